"""Tables: the rows of a part, edited in place; of very many rows, a hundred at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.kinds import Field, Part
from playground.kinds.shapes import IcmpNumber
from playground.views.editor.boxes import Box, Desk, standard
from playground.views.editor.typed import TypedPart, TypedRow, in_order, is_numbered, rows_of
from playground.views.editor.widgets import Texts, Widget, widget_of

ROWS = 100
"""So many rows of a table are edited at once; the others wait on their pages."""
NEW = "NEW"
"""The index of the row that a script copies."""
SILENT = ("", "all", "-1")


@dataclass(frozen=True)
class Row:
    """A row; `index` is what stands between the brackets of its names."""

    index: str
    boxes: tuple[Box, ...]
    number: int
    about_icmp: bool = False

    def is_of(self, part: str) -> bool:
        """Does it belong to this part?"""
        return self.boxes[0].path.startswith(f"{part}[")


@dataclass(frozen=True)
class Column:
    """A head: what it says, and of which key."""

    key: str
    label: str
    help: str
    look: str


@dataclass(frozen=True)
class Page:
    """A hundred rows of a long table."""

    number: int
    first: int
    last: int
    current: bool


@dataclass(frozen=True)
class Table:
    """A part of a resource, ready to be edited."""

    key: str
    label: str
    blurb: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    blank: Row
    total: int
    shown: str
    """'100-200': which rows of all are shown; "" for all of them."""
    pages: tuple[Page, ...]
    errors: tuple[str, ...]
    numbered: bool
    next_index: int
    hint: str = ""
    """What its rows lack, taken together."""
    advice: tuple[str, ...] = ()
    """What AWS takes, and why one may not want it."""

    @property
    def elsewhere(self) -> int:
        """So many rows are on other pages."""
        first, _, last = self.shown.partition("-")
        return self.total - (int(last) - int(first)) if self.shown else 0

    @property
    def count(self) -> int:
        """So many rows there are."""
        return self.elsewhere + len(self.rows)


def page_of(part: Part, rows: Iterable[Mapping[str, Any]], number: int) -> TypedPart:
    """What a form shows of a part: all, or one page of many rows."""
    rows = in_order(part, rows)
    if len(rows) <= ROWS:
        return TypedPart(tuple(rows_of(part, rows)))
    first = min(max(number - 1, 0), (len(rows) - 1) // ROWS) * ROWS
    shown = tuple(rows_of(part, rows[first : first + ROWS], first))
    return TypedPart(shown, first, first + len(shown))


def with_row(part: Part, shown: TypedPart, said: Mapping[str, Any], total: int) -> TypedPart:
    """One more row at the end, with what is proposed for it."""
    index = max([total - 1, *(row.index for row in shown.rows)]) + 1
    return TypedPart((*shown.rows, _new_row(part, index, said)), shown.first, shown.last)


def without_row(shown: TypedPart, index: int) -> TypedPart:
    """Without the row of this index."""
    left = tuple(row for row in shown.rows if row.index != index)
    return TypedPart(left, shown.first, shown.last)


def _new_row(part: Part, index: int, said: Mapping[str, Any]) -> TypedRow:
    """What is proposed, else what the model gives where nothing is said."""
    says = {one.key: said.get(one.key, standard(one, part.model)) for one in part.fields}
    (row,) = rows_of(part, [says], index)
    return row


def table_of(
    part: Part, shown: TypedPart, total: int, proposed: Mapping[str, Any], desk: Desk
) -> Table:
    """The table.  `total`: so many rows are kept; `proposed`: what the next row would say."""
    widgets = {one.key: desk.column(one, len(shown.rows)) for one in part.fields}
    rows = tuple(
        _row(part, str(row.index), row.cells, number, widgets, desk)
        for number, row in enumerate(shown.rows, 1 + shown.first)
    )
    blank = _new_row(part, 0, proposed)
    indices = (row.index for row in shown.rows)
    desk.told.add(part.key)
    return Table(
        part.key,
        part.label,
        part.blurb,
        tuple(_column(one) for one in part.fields),
        rows,
        _row(part, NEW, blank.cells, 0, widgets, desk),
        total,
        "" if shown.last is None else f"{shown.first}-{shown.last}",
        _pages(shown, total),
        tuple(desk.messages.get(part.key, ())),
        is_numbered(part),
        max([total, *(index + 1 for index in indices)]),
        advice=tuple(desk.advice.get(part.key, ())),
    )


def _column(one: Field) -> Column:
    look = "icmp" if isinstance(one.shape, IcmpNumber) else widget_of(one.shape).look
    return Column(one.key, one.label, one.help, look)


def _row(
    part: Part,
    index: str,
    cells: Mapping[str, Texts],
    number: int,
    widgets: Mapping[str, Widget],
    desk: Desk,
) -> Row:
    path = f"{part.key}[{index}]"
    boxes = tuple(
        desk.box(one, f"{path}.{one.key}", cells.get(one.key, [""]), widgets[one.key])
        for one in part.fields
    )
    return Row(index, boxes, number, _is_about_icmp(part, cells))


def _is_about_icmp(part: Part, cells: Mapping[str, Texts]) -> bool:
    """Types and codes are shown where a row is about them."""
    numbers = [one.key for one in part.fields if isinstance(one.shape, IcmpNumber)]
    named = any("icmp" in text.lower() for text in cells.get("protocol", ()))
    said = any(text not in SILENT for key in numbers for text in cells.get(key, ()))
    return bool(numbers) and (named or said)


def _pages(shown: TypedPart, total: int) -> tuple[Page, ...]:
    if shown.last is None:
        return ()
    starts = range(0, total, ROWS)
    return tuple(
        Page(number, start + 1, min(start + ROWS, total), start == shown.first)
        for number, start in enumerate(starts, 1)
    )
