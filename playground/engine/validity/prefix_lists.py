"""What a prefix list may hold, and where it may be named."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AWS,
    AddressFamily,
    ManagedPrefixList,
    PrefixListRoute,
    Ref,
    Route,
    RouteTable,
    Vpc,
    VpcEndpoint,
)
from playground.engine.prefix_lists import routes_of
from playground.engine.route_targets import leads_to_appliances
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.routing import written
from playground.engine.validity.security import rules
from playground.engine.validity.sweep import repeated

ENDPOINT = "vpce-"


@dataclass(frozen=True)
class EntryOfOtherFamily(Fault):
    """A list is of one family, and so are its entries."""

    cidr: Prefix
    family: AddressFamily
    rule: ClassVar[str] = "RT-23"


@dataclass(frozen=True)
class EntryTwice(Fault):
    """A block stands once in a list."""

    cidr: Prefix
    rule: ClassVar[str] = "RT-23"


@dataclass(frozen=True)
class MoreEntriesThanMaximum(Fault):
    """A list of an account holds no more than its maximum size."""

    entries: int
    maximum: int
    rule: ClassVar[str] = "LIM-12"


@dataclass(frozen=True)
class PrefixListToEndpoint(Fault):
    """Only a Gateway Load Balancer endpoint could be meant, and it takes no prefix list.

    The routes of gateway endpoints are for lists of AWS's own.
    """

    prefix_list: Ref
    target: Ref
    rule: ClassVar[str] = "RT-24"


@dataclass(frozen=True)
class PrefixListOfOtherRegion(Fault):
    """A list is there for its own region alone."""

    prefix_list: Ref
    region: str
    vpc: Ref
    rule: ClassVar[str] = "LIM-12"


@dataclass(frozen=True)
class WinnerUndefined(Fault):
    """Two lists of a table hold one block and lead to different targets."""

    prefix_list: Ref
    other: Ref
    destination: Prefix
    rule: ClassVar[str] = "RT-09"
    severity: ClassVar[Severity] = Severity.WARNING


def _families(network: Network) -> Iterator[Fault]:
    for one in network.all(ManagedPrefixList):
        for index, entry in enumerate(one.entries):
            if entry.cidr.version != one.address_family.version:
                field = f"entries[{index}].cidr"
                yield EntryOfOtherFamily(one.id, field, entry.cidr, one.address_family)


def _twice(network: Network) -> Iterator[Fault]:
    keyed = (
        ((one.id, entry.cidr), (one, index, entry))
        for one in network.all(ManagedPrefixList)
        for index, entry in enumerate(one.entries)
    )
    for _, (one, index, entry) in repeated(keyed):
        yield EntryTwice(one.id, f"entries[{index}].cidr", entry.cidr)


def _sizes(network: Network) -> Iterator[Fault]:
    for one in network.all(ManagedPrefixList):
        if one.owner != AWS and len(one.entries) > one.size:
            yield MoreEntriesThanMaximum(one.id, "entries", len(one.entries), one.size)


def _to_endpoints(network: Network) -> Iterator[Fault]:
    for table, _, field, route in written(network):
        target = route.target or ""
        endpoint = isinstance(network.find(target), VpcEndpoint) or target.startswith(ENDPOINT)
        if not (isinstance(route, PrefixListRoute) and endpoint):
            continue
        awss_own = network.get(ManagedPrefixList, route.prefix_list).owner == AWS
        if not awss_own or leads_to_appliances(network.find(target)):
            yield PrefixListToEndpoint(table.id, f"{field}.target", route.prefix_list, target)


def _uses(network: Network) -> Iterator[tuple[Ref, str, Ref, Ref]]:
    """Who names a list, in which field, which one, and for which VPC."""
    for table, vpc, field, route in written(network):
        if isinstance(route, PrefixListRoute):
            yield table.id, f"{field}.destination", route.prefix_list, vpc.id
    for group, field, rule in rules(network):
        if rule.prefix_list is not None:
            yield group.id, field, rule.prefix_list, group.vpc


def _regions(network: Network) -> Iterator[Fault]:
    for user, field, ref, vpc in _uses(network):
        region = network.get(ManagedPrefixList, ref).region
        if region != network.get(Vpc, vpc).region:
            yield PrefixListOfOtherRegion(user, field, ref, region, vpc)


def _winners(network: Network) -> Iterator[Fault]:
    """Told once for each two lists of a table, at the later one."""
    for table in network.all(RouteTable):
        fields = {
            route.prefix_list: f"routes[{index}].destination"
            for index, route in enumerate(table.routes)
            if isinstance(route, PrefixListRoute)
        }
        if len(fields) < 2:
            continue
        for first, later in _undefined(network, table):
            lists = str(first.prefix_list), str(later.prefix_list)
            yield WinnerUndefined(table.id, fields[lists[1]], *lists, later.destination)


def _undefined(network: Network, table: RouteTable) -> Iterator[tuple[Route, Route]]:
    """Routes of two lists for one block, with different targets; of two lists the first such."""
    first: dict[Prefix, Route] = {}
    told = set()
    for route in routes_of(network, table):
        if route.prefix_list is None:
            continue
        earlier = first.setdefault(route.destination, route)
        pair = earlier.prefix_list, route.prefix_list
        rivals = earlier.prefix_list != route.prefix_list and earlier.target != route.target
        if rivals and pair not in told:
            told.add(pair)
            yield earlier, route


CHECKS: tuple[Check, ...] = (_families, _twice, _sizes, _to_endpoints, _regions, _winners)
