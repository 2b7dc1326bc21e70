"""A packet at a peering connection, and which VPCs' groups a rule may name."""

from playground.engine.network import Network
from playground.engine.nodes import (
    NetworkInterface,
    PeeringStatus,
    Ref,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)
from tests.engine.oracle import subnets, transit
from tests.engine.oracle.headers import address, inside
from tests.engine.oracle.lookups import node, vpc_blocks, vpc_of
from tests.engine.oracle.way import Fate, Way, answers


def other_end(peering: VpcPeeringConnection, vpc: Ref) -> Ref:
    """The VPC at the far end."""
    ends = [peering.requester_vpc, peering.accepter_vpc]
    return next(one for one in ends if one != vpc)


def is_open(peering: VpcPeeringConnection, vpc: Ref) -> bool:
    """Is it active, and this VPC one of its ends (PCX-08)?"""
    at_end = vpc in (peering.requester_vpc, peering.accepter_vpc)
    return at_end and peering.status == PeeringStatus.ACTIVE


def across(way: Way, vpc: Vpc, peering: VpcPeeringConnection) -> Fate:
    """From the one VPC's addresses to the other's, but not to its resolver (PCX-04 to PCX-06)."""
    peer = node(way.network, Vpc, other_end(peering, vpc.id))
    source, destination = way.packet.source, way.packet.destination
    if not inside(destination, vpc_blocks(peer)) or not inside(source, vpc_blocks(vpc)):
        return way.stopped("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")
    if destination == address(peer.cidrs[0].first + 2):
        return way.stopped("PEER_RESOLVER_NOT_REACHABLE")
    way.came_by = peering.id
    if not way.is_reply:
        way.memory.crossed.append((peering.id, vpc.id, way.packet))
    return subnets.to_vpc(way, peer)


def way_to_sender(way: Way, vpc: Vpc) -> VpcPeeringConnection | None:
    """The peering over which a NAT gateway sent what this answers (NAT-13)."""
    translated = [after for _, _, after in way.memory.translated]
    if not way.is_reply or not any(answers(way.packet, after) for after in translated):
        return None
    for ref, entered_from, packet in way.memory.crossed:
        peering = node(way.network, VpcPeeringConnection, ref)
        if answers(way.packet, packet) and other_end(peering, entered_from) == vpc.id:
            return peering
    return None


def known_vpcs(network: Network, vpc: Ref) -> list[Ref]:
    """The VPC itself and those whose groups its groups may name (SG-16, SG-17)."""
    region = node(network, Vpc, vpc).region
    found = [vpc]
    for peering in network.all(VpcPeeringConnection):
        if is_open(peering, vpc):
            peer = node(network, Vpc, other_end(peering, vpc))
            found += [peer.id] * (peer.region == region)
    return found


def origin(way: Way, receiver: NetworkInterface) -> Ref | None:
    """The VPC whose members a packet comes from, as far as groups are concerned; None: nobody's."""
    if way.hidden_by is not None:
        return None
    vpc = vpc_of(way.network, receiver)
    if way.came_by is None:
        return vpc
    crossed = next((one for one in way.network if one.id == way.came_by), None)
    if isinstance(crossed, TransitGatewayVpcAttachment):
        return transit.known_sender(way, crossed, receiver)
    if not isinstance(crossed, VpcPeeringConnection):
        return None
    peer = other_end(crossed, vpc)
    return peer if peer in known_vpcs(way.network, vpc) else None
