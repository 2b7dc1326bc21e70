"""What stateful devices remember of a request."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from playground.engine.nodes import Ref
from playground.engine.places import Place, Stage
from playground.engine.tables import Restore
from playground.engine.traffic import Traffic

T = TypeVar("T", bound=Traffic)


class Seen(NamedTuple, Generic[T]):
    """Traffic that a stateful device let pass: as it came, and as it left."""

    place: Place
    before: T
    after: T
    tracked: bool = True


Memory = Sequence[Seen[T]]


def answered(
    reply: T, memory: Memory[T], stage: Stage, device: Ref | None = None
) -> Seen[T] | None:
    """What a reply answers, of all that passed a stage (at a device)."""
    for seen in memory:
        here = seen.place.stage is stage and device in (None, seen.place.id)
        if here and reply.answers(seen.after):
            return seen
    return None


def undo(seen: Seen[T]) -> tuple[Restore]:
    """NAT-02: what a translation put in is put back."""
    return (Restore(seen.before),)
