"""A packet at a transit gateway: in by an attachment, by a table, out by another attachment."""

from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    NetworkInterface,
    Ref,
    Subnet,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    Vpc,
    VpcEndpoint,
)
from tests.engine.oracle import direct_connect, sites, subnets, transit_tables
from tests.engine.oracle.headers import Block, inside
from tests.engine.oracle.lookups import node, vpc_of
from tests.engine.oracle.transit_tables import FromSite, Leads
from tests.engine.oracle.way import Fate, Way

MOST_TURNS = 2


def by_route(way: Way, vpc: Vpc, gateway: TransitGateway, sender: Subnet | None) -> Fate:
    """A VPC's route leads to the gateway (TGW-01, TGW-03, TGW-13, TGW-27)."""
    mine = [
        one
        for one in way.network.all(TransitGatewayVpcAttachment)
        if (one.vpc, one.transit_gateway) == (vpc.id, gateway.id)
    ]
    if not mine:
        return way.stopped("BAD_STATE_ROUTE")
    attachment = mine[0]
    if attachment.state is not AttachmentState.AVAILABLE:
        return way.stopped("BAD_STATE_ATTACHMENT")
    doors = [node(way.network, Subnet, ref) for ref in attachment.subnets]
    if sender is not None:
        doors = [one for one in doors if one.availability_zone == sender.availability_zone]
    if not doors:
        return way.stopped("TGW_ROUTE_AZ_RESTRICTION")
    subnets.into_subnet(way, doors[0])
    if attachment.route_table is None:
        return way.stopped("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION")
    if way.packet.destination.version == 6 and not attachment.ipv6_support:
        return way.stopped("PROTOCOL_RESTRICTION")
    way.came_by = attachment.id
    return _by_table(way, attachment.route_table, doors[0].availability_zone)


def _by_table(way: Way, ref: Ref, zone: str) -> Fate:
    way.turns[f"{ref} {zone}"] += 1
    if way.turns[f"{ref} {zone}"] > MOST_TURNS:
        return way.stopped("FORWARDING_LOOP")
    table = node(way.network, TransitGatewayRouteTable, ref)
    fitting = [
        (prefix.prefixlen, leads)
        for prefix, leads in transit_tables.entries(way.network, table)
        if inside(way.packet.destination, [prefix])
    ]
    if not fitting:
        return way.stopped("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT")
    longest = max(length for length, _ in fitting)
    return _out(way, table, next(leads for length, leads in fitting if length == longest), zone)


def _out(way: Way, table: TransitGatewayRouteTable, leads: Leads, zone: str) -> Fate:
    if leads is None:
        return way.stopped("TGW_RTB_BAD_STATE_ROUTE")
    if leads.state is not AttachmentState.AVAILABLE:
        return way.stopped("BAD_STATE_ATTACHMENT")
    if isinstance(leads, TransitGatewayPeeringAttachment):
        return _over_peering(way, table, leads)
    if not isinstance(leads, TransitGatewayVpcAttachment):
        return _to_site(way, leads)
    if not transit_tables.carries(way.network, leads, way.packet.destination.version):
        return way.stopped("PROTOCOL_RESTRICTION")
    doors = [node(way.network, Subnet, ref) for ref in leads.subnets]
    near = [one for one in doors if one.availability_zone == zone and not leads.appliance_mode]
    return subnets.onto_link(way, (near or doors)[0])


def _over_peering(
    way: Way, table: TransitGatewayRouteTable, peering: TransitGatewayPeeringAttachment
) -> Fate:
    outward = table.transit_gateway == peering.transit_gateway
    association = peering.peer_route_table if outward else peering.route_table
    if association is None:
        return way.stopped("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION")
    way.came_by = peering.id
    return _by_table(way, association, "")


def _to_site(way: Way, leads: FromSite) -> Fate:
    if isinstance(leads, TransitGatewayDirectConnectAttachment):
        return direct_connect.to_site(way, leads.direct_connect_gateway)
    line = transit_tables.lines_of(way.network, leads)[0]
    if not sites.is_up(way.network, line):
        vpn = isinstance(leads, TransitGatewayVpnAttachment)
        return way.stopped("TGW_BAD_STATE_VPN" if vpn else "BAD_STATE_ATTACHMENT")
    if not sites.carries(line, way.packet.destination.version):
        return way.stopped("PROTOCOL_RESTRICTION")
    return sites.into(way, line)


def from_line(way: Way, line: sites.Line) -> Fate:
    """A site sends by a VPN connection or a Connect attachment."""
    attachment = attachment_of(way.network, line)
    return way.stopped("BAD_STATE_ATTACHMENT") if attachment is None else enter(way, attachment)


def attachment_of(network: Network, line: sites.Line) -> FromSite | None:
    """What a way is to a transit gateway, if it leads to one."""
    if isinstance(line, TransitGatewayConnect):
        return line
    every = network.all(TransitGatewayVpnAttachment)
    return next((one for one in every if one.vpn_connection == line.id), None)


def enter(way: Way, attachment: FromSite) -> Fate:
    """From a site into the gateway, which asks the associated table (TGW-07)."""
    if attachment.state is not AttachmentState.AVAILABLE:
        return way.stopped("BAD_STATE_ATTACHMENT")
    if attachment.route_table is None:
        return way.stopped("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION")
    way.came_by = attachment.id
    return _by_table(way, attachment.route_table, "")


def told(network: Network, line: sites.Line) -> list[Block]:
    """What BGP tells a site: the associated table, but nothing that leads back to the site."""
    attachment = attachment_of(network, line)
    if attachment is None or attachment.state is not AttachmentState.AVAILABLE:
        return []
    tables = [
        one for one in network.all(TransitGatewayRouteTable) if one.id == attachment.route_table
    ]
    best: dict[Block, Leads] = {}
    for table in tables:
        for prefix, leads in transit_tables.entries(network, table):
            best.setdefault(prefix, leads)
    return [
        prefix
        for prefix, leads in best.items()
        if leads is not None
        and not _leads_back(network, leads, attachment)
        and transit_tables.carries(network, attachment, prefix.version)
    ]


def _leads_back(network: Network, leads: Leads, attachment: FromSite) -> bool:
    if not isinstance(leads, FromSite):
        return False
    here, there = (
        {sites.site_of(network, line).id for line in transit_tables.lines_of(network, one)}
        for one in (attachment, leads)
    )
    return bool(here & there)


def known_sender(
    way: Way, entered: TransitGatewayVpcAttachment, receiver: NetworkInterface
) -> Ref | None:
    """The sender's VPC, if the receiver's groups may name its groups over the gateway (SG-19)."""
    if receiver.attached_to in [one.id for one in way.network.all(VpcEndpoint)]:
        return None
    vpc = vpc_of(way.network, receiver)
    gateway = node(way.network, TransitGateway, entered.transit_gateway)
    own = [
        one
        for one in way.network.all(TransitGatewayVpcAttachment)
        if (one.vpc, one.transit_gateway) == (vpc, gateway.id)
    ]
    every = [gateway, entered, *own[:1]]
    return entered.vpc if all(one.security_group_referencing_support for one in every) else None


def on_one_gateway(network: Network, vpc: Ref, other: Ref) -> bool:
    """Are both VPCs attached to some transit gateway (SG-16)?"""
    hubs = {vpc: set[Ref](), other: set[Ref]()}
    for one in network.all(TransitGatewayVpcAttachment):
        if one.vpc in hubs:
            hubs[one.vpc].add(one.transit_gateway)
    return bool(hubs[vpc] & hubs[other])
