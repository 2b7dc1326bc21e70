"""Customer gateways, virtual private gateways and VPN connections as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import IpVersion, StartupAction
from playground.exchange.terraform.writing.gateways import use_table
from playground.exchange.terraform.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, Parameter, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    CustomerGateway,
    RouteTablePropagation,
    VirtualPrivateGateway,
    VpnConnection,
    VpnTunnel,
)

KIND = {"type": "ipsec.1"}
LAST_SHORT_ASN = 2**31 - 1
"""A longer number has an argument of its own."""
NO_ADDRESS = Parameter(
    "Customer gateway address",
    "string",
    "203.0.113.1",
    "The public address of the customer's device, which the network does not tell.",
)


def write_vpn_gateways(deployment: Deployment) -> Iterator[Block]:
    """Both ends of a VPN."""
    for device in deployment.declared(CustomerGateway):
        numbered = "bgp_asn" if device.bgp_asn <= LAST_SHORT_ASN else "bgp_asn_extended"
        arguments = {
            **KIND,
            "ip_address": device.ip_address or NO_ADDRESS,
            numbered: str(device.bgp_asn),
        }
        says = said("bgp_asn", "ip_address", "region")
        yield tagged("aws_customer_gateway", device, arguments, says=says)
    for gateway in deployment.declared(VirtualPrivateGateway):
        owner = {"vpc_id": id_of(gateway.vpc, deployment) if gateway.vpc else None}
        says = said("vpc", "route_table", "region")
        yield tagged("aws_vpn_gateway", gateway, owner, says=says)


def write_vpn_routing(deployment: Deployment) -> Iterator[Block]:
    """The table of what comes in, and the tables that learn what is behind a gateway."""
    for gateway in deployment.declared(VirtualPrivateGateway):
        yield from use_table(gateway, gateway.route_table, deployment)
    for one in deployment.rows.of(RouteTablePropagation):
        arguments = {
            "vpn_gateway_id": id_of(one.gateway, deployment),
            "route_table_id": id_of(one.table, deployment),
        }
        name = f"{called(one.gateway)} {called(one.table)}"
        yield Block("aws_vpn_gateway_route_propagation", name, arguments)


def write_vpn_connections(deployment: Deployment) -> Iterator[Block]:
    """Each connection, and its static routes."""
    for one in deployment.declared(VpnConnection):
        inside = one.ip_version if one.ip_version != IpVersion.IPV4 else None
        arguments = {
            **KIND,
            "customer_gateway_id": id_of(one.customer_gateway, deployment),
            **_gateway(one, deployment),
            "static_routes_only": one.static_routes_only or None,
            "tunnel_inside_ip_version": inside,
            **_tunnels(one, deployment),
        }
        static = one.static_routes_only and one.virtual_private_gateway is not None
        says = said("customer_gateway", "virtual_private_gateway", "transit_gateway")
        says |= said("static_routes_only", "ip_version") | (said("routes") if static else said())
        yield tagged("aws_vpn_connection", one, arguments, says=says)
        for cidr in one.routes if static else ():
            route = {"vpn_connection_id": id_of(one, deployment), "destination_cidr_block": cidr}
            yield Block("aws_vpn_connection_route", f"{called(one)} {cidr}", route)


def _gateway(one: VpnConnection, deployment: Deployment) -> dict[str, Any]:
    if one.transit_gateway is not None:
        return {"transit_gateway_id": id_of(one.transit_gateway, deployment)}
    if one.virtual_private_gateway is not None:
        return {"vpn_gateway_id": id_of(one.virtual_private_gateway, deployment)}
    return {}


def _tunnels(one: VpnConnection, deployment: Deployment) -> dict[str, str]:
    """Which tunnels AWS opens; are they up, no configuration says."""
    rows = deployment.rows.parts_of(VpnTunnel, "connection", one)
    return {
        f"tunnel{number}_startup_action": row.startup_action
        for number, row in enumerate(rows, 1)
        if row.startup_action == StartupAction.START
    }
