"""The kinds transit gateway, its route table, its VPC attachment and its peering attachment."""

from playground.engine import nodes
from playground.kinds.builders import block, ref
from playground.kinds.kind import Field, Kind, Links, Part
from playground.kinds.shapes import Block, Choice, ListOf, Refers, Text, Truth
from playground.models import (
    TransitGateway,
    TransitGatewayAttachmentSubnet,
    TransitGatewayPeeringAttachment,
    TransitGatewayPropagation,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.models.rows import Rows

GATEWAY, TABLE = Refers(("transit-gateway",)), Refers(("transit-gateway-route-table",))
ATTACHMENTS = (
    "transit-gateway-vpc-attachment",
    "transit-gateway-peering-attachment",
    "transit-gateway-vpn-attachment",
    "transit-gateway-direct-connect-attachment",
    "transit-gateway-connect",
)
STATE = Field("state", "State", Choice(tuple(nodes.AttachmentState)))


def _gateway_node(row: TransitGateway, rows: Rows) -> nodes.TransitGateway:
    return nodes.TransitGateway(
        id=row.aws_id,
        name=row.name,
        region=row.region,
        account=row.account,
        default_route_table_association=row.default_route_table_association,
        default_route_table_propagation=row.default_route_table_propagation,
        security_group_referencing_support=row.security_group_referencing_support,
        vpn_ecmp_support=row.vpn_ecmp_support,
    )


def _table_node(row: TransitGatewayRouteTable, rows: Rows) -> nodes.TransitGatewayRouteTable:
    routes = rows.parts_of(TransitGatewayRoute, "table", row)
    return nodes.TransitGatewayRouteTable(
        id=row.aws_id,
        name=row.name,
        transit_gateway=row.transit_gateway.aws_id,
        default_association=row.default_association,
        default_propagation=row.default_propagation,
        routes=tuple(map(_route, routes)),
    )


def _route(
    row: TransitGatewayRoute,
) -> nodes.TransitGatewayRoute | nodes.TransitGatewayPrefixListReference:
    attachment = row.attachment or None
    if row.prefix_list is not None:
        named = row.prefix_list.aws_id
        return nodes.TransitGatewayPrefixListReference(prefix_list=named, attachment=attachment)
    return nodes.TransitGatewayRoute(destination=block(row.destination), attachment=attachment)


def _vpc_attachment_node(
    row: TransitGatewayVpcAttachment, rows: Rows
) -> nodes.TransitGatewayVpcAttachment:
    subnets = rows.parts_of(TransitGatewayAttachmentSubnet, "attachment", row)
    propagations = rows.parts_of(TransitGatewayPropagation, "attachment", row)
    return nodes.TransitGatewayVpcAttachment(
        id=row.aws_id,
        name=row.name,
        transit_gateway=row.transit_gateway.aws_id,
        vpc=row.vpc.aws_id,
        subnets=tuple(one.subnet.aws_id for one in subnets),
        route_table=ref(row.route_table),
        propagate_to=tuple(one.table.aws_id for one in propagations),
        appliance_mode=row.appliance_mode,
        ipv6_support=row.ipv6_support,
        security_group_referencing_support=row.security_group_referencing_support,
        state=nodes.AttachmentState(row.state),
    )


def _peering_attachment_node(
    row: TransitGatewayPeeringAttachment, rows: Rows
) -> nodes.TransitGatewayPeeringAttachment:
    return nodes.TransitGatewayPeeringAttachment(
        id=row.aws_id,
        name=row.name,
        transit_gateway=row.transit_gateway.aws_id,
        peer_transit_gateway=row.peer_transit_gateway.aws_id,
        route_table=ref(row.route_table),
        peer_route_table=ref(row.peer_route_table),
        state=nodes.AttachmentState(row.state),
    )


TRANSIT_GATEWAY = Kind(
    slug="transit-gateway",
    label="Transit gateway",
    plural="Transit gateways",
    section="transit_gateways",
    blurb="A router between VPCs: each is attached to it, and its own tables say who reaches whom.",
    prefix="tgw-",
    model=TransitGateway,
    node=nodes.TransitGateway,
    build=_gateway_node,
    fields=(
        Field("region", "Region", Text(32)),
        Field("account", "Account", Text(12)),
        Field(
            "default_route_table_association",
            "Default association",
            Truth(),
            "new attachments are associated with the default table",
        ),
        Field(
            "default_route_table_propagation",
            "Default propagation",
            Truth(),
            "new attachments propagate to the default table",
        ),
        Field("security_group_referencing_support", "Security group referencing", Truth()),
        Field("vpn_ecmp_support", "VPN ECMP", Truth(), "equal ways over BGP are used together"),
    ),
)

TRANSIT_GATEWAY_ROUTE_TABLE = Kind(
    slug="transit-gateway-route-table",
    label="Transit gateway route table",
    plural="Transit gateway route tables",
    section="transit_gateway_route_tables",
    blurb="Says by which attachment packets go on that come in by the attachments it belongs to.",
    prefix="tgw-rtb-",
    model=TransitGatewayRouteTable,
    node=nodes.TransitGatewayRouteTable,
    build=_table_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field("default_association", "Default association table", Truth()),
        Field("default_propagation", "Default propagation table", Truth()),
    ),
    parts=(
        Part(
            key="routes",
            label="Routes",
            blurb="Static routes; the blocks of VPCs that propagate to the table come by itself.",
            model=TransitGatewayRoute,
            owner="table",
            fields=(
                Field(
                    "destination",
                    "Destination",
                    Refers(("managed-prefix-list",), (), Block()),
                    "a CIDR block or a prefix list",
                    required=True,
                    reference="prefix_list",
                ),
                Field(
                    "attachment",
                    "Attachment",
                    Refers(ATTACHMENTS, ("blackhole",)),
                    required=True,
                ),
            ),
        ),
    ),
    nests_in=("transit_gateway",),
)

TRANSIT_GATEWAY_VPC_ATTACHMENT = Kind(
    slug="transit-gateway-vpc-attachment",
    label="Transit gateway VPC attachment",
    plural="Transit gateway VPC attachments",
    section="transit_gateway_vpc_attachments",
    blurb="Joins a VPC to a transit gateway, by one subnet in each zone that may use it.",
    prefix="tgw-attach-",
    model=TransitGatewayVpcAttachment,
    node=nodes.TransitGatewayVpcAttachment,
    build=_vpc_attachment_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field(
            "subnets",
            "Subnets",
            ListOf(Refers(("subnet",))),
            "one in each zone that may use the gateway",
            links=Links(TransitGatewayAttachmentSubnet, "attachment", "subnet"),
        ),
        Field("route_table", "Association", TABLE, "the table that decides for its packets"),
        Field(
            "propagate_to",
            "Propagates to",
            ListOf(TABLE),
            "the tables that learn the VPC's blocks",
            links=Links(TransitGatewayPropagation, "attachment", "table"),
        ),
        Field("appliance_mode", "Appliance mode", Truth(), "keeps a flow in one zone both ways"),
        Field("ipv6_support", "IPv6 support", Truth()),
        Field("security_group_referencing_support", "Security group referencing", Truth()),
        STATE,
    ),
    nests_in=("transit_gateway",),
)

TRANSIT_GATEWAY_PEERING_ATTACHMENT = Kind(
    slug="transit-gateway-peering-attachment",
    label="Transit gateway peering attachment",
    plural="Transit gateway peering attachments",
    section="transit_gateway_peering_attachments",
    blurb="Joins two transit gateways; only static routes lead over it, on both sides.",
    prefix="tgw-attach-",
    model=TransitGatewayPeeringAttachment,
    node=nodes.TransitGatewayPeeringAttachment,
    build=_peering_attachment_node,
    fields=(
        Field("transit_gateway", "Transit gateway", GATEWAY, required=True),
        Field("peer_transit_gateway", "Peer transit gateway", GATEWAY, required=True),
        Field("route_table", "Association", TABLE, "at the transit gateway"),
        Field("peer_route_table", "Peer's association", TABLE, "at the peer"),
        STATE,
    ),
    nests_in=("transit_gateway",),
)

KINDS = (
    TRANSIT_GATEWAY,
    TRANSIT_GATEWAY_ROUTE_TABLE,
    TRANSIT_GATEWAY_VPC_ATTACHMENT,
    TRANSIT_GATEWAY_PEERING_ATTACHMENT,
)
