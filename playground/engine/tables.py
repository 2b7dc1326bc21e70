"""Tables: rows `match -> action` in order.  Finding the row for traffic is the one algorithm here.

A packet finds its row by bisection and bit masks, a set of packets by a partition into disjoint
cells; both are made when first needed, and only for the kind of traffic that needs them.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from playground.engine.addresses import Intervals, holds, join
from playground.engine.headers import DOMAINS, Field
from playground.engine.places import Place
from playground.engine.reasons import Effect, Reason
from playground.engine.traffic import Packet, Traffic

T = TypeVar("T", bound=Traffic)

Match = tuple[tuple[Field, Intervals], ...]
"""The fields that a row constrains; () takes everything."""


class Put(NamedTuple):
    """Replace a field by a constant."""

    field: Field
    value: int

    def rewrite(self, traffic: T) -> T:
        """The traffic with the field replaced."""
        return traffic.put(self.field, self.value)


class Move(NamedTuple):
    """Add a constant to a field."""

    field: Field
    by: int

    def rewrite(self, traffic: T) -> T:
        """The traffic with the field moved."""
        return traffic.move(self.field, self.by)


class Choose(NamedTuple):
    """Let the device pick a value from low to stop - 1."""

    field: Field
    low: int
    stop: int

    def rewrite(self, traffic: T) -> T:
        """The traffic with the device's choice."""
        return traffic.choose(self.field, self.low, self.stop)


class Restore(NamedTuple):
    """Make a reply of what `asked` was: a translation undone."""

    asked: Any

    def rewrite(self, traffic: T) -> T:
        """The traffic as the reply."""
        return traffic.as_answer(self.asked)


Rewrite = Put | Move | Choose | Restore


class Remember(Enum):
    """What a stateful device keeps of traffic that it lets pass."""

    NOTHING = "nothing"
    UNTRACKED = "untracked"  # SG-07: the reply is judged by the rules again
    TRACKED = "tracked"


class Row(NamedTuple):
    """What the table does with what the row matches.

    `next` is where the traffic goes on; None is the end of its way.  Where `said` blocks, or cannot
    be told, `next` is where it would go on as if it had passed.  `entry` is the row as the user
    knows it, if any.  `others` are further ways that the very same traffic may take: equal routes,
    several targets.
    """

    match: Match
    next: Place | None
    said: Reason | None = None
    entry: object | None = None
    rewrites: tuple[Rewrite, ...] = ()
    remember: Remember = Remember.NOTHING
    others: "tuple[Row, ...]" = ()

    @property
    def blocks(self) -> bool:
        """Does it stop what it matches?"""
        return self.said is not None and self.said.effect is Effect.BLOCKS

    @property
    def doubts(self) -> bool:
        """Can nobody say what becomes of what it matches?"""
        return self.said is not None and self.said.effect is Effect.UNDETERMINED


Cell = tuple[tuple[Field, Intervals], ...]


class Order(Enum):
    """Why the first matching row wins: what a loser is told."""

    FIRST_MATCH = "first-match"  # network ACLs: by number
    ANY_ALLOWS = "any-allows"  # security groups: all rules are one union
    LONGEST_PREFIX = "longest-prefix"  # route tables


class Table:
    """Rows in order, the first match wins; the last one must match everything."""

    def __init__(self, rows: Sequence[Row], order: Order = Order.FIRST_MATCH) -> None:
        if not rows or rows[-1].match:
            raise ValueError("the last row of a table must match everything")
        self.rows = tuple(rows)
        self.order = order
        self._finders: list[tuple[Field, list[int], list[int]]] | None = None
        self._cells: list[tuple[Row, list[Cell]]] | None = None

    @property
    def fields(self) -> list[Field]:
        """The fields that some row constrains."""
        return sorted({field for row in self.rows for field, _ in row.match})

    def find(self, packet: Packet) -> Row:
        """The row that takes one packet."""
        finders = self._finders
        if finders is None:
            finders = self._finders = [_finder(self.rows, field) for field in self.fields]
        mask = -1
        for field, bounds, masks in finders:
            mask &= masks[bisect_right(bounds, packet[field])]
        return self.rows[(mask & -mask).bit_length() - 1]

    def cells(self) -> list[tuple[Row, list[Cell]]]:
        """Each row that can win, with disjoint cells that together are what it takes."""
        if self._cells is None:
            won: dict[int, list[Cell]] = defaultdict(list)
            numbers = tuple(range(len(self.rows)))
            for number, cell in _divide(self.rows, numbers, self.fields):
                won[number].append(cell)
            self._cells = [(self.rows[number], won[number]) for number in sorted(won)]
        return self._cells


def _finder(rows: Sequence[Row], field: Field) -> tuple[Field, list[int], list[int]]:
    """(field, bounds, masks): masks[i] has bit r set where row r matches between two bounds."""
    mask = 0
    toggles: dict[int, int] = defaultdict(int)
    for number, row in enumerate(rows):
        wanted = [intervals for at, intervals in row.match if at == field]
        if not wanted:
            mask |= 1 << number
        for intervals in wanted:
            for bound in intervals:
                toggles[bound] ^= 1 << number
    bounds, masks = sorted(toggles), [mask]
    for bound in bounds:
        mask ^= toggles[bound]
        masks.append(mask)
    return field, bounds, masks


def _divide(
    rows: Sequence[Row], numbers: tuple[int, ...], fields: list[Field]
) -> Iterator[tuple[int, Cell]]:
    """Disjoint (row number, cell) pairs; slices of a field with the same rows are one slice."""
    if not fields or not rows[numbers[0]].match:
        yield numbers[0], ()
        return
    field, *rest = fields
    slices: dict[tuple[int, ...], Intervals] = {}
    for left, low, stop in _slices(rows, numbers, field):
        slices[left] = join(slices.get(left, ()), (low, stop))
    for left, intervals in slices.items():
        own = () if intervals == DOMAINS[field] else ((field, intervals),)
        for number, cell in _divide(rows, left, rest):
            yield number, own + cell


def _slices(
    rows: Sequence[Row], numbers: tuple[int, ...], field: Field
) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """The field's domain cut at every bound: (the rows that match there, low, stop)."""
    wanted = {number: dict(rows[number].match).get(field) for number in numbers}
    cuts = {bound for intervals in wanted.values() if intervals for bound in intervals}
    bounds = sorted(cuts | set(DOMAINS[field]))
    for low, stop in pairwise(bounds):
        left = tuple(n for n in numbers if wanted[n] is None or holds(wanted[n] or (), low))
        yield left, low, stop
