"""A question answered: the conversation that the packet opens, and whether it is the one meant."""

from collections.abc import Iterator
from itertools import islice

from playground.engine.conversation import Conversation, conversations, refused
from playground.engine.mtu import fit
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, Ref
from playground.engine.places import Stage
from playground.engine.reasons import Effect, Reason
from playground.engine.reasons.compute import LeadsToAnotherHost
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.reasons.vpc import AddressInNoSubnet, AddressNotAssigned
from playground.engine.reasons.vpn import LeadsToNoSite
from playground.engine.traffic import Packet
from playground.engine.walk import End, Step
from playground.question.asking import Question

MOST_WAYS = 100
"""Where a load balancer has thousands of targets, and each is a way, nobody reads them all."""

AT_A_HOST = {Stage.ARRIVE, Stage.HOSTS, Stage.INGRESS, Stage.DELIVER}
"""Where a packet is judged by the receiver's side; none of it matters if the receiver is wrong."""

NOBODY = (AddressInNoSubnet, AddressNotAssigned)
"""What is said where nobody has an address; who is elsewhere may have it all the same."""


def answer(network: Network, question: Question) -> list[Conversation[Packet]]:
    """The conversations of a question, the one to tell of first; MOST_WAYS of them at most."""
    if question.refusal is not None:
        return [refused(question.start, question.packet, question.refusal)]
    found = islice(conversations(network, question.start, question.packet), MOST_WAYS)
    return [_as_asked(network, question, _as_meant(network, question, one)) for one in found]


def _as_asked(
    network: Network, question: Question, found: Conversation[Packet]
) -> Conversation[Packet]:
    """With what DNS had to say before, and for a packet of the size that was asked for."""
    request = found.request
    if question.resolved is not None:
        request = request.told_first(question.resolved)
    if question.size is not None:
        request = fit(network, request, question.size)
    return found._replace(request=request)


def _as_meant(
    network: Network, question: Question, found: Conversation[Packet]
) -> Conversation[Packet]:
    """A host that was asked for by name is not reached by reaching one with its address (RT-04)."""
    request, meant = found.request, question.meant
    unknown = _where_it_is(network, meant)
    if unknown is not None and isinstance(request.last.said, NOBODY):
        return Conversation(_on_the_way(request).stopped_by(unknown), None)
    if not (meant and request.arrived) or _is_meant(request, meant):
        return found
    return Conversation(_on_the_way(request).stopped_by(_elsewhere(network, meant[0])), None)


def _where_it_is(network: Network, meant: tuple[Ref, ...]) -> NotDescribed | None:
    """Of which subnet that is not described a host is that was asked for by name."""
    interfaces = (network.find(one) for one in meant)
    subnets = (one.subnet for one in interfaces if isinstance(one, NetworkInterface))
    unknown = network.first_untold(subnets)
    return None if unknown is None else NotDescribed(unknown)


def _elsewhere(network: Network, meant: Ref) -> Reason:
    """Why the host that was meant is not where its address leads."""
    interface = network.find(meant)
    if not isinstance(interface, NetworkInterface):
        return LeadsToNoSite(meant)
    return LeadsToAnotherHost(interface.id, network.vpc_of(interface.subnet).id)


def _is_meant(request: End[Packet], meant: tuple[Ref, ...]) -> bool:
    """Does it end there?  Behind an endpoint that was meant its service may end it."""
    passed = (step.place.via for step in request.steps if step.place.stage is Stage.ENDPOINT)
    return request.place.id in meant or any(one in meant for one in passed)


def _on_the_way(end: End[Packet]) -> End[Packet]:
    """The way up to where it turned to the host that it ends at."""
    steps = list(end.steps)
    while steps[-1].place.stage in AT_A_HOST:
        steps.pop()
    last = steps[-1]
    return End(last.traffic, last, tuple(_blockers(steps)), end.memory, arrived=False)


def _blockers(steps: list[Step[Packet]]) -> Iterator[Step[Packet]]:
    for step in steps:
        if step.said is not None and step.said.effect is Effect.BLOCKS:
            yield step
