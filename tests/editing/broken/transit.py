"""Transit gateways, their attachments and their tables."""

from playground.engine.validity.transit import (
    AttachmentInOtherRegion,
    AttachmentSubnetInOtherVpc,
    AttachmentSubnetsInOneZone,
    AttachmentSubnetWithoutIpv4,
    AttachmentWithoutSubnet,
    RouteToForeignTransitGateway,
    SecondAttachment,
    TransitGatewayPeeredWithItself,
)
from playground.engine.validity.transit_tables import (
    RouteByForeignAttachment,
    SecondDefaultTable,
    TableOfOtherTransitGateway,
    TransitGatewayRouteTwice,
)
from tests.editing.broken.breaking import Breaks, add, change

ATTACHMENT = "transit-gateway-vpc-attachment"
SHOP_TO_HUB = f"{ATTACHMENT}/shop-to-hub"
TABLES = "transit-gateway-route-table"
HUB = "@transit-gateway/hub"

TABLE: tuple[Breaks, ...] = (
    change(
        RouteToForeignTransitGateway,
        "route-table/lab-main",
        {"routes": [{"destination": "172.16.0.0/12", "target": HUB}]},
        "routes[0].target",
        ground="sites",
    ),
    add(
        AttachmentInOtherRegion,
        ATTACHMENT,
        {"transit_gateway": "@far-hub", "vpc": "@vpc/lab", "subnets": ["@lab-a"]},
        "transit_gateway",
    ),
    change(AttachmentWithoutSubnet, SHOP_TO_HUB, {"subnets": []}, "subnets"),
    change(AttachmentSubnetInOtherVpc, SHOP_TO_HUB, {"subnets": ["@lab-a"]}, "subnets[0]"),
    change(
        AttachmentSubnetsInOneZone,
        SHOP_TO_HUB,
        {"subnets": ["@subnet/web", "@subnet/twin"]},
        "subnets[1]",
    ),
    change(AttachmentSubnetWithoutIpv4, SHOP_TO_HUB, {"subnets": ["@six"]}, "subnets[0]"),
    add(
        SecondAttachment,
        ATTACHMENT,
        {"transit_gateway": HUB, "vpc": "@vpc/shop", "subnets": ["@web-b"]},
        "vpc",
    ),
    add(
        TransitGatewayPeeredWithItself,
        "transit-gateway-peering-attachment",
        {"transit_gateway": HUB, "peer_transit_gateway": HUB},
        "peer_transit_gateway",
    ),
    change(
        TableOfOtherTransitGateway,
        f"{ATTACHMENT}/lab-to-other",
        {"route_table": "@spokes"},
        "route_table",
        ground="sites",
    ),
    change(
        SecondDefaultTable,
        f"{TABLES}/plain",
        {"default_association": True},
        "default_association",
        ground="sites",
    ),
    change(
        TransitGatewayRouteTwice,
        f"{TABLES}/spokes",
        {"routes": 2 * [{"destination": "172.16.0.0/12", "attachment": "blackhole"}]},
        "routes[1].destination",
        ground="sites",
    ),
    change(
        RouteByForeignAttachment,
        f"{TABLES}/spokes",
        {"routes": [{"destination": "10.9.0.0/16", "attachment": "@lab-to-other"}]},
        "routes[0].attachment",
        ground="sites",
    ),
)
