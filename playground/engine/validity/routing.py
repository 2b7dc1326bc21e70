"""Which destinations the routes of a table may have, and how many main tables a VPC."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Generic, NamedTuple, TypeVar

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    InternetGateway,
    PrefixListRoute,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    VirtualPrivateGateway,
    Vpc,
)
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated
from playground.engine.validity.vpc import blocks_of

NEVER_ROUTED = (parse_prefix("169.254.168.0/22"), parse_prefix("fd00:ec2::/32"))


@dataclass(frozen=True)
class VpcWithoutMainTable(Fault):
    """A VPC always has a main route table; `resource` is the VPC."""

    rule: ClassVar[str] = "RT-01"


@dataclass(frozen=True)
class SecondMainTable(Fault):
    """Two tables of a VPC are called its main one."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-01"


@dataclass(frozen=True)
class RouteTwice(Fault):
    """Two static routes of a table have one destination, a block or a prefix list."""

    destination: Prefix | Ref
    rule: ClassVar[str] = "RT-16"


@dataclass(frozen=True)
class LocalRouteOfNoBlock(Fault):
    """A route with the target `local` for something that is no block of the VPC."""

    destination: Prefix | Ref
    vpc: Ref
    choices: tuple[Prefix, ...]
    rule: ClassVar[str] = "RT-04"


@dataclass(frozen=True)
class ReservedDestination(Fault):
    """The destination lies in a range that AWS keeps for itself."""

    destination: Prefix
    reserved: Prefix
    rule: ClassVar[str] = "RT-25"


R_co = TypeVar("R_co", bound=Route | PrefixListRoute, covariant=True)


class Row(NamedTuple, Generic[R_co]):
    """A route with its table, its VPC, and its name in the scenario file ("routes[3]")."""

    table: RouteTable
    vpc: Vpc
    field: str
    route: R_co


def written(network: Network) -> Iterator[Row[Route | PrefixListRoute]]:
    """Every route of the network, as it is written."""
    for table in network.all(RouteTable):
        vpc = network.get(Vpc, table.vpc)
        for index, route in enumerate(table.routes):
            yield Row(table, vpc, f"routes[{index}]", route)


def rows(network: Network) -> Iterator[Row[Route]]:
    """Every route for a block."""
    for table, vpc, field, route in written(network):
        if isinstance(route, Route):
            yield Row(table, vpc, field, route)


def destination_of(route: Route | PrefixListRoute) -> Prefix | Ref:
    """What a route is written for: a block, or the id of a prefix list."""
    return route.destination if isinstance(route, Route) else route.prefix_list


def rows_inside(network: Network) -> Iterator[tuple[Row[Route], Prefix, str]]:
    """Every written, not local route within a block of its VPC, with that block and its field.

    Propagated routes are none of the user's doing; the local route beats them (RT-08).  The tables
    of gateways have rules of their own (RT-27).
    """
    of_gateways = {gateway.route_table for gateway in network.all(InternetGateway)}
    of_gateways |= {gateway.route_table for gateway in network.all(VirtualPrivateGateway)}
    outer = {vpc.id: blocks_of(vpc) for vpc in network.all(Vpc)}
    for row in rows(network):
        if row.route.origin is not RouteOrigin.STATIC or row.route.target == LOCAL:
            continue
        if row.table.id in of_gateways:
            continue
        found = outer[row.vpc.id].around(row.route.destination)
        if found is not None:
            yield row, *found


def _has_a_main_table(network: Network) -> Iterator[Fault]:
    with_main = {table.vpc for table in network.all(RouteTable) if table.main}
    for vpc in network.all(Vpc):
        if vpc.id not in with_main:
            yield VpcWithoutMainTable(vpc.id, "route_tables")


def _one_main_table(network: Network) -> Iterator[Fault]:
    mains = ((table.vpc, table) for table in network.all(RouteTable) if table.main)
    for first, table in repeated(mains):
        yield SecondMainTable(table.id, "main", first.id, table.vpc)


def _destinations_twice(network: Network) -> Iterator[Fault]:
    keyed = (
        ((row.table.id, destination_of(row.route)), row)
        for row in written(network)
        if isinstance(row.route, PrefixListRoute) or row.route.origin is RouteOrigin.STATIC
    )
    for _, row in repeated(keyed):
        field = f"{row.field}.destination"
        yield RouteTwice(row.table.id, field, destination_of(row.route))


def _local_routes(network: Network) -> Iterator[Fault]:
    blocks = {vpc.id: blocks_of(vpc) for vpc in network.all(Vpc)}
    for table, vpc, field, route in written(network):
        wanted = destination_of(route)
        if route.target == LOCAL and wanted not in blocks[vpc.id]:
            yield LocalRouteOfNoBlock(table.id, f"{field}.destination", wanted, vpc.id, vpc.blocks)


def _reserved(network: Network) -> Iterator[Fault]:
    for table, _, field, route in rows(network):
        for reserved in NEVER_ROUTED:
            if reserved.covers(route.destination):
                destination = f"{field}.destination"
                yield ReservedDestination(table.id, destination, route.destination, reserved)


CHECKS: tuple[Check, ...] = (
    _has_a_main_table,
    _one_main_table,
    _destinations_twice,
    _local_routes,
    _reserved,
)
