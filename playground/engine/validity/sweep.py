"""Finding what overlaps and what occurs twice, in one pass each."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from playground.engine.addresses import Prefix

T = TypeVar("T")


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
