"""Transit gateways, their route tables, and the static routes and prefix lists in them."""

import re

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.joined import Joined
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

GATEWAYS, TABLES = "transit_gateways", "transit_gateway_route_tables"
ARN = re.compile(r"arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]*):(\d{12})?:.*")


def region_of_arn(arn: str | None) -> str | None:
    """'us-east-1' of 'arn:aws:ec2:us-east-1:123456789012:transit-gateway/tgw-1'."""
    found = ARN.fullmatch(arn or "")
    return (found[1] or None) if found else None


def read_gateway(item: Item, sketch: Sketch) -> None:
    """A transit gateway.  Options that nobody tells are off: no default table is made up."""
    gateway = item.need("TransitGatewayId")
    if is_gone(sketch, "Transit gateway", gateway, item.text("State")):
        return
    options = item.item("Options")
    association = bool(options.switch("DefaultRouteTableAssociation"))
    propagation = bool(options.switch("DefaultRouteTablePropagation"))
    sketch.add(
        GATEWAYS,
        gateway,
        item.spot,
        id=gateway,
        name=item.tag(),
        region=region_of_arn(item.text("TransitGatewayArn")) or item.place.region or None,
        account=item.text("OwnerId") or item.place.account or None,
        default_route_table_association=association,
        default_route_table_propagation=propagation,
        security_group_referencing_support=options.switch("SecurityGroupReferencingSupport"),
        vpn_ecmp_support=options.switch("VpnEcmpSupport"),
    )
    joined = sketch.memory(Joined)
    if association:
        joined.default(gateway, "association", options.text("AssociationDefaultRouteTableId"))
    if propagation:
        joined.default(gateway, "propagation", options.text("PropagationDefaultRouteTableId"))


def read_table(item: Item, sketch: Sketch) -> None:
    """A route table of a transit gateway; its routes come from answers of their own."""
    table = item.need("TransitGatewayRouteTableId")
    if is_gone(sketch, "Transit gateway route table", table, item.text("State")):
        return
    sketch.add(
        TABLES,
        table,
        item.spot,
        id=table,
        name=item.tag(),
        transit_gateway=item.need("TransitGatewayId"),
        default_association=item.truth("DefaultAssociationRouteTable") or False,
        default_propagation=item.truth("DefaultPropagationRouteTable") or False,
    )


def read_routes(item: Item, sketch: Sketch) -> None:
    """The routes of one table, as search-transit-gateway-routes finds them, by the table's id.

    Propagated ones follow from the propagations, and tell of these, and what BGP announces.
    """
    table, joined = item.need("TransitGatewayRouteTableId"), sketch.memory(Joined)
    if "Routes" in item:
        joined.with_routes.add(table)
    if item.truth("AdditionalRoutesAvailable"):
        joined.cut_off.add(table)
    for route in item.items("Routes"):
        state = route.text("State")
        if state in ("deleted", "deleting"):
            continue
        if route.text("Type") == "propagated":
            _learn(route, table, joined)
        else:
            _write(route, table, state == "blackhole", joined)


def _learn(route: Item, table: str, joined: Joined) -> None:
    joined.with_propagations.add(table)
    for one in route.items("TransitGatewayAttachments"):
        attachment = joined.see(one, table)
        joined.propagates(attachment, table)
        block = route.text("DestinationCidrBlock")
        if block is not None:
            joined.announces(attachment, block)


def _write(route: Item, table: str, blackhole: bool, joined: Joined) -> None:
    attachments = [joined.see(one, table) for one in route.items("TransitGatewayAttachments")]
    target = "blackhole" if blackhole else next(iter(attachments), None)
    prefix_list = route.text("PrefixListId")
    if target is None:
        joined.cut_off.add(table)
    elif prefix_list is not None:
        joined.by_list(table, prefix_list, target, route.text("DestinationCidrBlock"))
    else:
        joined.write(table, route.need("DestinationCidrBlock"), target)


def read_reference(item: Item, sketch: Sketch) -> None:
    """A prefix list in a table: a route for each of its entries."""
    table, joined = item.need("TransitGatewayRouteTableId"), sketch.memory(Joined)
    if item.text("State") == "deleting":
        return
    attachment = item.item("TransitGatewayAttachment")
    target = "blackhole" if item.truth("Blackhole") else joined.see(attachment, table)
    joined.refer(table, item.need("PrefixListId"), target)


ANSWERS = (
    Answer("TransitGateways", "ec2 describe-transit-gateways", read_gateway),
    Answer("TransitGatewayRouteTables", "ec2 describe-transit-gateway-route-tables", read_table),
    Answer("TransitGatewayStaticRoutes", "ec2 search-transit-gateway-routes", read_routes),
    Answer(
        "TransitGatewayPrefixListReferences",
        "ec2 get-transit-gateway-prefix-list-references",
        read_reference,
    ),
)
