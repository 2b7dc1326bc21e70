"""What is said of private addresses, network interfaces and instances."""

from playground.engine.validity import addresses, compute
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    addresses.InterfaceWithoutAddress: (
        "{resource:Kind} has no private address: give it a free one of {subnet:kind}."
    ),
    addresses.AddressOutsideSubnet: (
        "{address:address} is not of {subnet:kind} (IPv4 block: {cidr:block}): "
        "choose an address of the subnet."
    ),
    addresses.Ipv6AddressOutsideSubnet: (
        "{address:address} is not of {subnet:kind} (IPv6 block: {cidr:block}): "
        "choose an address of the subnet, or give the subnet an IPv6 block that holds it."
    ),
    addresses.ReservedAddress: (
        "{address:address} is reserved in {subnet:kind}, as are the first four addresses and the "
        "last of every subnet: choose another one."
    ),
    addresses.ReservedIpv6Address: (
        "{address:address} is reserved in {subnet:kind}, as are the first four IPv6 addresses and "
        "the last of every subnet: choose another one."
    ),
    addresses.AddressTwice: (
        "{address:address} is the address of {other:kind} already: choose a free one."
    ),
    compute.InstanceWithoutPrimaryInterface: (
        "{resource:Kind} has no primary network interface: "
        "give one of its interfaces the device index 0."
    ),
    compute.DeviceIndexTwice: (
        "{instance:Kind} has {other:kind} at the device index {index} already: "
        "choose another index."
    ),
    compute.InterfaceInOtherZone: (
        "{resource:Kind} is in {zone}, and {instance:kind} in {instance_zone}: "
        "choose a subnet in {instance_zone}."
    ),
    compute.PrimaryInterfaceInOtherVpc: (
        "{instance:Kind} belongs to {vpc:kind}, but its primary network interface is in "
        "{other_vpc:kind}: choose a subnet of {vpc:kind}."
    ),
    compute.GroupOfOtherVpc: (
        "{group:Kind} belongs to {other_vpc:kind}, and {resource:kind} is in {vpc:kind}: "
        "choose a group of {vpc:kind}."
    ),
}
