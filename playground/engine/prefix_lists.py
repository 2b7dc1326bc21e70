"""Prefix lists where they are named: the routes and addresses that their entries stand for."""

from collections.abc import Iterator

from playground.engine.addresses import Intervals, Prefix, join
from playground.engine.network import Network
from playground.engine.nodes import (
    ManagedPrefixList,
    PrefixListEntry,
    PrefixListRoute,
    Ref,
    Route,
    RouteTable,
)

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
    return tuple(one for route in table.routes for one in _expanded(network, route))


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
    entries = network.get(ManagedPrefixList, route.prefix_list).entries
    return tuple(entry.cidr for entry in entries)


def addresses_of(network: Network, prefix_list: Ref) -> Intervals:
    """All addresses of a list (SG-12: a rule that names it is about any entry)."""
    entries = network.get(ManagedPrefixList, prefix_list).entries
    return join(*(entry.cidr.intervals for entry in entries))


def entry_with(network: Network, prefix_list: Ref, address: int) -> PrefixListEntry | None:
    """The most specific entry that holds an address."""
    entries = network.get(ManagedPrefixList, prefix_list).entries
    holding = [entry for entry in entries if address in entry.cidr]
    return max(holding, key=lambda entry: entry.cidr.length, default=None)


def entry_for(network: Network, prefix_list: Ref, cidr: Prefix) -> PrefixListEntry:
    """The entry that a route stands for."""
    entries = network.get(ManagedPrefixList, prefix_list).entries
    return next(entry for entry in entries if entry.cidr == cidr)


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
