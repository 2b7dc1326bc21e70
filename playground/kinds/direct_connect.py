"""The kinds Direct Connect gateway and virtual interface."""

from playground.engine import nodes
from playground.kinds.builders import block, ref
from playground.kinds.kind import Field, Kind, Part
from playground.kinds.shapes import Block, Choice, ListOf, Refers, Text
from playground.models import DirectConnectAssociation, DirectConnectGateway, VirtualInterface
from playground.models.rows import Rows


def _gateway_node(row: DirectConnectGateway, rows: Rows) -> nodes.DirectConnectGateway:
    associations = rows.parts_of(DirectConnectAssociation, "direct_connect_gateway", row)
    return nodes.DirectConnectGateway(
        id=row.aws_id,
        name=row.name,
        account=row.account,
        associations=tuple(map(_association, associations)),
    )


def _association(row: DirectConnectAssociation) -> nodes.DirectConnectAssociation:
    prefixes = tuple(map(block, row.allowed_prefixes))
    return nodes.DirectConnectAssociation(gateway=row.gateway, allowed_prefixes=prefixes)


def _interface_node(row: VirtualInterface, rows: Rows) -> nodes.VirtualInterface:
    return nodes.VirtualInterface(
        id=row.aws_id,
        name=row.name,
        type=nodes.VirtualInterfaceType(row.type),
        network=row.network.aws_id,
        direct_connect_gateway=ref(row.direct_connect_gateway),
        virtual_private_gateway=ref(row.virtual_private_gateway),
        routes=tuple(map(block, row.routes)),
        state=nodes.VirtualInterfaceState(row.state),
    )


DIRECT_CONNECT_GATEWAY = Kind(
    slug="direct-connect-gateway",
    label="Direct Connect gateway",
    plural="Direct Connect gateways",
    section="direct_connect_gateways",
    blurb="Joins leased lines with the gateways of VPCs in any region, but never two lines.",
    prefix="dxgw-",
    model=DirectConnectGateway,
    node=nodes.DirectConnectGateway,
    build=_gateway_node,
    fields=(Field("account", "Account", Text(12)),),
    parts=(
        Part(
            key="associations",
            label="Associations",
            blurb="The gateways behind it, and the prefixes that the sites hear of.",
            model=DirectConnectAssociation,
            owner="direct_connect_gateway",
            fields=(
                Field(
                    "gateway",
                    "Gateway",
                    Refers(("virtual-private-gateway", "transit-gateway")),
                    required=True,
                ),
                Field(
                    "allowed_prefixes",
                    "Allowed prefixes",
                    ListOf(Block()),
                    "none: the blocks of the gateway's VPC",
                ),
            ),
        ),
    ),
)

VIRTUAL_INTERFACE = Kind(
    slug="virtual-interface",
    label="Virtual interface",
    plural="Virtual interfaces",
    section="virtual_interfaces",
    blurb="A site's way over a leased line: private to VPCs, transit to transit gateways.",
    prefix="dxvif-",
    model=VirtualInterface,
    node=nodes.VirtualInterface,
    build=_interface_node,
    fields=(
        Field("type", "Type", Choice(tuple(nodes.VirtualInterfaceType))),
        Field("network", "Network", Refers(("on-premises-network",)), required=True),
        Field(
            "direct_connect_gateway", "Direct Connect gateway", Refers(("direct-connect-gateway",))
        ),
        Field(
            "virtual_private_gateway",
            "Virtual private gateway",
            Refers(("virtual-private-gateway",)),
            "a private one may lead straight to it",
        ),
        Field("routes", "Routes", ListOf(Block()), "what BGP announces; none: the site's blocks"),
        Field("state", "State", Choice(tuple(nodes.VirtualInterfaceState))),
    ),
    nests_in=("network",),
)

KINDS = (DIRECT_CONNECT_GATEWAY, VIRTUAL_INTERFACE)
