"""Sites on premises: which ways lead to one, what lies behind a way, and whether it is up."""

from collections.abc import Iterator

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    CustomerGateway,
    IpVersion,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpcAttachment,
    VirtualInterface,
    VirtualInterfaceState,
    VpnConnection,
)

Site = OnPremisesNetwork | CustomerGateway
"""A site; a customer gateway stands for one of which nothing more is told."""
SiteWay = VirtualInterface | TransitGatewayConnect | VpnConnection
"""What joins a site with AWS."""


def site_of(network: Network, way: SiteWay) -> Site:
    """The site at the end of a way."""
    if not isinstance(way, VpnConnection):
        return network.get(OnPremisesNetwork, way.network)
    return site_behind(network, network.get(CustomerGateway, way.customer_gateway))


def site_behind(network: Network, end: Site) -> Site:
    """The site of a customer gateway: itself, where no other is told."""
    if isinstance(end, OnPremisesNetwork) or end.network is None:
        return end
    return network.get(OnPremisesNetwork, end.network)


def ways_of(network: Network, site: Ref) -> list[SiteWay]:
    """The ways of a site, the preferred kind first."""
    return [way for way in _all_ways(network) if site_of(network, way).id == site]


def _all_ways(network: Network) -> Iterator[SiteWay]:
    yield from network.all(VirtualInterface)
    yield from network.all(TransitGatewayConnect)
    yield from network.all(VpnConnection)


def blocks_of(network: Network, site: Site) -> tuple[Prefix, ...]:
    """What a site has: its blocks; where nothing is told of it, what its connections announce."""
    if isinstance(site, OnPremisesNetwork):
        return site.cidrs
    told = (block for way in ways_of(network, site.id) for block in way.routes)
    return tuple(dict.fromkeys(told))


def announced(network: Network, way: SiteWay) -> tuple[Prefix, ...]:
    """The prefixes behind a way: those written, else what BGP tells of the site (VPN-04)."""
    if not isinstance(way, VpnConnection):
        return way.routes or blocks_of(network, site_of(network, way))
    site = site_of(network, way)
    told = way.routes
    if not told and not way.static_routes_only and isinstance(site, OnPremisesNetwork):
        told = site.cidrs
    return tuple(one for one in told if one.version == version_of(way))


def version_of(connection: VpnConnection) -> int:
    """The family that a VPN connection carries: 4 or 6 (VPN-13)."""
    return 6 if connection.ip_version is IpVersion.IPV6 else 4


def is_up(network: Network, way: SiteWay) -> bool:
    """Does it carry now?  One tunnel of a VPN connection is enough (VPN-01)."""
    match way:
        case VpnConnection():
            return way.is_up
        case VirtualInterface():
            return way.state is VirtualInterfaceState.AVAILABLE
    below = network.find(way.transport_attachment)
    carriers = (TransitGatewayVpcAttachment, TransitGatewayDirectConnectAttachment)
    carried = isinstance(below, carriers) and below.state is AttachmentState.AVAILABLE
    return carried and way.state is AttachmentState.AVAILABLE


def host_at(network: Network, site: Ref, address: int) -> OnPremisesHost | None:
    """The named host of a site that has an address."""
    hosts = (one for one in network.all(OnPremisesHost) if one.network == site)
    return next((one for one in hosts if address in one.addresses), None)


def some_addresses(network: Network, site: Site) -> tuple[int, ...]:
    """The addresses that a question means when it says no other than the site.

    Those of its first named host, else the second one of its first block of each family.
    """
    for host in network.all(OnPremisesHost):
        if host.network == site.id and host.addresses:
            return tuple(sorted(host.addresses))
    blocks = [block for block in blocks_of(network, site) if block.length]
    firsts = {block.version: block for block in reversed(blocks)}
    return tuple(sorted(min(block.first + 1, block.last) for block in firsts.values()))


def sites_with(network: Network, address: int) -> list[Site]:
    """The sites that have an address."""
    return [
        one for one in sites(network) if any(address in block for block in blocks_of(network, one))
    ]


def sites(network: Network) -> Iterator[Site]:
    """Every site: networks, and customer gateways of which no network is told."""
    yield from network.all(OnPremisesNetwork)
    yield from (one for one in network.all(CustomerGateway) if one.network is None)
