"""Gateway route tables: what they do to traffic that comes in, and to the way out (RT-26 on)."""

from playground.engine.addresses import is_v6
from playground.engine.network import Network
from playground.engine.nodes import (
    InternetGateway,
    NetworkInterface,
    Ref,
    Route,
    RouteTable,
    Subnet,
    VpcEndpoint,
)
from playground.engine.places import Stage
from playground.engine.reasons.routing import (
    IngressIsRedirected,
    IngressTargetHasNoPublicAddress,
)
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.route_targets import interface_at
from playground.engine.tables import Row


def only_to_public(network: Network, table: Ref, row: Row) -> Row:
    """RT-28: a route of a gateway's table leads to an interface with a public address, or nowhere.

    IPv6 addresses are public by themselves (ADDR-10).
    """
    route = row.entry
    if not isinstance(route, Route) or row.next is None or row.next.stage is not Stage.ARRIVE:
        return row
    interface = network.find(row.next.via)
    if not isinstance(interface, NetworkInterface):
        return row
    public = any((interface.id, one) in network.public_address_of for one in interface.private_ips)
    if public or (is_v6(route.destination.first) and interface.ipv6_addresses):
        return row
    said = IngressTargetHasNoPublicAddress(table, route, interface.id)
    return Row(row.match, None, said, route)


def only_if_not_redirected(network: Network, table: Ref, row: Row, subnet: Subnet) -> Row:
    """RT-30: a subnet that is reached by an appliance cannot leave beside it."""
    route = row.entry
    if not isinstance(route, Route) or row.next is None or row.next.stage is not Stage.IGW_OUT:
        return row
    gateway = network.get(InternetGateway, row.next.id)
    if gateway.route_table is not None and not network.tells(gateway.route_table):
        return Row(row.match, None, NotDescribed(gateway.route_table), route)
    appliance = _redirected_to(network, gateway, subnet, is_v6(route.destination.first))
    if appliance is None:
        return row
    said = IngressIsRedirected(table, route, gateway.id, appliance.id)
    return Row(row.match, None, said, route)


def _redirected_to(
    network: Network, gateway: InternetGateway, subnet: Subnet, v6: bool
) -> NetworkInterface | VpcEndpoint | None:
    """What gets the packets that come in for a subnet, if it stands in another one."""
    block = subnet.ipv6_cidr if v6 else subnet.cidr
    if gateway.route_table is None or block is None:
        return None
    routes = network.get(RouteTable, gateway.route_table).routes
    covering = [
        route for route in routes if isinstance(route, Route) and route.destination.covers(block)
    ]
    best = max(covering, key=lambda route: route.destination.length, default=None)
    target = None if best is None else best.target
    found = interface_at(network, target) or network.find(target or "")
    match found:
        case NetworkInterface() if found.subnet != subnet.id:
            return found
        case VpcEndpoint() if subnet.id not in found.subnets:
            return found
    return None
