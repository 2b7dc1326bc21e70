"""A site on premises: which ways lead to it, what it announces, and what it has."""

from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    CustomerGateway,
    IpVersion,
    OnPremisesNetwork,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpcAttachment,
    TunnelStatus,
    VirtualInterface,
    VirtualInterfaceState,
    VpnConnection,
    VpnState,
)
from tests.engine.oracle.headers import Address, Block, block, inside, is_private
from tests.engine.oracle.lookups import node
from tests.engine.oracle.way import Fate, Way

Line = VpnConnection | VirtualInterface | TransitGatewayConnect
Site = OnPremisesNetwork | CustomerGateway
DOWN = {
    VpnConnection: "BAD_STATE_VPN",
    VirtualInterface: "BAD_STATE",
    TransitGatewayConnect: "BAD_STATE_ATTACHMENT",
}
"""What is said of a way that carries nothing now."""


def lines(network: Network) -> list[Line]:
    """Every way between a site and AWS."""
    found: list[Line] = []
    for kind in (VirtualInterface, TransitGatewayConnect, VpnConnection):
        found += network.all(kind)
    return found


def site_of(network: Network, line: Line) -> Site:
    """Where a way leads to: the site, or a customer gateway of which no more is told."""
    if not isinstance(line, VpnConnection):
        return node(network, OnPremisesNetwork, line.network)
    customer = node(network, CustomerGateway, line.customer_gateway)
    if customer.network is None:
        return customer
    return node(network, OnPremisesNetwork, customer.network)


def announced(network: Network, line: Line) -> list[Block]:
    """The prefixes behind a way: those written, else by BGP the site's blocks (VPN-04)."""
    site = site_of(network, line)
    static = isinstance(line, VpnConnection) and line.static_routes_only
    written = line.routes or static or isinstance(site, CustomerGateway)
    every = line.routes if written else site.cidrs
    return [block(one) for one in every if carries(line, one.version)]


def is_up(network: Network, line: Line) -> bool:
    """Does it carry now?  One tunnel of a VPN connection is enough (VPN-01)."""
    if isinstance(line, VpnConnection):
        up = [one for one in line.tunnels if one.status is TunnelStatus.UP]
        return line.state is VpnState.AVAILABLE and bool(up)
    if isinstance(line, VirtualInterface):
        return line.state is VirtualInterfaceState.AVAILABLE
    below = next((one for one in network if one.id == line.transport_attachment), None)
    kinds = (TransitGatewayVpcAttachment, TransitGatewayDirectConnectAttachment)
    carried = isinstance(below, kinds) and below.state is AttachmentState.AVAILABLE
    return carried and line.state is AttachmentState.AVAILABLE


def carries(line: Line, version: int) -> bool:
    """A VPN connection is of one family (VPN-13)."""
    if not isinstance(line, VpnConnection):
        return True
    return version == (6 if line.ip_version is IpVersion.IPV6 else 4)


def has(network: Network, site: Site, wanted: Address) -> bool:
    """Is the address one of the site's?"""
    return inside(wanted, blocks_of(network, site))


def blocks_of(network: Network, site: Site) -> list[Block]:
    """What a site has.  Of a customer gateway without one: what is announced from there."""
    if isinstance(site, OnPremisesNetwork):
        return [block(one) for one in site.cidrs]
    mine = [one for one in network.all(VpnConnection) if one.customer_gateway == site.id]
    return [block(one) for line in mine for one in line.routes]


def into(way: Way, line: Line) -> Fate:
    """Over a way that carries, to the site behind it."""
    site = site_of(way.network, line)
    if has(way.network, site, way.packet.destination):
        return way.ends_at(site.id)
    private = is_private(way.packet.destination)
    return way.stopped("NO_POSSIBLE_DESTINATION") if private else way.unknown()
