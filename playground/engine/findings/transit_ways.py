"""Routes to a transit gateway that lead nowhere: no attachment, a dead one, or not in the zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.findings.dead_routes import DeadRoute
from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    Subnet,
    TransitGateway,
    TransitGatewayAttachment,
    TransitGatewayPrefixListReference,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.engine.validity.routing import destination_of, written


@dataclass(frozen=True)
class RouteToUnattachedTransitGateway(DeadRoute):
    """The VPC of the table is not attached to the transit gateway: a blackhole."""

    vpc: Ref
    rule: ClassVar[str] = "RT-19"


@dataclass(frozen=True)
class RouteByUnreadyAttachment(DeadRoute):
    """The VPC's attachment carries nothing in this state."""

    attachment: Ref
    state: str
    rule: ClassVar[str] = "TGW-27"


@dataclass(frozen=True)
class TransitRouteToUnreadyAttachment(Finding):
    """A route of a transit gateway leads to an attachment that carries nothing in this state."""

    destination: Prefix | Ref
    attachment: Ref
    state: str
    rule: ClassVar[str] = "TGW-27"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class AttachmentNotAssociated(Finding):
    """The VPC sends by the attachment, but no table of the gateway is looked up for it."""

    vpc: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-07"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class ZoneWithoutAttachment(Finding):
    """A subnet's table leads to a transit gateway that has no attachment subnet in its zone."""

    availability_zone: str
    transit_gateway: Ref
    attachment: Ref
    rule: ClassVar[str] = "TGW-03"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


def _by_transit_gateways(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    with_some = {gateway for _, gateway in ground.attachments}
    for row in written(network):
        gateway = network.find(row.route.target or "")
        if not isinstance(gateway, TransitGateway):
            continue
        about = row.table.id, f"{row.field}.target", destination_of(row.route), gateway.id
        attachment = ground.attachments.get((row.vpc.id, gateway.id))
        if attachment is None and (gateway.id in with_some or not network.as_found):
            yield RouteToUnattachedTransitGateway(*about, row.vpc.id)
        elif attachment is not None and attachment.state is not AttachmentState.AVAILABLE:
            yield RouteByUnreadyAttachment(*about, attachment.id, attachment.state.value)


def _of_transit_gateways(ground: Ground) -> Iterator[Finding]:
    for table in ground.network.all(TransitGatewayRouteTable):
        for index, route in enumerate(table.routes):
            by = ground.network.find(route.attachment or "")
            if not isinstance(by, TransitGatewayAttachment):
                continue
            if by.state is not AttachmentState.AVAILABLE:
                about = table.id, f"routes[{index}].attachment", _wanted(route)
                yield TransitRouteToUnreadyAttachment(*about, by.id, by.state.value)


def _wanted(route: TransitGatewayRoute | TransitGatewayPrefixListReference) -> Prefix | Ref:
    return route.destination if isinstance(route, TransitGatewayRoute) else route.prefix_list


def _not_associated(ground: Ground) -> Iterator[Finding]:
    for (vpc, gateway), one in ground.attachments.items():
        available = one.state is AttachmentState.AVAILABLE
        if available and one.route_table is None and ground.ways_to(vpc, gateway):
            yield AttachmentNotAssociated(one.id, "route_table", vpc, gateway)


def _zones(ground: Ground) -> Iterator[Finding]:
    for one in ground.attachments.values():
        if one.state is AttachmentState.AVAILABLE and ground.knows(one.vpc):
            yield from _outside(ground, one)


def _outside(ground: Ground, one: TransitGatewayVpcAttachment) -> Iterator[Finding]:
    """The subnets with somebody in them that the attachment leaves out."""
    network, gateway = ground.network, one.transit_gateway
    zones = {network.get(Subnet, ref).availability_zone for ref in one.subnets}
    for subnet in network.subnets_of.get(one.vpc, []):
        zone = subnet.availability_zone
        if zone in zones or not network.interfaces_in.get(subnet.id):
            continue
        if any(route.target == gateway for route in ground.routes(ground.table_of[subnet.id])):
            yield ZoneWithoutAttachment(subnet.id, "availability_zone", zone, gateway, one.id)


CHECKS: tuple[Check, ...] = (
    _by_transit_gateways,
    _of_transit_gateways,
    _not_associated,
    _zones,
)
