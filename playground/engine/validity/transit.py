"""What AWS accepts of transit gateways and their attachments."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    RouteTable,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
    Vpc,
)
from playground.engine.transit_routes import attachment_of, propagable
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class RouteToForeignTransitGateway(Fault):
    """A route leads to a transit gateway that the VPC is not attached to."""

    target: Ref
    vpc: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class AttachmentInOtherRegion(Fault):
    """A VPC is attached to transit gateways of its own region only."""

    transit_gateway: Ref
    region: str
    other_region: str
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class AttachmentWithoutSubnet(Fault):
    """An attachment names at least one subnet."""

    rule: ClassVar[str] = "TGW-02"


@dataclass(frozen=True)
class AttachmentSubnetInOtherVpc(Fault):
    """A subnet of another VPC than the one attached."""

    subnet: Ref
    vpc: Ref
    rule: ClassVar[str] = "TGW-02"


@dataclass(frozen=True)
class AttachmentSubnetsInOneZone(Fault):
    """Two subnets of an attachment are in one zone."""

    subnet: Ref
    other: Ref
    zone: str
    rule: ClassVar[str] = "TGW-02"


@dataclass(frozen=True)
class AttachmentSubnetWithoutIpv4(Fault):
    """The attachment's interface needs an IPv4 address, even if it carries IPv6."""

    subnet: Ref
    rule: ClassVar[str] = "TGW-25"


@dataclass(frozen=True)
class SecondAttachment(Fault):
    """A VPC is attached twice to one transit gateway."""

    other: Ref
    vpc: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-06"


@dataclass(frozen=True)
class BlockNotPropagated(Fault):
    """AWS takes the attachment, but this block overlaps an earlier VPC's and is not propagated."""

    cidr: Prefix
    vpc: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-12"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class TransitGatewayPeeredWithItself(Fault):
    """A peering attachment joins two transit gateways."""

    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-20"


def _routes_to_gateways(network: Network) -> Iterator[Fault]:
    for table in network.all(RouteTable):
        for index, route in enumerate(table.routes):
            target = network.find(route.target or "")
            if not isinstance(target, TransitGateway):
                continue
            if attachment_of(network, table.vpc, target.id) is None:
                field = f"routes[{index}].target"
                yield RouteToForeignTransitGateway(table.id, field, target.id, table.vpc)


def _regions(network: Network) -> Iterator[Fault]:
    for one in network.all(TransitGatewayVpcAttachment):
        region = network.get(TransitGateway, one.transit_gateway).region
        other = network.get(Vpc, one.vpc).region
        if region != other:
            gateway = one.transit_gateway
            yield AttachmentInOtherRegion(one.id, "transit_gateway", gateway, region, other)


def _subnets(network: Network) -> Iterator[Fault]:
    for one in network.all(TransitGatewayVpcAttachment):
        if not one.subnets:
            yield AttachmentWithoutSubnet(one.id, "subnets")
        zones = []
        for index, ref in enumerate(one.subnets):
            subnet, field = network.get(Subnet, ref), f"subnets[{index}]"
            zones.append((subnet.availability_zone, (field, subnet)))
            if subnet.vpc != one.vpc:
                yield AttachmentSubnetInOtherVpc(one.id, field, ref, one.vpc)
            if subnet.cidr is None:
                yield AttachmentSubnetWithoutIpv4(one.id, field, ref)
        for (_, first), (field, second) in repeated(zones):
            zone = second.availability_zone
            yield AttachmentSubnetsInOneZone(one.id, field, second.id, first.id, zone)


def _one_attachment(network: Network) -> Iterator[Fault]:
    every = network.all(TransitGatewayVpcAttachment)
    for first, one in repeated(((one.vpc, one.transit_gateway), one) for one in every):
        yield SecondAttachment(one.id, "vpc", first.id, one.vpc, one.transit_gateway)


def _overlaps(network: Network) -> Iterator[Fault]:
    for gateway in network.all(TransitGateway):
        told: dict[Ref, set[Prefix]] = defaultdict(set)
        for attachment, block in propagable(network, gateway.id):
            told[attachment.id].add(block)
        for one in network.all(TransitGatewayVpcAttachment):
            available = one.state is AttachmentState.AVAILABLE
            if one.transit_gateway != gateway.id or not one.propagate_to or not available:
                continue
            for block in network.get(Vpc, one.vpc).blocks:
                if block not in told[one.id]:
                    yield BlockNotPropagated(one.id, "vpc", block, one.vpc, gateway.id)


def _peered_with_itself(network: Network) -> Iterator[Fault]:
    for one in network.all(TransitGatewayPeeringAttachment):
        if one.transit_gateway == one.peer_transit_gateway:
            field = "peer_transit_gateway"
            yield TransitGatewayPeeredWithItself(one.id, field, one.transit_gateway)


CHECKS: tuple[Check, ...] = (
    _routes_to_gateways,
    _regions,
    _subnets,
    _one_attachment,
    _overlaps,
    _peered_with_itself,
)
