"""The kinds route table and prefix list, with their rows."""

from playground.engine import nodes
from playground.engine.prefix_lists import known_weight
from playground.kinds.builders import block
from playground.kinds.kind import Field, Kind, Links, Part
from playground.kinds.shapes import Block, Choice, ListOf, Number, Refers, Text, Truth
from playground.models import (
    ManagedPrefixList,
    PrefixListEntry,
    Route,
    RouteTable,
    RouteTablePropagation,
)
from playground.models.rows import Rows

TARGETS = (
    "internet-gateway",
    "egress-only-internet-gateway",
    "nat-gateway",
    "vpc-peering-connection",
    "transit-gateway",
    "virtual-private-gateway",
    "vpc-endpoint",
    "network-interface",
    "instance",
)
ORIGINS = tuple(one for one in nodes.RouteOrigin if one is not nodes.RouteOrigin.PREFIX_LIST)
"""What a route may say of its origin; that of a prefix list follows from its destination."""
LONGEST_LIST = 5000


def _table_node(row: RouteTable, rows: Rows) -> nodes.RouteTable:
    routes = rows.parts_of(Route, "table", row)
    propagations = rows.parts_of(RouteTablePropagation, "table", row)
    return nodes.RouteTable(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        main=row.main,
        routes=tuple(map(_route, routes)),
        propagating_vgws=tuple(one.gateway.aws_id for one in propagations),
    )


def _route(row: Route) -> nodes.Route | nodes.PrefixListRoute:
    target = row.target or None
    if row.prefix_list is not None:
        return nodes.PrefixListRoute(prefix_list=row.prefix_list.aws_id, target=target)
    return nodes.Route(
        destination=block(row.destination),
        target=target,
        origin=nodes.RouteOrigin(row.origin),
    )


def _prefix_list_node(row: ManagedPrefixList, rows: Rows) -> nodes.ManagedPrefixList:
    entries = rows.parts_of(PrefixListEntry, "prefix_list", row)
    weight = row.weight or known_weight(row.name)
    return nodes.ManagedPrefixList(
        id=row.aws_id,
        name=row.name,
        size=(weight if row.aws_managed else row.max_entries) or 0,
        entries=tuple(map(_list_entry, entries)),
        address_family=nodes.AddressFamily(row.address_family),
        owner=nodes.AWS if row.aws_managed else row.account,
        region=row.region,
    )


def _list_entry(row: PrefixListEntry) -> nodes.PrefixListEntry:
    return nodes.PrefixListEntry(cidr=block(row.cidr), description=row.description)


ROUTE_TABLE = Kind(
    slug="route-table",
    label="Route table",
    plural="Route tables",
    section="route_tables",
    blurb="Says where packets leaving a subnet go next: the most specific route wins.",
    prefix="rtb-",
    model=RouteTable,
    node=nodes.RouteTable,
    build=_table_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("main", "Main", Truth(), "used by every subnet without a table of its own"),
        Field(
            "propagating_vgws",
            "Propagation from",
            ListOf(Refers(("virtual-private-gateway",))),
            "virtual private gateways whose routes it learns",
            links=Links(RouteTablePropagation, "table", "gateway"),
        ),
    ),
    parts=(
        Part(
            key="routes",
            label="Routes",
            blurb="The longest prefix that covers the destination wins.",
            model=Route,
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
                Field("target", "Target", Refers(TARGETS, ("local", "deleted")), required=True),
                Field("origin", "Origin", Choice(ORIGINS)),
            ),
        ),
    ),
    nests_in=("vpc",),
)

MANAGED_PREFIX_LIST = Kind(
    slug="managed-prefix-list",
    label="Managed prefix list",
    plural="Managed prefix lists",
    section="managed_prefix_lists",
    blurb="Address blocks under one name, for routes and security groups to name together.",
    prefix="pl-",
    model=ManagedPrefixList,
    node=nodes.ManagedPrefixList,
    build=_prefix_list_node,
    fields=(
        Field("aws_managed", "AWS-managed", Truth(), "kept by AWS, for one of its services"),
        Field(
            "max_entries",
            "Maximum entries",
            Number(1, LONGEST_LIST, "LIM-12"),
            "what it counts for where it is named",
        ),
        Field("weight", "Weight", Number(1, LONGEST_LIST, "SG-26"), "of an AWS-managed list"),
        Field("address_family", "Address family", Choice(tuple(nodes.AddressFamily))),
        Field("region", "Region", Text(32)),
        Field("account", "Account", Text(12)),
    ),
    parts=(
        Part(
            key="entries",
            label="Entries",
            blurb="Whoever names the list means all of them.",
            model=PrefixListEntry,
            owner="prefix_list",
            fields=(
                Field("cidr", "Address", Block(), required=True),
                Field("description", "Note", Text()),
            ),
        ),
    ),
)

KINDS = (MANAGED_PREFIX_LIST, ROUTE_TABLE)
