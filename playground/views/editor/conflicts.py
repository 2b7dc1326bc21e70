"""Conflicts: somebody else changed the resource meanwhile; theirs or yours, field by field.

Of a table only the rows that both changed are asked.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.http import QueryDict

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
from playground.views.editor.together import Together, together
from playground.views.editor.typed import Typed, TypedPart, as_typed, was_typed
from playground.views.requests import whole_number

TAKE = "take."
"""What the names of the choices begin with."""
THEIRS, MINE = "theirs", "mine"
THEIR_ROWS = "theirs."
"""What the names of the rows begin with that stand there when theirs is chosen."""


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
    typed: Typed
    """What was typed, with the rows of others."""
    adds: bool
    """Is there a row in it that they lack, or the other way round?"""


def taken(typed: Typed, post: QueryDict, parts: Iterable[Part]) -> Typed:
    """What was typed, without the fields of which theirs was chosen: those stay as they are, and
    of a table what both made of it, with the disputed rows as theirs.
    """
    theirs = {
        key.removeprefix(TAKE)
        for key, value in post.items()
        if key.startswith(TAKE) and value == THEIRS
    }
    rows = was_typed(_their_rows(post), (), parts).parts
    return replace(
        typed,
        fields={key: one for key, one in typed.fields.items() if key not in theirs},
        parts={key: one for key, one in typed.parts.items() if key not in theirs}
        | {key: one for key, one in rows.items() if key in theirs},
    )


def _their_rows(post: QueryDict) -> QueryDict:
    found = QueryDict(mutable=True)
    for name in post:
        if name.startswith(THEIR_ROWS):
            found.setlist(name.removeprefix(THEIR_ROWS), post.getlist(name))
    return found


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
    both = together(topic, base, conflict.theirs, conflict.mine)
    theirs, mine = (_with_tables(both, side) for side in (THEIRS, MINE))
    sides = conflict.theirs | theirs, conflict.mine | mine
    found = tuple(_differences(topic, *sides, base))
    seen = fingerprint(topic.sheet, topic.ref)
    by = who_changed(drawer, topic, revision)
    typed = replace(typed, parts={**typed.parts, **_rows_typed(topic, mine)})
    asked = {one.key for one in found}
    other = Typed(parts=_rows_typed(topic, {key: theirs[key] for key in asked & theirs.keys()}))
    kept = *_sent_again(typed), *_sent_again(other, THEIR_ROWS)
    return Choice(topic, found, kept, seen, by, typed, both.adds)


def _with_tables(both: Together, side: str) -> dict[str, Any]:
    """The tables that were joined; `side` says whose the rows are that both changed."""
    return {key: getattr(one, side) for key, one in both.tables.items()}


def _rows_typed(topic: Topic, tables: Mapping[str, Any]) -> Mapping[str, TypedPart]:
    return as_typed(tables, (), [one for one in topic.kind.parts if one.key in tables]).parts


def who_changed(drawer: Drawer, topic: Topic, revision: str) -> str:
    """The name of who changed a resource last, after this revision; "" if nobody knows."""
    both = [topic.ref, *filter(None, [primary_of(topic.sheet, topic.ref)])]
    return who_touched(drawer, both, revision)


def who_touched(drawer: Drawer, refs: Iterable[Ref], revision: str) -> str:
    """The name of who changed or deleted any of these last, after this revision; "" if nobody
    knows.
    """
    number = whole_number(revision)
    edits = drawer.opened.rows.scenario.edits.filter(revision__gt=number or 0)
    found = edits.filter(changes__has_any_keys=list(refs)).order_by("-revision")
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


def _sent_again(typed: Typed, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The names and texts of a form, as hidden inputs hold them."""
    for key, texts in typed.fields.items():
        yield from ((f"{prefix}{key}", text) for text in texts or [""])
    for key, part in typed.parts.items():
        yield f"{prefix}{key}", "" if part.last is None else f"{part.first}-{part.last}"
        for row in part.rows:
            for column, texts in row.cells.items():
                yield from ((f"{prefix}{key}[{row.index}].{column}", text) for text in texts)
