"""Which interfaces an instance may have, and which security groups an interface."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    NetworkInterface,
    Ref,
    SecurityGroup,
    Subnet,
)
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class InstanceWithoutPrimaryInterface(Fault):
    """An instance always has an interface with the device index 0."""

    rule: ClassVar[str] = "ADDR-08"


@dataclass(frozen=True)
class DeviceIndexTwice(Fault):
    """Two interfaces of an instance have one device index."""

    index: int
    other: Ref
    instance: Ref
    rule: ClassVar[str] = "ADDR-08"


@dataclass(frozen=True)
class InterfaceInOtherZone(Fault):
    """An interface is in another zone than the instance's primary one."""

    zone: str
    instance: Ref
    instance_zone: str
    rule: ClassVar[str] = "ADDR-08"


@dataclass(frozen=True)
class PrimaryInterfaceInOtherVpc(Fault):
    """An instance is in the VPC of its primary interface (a secondary one may be in another)."""

    instance: Ref
    other_vpc: Ref
    vpc: Ref
    rule: ClassVar[str] = "ADDR-01"


@dataclass(frozen=True)
class GroupOfOtherVpc(Fault):
    """An interface has a security group of another VPC."""

    group: Ref
    other_vpc: Ref
    vpc: Ref
    rule: ClassVar[str] = "SG-27"


def _primary_interfaces(network: Network) -> Iterator[Fault]:
    for instance in network.all(Instance):
        interfaces = network.interfaces_of.get(instance.id)
        if not interfaces or interfaces[0].device_index != 0:
            yield InstanceWithoutPrimaryInterface(instance.id, "device_index")


def _device_indexes(network: Network) -> Iterator[Fault]:
    for instance, interfaces in network.interfaces_of.items():
        keyed = ((interface.device_index, interface) for interface in interfaces)
        for first, interface in repeated(keyed):
            index = interface.device_index
            yield DeviceIndexTwice(interface.id, "device_index", index, first.id, instance)


def _zones(network: Network) -> Iterator[Fault]:
    for instance, interfaces in network.interfaces_of.items():
        home = network.get(Subnet, interfaces[0].subnet).availability_zone
        for interface in interfaces[1:]:
            zone = network.get(Subnet, interface.subnet).availability_zone
            if zone != home:
                yield InterfaceInOtherZone(interface.id, "subnet", zone, instance, home)


def _primary_vpcs(network: Network) -> Iterator[Fault]:
    for instance, (primary, *_) in network.interfaces_of.items():
        vpc, told = (
            network.vpc_of(primary.subnet).id,
            network.get(Instance, instance).vpc,
        )
        if vpc != told:
            yield PrimaryInterfaceInOtherVpc(primary.id, "subnet", instance, vpc, told)


def _groups(network: Network) -> Iterator[Fault]:
    for interface in network.all(NetworkInterface):
        vpc = network.get(Subnet, interface.subnet).vpc
        for index, group in enumerate(interface.security_groups):
            other = network.get(SecurityGroup, group).vpc
            if other != vpc:
                yield GroupOfOtherVpc(interface.id, f"security_groups[{index}]", group, other, vpc)


CHECKS: tuple[Check, ...] = (
    _primary_interfaces,
    _device_indexes,
    _zones,
    _primary_vpcs,
    _groups,
)
