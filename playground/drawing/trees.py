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
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceState,
    VpnConnection,
)


class Branch(NamedTuple):
    """A line from a gateway of AWS down to a way, or to a Direct Connect gateway."""

    root: Ref
    tip: Ref
    carries: bool


def branches(network: Network) -> list[Branch]:
    """Every line, once, in an order that depends on ids only."""
    found: dict[tuple[Ref, Ref], bool] = {}
    for root, tip, carries in (*_of_lines(network), *_of_exchanges(network)):
        found[root, tip] = carries and found.get((root, tip), True)
    return sorted(Branch(root, tip, up) for (root, tip), up in found.items())


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


class Tip(NamedTuple):
    """Where lines reach something from above: straight down at `x`, then by these points."""

    kind: str
    x: float
    points: tuple[Point, ...]


def grown(branch: Branch, way: list[Point], level: float, tip: Tip) -> Edge:
    """One line: down from the root by its way, along the level, down to the tip."""
    look = tip.kind + ("" if branch.carries else " down")
    points = [*way, Point(way[-1].x, level), Point(tip.x, level), *tip.points]
    return Edge(branch.root, branch.tip, look, tidy(points))


def out_of(card_bottom: Point, row_bottom: float, lane: float | None, index: int) -> list[Point]:
    """Out of a gateway on a VPC's lower side, by the strip at the left where VPCs are below."""
    if lane is None:
        return [card_bottom]
    level = row_bottom + 3 * styles.STEP
    x = lane + styles.STEP - index % 4 * 2
    return [card_bottom, Point(card_bottom.x, level), Point(x, level)]
