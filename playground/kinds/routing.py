"""The kind route table, with its routes."""

from playground.engine import nodes
from playground.kinds.builders import block
from playground.kinds.kind import Field, Kind, Part
from playground.kinds.shapes import Block, Choice, Refers, Truth
from playground.models import Route, RouteTable
from playground.models.rows import Rows

TARGETS = (
    "internet-gateway",
    "egress-only-internet-gateway",
    "nat-gateway",
    "network-interface",
    "instance",
)


def _table_node(row: RouteTable, rows: Rows) -> nodes.RouteTable:
    routes = rows.parts_of(Route, "table", row)
    return nodes.RouteTable(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        main=row.main,
        routes=tuple(map(_route, routes)),
    )


def _route(row: Route) -> nodes.Route:
    return nodes.Route(
        destination=block(row.destination),
        target=row.target or None,
        origin=nodes.RouteOrigin(row.origin),
    )


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
    ),
    parts=(
        Part(
            key="routes",
            label="Routes",
            blurb="The longest prefix that covers the destination wins.",
            model=Route,
            owner="table",
            fields=(
                Field("destination", "Destination", Block(), required=True),
                Field("target", "Target", Refers(TARGETS, ("local", "deleted")), required=True),
                Field("origin", "Origin", Choice(tuple(nodes.RouteOrigin))),
            ),
        ),
    ),
    nests_in=("vpc",),
)

KINDS = (ROUTE_TABLE,)
