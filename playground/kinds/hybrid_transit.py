"""The kinds of attachments of a transit gateway that lead on premises."""

from typing import Any

from playground.engine import nodes
from playground.kinds.builders import block, ref
from playground.kinds.kind import Field, Kind, Links
from playground.kinds.shapes import Block, ListOf, Refers
from playground.kinds.transit import GATEWAY, STATE, TABLE
from playground.models import (
    ConnectPropagation,
    DirectConnectPropagation,
    Row,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpnAttachment,
    VpnPropagation,
)
from playground.models.rows import Rows


def _attached(row: Any, propagations: type[Row], rows: Rows) -> dict[str, Any]:
    """What the nodes of all of them have."""
    learning: list[Any] = rows.parts_of(propagations, "attachment", row)
    return {
        "id": row.aws_id,
        "name": row.name,
        "transit_gateway": row.transit_gateway.aws_id,
        "route_table": ref(row.route_table),
        "propagate_to": tuple(one.table.aws_id for one in learning),
        "state": nodes.AttachmentState(row.state),
    }


def _vpn_node(row: TransitGatewayVpnAttachment, rows: Rows) -> nodes.TransitGatewayVpnAttachment:
    return nodes.TransitGatewayVpnAttachment(
        vpn_connection=row.vpn_connection.aws_id, **_attached(row, VpnPropagation, rows)
    )


def _direct_connect_node(
    row: TransitGatewayDirectConnectAttachment, rows: Rows
) -> nodes.TransitGatewayDirectConnectAttachment:
    return nodes.TransitGatewayDirectConnectAttachment(
        direct_connect_gateway=row.direct_connect_gateway.aws_id,
        **_attached(row, DirectConnectPropagation, rows),
    )


def _connect_node(row: TransitGatewayConnect, rows: Rows) -> nodes.TransitGatewayConnect:
    return nodes.TransitGatewayConnect(
        transport_attachment=row.transport_attachment,
        network=row.network.aws_id,
        routes=tuple(map(block, row.routes)),
        **_attached(row, ConnectPropagation, rows),
    )


ASSOCIATION = Field("route_table", "Association", TABLE, "the table that decides for its packets")


def _propagations(model: type[Row]) -> Field:
    return Field(
        "propagate_to",
        "Propagates to",
        ListOf(TABLE),
        "the tables that learn what is announced",
        links=Links(model, "attachment", "table"),
    )


TRANSIT_GATEWAY_VPN_ATTACHMENT = Kind(
    slug="transit-gateway-vpn-attachment",
    label="Transit gateway VPN attachment",
    plural="Transit gateway VPN attachments",
    section="transit_gateway_vpn_attachments",
    blurb="Joins a VPN connection to a transit gateway; AWS makes it with the connection.",
    prefix="tgw-attach-",
    model=TransitGatewayVpnAttachment,
    node=nodes.TransitGatewayVpnAttachment,
    build=_vpn_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field("vpn_connection", "VPN connection", Refers(("vpn-connection",)), required=True),
        ASSOCIATION,
        _propagations(VpnPropagation),
        STATE,
    ),
    nests_in=("transit_gateway",),
)

TRANSIT_GATEWAY_DIRECT_CONNECT_ATTACHMENT = Kind(
    slug="transit-gateway-direct-connect-attachment",
    label="Transit gateway Direct Connect attachment",
    plural="Transit gateway Direct Connect attachments",
    section="transit_gateway_direct_connect_attachments",
    blurb="Joins a Direct Connect gateway to a transit gateway.",
    prefix="tgw-attach-",
    model=TransitGatewayDirectConnectAttachment,
    node=nodes.TransitGatewayDirectConnectAttachment,
    build=_direct_connect_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field(
            "direct_connect_gateway",
            "Direct Connect gateway",
            Refers(("direct-connect-gateway",)),
            required=True,
        ),
        ASSOCIATION,
        _propagations(DirectConnectPropagation),
        STATE,
    ),
    nests_in=("transit_gateway",),
)

TRANSIT_GATEWAY_CONNECT = Kind(
    slug="transit-gateway-connect",
    label="Transit gateway Connect",
    plural="Transit gateway Connects",
    section="transit_gateway_connects",
    blurb="Tunnels over another attachment, to routers of your own that speak BGP.",
    prefix="tgw-attach-",
    model=TransitGatewayConnect,
    node=nodes.TransitGatewayConnect,
    build=_connect_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field(
            "transport_attachment",
            "Transport attachment",
            Refers(("transit-gateway-vpc-attachment", "transit-gateway-direct-connect-attachment")),
            required=True,
        ),
        Field("network", "Network", Refers(("on-premises-network",)), required=True),
        Field("routes", "Routes", ListOf(Block()), "what BGP announces; none: the site's blocks"),
        ASSOCIATION,
        _propagations(ConnectPropagation),
        STATE,
    ),
    nests_in=("transit_gateway",),
)

KINDS = (
    TRANSIT_GATEWAY_VPN_ATTACHMENT,
    TRANSIT_GATEWAY_DIRECT_CONNECT_ATTACHMENT,
    TRANSIT_GATEWAY_CONNECT,
)
