"""What a form holds as text: what somebody typed, or what a resource says, in one shape."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.kinds import Field, Part
from playground.views.editor.widgets import Texts, widget_of

_CELL = re.compile(r"([a-z0-9_]{1,64})\[([0-9]{1,9})\]\.([a-z0-9_]{1,64})")
_SLICE = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")


class Post(Protocol):
    """What a request's form data can do."""

    def __contains__(self, key: object) -> bool: ...
    def keys(self) -> Iterable[str]: ...
    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True)
class TypedRow:
    """One row of a part; `index` is the number between the brackets of its names."""

    index: int
    cells: Mapping[str, Texts]


@dataclass(frozen=True)
class TypedPart:
    """The rows of a part in the order in which they stand.

    They are the rows from `first` up to `last` of all that there were; the others are not shown.
    """

    rows: tuple[TypedRow, ...]
    first: int = 0
    last: int | None = None


@dataclass(frozen=True)
class Typed:
    """A whole form; a key that is not in it was not in the form."""

    fields: Mapping[str, Texts] = field(default_factory=dict)
    parts: Mapping[str, TypedPart] = field(default_factory=dict)


def as_typed(says: Mapping[str, Any], fields: Iterable[Field], parts: Iterable[Part]) -> Typed:
    """What a resource says, as a form would send it."""
    return Typed(
        {one.key: _shown(one, says) for one in fields},
        {part.key: _whole(part, says.get(part.key) or ()) for part in parts},
    )


def _whole(part: Part, rows: Iterable[Mapping[str, Any]]) -> TypedPart:
    return TypedPart(tuple(rows_of(part, in_order(part, rows))))


NUMBERED = "rule_number"
"""The column by which rows are in order, where there is one (NACL-04)."""


def in_order(part: Part, rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows as a form shows them."""
    if not is_numbered(part):
        return list(rows)
    return sorted(rows, key=lambda row: row.get(NUMBERED) or 0)


def is_numbered(part: Part) -> bool:
    """Are its rows tried in the order of their numbers?"""
    return _is_column(part, NUMBERED)


def rows_of(part: Part, rows: Iterable[Mapping[str, Any]], first: int = 0) -> Iterable[TypedRow]:
    """Rows that are said, numbered from `first`."""
    for index, row in enumerate(rows, first):
        yield TypedRow(index, {one.key: _shown(one, row) for one in part.fields})


def _shown(one: Field, says: Mapping[str, Any]) -> Texts:
    return widget_of(one.shape).typed(says.get(one.key))


def was_typed(post: Post, fields: Iterable[Field], parts: Iterable[Part]) -> Typed:
    """What a form sent; whatever it has no field for is not looked at."""
    known = {part.key: part for part in parts}
    rows: dict[str, dict[int, dict[str, Texts]]] = {key: {} for key in known if key in post}
    for name in post.keys():  # noqa: SIM118  (a QueryDict is more than its keys)
        cell = _CELL.fullmatch(name)
        if cell and cell[1] in known and _is_column(known[cell[1]], cell[3]):
            row = rows.setdefault(cell[1], {}).setdefault(int(cell[2]), {})
            row[cell[3]] = post.getlist(name)
    return Typed(
        {one.key: post.getlist(one.key) for one in fields if one.key in post},
        {key: _part(post, key, found) for key, found in rows.items()},
    )


def _is_column(part: Part, key: str) -> bool:
    return any(one.key == key for one in part.fields)


def _part(post: Post, key: str, rows: Mapping[int, Mapping[str, Texts]]) -> TypedPart:
    found = tuple(TypedRow(index, cells) for index, cells in rows.items())
    shown = _SLICE.fullmatch(post.getlist(key)[-1]) if key in post else None
    if shown is None:
        return TypedPart(found)
    first, last = int(shown[1]), int(shown[2])
    return TypedPart(found, first, max(first, last))
