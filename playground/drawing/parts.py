"""The parts of a drawing, or of any list, and how one list of parts becomes another."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """One of many siblings: its id, unique among them, and its markup."""

    id: str
    markup: str


class Placing(NamedTuple):
    """A part to put in front of another one, which is there by then; None: at the end."""

    id: str
    before: str | None
    markup: str


class Change(NamedTuple):
    """From one list of parts to another: take away all that is named, then put, in this order."""

    put: tuple[Placing, ...] = ()
    gone: tuple[str, ...] = ()


def difference(before: Sequence[Part], after: Sequence[Part]) -> Change:
    """The least to take away and to put: what stays as it is, in its order, is not touched."""
    here = {part.id for part in after}
    staying = _staying(before, after)
    following = [part.id for part in after[1:]] + [None] * bool(after)
    moves = (
        Placing(part.id, follower, part.markup)
        for part, follower in zip(after, following, strict=True)
        if part.id not in staying
    )
    # From the last to the first: what a part is put in front of then stands there already.
    return Change(tuple(moves)[::-1], tuple(part.id for part in before if part.id not in here))


def _staying(before: Sequence[Part], after: Sequence[Part]) -> set[str]:
    """The longest row of unchanged parts that stand in the same order in both."""
    place = {part: index for index, part in enumerate(before)}
    same = [(place[part], part.id) for part in after if part in place]
    ends: list[int] = []  # of rows of each length, the smallest last place
    owners: list[int] = []  # whose place that is, as an index of `same`
    earlier: list[int | None] = []
    for index, (position, _) in enumerate(same):
        length = bisect_left(ends, position)
        earlier.append(owners[length - 1] if length else None)
        ends[length : length + 1] = [position]
        owners[length : length + 1] = [index]
    row: set[str] = set()
    at = owners[-1] if owners else None
    while at is not None:
        row.add(same[at][1])
        at = earlier[at]
    return row
