"""Free blocks and addresses: the next one that nobody has, counted as a teacher would count."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from playground.engine.addresses import V6, Prefix, format_address, reserved_addresses
from playground.kinds.builders import block

PRIVATE_POOLS = tuple(map(block, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""Where VPCs get their blocks, in this order."""
SITE_POOLS = tuple(map(block, ("192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/8")))
"""Where sites get theirs: from the other end, so that the two seldom meet."""
CLIENT_POOLS = tuple(map(block, ("10.200.0.0/14", "172.24.0.0/13", "10.0.0.0/8")))
"""Where the clients of a Client VPN get theirs."""
DOCUMENTATION_POOLS = tuple(
    map(block, ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24", "198.18.0.0/16"))
)
"""Public addresses that nobody on the internet has."""
IPV6_POOL = block("2001:db8::/32")
FIRST_HOST = 10
"""People begin to count hosts here; the first four addresses are AWS's own (VPC-14)."""
SMALLEST = 28


def free_block(within: Prefix, length: int, taken: Iterable[Prefix]) -> Prefix | None:
    """The first block of this length in another one that overlaps none of those taken."""
    if length < within.length:
        return None
    size = 1 << ((128 if within.version == 6 else 32) - length)
    first = within.first
    for other in sorted(taken):
        if other.first >= first + size:
            break
        if other.stop > first:
            first = _up_to(other.stop, size)
    return Prefix(first, length) if first + size <= within.stop else None


def _up_to(address: int, size: int) -> int:
    """The next address that a block of this size can begin with."""
    base = V6 if address >= V6 else 0
    return base + -(-(address - base) // size) * size


def first_free(
    pools: Iterable[Prefix], lengths: Iterable[int], taken: Collection[Prefix]
) -> Prefix | None:
    """The first free block of the first length that fits, pool by pool."""
    wanted = [(pool, length) for length in lengths for pool in pools]
    found = (free_block(pool, length, taken) for pool, length in wanted)
    return next(filter(None, found), None)


def free_address(cidr: Prefix, used: Collection[int]) -> str:
    """The next free address of a subnet, from .10 on, reserved ones left out; "" if it is full.

    (VPC-14, VPC-16)
    """
    reserved = reserved_addresses(cidr)
    every = chain(range(cidr.first + FIRST_HOST, cidr.stop), _below(cidr))
    found = (one for one in every if one not in used and one not in reserved)
    return next(map(format_address, found), "")


def _below(cidr: Prefix) -> Iterator[int]:
    """The addresses before the tenth, for when the rest is taken."""
    return iter(range(cidr.first, min(cidr.first + FIRST_HOST, cidr.stop)))


def free_public_address(used: Collection[int], private: Collection[Prefix]) -> str:
    """The next free address for documentation that is in no block of anybody's own (VPC-03)."""
    for pool in DOCUMENTATION_POOLS:
        if not any(pool.overlaps(own) for own in private):
            found = free_address(pool, used)
            if found:
                return found
    return ""


def subnet_lengths(vpc_block: Prefix) -> range:
    """The lengths to try in a VPC's block: /24, or a quarter of a small block; then smaller ones.

    (VPC-13)
    """
    usual = min(max(24, vpc_block.length + 2), SMALLEST)
    return range(usual, SMALLEST + 1)
