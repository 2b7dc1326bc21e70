"""Hints about sites: by which way one is reached, and why a route to it or from it is missing."""

from playground.engine.addresses import Prefix, format_address, host_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    NetworkInterface,
    OnPremisesNetwork,
    RouteTable,
    StartupAction,
    TransitGateway,
    TransitGatewayRouteTable,
    TunnelStatus,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
)
from playground.engine.sites import SiteWay, announced, is_up, site_of, sites_with, ways_of
from playground.engine.transit_routes import SiteAttachment, ways_by
from playground.engine.vpn_routes import known, ways_behind
from playground.words.ends import is_private
from playground.words.text import Mention, Text, listed
from playground.words.wording import Situation

# --- from a VPC's table to a site


def own_gateway(situation: Situation) -> VirtualPrivateGateway | None:
    """The virtual private gateway of the route table's VPC."""
    vpc = situation.network.get(RouteTable, situation.reason.table).vpc
    every = situation.network.all(VirtualPrivateGateway)
    return next((one for one in every if one.vpc == vpc), None)


def _way_behind(situation: Situation) -> tuple[SiteWay, Prefix] | None:
    """The way behind that gateway which announces the destination, one that is up if any is."""
    gateway = own_gateway(situation)
    if gateway is None:
        return None
    network, address = situation.network, situation.packet.destination
    found = [
        (way, block)
        for way in ways_behind(network, gateway.id)
        for block in announced(network, way)
        if address in block and block.version == 4
    ]
    return min(found, key=lambda pair: not is_up(network, pair[0]), default=None)


def gateway_knows(situation: Situation) -> bool:
    """Does the VPC's own virtual private gateway know a prefix for the destination?"""
    return _way_behind(situation) is not None


def gateway_lost_it(situation: Situation) -> bool:
    """Is nothing propagated any more to a table that learns, because the way is down?"""
    found, gateway = _way_behind(situation), own_gateway(situation)
    if found is None or gateway is None or is_up(situation.network, found[0]):
        return False
    table = situation.network.get(RouteTable, situation.reason.table)
    return gateway.id in table.propagating_vgws


def site_not_listed(situation: Situation) -> bool:
    """Is the destination at a site of a static connection that does not list it (VPN-04)?"""
    return _static_way(situation) is not None


def _static_way(situation: Situation) -> VpnConnection | None:
    gateway = own_gateway(situation)
    if gateway is None:
        return None
    network = situation.network
    meant = {site.id for site in sites_with(network, situation.packet.destination)}
    ways = [way for way in ways_behind(network, gateway.id) if site_of(network, way).id in meant]
    static = (one for one in ways if isinstance(one, VpnConnection) and one.static_routes_only)
    return next(static, None)


def own_gateway_text(situation: Situation) -> Text:
    """The VPC's own virtual private gateway."""
    gateway = own_gateway(situation)
    return () if gateway is None else (Mention(gateway.id),)


def site_way(situation: Situation) -> Text:
    """The connection or virtual interface that leads to the destination."""
    found = _way_behind(situation)
    way = _static_way(situation) if found is None else found[0]
    return () if way is None else (Mention(way.id),)


def site_block(situation: Situation) -> Text:
    """The prefix by which the gateway knows the destination, else the site's block."""
    found = _way_behind(situation)
    if found is not None:
        return (str(found[1]),)
    address = situation.packet.destination
    sites = (one for one in situation.network.all(OnPremisesNetwork))
    blocks = (block for site in sites for block in site.cidrs if address in block)
    return (str(next(blocks, host_prefix(address))),)


# --- from a transit gateway's table to a site


def site_attachment(situation: Situation) -> tuple[SiteAttachment, SiteWay, Prefix] | None:
    """The attachment of this gateway behind which the destination is announced."""
    network = situation.network
    gateway = network.get(TransitGatewayRouteTable, situation.reason.table).transit_gateway
    for attachment in network:
        if not isinstance(attachment, SiteAttachment) or attachment.transit_gateway != gateway:
            continue
        for way in ways_by(network, attachment):
            for block in (*announced(network, way), *_blocks(network, way)):
                if situation.packet.destination in block:
                    return attachment, way, block
    return None


def _blocks(network: Network, way: SiteWay) -> tuple[Prefix, ...]:
    site = site_of(network, way)
    return site.cidrs if isinstance(site, OnPremisesNetwork) else ()


def site_is_attached(situation: Situation) -> bool:
    """Is the destination at a site that is on this transit gateway?"""
    return site_attachment(situation) is not None


def site_way_is_static(situation: Situation) -> bool:
    """Is it there by a static VPN connection, which propagates nothing?"""
    found = site_attachment(situation)
    way = found[1] if found is not None else None
    return isinstance(way, VpnConnection) and way.static_routes_only


def site_way_is_down(situation: Situation) -> bool:
    """Is it there by a way that is down, so that BGP took its prefixes back?"""
    found = site_attachment(situation)
    return found is not None and not is_up(situation.network, found[1])


def attachment_of_site(situation: Situation) -> Text:
    """That attachment."""
    found = site_attachment(situation)
    return () if found is None else (Mention(found[0].id),)


def way_of_site(situation: Situation) -> Text:
    """The way behind it."""
    found = site_attachment(situation)
    return () if found is None else (Mention(found[1].id),)


def block_of_site(situation: Situation) -> Text:
    """The block of the site behind it."""
    found = site_attachment(situation)
    return () if found is None else (str(found[2]),)


# --- from a site


def static_ways(situation: Situation) -> list[VpnConnection]:
    """The site's connections that are static, and so teach it nothing."""
    ways = ways_of(situation.network, situation.reason.table)
    return [one for one in ways if isinstance(one, VpnConnection) and one.static_routes_only]


def has_static_ways(situation: Situation) -> bool:
    """Has the site such a connection?"""
    return bool(static_ways(situation))


def _teaching_ways(situation: Situation) -> list[SiteWay]:
    """The site's ways that BGP runs on."""
    static = static_ways(situation)
    return [one for one in ways_of(situation.network, situation.reason.table) if one not in static]


def all_ways_are_down(situation: Situation) -> bool:
    """Is none of the site's ways up, while some of them would teach it routes?"""
    ways = ways_of(situation.network, situation.reason.table)
    up = any(is_up(situation.network, way) for way in ways)
    return bool(_teaching_ways(situation)) and not up


def static_ways_text(situation: Situation) -> Text:
    """The static connections of the site."""
    return listed([one.id for one in static_ways(situation)], "or")


def ways_text(situation: Situation) -> Text:
    """Every way of the site that BGP runs on."""
    return listed([one.id for one in _teaching_ways(situation)], "or")


def destination_block(situation: Situation) -> Text:
    """The block of the VPC or site that has the destination, else its own address."""
    address = situation.packet.destination
    blocks = [block for vpc in situation.network.all(Vpc) for block in vpc.blocks]
    blocks += [one for site in situation.network.all(OnPremisesNetwork) for one in site.cidrs]
    found = next((block for block in blocks if address in block), None)
    return (f"the network of {format_address(address)}" if found is None else str(found),)


# --- over a peering connection


def _gateway_of_peer(situation: Situation) -> VirtualPrivateGateway | None:
    """The peer's virtual private gateway, if it knows a way to the destination."""
    network, address = situation.network, situation.packet.destination
    for gateway in network.all(VirtualPrivateGateway):
        ways = known(network, gateway.id) if gateway.vpc == situation.reason.peer else []
        if any(address in one.destination for one in ways):
            return gateway
    return None


def to_a_site_of_the_peer(situation: Situation) -> bool:
    """Is this for a site, and the peer's VPN or Direct Connect what was hoped for (PCX-06)?"""
    return _gateway_of_peer(situation) is not None


def gateway_of_peer(situation: Situation) -> Text:
    """That virtual private gateway."""
    gateway = _gateway_of_peer(situation)
    return () if gateway is None else (Mention(gateway.id),)


# --- at a virtual private gateway


def to_the_internet(situation: Situation) -> bool:
    """Is the destination a public address?"""
    return not is_private(situation.packet.destination)


def in_the_vpc(situation: Situation) -> bool:
    """Is the destination in the gateway's own VPC, where nobody has it?"""
    vpc = situation.network.get(Vpc, situation.reason.vpc)
    return any(situation.packet.destination in block for block in vpc.blocks)


def of_another_vpc(situation: Situation) -> bool:
    """Has an interface of another VPC sent it, or is it to receive it?"""
    network, packet = situation.network, situation.packet
    asked = {packet.source, packet.destination}
    every = network.all(NetworkInterface)
    homes = {network.vpc_with(one.id) for one in every if asked.intersection(one.addresses)}
    return bool(homes - {situation.reason.vpc})


def waits_for_customer(situation: Situation) -> bool:
    """VPN-03: is it available, and may only the customer's device open its tunnels?"""
    connection = situation.network.get(VpnConnection, situation.reason.connection)
    up = any(one.status is TunnelStatus.UP for one in connection.tunnels)
    return not up and all(one.startup_action is StartupAction.ADD for one in connection.tunnels)


def tunnel_is_up(situation: Situation) -> bool:
    """Is a tunnel up, so that the connection's own state is what keeps it from carrying?"""
    connection = situation.network.get(VpnConnection, situation.reason.connection)
    return any(one.status is TunnelStatus.UP for one in connection.tunnels)


def is_static(situation: Situation) -> bool:
    """Is the way by which the gateway knows the prefix a static connection?"""
    way = situation.network.find(situation.reason.by)
    return isinstance(way, VpnConnection) and way.static_routes_only


def both_tunnels_are_up(situation: Situation) -> bool:
    """Are both tunnels up, of which AWS uses one (VPN-09)?"""
    connection = situation.network.get(VpnConnection, situation.reason.connection)
    return all(one.status is TunnelStatus.UP for one in connection.tunnels)


def shares_tunnels(situation: Situation) -> bool:
    """TGW-22: are both tunnels up, and flows spread over them?"""
    connection = situation.network.get(VpnConnection, situation.reason.connection)
    hub = situation.network.find(connection.transit_gateway or "")
    spreads = isinstance(hub, TransitGateway) and hub.vpn_ecmp_support
    return both_tunnels_are_up(situation) and spreads and not connection.static_routes_only
