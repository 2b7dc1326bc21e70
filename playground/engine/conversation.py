"""A conversation: the request, and the reply with what stateful devices remember of the request."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from playground.engine.hops.memory import Memory
from playground.engine.network import Network
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons import Blocks, Undetermined
from playground.engine.reasons.compute import OnlySomeAreReplies, ReplyNotRecognised
from playground.engine.reasons.endpoints import ReplyBypassesEndpoint
from playground.engine.traffic import Packet, TooMixedError, Traffic
from playground.engine.walk import End, Outcome, Step, walk

T = TypeVar("T", bound=Traffic)


class Verdict(StrEnum):
    """Whether a conversation works."""

    REACHABLE = "reachable"
    UNREACHABLE = "unreachable"
    UNDETERMINED = "undetermined"


class Conversation(NamedTuple, Generic[T]):
    """A request and its reply.

    `reply` is None where none is expected (one-way protocols) or none could be sent.  When the
    request was dropped by filters alone, `reply` is judged as if it had passed.
    """

    request: End[T]
    reply: End[T] | None

    @property
    def verdict(self) -> Verdict:
        """Reachable if the request arrives and, where the protocol answers, the reply too."""
        outcomes = {end.outcome for end in (self.request, self.reply) if end is not None}
        if Outcome.DROPPED in outcomes:
            return Verdict.UNREACHABLE
        if Outcome.UNDETERMINED in outcomes:
            return Verdict.UNDETERMINED
        return Verdict.REACHABLE


def converse(network: Network, start: Place, packet: Packet) -> Conversation[Packet]:
    """The conversation that one packet opens."""
    return next(conversations(network, start, packet))


def conversations(network: Network, start: Place, traffic: T) -> Iterator[Conversation[T]]:
    """Every conversation that traffic opens: one for a packet, one a way for a set of them.

    Each as soon as it is known: equal ways after equal ways may be more than anybody waits for.
    """
    for request in walk(network, start, traffic):
        answered = False
        for reply in _replies(network, start, traffic, request) if request.arrived else ():
            answered = True
            yield Conversation(request, reply)
        if not answered:
            yield Conversation(request, None)


def refused(start: Place, packet: Packet, said: Blocks | Undetermined) -> Conversation[Packet]:
    """A conversation that ends where it would begin, because of what is known beforehand, or is
    not known.
    """
    step = Step(start, packet, said, as_if=False, before=None)
    blockers = (step,) if isinstance(said, Blocks) else ()
    return Conversation(End(packet, step, blockers, (), arrived=False), None)


def _replies(network: Network, start: Place, asked: T, request: End[T]) -> Iterator[End[T]]:
    answerer = _turned_round(request.place)
    asker = _asker(start)
    for answer in request.traffic.replies():
        for end in walk(network, answerer, answer, request.memory, reply=True):
            yield _by_the_same_appliances(_recognised(end, asker, asked), request.memory)


def _asker(start: Place) -> Place:
    """Where the reply must arrive."""
    match start.stage:
        case Stage.OUTSIDE:
            return Place(Stage.INTERNET, start.id)
        case Stage.CLIENT_OUT:
            return Place(Stage.CLIENT_IN, start.id)
        case Stage.SITE_OUT:
            return Place(Stage.SITE_IN, start.id)
        case _:
            return Place(Stage.DELIVER, start.id)


def _turned_round(place: Place) -> Place:
    """Where the reply starts of what was delivered here."""
    match place.stage:
        case Stage.SERVICE:
            return Place(Stage.SERVICE_REPLY, place.id, place.via)
        case Stage.INTERNET:
            return OUTSIDE
        case Stage.AWS_SERVICE:
            return Place(Stage.AWS_SERVICE_REPLY, place.id, place.via)
        case Stage.SITE_IN:
            return Place(Stage.SITE_OUT, place.id)
        case _:
            return Place(Stage.EGRESS, place.id)


def _by_the_same_appliances(end: End[T], memory: Memory[T]) -> End[T]:
    """VPCE-27: what request and reply do not both pass drops the half that it sees."""
    asked = [seen.place.id for seen in memory if seen.place.stage is Stage.GWLB_ENDPOINT]
    if not (asked and end.arrived):
        return end
    passed = {step.place.id for step in end.steps if step.place.stage is Stage.GWLB_ENDPOINT}
    missed = next((one for one in asked if one not in passed), None)
    return end.stopped_by(ReplyBypassesEndpoint(missed)) if missed else end


def _recognised(end: End[T], asker: Place, asked: T) -> End[T]:
    """FLOW-04: an answer counts only if it reaches the asker and is the reverse of the question."""
    try:
        if not end.arrived or (end.place == asker and end.traffic.answers(asked)):
            return end
    except TooMixedError:
        return end.stopped_by(OnlySomeAreReplies(end.place.id))
    return end.stopped_by(ReplyNotRecognised(end.place.id))
