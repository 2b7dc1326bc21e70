"""Which blocks a VPC may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from playground.engine.addresses import RFC1918, Prefix, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import Vpc
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import Blocks, overlapping

IPV4_SIZES = range(16, 29)
"""The lengths of IPv4 blocks of VPCs and subnets: /16 to /28 (VPC-01, VPC-13)."""
IPV6_VPC_SIZES = range(44, 61, 4)

NEVER_A_VPC = tuple(
    map(parse_prefix, ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"))
)
BENCHMARK = parse_prefix("198.19.0.0/16")
NEIGHBOURS = (
    (parse_prefix("10.0.0.0/16"), parse_prefix("10.0.0.0/15")),
    (parse_prefix("172.31.0.0/16"), parse_prefix("172.16.0.0/12")),
)
"""Ranges that cannot be added to a VPC that has a block in the range beside them (VPC-09)."""


@dataclass(frozen=True)
class VpcWithoutBlock(Fault):
    """A VPC always has a primary IPv4 block."""

    rule: ClassVar[str] = "VPC-01"


@dataclass(frozen=True)
class PrimaryBlockSize(Fault):
    """The primary block is larger than /16 or smaller than /28."""

    cidr: Prefix
    rule: ClassVar[str] = "VPC-01"


@dataclass(frozen=True)
class SecondaryBlockSize(Fault):
    """A secondary block is larger than /16 or smaller than /28."""

    cidr: Prefix
    rule: ClassVar[str] = "VPC-05"


@dataclass(frozen=True)
class Ipv6BlockSize(Fault):
    """An IPv6 block of a VPC is /44, /48, /52, /56 or /60."""

    cidr: Prefix
    rule: ClassVar[str] = "VPC-12"


@dataclass(frozen=True)
class VpcBlockOfOtherFamily(Fault):
    """An IPv6 block where an IPv4 one belongs, or the other way round."""

    cidr: Prefix
    family: str
    rule: ClassVar[str] = "VPC-18"


@dataclass(frozen=True)
class ForbiddenVpcBlock(Fault):
    """The block touches a range that no VPC can have."""

    cidr: Prefix
    forbidden: Prefix
    rule: ClassVar[str] = "VPC-02"


@dataclass(frozen=True)
class VpcBlocksOverlap(Fault):
    """Two blocks of one VPC share addresses."""

    cidr: Prefix
    other: Prefix
    rule: ClassVar[str] = "VPC-05"


@dataclass(frozen=True)
class PrivateFamiliesMixed(Fault):
    """RFC 1918 ranges do not mix in one VPC, nor with 198.19.0.0/16."""

    cidr: Prefix
    earlier: Prefix
    rule: ClassVar[str] = "VPC-08"


@dataclass(frozen=True)
class RestrictedPrivateBlock(Fault):
    """10.0.0.0/16 and 172.31.0.0/16 are closed to VPCs that have a block close to them."""

    cidr: Prefix
    earlier: Prefix
    closed: Prefix
    rule: ClassVar[str] = "VPC-09"


@dataclass(frozen=True)
class PrivateBlockAfterPublic(Fault):
    """An RFC 1918 block cannot follow a primary block that is not one."""

    cidr: Prefix
    primary: Prefix
    rule: ClassVar[str] = "VPC-10"


Block = tuple[Vpc, str, Prefix]
"""A VPC, the field that holds the block, and the block."""


def _ipv4_blocks(vpc: Vpc) -> Iterator[Block]:
    for index, block in enumerate(vpc.cidrs):
        yield vpc, f"secondary_cidrs[{index - 1}]" if index else "cidr", block


def _ipv6_blocks(vpc: Vpc) -> Iterator[Block]:
    for index, block in enumerate(vpc.ipv6_cidrs):
        yield vpc, f"ipv6_cidrs[{index}]", block


def blocks_of(vpc: Vpc) -> Blocks[str]:
    """The blocks of a VPC, of both families, with the fields that hold them."""
    every = chain(_ipv4_blocks(vpc), _ipv6_blocks(vpc))
    return Blocks((block, field) for _, field, block in every)


def _all_ipv4_blocks(network: Network) -> Iterator[Block]:
    return chain.from_iterable(map(_ipv4_blocks, network.all(Vpc)))


def _all_ipv6_blocks(network: Network) -> Iterator[Block]:
    return chain.from_iterable(map(_ipv6_blocks, network.all(Vpc)))


def _has_a_block(network: Network) -> Iterator[Fault]:
    for vpc in network.all(Vpc):
        if not vpc.cidrs:
            yield VpcWithoutBlock(vpc.id, "cidr")


def _families(network: Network) -> Iterator[Fault]:
    for vpc, field, block in _all_ipv4_blocks(network):
        if block.version != 4:
            yield VpcBlockOfOtherFamily(vpc.id, field, block, "IPv4")
    for vpc, field, block in _all_ipv6_blocks(network):
        if block.version != 6:
            yield VpcBlockOfOtherFamily(vpc.id, field, block, "IPv6")


def _sizes(network: Network) -> Iterator[Fault]:
    for vpc, field, block in _all_ipv4_blocks(network):
        if block.version == 4 and block.length not in IPV4_SIZES:
            kind = PrimaryBlockSize if field == "cidr" else SecondaryBlockSize
            yield kind(vpc.id, field, block)
    for vpc, field, block in _all_ipv6_blocks(network):
        if block.version == 6 and block.length not in IPV6_VPC_SIZES:
            yield Ipv6BlockSize(vpc.id, field, block)


def _forbidden(network: Network) -> Iterator[Fault]:
    for vpc, field, block in _all_ipv4_blocks(network):
        for forbidden in NEVER_A_VPC:
            if block.overlaps(forbidden):
                yield ForbiddenVpcBlock(vpc.id, field, block, forbidden)


def _overlaps(network: Network) -> Iterator[Fault]:
    for vpc in network.all(Vpc):
        blocks = chain(_ipv4_blocks(vpc), _ipv6_blocks(vpc))
        for earlier, later in overlapping((block[2], block) for block in blocks):
            yield VpcBlocksOverlap(vpc.id, later[1], later[2], earlier[2])


def _private_family(block: Prefix) -> Prefix | None:
    return next((family for family in RFC1918 if family.covers(block)), None)


def _families_mixed(network: Network) -> Iterator[Fault]:
    for vpc in network.all(Vpc):
        first: dict[Prefix, Prefix] = {}  # private family -> the first block of it
        for _, field, block in _ipv4_blocks(vpc):
            family = _private_family(block)
            others = (earlier for other, earlier in first.items() if other != family)
            earlier = next(others, None)
            if earlier is not None and (family is not None or BENCHMARK.covers(block)):
                yield PrivateFamiliesMixed(vpc.id, field, block, earlier)
            if family is not None:
                first.setdefault(family, block)


def _restricted(network: Network) -> Iterator[Fault]:
    for vpc in network.all(Vpc):
        for closed, neighbourhood in NEIGHBOURS:
            neighbour = None  # the first block of the VPC there
            for _, field, block in _ipv4_blocks(vpc):
                if neighbour is not None and closed.overlaps(block):
                    yield RestrictedPrivateBlock(vpc.id, field, block, neighbour, closed)
                if neighbour is None and neighbourhood.covers(block):
                    neighbour = block


def _private_after_public(network: Network) -> Iterator[Fault]:
    for vpc in network.all(Vpc):
        if not vpc.cidrs or _private_family(vpc.cidrs[0]) is not None:
            continue
        for _, field, block in _ipv4_blocks(vpc):
            if _private_family(block) is not None:
                yield PrivateBlockAfterPublic(vpc.id, field, block, vpc.cidrs[0])


CHECKS: tuple[Check, ...] = (
    _has_a_block,
    _families,
    _sizes,
    _forbidden,
    _overlaps,
    _families_mixed,
    _restricted,
    _private_after_public,
)
