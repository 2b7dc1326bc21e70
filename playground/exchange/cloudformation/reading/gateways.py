"""Internet gateways, NAT gateways, elastic IPs and Block Public Access out of a template."""

from typing import Any

from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At

IGWS, VGWS, NATS = "internet_gateways", "virtual_private_gateways", "nat_gateways"
EIPS, BLOCKING = "elastic_ips", "block_public_access"
HOLDERS = ("instances", "network_interfaces")
OPTIONS = "AWS::EC2::VPCBlockPublicAccessOptions"


def read_internet_gateway(one: Resource) -> None:
    """An internet gateway; what attaches it is declared apart."""
    one.add(IGWS)
    one.sketch.report.note(
        "Which public addresses hosts get, AWS decides; addresses out of the ranges for "
        "documentation stand for them here."
    )


def read_attachment(one: Resource) -> None:
    """What attaches an internet gateway or a virtual private gateway."""
    vpc = one.needed("VpcId", "vpcs")
    one.put(IGWS, one.reference("InternetGatewayId", IGWS), "vpc", vpc)
    one.put(VGWS, one.reference("VpnGatewayId", VGWS), "vpc", vpc)


def read_egress_only(one: Resource) -> None:
    """An egress-only internet gateway."""
    one.add("egress_only_internet_gateways", vpc=one.needed("VpcId", "vpcs"))


def read_nat_gateway(one: Resource) -> None:
    """A NAT gateway, zonal or regional; its elastic IPs hear of it."""
    addresses = one.inners("AvailabilityZoneAddresses")
    zones = [zone for zone in (each.text("AvailabilityZone") for each in addresses) if zone]
    one.add(
        NATS,
        vpc=one.reference("VpcId", "vpcs"),
        subnet=one.reference("SubnetId", "subnets"),
        private_ip=one.text("PrivateIpAddress"),
        connectivity_type=one.text("ConnectivityType"),
        availability_mode=one.text("AvailabilityMode"),
        zones=zones or None,
    )
    key = At(one.key, one.spot)
    first, others = (
        one.references("AllocationId", EIPS),
        one.references("SecondaryAllocationIds", EIPS),
    )
    for eip in [*(first or []), *(others or [])]:
        one.sketch.put(EIPS, eip.value, "nat_gateway", key)
    for each in addresses:
        for eip in each.references("AllocationIds", EIPS) or []:
            one.sketch.put(EIPS, eip.value, "nat_gateway", key)
            one.sketch.put(EIPS, eip.value, "availability_zone", each.text("AvailabilityZone"))


def read_elastic_ip(one: Resource) -> None:
    """An elastic IP."""
    one.add(EIPS, network_interface=one.reference("InstanceId", "instances"))


def read_eip_association(one: Resource) -> None:
    """Whom an elastic IP is lent to."""
    eip = one.reference("AllocationId", EIPS) or one.reference("EIP", EIPS)
    holder = one.reference("NetworkInterfaceId", HOLDERS[1]) or one.reference(
        "InstanceId", HOLDERS[0]
    )
    if eip is None:
        one.wrong("AllocationId", "it is missing.")
    if holder is None:
        one.wrong("InstanceId", "an instance or a network interface is missing.")
    one.put(EIPS, eip, "network_interface", holder)
    one.put(EIPS, eip, "private_ip", one.text("PrivateIpAddress"))


def read_blocking(one: Resource) -> None:
    """Block Public Access of the account in the region."""
    mode = one.text("InternetGatewayBlockMode")
    one.add(BLOCKING, mode=_worded(mode, "block-ingress", "ingress-only", "bidirectional"))


def read_exclusion(one: Resource) -> None:
    """What is exempt from it."""
    mode = one.text("InternetGatewayExclusionMode")
    exclusion: dict[str, Any] = {
        "vpc": one.reference("VpcId", "vpcs"),
        "subnet": one.reference("SubnetId", "subnets"),
        "mode": _worded(mode, "allow-egress", "egress-only", "bidirectional"),
    }
    settings = one.stage.resources_of(OPTIONS)
    if not settings:
        one.note("InternetGatewayExclusionMode", "the template does not say what it is exempt from")
    for setting in settings:
        key = At(setting.logical_id, one.spot)
        one.append(BLOCKING, key, "exclusions", At(exclusion, one.spot))


def _worded(said: At | None, narrow: str, ours: str, otherwise: str) -> At | None:
    """AWS's word for a mode in the words of the scenario file."""
    return None if said is None else At(ours if said.value == narrow else otherwise, said.spot)


READERS = {
    "AWS::EC2::EIP": read_elastic_ip,
    "AWS::EC2::EIPAssociation": read_eip_association,
    "AWS::EC2::EgressOnlyInternetGateway": read_egress_only,
    "AWS::EC2::InternetGateway": read_internet_gateway,
    "AWS::EC2::NatGateway": read_nat_gateway,
    "AWS::EC2::VPCBlockPublicAccessExclusion": read_exclusion,
    OPTIONS: read_blocking,
    "AWS::EC2::VPCGatewayAttachment": read_attachment,
}
