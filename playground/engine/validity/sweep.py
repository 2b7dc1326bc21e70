"""Finding what lies in a block, what overlaps and what occurs twice, never pair by pair."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from playground.engine.addresses import Prefix

T = TypeVar("T")


class Blocks(Generic[T]):
    """Blocks, with what is to be known of each.  A lookup costs a step for each length of block."""

    def __init__(self, blocks: Iterable[tuple[Prefix, T]]) -> None:
        self._known: dict[Prefix, T] = {}
        for block, what in blocks:
            self._known.setdefault(block, what)
        self._lengths = sorted({block.length for block in self._known})

    def __contains__(self, block: object) -> bool:
        return block in self._known

    def around(self, inner: Prefix) -> tuple[Prefix, T] | None:
        """The widest block that covers this one."""
        for length in self._lengths:
            outer = _widened(inner, length)
            if outer in self._known:
                return outer, self._known[outer]
        return None


def _widened(block: Prefix, length: int) -> Prefix | None:
    if length > block.length:
        return None
    size = (block.stop - block.first) << (block.length - length)
    return Prefix(block.first - block.first % size, length)


def overlapping(blocks: Iterable[tuple[Prefix, T]]) -> Iterator[tuple[T, T]]:
    """Pairs whose blocks overlap, the one given earlier first; each block too many shows up once.

    Prefixes are either disjoint or nested: in order of their first address, the widest first, a
    block can only lie in the last one that was not nested itself.
    """
    order = sorted(
        ((block, place, what) for place, (block, what) in enumerate(blocks)),
        key=lambda entry: (entry[0], entry[1]),
    )
    outer = None
    for entry in order:
        if outer is None or not outer[0].covers(entry[0]):
            outer = entry
        elif outer[1] < entry[1]:
            yield outer[2], entry[2]
        else:
            yield entry[2], outer[2]


def repeated(things: Iterable[tuple[Hashable, T]]) -> Iterator[tuple[T, T]]:
    """Pairs with the same key: the first that had it, and each later one."""
    first: dict[Hashable, T] = {}
    for key, thing in things:
        if key in first:
            yield first[key], thing
        else:
            first[key] = thing
