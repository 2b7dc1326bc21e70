"""Routes inside a VPC's own blocks: middlebox routing, and what may stand there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import Instance, NatGateway, NetworkInterface, Ref, Subnet
from playground.engine.route_targets import leads_to_appliances
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.routing import rows_inside

INSIDE = (NatGateway, NetworkInterface, Instance)
"""What a route inside the VPC may lead to (RT-10); an instance stands for its one interface.

Of endpoints only those that lead to appliances.
"""
INSIDE_IDS = ("nat-", "eni-", "i-", "vpce-", "lgw-")
"""The same, by the ids of targets that are not in the network."""


@dataclass(frozen=True)
class LocalRouteTarget(Fault):
    """The local route is sent to something that may not have it."""

    destination: Prefix
    target: Ref
    rule: ClassVar[str] = "RT-11"


@dataclass(frozen=True)
class InnerRouteTarget(Fault):
    """A route inside the VPC's block leads to something that may not have it."""

    destination: Prefix
    target: Ref
    rule: ClassVar[str] = "RT-10"


@dataclass(frozen=True)
class RouteOfNoSubnet(Fault):
    """A route inside the VPC's block is for something else than one whole subnet."""

    destination: Prefix
    vpc: Ref
    rule: ClassVar[str] = "RT-10"


@dataclass(frozen=True)
class BlockSwallowsRoute(Fault):
    """A secondary block of the VPC holds the destination of a route that leads elsewhere."""

    cidr: Prefix
    table: Ref
    destination: Prefix
    rule: ClassVar[str] = "VPC-07"


def _may_stand_inside(network: Network, target: Ref | None) -> bool:
    if target is None:
        return True
    node = network.find(target)
    if node is None:
        return target.startswith(INSIDE_IDS)
    return isinstance(node, INSIDE) or leads_to_appliances(node)


def _inner_targets(network: Network) -> Iterator[Fault]:
    for (table, _, field, route), block, _ in rows_inside(network):
        if route.target is None or _may_stand_inside(network, route.target):
            continue
        kind = LocalRouteTarget if route.destination == block else InnerRouteTarget
        yield kind(table.id, f"{field}.target", route.destination, route.target)


def _whole_subnets(network: Network) -> Iterator[Fault]:
    """Asked of middlebox routes only: any other has no place here, whatever its destination."""
    whole = {(subnet.vpc, block) for subnet in network.all(Subnet) for block in subnet.blocks}
    for (table, vpc, field, route), block, _ in rows_inside(network):
        destination = route.destination
        if destination == block or (vpc.id, destination) in whole:
            continue
        if _may_stand_inside(network, route.target):
            yield RouteOfNoSubnet(table.id, f"{field}.destination", destination, vpc.id)


def _swallowed(network: Network) -> Iterator[Fault]:
    for (table, vpc, _, route), block, field in rows_inside(network):
        added = field.startswith("secondary_cidrs")
        if added and not _may_stand_inside(network, route.target):
            yield BlockSwallowsRoute(vpc.id, field, block, table.id, route.destination)


CHECKS: tuple[Check, ...] = (_inner_targets, _whole_subnets, _swallowed)
