"""Prefix lists, route tables, their routes and who uses them as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.cloudformation.writing.values import by_family, id_of, tagged
from playground.exchange.writing.blocks import Attachment, Attribute, Block, given, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.exchange.writing.routing import (
    attachments_between,
    named_by_id,
    target_of,
    tell_of_route,
)
from playground.kinds import BY_CLASS
from playground.models import (
    EgressOnlyInternetGateway,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkInterface,
    PrefixListEntry,
    Resource,
    Route,
    RouteTable,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcPeeringConnection,
)

TARGETS: dict[type[Resource], str] = {
    InternetGateway: "GatewayId",
    VirtualPrivateGateway: "GatewayId",
    EgressOnlyInternetGateway: "EgressOnlyInternetGatewayId",
    NatGateway: "NatGatewayId",
    VpcPeeringConnection: "VpcPeeringConnectionId",
    TransitGateway: "TransitGatewayId",
    VpcEndpoint: "VpcEndpointId",
    NetworkInterface: "NetworkInterfaceId",
    Instance: "InstanceId",
}
"""The property of a route that names a target of this kind."""
FOREIGN = {
    "lgw-": "LocalGatewayId",
    "cagw-": "CarrierGatewayId",
    "arn:": "CoreNetworkArn",
    **{BY_CLASS[kind].prefix: name for kind, name in TARGETS.items()},
}
"""The same for what is not part of the network, by what ids begin with."""


def write_prefix_lists(deployment: Deployment) -> Iterator[Block]:
    """The account's own prefix lists."""
    for one in deployment.declared(ManagedPrefixList):
        if one.aws_managed:
            continue
        entries = deployment.rows.parts_of(PrefixListEntry, "prefix_list", one)
        properties = {
            "PrefixListName": called(one),
            "AddressFamily": one.address_family,
            "MaxEntries": one.max_entries,
            "Entries": [
                given({"Cidr": entry.cidr, "Description": entry.description or None})
                for entry in entries
            ],
        }
        says = said("aws_managed", "address_family", "max_entries", "entries")
        yield tagged("AWS::EC2::PrefixList", one, properties, says=says)


def write_tables(deployment: Deployment) -> Iterator[Block]:
    """Each table, who uses it, and its routes."""
    users: dict[int, list[Subnet]] = {}
    for subnet in deployment.declared(Subnet):
        users.setdefault(id(deployment.table_of(subnet)), []).append(subnet)
    for table in deployment.declared(RouteTable):
        routes = deployment.written_routes(table)
        blocks = list(_routes(table, routes, id_of(table, deployment), deployment))
        says = said("vpc", "propagating_vgws")
        if len(blocks) == len(routes):
            says |= said("routes")
        owner = {"VpcId": id_of(table.vpc, deployment)}
        yield tagged("AWS::EC2::RouteTable", table, owner, says=says)
        for subnet in users.get(id(table), ()):
            yield _association(table, subnet, deployment)
        yield from blocks
    yield from _regional_routes(deployment)


def _association(table: RouteTable, subnet: Subnet, deployment: Deployment) -> Block:
    ends = {"RouteTableId": id_of(table, deployment), "SubnetId": id_of(subnet, deployment)}
    name = f"{called(subnet)} uses {called(table)}"
    return Block("AWS::EC2::SubnetRouteTableAssociation", name, ends)


def _regional_routes(deployment: Deployment) -> Iterator[Block]:
    """Routes of a regional NAT gateway's own table, but the one that AWS presets (NAT-15)."""
    for gateway in deployment.regional_gateways:
        preset = {one.aws_id for one in deployment.rows.of(InternetGateway)}
        routes = deployment.written_routes(gateway.route_table)
        further = [one for one in routes if one.target not in preset]
        table = Attribute(gateway, "RouteTableId")
        yield from _routes(gateway.route_table, further, table, deployment)


def _routes(
    table: RouteTable, routes: list[Route], table_id: Any, deployment: Deployment
) -> Iterator[Block]:
    """A block for each route that can be written."""
    for route in routes:
        target = _target(route, deployment)
        if target is None:
            tell_of_route(table, route, deployment)
            continue
        row = deployment.by_id.get(route.target)
        goal = called(row) if row is not None else route.target
        properties = {"RouteTableId": table_id, **_destination(route, deployment), **target}
        name = f"{called(table)} to {goal}"
        yield Block("AWS::EC2::Route", name, properties, after=_after(table, row, deployment))


def _destination(route: Route, deployment: Deployment) -> dict[str, Any]:
    if route.prefix_list is not None:
        return {"DestinationPrefixListId": id_of(route.prefix_list, deployment)}
    named = "DestinationCidrBlock", "DestinationIpv6CidrBlock"
    return by_family(route.destination, *named, deployment)


def _target(route: Route, deployment: Deployment) -> dict[str, Any] | None:
    """The property that names the target; None where no template can say it."""
    target = target_of(route, deployment)
    if isinstance(target, str):
        return named_by_id(target, FOREIGN)
    if isinstance(target, NetworkInterface) and deployment.comes_with_instance(target):
        target = target.instance
    if target is None or type(target) not in TARGETS:
        return None
    return {TARGETS[type(target)]: id_of(target, deployment)}


def _after(
    table: RouteTable, target: Resource | None, deployment: Deployment
) -> tuple[Resource | Attachment, ...]:
    """AWS takes a route only when its gateway is attached to the VPC."""
    if isinstance(target, InternetGateway | VirtualPrivateGateway):
        return (Attachment(target),)
    if isinstance(target, TransitGateway):
        return attachments_between(table, target, deployment)
    return ()
