"""Conflicts: somebody else changed the resource meanwhile; theirs or yours, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from playground.cabinet import Drawer
from playground.editing.acts import Conflict
from playground.editing.history import NoSuchStep, open_step
from playground.editing.judging import sheet_in
from playground.editing.sheet import fingerprint, primary_of, says_of
from playground.engine.nodes import Ref
from playground.kinds import Field, Part
from playground.kinds.shapes import ListOf, Refers
from playground.views.editor.forms import Topic
from playground.views.editor.names import Names
from playground.views.editor.typed import Typed
from playground.views.requests import whole_number

TAKE = "take."
"""What the names of the choices begin with."""
THEIRS, MINE = "theirs", "mine"


class SaidValue(NamedTuple):
    """One value of a side, and whether the other side lacks it."""

    text: str
    alone: bool


Values = tuple[SaidValue, ...]


class Dispute(NamedTuple):
    """A field that the two sides say otherwise; `default` is the side that changed it."""

    key: str
    label: str
    theirs: Values
    mine: Values
    default: str
    both: bool

    @property
    def name(self) -> str:
        """Of the choice."""
        return f"{TAKE}{self.key}"


class Choice(NamedTuple):
    """Everything that the template shows; `kept` is what was typed, to be sent again."""

    topic: Topic
    differences: tuple[Dispute, ...]
    kept: tuple[tuple[str, str], ...]
    seen: str
    by: str
    """Who changed it last; "" if nobody knows."""


def taken(typed: Typed, post: Mapping[str, str]) -> Typed:
    """What was typed, without the fields of which theirs was chosen: those stay as they are."""
    theirs = {
        key.removeprefix(TAKE)
        for key, value in post.items()
        if key.startswith(TAKE) and value == THEIRS
    }
    return replace(
        typed,
        fields={key: one for key, one in typed.fields.items() if key not in theirs},
        parts={key: one for key, one in typed.parts.items() if key not in theirs},
    )


def base_of(drawer: Drawer, ref: Ref, revision: str) -> Mapping[str, Any] | None:
    """What the resource said when the form was made; None if nobody knows any more."""
    number = whole_number(revision)
    if number is None:
        return None
    try:
        sheet = sheet_in(open_step(drawer.opened.rows.scenario, number))
    except NoSuchStep:
        return None
    return says_of(sheet, ref) if ref in sheet else None


def conflict_of(
    drawer: Drawer, topic: Topic, typed: Typed, conflict: Conflict, revision: str
) -> Choice:
    """What there is to choose."""
    base = base_of(drawer, topic.ref, revision)
    found = tuple(_differences(topic, conflict.theirs, conflict.mine, base))
    seen = fingerprint(topic.sheet, topic.ref)
    by = who_changed(drawer, topic, revision)
    return Choice(topic, found, tuple(_sent_again(typed)), seen, by)


def who_changed(drawer: Drawer, topic: Topic, revision: str) -> str:
    """The name of who changed a resource last, after this revision; "" if nobody knows."""
    number = whole_number(revision)
    edits = drawer.opened.rows.scenario.edits.filter(revision__gt=number or 0)
    ids = [topic.ref, *filter(None, [primary_of(topic.sheet, topic.ref)])]
    found = edits.filter(changes__has_any_keys=ids).order_by("-revision")
    return str(found.values_list("name", flat=True).first() or "")


def _differences(
    topic: Topic, theirs: Mapping[str, Any], mine: Mapping[str, Any], base: Mapping[str, Any] | None
) -> Iterator[Dispute]:
    names = Names(topic.sheet)
    every: tuple[Field | Part, ...] = (*topic.fields, *topic.kind.parts)
    for one in every:
        if one.key not in mine:
            continue
        sides = [_lines(one, says.get(one.key), names) for says in (theirs, mine)]
        if sides[0] == sides[1]:
            continue
        was = sides[0] if base is None else _lines(one, base.get(one.key), names)
        they, you = (side != was for side in sides)
        default = MINE if you or not they else THEIRS
        yield Dispute(
            one.key, one.label, *_compared(*sides), default, both=(they and you) or base is None
        )


def _compared(theirs: list[str], mine: list[str]) -> tuple[Values, Values]:
    return (
        tuple(SaidValue(text, text not in mine) for text in theirs),
        tuple(SaidValue(text, text not in theirs) for text in mine),
    )


def _lines(one: Field | Part, value: Any, names: Names) -> list[str]:
    """A value in words: a line for each row or member."""
    if isinstance(one, Part):
        return [_row(one, row, names) for row in value or ()]
    if isinstance(one.shape, ListOf):
        return [_word(one.shape.of, member, names) for member in value or ()]
    return [_word(one.shape, value, names)]


def _row(part: Part, row: Mapping[str, Any], names: Names) -> str:
    said = ((one.shape, row.get(one.key)) for one in part.fields)
    words = (_word(shape, value, names) for shape, value in said if not shape.is_silent(value))
    return " · ".join(words)


def _word(shape: object, value: Any, names: Names) -> str:
    if value in (None, "", {}):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return names.name(value) if isinstance(shape, Refers) else str(value)


def _sent_again(typed: Typed) -> Iterator[tuple[str, str]]:
    """The names and texts of a form, as hidden inputs hold them."""
    for key, texts in typed.fields.items():
        yield from ((key, text) for text in texts or [""])
    for key, part in typed.parts.items():
        yield key, "" if part.last is None else f"{part.first}-{part.last}"
        for row in part.rows:
            for column, texts in row.cells.items():
                yield from ((f"{key}[{row.index}].{column}", text) for text in texts)
