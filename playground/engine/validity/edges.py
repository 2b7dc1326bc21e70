"""What the route table of an internet or virtual private gateway may hold (edge association)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    InternetGateway,
    PrefixListRoute,
    Ref,
    Route,
    RouteTable,
    Subnet,
    VirtualPrivateGateway,
)
from playground.engine.route_targets import interface_at, leads_to_appliances
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.routing import Row, destination_of, written

UNKNOWN_IDS = ("eni-", "i-", "vpce-")
"""Ids of targets that are not in the network, but of a kind that may be one here."""


@dataclass(frozen=True)
class GatewayTableOfOtherVpc(Fault):
    """The gateway's table belongs to another VPC than the gateway."""

    table: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-26"


@dataclass(frozen=True)
class MainTableOfGateway(Fault):
    """The main table cannot be a gateway's (RT-03)."""

    table: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-26"


@dataclass(frozen=True)
class EdgeRouteTarget(Fault):
    """A route of a gateway's table leads to something else than an interface or appliances."""

    target: Ref
    gateway: Ref
    rule: ClassVar[str] = "RT-26"


@dataclass(frozen=True)
class EdgeRouteDestination(Fault):
    """A route of a gateway's table is for something else than the VPC or one whole subnet."""

    destination: Prefix | Ref
    gateway: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-27"


@dataclass(frozen=True)
class GatewayTablePropagates(Fault):
    """A gateway's table learns no routes."""

    gateway: Ref
    rule: ClassVar[str] = "RT-27"


Gateway = InternetGateway | VirtualPrivateGateway


def _gateways(network: Network) -> list[Gateway]:
    return [*network.all(InternetGateway), *network.all(VirtualPrivateGateway)]


def _edge_rows(network: Network) -> Iterator[tuple[Gateway, Row[Route | PrefixListRoute]]]:
    of_table: dict[Ref | None, Gateway] = {}
    for gateway in _gateways(network):
        of_table.setdefault(gateway.route_table, gateway)
    for row in written(network):
        if row.table.id in of_table:
            yield of_table[row.table.id], row


def _tables(network: Network) -> Iterator[Fault]:
    for gateway in _gateways(network):
        if not gateway.route_table or not gateway.vpc:
            continue
        table = network.get(RouteTable, gateway.route_table)
        if table.vpc != gateway.vpc:
            yield GatewayTableOfOtherVpc(gateway.id, "route_table", table.id, gateway.vpc)
        elif table.main:
            yield MainTableOfGateway(gateway.id, "route_table", table.id, table.vpc)


def _targets(network: Network) -> Iterator[Fault]:
    for gateway, (table, _, field, route) in _edge_rows(network):
        target = route.target
        if target is None or target == LOCAL or interface_at(network, target) is not None:
            continue
        if leads_to_appliances(network.find(target)):
            continue
        if target in network or not target.startswith(UNKNOWN_IDS):
            yield EdgeRouteTarget(table.id, f"{field}.target", target, gateway.id)


def _destinations(network: Network) -> Iterator[Fault]:
    whole = {(subnet.vpc, block) for subnet in network.all(Subnet) for block in subnet.blocks}
    for gateway, (table, vpc, field, route) in _edge_rows(network):
        destination, where = destination_of(route), f"{field}.destination"
        if destination not in vpc.blocks and (vpc.id, destination) not in whole:
            yield EdgeRouteDestination(table.id, where, destination, gateway.id, vpc.id)


def _propagation(network: Network) -> Iterator[Fault]:
    for gateway in _gateways(network):
        table = network.find(gateway.route_table or "")
        if isinstance(table, RouteTable) and table.propagating_vgws:
            yield GatewayTablePropagates(table.id, "propagating_vgws", gateway.id)


CHECKS: tuple[Check, ...] = (_tables, _targets, _destinations, _propagation)
