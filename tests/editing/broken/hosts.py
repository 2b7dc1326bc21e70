"""Instances, network interfaces and their addresses."""

from playground.engine.validity.addresses import (
    AddressOutsideSubnet,
    AddressTwice,
    InterfaceWithoutAddress,
    Ipv6AddressOutsideSubnet,
    ReservedAddress,
    ReservedIpv6Address,
)
from playground.engine.validity.compute import (
    DeviceIndexTwice,
    GroupOfOtherVpc,
    InstanceWithoutPrimaryInterface,
    InterfaceInOtherZone,
    PrimaryInterfaceInOtherVpc,
)
from tests.editing.broken.breaking import Breaks, add, change

CARD, CARD_B, CARD_6 = (f"network-interface/{name}" for name in ("card", "card-b", "card-6"))
WEB = {"subnet": "@subnet/web"}

TABLE: tuple[Breaks, ...] = (
    change(InterfaceWithoutAddress, CARD_6, {"ipv6_addresses": []}, "ipv6_addresses"),
    add(AddressOutsideSubnet, "network-interface", {**WEB, "private_ip": "10.0.9.9"}, "private_ip"),
    add(AddressOutsideSubnet, "instance", {**WEB, "private_ip": "10.0.9.9"}, "private_ip"),
    change(
        AddressOutsideSubnet,
        CARD,
        {"secondary_private_ips": ["10.0.9.9"]},
        "secondary_private_ips[0]",
    ),
    change(
        AddressOutsideSubnet,
        "instance/web-1",
        {"secondary_private_ips": ["10.0.1.40", "10.0.9.9"]},
        "secondary_private_ips[1]",
    ),
    change(
        Ipv6AddressOutsideSubnet, CARD, {"ipv6_addresses": ["2001:db8:0:9::9"]}, "ipv6_addresses[0]"
    ),
    add(ReservedAddress, "instance", {**WEB, "private_ip": "10.0.1.1"}, "private_ip"),
    change(ReservedIpv6Address, CARD, {"ipv6_addresses": ["2001:db8:0:1::3"]}, "ipv6_addresses[0]"),
    add(AddressTwice, "instance", {**WEB, "private_ip": "10.0.1.10"}, "private_ip"),
    change(
        InstanceWithoutPrimaryInterface,
        "network-interface/web-1",
        {"device_index": 1},
        "device_index",
        at="@instance/web-1",
    ),
    change(
        DeviceIndexTwice, CARD, {"instance": "@instance/double", "device_index": 1}, "device_index"
    ),
    change(
        InterfaceInOtherZone, CARD_B, {"instance": "@instance/double", "device_index": 2}, "subnet"
    ),
    change(PrimaryInterfaceInOtherVpc, "instance/web-1", {"vpc": "@vpc/lab"}, "subnet"),
    change(GroupOfOtherVpc, CARD, {"security_groups": ["@lab-sg"]}, "security_groups[0]"),
    change(
        GroupOfOtherVpc, "instance/web-1", {"security_groups": ["@lab-sg"]}, "security_groups[0]"
    ),
)
