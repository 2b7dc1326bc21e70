"""Prefix lists, route tables, their routes and who uses them as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.terraform.writing.values import by_family, id_of, tagged
from playground.exchange.writing.blocks import Attribute, Block, given, said
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
    InternetGateway: "gateway_id",
    VirtualPrivateGateway: "gateway_id",
    EgressOnlyInternetGateway: "egress_only_gateway_id",
    NatGateway: "nat_gateway_id",
    VpcPeeringConnection: "vpc_peering_connection_id",
    TransitGateway: "transit_gateway_id",
    VpcEndpoint: "vpc_endpoint_id",
    NetworkInterface: "network_interface_id",
    Instance: "network_interface_id",
}
"""The argument of a route that names a target of this kind."""
FOREIGN = {
    "lgw-": "local_gateway_id",
    "cagw-": "carrier_gateway_id",
    "arn:": "core_network_arn",
    **{BY_CLASS[kind].prefix: name for kind, name in TARGETS.items()},
}
"""The same for what is not part of the network, by what ids begin with."""


def write_prefix_lists(deployment: Deployment) -> Iterator[Block]:
    """The account's own prefix lists; those of AWS are looked up where they are named."""
    for one in deployment.declared(ManagedPrefixList):
        if one.aws_managed:
            continue
        entries = deployment.rows.parts_of(PrefixListEntry, "prefix_list", one)
        arguments = {
            "name": called(one),
            "address_family": one.address_family,
            "max_entries": one.max_entries,
            "entry": [
                given({"cidr": entry.cidr, "description": entry.description or None})
                for entry in entries
            ]
            or None,
        }
        says = said("aws_managed", "address_family", "max_entries", "entries", "region", "account")
        yield tagged("aws_ec2_managed_prefix_list", one, arguments, says=says)


def write_tables(deployment: Deployment) -> Iterator[Block]:
    """Each table, who uses it, and its routes."""
    for table in deployment.declared(RouteTable):
        says = said("vpc", "main", "propagating_vgws")
        routes = deployment.written_routes(table)
        if all(_target(one, deployment) is not None for one in routes):
            says |= said("routes")
        if table.main:
            adopted = {"default_route_table_id": Attribute(table.vpc, "default_route_table_id")}
            yield tagged("aws_default_route_table", table, adopted, says=says)
        else:
            owner = {"vpc_id": id_of(table.vpc, deployment)}
            yield tagged("aws_route_table", table, owner, says=says)


def write_uses(deployment: Deployment) -> Iterator[Block]:
    """The subnets that use a table by association; the others use the main one."""
    for subnet in deployment.declared(Subnet):
        table = deployment.table_of(subnet)
        if table is not None and not table.main:
            ends = {
                "subnet_id": id_of(subnet, deployment),
                "route_table_id": id_of(table, deployment),
            }
            yield Block("aws_route_table_association", called(subnet), ends)


def write_routes(deployment: Deployment) -> Iterator[Block]:
    """The routes of all tables, but the one that a regional NAT gateway begins with (NAT-15)."""
    preset = {one.aws_id for one in deployment.rows.of(InternetGateway)}
    for table in deployment.rows.of(RouteTable):
        regional = deployment.regional_gateway_of(table) is not None
        if not regional and (deployment.is_as_made(table) or deployment.is_elsewhere(table)):
            continue
        for route in deployment.written_routes(table):
            if not (regional and route.target in preset):
                yield from _route(table, route, deployment)


def _route(table: RouteTable, route: Route, deployment: Deployment) -> Iterator[Block]:
    target = _target(route, deployment)
    if target is None:
        tell_of_route(table, route, deployment)
        return
    row = deployment.by_id.get(route.target)
    goal = called(row) if row is not None else route.target
    arguments = {
        "route_table_id": id_of(table, deployment),
        **_destination(route, deployment),
        **target,
    }
    after = _after(table, row, deployment)
    yield Block("aws_route", f"{called(table)} to {goal}", arguments, after=after)


def _destination(route: Route, deployment: Deployment) -> dict[str, Any]:
    if route.prefix_list is not None:
        return {"destination_prefix_list_id": id_of(route.prefix_list, deployment)}
    return by_family(route.destination, "destination_cidr_block", "destination_ipv6_cidr_block")


def _target(route: Route, deployment: Deployment) -> dict[str, Any] | None:
    """The argument that names the target; None where no configuration can say it."""
    target = target_of(route, deployment)
    if isinstance(target, str):
        return named_by_id(target, FOREIGN)
    if isinstance(target, Instance):
        return {TARGETS[Instance]: Attribute(target, "primary_network_interface_id")}
    if target is None or type(target) not in TARGETS:
        return None
    return {TARGETS[type(target)]: id_of(target, deployment)}


def _after(
    table: RouteTable, target: Resource | None, deployment: Deployment
) -> tuple[Resource, ...]:
    """Other gateways are attached by the argument that names their VPC."""
    return (
        attachments_between(table, target, deployment) if isinstance(target, TransitGateway) else ()
    )
