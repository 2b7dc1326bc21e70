"""Random attachments of sites to transit gateways: VPN, Direct Connect and Connect."""

from dataclasses import replace
from typing import Any

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    DirectConnectGateway,
    Node,
    OnPremisesNetwork,
    OnPremisesRoute,
    Ref,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VpnConnection,
)
from tests.engine.networks.dice import Dice
from tests.engine.networks.premises import PARTS, draw_prefixes
from tests.engine.networks.transit import STATES

Attachment = (
    TransitGatewayVpnAttachment | TransitGatewayDirectConnectAttachment | TransitGatewayConnect
)


def with_site_attachments(dice: Dice, nodes: list[Node]) -> list[Node]:
    """Every VPN connection to a transit gateway has its attachment, the others may have one."""
    attachments: list[Attachment] = []
    for node in nodes:
        if isinstance(node, VpnConnection) and node.transit_gateway is not None:
            attachments.append(_draw_vpn(dice, node, node.transit_gateway, nodes))
        if isinstance(node, DirectConnectGateway):
            attachments += _draw_direct_connect(dice, node, nodes)
    for hub in [node for node in nodes if isinstance(node, TransitGateway)]:
        attachments += _draw_connect(dice, hub.id, nodes)
    return [*(_with_routes(dice, node, attachments) for node in nodes), *attachments]


def _draw_usual(dice: Dice, hub: Ref, nodes: list[Node]) -> dict[str, Any]:
    """Association, propagation and state."""
    tables = [
        node.id
        for node in nodes
        if isinstance(node, TransitGatewayRouteTable) and node.transit_gateway == hub
    ]
    return {
        "transit_gateway": hub,
        "route_table": None if dice.one_in(9) else dice.choice(tables),
        "propagate_to": tuple(table for table in tables if not dice.one_in(4)),
        "state": dice.choice(STATES),
    }


def _draw_vpn(
    dice: Dice, connection: VpnConnection, hub: Ref, nodes: list[Node]
) -> TransitGatewayVpnAttachment:
    usual = _draw_usual(dice, hub, nodes)
    ref = f"tgw-attach-{connection.id}"
    return TransitGatewayVpnAttachment(id=ref, vpn_connection=connection.id, **usual)


def _draw_direct_connect(
    dice: Dice, gateway: DirectConnectGateway, nodes: list[Node]
) -> list[TransitGatewayDirectConnectAttachment]:
    return [
        TransitGatewayDirectConnectAttachment(
            id=f"tgw-attach-{gateway.id}-{one.gateway}",
            direct_connect_gateway=gateway.id,
            **_draw_usual(dice, one.gateway, nodes),
        )
        for one in gateway.associations
        if one.gateway.startswith("tgw") and not dice.one_in(6)
    ]


def _draw_connect(dice: Dice, hub: Ref, nodes: list[Node]) -> list[TransitGatewayConnect]:
    sites = [node.id for node in nodes if isinstance(node, OnPremisesNetwork)]
    transports = [
        node.id
        for node in nodes
        if isinstance(node, TransitGatewayVpcAttachment) and node.transit_gateway == hub
    ]
    if not transports or not sites or not dice.one_in(3):
        return []
    return [
        TransitGatewayConnect(
            id=f"tgw-attach-connect-{hub}",
            transport_attachment=dice.choice(transports),
            network=dice.choice(sites),
            routes=draw_prefixes(dice) if dice.one_in(3) else (),
            **_draw_usual(dice, hub, nodes),
        )
    ]


def _with_routes(dice: Dice, node: Node, attachments: list[Attachment]) -> Node:
    """Tables of the gateway may lead to them by hand, as to a static VPN they must; sites too."""
    if isinstance(node, OnPremisesNetwork):
        return replace(node, routes=(*node.routes, *_by_connect(dice, node.id, attachments)))
    if not isinstance(node, TransitGatewayRouteTable):
        return node
    mine = [one.id for one in attachments if one.transit_gateway == node.transit_gateway]
    more = [
        TransitGatewayRoute(destination=dice.choice(PARTS), attachment=dice.choice(mine))
        for _ in range(dice.between(0, 2) if mine else 0)
    ]
    return replace(node, routes=dice.shuffled([*node.routes, *more]))


def _by_connect(dice: Dice, site: Ref, attachments: list[Attachment]) -> list[OnPremisesRoute]:
    return [
        OnPremisesRoute(destination=parse_prefix("10.0.0.0/8"), target=one.id)
        for one in attachments
        if isinstance(one, TransitGatewayConnect) and one.network == site and dice.one_in(2)
    ]
