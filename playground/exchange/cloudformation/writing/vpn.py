"""Customer gateways, virtual private gateways and VPN connections as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import IpVersion, StartupAction
from playground.exchange.cloudformation.writing.gateways import join_vpc, use_table
from playground.exchange.cloudformation.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Attachment, Block, Parameter, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    CustomerGateway,
    RouteTable,
    RouteTablePropagation,
    VirtualPrivateGateway,
    VpnConnection,
    VpnTunnel,
)

KIND = {"Type": "ipsec.1"}
TUNNELS = 2
LAST_SHORT_ASN = 2**31 - 1
"""A longer number has a property of its own."""
NO_ADDRESS = Parameter(
    "Customer gateway address",
    "String",
    "203.0.113.1",
    "The public address of the customer's device, which the network does not tell.",
)


def write_vpn_gateways(deployment: Deployment) -> Iterator[Block]:
    """Both ends of a VPN, and the tables that learn what is behind it."""
    for device in deployment.declared(CustomerGateway):
        address, asn = device.ip_address or NO_ADDRESS, device.bgp_asn
        numbered = "BgpAsn" if asn <= LAST_SHORT_ASN else "BgpAsnExtended"
        says = said("bgp_asn") | (said("ip_address") if device.ip_address else said())
        properties = {**KIND, "IpAddress": address, numbered: asn}
        yield tagged("AWS::EC2::CustomerGateway", device, properties, says=says)
    for gateway in deployment.declared(VirtualPrivateGateway):
        says = said("vpc", "route_table")
        yield tagged("AWS::EC2::VPNGateway", gateway, dict(KIND), says=says)
        yield from join_vpc(gateway, gateway.vpc, "VpnGatewayId", deployment)


def write_vpn_routing(deployment: Deployment) -> Iterator[Block]:
    """What uses the tables that are declared by now."""
    for gateway in deployment.declared(VirtualPrivateGateway):
        yield from use_table(gateway, gateway.route_table, deployment)
        tables = [
            propagation.table
            for propagation in deployment.rows.of(RouteTablePropagation)
            if propagation.gateway is gateway
        ]
        if tables:
            yield _propagation(gateway, tables, deployment)


def _propagation(
    gateway: VirtualPrivateGateway, tables: list[RouteTable], deployment: Deployment
) -> Block:
    properties = {
        "VpnGatewayId": id_of(gateway, deployment),
        "RouteTableIds": [id_of(table, deployment) for table in tables],
    }
    kind, name = "AWS::EC2::VPNGatewayRoutePropagation", f"{called(gateway)} propagation"
    return Block(kind, name, properties, after=(Attachment(gateway),))


def write_vpn_connections(deployment: Deployment) -> Iterator[Block]:
    """Each connection, and its static routes."""
    for one in deployment.declared(VpnConnection):
        inside = one.ip_version if one.ip_version != IpVersion.IPV4 else None
        properties = {
            **KIND,
            "CustomerGatewayId": id_of(one.customer_gateway, deployment),
            **_gateway(one, deployment),
            "StaticRoutesOnly": one.static_routes_only or None,
            "TunnelInsideIpVersion": inside,
            "VpnTunnelOptionsSpecifications": _tunnels(one, deployment),
        }
        static = one.static_routes_only and one.virtual_private_gateway is not None
        says = said("customer_gateway", "virtual_private_gateway", "transit_gateway")
        says |= said("static_routes_only", "ip_version")
        says |= said("routes") if static and not _has_v6(one) else said()
        yield tagged("AWS::EC2::VPNConnection", one, properties, says=says)
        for cidr in one.routes if static else ():
            route = {"VpnConnectionId": id_of(one, deployment), "DestinationCidrBlock": cidr}
            yield Block("AWS::EC2::VPNConnectionRoute", f"{called(one)} route", route)


def _has_v6(one: VpnConnection) -> bool:
    return any(":" in cidr for cidr in one.routes)


def _gateway(one: VpnConnection, deployment: Deployment) -> dict[str, Any]:
    if one.transit_gateway is not None:
        return {"TransitGatewayId": id_of(one.transit_gateway, deployment)}
    if one.virtual_private_gateway is not None:
        return {"VpnGatewayId": id_of(one.virtual_private_gateway, deployment)}
    return {}


def _tunnels(one: VpnConnection, deployment: Deployment) -> list[dict[str, Any]] | None:
    """Only tunnels that AWS opens need an option; are they up, no template says."""
    rows = deployment.rows.parts_of(VpnTunnel, "connection", one)
    actions = [row.startup_action for row in rows]
    if StartupAction.START not in actions:
        return None
    actions += [StartupAction.ADD.value] * (TUNNELS - len(actions))
    return [{"StartupAction": action} for action in actions]
