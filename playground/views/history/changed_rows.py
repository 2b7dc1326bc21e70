"""The rows of a table, and single values, that one state of a network has and another lacks."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from playground.editing.sheet import Says, Sheet
from playground.kinds import Field
from playground.kinds.shapes import ListOf, Refers, Shape

MOST_ROWS = 60
"""Of a table: a prefix list may have thousands of entries."""
NOTHING = "none"


class RowChange(NamedTuple):
    """A row that came ("+") or went ("−")."""

    sign: str
    cells: list[str]


class RowChanges(NamedTuple):
    """The rows of a part that came and went; none of both: only their order is another."""

    label: str
    columns: list[str]
    rows: list[RowChange]
    more: int = 0
    """How many rows there is no room for."""


class Side(NamedTuple):
    """What a resource says on one side; nothing where it is not there."""

    sheet: Sheet
    says: Says


Columns = Mapping[str, tuple[str, Shape | None]]
"""Key -> its label, and what shape its values have."""


def columns_of(fields: Sequence[Field]) -> Columns:
    """The columns of a part."""
    return {one.key: (one.label, one.shape) for one in fields}


def changed_rows(
    label: str, columns: Columns, before: Side, after: Side, key: str
) -> RowChanges | None:
    """The rows under a key that are on one side only; None where both sides say the same."""
    old, new = (side.says.get(key) or [] for side in (before, after))
    if old == new:
        return None
    gone, come = _only(old, new), _only(new, old)
    used = [one for one in columns if any(_says(row, one, columns) for row in (*gone, *come))]
    changes = [
        RowChange(sign, [_cell(row, one, columns, side.sheet) for one in used])
        for sign, rows, side in (("−", gone, before), ("+", come, after))
        for row in rows
    ]
    shown = [columns[one][0] for one in used]
    return RowChanges(label, shown, changes[:MOST_ROWS], max(len(changes) - MOST_ROWS, 0))


def _only(rows: Sequence[Says], others: Sequence[Says]) -> list[Says]:
    """Those of the rows that the others lack, in their order; each counts as often as it stands."""
    there = Counter(map(_written, others))
    found = []
    for row in rows:
        there[_written(row)] -= 1
        if there[_written(row)] < 0:
            found.append(row)
    return found


def _written(row: Says) -> str:
    return json.dumps(row, sort_keys=True)


def _says(row: Says, key: str, columns: Columns) -> bool:
    shape = columns[key][1] or Shape()
    return not shape.is_silent(row.get(key))


def _cell(row: Says, key: str, columns: Columns, sheet: Sheet) -> str:
    return text_of(row.get(key), columns[key][1], sheet) if _says(row, key, columns) else ""


def text_of(value: Any, shape: Shape | None, sheet: Sheet) -> str:
    """A value as people read it; where a reference may stand, an id is somebody's name."""
    if isinstance(value, list):
        of = shape.of if isinstance(shape, ListOf) else shape
        return ", ".join(text_of(one, of, sheet) for one in value) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return json.dumps(value)
    if Shape().is_silent(value):
        return NOTHING
    if isinstance(shape, Refers) and value in sheet:
        return sheet[value].name or str(value)
    return str(value)
