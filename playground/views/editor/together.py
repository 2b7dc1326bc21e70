"""Two people at one table: which rows are the same, and what both made of them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from playground.editing.joining import Joined, joined
from playground.kinds import Part
from playground.views.editor.forms import Topic
from playground.views.editor.tables import ROWS
from playground.views.editor.typed import in_order

Says = Mapping[str, Any]
TRAFFIC = ("protocol", "ports", "icmp_type", "icmp_code")
KNOWN_BY = (
    ("rule_number",),
    (*TRAFFIC, "source"),
    (*TRAFFIC, "destination"),
    ("destination", "subnet"),
    ("destination",),
    ("cidr",),
)
"""The columns that make two rows the same row: the first of which a table has all."""


class Together(NamedTuple):
    """The tables that could be joined; `adds`: is there anything of mine that theirs lacks?"""

    tables: Mapping[str, Joined]
    adds: bool


def together(topic: Topic, base: Says | None, theirs: Says, mine: Says) -> Together:
    """Every table whose rows can be told apart, unless it is a long one, of which a part is shown.

    A table whose rows are known by their places alone, as tunnels are, is never joined.
    """
    tables: dict[str, Joined] = {}
    adds = False
    for part in topic.kind.parts:
        columns = known_by(part)
        if base is None or part.key not in mine or not columns:
            continue
        sides = _rows(part, base), _rows(part, theirs), _rows(part, mine)
        found = joined(*sides, columns) if max(map(len, sides)) <= ROWS else None
        if found is not None:
            tables[part.key] = found
            adds = adds or found.mine != sides[1]
    return Together(tables, adds)


def known_by(part: Part) -> tuple[str, ...]:
    """What makes two of its rows the same row; nothing where only their places do."""
    there = {one.key for one in part.fields}
    return next((columns for columns in KNOWN_BY if there.issuperset(columns)), ())


def _rows(part: Part, says: Says) -> list[dict[str, Any]]:
    """What the rows say, in the order of a form; a cell that says nothing is none."""
    return [
        {one.key: row[one.key] for one in part.fields if not one.shape.is_silent(row.get(one.key))}
        for row in in_order(part, says.get(part.key) or ())
    ]
