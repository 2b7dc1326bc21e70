"""Random transit gateways between the VPCs of a network, and routes that lead to them."""

from dataclasses import replace

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.nodes import (
    AttachmentState,
    Node,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from tests.engine.networks.dice import Dice

STATES = [AttachmentState.AVAILABLE] * 11 + [AttachmentState.PENDING_ACCEPTANCE]
WIDE = [
    parse_prefix(one)
    for one in ("0.0.0.0/0", "10.0.0.0/8", "192.168.0.0/16", "2001:db8::/32", "::/0")
]


def with_transit_gateways(dice: Dice, nodes: list[Node]) -> list[Node]:
    """One or two gateways, most VPCs attached, most tables with a route to them."""
    gateways = [f"tgw-{number}" for number in range(1, dice.choice((2, 2, 3)))]
    subnets = [node for node in nodes if isinstance(node, Subnet)]
    vpcs = [node for node in nodes if isinstance(node, Vpc)]
    tables = {gateway: [f"tgw-rtb-{gateway}-{number}" for number in (1, 2)] for gateway in gateways}
    attachments = [
        _draw_attachment(dice, vpc.id, gateway, tables[gateway], subnets)
        for gateway in gateways
        for vpc in vpcs
        if not dice.one_in(5)
    ]
    peerings = [_draw_peering(dice, tables)] if len(gateways) > 1 and not dice.one_in(4) else []
    ways = [one.id for one in (*attachments, *peerings)]
    blocks = [block for vpc in vpcs for block in vpc.blocks]
    routed = [_with_ways(dice, node, gateways, blocks) for node in nodes]
    return [
        *routed,
        *(
            TransitGateway(id=gateway, security_group_referencing_support=not dice.one_in(3))
            for gateway in gateways
        ),
        *(
            TransitGatewayRouteTable(
                id=table, transit_gateway=gateway, routes=_draw_routes(dice, blocks, ways)
            )
            for gateway, own in tables.items()
            for table in own
        ),
        *attachments,
        *peerings,
    ]


def _draw_attachment(
    dice: Dice, vpc: Ref, gateway: Ref, tables: list[Ref], subnets: list[Subnet]
) -> TransitGatewayVpcAttachment:
    zones: dict[str, Ref] = {}
    for subnet in dice.shuffled([one for one in subnets if one.vpc == vpc]):
        if not dice.one_in(4) or not zones:
            zones.setdefault(subnet.availability_zone, subnet.id)
    return TransitGatewayVpcAttachment(
        id=f"tgw-attach-{gateway}-{vpc}",
        transit_gateway=gateway,
        vpc=vpc,
        subnets=tuple(zones.values()),
        route_table=None if dice.one_in(9) else dice.choice(tables),
        propagate_to=tuple(table for table in tables if not dice.one_in(4)),
        appliance_mode=dice.one_in(4),
        ipv6_support=not dice.one_in(4),
        security_group_referencing_support=not dice.one_in(6),
        state=dice.choice(STATES),
    )


def _draw_peering(dice: Dice, tables: dict[Ref, list[Ref]]) -> TransitGatewayPeeringAttachment:
    one, other = tables
    return TransitGatewayPeeringAttachment(
        id="tgw-attach-peering",
        transit_gateway=one,
        peer_transit_gateway=other,
        route_table=None if dice.one_in(9) else dice.choice(tables[one]),
        peer_route_table=None if dice.one_in(9) else dice.choice(tables[other]),
        state=dice.choice(STATES),
    )


def _draw_routes(
    dice: Dice, blocks: list[Prefix], ways: list[Ref]
) -> tuple[TransitGatewayRoute, ...]:
    """Some of them by an attachment of the other gateway, as nobody stops random."""
    return tuple(
        TransitGatewayRoute(
            destination=dice.choice((*WIDE, *blocks)),
            attachment=dice.choice((*ways, *ways, None, "tgw-attach-gone")),
        )
        for _ in range(dice.between(0, 3))
    )


def _with_ways(dice: Dice, node: Node, gateways: list[Ref], blocks: list[Prefix]) -> Node:
    if not isinstance(node, RouteTable):
        return node
    ways = {
        destination: Route(destination=destination, target=dice.choice((*gateways, gateways[0])))
        for destination in [dice.choice((*WIDE, *blocks)) for _ in range(dice.between(0, 3))]
    }
    kept = [
        route
        for route in node.routes
        if route.origin is not RouteOrigin.STATIC or route.destination not in ways
    ]
    return replace(node, routes=tuple(dice.shuffled([*kept, *ways.values()])))
