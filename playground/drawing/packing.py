"""What a VPC looks like inside: zones as columns, public subnets above private ones, cards in rows.

Convention orders it, not an optimiser: zones by name, subnets by tier and block, so that the same
thing is always found at the same place.  Everything is placed relative to the VPC's upper left
corner; of all widths the one is taken that brings the VPC nearest to the shape of a page.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from math import ceil
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.captions import natural
from playground.drawing.cards import Card
from playground.drawing.geometry import Box
from playground.drawing.plans import Head, Plan, Plot
from playground.drawing.residents import nat_card, subnet_cards
from playground.engine.network import Network
from playground.engine.nodes import AvailabilityMode, NatGateway, Subnet, Vpc
from playground.engine.subnet_kinds import SubnetKind, subnet_kind

PAGE_SHAPE = 1.6
"""Width to height of the page that a picture should fill."""
CARD_COLUMNS = (1, 2, 3, 4, 6, 8, 12, 16)
SUBNET_COLUMNS = (1, 2, 3, 4, 6, 8, 12, 16)
TIERS = tuple(SubnetKind)


class Content(NamedTuple):
    """A subnet before it is placed."""

    subnet: Subnet
    kind: SubnetKind
    cards: list[Card]


class Grid(NamedTuple):
    """How many cards a subnet, and how many subnets a zone, have side by side."""

    cards: int
    subnets: int

    @property
    def subnet_width(self) -> float:
        """All subnets of a VPC are equally wide."""
        return self.cards * (styles.CARD + styles.GAP) - styles.GAP + 2 * styles.PAD

    @property
    def zone_width(self) -> float:
        """Subnets side by side, each with a gutter at both sides."""
        return self.subnets * (self.subnet_width + 2 * styles.GUTTER)


class Rows(NamedTuple):
    """The rows of subnets that all zones of a VPC share: how high each, and who is where."""

    heights: list[float]
    seats: list[tuple[int, int, int, Content]]  # zone, row, column within the zone


def plan_vpc(network: Network, vpc: Vpc, head: Head) -> Plan:
    """Lay out the inside of one VPC."""
    zones = _zones(network, vpc)
    regional = _regional(network, vpc)
    top = _top(head) + max((card.box.height for card in regional), default=0)
    grid = _best_grid(list(zones.values()))
    rows = _rows(list(zones.values()), grid)
    width = max(_width(len(zones), grid), _least_width(head, len(regional)))
    boxes = list(_zone_boxes(list(zones), grid, rows, top, width))
    plots = tuple(_plots(rows, grid, [box for _, box in boxes]))
    height = top + sum(_with_gaps(rows)) + styles.VPC_PAD if zones else top
    height += styles.VPC_FOOT if head.lower else 0
    return Plan(vpc, width, height, tuple(boxes), plots, _placed(regional, width, head.gates))


def _top(head: Head) -> float:
    """Without gateways a VPC's name needs less room."""
    texts = styles.VPC_TOP_BARE + (head.lines - 1) * styles.SUBNET_LINE
    return max(texts, styles.VPC_TOP) if head.gates or head.lines > 1 else texts


def _least_width(head: Head, regional: int) -> float:
    """The name stands left of the gateways; lines leave left of those on the lower side."""
    step = styles.CARD + styles.GAP
    return max(
        styles.VPC_SIDE * (2 if head.gates else 1) + head.gates * styles.GATE_STEP,
        styles.VPC_SIDE + head.lower * step if head.lower else 0,
        2 * regional * step + 4 * styles.GAP,
    )


def _zones(network: Network, vpc: Vpc) -> dict[str, list[Content]]:
    zones: dict[str, list[Content]] = defaultdict(list)
    for subnet in network.subnets_of.get(vpc.id, []):
        cards = subnet_cards(network, subnet.id)
        content = Content(subnet, subnet_kind(network, subnet.id), cards)
        zones[subnet.availability_zone].append(content)
    for contents in zones.values():
        contents.sort(key=lambda one: (TIERS.index(one.kind), one.subnet.blocks, one.subnet.id))
    return dict(sorted(zones.items(), key=lambda item: natural(item[0])))


def _regional(network: Network, vpc: Vpc) -> list[Card]:
    every = sorted(network.all(NatGateway), key=lambda gateway: gateway.id)
    regional = AvailabilityMode.REGIONAL
    return [
        nat_card(network, gateway)
        for gateway in every
        if gateway.vpc == vpc.id and gateway.availability_mode is regional
    ]


def _placed(regional: list[Card], width: float, gates: int) -> tuple[Card, ...]:
    """Between the lines that come down from the gateways, then right of them."""
    left = width / 2 - max(gates - 1, 0) / 2 * styles.GATE_STEP + 2 * styles.STEP
    if gates > 1:
        left += (styles.GATE_STEP - styles.CARD) / 2 - 2 * styles.STEP
    return tuple(
        card.at(left + index * styles.GATE_STEP, styles.GATE / 2 + 2 * styles.STEP)
        for index, card in enumerate(regional)
    )


def _best_grid(zones: list[list[Content]]) -> Grid:
    """The grid whose VPC fits into the smallest page."""
    most_cards = max((len(one.cards) for zone in zones for one in zone), default=1)
    most_subnets = max((len(zone) for zone in zones), default=1)
    grids = [
        Grid(cards, subnets)
        for cards, subnets in product(CARD_COLUMNS, SUBNET_COLUMNS)
        if cards <= max(most_cards, 1) and subnets <= most_subnets
    ]
    return min(grids, key=lambda grid: _page(zones, grid))


def _page(zones: list[list[Content]], grid: Grid) -> float:
    width = _width(len(zones), grid)
    height = styles.VPC_TOP + sum(_with_gaps(_rows(zones, grid)))
    return max(width, height * PAGE_SHAPE)


def _width(zones: int, grid: Grid) -> float:
    return zones * (grid.zone_width + styles.ZONE_GAP) - styles.ZONE_GAP + 2 * styles.VPC_PAD


def _with_gaps(rows: Rows) -> list[float]:
    return [styles.ZONE_TOP, *(height + styles.ROW_GAP for height in rows.heights), -styles.STEP]


def _rows(zones: list[list[Content]], grid: Grid) -> Rows:
    rows = Rows([], [])
    for tier in TIERS:
        first = len(rows.heights)
        members = [[one for one in zone if one.kind is tier] for zone in zones]
        count = max((ceil(len(some) / grid.subnets) for some in members), default=0)
        rows.heights.extend([0.0] * count)
        for zone, some in enumerate(members):
            for index, one in enumerate(some):
                row, column = first + index // grid.subnets, index % grid.subnets
                rows.heights[row] = max(rows.heights[row], _height(one, grid))
                rows.seats.append((zone, row, column, one))
    return rows


def head_of(subnet: Subnet) -> float:
    """The part of a subnet above its cards: a name, and a line for each block."""
    return styles.SUBNET_TOP + styles.SUBNET_LINE * max(len(subnet.blocks), 1)


def _height(content: Content, grid: Grid) -> float:
    head = head_of(content.subnet)
    if not content.cards:
        return head + styles.EMPTY_SUBNET
    heights = _card_rows(content, grid)
    return head + sum(heights) + styles.GAP * (len(heights) - 1) + styles.PAD


def _card_rows(content: Content, grid: Grid) -> list[float]:
    """Cards side by side are equally high."""
    starts = range(0, len(content.cards), grid.cards)
    rows = (content.cards[start : start + grid.cards] for start in starts)
    return [max(card.box.height for card in row) for row in rows]


def _zone_boxes(
    names: list[str], grid: Grid, rows: Rows, top: float, width: float
) -> Iterator[tuple[str, Box]]:
    left = (width - _width(len(names), grid)) / 2 + styles.VPC_PAD
    height = sum(_with_gaps(rows))
    for index, name in enumerate(names):
        x = left + index * (grid.zone_width + styles.ZONE_GAP)
        yield name, Box(x, top, grid.zone_width, height)


def _plots(rows: Rows, grid: Grid, zones: list[Box]) -> Iterator[Plot]:
    tops = [styles.ZONE_TOP + zones[0].y] if zones else []
    for height in rows.heights:
        tops.append(tops[-1] + height + styles.ROW_GAP)
    for zone, row, column, content in rows.seats:
        x = zones[zone].x + column * (grid.subnet_width + 2 * styles.GUTTER) + styles.GUTTER
        box = Box(x, tops[row], grid.subnet_width, rows.heights[row])
        cards = tuple(_cards(content, box, grid))
        yield Plot(content.subnet, content.kind, box, cards, row, zone * grid.subnets + column)


def _cards(content: Content, box: Box, grid: Grid) -> Iterator[Card]:
    y = box.y + head_of(content.subnet)
    for row, height in enumerate(_card_rows(content, grid)):
        first = row * grid.cards
        for column, card in enumerate(content.cards[first : first + grid.cards]):
            x = box.x + styles.PAD + column * (styles.CARD + styles.GAP)
            yield card.at(x, y, height)
        y += height + styles.GAP
