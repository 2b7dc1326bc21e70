"""What the routes of a table may lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import NAT64, Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    EgressOnlyInternetGateway,
    EndpointType,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Node,
    PrefixListRoute,
    Ref,
    Route,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.prefix_lists import blocks_of
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.routing import Row, destination_of, written

TARGETS = (
    InternetGateway,
    EgressOnlyInternetGateway,
    NatGateway,
    NetworkInterface,
    Instance,
    VpcPeeringConnection,
    TransitGateway,
    VirtualPrivateGateway,
    VpcEndpoint,
)
"""What a route may lead to, among the kinds that are modelled (RT-15)."""
NO_TARGET_IDS = ("vpc-", "subnet-", "rtb-", "acl-", "sg-", "eipalloc-", "pl-", "sgr-")
"""Ids that tell at once what is no target."""


@dataclass(frozen=True)
class NoRouteTarget(Fault):
    """A route cannot lead to this kind of thing."""

    target: Ref
    rule: ClassVar[str] = "RT-15"


@dataclass(frozen=True)
class TargetHasSeveralInterfaces(Fault):
    """An instance is a target only if it has exactly one interface."""

    target: Ref
    interfaces: int
    rule: ClassVar[str] = "RT-15"


@dataclass(frozen=True)
class TargetInOtherVpc(Fault):
    """The target belongs to another VPC than the table."""

    target: Ref
    other_vpc: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-16"


@dataclass(frozen=True)
class TargetJoinsOtherVpcs(Fault):
    """The target joins VPCs, but the table's own is not one of them."""

    target: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-16"


@dataclass(frozen=True)
class Ipv4ToEgressOnlyGateway(Fault):
    """An egress-only gateway takes IPv6 alone."""

    destination: Prefix | Ref
    target: Ref
    rule: ClassVar[str] = "RT-17"


@dataclass(frozen=True)
class Ipv6ToNatGateway(Fault):
    """AWS takes the route, but a NAT gateway translates no IPv6 except for 64:ff9b::/96."""

    destination: Prefix | Ref
    target: Ref
    rule: ClassVar[str] = "RT-18"
    severity: ClassVar[Severity] = Severity.WARNING


def _targets(
    network: Network,
) -> Iterator[tuple[Row[Route | PrefixListRoute], Ref, Node | None]]:
    """Every route that leads somewhere, with the id of its target and the node, if it is known."""
    for row in written(network):
        target = row.route.target
        if target is not None and target != LOCAL:
            yield row, target, network.find(target)


def _home(network: Network, target: Node | None) -> Ref | None:
    """The VPC that a target belongs to or is attached to, if any."""
    match target:
        case (
            InternetGateway()
            | EgressOnlyInternetGateway()
            | NatGateway()
            | Instance()
            | VirtualPrivateGateway()
            | VpcEndpoint()
        ):
            return target.vpc
        case NetworkInterface():
            return network.get(Subnet, target.subnet).vpc
        case _:
            return None


def _takes_no_routes(node: Node | None) -> bool:
    """An interface endpoint is asked at its address; no route leads to it."""
    return isinstance(node, VpcEndpoint) and node.type is EndpointType.INTERFACE


def _kinds(network: Network) -> Iterator[Fault]:
    for row, target, node in _targets(network):
        unfit = target.startswith(NO_TARGET_IDS) if node is None else not isinstance(node, TARGETS)
        if unfit or _takes_no_routes(node):
            yield NoRouteTarget(row.table.id, f"{row.field}.target", target)


def _several_interfaces(network: Network) -> Iterator[Fault]:
    for row, target, node in _targets(network):
        interfaces = len(network.interfaces_of.get(target, ()))
        if isinstance(node, Instance) and interfaces != 1:
            field = f"{row.field}.target"
            yield TargetHasSeveralInterfaces(row.table.id, field, target, interfaces)


def _other_vpcs(network: Network) -> Iterator[Fault]:
    for (table, vpc, field, _), target, node in _targets(network):
        home = _home(network, node)
        if home is not None and home != vpc.id:
            yield TargetInOtherVpc(table.id, f"{field}.target", target, home, vpc.id)


def _joins_others(network: Network) -> Iterator[Fault]:
    for (table, vpc, field, _), target, node in _targets(network):
        if isinstance(node, VpcPeeringConnection) and vpc.id not in node.vpcs:
            yield TargetJoinsOtherVpcs(table.id, f"{field}.target", target, vpc.id)


def _egress_only(network: Network) -> Iterator[Fault]:
    for (table, _, field, route), target, node in _targets(network):
        if not isinstance(node, EgressOnlyInternetGateway):
            continue
        if any(block.version == 4 for block in blocks_of(network, route)):
            named = destination_of(route)
            yield Ipv4ToEgressOnlyGateway(table.id, f"{field}.target", named, target)


def _ipv6_to_nat(network: Network) -> Iterator[Fault]:
    for (table, _, field, route), target, node in _targets(network):
        if not isinstance(node, NatGateway):
            continue
        v6 = (block for block in blocks_of(network, route) if block.version == 6)
        if not all(map(NAT64.covers, v6)):
            yield Ipv6ToNatGateway(table.id, f"{field}.target", destination_of(route), target)


CHECKS: tuple[Check, ...] = (
    _kinds,
    _several_interfaces,
    _other_vpcs,
    _joins_others,
    _egress_only,
    _ipv6_to_nat,
)
