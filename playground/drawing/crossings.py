"""Peering connections: small cards below the regions, each between two VPCs, a line to each.

A VPC with others below it is reached by the strip at its region's left side.  Short spans come
first, so that lines to further cards pass beside nearer ones.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.wiring import Edge
from playground.engine.nodes import Ref, VpcPeeringConnection

PORTS = 3 * styles.STEP
"""Lines from one VPC leave it so far from each other."""
ROOM = styles.CARD + 2 * styles.GAP
LEVEL = styles.GATE + 2 * styles.GAP


class Seat(NamedTuple):
    """A placed VPC: its box, where its row ends, and the strip past the rows below, if any."""

    box: Box
    row_bottom: float
    lane: float | None


class Drop(NamedTuple):
    """How a line comes down from a VPC: its points so far, the last one at `x`."""

    vpc: Ref
    points: tuple[Point, ...]

    @property
    def x(self) -> float:
        """Where it goes straight down."""
        return self.points[-1].x


class Crossing(NamedTuple):
    """A placed card with its two lines."""

    card: Card
    edges: tuple[Edge, Edge]


def place(
    peerings: list[tuple[VpcPeeringConnection, Card]],
    seats: dict[Ref, Seat],
    top: float,
    passing: Sequence[float] = (),
) -> Iterator[Crossing]:
    """Every peering connection below `top`, which is below all regions, and out of the way of
    lines that pass at these x.
    """
    drops = _drops([peering for peering, _ in peerings], seats)
    taken: list[list[tuple[float, float]]] = []
    every_x = sorted([*passing, *(drop.x for pair in drops.values() for drop in pair)])
    order = sorted(peerings, key=lambda one: (_width(drops[one[0].id]), one[0].id))
    for peering, card in order:
        left, right = drops[peering.id]
        x = _room_between(left.x, right.x, every_x)
        span = min(left.x, x), max(right.x, x + styles.CARD)
        y = top + _free_level(taken, span) * LEVEL
        placed = card.at(x, y)
        yield Crossing(placed, (_edge(left, placed, -1), _edge(right, placed, 1)))


def _width(pair: tuple[Drop, Drop]) -> float:
    return pair[1].x - pair[0].x


def _drops(
    peerings: list[VpcPeeringConnection], seats: dict[Ref, Seat]
) -> dict[Ref, tuple[Drop, Drop]]:
    """The two lines of each connection, the left one first; those of a VPC leave it in order."""
    ends: dict[Ref, list[tuple[float, Ref]]] = defaultdict(list)
    for peering in peerings:
        for vpc in peering.vpcs:
            other = seats[peering.peer_of(vpc)].box.centre.x
            ends[vpc].append((other, peering.id))
    found: dict[Ref, list[Drop]] = defaultdict(list)
    for vpc, some in ends.items():
        for index, (_, peering_id) in enumerate(sorted(some)):
            shift = (index - (len(some) - 1) / 2) * min(PORTS, seats[vpc].box.width / len(some))
            found[peering_id].append(Drop(vpc, _down(seats[vpc], shift)))
    pairs = {ref: sorted(pair, key=lambda drop: drop.x) for ref, pair in found.items()}
    return {ref: (left, right) for ref, (left, right) in pairs.items()}


def _down(seat: Seat, shift: float) -> tuple[Point, ...]:
    start = Point(seat.box.centre.x + shift, seat.box.bottom)
    if seat.lane is None:
        return (start,)
    level = seat.row_bottom + styles.STEP
    lane = seat.lane + shift / PORTS * 2
    return start, Point(start.x, level), Point(lane, level)


def _room_between(left: float, right: float, every_x: list[float]) -> float:
    """Where a card stands in nobody's way, as near to the middle as can be; else beside."""
    middle = (left + right - styles.CARD) / 2
    inner = [x for x in every_x if left <= x <= right]
    gaps = [(a, b) for a, b in pairwise(inner) if b - a >= ROOM]
    if not gaps:
        beyond = pairwise([*(x for x in every_x if x >= right), inf])
        return next(a for a, b in beyond if b - a >= ROOM) + styles.GAP
    low, high = min(gaps, key=lambda gap: abs((gap[0] + gap[1] - styles.CARD) / 2 - middle))
    return min(max(middle, low + styles.GAP), high - styles.GAP - styles.CARD)


def _free_level(taken: list[list[tuple[float, float]]], span: tuple[float, float]) -> int:
    """The first level that has nothing where this one wants to be."""
    for level, spans in enumerate(taken):
        if all(span[1] + styles.GAP < low or high + styles.GAP < span[0] for low, high in spans):
            spans.append(span)
            return level
    taken.append([span])
    return len(taken) - 1


def _edge(drop: Drop, card: Card, side: int) -> Edge:
    box = card.box
    from_left = drop.x < box.centre.x
    both_left = from_left and side > 0
    y = box.centre.y + (styles.STEP if both_left else 0)
    end = Point(box.x if from_left else box.right, y)
    return Edge(drop.vpc, card.ref, card.kind, tidy([*drop.points, Point(drop.x, y), end]))
