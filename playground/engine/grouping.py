"""Things grouped by what they belong to."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

M = TypeVar("M")
K = TypeVar("K")


def grouped(members: Iterable[M], key: Callable[[M], K | None]) -> dict[K, list[M]]:
    """Members by their key; those whose key is None belong to nobody."""
    groups: dict[K, list[M]] = defaultdict(list)
    for member in members:
        owner = key(member)
        if owner is not None:
            groups[owner].append(member)
    return dict(groups)
