"""How large a packet may be on a way that was found, and what becomes of one that is larger.

A question may say a size.  The packet then has the don't-fragment bit set, and it is dropped at the
first device whose MTU is smaller (LIM-01).  Replies are taken to be small.
"""

from typing import NamedTuple

from playground.engine.addresses import is_v6
from playground.engine.headers import icmp_service
from playground.engine.hops import table_at
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    Ref,
    TransitGatewayConnect,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID, Place, Stage
from playground.engine.reasons import Blocks
from playground.engine.reasons.mtu import BlackHoledLargePackets, Notice, PacketTooBig
from playground.engine.traffic import Packet
from playground.engine.walk import End, Step

JUMBO = 9001
"""Within a VPC, and the most that any interface sends."""
ACROSS = 8500
INTERNET = 1500
TUNNEL = 1446

FRAGMENTATION_NEEDED = icmp_service(ICMP, 3, 4)
PACKET_TOO_BIG = icmp_service(ICMPV6, 2, 0)


class Limit(NamedTuple):
    """The largest packet that a device carries, in bytes, and whether it tells who sent more."""

    device: Ref
    mtu: int
    notice: Notice


def limit_at(network: Network, place: Place) -> Limit | None:
    """What the device at a place carries; None where nothing is smaller than a VPC."""
    match place.stage:
        case Stage.IGW_OUT | Stage.IGW_IN | Stage.EIGW_OUT | Stage.EIGW_IN:
            return Limit(place.id, INTERNET, Notice.SENT)
        case Stage.OUTSIDE | Stage.INTERNET:
            return Limit(INTERNET_ID, INTERNET, Notice.SENT)
        case Stage.NAT | Stage.NAT_RETURN:
            return Limit(place.id, ACROSS, Notice.NOT_DOCUMENTED)
        case Stage.PEERING:
            return _peering(network, place.id)
        case Stage.TGW_ENTER:
            return _transit_gateway(network, place)
        case Stage.VPN_OUT | Stage.VPN_IN:
            return Limit(place.id, TUNNEL, Notice.NONE)
        case Stage.GATEWAY_ENDPOINT | Stage.ENDPOINT | Stage.GWLB_ENDPOINT:
            return Limit(place.id, ACROSS, Notice.NONE)
    return None


def _peering(network: Network, ref: Ref) -> Limit | None:
    """PCX-18: within a region as large as in a VPC."""
    regions = {network.get(Vpc, vpc).region for vpc in network.get(VpcPeeringConnection, ref).vpcs}
    return None if len(regions) == 1 else Limit(ref, ACROSS, Notice.NOT_DOCUMENTED)


def _transit_gateway(network: Network, place: Place) -> Limit:
    """TGW-26: it tells senders behind VPC and Connect attachments, and no others."""
    attachment = network.find(place.id)
    telling = isinstance(attachment, TransitGatewayVpcAttachment | TransitGatewayConnect)
    notice = Notice.SENT if telling else Notice.NONE
    if isinstance(attachment, TransitGatewayPeeringAttachment):
        return Limit(place.via, ACROSS, notice)
    return Limit(getattr(attachment, "transit_gateway", place.id), ACROSS, notice)


def fit(network: Network, end: End[Packet], size: int) -> End[Packet]:
    """The way of a packet of `size` bytes: as it is, or dropped at the first smaller device."""
    steps = end.steps
    for index, step in enumerate(steps):
        limit = limit_at(network, step.place)
        if limit is not None and _leads_into_a_tunnel(steps[index : index + 3]):
            limit = limit._replace(mtu=INTERNET)
        if limit is not None and limit.mtu < size:
            return end.stopped_after(step, _too_big(network, steps[:index], limit, size))
    return end


def _leads_into_a_tunnel(steps: tuple[Step[Packet], ...]) -> bool:
    """TGW-26: towards a VPN a transit gateway carries less.  In, its table, out: three steps."""
    stages = [step.place.stage for step in steps]
    return stages == [Stage.TGW_ENTER, Stage.TGW_ROUTE, Stage.VPN_OUT]


def _too_big(network: Network, before: tuple[Step[Packet], ...], limit: Limit, size: int) -> Blocks:
    """NACL-19: the message has to come back through every network ACL that the packet passed."""
    device, mtu, notice = limit
    for step in reversed(before) if notice is Notice.SENT else ():
        acl = _acl_against_message(network, step)
        if acl is not None:
            return BlackHoledLargePackets(device, mtu, size, *acl)
    return PacketTooBig(device, mtu, size, notice)


WAY_BACK = {Stage.LEAVE: Stage.ARRIVE, Stage.ARRIVE: Stage.LEAVE}
"""Where a packet left a subnet the message comes in, and the other way round."""


def _acl_against_message(network: Network, step: Step[Packet]) -> tuple[Ref, bool] | None:
    """The ACL that drops the message here, and whether outbound.

    Which source the message has AWS does not say; its advice is to allow it from the other host.
    """
    back = WAY_BACK.get(step.place.stage)
    if back is None:
        return None
    source, destination = step.traffic.destination, step.traffic.source
    kind = PACKET_TOO_BIG if is_v6(destination) else FRAGMENTATION_NEEDED
    message = Packet(source, destination, kind, 0)
    if not table_at(network, Place(back, step.place.id)).find(message).blocks:
        return None
    return network.network_acl_of(step.place.id).id, back is Stage.LEAVE
