"""Lines down to sites: from virtual private, transit and Direct Connect gateways to the ways below.

All lines of one gateway share a level, so that they are one tree with the gateway as its root.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.geometry import Point, tidy
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    DirectConnectGateway,
    Ref,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceState,
    VpnConnection,
)


class Branch(NamedTuple):
    """A line from a gateway of AWS down to a way, or to a Direct Connect gateway; as `transport`,
    from what carries a Connect attachment (a VPC, a Direct Connect gateway) to this.
    """

    root: Ref
    tip: Ref
    carries: bool
    transport: bool = False


def branches(network: Network) -> list[Branch]:
    """Every line, once, in an order that depends on ids only."""
    found: dict[tuple[Ref, Ref], Branch] = {}
    for one in (*_of_lines(network), *_of_exchanges(network), *_transports(network)):
        ends = one.root, one.tip
        found[ends] = one if ends not in found or not one.carries else found[ends]
    return sorted(found.values())


def _of_lines(network: Network) -> Iterator[Branch]:
    states = {one.vpn_connection: one.state for one in network.all(TransitGatewayVpnAttachment)}
    for vpn in network.all(VpnConnection):
        attached = states.get(vpn.id, AttachmentState.AVAILABLE) is AttachmentState.AVAILABLE
        for root in filter(None, (vpn.virtual_private_gateway, vpn.transit_gateway)):
            yield Branch(root, vpn.id, vpn.is_up and attached)
    for line in network.all(VirtualInterface):
        up = line.state is VirtualInterfaceState.AVAILABLE
        for root in filter(None, (line.direct_connect_gateway, line.virtual_private_gateway)):
            yield Branch(root, line.id, up)
    for tunnel in network.all(TransitGatewayConnect):
        up = tunnel.state is AttachmentState.AVAILABLE
        yield Branch(tunnel.transit_gateway, tunnel.id, up)


def _of_exchanges(network: Network) -> Iterator[Branch]:
    for exchange in network.all(DirectConnectGateway):
        yield from (Branch(one.gateway, exchange.id, True) for one in exchange.associations)
    for one in network.all(TransitGatewayDirectConnectAttachment):
        up = one.state is AttachmentState.AVAILABLE
        yield Branch(one.transit_gateway, one.direct_connect_gateway, up)


def _transports(network: Network) -> Iterator[Branch]:
    for tunnel in network.all(TransitGatewayConnect):
        match network.find(tunnel.transport_attachment):
            case TransitGatewayVpcAttachment() as below:
                root = below.vpc
            case TransitGatewayDirectConnectAttachment() as below:
                root = below.direct_connect_gateway
            case _:
                continue
        up = below.state is AttachmentState.AVAILABLE
        yield Branch(root, tunnel.id, up, transport=True)


class Tip(NamedTuple):
    """Where lines reach something from above: straight down at `x`, then by these points."""

    kind: str
    x: float
    points: tuple[Point, ...]


def grown(branch: Branch, way: list[Point], level: float, tip: Tip) -> Edge:
    """One line: down from the root by its way, along the level, down to the tip.  From a VPC
    straight on where only a small jog would be left.
    """
    look = tip.kind + " transport" * branch.transport + " down" * (not branch.carries)
    if branch.transport and len(way) == 1 and abs(way[0].x - tip.x) <= styles.STEP:
        way = [Point(tip.x, way[0].y)]
    points = [*way, Point(way[-1].x, level), Point(tip.x, level), *tip.points]
    return Edge(branch.root, branch.tip, look, tidy(points))


def out_of(card_bottom: Point, row_bottom: float, lane: float | None, index: int) -> list[Point]:
    """Out of a gateway on a VPC's lower side, by the strip at the left where VPCs are below."""
    if lane is None:
        return [card_bottom]
    level = row_bottom + 3 * styles.STEP
    x = lane + styles.STEP - index % 4 * 2
    return [card_bottom, Point(card_bottom.x, level), Point(x, level)]
