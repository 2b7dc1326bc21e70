"""A packet at a Direct Connect gateway: between virtual interfaces and gateways, never else."""

from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    DirectConnectAssociation,
    DirectConnectGateway,
    Ref,
    TransitGatewayDirectConnectAttachment,
    VirtualInterface,
    VirtualInterfaceType,
    VirtualPrivateGateway,
)
from tests.engine.oracle import private_gateways, sites, transit
from tests.engine.oracle.headers import Block, block, inside
from tests.engine.oracle.lookups import node
from tests.engine.oracle.way import Fate, Way


def told(network: Network, line: VirtualInterface) -> list[Block]:
    """What a site learns by an interface: of every gateway that it may lead to."""
    gateway = node(network, DirectConnectGateway, line.direct_connect_gateway or "")
    return [
        prefix
        for one in gateway.associations
        if _leads_to(network, line, one)
        for prefix in _allowed(network, one)
    ]


def _leads_to(network: Network, line: VirtualInterface, one: DirectConnectAssociation) -> bool:
    """A private interface is for virtual private gateways, a transit one for transit gateways."""
    if any(door.id == one.gateway for door in network.all(VirtualPrivateGateway)):
        return line.type is VirtualInterfaceType.PRIVATE
    joined = _attachment(network, line.direct_connect_gateway or "", one.gateway)
    there = joined is not None and joined.state is AttachmentState.AVAILABLE
    return there and line.type is VirtualInterfaceType.TRANSIT


def _attachment(
    network: Network, gateway: Ref, hub: Ref
) -> TransitGatewayDirectConnectAttachment | None:
    for one in network.all(TransitGatewayDirectConnectAttachment):
        if (one.transit_gateway, one.direct_connect_gateway) == (hub, gateway):
            return one
    return None


def _allowed(network: Network, one: DirectConnectAssociation) -> list[Block]:
    """Of a VPC those of its blocks that the allowed prefixes cover; else those prefixes."""
    wide = [block(prefix) for prefix in one.allowed_prefixes]
    doors = [door for door in network.all(VirtualPrivateGateway) if door.id == one.gateway]
    if not doors:
        return wide
    own = private_gateways.own_blocks(network, doors[0])
    return [each for each in own if not wide or any(each.subnet_of(outer) for outer in wide)]


def from_line(way: Way, line: VirtualInterface) -> Fate:
    """From a site: to the association whose prefixes are the most specific."""
    gateway = node(way.network, DirectConnectGateway, line.direct_connect_gateway or "")
    fitting = [
        (prefix.prefixlen, one.gateway)
        for one in gateway.associations
        if _leads_to(way.network, line, one)
        for prefix in _allowed(way.network, one)
        if inside(way.packet.destination, [prefix])
    ]
    if not fitting:
        return way.stopped("NO_ROUTE_TO_DESTINATION")
    longest = max(length for length, _ in fitting)
    ref = next(end for length, end in fitting if length == longest)
    for door in way.network.all(VirtualPrivateGateway):
        if door.id == ref:
            return private_gateways.into(way, door)
    attachment = _attachment(way.network, gateway.id, ref)
    return transit.enter(way, attachment) if attachment else way.unknown()


def to_site(way: Way, gateway: Ref) -> Fate:
    """From a transit gateway: by the interface that announces the most specific prefix."""
    fitting = [
        (prefix.prefixlen, line)
        for line in way.network.all(VirtualInterface)
        if line.direct_connect_gateway == gateway and line.type is VirtualInterfaceType.TRANSIT
        for prefix in sites.announced(way.network, line)
        if inside(way.packet.destination, [prefix])
    ]
    if not fitting:
        return way.stopped("NO_ROUTE_TO_DESTINATION")
    up = [(length, line) for length, line in fitting if sites.is_up(way.network, line)]
    if not up:
        return way.stopped("BAD_STATE")
    longest = max(length for length, _ in up)
    return sites.into(way, next(line for length, line in up if length == longest))
