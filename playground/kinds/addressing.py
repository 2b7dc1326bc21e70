"""Addresses that the user left out: the next free one, always the same for the same network."""

from collections.abc import Iterator
from itertools import chain

from playground.engine.addresses import Prefix, format_address, parse_prefix, reserved_addresses
from playground.kinds.builders import address, block
from playground.models import ElasticIp, NatGateway, NetworkInterface, Subnet, Vpc
from playground.models.rows import Rows

PUBLIC_POOLS = ("203.0.113.128/25", "198.51.100.128/25", "192.0.2.0/24", "198.18.0.0/16")
"""Addresses for documentation and tests: no host on the internet has them."""


def assign_addresses(rows: Rows) -> None:
    """Fill in private, IPv6 and public addresses where they were left out (ADDR-01, VPC-22)."""
    pools = _Pools(rows)
    for interface in rows.of(NetworkInterface):
        if not interface.undescribed:
            _assign_private(pools, interface)
            _assign_ipv6(pools, interface)
    for gateway in rows.of(NatGateway):
        subnet = gateway.subnet
        if subnet is not None and subnet.cidr and not (gateway.private_ip or gateway.undescribed):
            gateway.private_ip = pools.private(subnet.cidr)
    for elastic in rows.of(ElasticIp):
        if not elastic.public_ip:
            elastic.public_ip = pools.public()
    for interface in rows.of(NetworkInterface):
        _assign_public(pools, interface)


def _assign_private(pools: "_Pools", interface: NetworkInterface) -> None:
    if interface.subnet.cidr and not interface.private_ip:
        interface.private_ip = pools.private(interface.subnet.cidr)


def _assign_ipv6(pools: "_Pools", interface: NetworkInterface) -> None:
    """ADDR-12: only where the subnet assigns, or has nothing else to give (VPC-18)."""
    subnet: Subnet = interface.subnet
    wanted = subnet.assign_ipv6_address_on_creation or not subnet.cidr
    if "ipv6_addresses" in _left_out(interface) and subnet.ipv6_cidr and wanted:
        interface.ipv6_addresses = [pools.private(subnet.ipv6_cidr)]


def _assign_public(pools: "_Pools", interface: NetworkInterface) -> None:
    """VPC-22, VPC-23: the launch-time choice, else the subnet's setting for primary interfaces."""
    wanted: object = interface.public_ip
    if "public_ip" in _left_out(interface):
        primary = interface.instance is not None and interface.device_index == 0
        wanted = primary and interface.subnet.map_public_ip_on_launch
    if wanted is True and not interface.undescribed:
        interface.public_ip = pools.public()
    elif not isinstance(wanted, str):
        interface.public_ip = ""


def _left_out(interface: NetworkInterface) -> set[str]:
    return getattr(interface, "left_out", set())


class _Pools:
    """Free addresses, block by block."""

    def __init__(self, rows: Rows) -> None:
        self._used = set(map(address, filter(None, _written(rows))))
        self._pools: dict[str, Iterator[int]] = {}
        self._public = _outside(rows, chain.from_iterable(map(_hosts, _public_pools())))

    def private(self, cidr: str) -> str:
        """The next free address of a subnet's block; "" when it is full."""
        if cidr not in self._pools:
            self._pools[cidr] = _hosts(block(cidr))
        return self._next(self._pools[cidr])

    def public(self) -> str:
        """The next free public address."""
        return self._next(self._public)

    def _next(self, pool: Iterator[int]) -> str:
        for candidate in pool:
            if candidate not in self._used:
                self._used.add(candidate)
                return format_address(candidate)
        return ""


def _public_pools() -> Iterator[Prefix]:
    return map(parse_prefix, PUBLIC_POOLS)


def _outside(rows: Rows, addresses: Iterator[int]) -> Iterator[int]:
    """Those that no VPC has in a block of its own (VPC-03)."""
    blocks = [
        block(cidr) for vpc in rows.of(Vpc) for cidr in (vpc.cidr, *vpc.secondary_cidrs) if cidr
    ]
    return (one for one in addresses if not any(one in cidr for cidr in blocks))


def _hosts(prefix: Prefix) -> Iterator[int]:
    """The addresses of a block that hosts can have (VPC-14); AWS starts low, people at .10."""
    reserved = reserved_addresses(prefix)
    return (one for one in range(prefix.first + 4, prefix.stop) if one not in reserved)


def _written(rows: Rows) -> Iterator[str]:
    for interface in rows.of(NetworkInterface):
        yield interface.private_ip
        yield from interface.secondary_private_ips
        yield from interface.ipv6_addresses
        if isinstance(interface.public_ip, str):
            yield interface.public_ip
    for gateway in rows.of(NatGateway):
        yield gateway.private_ip
    for elastic in rows.of(ElasticIp):
        yield elastic.public_ip
