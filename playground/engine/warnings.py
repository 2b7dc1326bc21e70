"""What a conversation that works should still warn of: luck with ports, and zones crossed."""

from collections.abc import Iterator

from playground.engine.conversation import Conversation, Verdict, conversations
from playground.engine.network import Network
from playground.engine.nodes import NatGateway, Ref, Subnet
from playground.engine.packet_set import PacketSet, TooMixedError
from playground.engine.places import Place, Stage
from playground.engine.reasons.gateways import CrossesZones, SomeRepliesWouldBeDropped
from playground.engine.traffic import Packet
from playground.engine.walk import Outcome

Caution = CrossesZones | SomeRepliesWouldBeDropped


def warnings(
    network: Network, start: Place, packet: Packet, found: Conversation[Packet]
) -> Iterator[Caution]:
    """Every warning about a conversation that was found to work."""
    if found.verdict is not Verdict.REACHABLE:
        return
    for gateway in _nat_gateways(found):
        yield from _zones_crossed(network, gateway, found)
        if _some_replies_fail(network, start, packet):
            yield SomeRepliesWouldBeDropped(gateway)


def _nat_gateways(found: Conversation[Packet]) -> list[Ref]:
    return [step.place.id for step in found.request.steps if step.place.stage is Stage.NAT]


def _some_replies_fail(network: Network, start: Place, packet: Packet) -> bool:
    """NAT-05: walked as a set of one, the packet keeps every port that the gateway may pick."""
    one = PacketSet.of(*((value, value + 1) for value in packet[:4]))
    try:
        replies = [found.reply for found in conversations(network, start, one)]
    except TooMixedError:
        return False
    return any(reply is not None and reply.outcome is Outcome.DROPPED for reply in replies)


def _zones_crossed(
    network: Network, ref: Ref, found: Conversation[Packet]
) -> Iterator[CrossesZones]:
    """NAT-14: it works, but costs cross-zone traffic and fails with the gateway's zone."""
    gateway = network.get(NatGateway, ref)
    sender = next(
        (step.place.id for step in found.request.steps if step.place.stage is Stage.LINK), None
    )
    if gateway.subnet is None or sender is None:
        return
    here = network.get(Subnet, sender).availability_zone
    there = network.get(Subnet, gateway.subnet).availability_zone
    if here != there:
        yield CrossesZones(ref, here, there)
