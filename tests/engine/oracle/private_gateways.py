"""A packet at a virtual private gateway: out to a site, in from one (VPN-06 to VPN-10)."""

from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    DirectConnectGateway,
    NatGateway,
    NetworkInterface,
    Ref,
    RouteOrigin,
    RouteTable,
    VirtualInterface,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
    VpnState,
)
from tests.engine.oracle import sites, subnets
from tests.engine.oracle.headers import Address, Block, address, inside
from tests.engine.oracle.lookups import addresses_of, node, vpc_blocks, vpc_of
from tests.engine.oracle.sites import Line
from tests.engine.oracle.way import Fate, Way

ORDER = (
    RouteOrigin.PROPAGATED_DIRECT_CONNECT,
    RouteOrigin.PROPAGATED_VPN_STATIC,
    RouteOrigin.PROPAGATED_VPN_BGP,
)


class Known(NamedTuple):
    """A prefix that a gateway knows, and the way that leads there."""

    prefix: Block
    line: Line
    origin: RouteOrigin


def known(network: Network, door: VirtualPrivateGateway) -> list[Known]:
    """What lies behind the gateway, the preferred first (VPN-08); IPv4 alone (VPN-13)."""
    found = [
        Known(prefix, line, _origin(line))
        for line in sites.lines(network)
        if _ends_at(network, line, door)
        for prefix in sites.announced(network, line)
        if prefix.version == 4
    ]
    return sorted(found, key=lambda one: ORDER.index(one.origin))


def _origin(line: Line) -> RouteOrigin:
    if not isinstance(line, VpnConnection):
        return RouteOrigin.PROPAGATED_DIRECT_CONNECT
    static = line.static_routes_only
    return RouteOrigin.PROPAGATED_VPN_STATIC if static else RouteOrigin.PROPAGATED_VPN_BGP


def _ends_at(network: Network, line: Line, door: VirtualPrivateGateway) -> bool:
    if not isinstance(line, VpnConnection | VirtualInterface):
        return False
    if line.virtual_private_gateway is not None or isinstance(line, VpnConnection):
        return line.virtual_private_gateway == door.id
    if line.direct_connect_gateway is None or line.type is not VirtualInterfaceType.PRIVATE:
        return False
    gateway = node(network, DirectConnectGateway, line.direct_connect_gateway)
    return any(one.gateway == door.id for one in gateway.associations)


def propagated(network: Network, table: RouteTable) -> list[tuple[Block, str, RouteOrigin]]:
    """What the gateway of the VPC puts into a table that asks for it (RT-32).

    BGP takes a prefix back when its way is down; a static one stays as long as the connection.
    """
    found: list[tuple[Block, str, RouteOrigin]] = []
    for door in network.all(VirtualPrivateGateway):
        if door.id not in table.propagating_vgws or door.vpc != table.vpc:
            continue
        for one in known(network, door):
            static = one.origin is RouteOrigin.PROPAGATED_VPN_STATIC
            there = static and getattr(one.line, "state", None) is VpnState.AVAILABLE
            if there or (not static and sites.is_up(network, one.line)):
                found.append((one.prefix, door.id, one.origin))
    return found


def own_blocks(network: Network, door: VirtualPrivateGateway) -> list[Block]:
    """The IPv4 blocks of the VPC."""
    if door.vpc is None:
        return []
    return [one for one in vpc_blocks(node(network, Vpc, door.vpc)) if one.version == 4]


def told(network: Network, door: VirtualPrivateGateway, site: Ref) -> list[Block]:
    """What BGP tells a site: the VPC's blocks, and what it heard from other sites."""
    if door.vpc is None:
        return []
    others = [
        one.prefix
        for one in known(network, door)
        if sites.is_up(network, one.line)
        and one.origin is not RouteOrigin.PROPAGATED_VPN_STATIC
        and sites.site_of(network, one.line).id != site
    ]
    return own_blocks(network, door) + others


def _hosts(network: Network, vpc: Vpc) -> list[Address]:
    """The private addresses of what stands in a VPC."""
    found = [
        one
        for interface in network.all(NetworkInterface)
        if vpc_of(network, interface) == vpc.id
        for one in addresses_of(interface)
    ]
    return found + [
        address(gateway.private_ip)
        for gateway in network.all(NatGateway)
        if gateway.vpc == vpc.id and gateway.private_ip is not None
    ]


def out(way: Way, vpc: Vpc, door: VirtualPrivateGateway) -> Fate:
    """By a way that is up, the longest prefix, then the order of VPN-08."""
    if way.packet.source not in _hosts(way.network, vpc):
        return way.stopped("VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS")
    if way.packet.source.version == 6:
        return way.stopped("PROTOCOL_RESTRICTION")
    fitting = [
        one for one in known(way.network, door) if inside(way.packet.destination, [one.prefix])
    ]
    if not fitting:
        return way.stopped("VGW_NO_ROUTE_TO_DESTINATION")
    up = [one for one in fitting if sites.is_up(way.network, one.line)]
    longest = max(one.prefix.prefixlen for one in up or fitting)
    best = next(one for one in up or fitting if one.prefix.prefixlen == longest)
    if not up:
        return way.stopped(sites.DOWN[type(best.line)])
    way.came_by = best.line.id
    return sites.into(way, best.line)


def into(way: Way, door: VirtualPrivateGateway) -> Fate:
    """To private addresses of the VPC's interfaces alone, by the gateway's own table if any."""
    way.came_by = door.id
    wanted = way.packet.destination
    if door.vpc is None:
        return way.stopped("VIRTUAL_PRIVATE_GATEWAY_NOT_ATTACHED")
    if wanted.version == 6:
        return way.stopped("PROTOCOL_RESTRICTION")
    vpc = node(way.network, Vpc, door.vpc)
    if wanted not in _hosts(way.network, vpc):
        if any(inside(wanted, [one.prefix]) for one in known(way.network, door)):
            return way.unknown()
        return way.stopped("VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS")
    if door.route_table is not None:
        table = node(way.network, RouteTable, door.route_table)
        return subnets.route(way, table, door.id, None)
    return subnets.to_vpc(way, vpc)
