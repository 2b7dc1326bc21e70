"""What a virtual private gateway knows: behind it, into which route tables, and for the sites."""

from collections.abc import Iterator
from typing import NamedTuple

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    DirectConnectAssociation,
    DirectConnectGateway,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    VirtualInterface,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
    VpnState,
)
from playground.engine.sites import announced, is_up, site_of

ORDER = (
    RouteOrigin.PROPAGATED_DIRECT_CONNECT,
    RouteOrigin.PROPAGATED_VPN_STATIC,
    RouteOrigin.PROPAGATED_VPN_BGP,
)
"""VPN-08: of equal prefixes the earlier is used."""


class Known(NamedTuple):
    """A prefix that a virtual private gateway knows, and the way that leads there."""

    destination: Prefix
    way: VpnConnection | VirtualInterface
    origin: RouteOrigin
    up: bool


def known(network: Network, gateway: Ref) -> list[Known]:
    """What lies behind a virtual private gateway: ways that are up first, then the longest prefix,
    then the order of VPN-08.  IPv4 alone (VPN-13).
    """
    found = [
        Known(block, way, _origin(way), is_up(network, way))
        for way in ways_behind(network, gateway)
        for block in announced(network, way)
        if block.version == 4
    ]
    return sorted(found, key=_preference)


def _preference(one: Known) -> tuple[bool, int, int]:
    return not one.up, -one.destination.length, ORDER.index(one.origin)


def ways_behind(network: Network, gateway: Ref) -> Iterator[VirtualInterface | VpnConnection]:
    """The virtual interfaces and VPN connections of a virtual private gateway."""
    by = {one.id for one in network.all(DirectConnectGateway) if association(one, gateway)}
    for line in network.all(VirtualInterface):
        private = line.type is VirtualInterfaceType.PRIVATE
        if private and (
            line.virtual_private_gateway == gateway or line.direct_connect_gateway in by
        ):
            yield line
    for connection in network.all(VpnConnection):
        if connection.virtual_private_gateway == gateway:
            yield connection


def association(door: DirectConnectGateway, gateway: Ref) -> DirectConnectAssociation | None:
    """The association of a gateway with a Direct Connect gateway."""
    return next((one for one in door.associations if one.gateway == gateway), None)


def _origin(way: VpnConnection | VirtualInterface) -> RouteOrigin:
    if isinstance(way, VirtualInterface):
        return RouteOrigin.PROPAGATED_DIRECT_CONNECT
    static = way.static_routes_only
    return RouteOrigin.PROPAGATED_VPN_STATIC if static else RouteOrigin.PROPAGATED_VPN_BGP


def propagated(network: Network, table: RouteTable) -> Iterator[Route]:
    """RT-32: the routes that a table learns; of those with one destination the preferred (RT-07).

    BGP takes a prefix back when its way is down.  A static one stays: AWS removes none by itself
    when a connection is interrupted.
    """
    learnt: dict[tuple[Prefix, Ref], RouteOrigin] = {}
    for gateway in network.all(VirtualPrivateGateway):
        if gateway.id not in table.propagating_vgws or gateway.vpc != table.vpc:
            continue
        for one in sorted(known(network, gateway.id), key=lambda one: ORDER.index(one.origin)):
            if _is_propagated(one):
                learnt.setdefault((one.destination, gateway.id), one.origin)
    written = {(one.destination, one.target) for one in table.routes if isinstance(one, Route)}
    for (destination, target), origin in learnt.items():
        if (destination, target) not in written:
            yield Route(destination=destination, target=target, origin=origin)


def _is_propagated(one: Known) -> bool:
    static = isinstance(one.way, VpnConnection) and one.way.static_routes_only
    return one.up or (static and one.way.state is VpnState.AVAILABLE)


def told_by_gateway(network: Network, gateway: VirtualPrivateGateway, site: Ref) -> list[Prefix]:
    """What BGP tells a site of a virtual private gateway: its VPC's blocks, and other sites'.

    It tells every peer what the others announce; what then becomes of their packets is not
    modelled (AWS calls it VPN CloudHub).
    """
    if gateway.vpc is None:
        return []
    own = [block for block in network.get(Vpc, gateway.vpc).blocks if block.version == 4]
    others = [
        one.destination
        for one in known(network, gateway.id)
        if one.up
        and one.origin is not RouteOrigin.PROPAGATED_VPN_STATIC
        and site_of(network, one.way).id != site
    ]
    return [*own, *others]


def told_by_direct_connect(network: Network, one: DirectConnectAssociation) -> list[Prefix]:
    """What a Direct Connect gateway tells the sites of an associated gateway.

    For a transit gateway these are the allowed prefixes themselves.  For a virtual private gateway
    they only filter: a block of the VPC is told if one of them is as wide, or wider.
    """
    gateway = network.find(one.gateway)
    if not isinstance(gateway, VirtualPrivateGateway):
        return list(one.allowed_prefixes)
    if gateway.vpc is None:
        return []
    blocks = [block for block in network.get(Vpc, gateway.vpc).blocks if block.version == 4]
    if not one.allowed_prefixes:
        return blocks
    return [block for block in blocks if any(wide.covers(block) for wide in one.allowed_prefixes)]
