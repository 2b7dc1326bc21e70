"""Follow traffic, one packet or many, from a place to every end of its way."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from playground.engine.hops import table_at
from playground.engine.hops.memory import Memory, Seen, recall
from playground.engine.hops.security import hidden_sender
from playground.engine.network import Network
from playground.engine.places import Place, Stage
from playground.engine.reasons import Effect, Reason
from playground.engine.reasons.compute import RunsInACircle
from playground.engine.tables import Remember
from playground.engine.traffic import Traffic

T = TypeVar("T", bound=Traffic)

TURNS = 2
"""How often a way may come to one router: a NAT gateway in the sender's subnet makes it two."""


class Step(NamedTuple, Generic[T]):
    """One decision: where, about what (as it arrived there), and what was said.

    `as_if`: an earlier step blocked, this one is judged as if it had passed.
    """

    place: Place
    traffic: T
    said: Reason | None
    as_if: bool


class Trail(NamedTuple, Generic[T]):
    """The steps so far, last one first; branches share their past."""

    step: Step[T]
    before: "Trail[T] | None"


class Outcome(StrEnum):
    """What became of one way of a packet."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    UNDETERMINED = "undetermined"


class End(NamedTuple, Generic[T]):
    """The end of a way.  `arrived`: the last step delivers, though perhaps only as if."""

    traffic: T
    trail: Trail[T]
    blockers: tuple[Step[T], ...]
    memory: Memory[T]
    arrived: bool

    @property
    def place(self) -> Place:
        """Where the way ends."""
        return self.trail.step.place

    @property
    def steps(self) -> tuple[Step[T], ...]:
        """Every step, first one first."""
        steps = []
        trail: Trail[T] | None = self.trail
        while trail is not None:
            steps.append(trail.step)
            trail = trail.before
        return tuple(reversed(steps))

    @property
    def outcome(self) -> Outcome:
        """Delivered, dropped by the first blocker, or not to be told."""
        if self.blockers:
            return Outcome.DROPPED
        return Outcome.DELIVERED if self.arrived else Outcome.UNDETERMINED


class _Here(NamedTuple, Generic[T]):
    """Traffic on its way: what `walk` has still to follow."""

    place: Place
    traffic: T
    memory: tuple[Seen[T], ...]
    trail: Trail[T] | None
    blockers: tuple[Step[T], ...]


def walk(
    network: Network, start: Place, traffic: T, memory: Memory[T] = (), reply: bool = False
) -> Iterator[End[T]]:
    """Every end of the traffic's way.  For a `reply` stateful devices recall `memory`."""
    pending = [_Here(start, traffic, tuple(memory), None, ())]
    while pending:
        here = pending.pop()
        if here.place.stage is Stage.ROUTE and _turns(here) > TURNS:
            yield _stopped(here, RunsInACircle(here.place.id))
            continue
        recalled = recall(network, here.place, here.traffic, here.memory) if reply else None
        if recalled is not None:
            branch = _Branch(here.traffic, recalled.traffic, recalled.said, recalled.next)
            branches = [branch]
        else:
            branches = _decide(network, here)
        for branch in reversed(branches):
            onward = _take(here, branch, reply)
            if isinstance(onward, End):
                yield onward
            else:
                pending.append(onward)


class _Branch(NamedTuple, Generic[T]):
    piece: T
    after: T
    said: Reason | None
    next: Place | None
    remember: Remember = Remember.NOTHING


def _decide(network: Network, here: _Here[T]) -> list[_Branch[T]]:
    branches = []
    for row, piece in here.traffic.split(table_at(network, here.place)):
        after = piece
        for change in row.rewrites:
            after = change.rewrite(after)
        said = row.said
        if here.place.stage is Stage.INGRESS and row.blocks:
            said = hidden_sender(network, here.place.id, row, here.memory)
        branches.append(_Branch(piece, after, said, row.next, row.remember))
    return branches


def _take(here: _Here[T], branch: _Branch[T], reply: bool) -> "_Here[T] | End[T]":
    said, memory, blockers = branch.said, here.memory, here.blockers
    step = Step(here.place, branch.piece, said, bool(blockers))
    trail = Trail(step, here.trail)
    effect = Effect.PASSES if said is None else said.effect
    if effect is Effect.BLOCKS:
        blockers = (*blockers, step)
    if branch.next is None:
        return End(branch.after, trail, blockers, memory, effect is Effect.PASSES)
    if branch.remember is not Remember.NOTHING and not reply:
        tracked = branch.remember is Remember.TRACKED
        memory = (*memory, Seen(here.place, branch.piece, branch.after, tracked))
    return _Here(branch.next, branch.after, memory, trail, blockers)


def _turns(here: _Here[T]) -> int:
    """How often the way has come to this very place, this time included."""
    turns, trail = 1, here.trail
    while trail is not None:
        turns += trail.step.place == here.place
        trail = trail.before
    return turns


def _stopped(here: _Here[T], said: Reason) -> End[T]:
    step = Step(here.place, here.traffic, said, bool(here.blockers))
    return End(
        here.traffic, Trail(step, here.trail), (*here.blockers, step), here.memory, arrived=False
    )
