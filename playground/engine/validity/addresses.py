"""Which private addresses network interfaces and NAT gateways may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from playground.engine.addresses import Prefix, is_v6, reserved_addresses
from playground.engine.network import Network
from playground.engine.nodes import NatGateway, NetworkInterface, Ref, Subnet
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.gateways import ALIVE, zonal_nat_gateways
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class InterfaceWithoutAddress(Fault):
    """Every interface in an IPv4 subnet has a primary private IPv4 address."""

    subnet: Ref
    rule: ClassVar[str] = "ADDR-01"


@dataclass(frozen=True)
class AddressOutsideSubnet(Fault):
    """A private IPv4 address is not of the subnet; `cidr` is None if that has no IPv4."""

    address: int
    subnet: Ref
    cidr: Prefix | None
    rule: ClassVar[str] = "ADDR-01"


@dataclass(frozen=True)
class Ipv6AddressOutsideSubnet(Fault):
    """An IPv6 address is not of the subnet; `cidr` is None if that has no IPv6."""

    address: int
    subnet: Ref
    cidr: Prefix | None
    rule: ClassVar[str] = "ADDR-12"


@dataclass(frozen=True)
class ReservedAddress(Fault):
    """The first four IPv4 addresses of a subnet and the last are nobody's."""

    address: int
    subnet: Ref
    rule: ClassVar[str] = "VPC-14"


@dataclass(frozen=True)
class ReservedIpv6Address(Fault):
    """The first four IPv6 addresses of a subnet and the last are nobody's."""

    address: int
    subnet: Ref
    rule: ClassVar[str] = "VPC-16"


@dataclass(frozen=True)
class AddressTwice(Fault):
    """Two interfaces or NAT gateways of a VPC have one address, or one has it twice."""

    address: int
    other: Ref
    rule: ClassVar[str] = "ADDR-02"


class Claim(NamedTuple):
    """Somebody has an address: an interface, or a NAT gateway in a subnet."""

    owner: Ref
    field: str
    address: int
    subnet: Subnet


def _field(index: int) -> str:
    return f"secondary_private_ips[{index - 1}]" if index else "private_ip"


def _claims(network: Network) -> Iterator[Claim]:
    """Every private address that somebody has."""
    for interface in network.all(NetworkInterface):
        subnet = network.get(Subnet, interface.subnet)
        for index, address in enumerate(interface.private_ips):
            yield Claim(interface.id, _field(index), address, subnet)
        for index, address in enumerate(interface.ipv6_addresses):
            yield Claim(interface.id, f"ipv6_addresses[{index}]", address, subnet)
    for gateway in zonal_nat_gateways(network):
        if gateway.subnet and gateway.private_ip is not None and gateway.state in ALIVE:
            subnet = network.get(Subnet, gateway.subnet)
            yield Claim(gateway.id, "private_ip", gateway.private_ip, subnet)


def _has_an_address(network: Network) -> Iterator[Fault]:
    for interface in network.all(NetworkInterface):
        subnet = network.get(Subnet, interface.subnet)
        if subnet.cidr is not None and not interface.private_ips:
            yield InterfaceWithoutAddress(interface.id, "private_ip", subnet.id)
        elif subnet.cidr is None and not interface.ipv6_addresses:
            yield InterfaceWithoutAddress(interface.id, "ipv6_addresses", subnet.id)
    for gateway in zonal_nat_gateways(network):
        if gateway.subnet and gateway.private_ip is None and gateway.state in ALIVE:
            yield InterfaceWithoutAddress(gateway.id, "private_ip", gateway.subnet)


def _in_the_subnet(network: Network) -> Iterator[Fault]:
    for owner, field, address, subnet in _claims(network):
        ipv6 = field.startswith("ipv6")
        cidr = subnet.ipv6_cidr if ipv6 else subnet.cidr
        if cidr is None or address not in cidr:
            kind = Ipv6AddressOutsideSubnet if ipv6 else AddressOutsideSubnet
            yield kind(owner, field, address, subnet.id, cidr)


def _not_reserved(network: Network) -> Iterator[Fault]:
    reserved = {
        (subnet.id, address)
        for subnet in network.all(Subnet)
        for block in subnet.blocks
        for address in reserved_addresses(block)
    }
    for owner, field, address, subnet in _claims(network):
        if (subnet.id, address) in reserved:
            kind = ReservedIpv6Address if is_v6(address) else ReservedAddress
            yield kind(owner, field, address, subnet.id)


def _addresses_twice(network: Network) -> Iterator[Fault]:
    """The interface that AWS keeps for a NAT gateway has its address, and may (ADDR-09)."""
    keyed = (((claim.subnet.vpc, claim.address), claim) for claim in _claims(network))
    for first, claim in repeated(keyed):
        if not _same_gateway(network, first.owner, claim.owner):
            yield AddressTwice(claim.owner, claim.field, claim.address, first.owner)


def _same_gateway(network: Network, first: Ref, later: Ref) -> bool:
    interface, gateway = network.find(first), network.find(later)
    if not isinstance(interface, NetworkInterface) or not isinstance(gateway, NatGateway):
        return False
    return interface.requester_managed and interface.subnet == gateway.subnet


CHECKS: tuple[Check, ...] = (
    _has_an_address,
    _in_the_subnet,
    _not_reserved,
    _addresses_twice,
)
