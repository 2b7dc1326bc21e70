"""Addresses as integers, prefixes as intervals: IPv4 and IPv6 in one number space.

An IPv4 address is its own value, 0 to 2**32 - 1.  An IPv6 address is its value plus 2**128, so the
two planes can never meet (FLOW-06) and one comparison tells the family.  Text is read and written
only here, by the standard `ipaddress`.

An `Intervals` is a flat, sorted tuple of half-open bounds: (1, 5, 8, 9) holds 1, 2, 3, 4 and 8.
"""

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import NamedTuple

Intervals = tuple[int, ...]

V6 = 2**128
"""Where the IPv6 plane begins."""
V4_ALL: Intervals = (0, 2**32)
V6_ALL: Intervals = (V6, 2 * V6)
NOTHING: Intervals = ()


class Prefix(NamedTuple):
    """A CIDR block: its first address, in the one number space, and its length in bits."""

    first: int
    length: int

    @property
    def version(self) -> int:
        """4 or 6."""
        return 6 if self.first >= V6 else 4

    @property
    def stop(self) -> int:
        """The number just behind the last address."""
        width = 128 if self.first >= V6 else 32
        return self.first + (1 << (width - self.length))

    @property
    def last(self) -> int:
        """The last address of the block."""
        return self.stop - 1

    @property
    def intervals(self) -> Intervals:
        """The block as intervals."""
        return (self.first, self.stop)

    def __contains__(self, address: object) -> bool:
        return isinstance(address, int) and self.first <= address < self.stop

    def covers(self, other: "Prefix") -> bool:
        """Is `other` a part, or all, of this block?"""
        return self.first <= other.first and other.stop <= self.stop

    def overlaps(self, other: "Prefix") -> bool:
        """Do the two blocks share an address?"""
        return self.first < other.stop and other.first < self.stop

    def __str__(self) -> str:
        return f"{format_address(self.first)}/{self.length}"


def is_v6(address: int) -> bool:
    """Is this number of the IPv6 plane?"""
    return address >= V6


def to_int(address: IPv4Address | IPv6Address) -> int:
    """The number of a standard-library address."""
    return int(address) if address.version == 4 else V6 + int(address)


def parse_address(text: str) -> int:
    """Read '10.0.1.5' or '2001:db8::5'.  Raises ValueError with the standard library's words."""
    return to_int(ip_address(text.strip()))


def format_address(address: int) -> str:
    """Write an address the usual way, IPv6 compressed."""
    if address >= V6:
        return str(IPv6Address(address - V6))
    return str(IPv4Address(address))


def to_prefix(network: IPv4Network | IPv6Network) -> Prefix:
    """The prefix of a standard-library network."""
    return Prefix(to_int(network.network_address), network.prefixlen)


def parse_prefix(text: str) -> Prefix:
    """Read '10.0.0.0/16'; host bits are cleared (VPC-04), a bare address is a /32 or /128.

    Raises ValueError with the standard library's words.
    """
    return to_prefix(ip_network(text.strip(), strict=False))


def host_prefix(address: int) -> Prefix:
    """The block of one address: /32 or /128."""
    return Prefix(address, 128 if address >= V6 else 32)


def reserved_addresses(block: Prefix) -> tuple[int, ...]:
    """The first four addresses and the last one, which nobody can have (VPC-14, VPC-16)."""
    return (*range(block.first, block.first + 4), block.last)


EVERYWHERE_V4 = Prefix(0, 0)
EVERYWHERE_V6 = Prefix(V6, 0)

RFC1918 = (
    parse_prefix("10.0.0.0/8"),
    parse_prefix("172.16.0.0/12"),
    parse_prefix("192.168.0.0/16"),
)
RFC6598 = parse_prefix("100.64.0.0/10")
ULA = parse_prefix("fc00::/7")
NAT64 = parse_prefix("64:ff9b::/96")
"""The well-known prefix that carries an IPv4 destination in its last 32 bits (NAT-21)."""


def join(*blocks: Intervals) -> Intervals:
    """The union, canonical: sorted, and touching intervals melted into one."""
    pairs = sorted((block[i], block[i + 1]) for block in blocks for i in range(0, len(block), 2))
    melted: list[int] = []
    for low, stop in pairs:
        if melted and low <= melted[-1]:
            melted[-1] = max(melted[-1], stop)
        else:
            melted += (low, stop)
    return tuple(melted)


def meet(left: Intervals, right: Intervals) -> Intervals:
    """The intersection."""
    if len(left) == 2 and len(right) == 2:
        low, stop = max(left[0], right[0]), min(left[1], right[1])
        return (low, stop) if low < stop else NOTHING
    shared: list[int] = []
    i = j = 0
    while i < len(left) and j < len(right):
        low, stop = max(left[i], right[j]), min(left[i + 1], right[j + 1])
        if low < stop:
            shared += (low, stop)
        if left[i + 1] < right[j + 1]:
            i += 2
        else:
            j += 2
    return tuple(shared)


def minus(left: Intervals, right: Intervals) -> Intervals:
    """What of `left` is not in `right`."""
    rest: list[int] = []
    for i in range(0, len(left), 2):
        low, stop = left[i], left[i + 1]
        for j in range(0, len(right), 2):
            if right[j + 1] <= low or right[j] >= stop:
                continue
            if low < right[j]:
                rest += (low, right[j])
            low = right[j + 1]
            if low >= stop:
                break
        if low < stop:
            rest += (low, stop)
    return tuple(rest)


def shift(block: Intervals, by: int) -> Intervals:
    """Every member moved by a constant."""
    return tuple(bound + by for bound in block) if by else block


def holds(block: Intervals, number: int) -> bool:
    """Is the number a member?"""
    return any(block[i] <= number < block[i + 1] for i in range(0, len(block), 2))
