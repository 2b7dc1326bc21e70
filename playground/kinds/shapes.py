"""The shapes of values: how each is read from a scenario file, written to it, and described."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from playground.engine.nodes import ALL_PROTOCOLS, ANY_TYPE, ICMP, ICMPV6, TCP, UDP
from playground.models.fields import canonical_address, canonical_block

Schema = dict[str, Any]
NAMED_PROTOCOLS = {"all": ALL_PROTOCOLS, "tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMPV6}
LINES = re.compile("[\t\n\r]")
"""What no name and no line of text has in it."""
DEEPEST = 32
"""Levels of a policy; AWS's own need six."""
TOO_DEEP = f"A policy has at most {DEEPEST} levels."
PROTOCOL_NAMES = {number: name for name, number in NAMED_PROTOCOLS.items()}


@dataclass(frozen=True)
class Shape:
    """Reads a plain value (text, number, truth, list) into what a model stores, and back."""

    def read(self, value: object) -> Any:
        """What the model stores.  Raises ValueError with a sentence for the user."""
        raise NotImplementedError

    def write(self, stored: Any) -> Any:
        """The plain value again."""
        return stored

    def schema(self) -> Schema:
        """Its JSON Schema."""
        raise NotImplementedError

    def is_silent(self, value: object) -> bool:
        """Does a plain value say no more than none at all?"""
        return value in (None, "", [], {})


@dataclass(frozen=True)
class Text(Shape):
    """A line of free text."""

    longest: int = 255

    def read(self, value: object) -> str:
        """Text; numbers become text, as YAML reads 123456789012 as a number."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValueError(f"Text is needed here, not {_called(value)}.")
        text = str(value)
        if len(text) > self.longest:
            raise ValueError(f"At most {self.longest} characters, these are {len(text)}.")
        if LINES.search(text):
            raise ValueError("One line of text is needed here, without tabs.")
        return text

    def schema(self) -> Schema:
        """Text of bounded length, or a number."""
        return {"type": ["string", "integer"], "maxLength": self.longest}


@dataclass(frozen=True)
class Truth(Shape):
    """True or false."""

    def read(self, value: object) -> bool:
        """True or false, nothing that merely looks like it."""
        if not isinstance(value, bool):
            raise ValueError(f"true or false is needed here, not {_called(value)}.")
        return value

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number(Shape):
    """A whole number in a range."""

    first: int
    last: int
    rule: str = ""

    def read(self, value: object) -> int:
        """The number."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"A whole number is needed here, not {_called(value)}.")
        if not self.first <= value <= self.last:
            rule = f" [{self.rule}]" if self.rule else ""
            raise ValueError(f"{value} is not between {self.first} and {self.last}.{rule}")
        return value

    def schema(self) -> Schema:
        """An integer with its bounds."""
        return {"type": "integer", "minimum": self.first, "maximum": self.last}


@dataclass(frozen=True)
class Choice(Shape):
    """One of a few words; `off` is the one that YAML reads as false: no."""

    words: tuple[str, ...]
    off: str = ""

    def read(self, value: object) -> str:
        """The word."""
        if value is False and self.off:
            return self.off
        if value not in self.words:
            listing = ", ".join(self.words)
            raise ValueError(f"{_called(value)} is none of: {listing}.")
        return str(value)

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": [*self.words, *([False] if self.off else [])]}


@dataclass(frozen=True)
class Block(Shape):
    """A CIDR block of one family, or of either.

    `only` is told to somebody who writes a name, where elsewhere a name might do.
    """

    version: int | None = None
    only: str = ""

    def read(self, value: object) -> str:
        """The block with its host bits cleared (VPC-04)."""
        text = _text(value)
        try:
            return canonical_block(text, self.version)
        except ValueError as error:
            if self.only and not text[:1].isdigit() and ":" not in text:
                raise ValueError(f"{_called(text)} is no CIDR block. {self.only}") from error
            raise

    def schema(self) -> Schema:
        """Text."""
        return {"type": "string", "description": "CIDR block"}


@dataclass(frozen=True)
class Address(Shape):
    """An IP address of one family, or of either."""

    version: int | None = None

    def read(self, value: object) -> str:
        """The address the usual way."""
        return canonical_address(_text(value), self.version)

    def schema(self) -> Schema:
        """Text."""
        return {"type": "string", "description": "IP address"}


@dataclass(frozen=True)
class AddressOrTruth(Shape):
    """An address; true: one is assigned; false: none."""

    def read(self, value: object) -> str | bool:
        """The address or the truth value."""
        return value if isinstance(value, bool) else canonical_address(_text(value), 4)

    def schema(self) -> Schema:
        """Text or a boolean."""
        return {"type": ["string", "boolean"]}


@dataclass(frozen=True)
class Protocol(Shape):
    """A protocol: its name or its number."""

    def read(self, value: object) -> int:
        """The number; -1 for all."""
        name = str(value).strip().lower() if isinstance(value, str | int) else ""
        if name in NAMED_PROTOCOLS:
            return NAMED_PROTOCOLS[name]
        if isinstance(value, bool) or not _is_number(name, 255):
            if name == "-1":
                return ALL_PROTOCOLS
            known = ", ".join(NAMED_PROTOCOLS)
            raise ValueError(f"{_called(value)} is no protocol: {known}, or a number up to 255.")
        return int(name)

    def write(self, stored: Any) -> str | int:
        """The name, else the number."""
        return PROTOCOL_NAMES.get(stored, stored)

    def schema(self) -> Schema:
        """A name or a number."""
        names = [*NAMED_PROTOCOLS, "-1"]
        numbers = {"type": "integer", "minimum": ALL_PROTOCOLS, "maximum": 255}
        return {"anyOf": [{"enum": names}, numbers, {"type": "string", "pattern": r"^\d{1,3}$"}]}


@dataclass(frozen=True)
class PortRange(Shape):
    """443, "1024-65535", or all."""

    def read(self, value: object) -> str:
        """'443', '1024-65535', or '' for all."""
        text = str(value).replace(" ", "") if isinstance(value, str | int) else ""
        if text.lower() == "all":
            return ""
        first, dash, last = text.partition("-")
        ends = (first, last if dash else first)
        if isinstance(value, bool) or not all(_is_number(end, 65535) for end in ends):
            raise ValueError(f"{_called(value)} is no port (443) or range of ports (1024-65535).")
        if int(ends[0]) > int(ends[1]):
            raise ValueError(f"The range {text} ends before it begins.")
        return "-".join(dict.fromkeys(str(int(end)) for end in ends))

    def write(self, stored: Any) -> str | int:
        """A number, a range, or all."""
        if not stored:
            return "all"
        return int(stored) if str(stored).isdigit() else str(stored)

    def schema(self) -> Schema:
        """A number or text."""
        pattern = r"^(all|\d{1,5}( ?- ?\d{1,5})?)$"
        return {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 65535},
                {"type": "string", "pattern": pattern},
            ]
        }


@dataclass(frozen=True)
class IcmpNumber(Shape):
    """An ICMP type or code; -1 or all for every one."""

    def read(self, value: object) -> int:
        """The number; -1 for all."""
        if value == "all":
            return ANY_TYPE
        return Number(ANY_TYPE, 255, "NACL-12").read(value)

    def write(self, stored: Any) -> str | int:
        """The number, or all."""
        return "all" if stored == ANY_TYPE else int(stored)

    def is_silent(self, value: object) -> bool:
        """Every row has it, and few are about ICMP."""
        return value in (None, "", "all", ANY_TYPE)

    def schema(self) -> Schema:
        """A number, or all."""
        number = {"type": "integer", "minimum": ANY_TYPE, "maximum": 255}
        return {"anyOf": [{"const": "all"}, number]}


@dataclass(frozen=True)
class Refers(Shape):
    """The name of a resource of these kinds (or its id, or kind/name), or one of some words.

    With `or_shape`, what that shape reads is a value of its own and no reference.
    """

    slugs: tuple[str, ...]
    words: tuple[str, ...] = ()
    or_shape: Shape | None = None

    def read(self, value: object) -> str:
        """The text that names it; who it is, only the whole file can tell."""
        return _text(value)

    def schema(self) -> Schema:
        """Text."""
        return {"type": ["string", "integer"], "description": "name of: " + ", ".join(self.slugs)}


@dataclass(frozen=True)
class ListOf(Shape):
    """A list of values of one shape."""

    of: Shape

    def read(self, value: object) -> list[Any]:
        """The list; one value alone is a list of one."""
        values = value if isinstance(value, list) else [value]
        return [self.of.read(one) for one in values]

    def write(self, stored: Any) -> list[Any]:
        """The plain values."""
        return [self.of.write(one) for one in stored]

    def schema(self) -> Schema:
        """An array, or one value."""
        return {"anyOf": [{"type": "array", "items": self.of.schema()}, self.of.schema()]}


@dataclass(frozen=True)
class Document(Shape):
    """A policy: a mapping, or the JSON text of one."""

    def read(self, value: object) -> dict[str, Any]:
        """The mapping."""
        found = _from_json(value) if isinstance(value, str) else value
        if not isinstance(found, dict):
            raise ValueError(f"A policy document is needed here, not {_called(found)}.")
        _refuse_deep(found)
        return found

    def schema(self) -> Schema:
        """An object, or text."""
        return {"type": ["object", "string"]}


def _from_json(text: str) -> object:
    """What JSON text says.  Raises ValueError; no database stores what is no number."""
    try:
        return json.loads(text, parse_constant=_finite, parse_float=_finite)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    except ValueError as error:
        raise ValueError(f"This is no JSON: {error}.") from error


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text[:20]} is no number")
    return number


def _refuse_deep(found: object) -> None:
    level = [found]
    for _ in range(DEEPEST):
        level = [one for each in level for one in _inside(each) if isinstance(one, dict | list)]
    if level:
        raise ValueError(TOO_DEEP)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"Text is needed here, not {_called(value)}.")
    return str(value)


def _called(value: object) -> str:
    """A value as an error names it."""
    names: list[tuple[type, Callable[[Any], str]]] = [
        (bool, lambda truth: str(truth).lower()),
        (list, lambda _: "a list"),
        (dict, lambda _: "a mapping"),
        (str, lambda text: f"“{text[:60]}”"),
    ]
    if value is None:
        return "nothing"
    return next((name(value) for kind, name in names if isinstance(value, kind)), str(value))


def _is_number(text: str, last: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= last
