"""Public, private, VPN-only or isolated: what a subnet's routes make of it (VPC-20)."""

from enum import StrEnum

from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    PrefixListRoute,
    Ref,
    Route,
    RouteTable,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    VpcEndpoint,
)
from playground.engine.prefix_lists import blocks_of
from playground.engine.route_targets import interface_at
from playground.engine.transit_routes import attachment_of


class SubnetKind(StrEnum):
    """Nothing AWS stores: people say it of a subnet, and its effective route table decides."""

    PUBLIC = "public"
    PRIVATE = "private"
    VPN_ONLY = "vpn-only"
    ISOLATED = "isolated"
    UNKNOWN = "unknown"


def subnet_kind(network: Network, subnet: Ref) -> SubnetKind:
    """Public: a direct route to an attached internet gateway.  Private: else, a way out for all
    addresses through a NAT, egress-only or transit gateway, or appliances.  VPN-only: else, a
    route to the virtual private gateway, written or propagated.  Isolated: none of these (VPC-20).
    Unknown: nobody tells of the table.
    """
    table = _table(network, subnet)
    if not network.tells(subnet) or (table is not None and not network.tells(table.id)):
        return SubnetKind.UNKNOWN
    routes = routes_in_force(network, subnet)
    vpc = network.get(Subnet, subnet).vpc
    if any(_is_door(network, vpc, route) for route in routes):
        return SubnetKind.PUBLIC
    if any(_is_way_out(network, vpc, route) for route in routes):
        return SubnetKind.PRIVATE
    if _leads_to_sites(network, vpc, table):
        return SubnetKind.VPN_ONLY
    return SubnetKind.ISOLATED


def _leads_to_sites(network: Network, vpc: Ref, table: RouteTable | None) -> bool:
    doors = {one.id for one in network.all(VirtualPrivateGateway) if one.vpc == vpc}
    if not doors or table is None:
        return False
    learns = doors.intersection(table.propagating_vgws)
    return bool(learns) or any(route.target in doors for route in table.routes)


def routes_in_force(network: Network, subnet: Ref) -> tuple[Route | PrefixListRoute, ...]:
    """The written routes of the effective table; none where a VPC still lacks its main table."""
    table = _table(network, subnet)
    return () if table is None else table.routes


def _table(network: Network, subnet: Ref) -> RouteTable | None:
    try:
        return network.route_table_of(subnet)
    except KeyError:
        return None


def _target(network: Network, route: Route | PrefixListRoute) -> object:
    return None if route.target is None else network.find(route.target)


def _is_door(network: Network, vpc: Ref, route: Route | PrefixListRoute) -> bool:
    target = _target(network, route)
    return isinstance(target, InternetGateway) and target.vpc == vpc


def _is_way_out(network: Network, vpc: Ref, route: Route | PrefixListRoute) -> bool:
    target = _target(network, route)
    if isinstance(target, NatGateway):
        leads_on = target.state is NatGatewayState.AVAILABLE
    elif isinstance(target, TransitGateway):
        leads_on = attachment_of(network, vpc, target.id) is not None
    elif interface_at(network, route.target) is not None:
        leads_on = True
    else:
        doors = EgressOnlyInternetGateway, VpcEndpoint
        leads_on = isinstance(target, doors) and target.vpc == vpc
    return leads_on and not all(block.length for block in blocks_of(network, route))
