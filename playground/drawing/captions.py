"""What users wrote, made fit to be drawn: cleaned of what cannot be seen, cut to a width."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls that turn the order of everything behind them around."""
INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\u180e")
MARKS_IN_A_ROW = 2
LONGEST = 256
ELLIPSIS = "\u2026"
NUMBER = re.compile(r"[-_. ][0-9]{1,3}$")
FEWEST = 4
"""So many characters before an ellipsis say what something is."""

NARROW = frozenset("iljI.,:;'|! /")
NARROWER = frozenset("tfr()[]-")
"""Than most, and wider than those."""
WIDE = frozenset("GOQ&ABCDHNRU{}\u2014")
WIDEST = frozenset("mwMW@%<>=+~^#\u2026")


def clean(text: str) -> str:
    """The text without control, bidi and invisible characters, in one line, not endless.

    Of combining marks stacked on one letter two are kept; more would climb over the neighbours.
    """
    kept: list[str] = []
    marks = 0
    for char in " ".join(text.split())[: LONGEST * 4]:
        category = unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if _drawable(char, category) and marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept[:LONGEST])


def _drawable(char: str, category: str) -> bool:
    return category not in ("Cc", "Cs", "Cn", "Co") and char not in BIDI and char not in INVISIBLE


def width(text: str, size: float) -> float:
    """About how wide a text is in a proportional font of `size` pixels; rather too wide."""
    return sum(_ems(char) for char in text) * size


def _ems(char: str) -> float:
    if char in NARROW:
        return 0.36
    if char in NARROWER:
        return 0.46
    if "0" <= char <= "9":
        return 0.7
    if char in WIDE:
        return 0.78
    if char in WIDEST:
        return 1.0
    if char < "\u0300":
        return 0.6
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(char) in "WFA" else 0.66


def shorten(text: str, room: float, size: float) -> str:
    """The text, cut with an ellipsis where it would be wider than `room` pixels.

    A number at its end stays, as it tells one of many from the others.
    """
    if width(text, size) <= room:
        return text
    counted = NUMBER.search(text)
    number = counted[0] if counted else ""
    begins = _beginning(text, room - width(ELLIPSIS + number, size), size)
    if number and len(begins) < FEWEST:
        begins, number = _beginning(text, room - width(ELLIPSIS, size), size), ""
    return begins + ELLIPSIS + number


def _beginning(text: str, room: float, size: float) -> str:
    """As many of its characters as there is room for."""
    wide = list(accumulate(_ems(char) * size for char in text))
    return text[: bisect_right(wide, room)].rstrip()


MONO = 0.61
"""The width of every character of a monospaced font, in ems."""


def shorten_address(text: str, room: float, size: float) -> str:
    """An address keeps its end, which tells hosts of one block apart."""
    most = int(room / (MONO * size))
    return text if len(text) <= most else ELLIPSIS + text[-max(most - 1, 1) :]


def natural(text: str) -> list[tuple[int, int | str]]:
    """A key that sorts web-2 before web-10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text[:LONGEST])
    return [(0, int(part)) if part.isascii() and part.isdigit() else (1, part) for part in parts]
