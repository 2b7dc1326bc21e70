"""Network interfaces: of instances, of what AWS keeps them for, and of nobody."""

import re
from dataclasses import dataclass, field
from typing import Any

from playground.exchange.describe.gateways import NatInterfaces
from playground.exchange.describe.public_addresses import Holder, PublicAddresses
from playground.exchange.describe.vpc import Attributes
from playground.exchange.item import Item
from playground.exchange.regions import region_of_zone
from playground.exchange.sketch import Sketch

SECTION = "network_interfaces"
PARTS = {
    "nat_gateway": "NAT gateway",
    "natGateway": "NAT gateway",
    "transit_gateway": "transit gateway attachment",
    "gateway_load_balancer_endpoint": "Gateway Load Balancer endpoint",
}
"""Types of interfaces that are shown as what they belong to."""
OF_POD = "branch"
ORDINARY = (None, "interface", "efa", "efa-only", "trunk", OF_POD)
STANDS_FOR = re.compile(r"\b(nat|tgw-attach)-[0-9a-f]{8,17}\b")
ENDPOINT = re.compile(r"\bvpce-[0-9a-f]{8,17}\b")
LONGEST = 255


@dataclass
class Keepers:
    """Interface -> the endpoint that names it as its own."""

    of: dict[str, str] = field(default_factory=dict)


def read_interface(item: Item, sketch: Sketch, of: Item | None = None) -> None:
    """An interface by itself, or (`of`) as its instance describes it: the same one counts once."""
    interface = item.need("NetworkInterfaceId")
    part = _part_of(item, interface, sketch)
    if part is not None:
        sketch.leave_out("Network interface", interface, f"it is shown as its {part}")
        return
    known = None if of is None else sketch.find(SECTION, interface)
    if of is not None and known is not None:
        known.values.setdefault("instance", of.need("InstanceId"))
        return
    sketch.add(SECTION, interface, item.spot, **_values(item, interface, of, sketch))
    _tell_parts(item, interface, sketch)


def _part_of(item: Item, interface: str, sketch: Sketch) -> str | None:
    """What it stands for: 'NAT gateway nat-0123', or nothing."""
    gateway = sketch.memory(NatInterfaces).of.get(interface)
    if gateway is not None:
        return f"NAT gateway {gateway}"
    type, description = item.text("InterfaceType"), item.text("Description") or ""
    found = STANDS_FOR.search(description)
    if type in PARTS:
        owner = found or ENDPOINT.search(description)
        return f"{PARTS[type]} {owner[0]}" if owner else PARTS[type]
    if found and item.truth("RequesterManaged"):
        return f"{PARTS['nat_gateway' if found[1] == 'nat' else 'transit_gateway']} {found[0]}"
    return None


def _values(item: Item, interface: str, of: Item | None, sketch: Sketch) -> dict[str, Any]:
    private = addresses_of(item)
    ipv6 = sorted(item.items("Ipv6Addresses"), key=lambda one: not one.truth("IsPrimaryIpv6"))
    attachment = item.item("Attachment")
    instance = of.text("InstanceId") if of is not None else _instance(attachment)
    known = "Groups" in item and bool(private or ipv6)
    return {
        "id": interface,
        "name": item.tag(),
        "subnet": item.text("SubnetId") or (of and of.text("SubnetId")),
        "instance": instance,
        "device_index": attachment.number("DeviceIndex") if instance else None,
        "private_ip": private[0] if private else None,
        "secondary_private_ips": private[1:],
        "ipv6_addresses": [one.need("Ipv6Address") for one in ipv6],
        "public_ip": _public(item, interface, sketch) or False,
        "security_groups": groups_of(item, "Groups"),
        "source_dest_check": item.truth("SourceDestCheck"),
        "description": (item.text("Description") or "")[:LONGEST] or None,
        "undescribed": None if known else True,
        **({} if instance else _kept(item)),
    }


def _instance(attachment: Item) -> str | None:
    held = attachment.text("Status") not in ("detached", "detaching")
    return attachment.text("InstanceId") if held else None


def addresses_of(item: Item) -> list[str]:
    """Private IPv4 addresses, the primary one first."""
    listed = sorted(item.items("PrivateIpAddresses"), key=lambda one: not one.truth("Primary"))
    found = [one.text("PrivateIpAddress") for one in listed]
    primary = item.text("PrivateIpAddress")
    return list(dict.fromkeys(filter(None, [primary, *found])))


def groups_of(item: Item, key: str) -> list[str]:
    """The ids of security groups, in an order that two answers share."""
    return sorted(one.need("GroupId") for one in item.items(key))


def _public(item: Item, interface: str, sketch: Sketch) -> str | None:
    """The public address that AWS assigned by itself; those that are elastic IPs are noted."""
    found = None
    for one in (item, *item.items("PrivateIpAddresses")):
        association = one.item("Association")
        address = association.text("PublicIp")
        if address is not None and association.text("PublicDnsName"):
            sketch.memory(Attributes).seen.add(item.text("VpcId") or "")
        if address is None:
            if association.text("CarrierIp"):
                sketch.report.not_modelled("Carrier and customer-owned addresses", interface)
        elif _is_elastic(association):
            allocation, private = association.text("AllocationId"), one.text("PrivateIpAddress")
            held = sketch.memory(PublicAddresses).held
            if address not in held or held[address].allocation is None:
                held[address] = Holder(item.spot, allocation, interface, private)
        else:
            found = found or address
    return found


def _is_elastic(association: Item) -> bool:
    """Does it belong to an account, and not to one of AWS's services?"""
    return "AllocationId" in association or (association.text("IpOwnerId") or "").isdigit()


def _kept(item: Item) -> dict[str, Any]:
    """What AWS, or somebody else's account, keeps it for; unless it is nobody's."""
    type, description = item.text("InterfaceType"), item.text("Description") or ""
    attached = item.item("Attachment").text("Status") in ("attached", "attaching")
    used = item.text("Status") == "in-use" or attached
    if not (item.truth("RequesterManaged") or used or type not in ORDINARY or type == OF_POD):
        return {}
    endpoint = ENDPOINT.search(description) if type in (None, "interface", "vpc_endpoint") else None
    return {"requester_managed": True, "attached_to": endpoint and endpoint[0]}


def _tell_parts(item: Item, interface: str, sketch: Sketch) -> None:
    for key, prefix in (("Ipv4Prefixes", "Ipv4Prefix"), ("Ipv6Prefixes", "Ipv6Prefix")):
        for one in item.items(key):
            what = f"{interface} {one.text(prefix)}"
            sketch.report.not_modelled("Prefix delegated to a network interface", what)
    region = region_of_zone(item.text("AvailabilityZone"))
    vpc = item.text("VpcId")
    if region is not None and vpc is not None:
        sketch.put("vpcs", vpc, "region", region)
