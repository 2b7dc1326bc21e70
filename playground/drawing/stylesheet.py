"""The picture's stylesheet for files that stand alone: the light theme, every variable filled in.

Programs that show a saved picture may know neither CSS variables nor `light-dark()`.
"""

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "static" / "css" / "picture.css"
PAGE_ONLY = "/* only in pages"
FONTS = {
    "--sans": 'Arimo, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
    "--mono": '"IBM Plex Mono", Menlo, "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace',
}


@cache
def standalone_css() -> str:
    """The rules of picture.css up to the part that only pages need, in plain CSS."""
    rules = re.sub(r":root\s*\{[^}]*\}", "", _source())
    return re.sub(r"\s+", " ", _filled(rules, {**FONTS, **_colours()})).strip()


@cache
def page_css() -> str:
    """All of picture.css, light or dark as the page is that shows the picture as an image."""
    rules = re.sub(r"/\*.*?\*/", "", SOURCE.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", f":root {{ color-scheme: light dark; }} {rules}").strip()


def colour(name: str) -> str:
    """A colour of the light theme, '#0a7a63' for 'good', for pictures of other programs."""
    return _colours()[f"--pic-{name}"]


@cache
def _source() -> str:
    text = SOURCE.read_text(encoding="utf-8").split(PAGE_ONLY)[0]
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


@cache
def _colours() -> dict[str, str]:
    found = re.findall(r"(--pic-[\w-]+):\s*([^;]+);", _source())
    return {name: _light(value) for name, value in found}


def _light(value: str) -> str:
    return re.sub(r"light-dark\(\s*([^,()]+)\s*,[^()]*\)", r"\1", value).strip()


def _filled(text: str, values: dict[str, str]) -> str:
    while found := re.search(r"var\((--[\w-]+)\)", text):
        text = text.replace(found.group(0), values[found.group(1)])
    return text
