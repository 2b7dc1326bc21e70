"""The order in which things of one kind stand: by name, as people count, then by id."""

from collections.abc import Iterable
from typing import TypeVar

from playground.drawing.captions import natural
from playground.engine.nodes import Node

N = TypeVar("N", bound=Node)


def by_name(nodes: Iterable[N]) -> list[N]:
    """web-2 before web-10, whatever the order given."""
    return sorted(nodes, key=lambda one: (natural(one.name), one.id))
