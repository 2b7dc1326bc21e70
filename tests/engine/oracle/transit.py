"""A packet at a transit gateway: in by an attachment, by a table, out by another attachment."""

from playground.engine.nodes import (
    AttachmentState,
    Ref,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from tests.engine.oracle import subnets
from tests.engine.oracle.headers import Block, block, inside
from tests.engine.oracle.lookups import node, vpc_blocks
from tests.engine.oracle.way import Fate, Way

MOST_TURNS = 2
Leads = TransitGatewayVpcAttachment | TransitGatewayPeeringAttachment | None


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
        for prefix, leads in [*_static(way, table), *_propagated(way, table)]
        if inside(way.packet.destination, [prefix])
    ]
    if not fitting:
        return way.stopped("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT")
    longest = max(length for length, _ in fitting)
    return _out(way, table, next(leads for length, leads in fitting if length == longest), zone)


def _static(way: Way, table: TransitGatewayRouteTable) -> list[tuple[Block, Leads]]:
    """First in the list, and so first on a tie (TGW-10)."""
    every = (*way.network.all(TransitGatewayVpcAttachment),)
    peerings = (*way.network.all(TransitGatewayPeeringAttachment),)
    by_id: dict[str | None, Leads] = {one.id: one for one in (*every, *peerings)}
    return [(block(route.destination), by_id.get(route.attachment)) for route in table.routes]


def _propagated(way: Way, table: TransitGatewayRouteTable) -> list[tuple[Block, Leads]]:
    """The blocks of available attachments, but none that overlaps an earlier one (TGW-12)."""
    earlier: list[Block] = []
    found: list[tuple[Block, Leads]] = []
    for one in way.network.all(TransitGatewayVpcAttachment):
        available = one.state is AttachmentState.AVAILABLE
        if one.transit_gateway != table.transit_gateway or not available:
            continue
        blocks = vpc_blocks(node(way.network, Vpc, one.vpc))
        for mine in blocks:
            taken = any(other.version == mine.version and other.overlaps(mine) for other in earlier)
            if table.id in one.propagate_to and not taken:
                found.append((mine, one))
        earlier += blocks
    return found


def _out(way: Way, table: TransitGatewayRouteTable, leads: Leads, zone: str) -> Fate:
    if leads is None:
        return way.stopped("TGW_RTB_BAD_STATE_ROUTE")
    if leads.state is not AttachmentState.AVAILABLE:
        return way.stopped("BAD_STATE_ATTACHMENT")
    if isinstance(leads, TransitGatewayPeeringAttachment):
        return _over_peering(way, table, leads)
    if way.packet.destination.version == 6 and not leads.ipv6_support:
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


def known_sender(way: Way, entered: TransitGatewayVpcAttachment, vpc: Ref) -> Ref | None:
    """The sender's VPC, if its groups may be named over the gateway (SG-19)."""
    gateway = node(way.network, TransitGateway, entered.transit_gateway)
    own = [
        one
        for one in way.network.all(TransitGatewayVpcAttachment)
        if (one.vpc, one.transit_gateway) == (vpc, gateway.id)
    ]
    every = [gateway, entered, *own[:1]]
    return entered.vpc if all(one.security_group_referencing_support for one in every) else None
