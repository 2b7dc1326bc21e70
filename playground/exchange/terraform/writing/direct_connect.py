"""Direct Connect gateways, associations and virtual interfaces as Terraform."""

from collections.abc import Iterator

from playground.engine.nodes import VirtualInterfaceType
from playground.exchange.terraform.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, Parameter, given, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import DirectConnectAssociation, DirectConnectGateway, VirtualInterface

FIRST_VLAN = 101
SITE_ASN, AWS_ASN = "65000", "64512"
KINDS = {
    VirtualInterfaceType.PRIVATE.value: "aws_dx_private_virtual_interface",
    VirtualInterfaceType.TRANSIT.value: "aws_dx_transit_virtual_interface",
}
LINE = Parameter(
    "Direct Connect connection id",
    "string",
    "dxcon-00000000",
    "The leased line that the virtual interfaces run over.",
)


def write_direct_connect(deployment: Deployment) -> Iterator[Block]:
    """Each gateway, what is behind it, and the lines that lead to it."""
    for gateway in deployment.declared(DirectConnectGateway):
        arguments = {"name": called(gateway), "amazon_side_asn": AWS_ASN}
        says = said("associations", "account", "name")
        yield Block("aws_dx_gateway", called(gateway), arguments, gateway, says)
        rows = deployment.rows
        for one in rows.parts_of(DirectConnectAssociation, "direct_connect_gateway", gateway):
            yield _association(gateway, one, deployment)
    for number, line in enumerate(deployment.declared(VirtualInterface)):
        yield _virtual_interface(line, FIRST_VLAN + number, deployment)


def _association(
    gateway: DirectConnectGateway, one: DirectConnectAssociation, deployment: Deployment
) -> Block:
    behind = deployment.by_id.get(one.gateway)
    arguments = {
        "dx_gateway_id": id_of(gateway, deployment),
        "associated_gateway_id": one.gateway if behind is None else id_of(behind, deployment),
        "allowed_prefixes": one.allowed_prefixes or None,
    }
    name = f"{called(gateway)} {one.gateway if behind is None else called(behind)}"
    return Block("aws_dx_gateway_association", name, given(arguments), joins=gateway)


def _virtual_interface(line: VirtualInterface, vlan: int, deployment: Deployment) -> Block:
    """Its connection, its VLAN and the site's AS number are for whoever deploys to set."""
    private_gateway, gateway = line.virtual_private_gateway, line.direct_connect_gateway
    arguments = {
        "connection_id": LINE,
        "name": called(line),
        "vlan": vlan,
        "address_family": "ipv4",
        "bgp_asn": SITE_ASN,
        "dx_gateway_id": id_of(gateway, deployment) if gateway else None,
        "vpn_gateway_id": id_of(private_gateway, deployment) if private_gateway else None,
    }
    says = said("type", "direct_connect_gateway", "virtual_private_gateway")
    return tagged(KINDS[line.type], line, arguments, says=says)
