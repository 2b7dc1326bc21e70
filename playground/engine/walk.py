"""Follow traffic, one packet or many, from a place to every end of its way."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from playground.engine.hops import table_at
from playground.engine.hops.memory import Memory, Seen
from playground.engine.hops.replies import recall
from playground.engine.network import Network
from playground.engine.places import Place, Stage
from playground.engine.reasons import Effect, Reason
from playground.engine.reasons.compute import OnlySomeAreReplies, RunsInACircle
from playground.engine.tables import Remember, Row
from playground.engine.traffic import TooMixedError, Traffic

T = TypeVar("T", bound=Traffic)

ROUTERS = {Stage.ROUTE, Stage.TGW_ROUTE}
TURNS = 2
"""How often a way may come to one router: a NAT gateway in the sender's subnet makes it two."""

CROSSINGS = {Stage.PEERING, Stage.TGW_ENTER, Stage.VGW_IN, Stage.INTERNET, Stage.OUTSIDE}
"""What joins VPCs with each other and with the world."""
HIDING = {Stage.NAT, Stage.DELIVER, Stage.GWLB_ENDPOINT}
"""What a packet passes, and its sender's groups are lost: a NAT gateway, a guest that forwards,
the appliances behind a Gateway Load Balancer endpoint (RT-14).
"""
SENDING = {Stage.BALANCER, Stage.CLIENT_ROUTE}
"""What sends on from an interface of its own, by whose groups it is known (VPCE-23, VPN-18)."""


class Step(NamedTuple, Generic[T]):
    """One decision: where, about what (as it arrived there), and what was said.

    `as_if`: an earlier step blocked, this one is judged as if it had passed.  `before` is the step
    before it; branches of a way share their past.
    """

    place: Place
    traffic: T
    said: Reason | None
    as_if: bool
    before: "Step[T] | None"


class Outcome(StrEnum):
    """What became of one way of a packet."""

    DELIVERED = "delivered"
    DROPPED = "dropped"
    UNDETERMINED = "undetermined"


class End(NamedTuple, Generic[T]):
    """The end of a way.  `arrived`: the last step delivers, though perhaps only as if.

    `doubted`: some step before could not be told, and the rest is judged as if it had passed.
    """

    traffic: T
    last: Step[T]
    blockers: tuple[Step[T], ...]
    memory: Memory[T]
    arrived: bool
    doubted: bool = False

    @property
    def place(self) -> Place:
        """Where the way ends."""
        return self.last.place

    @property
    def steps(self) -> tuple[Step[T], ...]:
        """Every step, first one first."""
        return tuple(reversed(list(_back_from(self.last))))

    @property
    def outcome(self) -> Outcome:
        """Delivered, dropped by the first blocker, or not to be told."""
        if self.blockers:
            return Outcome.DROPPED
        surely = self.arrived and not self.doubted
        return Outcome.DELIVERED if surely else Outcome.UNDETERMINED

    @property
    def doubt(self) -> Step[T] | None:
        """The first step of which nobody can say what it does."""
        unknown = (one for one in self.steps if one.said and one.said.effect is Effect.UNDETERMINED)
        return next(unknown, None)

    def stopped_by(self, said: Reason) -> "End[T]":
        """The same way, but what arrived here is stopped after all, or nobody knows."""
        step = Step(self.place, self.traffic, said, bool(self.blockers), self.last)
        blockers = (*self.blockers, step) if said.effect is Effect.BLOCKS else self.blockers
        return self._replace(last=step, blockers=blockers, arrived=False)

    def told_first(self, said: Reason) -> "End[T]":
        """The same way, with something to say before its first step."""
        first = self.steps[0]
        told = ((first.place, first.traffic, said), *_told(self.steps))
        return self._retold(told)

    def stopped_after(self, at: Step[T], said: Reason) -> "End[T]":
        """The same way, stopped behind one of its steps; the rest is judged as if it had passed."""
        steps = self.steps
        behind = steps.index(at) + 1
        stop = (at.place, at.traffic, said)
        return self._retold((*_told(steps[:behind]), stop, *_told(steps[behind:])))

    def _retold(self, told: Iterable[tuple[Place, T, Reason | None]]) -> "End[T]":
        last, before = self.last, None
        blockers: list[Step[T]] = []
        for place, traffic, said in told:
            before = last = Step(place, traffic, said, bool(blockers), before)
            if said is not None and said.effect is Effect.BLOCKS:
                blockers.append(last)
        return self._replace(last=last, blockers=tuple(blockers))


class _Here(NamedTuple, Generic[T]):
    """Traffic on its way: what `walk` has still to follow."""

    place: Place
    traffic: T
    memory: tuple[Seen[T], ...]
    last: Step[T] | None
    blockers: tuple[Step[T], ...]
    doubted: bool = False


def walk(
    network: Network, start: Place, traffic: T, memory: Memory[T] = (), reply: bool = False
) -> Iterator[End[T]]:
    """Every end of the traffic's way.  For a `reply` stateful devices recall `memory`."""
    pending: list[_Here[T] | End[T]] = [_Here(start, traffic, tuple(memory), None, ())]
    while pending:
        here = pending.pop()
        if isinstance(here, End):
            yield here
        elif here.place.stage in ROUTERS and _turns(here) > TURNS:
            yield _stopped(here)
        else:
            for row, piece in _split(network, here, reply):
                for way in reversed(row.others):
                    pending.append(_take(here, way, piece, reply))
                pending.append(_take(here, row, piece, reply))


def _split(network: Network, here: _Here[T], reply: bool) -> Iterable[tuple[Row, T]]:
    """The rows that take the traffic here, or what a stateful device recalls of it."""
    if reply:
        recalled = _recalled(network, here)
        if recalled is not None:
            return ((recalled, here.traffic),)
    return here.traffic.split(table_at(network, here.place))


def _recalled(network: Network, here: _Here[T]) -> Row | None:
    """What a stateful device recalls; of a set that only half answers, nobody can say."""
    try:
        return recall(network, here.place, here.traffic, here.memory)
    except TooMixedError:
        return Row((), None, OnlySomeAreReplies(here.place.id))


def _take(here: _Here[T], row: Row, piece: T, reply: bool) -> "_Here[T] | End[T]":
    """What becomes of the part of the traffic that a row takes."""
    place, _, memory, last, blockers, doubted = here
    step = Step(place, piece, row.said, bool(blockers), last)
    if row.blocks:
        blockers = (*blockers, step)
    after = piece
    for change in row.rewrites:
        after = change.rewrite(after)
    if row.next is None:
        arrived = row.said is not None and row.said.effect is Effect.PASSES
        return End(after, step, blockers, memory, arrived, doubted)
    doubted = doubted or row.doubts
    if row.remember is not Remember.NOTHING and not reply:
        memory = (*memory, Seen(place, piece, after, row.remember is Remember.TRACKED))
    onward = row.next
    if onward.stage is Stage.INGRESS:
        onward = _with_origin(onward, step)
    elif onward.stage is Stage.EIGW_OUT:
        onward = _with_endpoint(onward, step)
    return _Here(onward, after, memory, step, blockers, doubted)


def _with_origin(place: Place, last: Step[T]) -> Place:
    """The interface, and by what the packet came to it: rules that name groups ask for it.

    The last crossing counts; a device that rewrites or forwards hides the
    sender for good (NAT-24, SG-20).  A load balancer is a sender of its own (VPCE-23), and what
    comes to one by PrivateLink is of no group there.
    """
    if last.place.stage is Stage.ENDPOINT:
        return Place(place.stage, place.id, last.place.id)
    via, device, first = "", "", last
    for step in _back_from(last):
        stage = step.place.stage
        if stage in SENDING:
            break
        first = step
        if stage in HIDING:
            device = device or step.place.id
        elif stage in CROSSINGS:
            via = via or step.place.id
    if device:
        sender = first.place.id if first.place.stage is Stage.EGRESS else ""
        return Place(place.stage, place.id, device, sender)
    return Place(place.stage, place.id, via) if via else place


def _with_endpoint(place: Place, last: Step[T]) -> Place:
    """GW-16: the egress-only gateway, and the Gateway Load Balancer endpoint passed on the way."""
    passed = (one.place.id for one in _back_from(last) if one.place.stage is Stage.GWLB_ENDPOINT)
    return Place(place.stage, place.id, next(passed, ""))


def _turns(here: _Here[T]) -> int:
    """How often the way has come to this very place, this time included."""
    return 1 + sum(step.place == here.place for step in _back_from(here.last))


def _told(steps: Iterable[Step[T]]) -> Iterator[tuple[Place, T, Reason | None]]:
    return ((step.place, step.traffic, step.said) for step in steps)


def _back_from(step: Step[T] | None) -> Iterator[Step[T]]:
    while step is not None:
        yield step
        step = step.before


def _stopped(here: _Here[T]) -> End[T]:
    """The end of traffic that runs in a circle."""
    place, traffic, memory, last, blockers, doubted = here
    step = Step(place, traffic, RunsInACircle(place.id), bool(blockers), last)
    return End(traffic, step, (*blockers, step), memory, False, doubted)
