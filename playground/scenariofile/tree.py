"""A document as values that know their place: what YAML and JSON are both read into."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from playground.scenariofile.letters import Judge, misfit

Plain = str | int | bool | None
"""A single value.  There are no fractions: nothing in a network is one, and 1.10 may be a name."""


class Spot(NamedTuple):
    """A place: line and column of a text, counting from 1; or, of a value that some other file
    holds, a way through it such as `Vpcs[3]`, where line and column may be 0.
    """

    line: int
    column: int
    file: str = ""
    """Which file; "" for the one that is being read."""
    path: str = ""


@dataclass(slots=True)
class Scalar:
    """A single value."""

    value: Plain
    spot: Spot


@dataclass(slots=True)
class Listing:
    """Values in order."""

    items: list["Value"]
    spot: Spot


@dataclass(slots=True)
class Entry:
    """A key's own place, and its value."""

    key_spot: Spot
    value: "Value"


@dataclass(slots=True)
class Table:
    """Values by key, in the order of the file."""

    entries: dict[str, Entry]
    spot: Spot


Value = Scalar | Listing | Table

DEEPEST = 20
"""So many levels may be nested; a scenario needs six."""


class Dialect(NamedTuple):
    """What a file may look like, besides being YAML or JSON."""

    deepest: int
    """So many levels may be nested."""
    tags: Mapping[str, str]
    """Tag -> the key that it stands for: `!Ref x` is short for `Ref: x`."""
    example: str
    """How such a file begins."""
    misfit: Judge = misfit
    """What is wrong with the letters of a text."""


SCENARIO = Dialect(DEEPEST, {}, "“title: ...”, “vpcs: ...”")
LONGEST_NUMBER = 18

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_WORDS: dict[str, Plain] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def resolve(text: str) -> Plain:
    """What an unquoted word means, by YAML 1.2: `no` is a word, 012345678901 an account."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return int(text)
    return text


def plain(value: Value) -> object:
    """The value without its places."""
    match value:
        case Scalar():
            return value.value
        case Listing():
            return [plain(item) for item in value.items]
        case Table():
            return {key: plain(entry.value) for key, entry in value.entries.items()}
