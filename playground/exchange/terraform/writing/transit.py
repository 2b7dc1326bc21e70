"""Transit gateways, their tables and attachments as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import AttachmentState
from playground.exchange.terraform.writing.values import enabled, id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    TransitGateway,
    TransitGatewayAttachmentSubnet,
    TransitGatewayConnect,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)

TABLE = "transit_gateway_route_table_id"
ATTACHMENT = "transit_gateway_attachment_id"
PREFIX = "aws_ec2_transit_gateway"
OPTED_OUT = (TransitGatewayVpcAttachment, TransitGatewayConnect)
"""The attachments that may stay out of the default tables when they are made."""


def write_transit_gateways(deployment: Deployment) -> Iterator[Block]:
    """Each transit gateway and its tables, but the default one that comes with it."""
    for gateway in deployment.declared(TransitGateway):
        groups, ecmp = gateway.security_group_referencing_support, gateway.vpn_ecmp_support
        arguments = {
            "default_route_table_association": enabled(gateway.default_route_table_association),
            "default_route_table_propagation": enabled(gateway.default_route_table_propagation),
            "security_group_referencing_support": enabled(groups) if groups else None,
            "vpn_ecmp_support": None if ecmp else enabled(ecmp),
        }
        says = said("region", "account", "security_group_referencing_support", "vpn_ecmp_support")
        says |= said("default_route_table_association", "default_route_table_propagation")
        yield tagged(PREFIX, gateway, arguments, says=says)
    for table in deployment.rows.of(TransitGatewayRouteTable):
        if not deployment.is_elsewhere(table) and not deployment.transit.default_of(table):
            yield from _table(table, deployment)


def _table(table: TransitGatewayRouteTable, deployment: Deployment) -> Iterator[Block]:
    """A declared table may be the one that attachments propagate to by default."""
    gateway = {"transit_gateway_id": id_of(table.transit_gateway, deployment)}
    says = said("transit_gateway", "default_association", "default_propagation", "routes")
    yield tagged(f"{PREFIX}_route_table", table, gateway, says=says)
    if table.default_propagation and table.transit_gateway.default_route_table_propagation:
        kind = f"{PREFIX}_default_route_table_propagation"
        yield Block(kind, called(table), {**gateway, TABLE: id_of(table, deployment)})


def write_attachments(deployment: Deployment) -> Iterator[Block]:
    """VPCs and other transit gateways on a transit gateway."""
    for one in deployment.declared(TransitGatewayVpcAttachment):
        yield _vpc_attachment(one, deployment)
    for peering in deployment.declared(TransitGatewayPeeringAttachment):
        yield from _peering(peering, deployment)


def _vpc_attachment(one: TransitGatewayVpcAttachment, deployment: Deployment) -> Block:
    subnets = deployment.rows.parts_of(TransitGatewayAttachmentSubnet, "attachment", one)
    groups = one.security_group_referencing_support
    arguments = {
        "transit_gateway_id": id_of(one.transit_gateway, deployment),
        "vpc_id": id_of(one.vpc, deployment),
        "subnet_ids": ids_of([each.subnet for each in subnets], deployment) or [],
        "appliance_mode_support": enabled(True) if one.appliance_mode else None,
        "ipv6_support": enabled(True) if one.ipv6_support else None,
        "security_group_referencing_support": None if groups else enabled(groups),
        **opting_out(one, deployment),
    }
    says = said("transit_gateway", "vpc", "subnets", "appliance_mode", "ipv6_support")
    says |= said("security_group_referencing_support", "route_table", "propagate_to")
    return tagged(f"{PREFIX}_vpc_attachment", one, arguments, says=says)


def opting_out(attachment: Any, deployment: Deployment) -> dict[str, Any]:
    """Stay out of a default table that is not the attachment's."""
    transit, gateway = deployment.transit, attachment.transit_gateway
    association, propagation = transit.defaults_of(gateway)
    out = {
        "association": association is not None and attachment.route_table is not association,
        "propagation": propagation is not None and propagation not in transit.learning(attachment),
    }
    return {f"transit_gateway_default_route_table_{one}": False for one in out if out[one]}


def _peering(peering: TransitGatewayPeeringAttachment, deployment: Deployment) -> Iterator[Block]:
    """Asked for on one side and accepted on the other, unless it still waits."""
    there = peering.peer_transit_gateway
    waits = peering.state == AttachmentState.PENDING_ACCEPTANCE
    arguments = {
        "transit_gateway_id": id_of(peering.transit_gateway, deployment),
        "peer_transit_gateway_id": id_of(there, deployment),
        "peer_region": there.region,
        "peer_account_id": there.account,
    }
    says = said("transit_gateway", "peer_transit_gateway", "route_table", "peer_route_table")
    says |= said("state") if waits else said()
    yield tagged(f"{PREFIX}_peering_attachment", peering, arguments, says=says)
    if not waits:
        kind, ends = (
            f"{PREFIX}_peering_attachment_accepter",
            {ATTACHMENT: id_of(peering, deployment)},
        )
        place = deployment.place_of(there)
        yield Block(kind, called(peering), ends, joins=peering, place=place)


def write_transit_routing(deployment: Deployment) -> Iterator[Block]:
    """Associations and propagations that do not come by themselves, and static routes."""
    for attachment in deployment.transit.attachments():
        if deployment.is_elsewhere(attachment):
            continue
        for table in deployment.transit.associations(attachment):
            if table is not deployment.transit.defaults_of(table.transit_gateway)[0]:
                yield _join(attachment, table, "association", deployment)
        for table in deployment.transit.learning(attachment):
            if table is not deployment.transit.defaults_of(table.transit_gateway)[1]:
                yield _join(attachment, table, "propagation", deployment)
    for table in deployment.rows.of(TransitGatewayRouteTable):
        for route in deployment.rows.parts_of(TransitGatewayRoute, "table", table):
            yield _route(table, route, deployment)


def _join(
    attachment: Any, table: TransitGatewayRouteTable, how: str, deployment: Deployment
) -> Block:
    """The attachment of a VPN connection is in the default table first."""
    ends: dict[str, Any] = {
        ATTACHMENT: id_of(attachment, deployment),
        TABLE: id_of(table, deployment),
    }
    default = deployment.transit.defaults_of(table.transit_gateway)[0]
    if how == "association" and default is not None and not isinstance(attachment, OPTED_OUT):
        ends["replace_existing_association"] = True
    name = f"{called(attachment)} {called(table)}"
    place = deployment.place_of(table.transit_gateway)
    return Block(f"{PREFIX}_route_table_{how}", name, ends, place=place)


def _route(
    table: TransitGatewayRouteTable, route: TransitGatewayRoute, deployment: Deployment
) -> Block:
    """A static route, or a blackhole; a prefix list has a type of its own."""
    target = deployment.by_id.get(route.attachment)
    known = route.attachment if target is None else id_of(target, deployment)
    arguments = {
        TABLE: id_of(table, deployment),
        **({ATTACHMENT: known} if route.attachment else {"blackhole": True}),
    }
    place = deployment.place_of(table.transit_gateway)
    name = f"{called(table)} to {called(target) if target else route.attachment or 'nowhere'}"
    if route.prefix_list is not None:
        named = {"prefix_list_id": id_of(route.prefix_list, deployment)}
        return Block(f"{PREFIX}_prefix_list_reference", name, named | arguments, place=place)
    destination = {"destination_cidr_block": route.destination}
    return Block(f"{PREFIX}_route", name, destination | arguments, place=place)
