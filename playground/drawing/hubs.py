"""Transit gateways: cards in the middle below the regions, a line to each attached VPC.

Lines to one gateway share a level above its card, so that twenty VPCs are one tree.  A VPC with
others below it is reached by the strip at its region's left side.
"""

from collections.abc import Iterator, Sequence

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.crossings import Seat
from playground.drawing.geometry import Point, tidy
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import (
    Ref,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
)

APART = styles.CARD + 6 * styles.STEP
CLEAR = styles.GAP
PORT = 2 * styles.STEP


def height(count: int) -> float:
    """How much room so many gateways need below the regions."""
    return (count + 4) * styles.STEP + styles.GATE + (count + 2) * styles.STEP if count else 0


def place(
    cards: Sequence[Card], middle: float, top: float, drops: Sequence[float]
) -> Iterator[Card]:
    """The cards side by side around the middle, none over a line that comes down at `drops`."""
    x = middle - (len(cards) * APART - 6 * styles.STEP) / 2
    y = top + (len(cards) + 4) * styles.STEP
    for card in cards:
        x = _free(x, drops)
        yield card.at(x, y)
        x += APART


def _free(x: float, drops: Sequence[float]) -> float:
    """The first place from x on where no line comes down."""
    for drop in sorted(drops):
        if x - CLEAR < drop < x + styles.CARD + CLEAR:
            x = drop + CLEAR
    return x


def wires(
    network: Network, cards: Sequence[Card], seats: dict[Ref, Seat], top: float
) -> Iterator[Edge]:
    """A line from each attached VPC to its gateway, and between gateways that are peered."""
    order = {card.ref: index for index, card in enumerate(cards)}
    joined = {(one.transit_gateway, one.vpc) for one in network.all(TransitGatewayVpcAttachment)}
    for gateway, vpc in sorted(joined):
        card = cards[order[gateway]]
        level = top + (order[gateway] + 1) * styles.STEP
        way = _down(seats[vpc], order[gateway])
        end = Point(card.box.centre.x, card.box.y)
        points = [*way, Point(way[-1].x, level), Point(end.x, level), end]
        yield Edge(vpc, gateway, card.kind, tidy(points))
    for one in network.all(TransitGatewayPeeringAttachment):
        if one.transit_gateway != one.peer_transit_gateway:
            ends = order[one.transit_gateway], order[one.peer_transit_gateway]
            yield _between(cards[ends[0]], cards[ends[1]])


def _down(seat: Seat, index: int) -> list[Point]:
    """Out of the VPC's lower side, left of where peerings leave it."""
    start = Point(seat.box.x + (index + 1) * PORT, seat.box.bottom)
    if seat.lane is None:
        return [start]
    level = seat.row_bottom + 2 * styles.STEP
    lane = seat.lane - styles.STEP / 2 + index * 2
    return [start, Point(start.x, level), Point(lane, level)]


def _between(one: Card, other: Card) -> Edge:
    """Below both cards."""
    level = max(one.box.bottom, other.box.bottom) + styles.STEP
    ends = one.box.centre.x, other.box.centre.x
    points = [
        Point(ends[0], one.box.bottom),
        Point(ends[0], level),
        Point(ends[1], level),
        Point(ends[1], other.box.bottom),
    ]
    return Edge(one.ref, other.ref, one.kind, tidy(points))
