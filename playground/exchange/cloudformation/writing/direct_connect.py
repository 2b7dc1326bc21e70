"""Direct Connect gateways, associations and virtual interfaces as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import VirtualInterfaceType
from playground.exchange.cloudformation.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, Parameter, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import DirectConnectAssociation, DirectConnectGateway, VirtualInterface

FIRST_VLAN = 101
SITE_ASN = 65000
KINDS = {
    VirtualInterfaceType.PRIVATE.value: "AWS::DirectConnect::PrivateVirtualInterface",
    VirtualInterfaceType.TRANSIT.value: "AWS::DirectConnect::TransitVirtualInterface",
}
LINE = Parameter(
    "Direct Connect connection id",
    "String",
    "dxcon-00000000",
    "The leased line that the virtual interfaces run over.",
)


def write_direct_connect(deployment: Deployment) -> Iterator[Block]:
    """Each gateway, what is behind it, and the lines that lead to it."""
    for gateway in deployment.declared(DirectConnectGateway):
        properties = {"DirectConnectGatewayName": called(gateway)}
        kind, says = "AWS::DirectConnect::DirectConnectGateway", said("associations")
        yield tagged(kind, gateway, properties, says=says)
        rows = deployment.rows
        for one in rows.parts_of(DirectConnectAssociation, "direct_connect_gateway", gateway):
            yield _association(gateway, one, deployment)
    for number, line in enumerate(deployment.declared(VirtualInterface)):
        yield _virtual_interface(line, FIRST_VLAN + number, deployment)


def _association(
    gateway: DirectConnectGateway, one: DirectConnectAssociation, deployment: Deployment
) -> Block:
    behind = deployment.by_id.get(one.gateway)
    properties = {
        "DirectConnectGatewayId": id_of(gateway, deployment),
        "AssociatedGatewayId": one.gateway if behind is None else id_of(behind, deployment),
    }
    if one.allowed_prefixes:
        properties["AllowedPrefixesToDirectConnectGateway"] = one.allowed_prefixes
    goal = one.gateway if behind is None else called(behind)
    kind = "AWS::DirectConnect::DirectConnectGatewayAssociation"
    return Block(kind, f"{called(gateway)} to {goal}", properties)


def _virtual_interface(line: VirtualInterface, vlan: int, deployment: Deployment) -> Block:
    """Its connection, its VLAN and the site's AS number are for whoever deploys to set."""
    private_gateway, gateway = line.virtual_private_gateway, line.direct_connect_gateway
    properties: dict[str, Any] = {
        "ConnectionId": LINE,
        "VirtualInterfaceName": called(line),
        "Vlan": vlan,
        "BgpPeers": [{"AddressFamily": "ipv4", "Asn": str(SITE_ASN)}],
        "DirectConnectGatewayId": id_of(gateway, deployment) if gateway else None,
        "VirtualGatewayId": id_of(private_gateway, deployment) if private_gateway else None,
    }
    says = said("type", "direct_connect_gateway", "virtual_private_gateway")
    return tagged(KINDS[line.type], line, properties, says=says)
