"""Rows that cover others: blocks within blocks and services within services, without pairs."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable
from typing import Generic, TypeVar

from playground.engine.addresses import Intervals, Prefix

T = TypeVar("T")


class Spans(Generic[T]):
    """Spans of numbers, of which those that lie in others are left out.

    So ends rise as starts do, and whether a span lies in one of them takes a bisection.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._kept: list[tuple[int, T]] = []

    def around(self, span: Intervals) -> T | None:
        """What was added with a span that covers this one."""
        place = bisect_right(self._starts, span[0]) - 1
        if place < 0 or self._kept[place][0] < span[1]:
            return None
        return self._kept[place][1]

    def add(self, span: Intervals, what: T) -> None:
        """Take in a span that none covers; what it covers itself goes."""
        start, stop = span
        first = last = bisect_left(self._starts, start)
        while last < len(self._starts) and self._kept[last][0] <= stop:
            last += 1
        self._starts[first:last] = [start]
        self._kept[first:last] = [(stop, what)]


class Rows(Generic[T]):
    """Rows by their far end, a block or something else, and their services."""

    def __init__(self) -> None:
        self._spans: dict[Hashable, Spans[T]] = {}
        self._lengths: dict[int, set[int]] = {4: set(), 6: set()}

    def around(self, far_end: Hashable, span: Intervals) -> T | None:
        """A row that covers this far end and these services."""
        for outer in self._around(far_end):
            found = self._spans[outer].around(span) if outer in self._spans else None
            if found is not None:
                return found
        return None

    def add(self, far_end: Hashable, span: Intervals, what: T) -> None:
        """Take in a row that none covers."""
        self._spans.setdefault(far_end, Spans()).add(span, what)
        if isinstance(far_end, Prefix):
            self._lengths[far_end.version].add(far_end.length)

    def _around(self, far_end: Hashable) -> list[Hashable]:
        if not isinstance(far_end, Prefix):
            return [far_end]
        lengths = self._lengths[far_end.version]
        return [widened(far_end, one) for one in sorted(lengths) if one <= far_end.length]


def widened(block: Prefix, length: int) -> Prefix:
    """The block of this length, not longer than its own, in which a block lies."""
    size = (block.stop - block.first) << (block.length - length)
    return Prefix(block.first - block.first % size, length)
