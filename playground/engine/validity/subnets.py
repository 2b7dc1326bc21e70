"""Which blocks, zones and associations a subnet may have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix, reserved_addresses
from playground.engine.network import Network
from playground.engine.nodes import NetworkAcl, Ref, RouteTable, Subnet, Vpc
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import overlapping
from playground.engine.validity.vpc import IPV4_SIZES, blocks_of

IPV6_SUBNET_SIZES = range(44, 65, 4)
REGION_OF_ZONE = re.compile(r"[a-z]{2,}(?:-[a-z]+)+-\d")
"""The beginning of a zone's name; a zone's id ("use1-az1") or a made-up name does not tell."""


@dataclass(frozen=True)
class SubnetWithoutBlock(Fault):
    """A subnet has an IPv4 block, an IPv6 block, or both."""

    rule: ClassVar[str] = "VPC-18"


@dataclass(frozen=True)
class SubnetBlockOfOtherFamily(Fault):
    """An IPv6 block where an IPv4 one belongs, or the other way round."""

    cidr: Prefix
    family: str
    rule: ClassVar[str] = "VPC-18"


@dataclass(frozen=True)
class SubnetBlockSize(Fault):
    """The IPv4 block is larger than /16 or smaller than /28."""

    cidr: Prefix
    rule: ClassVar[str] = "VPC-13"


@dataclass(frozen=True)
class SubnetIpv6BlockSize(Fault):
    """The IPv6 block is none of /44, /48, /52, /56, /60, /64."""

    cidr: Prefix
    rule: ClassVar[str] = "VPC-17"


@dataclass(frozen=True)
class SubnetOutsideVpc(Fault):
    """The block is no part of one block of the VPC; `choices` are those of its family."""

    cidr: Prefix
    vpc: Ref
    choices: tuple[Prefix, ...]
    rule: ClassVar[str] = "VPC-13"


@dataclass(frozen=True)
class SubnetsOverlap(Fault):
    """Two subnets of a VPC share addresses; `resource` is the one given later."""

    cidr: Prefix
    other: Ref
    other_cidr: Prefix
    choices: tuple[Prefix, ...]
    rule: ClassVar[str] = "VPC-13"


@dataclass(frozen=True)
class ZoneOfOtherRegion(Fault):
    """The Availability Zone is not of the VPC's region."""

    zone: str
    region: str
    rule: ClassVar[str] = "VPC-19"


@dataclass(frozen=True)
class RouteTableOfOtherVpc(Fault):
    """The associated route table belongs to another VPC."""

    table: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-01"


@dataclass(frozen=True)
class NetworkAclOfOtherVpc(Fault):
    """The associated network ACL belongs to another VPC."""

    acl: Ref
    vpc: Ref
    rule: ClassVar[str] = "NACL-01"


def usable_addresses(subnet: Subnet) -> int:
    """How many IPv4 addresses of a subnet can be given to somebody: all but five (VPC-14)."""
    if subnet.cidr is None:
        return 0
    size = subnet.cidr.stop - subnet.cidr.first
    return max(0, size - len(reserved_addresses(subnet.cidr)))


def _fields(subnet: Subnet) -> Iterator[tuple[str, Prefix]]:
    if subnet.cidr is not None:
        yield "cidr", subnet.cidr
    if subnet.ipv6_cidr is not None:
        yield "ipv6_cidr", subnet.ipv6_cidr


def _choices(vpc: Vpc, block: Prefix) -> tuple[Prefix, ...]:
    return vpc.cidrs if block.version == 4 else vpc.ipv6_cidrs


def _has_a_block(network: Network) -> Iterator[Fault]:
    for subnet in network.all(Subnet):
        if not subnet.blocks:
            yield SubnetWithoutBlock(subnet.id, "cidr")


def _families(network: Network) -> Iterator[Fault]:
    for subnet in network.all(Subnet):
        if subnet.cidr is not None and subnet.cidr.version != 4:
            yield SubnetBlockOfOtherFamily(subnet.id, "cidr", subnet.cidr, "IPv4")
        if subnet.ipv6_cidr is not None and subnet.ipv6_cidr.version != 6:
            yield SubnetBlockOfOtherFamily(subnet.id, "ipv6_cidr", subnet.ipv6_cidr, "IPv6")


def _sizes(network: Network) -> Iterator[Fault]:
    for subnet in network.all(Subnet):
        for field, block in _fields(subnet):
            if block.version == 4 and block.length not in IPV4_SIZES:
                yield SubnetBlockSize(subnet.id, field, block)
            if block.version == 6 and block.length not in IPV6_SUBNET_SIZES:
                yield SubnetIpv6BlockSize(subnet.id, field, block)


def _inside_the_vpc(network: Network) -> Iterator[Fault]:
    for vpc, subnets in network.subnets_of.items():
        node = network.get(Vpc, vpc)
        outer = blocks_of(node)
        for subnet in subnets:
            for field, block in _fields(subnet):
                if outer.around(block) is None:
                    yield SubnetOutsideVpc(subnet.id, field, block, vpc, _choices(node, block))


def _overlaps(network: Network) -> Iterator[Fault]:
    for vpc, subnets in network.subnets_of.items():
        blocks = (
            (block, (subnet.id, field, block))
            for subnet in subnets
            for field, block in _fields(subnet)
        )
        for (other, _, other_block), (subnet, field, block) in overlapping(blocks):
            choices = _choices(network.get(Vpc, vpc), block)
            yield SubnetsOverlap(subnet, field, block, other, other_block, choices)


def _zones(network: Network) -> Iterator[Fault]:
    for subnet in network.all(Subnet):
        region = network.get(Vpc, subnet.vpc).region
        told = REGION_OF_ZONE.match(subnet.availability_zone)
        if told is not None and told.group() != region:
            zone = subnet.availability_zone
            yield ZoneOfOtherRegion(subnet.id, "availability_zone", zone, region)


def _associations(network: Network) -> Iterator[Fault]:
    for subnet in network.all(Subnet):
        table, acl = subnet.route_table, subnet.network_acl
        if table is not None and network.get(RouteTable, table).vpc != subnet.vpc:
            yield RouteTableOfOtherVpc(subnet.id, "route_table", table, subnet.vpc)
        if acl is not None and network.get(NetworkAcl, acl).vpc != subnet.vpc:
            yield NetworkAclOfOtherVpc(subnet.id, "network_acl", acl, subnet.vpc)


CHECKS: tuple[Check, ...] = (
    _has_a_block,
    _families,
    _sizes,
    _inside_the_vpc,
    _overlaps,
    _zones,
    _associations,
)
