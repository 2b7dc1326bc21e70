"""The lines between transit gateways that are peered.

Neighbours are joined from side to side.  Others are joined below those between them, each pair on
a level of its own, by lines that leave beside where the lines to sites do.
"""

from collections.abc import Iterator, Sequence

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Point
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import AttachmentState, Ref, TransitGatewayPeeringAttachment

ASIDE = 3 * styles.STEP


def _peered(network: Network) -> Iterator[TransitGatewayPeeringAttachment]:
    """Those with two ends, in an order that depends on ids only."""
    every = network.all(TransitGatewayPeeringAttachment)
    for one in sorted(every, key=lambda one: one.id):
        if one.transit_gateway != one.peer_transit_gateway:
            yield one


def levels_below(network: Network, hubs: Sequence[Ref]) -> int:
    """How many levels are needed below the hubs, which stand in this order."""
    order = {ref: index for index, ref in enumerate(hubs)}
    ends = (
        (order[one.transit_gateway], order[one.peer_transit_gateway]) for one in _peered(network)
    )
    return sum(abs(one - other) > 1 for one, other in ends)


def join_peers(network: Network, cards: Sequence[Card]) -> Iterator[Edge]:
    """A line for each peering attachment."""
    order = {card.ref: index for index, card in enumerate(cards)}
    level = max((card.box.bottom for card in cards), default=0)
    for one in _peered(network):
        ends = order[one.transit_gateway], order[one.peer_transit_gateway]
        left, right = (cards[index] for index in sorted(ends))
        if abs(ends[0] - ends[1]) > 1:
            level += styles.STEP
            points = _below(left, right, level)
        else:
            points = [_side(left, left.box.right), _side(right, right.box.x)]
        forth = points if ends[0] < ends[1] else points[::-1]
        look = left.kind + ("" if one.state is AttachmentState.AVAILABLE else " down")
        yield Edge(one.transit_gateway, one.peer_transit_gateway, look, tuple(forth))


def _side(card: Card, x: float) -> Point:
    return Point(x, card.box.centre.y)


def _below(left: Card, right: Card, level: float) -> list[Point]:
    start, end = left.box.centre.x + ASIDE, right.box.centre.x - ASIDE
    return [
        Point(start, left.box.bottom),
        Point(start, level),
        Point(end, level),
        Point(end, right.box.bottom),
    ]
