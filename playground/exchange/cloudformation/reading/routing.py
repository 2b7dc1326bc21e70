"""Route tables, routes, who uses them, and prefix lists out of a template."""

from typing import Any

from playground.exchange.cloudformation.reading.properties import Properties
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At

TABLES, SUBNETS, LISTS = "route_tables", "subnets", "managed_prefix_lists"
GATEWAYS = ("internet_gateways", "virtual_private_gateways")
TARGETS: dict[str, tuple[str, ...]] = {
    "EgressOnlyInternetGatewayId": ("egress_only_internet_gateways",),
    "GatewayId": (*GATEWAYS, "vpc_endpoints"),
    "InstanceId": ("instances",),
    "NatGatewayId": ("nat_gateways",),
    "NetworkInterfaceId": ("network_interfaces",),
    "TransitGatewayId": ("transit_gateways",),
    "VpcEndpointId": ("vpc_endpoints",),
    "VpcPeeringConnectionId": ("vpc_peering_connections",),
}
"""Where a route may lead, by the property that names it."""
FOREIGN = {
    "CarrierGatewayId": "cagw-00000000",
    "CoreNetworkArn": "core-00000000",
    "LocalGatewayId": "lgw-00000000",
    "OdbNetworkArn": "odb-00000000",
}
"""Targets that are not modelled, each with an id of its form."""


def read_table(one: Resource) -> None:
    """A route table; its routes are declared apart."""
    one.add(TABLES, vpc=one.needed("VpcId", "vpcs"))


def read_route(one: Resource) -> None:
    """A route."""
    table, destination, target = one.needed("RouteTableId", TABLES), _destination(one), _target(one)
    if destination is None and not one.gaps:
        one.wrong("DestinationCidrBlock", "a destination is missing.")
    if target is None and not one.gaps:
        one.wrong("GatewayId", "a target is missing.")
    complete = destination is not None and target is not None
    route = At({"destination": destination, "target": target}, one.spot) if complete else None
    one.append(TABLES, table, "routes", route)


def _destination(one: Properties) -> At | None:
    return (
        one.text("DestinationCidrBlock")
        or one.text("DestinationIpv6CidrBlock")
        or one.reference("DestinationPrefixListId", LISTS)
    )


def _target(one: Properties) -> At | None:
    for name, sections in TARGETS.items():
        if one.says(name):
            return one.reference(name, *sections)
    for name, id_ in FOREIGN.items():
        if one.says(name):
            return one.at(name, id_)
    return None


def read_association(one: Resource) -> None:
    """The table of a subnet."""
    table, subnet = one.needed("RouteTableId", TABLES), one.needed("SubnetId", SUBNETS)
    one.put(SUBNETS, subnet, "route_table", table)


def read_gateway_association(one: Resource) -> None:
    """The table of what comes in by a gateway."""
    table, gateway = one.needed("RouteTableId", TABLES), one.needed("GatewayId", *GATEWAYS)
    for section in GATEWAYS:
        one.put(section, gateway, "route_table", table)


def read_propagation(one: Resource) -> None:
    """Tables that learn what is behind a virtual private gateway."""
    gateway = one.needed("VpnGatewayId", GATEWAYS[1])
    for table in one.references("RouteTableIds", TABLES) or []:
        one.append(TABLES, table, "propagating_vgws", gateway)


def read_list(one: Resource) -> None:
    """A prefix list with its entries."""
    entries: list[Any] = [
        At({"cidr": each.text("Cidr"), "description": each.label("Description")}, each.spot)
        for each in one.inners("Entries")
    ]
    one.add(
        LISTS,
        one.label("PrefixListName"),
        max_entries=one.number("MaxEntries") or (len(entries) or None),
        address_family=one.text("AddressFamily"),
        entries=entries,
    )


READERS = {
    "AWS::EC2::GatewayRouteTableAssociation": read_gateway_association,
    "AWS::EC2::PrefixList": read_list,
    "AWS::EC2::Route": read_route,
    "AWS::EC2::RouteTable": read_table,
    "AWS::EC2::SubnetRouteTableAssociation": read_association,
    "AWS::EC2::VPNGatewayRoutePropagation": read_propagation,
}
