"""Transit gateways, their tables and attachments as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.cloudformation.writing.values import id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    Resource,
    TransitGateway,
    TransitGatewayAttachmentSubnet,
    TransitGatewayConnect,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.models.transit import TransitGatewayAttachment

NAMEABLE = (
    TransitGatewayVpcAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayConnect,
)
"""The attachments that a template declares itself, so that it can name them."""

SIDES = ("route_table", "peer_route_table")
SWITCHES = ("default_route_table_association", "default_route_table_propagation")


def enabled(on: bool) -> str:
    """A switch as EC2 writes it."""
    return "enable" if on else "disable"


def write_transit_gateways(deployment: Deployment) -> Iterator[Block]:
    """Each transit gateway and its tables.

    No template can name the default table that AWS makes.  Where it has rows of its own, or not
    everybody uses it, the gateway gets none, and a declared table takes its place.
    """
    for gateway in deployment.declared(TransitGateway):
        defaults = deployment.transit.uses_default_tables(gateway)
        groups, ecmp = gateway.security_group_referencing_support, gateway.vpn_ecmp_support
        properties = {
            "DefaultRouteTableAssociation": enabled(
                defaults and gateway.default_route_table_association
            ),
            "DefaultRouteTablePropagation": enabled(
                defaults and gateway.default_route_table_propagation
            ),
            "SecurityGroupReferencingSupport": enabled(groups) if groups else None,
            "VpnEcmpSupport": None if ecmp else enabled(ecmp),
        }
        says = said("security_group_referencing_support", "vpn_ecmp_support", *SWITCHES)
        switches = {one: getattr(gateway, one) for one in SWITCHES if not defaults}
        kind = "AWS::EC2::TransitGateway"
        yield tagged(kind, gateway, properties, says=says, beside=switches)
    for table in deployment.declared(TransitGatewayRouteTable):
        yield _table(table, deployment)


def _table(table: TransitGatewayRouteTable, deployment: Deployment) -> Block:
    routes = deployment.rows.parts_of(TransitGatewayRoute, "table", table)
    says = said("transit_gateway")
    if all(one.prefix_list is None and _leads_on(one, deployment) for one in routes):
        says |= said("routes")
    owner = {"TransitGatewayId": id_of(table.transit_gateway, deployment)}
    return tagged("AWS::EC2::TransitGatewayRouteTable", table, owner, says=says)


def write_attachments(deployment: Deployment) -> Iterator[Block]:
    """VPCs and other transit gateways on a transit gateway."""
    for one in deployment.declared(TransitGatewayVpcAttachment):
        yield _vpc_attachment(one, deployment)
    for peering in deployment.declared(TransitGatewayPeeringAttachment):
        there = peering.peer_transit_gateway
        properties = {
            "TransitGatewayId": id_of(peering.transit_gateway, deployment),
            "PeerTransitGatewayId": id_of(there, deployment),
            "PeerRegion": there.region,
            "PeerAccountId": there.account,
        }
        says = said("transit_gateway", "peer_transit_gateway")
        says |= said(*(side for side in SIDES if getattr(peering, side) is not None))
        kind = "AWS::EC2::TransitGatewayPeeringAttachment"
        yield tagged(kind, peering, properties, says=says)


def says_of_joining(attachment: Any, deployment: Deployment) -> frozenset[str]:
    """What blocks of their own say of an attachment: its table, and who learns of it.

    That it has no table, or nobody learns of it, though both come by default, none of them says.
    """
    gateway, found = attachment.transit_gateway, said()
    if attachment.route_table is not None or not gateway.default_route_table_association:
        found |= said("route_table")
    if deployment.transit.learning(attachment) or not gateway.default_route_table_propagation:
        found |= said("propagate_to")
    return found


def _vpc_attachment(one: TransitGatewayVpcAttachment, deployment: Deployment) -> Block:
    subnets = deployment.rows.parts_of(TransitGatewayAttachmentSubnet, "attachment", one)
    groups = one.security_group_referencing_support
    options = {
        "ApplianceModeSupport": enabled(one.appliance_mode) if one.appliance_mode else None,
        "Ipv6Support": enabled(one.ipv6_support) if one.ipv6_support else None,
        "SecurityGroupReferencingSupport": None if groups else enabled(groups),
    }
    options = {key: value for key, value in options.items() if value is not None}
    properties = {
        "TransitGatewayId": id_of(one.transit_gateway, deployment),
        "VpcId": id_of(one.vpc, deployment),
        "SubnetIds": ids_of([each.subnet for each in subnets], deployment) or [],
        "Options": options or None,
    }
    says = said("transit_gateway", "vpc", "subnets", "appliance_mode", "ipv6_support")
    says |= said("security_group_referencing_support") | says_of_joining(one, deployment)
    return tagged("AWS::EC2::TransitGatewayVpcAttachment", one, properties, says=says)


def write_transit_routing(deployment: Deployment) -> Iterator[Block]:
    """Associations, propagations and static routes."""
    for attachment in deployment.transit.attachments():
        if not isinstance(attachment, NAMEABLE):
            _tell_of(attachment, deployment)
            continue
        for table in deployment.transit.associations(attachment):
            if not deployment.is_as_made(table):
                yield _join(attachment, table, "Association", "uses", deployment)
        for table in deployment.transit.learning(attachment):
            if not deployment.is_as_made(table):
                yield _join(attachment, table, "Propagation", "is learned by", deployment)
    for table in deployment.declared(TransitGatewayRouteTable):
        for route in deployment.rows.parts_of(TransitGatewayRoute, "table", table):
            yield from _route(table, route, deployment)


def _tell_of(attachment: Resource, deployment: Deployment) -> None:
    """An attachment that AWS makes with a VPN connection has no id that a template could name."""
    transit = deployment.transit
    named = [*transit.associations(attachment), *transit.learning(attachment)]
    if not all(map(deployment.is_as_made, named)):
        why = "no template can name it: associate it, and let tables learn of it, by hand"
        deployment.gaps.add("transit gateway attachment", called(attachment), why)


def _join(
    attachment: TransitGatewayAttachment,
    table: TransitGatewayRouteTable,
    how: str,
    verb: str,
    deployment: Deployment,
) -> Block:
    ends = {
        "TransitGatewayAttachmentId": id_of(attachment, deployment),
        "TransitGatewayRouteTableId": id_of(table, deployment),
    }
    name = f"{called(attachment)} {verb} {called(table)}"
    return Block(f"AWS::EC2::TransitGatewayRouteTable{how}", name, ends)


def _leads_on(route: TransitGatewayRoute, deployment: Deployment) -> bool:
    """Can a template name where it leads?"""
    target = deployment.by_id.get(route.attachment)
    return not route.attachment or isinstance(target, NAMEABLE)


def _route(
    table: TransitGatewayRouteTable, route: TransitGatewayRoute, deployment: Deployment
) -> Iterator[Block]:
    """A static route, or a blackhole."""
    to = called(route.prefix_list) if route.prefix_list is not None else route.destination
    if route.prefix_list is not None or not _leads_on(route, deployment):
        what = "its prefix list" if route.prefix_list is not None else "where it leads"
        why = f"the route to {to}: no template can name {what}"
        deployment.gaps.add("transit gateway route table", called(table), why)
        return
    target = deployment.by_id.get(route.attachment)
    properties = {
        "TransitGatewayRouteTableId": id_of(table, deployment),
        "DestinationCidrBlock": route.destination,
        **(
            {"TransitGatewayAttachmentId": id_of(target, deployment)}
            if target
            else {"Blackhole": True}
        ),
    }
    goal = called(target) if target else "nowhere"
    yield Block("AWS::EC2::TransitGatewayRoute", f"{called(table)} to {goal}", properties)
