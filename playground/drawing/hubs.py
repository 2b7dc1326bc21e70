"""Transit gateways and endpoint services: cards in the middle below the regions, a line to each
VPC that they join.

Lines to one of them share a level above its card, so that twenty VPCs are one tree.  A VPC with
others below it is reached by the strip at its region's left side.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from playground.drawing import styles
from playground.drawing.cards import Card, hub_card
from playground.drawing.crossings import Seat
from playground.drawing.doors import gate_card
from playground.drawing.geometry import Point, tidy
from playground.drawing.order import by_name
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    EndpointState,
    NetworkLoadBalancer,
    Ref,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcEndpointService,
)

APART = styles.CARD + 6 * styles.STEP
CLEAR = styles.GAP
PORT = 2 * styles.STEP


def hub_cards(network: Network, seats: dict[Ref, Seat]) -> list[Card]:
    """Transit gateways and endpoint services, each below its VPCs as far as can be; then virtual
    private gateways without a VPC.
    """
    places: dict[Ref, list[float]] = defaultdict(list)
    for hub, vpc, _ in sorted(spokes(network)):
        places[hub].append(seats[vpc].box.centre.x)
    middles = {hub: sum(some) / len(some) for hub, some in places.items()}
    every: list[TransitGateway | VpcEndpointService] = [*by_name(network.all(TransitGateway))]
    every += by_name(network.all(VpcEndpointService))
    hubs = [hub_card(one) for one in sorted(every, key=lambda one: middles.get(one.id, 0))]
    loose = (one for one in network.all(VirtualPrivateGateway) if one.vpc is None)
    return hubs + [gate_card(one) for one in by_name(loose)]


def hub_x(middle: float, index: int, count: int) -> float:
    """The left side of a card where nothing is in its way."""
    return middle - (count * APART - 6 * styles.STEP) / 2 + index * APART


def place(cards: Sequence[Card], middle: float, y: float, drops: Sequence[float]) -> Iterator[Card]:
    """The cards side by side around the middle, none over a line that comes down at `drops`."""
    x = hub_x(middle, 0, len(cards))
    for card in cards:
        x = free_x(x, drops)
        yield card.at(x, y)
        x += APART


def free_x(x: float, drops: Sequence[float]) -> float:
    """The first place from x on where no line comes down."""
    for drop in sorted(drops):
        if x - CLEAR < drop < x + styles.CARD + CLEAR:
            x = drop + CLEAR
    return x


def spokes(network: Network) -> set[tuple[Ref, Ref, bool]]:
    """(hub, VPC, does it carry) for each VPC that a hub joins."""
    found = {
        (one.transit_gateway, one.vpc, one.state is AttachmentState.AVAILABLE)
        for one in network.all(TransitGatewayVpcAttachment)
    }
    for endpoint in network.all(VpcEndpoint):
        if endpoint.service is not None:
            up = endpoint.state is EndpointState.AVAILABLE
            found.add((endpoint.service, endpoint.vpc, up))
    for service in network.all(VpcEndpointService):
        balancer = network.find(service.network_load_balancer or "")
        if isinstance(balancer, NetworkLoadBalancer):
            found.add((service.id, balancer.vpc, True))
    carrying = {(hub, vpc) for hub, vpc, up in found if up}
    return {one for one in found if one[2] or one[:2] not in carrying}


def wires(
    network: Network, cards: Sequence[Card], seats: dict[Ref, Seat], top: float
) -> Iterator[Edge]:
    """A line from each joined VPC to its hub, and between transit gateways that are peered."""
    order = {card.ref: index for index, card in enumerate(cards)}
    for hub, vpc, up in sorted(spokes(network)):
        card = cards[order[hub]]
        level = top + (order[hub] + 1) * styles.STEP
        way = _down(seats[vpc], order[hub])
        end = Point(card.box.centre.x, card.box.y)
        points = [*way, Point(way[-1].x, level), Point(end.x, level), end]
        yield Edge(vpc, hub, card.kind + ("" if up else " down"), tidy(points), gathers=True)
    for one in network.all(TransitGatewayPeeringAttachment):
        if one.transit_gateway != one.peer_transit_gateway:
            ends = order[one.transit_gateway], order[one.peer_transit_gateway]
            up = one.state is AttachmentState.AVAILABLE
            yield _between(cards[ends[0]], cards[ends[1]], up)


def _down(seat: Seat, index: int) -> list[Point]:
    """Out of the VPC's lower side, left of where peerings leave it."""
    start = Point(seat.box.x + (index + 1) * PORT, seat.box.bottom)
    if seat.lane is None:
        return [start]
    level = seat.row_bottom + 2 * styles.STEP
    lane = seat.lane - styles.STEP / 2 + index * 2
    return [start, Point(start.x, level), Point(lane, level)]


def _between(one: Card, other: Card, up: bool) -> Edge:
    """Below both cards."""
    level = max(one.box.bottom, other.box.bottom) + styles.STEP
    ends = one.box.centre.x, other.box.centre.x
    points = [
        Point(ends[0], one.box.bottom),
        Point(ends[0], level),
        Point(ends[1], level),
        Point(ends[1], other.box.bottom),
    ]
    return Edge(one.ref, other.ref, one.kind + ("" if up else " down"), tidy(points))
