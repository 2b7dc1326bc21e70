"""What AWS accepts of Client VPN endpoints."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import ClientVpnEndpoint, Ref, SecurityGroup, Subnet, Vpc
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated

CLIENT_SIZES = range(12, 23)


@dataclass(frozen=True)
class ClientCidrSize(Fault):
    """The client CIDR is larger than /12 or smaller than /22."""

    cidr: Prefix
    rule: ClassVar[str] = "VPN-17"


@dataclass(frozen=True)
class ClientCidrInVpc(Fault):
    """The client CIDR overlaps a block of the endpoint's VPC."""

    cidr: Prefix
    vpc: Ref
    vpc_cidr: Prefix
    rule: ClassVar[str] = "VPN-17"


@dataclass(frozen=True)
class ClientCidrInRoute(Fault):
    """The client CIDR overlaps a route that was added to the endpoint."""

    cidr: Prefix
    destination: Prefix
    rule: ClassVar[str] = "VPN-17"


@dataclass(frozen=True)
class ClientVpnSubnetOfOtherVpc(Fault):
    """An associated subnet of another VPC than the endpoint's."""

    subnet: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnSubnetsInOneZone(Fault):
    """Two associated subnets are in one zone."""

    subnet: Ref
    other: Ref
    zone: str
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnSubnetWithoutIpv4(Fault):
    """Clients have IPv4 addresses, and so must the endpoint's interface."""

    subnet: Ref
    rule: ClassVar[str] = "VPN-18"


@dataclass(frozen=True)
class ClientVpnGroupOfOtherVpc(Fault):
    """A security group of another VPC than the endpoint's."""

    group: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnRouteBySubnetNotAssociated(Fault):
    """A route by a subnet that the endpoint is not associated with."""

    subnet: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnRouteTwice(Fault):
    """Two routes for one destination by one subnet; the VPC's blocks are there by themselves."""

    destination: Prefix
    subnet: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnDestinationNotIpv4(Fault):
    """A route or rule for IPv6, where clients have IPv4 addresses only."""

    destination: Prefix
    rule: ClassVar[str] = "VPN-17"


def _client_cidrs(network: Network) -> Iterator[Fault]:
    for one in network.all(ClientVpnEndpoint):
        block = one.client_cidr
        if block.version != 4 or block.length not in CLIENT_SIZES:
            yield ClientCidrSize(one.id, "client_cidr", block)
        for other in network.get(Vpc, one.vpc).cidrs:
            if _overlap(block, other):
                yield ClientCidrInVpc(one.id, "client_cidr", block, one.vpc, other)
        for index, route in enumerate(one.routes):
            if route.destination.length and _overlap(block, route.destination):
                field = f"routes[{index}].destination"
                yield ClientCidrInRoute(one.id, field, block, route.destination)


def _overlap(left: Prefix, right: Prefix) -> bool:
    return left.covers(right) or right.covers(left)


def _subnets(network: Network) -> Iterator[Fault]:
    for one in network.all(ClientVpnEndpoint):
        zones = []
        for index, ref in enumerate(one.subnets):
            subnet, field = network.get(Subnet, ref), f"subnets[{index}]"
            zones.append((subnet.availability_zone, (field, subnet)))
            if subnet.vpc != one.vpc:
                yield ClientVpnSubnetOfOtherVpc(one.id, field, ref, one.vpc)
            if subnet.cidr is None:
                yield ClientVpnSubnetWithoutIpv4(one.id, field, ref)
        for (_, first), (field, second) in repeated(zones):
            zone = second.availability_zone
            yield ClientVpnSubnetsInOneZone(one.id, field, second.id, first.id, zone)


def _groups(network: Network) -> Iterator[Fault]:
    for one in network.all(ClientVpnEndpoint):
        for index, group in enumerate(one.security_groups):
            if network.get(SecurityGroup, group).vpc != one.vpc:
                field = f"security_groups[{index}]"
                yield ClientVpnGroupOfOtherVpc(one.id, field, group, one.vpc)


def _routes(network: Network) -> Iterator[Fault]:
    for one in network.all(ClientVpnEndpoint):
        for index, route in enumerate(one.routes):
            if route.subnet not in one.subnets:
                field = f"routes[{index}].subnet"
                yield ClientVpnRouteBySubnetNotAssociated(one.id, field, route.subnet)
        for _, (field, destination, subnet) in repeated(_destinations(network, one)):
            yield ClientVpnRouteTwice(one.id, field, destination, subnet)


def _destinations(
    network: Network, endpoint: ClientVpnEndpoint
) -> Iterator[tuple[tuple[Prefix, Ref], tuple[str, Prefix, Ref]]]:
    """Where each route leads, by which subnet; those that come with an association first."""
    for subnet in dict.fromkeys(endpoint.subnets):
        for block in network.get(Vpc, endpoint.vpc).cidrs:
            yield (block, subnet), ("subnets", block, subnet)
    for index, route in enumerate(endpoint.routes):
        field, to = f"routes[{index}].destination", route.destination
        yield (to, route.subnet), (field, to, route.subnet)


def _families(network: Network) -> Iterator[Fault]:
    for one in network.all(ClientVpnEndpoint):
        named = [(f"routes[{at}]", route.destination) for at, route in enumerate(one.routes)]
        named += [(f"authorization_rules[{at}]", block) for at, block in enumerate(one.authorized)]
        for field, destination in named:
            if destination.version != 4:
                yield ClientVpnDestinationNotIpv4(one.id, f"{field}.destination", destination)


CHECKS: tuple[Check, ...] = (_client_cidrs, _subnets, _groups, _routes, _families)
