"""Routes, their targets, prefix lists, and the tables of gateways."""

from typing import Any

from playground.engine.validity.edges import (
    EdgeRouteDestination,
    EdgeRouteTarget,
    GatewayTableOfOtherVpc,
    GatewayTablePropagates,
    MainTableOfGateway,
)
from playground.engine.validity.inner_routes import (
    InnerRouteTarget,
    LocalRouteTarget,
    RouteOfNoSubnet,
)
from playground.engine.validity.prefix_lists import (
    EntryOfOtherFamily,
    EntryTwice,
    MoreEntriesThanMaximum,
    PrefixListOfOtherRegion,
    PrefixListToEndpoint,
)
from playground.engine.validity.routing import (
    LocalRouteOfNoBlock,
    ReservedDestination,
    RouteTwice,
)
from playground.engine.validity.targets import (
    Ipv4ToEgressOnlyGateway,
    NoRouteTarget,
    TargetInOtherVpc,
    TargetJoinsOtherVpcs,
)
from tests.editing.broken.breaking import Breaks, add, change

TO, BY = "routes[0].destination", "routes[0].target"
TABLE_OF_SHOP, IGW = "route-table/table", "@internet-gateway/igw"


def routes(*pairs: tuple[str, str]) -> dict[str, Any]:
    """What a table says with these rows."""
    return {"routes": [{"destination": to, "target": by} for to, by in pairs]}


def entries(*blocks: str) -> dict[str, Any]:
    """What a list says with these rows."""
    return {"entries": [{"cidr": block} for block in blocks]}


TABLE: tuple[Breaks, ...] = (
    change(
        RouteTwice,
        TABLE_OF_SHOP,
        routes(("0.0.0.0/0", IGW), ("0.0.0.0/0", "@nat")),
        "routes[1].destination",
    ),
    add(
        LocalRouteOfNoBlock,
        "route-table",
        {"vpc": "@vpc/shop", **routes(("192.0.2.0/24", "local"))},
        TO,
    ),
    change(LocalRouteOfNoBlock, TABLE_OF_SHOP, routes(("192.0.2.0/24", "local")), TO),
    change(ReservedDestination, TABLE_OF_SHOP, routes(("169.254.169.254/32", IGW)), TO),
    change(LocalRouteTarget, TABLE_OF_SHOP, routes(("10.0.0.0/16", IGW)), BY),
    change(InnerRouteTarget, TABLE_OF_SHOP, routes(("10.0.1.0/24", IGW)), BY),
    change(RouteOfNoSubnet, TABLE_OF_SHOP, routes(("10.0.1.0/25", "@instance/appliance")), TO),
    change(
        NoRouteTarget,
        TABLE_OF_SHOP,
        routes(("192.0.2.0/24", "@vpc-endpoint/queue")),
        BY,
        ground="services",
    ),
    change(TargetInOtherVpc, TABLE_OF_SHOP, routes(("0.0.0.0/0", "@lab-igw")), BY),
    change(
        TargetJoinsOtherVpcs,
        "route-table/lab-table",
        routes(("10.40.0.0/16", "@shop-peer")),
        BY,
    ),
    change(Ipv4ToEgressOnlyGateway, TABLE_OF_SHOP, routes(("192.0.2.0/24", "@eigw")), BY),
    change(
        EntryOfOtherFamily,
        "managed-prefix-list/offices",
        entries("2001:db8:9::/48"),
        "entries[0].cidr",
    ),
    change(
        EntryTwice,
        "managed-prefix-list/offices",
        entries("203.0.113.0/28", "203.0.113.0/28"),
        "entries[1].cidr",
    ),
    change(
        MoreEntriesThanMaximum,
        "managed-prefix-list/offices",
        entries("203.0.113.0/28", "203.0.113.32/28", "203.0.113.64/28"),
        "entries",
    ),
    change(
        PrefixListToEndpoint,
        TABLE_OF_SHOP,
        routes(("@offices", "@to-wall")),
        BY,
        ground="services",
    ),
    change(PrefixListOfOtherRegion, TABLE_OF_SHOP, routes(("@far-offices", IGW)), TO),
    change(
        GatewayTableOfOtherVpc,
        "internet-gateway/igw",
        {"route_table": "@lab-table"},
        "route_table",
    ),
    change(
        MainTableOfGateway,
        "internet-gateway/igw",
        {"route_table": "@route-table/shop-main"},
        "route_table",
    ),
    change(EdgeRouteTarget, "route-table/edge", routes(("10.0.1.0/24", "@nat")), BY),
    change(
        EdgeRouteDestination,
        "route-table/edge",
        routes(("10.0.1.0/25", "@instance/appliance")),
        TO,
    ),
    change(
        GatewayTablePropagates,
        "route-table/edge",
        {"propagating_vgws": ["@virtual-private-gateway/door"]},
        "propagating_vgws",
        ground="sites",
    ),
)
