"""The routes of a site: what is written there, and what BGP teaches it by ways that are up."""

from collections.abc import Iterator
from typing import NamedTuple

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    CustomerGateway,
    DirectConnectGateway,
    OnPremisesNetwork,
    OnPremisesRoute,
    Ref,
    TransitGatewayAttachment,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    VpnConnection,
)
from playground.engine.sites import Site, SiteWay, is_up, site_of, version_of, ways_of
from playground.engine.transit_routes import SiteAttachment, routes_in_force, ways_by
from playground.engine.vpn_routes import told_by_direct_connect, told_by_gateway


class SiteRoute(NamedTuple):
    """A route of a site, and whether it was learned.  The target may be no way of the site's."""

    row: OnPremisesRoute
    learnt: bool


def routes_of_site(network: Network, site: Site) -> list[SiteRoute]:
    """Every route, the longest prefix first; of equal ones the written, then by kind of way.

    What a site's routers prefer is their owner's business and not documented by AWS.
    """
    written = site.routes if isinstance(site, OnPremisesNetwork) else ()
    learnt = [
        OnPremisesRoute(destination=block, target=way.id)
        for way in ways_of(network, site.id)
        for block in dict.fromkeys(taught(network, way))
    ]
    every = [SiteRoute(row, False) for row in written] + [SiteRoute(row, True) for row in learnt]
    return sorted(every, key=lambda route: -route.row.destination.length)


def taught(network: Network, way: SiteWay) -> Iterator[Prefix]:
    """What a site learns by a way.  A static VPN connection teaches it nothing (VPN-11).

    A customer gateway of which no site is told is taken to know what lies behind all of its ways.
    """
    site = site_of(network, way)
    silent = isinstance(way, VpnConnection) and way.static_routes_only
    if (silent and not isinstance(site, CustomerGateway)) or not is_up(network, way):
        return
    match way:
        case VirtualInterface():
            yield from _over_direct_connect(network, way, site.id)
        case VpnConnection():
            told = _over_vpn(network, way, site.id)
            yield from (block for block in told if block.version == version_of(way))
        case _:
            yield from told_by_transit_gateway(network, way, site.id)


def _over_vpn(network: Network, connection: VpnConnection, site: Ref) -> Iterator[Prefix]:
    if connection.virtual_private_gateway is None:
        attachment = attachment_of(network, connection)
        return told_by_transit_gateway(network, attachment, site)
    gateway = network.get(VirtualPrivateGateway, connection.virtual_private_gateway)
    return iter(told_by_gateway(network, gateway, site))


def _over_direct_connect(network: Network, line: VirtualInterface, site: Ref) -> Iterator[Prefix]:
    if line.virtual_private_gateway is not None:
        straight = network.get(VirtualPrivateGateway, line.virtual_private_gateway)
        yield from told_by_gateway(network, straight, site)
    if line.direct_connect_gateway is not None:
        door = network.get(DirectConnectGateway, line.direct_connect_gateway)
        for one in door.associations:
            if leads_to(network, line, one.gateway):
                yield from told_by_direct_connect(network, one)


def leads_to(network: Network, line: VirtualInterface, gateway: Ref) -> bool:
    """Is the gateway of the kind that the virtual interface is for, and open to it?"""
    if isinstance(network.find(gateway), VirtualPrivateGateway):
        return line.type is VirtualInterfaceType.PRIVATE
    joined = direct_connect_attachment(network, line.direct_connect_gateway or "", gateway)
    available = joined is not None and joined.state is AttachmentState.AVAILABLE
    return line.type is VirtualInterfaceType.TRANSIT and available


def direct_connect_attachment(
    network: Network, door: Ref, gateway: Ref
) -> TransitGatewayDirectConnectAttachment | None:
    """What joins a Direct Connect gateway with a transit gateway."""
    for one in network.all(TransitGatewayDirectConnectAttachment):
        if (one.direct_connect_gateway, one.transit_gateway) == (door, gateway):
            return one
    return None


def attachment_of(
    network: Network, connection: VpnConnection
) -> TransitGatewayVpnAttachment | None:
    """What joins a VPN connection with its transit gateway."""
    every = network.all(TransitGatewayVpnAttachment)
    return next((one for one in every if one.vpn_connection == connection.id), None)


def told_by_transit_gateway(
    network: Network, attachment: SiteAttachment | None, site: Ref
) -> Iterator[Prefix]:
    """The routes of the associated table, but for blackholes and for those that lead back there."""
    if attachment is None or attachment.state is not AttachmentState.AVAILABLE:
        return
    if attachment.route_table is None:
        return
    table = network.get(TransitGatewayRouteTable, attachment.route_table)
    told: set[Prefix] = set()
    for route in routes_in_force(network, table):
        target = network.find(route.attachment or "")
        first = route.destination not in told
        told.add(route.destination)
        if first and _is_told(network, target, site):
            yield route.destination


def _is_told(network: Network, target: object, site: Ref) -> bool:
    if not isinstance(target, TransitGatewayAttachment):
        return False
    if not isinstance(target, SiteAttachment):
        return True
    return all(site_of(network, way).id != site for way in ways_by(network, target))
