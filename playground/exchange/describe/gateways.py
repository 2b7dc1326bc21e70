"""Internet gateways, egress-only internet gateways and NAT gateways."""

from dataclasses import dataclass, field

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.public_addresses import Holder, PublicAddresses
from playground.exchange.item import Item
from playground.exchange.sketch import NOTHING, Sketch

ATTACHED = ("attached", "attaching", "available")
"""An attachment of an internet gateway says “available”."""
GONE_NAT = frozenset({"deleted", "deleting"})
WORKS = "available"


@dataclass
class NatInterfaces:
    """Interface -> the NAT gateway that it is a part of."""

    of: dict[str, str] = field(default_factory=dict)


def read_internet_gateway(item: Item, sketch: Sketch) -> None:
    """An internet gateway, attached to a VPC or to none."""
    gateway = item.need("InternetGatewayId")
    sketch.add(
        "internet_gateways",
        gateway,
        item.spot,
        id=gateway,
        name=item.tag(),
        vpc=_attached_to(item),
        undescribed=None if "Attachments" in item else True,
    )


def read_egress_only(item: Item, sketch: Sketch) -> None:
    """An egress-only internet gateway, attached to a VPC or to none."""
    gateway = item.need("EgressOnlyInternetGatewayId")
    vpc = _attached_to(item)
    name = item.tag()
    sketch.add("egress_only_internet_gateways", gateway, item.spot, id=gateway, name=name, vpc=vpc)


def _attached_to(item: Item) -> object:
    for one in item.items("Attachments"):
        if one.text("State") in (None, *ATTACHED):
            return one.need("VpcId")
    return NOTHING


def read_nat_gateway(item: Item, sketch: Sketch) -> None:
    """A NAT gateway: zonal or regional, public or private.  One without addresses is not described,
    unless it is no wonder: they come when it works.
    """
    gateway, state = item.need("NatGatewayId"), item.text("State")
    if is_gone(sketch, "NAT gateway", gateway, state, GONE_NAT):
        return
    regional = item.text("AvailabilityMode") == "regional"
    addresses = sorted(item.items("NatGatewayAddresses"), key=_is_primary)
    private = [one.text("PrivateIp") for one in addresses]
    zones = [one.text("AvailabilityZone") for one in addresses] if regional else []
    sketch.add(
        "nat_gateways",
        gateway,
        item.spot,
        id=gateway,
        name=item.tag(),
        vpc=item.text("VpcId"),
        subnet=None if regional else item.text("SubnetId"),
        private_ip=None if regional or not private else private[-1],
        connectivity_type=item.text("ConnectivityType"),
        availability_mode=item.text("AvailabilityMode"),
        state=state,
        route_table=item.text("RouteTableId"),
        zones=sorted(set(filter(None, zones))) or None,
        undescribed=True if state in (None, WORKS) and not addresses else None,
    )
    for one in addresses:
        _read_address(one, gateway, sketch)
    if len(addresses) > 1 and not regional:
        sketch.report.note(
            f"{gateway} has {len(addresses)} private addresses; it is modelled with the first one."
        )


def _is_primary(item: Item) -> bool:
    """The primary address comes last: among several public ones the last is used."""
    return item.truth("IsPrimary") is not False


def _read_address(item: Item, gateway: str, sketch: Sketch) -> None:
    interface, public = item.text("NetworkInterfaceId"), item.text("PublicIp")
    if interface is not None:
        sketch.memory(NatInterfaces).of[interface] = gateway
    if public is not None:
        allocation, zone = item.text("AllocationId"), item.text("AvailabilityZone")
        holder = Holder(item.spot, allocation, nat_gateway=gateway, availability_zone=zone)
        sketch.memory(PublicAddresses).held[public] = holder


ANSWERS = (
    Answer("InternetGateways", "ec2 describe-internet-gateways", read_internet_gateway),
    Answer(
        "EgressOnlyInternetGateways",
        "ec2 describe-egress-only-internet-gateways",
        read_egress_only,
    ),
    Answer("NatGateways", "ec2 describe-nat-gateways", read_nat_gateway),
)
