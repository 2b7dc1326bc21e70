"""Widgets: how a value of each shape is typed, and the way from the value to text and back."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.editing.proposals import port_hints
from playground.kinds.shapes import (
    NAMED_PROTOCOLS,
    Address,
    AddressOrTruth,
    Block,
    Choice,
    Document,
    IcmpNumber,
    ListOf,
    Number,
    PortRange,
    Protocol,
    Refers,
    Shape,
    Text,
    Truth,
)

Texts = list[str]
"""What a form sends under one name; nothing at all, or "", is nothing said."""
Offers = tuple[tuple[str, str], ...]
"""What is offered while one types: the text, and what it is."""

ON = "on"
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}")
_BETWEEN = re.compile(r"[\s,;]+")
YES, NO = ("true", "yes", "assign"), ("false", "no", "none")
PUBLIC: Offers = (("yes", "one is assigned"), ("no", "none"))


@dataclass(frozen=True)
class Widget:
    """One way to type a value.  `template` draws it: `editor/widgets/<template>.html`."""

    template: str
    typed: Callable[[Any], Texts]
    """A plain value as the form shows it."""
    meant: Callable[[Texts], Any]
    """What was typed as a plain value; None for nothing.  The shape judges it."""
    look: str = ""
    """Names for the style sheet."""
    offers: Offers = ()
    keyboard: str = ""
    """The keyboard that a phone shows."""


def _line(value: Any) -> Texts:
    return ["" if value is None else str(value)]


def _text(texts: Texts) -> str | None:
    return texts[-1].strip() or None if texts else None


def _number(texts: Texts) -> int | str | None:
    text = _text(texts)
    return int(text) if text and _NUMBER.fullmatch(text) else text


def _tick(value: Any) -> Texts:
    return [ON] if value else [""]


def _ticked(texts: Texts) -> bool:
    return any(texts)


def _several(values: Any) -> Texts:
    return [str(value) for value in values or ()]


def _chosen(texts: Texts) -> Texts:
    return list(dict.fromkeys(filter(None, texts)))


def _lines(values: Any) -> Texts:
    return ["\n".join(_several(values))]


def _words(texts: Texts) -> Texts | None:
    """One a line, or with commas between: addresses, blocks and zones have neither."""
    return list(filter(None, _BETWEEN.split(" ".join(texts)))) or None


def _maybe_truth(value: Any) -> Texts:
    return ["yes" if value else "no"] if isinstance(value, bool) else _line(value)


def _truth_or_text(texts: Texts) -> bool | str | None:
    text = _text(texts)
    word = (text or "").lower()
    return word in YES if word in (*YES, *NO) else text


def _json(value: Any) -> Texts:
    if not value:
        return [""]
    return [value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)]


def _choice(value: Any) -> Texts:
    """`False` is the word that YAML reads so: no."""
    return ["no"] if value is False else _line(value)


LINE = Widget("line", _line, _text)
TICK = Widget("tick", _tick, _ticked)
COUNT = Widget("line", _line, _number, "digits", keyboard="numeric")
CHOICE = Widget("select", _choice, _text)
ADDRESS = Widget("line", _line, _text, "mono")
PUBLIC_ADDRESS = Widget("line", _maybe_truth, _truth_or_text, "mono", PUBLIC)
PROTOCOL = Widget("line", _line, _text, "mono", tuple((one, "") for one in NAMED_PROTOCOLS))
PORT = Widget("line", _line, _text, "mono", tuple((one.ports, one.label) for one in port_hints()))
ICMP = Widget("line", _line, _number, "mono digits", (("all", "every one"),))
REFERENCE = Widget("select", _line, _text, "reference")
NAMED = Widget("line", _line, _text, "mono named")
TICKS = Widget("ticks", _several, _chosen, "reference")
LINES = Widget("lines", _lines, _words, "mono")
POLICY = Widget("lines", _json, _text, "mono policy")

WIDGETS: Mapping[type[Shape], Widget] = {
    Text: LINE,
    Truth: TICK,
    Number: COUNT,
    Choice: CHOICE,
    Block: ADDRESS,
    Address: ADDRESS,
    AddressOrTruth: PUBLIC_ADDRESS,
    Protocol: PROTOCOL,
    PortRange: PORT,
    IcmpNumber: ICMP,
    Refers: REFERENCE,
    Document: POLICY,
}
LISTS: Mapping[type[Shape], Widget] = {Refers: TICKS, Shape: LINES}
"""Of a list, by the shape of what is in it."""

W = TypeVar("W")


def widget_of(shape: Shape) -> Widget:
    """How a value of this shape is typed.  Raises KeyError for a shape that nobody thought of."""
    if isinstance(shape, ListOf):
        return _nearest(LISTS, type(shape.of))
    if isinstance(shape, Refers) and shape.or_shape is not None:
        return NAMED
    return _nearest(WIDGETS, type(shape))


def _nearest(table: Mapping[type[Shape], W], shape: type[Shape]) -> W:
    """That of the shape, else of the one that it is a kind of."""
    for one in shape.__mro__:
        if one in table:
            return table[one]
    raise KeyError(shape.__name__)
