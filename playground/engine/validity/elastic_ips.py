"""Which public addresses there may be, and what an elastic IP may be associated with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import RFC1918, RFC6598, is_v6
from playground.engine.network import Network
from playground.engine.nodes import ElasticIp, NatGateway, NetworkInterface, Ref, Vpc
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated
from playground.engine.validity.vpc import NEVER_A_VPC

NOT_PUBLIC = (*RFC1918, RFC6598, *NEVER_A_VPC)


@dataclass(frozen=True)
class PublicAddressTwice(Fault):
    """Two elastic IPs or interfaces have one public address."""

    address: int
    other: Ref
    rule: ClassVar[str] = "ADDR-05"


@dataclass(frozen=True)
class NotAPublicAddress(Fault):
    """An elastic IP or auto-assigned address is private, reserved or IPv6."""

    address: int
    rule: ClassVar[str] = "ADDR-05"


@dataclass(frozen=True)
class SecondElasticIp(Fault):
    """Two elastic IPs are for one private address of one interface."""

    other: Ref
    interface: Ref
    rule: ClassVar[str] = "ADDR-05"


@dataclass(frozen=True)
class ElasticIpAssociatedTwice(Fault):
    """An elastic IP is for an interface or for a NAT gateway, not for both."""

    interface: Ref
    gateway: Ref
    rule: ClassVar[str] = "ADDR-05"


@dataclass(frozen=True)
class ElasticIpInOtherRegion(Fault):
    """The elastic IP is of another region than what it is associated with."""

    region: str
    other_region: str
    owner: Ref
    rule: ClassVar[str] = "ADDR-05"


@dataclass(frozen=True)
class ElasticIpForUnknownAddress(Fault):
    """The interface has no such private address, or none at all (then `address` is None)."""

    address: int | None
    interface: Ref
    rule: ClassVar[str] = "ADDR-16"


@dataclass(frozen=True)
class PublicAddressWithoutPrivate(Fault):
    """An auto-assigned public address stands for the primary private one, and there is none."""

    address: int
    rule: ClassVar[str] = "ADDR-16"


def _public_addresses(network: Network) -> Iterator[tuple[int, Ref]]:
    """Every public address with its elastic IP or interface.

    An import may write an elastic IP on its interface too: that is one address, not two.
    """
    of_interfaces = set()
    for elastic in network.all(ElasticIp):
        yield elastic.public_ip, elastic.id
        of_interfaces.add((elastic.public_ip, elastic.network_interface))
    for interface in network.all(NetworkInterface):
        public = interface.public_ip
        if public is not None and (public, interface.id) not in of_interfaces:
            yield public, interface.id


def _addresses_twice(network: Network) -> Iterator[Fault]:
    keyed = ((address, (owner, address)) for address, owner in _public_addresses(network))
    for (first, _), (owner, address) in repeated(keyed):
        yield PublicAddressTwice(owner, "public_ip", address, first)


def _really_public(network: Network) -> Iterator[Fault]:
    for address, owner in _public_addresses(network):
        if is_v6(address) or any(address in block for block in NOT_PUBLIC):
            yield NotAPublicAddress(owner, "public_ip", address)


def _primary_address(network: Network) -> Iterator[Fault]:
    for interface in network.all(NetworkInterface):
        if interface.public_ip is not None and not interface.private_ips:
            yield PublicAddressWithoutPrivate(interface.id, "public_ip", interface.public_ip)


def _on_interfaces(
    network: Network,
) -> Iterator[tuple[ElasticIp, NetworkInterface, int | None]]:
    """Every elastic IP of an interface, with the private address that it is for."""
    for elastic in network.all(ElasticIp):
        if elastic.network_interface is not None:
            interface = network.get(NetworkInterface, elastic.network_interface)
            primary = interface.private_ips[0] if interface.private_ips else None
            asked = elastic.private_ip
            yield elastic, interface, primary if asked is None else asked


def _private_addresses(network: Network) -> Iterator[Fault]:
    for elastic, interface, address in _on_interfaces(network):
        if address not in interface.private_ips:
            yield ElasticIpForUnknownAddress(elastic.id, "private_ip", address, interface.id)


def _one_for_each_address(network: Network) -> Iterator[Fault]:
    keyed = (
        ((interface.id, address), (elastic, interface))
        for elastic, interface, address in _on_interfaces(network)
    )
    for (first, _), (elastic, interface) in repeated(keyed):
        yield SecondElasticIp(elastic.id, "network_interface", first.id, interface.id)


def _one_owner(network: Network) -> Iterator[Fault]:
    for elastic in network.all(ElasticIp):
        interface, gateway = elastic.network_interface, elastic.nat_gateway
        if interface is not None and gateway is not None:
            yield ElasticIpAssociatedTwice(elastic.id, "nat_gateway", interface, gateway)


def _owners(network: Network) -> Iterator[tuple[ElasticIp, Ref, Vpc]]:
    """What an elastic IP is associated with, and the VPC of that."""
    for elastic, interface, _ in _on_interfaces(network):
        yield elastic, interface.id, network.vpc_of(interface.subnet)
    for elastic in network.all(ElasticIp):
        if elastic.nat_gateway is not None:
            gateway = network.get(NatGateway, elastic.nat_gateway)
            yield elastic, gateway.id, network.get(Vpc, gateway.vpc)


def _regions(network: Network) -> Iterator[Fault]:
    for elastic, owner, vpc in _owners(network):
        if elastic.region != vpc.region:
            yield ElasticIpInOtherRegion(elastic.id, "region", elastic.region, vpc.region, owner)


CHECKS: tuple[Check, ...] = (
    _addresses_twice,
    _really_public,
    _primary_address,
    _private_addresses,
    _one_for_each_address,
    _one_owner,
    _regions,
)
