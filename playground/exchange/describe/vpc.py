"""VPCs and subnets out of `describe-vpcs` and `describe-subnets`."""

from dataclasses import dataclass, field

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.public_access import note_state
from playground.exchange.item import Item
from playground.exchange.regions import region_of_zone
from playground.exchange.sketch import Sketch

HELD = ("associated", "associating")


def read_vpc(item: Item, sketch: Sketch) -> None:
    """A VPC with all its blocks; its DNS attributes come from an answer of their own."""
    vpc, cidr = item.need("VpcId"), item.need("CidrBlock")
    blocks = [
        block.need("CidrBlock")
        for block in item.items("CidrBlockAssociationSet")
        if block.item("CidrBlockState").text("State") in (None, *HELD)
    ]
    ipv6 = [
        block.need("Ipv6CidrBlock")
        for block in item.items("Ipv6CidrBlockAssociationSet")
        if block.item("Ipv6CidrBlockState").text("State") in (None, *HELD)
    ]
    sketch.add(
        "vpcs",
        vpc,
        item.spot,
        id=vpc,
        name=item.tag(),
        cidr=cidr,
        secondary_cidrs=[block for block in blocks if block != cidr],
        ipv6_cidrs=ipv6,
        region=item.place.region or None,
        account=item.text("OwnerId") or item.place.account or None,
    )
    note_state(item, sketch)
    if item.truth("IsDefault"):
        sketch.resources["vpcs", vpc].values.setdefault("enable_dns_hostnames", True)


def read_subnet(item: Item, sketch: Sketch) -> None:
    """A subnet.  Its zone tells the region of a VPC of which nothing else does."""
    subnet, vpc = item.need("SubnetId"), item.need("VpcId")
    zone = item.text("AvailabilityZone")
    ipv6 = [
        block.need("Ipv6CidrBlock")
        for block in item.items("Ipv6CidrBlockAssociationSet")
        if block.item("Ipv6CidrBlockState").text("State") in (None, *HELD)
    ]
    cidr = item.text("CidrBlock")
    sketch.add(
        "subnets",
        subnet,
        item.spot,
        id=subnet,
        name=item.tag(),
        vpc=vpc,
        availability_zone=zone,
        cidr=cidr,
        ipv6_cidr=ipv6[0] if ipv6 else None,
        undescribed=None if cidr or ipv6 else True,
        map_public_ip_on_launch=item.truth("MapPublicIpOnLaunch"),
        assign_ipv6_address_on_creation=item.truth("AssignIpv6AddressOnCreation"),
    )
    region = region_of_zone(zone)
    if region is not None:
        sketch.put("vpcs", vpc, "region", region)


DNS = {"EnableDnsSupport": "enable_dns_support", "EnableDnsHostnames": "enable_dns_hostnames"}


def read_attributes(item: Item, sketch: Sketch) -> None:
    """The DNS attributes of a VPC, one or both."""
    vpc = item.need("VpcId")
    for key, name in DNS.items():
        value = item.item(key).truth("Value")
        if value is not None:
            sketch.put("vpcs", vpc, name, value)
            sketch.memory(Attributes).told.add(vpc)


@dataclass
class Attributes:
    """The VPCs whose DNS attributes are in the source."""

    told: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Those in which something has a name that AWS gives only where both attributes are on."""


def tell_defaults(sketch: Sketch) -> None:
    """Without its attributes a VPC counts as AWS creates it, unless names show that both are on."""
    memory = sketch.memory(Attributes)
    for one in sketch.of("vpcs"):
        if one.key in memory.seen:
            one.values.update(dict.fromkeys(DNS.values(), True))
    vpcs = [one for one in sketch.of("vpcs") if "undescribed" not in one.values]
    if any(one.key not in memory.told | memory.seen for one in vpcs):
        sketch.report.note(
            "DNS attributes of VPCs are not all in the source: the others count as AWS sets them, "
            "with DNS support and without DNS hostnames (a default VPC has both). "
            "“aws ec2 describe-vpc-attribute” tells them."
        )


ANSWERS = (
    Answer("Vpcs", "ec2 describe-vpcs", read_vpc),
    Answer("VpcAttributes", "ec2 describe-vpc-attribute", read_attributes, tell_defaults),
    Answer("Subnets", "ec2 describe-subnets", read_subnet),
)
