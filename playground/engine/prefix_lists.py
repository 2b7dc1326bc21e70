"""Prefix lists where they are named: the routes and addresses that their entries stand for."""

from collections.abc import Iterator

from playground.engine.addresses import Intervals, Prefix, holds, join
from playground.engine.aws_services import aws_service, illustrative_blocks, illustrative_service
from playground.engine.network import Network
from playground.engine.nodes import (
    AWS,
    AwsService,
    EndpointState,
    EndpointType,
    ManagedPrefixList,
    PrefixListEntry,
    PrefixListRoute,
    Ref,
    Route,
    RouteTable,
    Vpc,
    VpcEndpoint,
)
from playground.engine.vpn_routes import propagated

WEIGHTS = {
    "cloudfront.origin-facing": 55,
    "dynamodb": 1,
    "ec2-instance-connect": 2,
    "groundstation": 5,
    "route53-healthchecks": 25,
    "s3": 1,
    "s3express": 6,
    "vpc-lattice": 10,
}
"""SG-26: what AWS's own lists count for, by the end of their names."""


def known_weight(name: str) -> int | None:
    """The weight of one of AWS's own lists, such as com.amazonaws.us-east-1.s3."""
    return next((weight for end, weight in WEIGHTS.items() if name.endswith(f".{end}")), None)


def routes_of(network: Network, table: RouteTable) -> tuple[Route, ...]:
    """The routes of a table, in order; one that names a prefix list is a route for each entry."""
    every = all_routes(network, table)
    return tuple(one for route in every for one in _expanded(network, route))


def all_routes(network: Network, table: RouteTable) -> tuple[Route | PrefixListRoute, ...]:
    """The written routes, and what follows by itself: those to gateway endpoints, and propagated
    ones (RT-32).
    """
    return (*table.routes, *_of_gateway_endpoints(network, table), *propagated(network, table))


def _of_gateway_endpoints(network: Network, table: RouteTable) -> Iterator[PrefixListRoute]:
    """RT-22: AWS adds a route for each gateway endpoint that the table is associated with."""
    written = {route.target for route in table.routes}
    for endpoint in network.all(VpcEndpoint):
        wanted = table.id in endpoint.route_tables and endpoint.type is EndpointType.GATEWAY
        gone = endpoint.state is EndpointState.DELETED or endpoint.vpc != table.vpc
        service = aws_service(endpoint.service_name)
        if service and wanted and not gone and endpoint.id not in written:
            yield PrefixListRoute(prefix_list=list_of(network, service), target=endpoint.id)


def _expanded(network: Network, route: Route | PrefixListRoute) -> Iterator[Route]:
    if isinstance(route, Route):
        yield route
        return
    target, origin, prefix_list = route.target, route.origin, route.prefix_list
    for block in blocks_of(network, route):
        yield Route(destination=block, target=target, origin=origin, prefix_list=prefix_list)


def blocks_of(network: Network, route: Route | PrefixListRoute) -> tuple[Prefix, ...]:
    """Where a written route leads: its one destination, or the entries of its list."""
    if isinstance(route, Route):
        return (route.destination,)
    return tuple(entry.cidr for entry in entries_of(network, route.prefix_list))


def entries_of(network: Network, prefix_list: Ref) -> tuple[PrefixListEntry, ...]:
    """The entries of a list.

    AWS's own list of a service is there without being named, under the name of the service; and
    one that is named without entries has the illustrative addresses of its service.
    """
    node = network.find(prefix_list)
    if isinstance(node, AwsService):
        return _illustrative(node)
    listed = network.get(ManagedPrefixList, prefix_list)
    service = aws_service(listed.name)
    implied = _illustrative(service) if service and listed.owner == AWS else ()
    return listed.entries or implied


def is_untold(network: Network, prefix_list: Ref) -> bool:
    """Does nobody tell the entries of a list?"""
    return not network.tells(prefix_list) and not entries_of(network, prefix_list)


def _illustrative(service: AwsService) -> tuple[PrefixListEntry, ...]:
    return tuple(PrefixListEntry(cidr=block) for block in illustrative_blocks(service))


def list_of(network: Network, service: AwsService) -> Ref:
    """AWS's list of a service: the one that the network names, else that of the service's name."""
    lists = (one.id for one in network.all(ManagedPrefixList) if _is_of(one, service))
    return next(lists, service.id)


def _is_of(prefix_list: ManagedPrefixList, service: AwsService) -> bool:
    return prefix_list.owner == AWS and prefix_list.name == service.id


def public_blocks(network: Network, service: AwsService) -> tuple[Prefix, ...]:
    """The public addresses of a service of AWS: those of its list."""
    return tuple(entry.cidr for entry in entries_of(network, list_of(network, service)))


def services_listed(network: Network) -> Iterator[tuple[AwsService, Intervals]]:
    """The services whose list the network names, with its addresses."""
    for one in network.all(ManagedPrefixList):
        service = aws_service(one.name) if one.owner == AWS else None
        if service is not None:
            yield service, addresses_of(network, one.id)


def service_at(network: Network, address: int) -> AwsService | None:
    """The service of AWS that has a public address."""
    listed = (service for service, blocks in services_listed(network) if holds(blocks, address))
    regions = (vpc.region for vpc in network.all(Vpc))
    return next(listed, None) or illustrative_service(address, regions)


def addresses_of(network: Network, prefix_list: Ref) -> Intervals:
    """All addresses of a list (SG-12: a rule that names it is about any entry)."""
    return join(*(entry.cidr.intervals for entry in entries_of(network, prefix_list)))


def entry_with(network: Network, prefix_list: Ref, address: int) -> PrefixListEntry | None:
    """The most specific entry that holds an address."""
    entries = entries_of(network, prefix_list)
    holding = [entry for entry in entries if address in entry.cidr]
    return max(holding, key=lambda entry: entry.cidr.length, default=None)


def entry_for(network: Network, prefix_list: Ref, cidr: Prefix) -> PrefixListEntry:
    """The entry that a route stands for."""
    return next(entry for entry in entries_of(network, prefix_list) if entry.cidr == cidr)


def rivals(network: Network, table: RouteTable, route: Route) -> list[Route]:
    """RT-09: routes of other lists for the very same block that lead elsewhere."""
    if route.prefix_list is None:
        return []
    return [
        one
        for one in routes_of(network, table)
        if one.destination == route.destination
        and one.prefix_list not in (None, route.prefix_list)
        and one.target != route.target
    ]
