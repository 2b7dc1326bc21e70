"""Transit gateways: into one by an attachment, its route table, and out by another attachment."""

from collections.abc import Iterator

from playground.engine.addresses import V6_ALL, join, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    RouteTable,
    Subnet,
    TransitGateway,
    TransitGatewayAttachment,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VpnConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.transit import (
    AttachmentHasNoIpv6,
    AttachmentNotAssociated,
    AttachmentNotAvailable,
    AttachmentNotInZone,
    EntersTransitGateway,
    NoTransitGatewayRoute,
    TransitGatewayBlackhole,
    TransitGatewayRouteMatched,
)
from playground.engine.reasons.undescribed import AttachmentNotDescribed, NotDescribed
from playground.engine.reasons.vpn import VpnConnectionOfTransitGatewayDown
from playground.engine.tables import Order, Row, Table
from playground.engine.transit_routes import (
    SiteAttachment,
    attachment_of,
    propagable,
    routes_in_force,
    sharing,
)
from playground.engine.untold_routes import untold_sources


def towards(
    network: Network, table: RouteTable, gateway: TransitGateway, sender: Subnet | None
) -> Place | Reason | None:
    """From a VPC's table to the attachment's subnet in the sender's zone (TGW-03, TGW-29).

    None: the VPC is not attached.  A sender in no subnet (a regional NAT gateway) takes any zone.
    """
    attachment = attachment_of(network, table.vpc, gateway.id)
    if attachment is None:
        return None
    if attachment.state is not AttachmentState.AVAILABLE:
        return AttachmentNotAvailable(gateway.id, attachment.id, attachment.state)
    zone = sender.availability_zone if sender else ""
    for subnet in attachment.subnets:
        if not zone or network.get(Subnet, subnet).availability_zone == zone:
            return Place(Stage.ARRIVE, subnet, attachment.id)
    unknown = network.first_untold([attachment.id, *attachment.subnets])
    if unknown is not None:
        return NotDescribed(unknown)
    return AttachmentNotInZone(gateway.id, attachment.id, zone)


def enter_table(network: Network, ref: Ref, via: Ref) -> Table:
    """Into the gateway: the table that is associated with the attachment decides (TGW-07)."""
    gateway, association, zone = _side(network, ref, via)
    if association is None:
        return Table([Row((), None, AttachmentNotAssociated(gateway, ref))])
    onward = Place(Stage.TGW_ROUTE, association, zone)
    passes = Row((), onward, EntersTransitGateway(gateway, ref, association))
    return Table([*_without_ipv6(network, ref), passes])


def _side(network: Network, ref: Ref, via: Ref) -> tuple[Ref, Ref | None, str]:
    """The gateway that is entered, the table associated there, and the sender's zone.

    Over a peering no zone is kept: whether AWS does is not documented.  A site has none.
    """
    attachment = network.find(ref)
    if isinstance(attachment, TransitGatewayPeeringAttachment):
        if via == attachment.transit_gateway:
            return via, attachment.route_table, ""
        return via, attachment.peer_route_table, ""
    if isinstance(attachment, SiteAttachment):
        return via, attachment.route_table, ""
    own = network.get(TransitGatewayVpcAttachment, ref)
    return own.transit_gateway, own.route_table, network.get(Subnet, via).availability_zone


def _without_ipv6(network: Network, ref: Ref) -> list[Row]:
    """TGW-25: a VPC attachment carries IPv6 only if it is said to."""
    attachment = network.find(ref)
    if not isinstance(attachment, TransitGatewayVpcAttachment) or attachment.ipv6_support:
        return []
    said = AttachmentHasNoIpv6(attachment.transit_gateway, ref)
    return [Row(((DESTINATION, V6_ALL),), None, said)]


def route_table(network: Network, ref: Ref, zone: str) -> Table:
    """A table of the gateway: the longest prefix, then static before propagated (TGW-10)."""
    table = network.get(TransitGatewayRouteTable, ref)
    routes = routes_in_force(network, table)
    shared = sharing(network, routes)
    rows = []
    for index, route in enumerate(routes):
        row, *others = (_row(network, table, one, zone) for one in (route, *shared[index]))
        rows.append(row._replace(others=tuple(others)))
    rows = [*_doubts(network, table), *rows, Row((), None, NoTransitGatewayRoute(ref))]
    return Table(rows, Order.LONGEST_PREFIX)


def _doubts(network: Network, table: TransitGatewayRouteTable) -> Iterator[Row]:
    """Where routes of which nobody tells may be the most specific ones.

    Not within the blocks of the VPCs that propagate to the table: what overlaps with them is not
    propagated (TGW-12).
    """
    known = [
        block.intervals
        for attachment, block in propagable(network, table.transit_gateway)
        if table.id in attachment.propagate_to
    ]
    beyond = ((DESTINATION, minus(ALL_ADDRESSES, join(*known))),)
    for unknown in untold_sources(network, table):
        yield Row(beyond, None, NotDescribed(unknown))


def _row(
    network: Network, table: TransitGatewayRouteTable, route: TransitGatewayRoute, zone: str
) -> Row:
    match = ((DESTINATION, route.destination.intervals),)
    if route.attachment is not None and not network.tells(route.attachment):
        unknown = AttachmentNotDescribed(table.id, route, route.attachment)
        return Row(match, None, unknown, route)
    onward = _out_by(network, table, route, zone)
    if isinstance(onward, Place):
        return Row(match, onward, TransitGatewayRouteMatched(table.id, route), route)
    return Row(match, None, onward, route)


def _out_by(
    network: Network, table: TransitGatewayRouteTable, route: TransitGatewayRoute, zone: str
) -> Place | Reason:
    """Out by the attachment that a route names, or why nothing goes there."""
    attachment = network.find(route.attachment or "")
    if (
        isinstance(attachment, TransitGatewayAttachment)
        and attachment.state is not AttachmentState.AVAILABLE
    ):
        return AttachmentNotAvailable(table.transit_gateway, attachment.id, attachment.state)
    match attachment:
        case TransitGatewayVpcAttachment() if route.destination.version == 6 and (
            not attachment.ipv6_support
        ):
            return AttachmentHasNoIpv6(table.transit_gateway, attachment.id)
        case TransitGatewayVpcAttachment() if attachment.subnets:
            return Place(Stage.LINK, delivering_subnet(network, attachment, zone), attachment.id)
        case TransitGatewayVpcAttachment():
            return _without_subnets(network, table, route, attachment)
        case TransitGatewayPeeringAttachment():
            ends = attachment.transit_gateway, attachment.peer_transit_gateway
            other = ends[1] if table.transit_gateway == ends[0] else ends[0]
            return Place(Stage.TGW_ENTER, attachment.id, other)
        case TransitGatewayVpnAttachment():
            connection = network.get(VpnConnection, attachment.vpn_connection)
            if not connection.is_up:
                return VpnConnectionOfTransitGatewayDown(table.id, route, connection.id)
            return Place(Stage.VPN_OUT, connection.id)
        case TransitGatewayDirectConnectAttachment():
            door = attachment.direct_connect_gateway
            return Place(Stage.DX_GATEWAY, door, table.transit_gateway)
        case TransitGatewayConnect():
            return Place(Stage.CONNECT_OUT, attachment.id)
    return TransitGatewayBlackhole(table.id, route)


def _without_subnets(
    network: Network,
    table: TransitGatewayRouteTable,
    route: TransitGatewayRoute,
    attachment: TransitGatewayVpcAttachment,
) -> Reason:
    """An attachment without a subnet leads nowhere, unless nobody tells of the VPC's subnets."""
    if network.tells(attachment.vpc):
        return TransitGatewayBlackhole(table.id, route)
    return NotDescribed(attachment.vpc)


def delivering_subnet(network: Network, attachment: TransitGatewayVpcAttachment, zone: str) -> Ref:
    """Whose interface hands the packet to the VPC: that of the sender's zone, if any (TGW-04).

    Appliance mode keeps a flow in one zone both ways; which one AWS chooses by a hash of the flow,
    here it is the first (TGW-18).
    """
    if not attachment.appliance_mode:
        for subnet in attachment.subnets:
            if network.get(Subnet, subnet).availability_zone == zone:
                return subnet
    return attachment.subnets[0]
