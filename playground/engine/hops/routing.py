"""Route tables: the longest prefix wins, then the route's origin (RT-05 to RT-08)."""

from collections.abc import Iterator

from playground.engine.addresses import Prefix, join, minus, parse_prefix
from playground.engine.headers import ALL_ADDRESSES, DESTINATION
from playground.engine.hops import endpoints, transit
from playground.engine.hops.edges import only_if_not_redirected, only_to_public
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    AvailabilityMode,
    EgressOnlyInternetGateway,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    NetworkInterface,
    PeeringStatus,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.prefix_lists import routes_of
from playground.engine.reasons import Reason
from playground.engine.reasons.gateways import RegionalNatGatewayNotInZone
from playground.engine.reasons.routing import (
    BlackholeRoute,
    NoRouteToDestination,
    ReservedRangeNotForwarded,
    RouteMatched,
    TargetNotModelled,
)
from playground.engine.reasons.undescribed import NotDescribed, RouteTargetNotDescribed
from playground.engine.route_targets import interface_at
from playground.engine.tables import Order, Row, Table
from playground.engine.untold_routes import ends_behind, known_blocks, untold_lists

NEVER_FORWARDED = join(
    parse_prefix("169.254.168.0/22").intervals, parse_prefix("fd00:ec2::/32").intervals
)
"""RT-25: no route serves these."""

PRIORITY = {origin: rank for rank, origin in enumerate(RouteOrigin)}
GONE = (NatGatewayState.DELETED, NatGatewayState.DELETING)
MODELLED_PREFIXES = ("igw-", "eigw-", "nat-", "pcx-", "eni-", "i-", "tgw-", "vpce-", "vgw-")
"""Ids of what is modelled: what is not in a network that people wrote is known to be gone."""


def route_table(network: Network, router: Ref) -> Table:
    """The table of a subnet, of a regional NAT gateway (NAT-15) or of a gateway (RT-26)."""
    node = network.find(router)
    if isinstance(node, Subnet):
        table = network.route_table_of(router)
        rows = [
            only_if_not_redirected(network, table.id, row, node)
            for row in _rows(network, table, node)
        ]
    elif isinstance(node, InternetGateway):
        table = network.get(RouteTable, node.route_table or "")
        rows = [only_to_public(network, table.id, row) for row in _rows(network, table, None)]
    elif isinstance(node, VirtualPrivateGateway):
        table = network.get(RouteTable, node.route_table or "")
        rows = _rows(network, table, None)
    else:
        table = network.get(RouteTable, network.get(NatGateway, router).route_table or "")
        rows = _rows(network, table, None)
    return Table(rows, Order.LONGEST_PREFIX)


def routes_in_force(network: Network, table: RouteTable) -> list[Route]:
    """All routes of a table, the implied local ones included, the winner of each overlap first."""
    blocks = known_blocks(network, table.vpc)
    every = routes_of(network, table)
    written = {route.destination for route in every if route.origin is RouteOrigin.STATIC}
    implied = [Route(destination=block, target=LOCAL) for block in blocks if block not in written]
    routes = [route for route in every if not _beaten_by_local(route, blocks)] + implied
    return sorted(routes, key=lambda route: (-route.destination.length, PRIORITY[route.origin]))


def _beaten_by_local(route: Route, blocks: tuple[Prefix, ...]) -> bool:
    """RT-08: a propagated route never overrides the local one, even when it is more specific.

    Nor does an entry of a prefix list: in a subnet's table one inside the VPC is ignored.
    """
    unwritten = route.origin is not RouteOrigin.STATIC
    return unwritten and any(block.covers(route.destination) for block in blocks)


def _rows(network: Network, table: RouteTable, subnet: Subnet | None) -> list[Row]:
    reserved = Row(((DESTINATION, NEVER_FORWARDED),), None, ReservedRangeNotForwarded(table.id))
    routes = [_row(network, table, subnet, route) for route in routes_in_force(network, table)]
    doubts = _doubts(network, table)
    return [reserved, *doubts, *routes, Row((), None, NoRouteToDestination(table.id))]


def _doubts(network: Network, table: RouteTable) -> Iterator[Row]:
    """Where routes of which nobody tells may be the most specific ones.

    Those of a table that is not described may lead anywhere, also inside the VPC (RT-11).  Entries
    of a prefix list, propagated routes and unknown blocks of the VPC itself say nothing of its
    known blocks (RT-08).
    """
    if not network.tells(table.id):
        yield Row((), None, NotDescribed(table.id))
        return
    blocks = known_blocks(network, table.vpc)
    beyond = minus(ALL_ADDRESSES, join(*(block.intervals for block in blocks)))
    unknown = untold_lists(network, table)
    unknown += filter(None, (_untold_behind(network, one) for one in table.propagating_vgws))
    if not network.get(Vpc, table.vpc).blocks:
        unknown.append(table.vpc)
    yield from (Row(((DESTINATION, beyond),), None, NotDescribed(one)) for one in unknown[:1])


def _untold_behind(network: Network, gateway: Ref) -> Ref | None:
    """Who would tell of its routes, and is not described.  A table that was found has them."""
    if network.as_found:
        return None
    return network.first_untold((gateway, *ends_behind(network, gateway)))


def _row(network: Network, table: RouteTable, subnet: Subnet | None, route: Route) -> Row:
    match = ((DESTINATION, route.destination.intervals),)
    onward = _towards(network, table, subnet, route)
    if isinstance(onward, Place):
        return Row(match, onward, RouteMatched(table.id, route), route)
    return Row(match, None, onward, route)


def _towards(  # noqa: C901 - one case a kind
    network: Network, table: RouteTable, subnet: Subnet | None, route: Route
) -> Place | Reason:
    """Where a route leads, or why it leads nowhere (RT-19: a blackhole)."""
    if route.target == LOCAL:
        return Place(Stage.VPC, table.vpc)
    if route.target is not None and _may_be_there(network, route.target):
        return RouteTargetNotDescribed(table.id, route, route.target)
    target = interface_at(network, route.target) or network.find(route.target or "")
    match target:
        case InternetGateway() if target.vpc == table.vpc:
            return Place(Stage.IGW_OUT, target.id)
        case EgressOnlyInternetGateway() if target.vpc == table.vpc:
            return Place(Stage.EIGW_OUT, target.id)
        case NatGateway() if target.vpc == table.vpc and target.state not in GONE:
            return _towards_nat_gateway(target, subnet)
        case TransitGateway():
            onward = transit.towards(network, table, target, subnet)
            return onward or BlackholeRoute(table.id, route)
        case VpcEndpoint() if target.vpc == table.vpc:
            return endpoints.towards(target, subnet) or BlackholeRoute(table.id, route)
        case NetworkInterface() if _forwards_for(network, target, table.vpc):
            return _towards_interface(target, subnet)
        case VpcPeeringConnection() if _carries(target, table.vpc):
            return Place(Stage.PEERING, target.id, table.vpc)
        case VirtualPrivateGateway() if target.vpc == table.vpc:
            return Place(Stage.VGW_OUT, target.id)
        case (
            InternetGateway()
            | EgressOnlyInternetGateway()
            | NatGateway()
            | NetworkInterface()
            | VpcEndpoint()
            | VpcPeeringConnection()
            | VirtualPrivateGateway()
        ):
            return BlackholeRoute(table.id, route)
    if route.target is None or route.target.startswith(MODELLED_PREFIXES):
        return BlackholeRoute(table.id, route)
    return TargetNotModelled(table.id, route, route.target)


def _may_be_there(network: Network, target: Ref) -> bool:
    """Is nothing told of it, though it is of a kind that is modelled?"""
    modelled = target in network or target.startswith(MODELLED_PREFIXES)
    return modelled and not network.tells(target)


def _forwards_for(network: Network, interface: NetworkInterface, vpc: Ref) -> bool:
    """RT-19: is it attached to somebody, and in this VPC?"""
    attached = interface.instance is not None or interface.requester_managed
    return attached and network.vpc_with(interface.id) == vpc


def _towards_interface(interface: NetworkInterface, sender: Subnet | None) -> Place:
    """From another subnet, the ACL of the interface's own subnet comes first."""
    if sender and sender.id == interface.subnet:
        return Place(Stage.FORWARD, interface.id)
    return Place(Stage.ARRIVE, interface.subnet, interface.id)


def _carries(peering: VpcPeeringConnection, vpc: Ref) -> bool:
    """RT-21, PCX-09: does it join this VPC with another one now?"""
    return peering.status is PeeringStatus.ACTIVE and vpc in peering.vpcs


def _towards_nat_gateway(gateway: NatGateway, sender: Subnet | None) -> Place | Reason:
    """NAT-04: from another subnet, the ACL of the gateway's own subnet comes first."""
    if gateway.availability_mode is AvailabilityMode.REGIONAL:
        zone = sender.availability_zone if sender else ""
        if sender and gateway.zones and zone not in gateway.zones:
            return RegionalNatGatewayNotInZone(gateway.id, zone)
        return Place(Stage.NAT, gateway.id, zone)
    if gateway.subnet is None or (sender and sender.id == gateway.subnet):
        return Place(Stage.NAT, gateway.id)
    return Place(Stage.ARRIVE, gateway.subnet, gateway.id)
