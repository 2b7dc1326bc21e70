"""Transit gateways and endpoint services: cards below their region, a line to each VPC that they
join.

Lines to one of them share a level above its card, so that twenty VPCs are one tree.  A VPC with
others below it is reached by the strip at its region's left side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import inf
from typing import NamedTuple

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
    TransitGatewayVpcAttachment,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcEndpointService,
)

APART = styles.CARD + 6 * styles.STEP
CLEAR = styles.GAP
PORT = 2 * styles.STEP


class Hub(NamedTuple):
    """A card, and the left side that it has where nothing is in its way."""

    card: Card
    x: float


def plan_hubs(
    network: Network, seats: dict[Ref, Seat], middle_of: dict[str, float], middle: float
) -> list[Hub]:
    """Every hub from left to right, below the middle of its region; below that of all, where the
    region has no VPC.
    """
    wishes = [(card, middle_of.get(region, middle)) for card, region in _cards(network, seats)]
    hubs: list[Hub] = []
    for wish, some in groupby(sorted(wishes, key=lambda one: one[1]), key=lambda one: one[1]):
        cards = [card for card, _ in some]
        left = wish - (len(cards) * APART - 6 * styles.STEP) / 2
        left = max(left, hubs[-1].x + APART if hubs else left)
        hubs += (Hub(card, left + index * APART) for index, card in enumerate(cards))
    return hubs


def _cards(network: Network, seats: dict[Ref, Seat]) -> Iterator[tuple[Card, str]]:
    """Transit gateways and endpoint services, each below its VPCs as far as can be; then virtual
    private gateways without a VPC.  With the region of each.
    """
    places: dict[Ref, list[float]] = defaultdict(list)
    for hub, vpc, _ in sorted(spokes(network)):
        places[hub].append(seats[vpc].box.centre.x)
    middles = {hub: sum(some) / len(some) for hub, some in places.items()}
    every: list[TransitGateway | VpcEndpointService] = [*by_name(network.all(TransitGateway))]
    every += by_name(network.all(VpcEndpointService))
    for one in sorted(every, key=lambda one: middles.get(one.id, 0)):
        yield hub_card(one), one.region
    loose = (one for one in network.all(VirtualPrivateGateway) if one.vpc is None)
    yield from ((gate_card(one), one.region) for one in by_name(loose))


def place(hubs: Iterable[Hub], y: float, drops: Sequence[float]) -> Iterator[Card]:
    """The cards side by side, none over a line that comes down at `drops`."""
    left = -inf
    for hub in hubs:
        x = free_x(max(hub.x, left), drops)
        yield hub.card.at(x, y)
        left = x + APART


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
    """A line from each joined VPC to its hub."""
    order = {card.ref: index for index, card in enumerate(cards)}
    for hub, vpc, up in sorted(spokes(network)):
        card = cards[order[hub]]
        level = top + (order[hub] + 1) * styles.STEP
        way = _down(seats[vpc], order[hub])
        end = Point(card.box.centre.x, card.box.y)
        points = [*way, Point(way[-1].x, level), Point(end.x, level), end]
        yield Edge(vpc, hub, card.kind + ("" if up else " down"), tidy(points), gathers=True)


def _down(seat: Seat, index: int) -> list[Point]:
    """Out of the VPC's lower side, left of where peerings leave it."""
    start = Point(seat.box.x + (index + 1) * PORT, seat.box.bottom)
    if seat.lane is None:
        return [start]
    level = seat.row_bottom + 2 * styles.STEP
    lane = seat.lane - styles.STEP / 2 + index * 2
    return [start, Point(start.x, level), Point(lane, level)]
