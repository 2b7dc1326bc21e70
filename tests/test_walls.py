"""The walls of the house: who may import whom, read from the source with `ast`.

Arrows point at the engine; nothing points at the web.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = "playground"

# What each room may import of the house, besides itself. A room that is not listed is an error.
INNER: dict[str, set[str]] = {
    "engine": set(),
    "words": {"engine"},
    "drawing": {"engine"},
    "question": {"engine"},
    "report": {"engine", "words", "question"},
    "checks": {"engine", "question"},
    "models": {"engine"},
    "links": {"models"},
    "kinds": {"engine", "models"},
    "snapshot": {"engine", "models", "kinds"},
    "scenariofile": {"engine", "question", "models", "kinds", "words", "snapshot", "checks"},
    "exchange": {"engine", "question", "words", "models", "kinds", "checks", "scenariofile"},
    "examples": set(),
    "sources": {
        "engine",
        "models",
        "links",
        "snapshot",
        "scenariofile",
        "checks",
        "examples",
        "exchange",
    },
    "exporting": {
        *("engine", "drawing", "question", "report", "scenariofile", "exchange", "sources"),
    },
}
EVERYTHING_ABOVE = set(INNER)
WALLS = INNER | {
    "cabinet": EVERYTHING_ABOVE,
    "templatetags": EVERYTHING_ABOVE,
    "management": EVERYTHING_ABOVE | {"cabinet", "serving", "sharing"},
    "visitors": set(),
    "gate": {"visitors"},
    "live": EVERYTHING_ABOVE | {"cabinet", "visitors", "gate"},
    "editing": EVERYTHING_ABOVE | {"cabinet", "visitors", "live"},
    "sharing": EVERYTHING_ABOVE | {"cabinet", "visitors", "live", "editing"},
    "views": EVERYTHING_ABOVE | {"cabinet", "visitors", "live", "editing", "sharing", "gate"},
    "urls": {"views"},
    "asgi": {"urls", "gate", "serving"},
    "settings": {"secret_key", "serving", "gate"},
    "serving": set(),
    "secret_key": set(),
    "apps": {"serving"},
    "migrations": {"engine", "models"},
    "__init__": set(),
}

# Rooms that may import of the world only this, besides the standard library.
OUTSIDE: dict[str, set[str]] = {
    "engine": set(),
    "words": set(),
    "question": set(),
    "report": set(),
    "secret_key": set(),
    "drawing": {
        "pygraphviz",
        "graphviz",
        "resvg_py",
        "typst",
        "fontpkg_arimo",
        "fontpkg_ibm_plex_mono",
        "django.template",
        "django.utils",
    },
    "models": {"django"},
    "kinds": {"django"},
}

# Same network, same question, same answer: these rooms ask neither the machine nor the clock.
PURE = {"engine", "words", "question", "report"}
# fmt: off
WORLDLY = {
    "asyncio", "concurrent", "datetime", "getpass", "http", "importlib", "io", "locale",
    "logging", "multiprocessing", "os", "pathlib", "platform", "random", "secrets", "shutil",
    "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading",
    "time", "urllib", "uuid",
}
# fmt: on

FORBIDDEN_NAMES = {"utils", "helpers", "common", "services", "managers", "misc"}

LINES, LINES_OF_DECLARATIONS = 250, 400
DECLARATIONS = {"nodes", "reasons", "words", "models", "kinds", "quotas"}


def imports(source: str, module: str) -> Iterator[str]:
    """Yield the full dotted name of everything the source imports, anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base_of(node, module)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _is_import_call(node):
            yield node.args[0].value


def _base_of(node: ast.ImportFrom, module: str) -> str:
    """Return the package a `from` import starts at; relative ones start at the module."""
    parents = module.split(".")[: -node.level] if node.level else []
    return ".".join([*parents, *filter(None, [node.module])])


def _is_import_call(node: ast.Call) -> bool:
    """Recognise `import_module("...")` and `__import__("...")`."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    literal = node.args and isinstance(node.args[0], ast.Constant)
    return name in ("import_module", "__import__") and bool(literal)


def trespasses(source: str, module: str) -> list[str]:
    """Return what the module imports through a wall, one sentence each."""
    room = module.split(".")[1] if "." in module else "__init__"
    if room not in WALLS:
        return [f"{module}: {room} is a new room; say in WALLS what it may import"]
    wrong = (_trespass(name, room) for name in imports(source, module))
    return [f"{module}: {fault}" for fault in wrong if fault]


def _trespass(name: str, room: str) -> str | None:
    """Say which wall an import goes through, if any."""
    top, _, rest = name.partition(".")
    if top == HOUSE:
        target = rest.partition(".")[0]
        inside = target == room or target in WALLS[room]
        return None if inside else f"{room} may not import {name}"
    if top in sys.stdlib_module_names:
        worldly = room in PURE and top in WORLDLY
        return f"{room} is pure and may not import {name}" if worldly else None
    if room in OUTSIDE and not any(_within(name, allowed) for allowed in OUTSIDE[room]):
        return f"{room} may not import {name}"
    return None


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def budget(path: Path) -> int:
    """Return how many lines a file may have; rooms of declarations hold longer tables."""
    return LINES_OF_DECLARATIONS if DECLARATIONS & {path.stem, *path.parts} else LINES


def module_name(path: Path) -> str:
    """Return the dotted name, a package's with its `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


MODULES = sorted((ROOT / HOUSE).rglob("*.py"))
WRITTEN_BY_HAND = [path for path in MODULES if "migrations" not in path.parts]


def test_every_module_stays_within_its_walls() -> None:
    assert MODULES
    found = [fault for path in MODULES for fault in trespasses(path.read_text(), module_name(path))]
    assert not found, "\n".join(found)


def test_the_table_has_no_door_that_nobody_uses() -> None:
    used = set()
    for path in MODULES:
        module = module_name(path)
        house, _, inside = module.partition(".")
        for name in imports(path.read_text(), module):
            if name.startswith(f"{house}."):
                used.add((inside.partition(".")[0], name.split(".")[1]))
    doors = {(room, target) for room, allowed in INNER.items() for target in allowed}
    assert not doors - used


def test_every_module_opens_with_a_sentence() -> None:
    silent = [module_name(path) for path in WRITTEN_BY_HAND if not opens_with_a_sentence(path)]
    assert not silent, silent


def opens_with_a_sentence(path: Path) -> bool:
    """Tell whether the first paragraph of the docstring ends as a sentence does."""
    docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
    return docstring.partition("\n\n")[0].rstrip().endswith((".", "?", ":"))


def test_every_module_keeps_to_its_length() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in WRITTEN_BY_HAND}
    long = [
        f"{module_name(path)}: {length} lines, {budget(path.relative_to(ROOT))} allowed"
        for path, length in lengths.items()
        if length > budget(path.relative_to(ROOT))
    ]
    assert not long, "\n".join(long)


def test_no_module_is_named_after_nothing() -> None:
    paths = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    named = [path for path in paths if FORBIDDEN_NAMES & set(path.with_suffix("").parts)]
    assert not named, named


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("playground.engine.walk", "import django"),
        ("playground.engine.walk", "from playground.models import Vpc"),
        ("playground.engine.walk", "from playground import models"),
        ("playground.engine.walk", "from ..models import vpc"),
        ("playground.engine.walk", "import playground.views.pages"),
        ("playground.engine.walk", "def late():\n    import netaddr"),
        ("playground.engine.walk", "import importlib\nimportlib.import_module('django')"),
        ("playground.engine.walk", "from time import monotonic"),
        ("playground.engine.walk", "if TYPE_CHECKING:\n    from playground.words import say"),
        ("playground.words.routing", "from playground.report import report"),
        ("playground.words.routing", "from django.utils.html import escape"),
        ("playground.drawing.layout", "from playground.words import say"),
        ("playground.drawing.layout", "from django.db import models"),
        ("playground.question.asking", "from playground.words import say"),
        ("playground.report.answer", "from playground.kinds import KINDS"),
        ("playground.models.vpc", "from playground.kinds import KINDS"),
        ("playground.models.vpc", "import yaml"),
        ("playground.kinds.vpc", "from playground.scenariofile import load"),
        ("playground.snapshot", "from playground.scenariofile import load"),
        ("playground.scenariofile.reading", "from playground.views.gallery import show_gallery"),
        ("playground.management.commands.trace", "from playground.views import gallery"),
        ("playground.cabinet", "from playground.views import gallery"),
        ("playground.helping", "import json"),
    ],
)
def test_the_wall_test_sees_a_trespass(module: str, source: str) -> None:
    assert trespasses(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("playground.engine.walk", "from playground.engine.nodes import Ref\nimport bisect"),
        ("playground.engine.__init__", "from .walk import walk"),
        ("playground.words.routing", "from playground.engine import reasons"),
        ("playground.drawing.rendering", "from django.template.loader import render_to_string"),
        ("playground.drawing.layout", "import os, subprocess, pygraphviz"),
        ("playground.models.vpc", "from django.db import models"),
        ("playground.views.gallery", "from playground.drawing import draw\nimport yaml"),
        ("playground.urls", "from playground.views.gallery import show_gallery"),
    ],
)
def test_the_wall_test_lets_through_what_may_pass(module: str, source: str) -> None:
    assert trespasses(source, module) == []


def test_the_length_budget_knows_rooms_of_declarations() -> None:
    assert budget(Path("playground/engine/walk.py")) == LINES
    assert budget(Path("playground/engine/nodes/vpc.py")) == LINES_OF_DECLARATIONS
    assert budget(Path("playground/kinds/security.py")) == LINES_OF_DECLARATIONS
