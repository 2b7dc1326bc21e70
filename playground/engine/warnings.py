"""What a conversation that works should still warn of: luck with ports, and zones crossed."""

from collections.abc import Iterator
from itertools import islice

from playground.engine.conversation import Conversation, Verdict, conversations
from playground.engine.endpoint_warnings import no_way_back, other_ports, unchecked
from playground.engine.network import Network
from playground.engine.nodes import (
    NatGateway,
    NetworkInterface,
    Ref,
    Subnet,
    TransitGatewayVpcAttachment,
)
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from playground.engine.reasons.appliances import BypassesAppliance, ForwardedByAppliance
from playground.engine.reasons.endpoints import (
    NoWayBackToTransitGateway,
    PathThroughGwlbNotChecked,
    ServicePortNotModelled,
)
from playground.engine.reasons.gateways import CrossesZones, SomeRepliesWouldBeDropped
from playground.engine.reasons.transit import ApplianceModeRecommended
from playground.engine.traffic import Packet
from playground.engine.walk import End, Outcome

MOST_PIECES = 10_000
"""So many ways of a reply are looked at: hostile networks have more than there is time for."""

Caution = (
    CrossesZones
    | SomeRepliesWouldBeDropped
    | BypassesAppliance
    | ApplianceModeRecommended
    | NoWayBackToTransitGateway
    | PathThroughGwlbNotChecked
    | ServicePortNotModelled
)


def warnings(
    network: Network, start: Place, packet: Packet, found: Conversation[Packet]
) -> Iterator[Caution]:
    """Every warning about a conversation, most of them about one that was found to work."""
    yield from no_way_back(network, found)
    if found.verdict is not Verdict.REACHABLE:
        return
    yield from unchecked(found)
    yield from other_ports(network, found)
    yield from list(_appliance_modes(network, found)) or _bypassed(network, found)
    for gateway in _nat_gateways(found):
        yield from _zones_crossed(network, gateway, found)
        if _some_replies_fail(network, start, packet):
            yield SomeRepliesWouldBeDropped(gateway)


def _bypassed(network: Network, found: Conversation[Packet]) -> Iterator[BypassesAppliance]:
    """RT-13: what forwards one leg does not see the other."""
    if found.reply is None:
        return
    asked, answered = (_forwarders(network, end) for end in (found.request, found.reply))
    yield from (BypassesAppliance(one, True) for one in asked if one not in answered)
    yield from (BypassesAppliance(one, False) for one in answered if one not in asked)


def _forwarders(network: Network, end: End[Packet]) -> list[Ref]:
    """The hosts that forward a leg as it is, in order."""
    interfaces = [
        network.get(NetworkInterface, step.said.interface)
        for step in end.steps
        if isinstance(step.said, ForwardedByAppliance)
    ]
    return [network.host_of(one).id for one in interfaces]


def _appliance_modes(
    network: Network, found: Conversation[Packet]
) -> Iterator[ApplianceModeRecommended]:
    """TGW-18: a transit gateway hands the legs to appliances of a VPC in different zones."""
    if found.reply is None:
        return
    asked, answered = _doors(found.request), _doors(found.reply)
    inspecting = {
        network.vpc_with(step.said.interface)
        for end in (found.request, found.reply)
        for step in end.steps
        if isinstance(step.said, ForwardedByAppliance)
    }
    for ref in asked.keys() & answered.keys():
        attachment = network.get(TransitGatewayVpcAttachment, ref)
        if attachment.vpc in inspecting and asked[ref] != answered[ref]:
            yield ApplianceModeRecommended(ref)


def _doors(end: End[Packet]) -> dict[Ref, Ref]:
    """Attachment -> the subnet by which a transit gateway hands a leg to its VPC."""
    places = (step.place for step in end.steps)
    return {place.via: place.id for place in places if place.stage is Stage.LINK and place.via}


def _nat_gateways(found: Conversation[Packet]) -> list[Ref]:
    return [step.place.id for step in found.request.steps if step.place.stage is Stage.NAT]


def _some_replies_fail(network: Network, start: Place, packet: Packet) -> bool:
    """NAT-05: walked as a set of one, the packet keeps every port that the gateway may pick."""
    one = PacketSet.of(*((value, value + 1) for value in packet[:4]))
    found = islice(conversations(network, start, one), MOST_PIECES)
    replies = (one.reply for one in found)
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
