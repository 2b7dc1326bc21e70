"""Joining: the rows of one table that two people changed at once, from what both began with."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from playground.editing.sheet import Says

Table = dict[str, Says]
"""The rows of a table, in their order, each by what it is known by."""


class Joined(NamedTuple):
    """What both made of a table; of the rows that both changed, once theirs and once mine."""

    theirs: list[Says]
    mine: list[Says]


def joined(
    before: Sequence[Says], theirs: Sequence[Says], mine: Sequence[Says], known_by: Iterable[str]
) -> Joined | None:
    """Each row as whoever changed it made it; None where nobody can tell whose row is which.

    `known_by` are the columns that make two rows the same row; the others are what it says.
    """
    columns = tuple(known_by)
    was, they, you = (_by(columns, rows) for rows in (before, theirs, mine))
    sizes = [(was, before), (they, theirs), (you, mine)]
    if any(len(table) != len(rows) for table, rows in sizes) or _is_unclear(was, they, you):
        return None
    order = (you, they) if _is_moved(was, you) else (they, you)
    keys = list(dict.fromkeys(key for table in order for key in table))
    return Joined(*(_picked(keys, was, they, you, side) for side in (they, you)))


def _by(columns: tuple[str, ...], rows: Iterable[Says]) -> Table:
    return {json.dumps([row.get(one) for one in columns]): row for row in rows}


def _picked(keys: Iterable[str], was: Table, they: Table, you: Table, side: Table) -> list[Says]:
    """`side` says what becomes of the rows that both changed."""
    found = []
    for key in keys:
        by_them, by_you = (_is_touched(was, table, key) for table in (they, you))
        row = (side if by_them and by_you else you if by_you else they).get(key)
        if row is not None:
            found.append(row)
    return found


def _is_touched(was: Table, now: Table, key: str) -> bool:
    return was.get(key) != now.get(key)


def _is_unclear(was: Table, they: Table, you: Table) -> bool:
    """Both gave the rows another order; or one put a row in the place of one that both changed."""
    if _is_moved(was, they) and _is_moved(was, you):
        return True
    both = [key for key in was if _is_touched(was, they, key) and _is_touched(was, you, key)]
    return any(key not in now and now.keys() - was.keys() for now in (they, you) for key in both)


def _is_moved(was: Table, now: Table) -> bool:
    """Do the rows that stayed stand in another order?"""
    return [key for key in was if key in now] != [key for key in now if key in was]
