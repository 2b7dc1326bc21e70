"""Instances, network interfaces and what attaches them out of a template."""

from dataclasses import dataclass, field
from ipaddress import IPv6Network
from itertools import count
from typing import Any

from playground.exchange.cloudformation.reading.properties import Properties
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At, Sketch

INSTANCES, INTERFACES, SUBNETS = "instances", "network_interfaces", "subnets"
GROUPS = "security_groups"
FIRST_HOST = 0x1000
"""Where the IPv6 addresses of illustration begin in a subnet."""
Said = dict[str, Any]


@dataclass
class Wanted:
    """Interfaces that are to get IPv6 addresses which AWS chooses: section, key, how many."""

    interfaces: list[tuple[str, str, int]] = field(default_factory=list)


def read_instance(one: Resource) -> None:
    """An instance with the interfaces that it begins with."""
    launch = _launch_template(one)
    inline = one.inners("NetworkInterfaces") or (
        launch.inners("NetworkInterfaces") if launch else []
    )
    check = one.truth("SourceDestCheck")
    if inline:
        primary = _primary_of(inline)
        _add_further(one, [each for each in inline if each is not primary])
        existing = primary.reference("NetworkInterfaceId", INTERFACES) if primary else None
        if existing is not None:
            _take(one, existing, check)
            return
        own = primary or one
        said = _network(own, "GroupSet") | {"public_ip": own.truth("AssociatePublicIpAddress")}
    else:
        own, said = one, _network(one, "SecurityGroupIds")
        said["security_groups"] = (
            said["security_groups"]
            or one.references("SecurityGroups", GROUPS)
            or (launch and launch.references("SecurityGroupIds", GROUPS))
        )
    if said["subnet"] is None and not one.gaps:
        one.note("SubnetId", "the instance starts in a default subnet of the account")
        said["subnet"] = one.stage.stand_in(SUBNETS, "default subnet", one.spot)
    one.add(INSTANCES, **said, source_dest_check=check)
    _want_ipv6(own, INSTANCES, one.key, one.sketch)


def _launch_template(one: Resource) -> Properties | None:
    """What a launch template of the same template says of the network."""
    named = one.inner("LaunchTemplate")
    found = named and named.referred("LaunchTemplateId", "AWS::EC2::LaunchTemplate")
    return Resource(one.stage, found).inner("LaunchTemplateData") if found else None


def _primary_of(inline: list[Properties]) -> Properties | None:
    for each in inline:
        if (each.word("DeviceIndex") or "0") == "0":
            return each
    return None


def _network(one: Properties, groups: str) -> Said:
    """What instances and interfaces say alike."""
    primary, others = _addresses(one)
    return {
        "subnet": one.reference("SubnetId", SUBNETS),
        "private_ip": primary,
        "secondary_private_ips": others or None,
        "ipv6_addresses": _ipv6_addresses(one),
        "security_groups": one.references(groups, GROUPS),
    }


def _addresses(one: Properties) -> tuple[At | None, list[At]]:
    """The primary address, and the others."""
    primary, others = one.text("PrivateIpAddress"), []
    for each in one.inners("PrivateIpAddresses"):
        address, is_primary = each.text("PrivateIpAddress"), each.truth("Primary")
        if address is not None and is_primary is not None and is_primary.value:
            primary = address
        elif address is not None:
            others.append(address)
    if one.says("SecondaryPrivateIpAddressCount"):
        one.note("SecondaryPrivateIpAddressCount", "AWS chooses the further addresses: left out")
    return primary, others


def _ipv6_addresses(one: Properties) -> list[At] | None:
    listed = [each.text("Ipv6Address") for each in one.inners("Ipv6Addresses")]
    return [address for address in listed if address is not None] or None


def _want_ipv6(one: Properties, section: str, key: str, sketch: Sketch) -> None:
    number = one.number("Ipv6AddressCount")
    if number is not None and 0 < number.value < 100:
        sketch.memory(Wanted).interfaces.append((section, key, number.value))


def _add_further(one: Resource, inline: list[Properties]) -> None:
    """Interfaces beside the primary one: those that come with it, and those that exist."""
    for each in inline:
        index = each.number("DeviceIndex")
        existing = each.reference("NetworkInterfaceId", INTERFACES)
        if existing is not None:
            one.sketch.put(INTERFACES, existing.value, "instance", one.key)
            one.sketch.put(INTERFACES, existing.value, "device_index", index)
            continue
        key = f"{one.key}.{index.value if index else 1}"
        said = {"instance": one.key, "device_index": index, **_network(each, "GroupSet")}
        one.sketch.add(INTERFACES, key, each.spot, **said, description=each.label("Description"))
        _want_ipv6(each, INTERFACES, key, one.sketch)


def _take(one: Resource, interface: At, check: At | None) -> None:
    """An instance whose primary interface is declared apart: its VPC follows from that."""
    one.add(INSTANCES)
    one.sketch.put(INTERFACES, interface.value, "instance", one.key)
    one.sketch.put(INTERFACES, interface.value, "device_index", 0)
    if check is not None:
        one.sketch.put(INTERFACES, interface.value, "source_dest_check", check)


def read_interface(one: Resource) -> None:
    """A network interface with a life of its own."""
    one.add(
        INTERFACES,
        **_network(one, "GroupSet"),
        source_dest_check=one.truth("SourceDestCheck"),
        description=one.label("Description"),
    )
    if not one.says("SubnetId"):
        one.wrong("SubnetId", "it is missing.")
    _want_ipv6(one, INTERFACES, one.key, one.sketch)


def read_attachment(one: Resource) -> None:
    """What attaches an interface to an instance later."""
    interface = one.needed("NetworkInterfaceId", INTERFACES)
    one.put(INTERFACES, interface, "instance", one.needed("InstanceId", INSTANCES))
    one.put(INTERFACES, interface, "device_index", one.number("DeviceIndex"))


def give_ipv6(sketch: Sketch) -> None:
    """Addresses of illustration, where AWS would choose them out of a subnet's block."""
    numbers = count(FIRST_HOST)
    for section, key, number in sketch.memory(Wanted).interfaces:
        one = sketch.find(section, key)
        subnet = one and one.values.get("subnet")
        block = _block_of(sketch, subnet)
        if one is not None and block is not None:
            first = int(block.network_address)
            addresses = [
                str(type(block.network_address)(first + next(numbers))) for _ in range(number)
            ]
            one.values.setdefault("ipv6_addresses", addresses)


def _block_of(sketch: Sketch, subnet: Any) -> IPv6Network | None:
    found = sketch.find(SUBNETS, subnet.value if isinstance(subnet, At) else subnet)
    block = found and found.values.get("ipv6_cidr")
    try:
        return IPv6Network(block.value) if isinstance(block, At) else None
    except ValueError:
        return None


READERS = {
    "AWS::EC2::NetworkInterface": read_interface,
    "AWS::EC2::Instance": read_instance,
    "AWS::EC2::NetworkInterfaceAttachment": read_attachment,
}
