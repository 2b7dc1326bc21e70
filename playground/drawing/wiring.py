"""The lines inside a VPC: from every subnet to the gateways its routes name.

Lines run in the free strips beside the subnets (gutters) and above the zones (the bus), never over
a card: to doors on the border they leave upwards or in the right gutter, to everything inside in
the left one.  Lines to different targets keep their lanes, lines to the same target share one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.packing import Plot
from playground.engine.network import Network
from playground.engine.nodes import InternetGateway, NatGateway, NetworkInterface, Ref, RouteTable
from playground.engine.route_targets import interface_at
from playground.engine.subnet_kinds import routes_in_force

LANE = 5
LANES = 3
ROOMY = 2 * styles.CARD
"""In the middle of a subnet so wide a line comes down beside its name and blocks."""


@dataclass(frozen=True)
class Edge:
    """A drawn line from `source` to `target`; `look` is the target's kind."""

    source: Ref
    target: Ref
    look: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Ground:
    """What is placed in one VPC: plots by subnet, cards by resource, doors on top of it."""

    plots: dict[Ref, Plot]
    cards: dict[Ref, Card]
    home: dict[Ref, Plot]
    doors: dict[Ref, Card]
    top: float


def wire(network: Network, ground: Ground) -> Iterator[Edge]:
    """Every line of one VPC."""
    lanes = _lanes(ground, {ref: targets(network, ref) for ref in ground.plots})
    for ref, plot in ground.plots.items():
        for target in targets(network, ref):
            if target in ground.doors:
                points = _to_door(ground, plot, target)
            elif target in ground.cards:
                points = _to_card(ground, plot, target, lanes)
            else:
                continue
            card = ground.doors.get(target) or ground.cards[target]
            yield Edge(ref, card.ref, card.kind, tidy(points))
    yield from _from_hall(network, ground)
    yield from _from_doors(network, ground, lanes)


def targets(network: Network, subnet: Ref) -> list[Ref]:
    """What the subnet's routes point to and is drawn; a routed interface shows as its instance."""
    found: dict[Ref, None] = {}
    for route in routes_in_force(network, subnet):
        node = None if route.target is None else network.find(route.target)
        if isinstance(node, NetworkInterface):
            node = network.host_of(node)
        if node is not None:
            found[node.id] = None
    return sorted(found)


def _from_doors(network: Network, ground: Ground, lanes: dict[Ref, float]) -> Iterator[Edge]:
    """From an internet gateway with a route table of its own to its appliances (RT-26)."""
    for ref, door in ground.doors.items():
        node = network.find(ref)
        if not isinstance(node, InternetGateway) or node.route_table is None:
            continue
        routes = network.get(RouteTable, node.route_table).routes
        found = {interface_at(network, route.target) for route in routes}
        hosts = {network.host_of(one).id for one in found if one is not None}
        for host in sorted(hosts & set(ground.home)):
            card, level = ground.cards[host], bus(ground, ref)
            x = gutter(ground.home[host], right=False) + lanes.get(host, 0)
            end = Point(card.box.x, card.box.centre.y)
            way = [foot(door), Point(door.box.centre.x, level), Point(x, level), Point(x, end.y)]
            yield Edge(ref, host, card.kind, tidy([*way, end]))


def _lanes(ground: Ground, targets: dict[Ref, list[Ref]]) -> dict[Ref, float]:
    """Target inside the VPC -> how far its lane is from the middle of a gutter."""
    inner = sorted({one for some in targets.values() for one in some if one in ground.cards})
    by_place = sorted(inner, key=lambda ref: ground.cards[ref].box[:2])
    return {ref: (index % LANES - (LANES - 1) / 2) * LANE for index, ref in enumerate(by_place)}


def _from_hall(network: Network, ground: Ground) -> Iterator[Edge]:
    """From a regional NAT gateway, which has a route table of its own (NAT-15), to the door."""
    for card in ground.cards.values():
        node = network.find(card.ref)
        if not isinstance(node, NatGateway) or node.route_table is None:
            continue
        routes = network.get(RouteTable, node.route_table).routes
        for target in sorted({one.target for one in routes if one.target} & set(ground.doors)):
            door, level = ground.doors[target], card.box.centre.y
            points = [Point(card.box.x, level), Point(door.box.centre.x, level), foot(door)]
            yield Edge(card.ref, target, door.kind, tidy(points))


def gutter(plot: Plot, right: bool) -> float:
    """The middle of the strip beside a subnet."""
    return plot.box.right + styles.GUTTER / 2 if right else plot.box.x - styles.GUTTER / 2


def corridor(plot: Plot, below: bool) -> float:
    """The height of the free strip below, or above, a subnet."""
    return plot.box.bottom + styles.STEP if below else plot.box.y - styles.STEP


def bus(ground: Ground, door: Ref) -> float:
    """The height at which lines to one door run above the zones."""
    return ground.top - styles.STEP * (2 - list(ground.doors).index(door) % 2)


def port_height(plot: Plot) -> float:
    """Where lines meet a subnet's side: beside its name."""
    return plot.box.y + 17


def foot(card: Card) -> Point:
    """The middle of a card's lower side."""
    return Point(card.box.centre.x, card.box.bottom)


def _to_door(ground: Ground, plot: Plot, target: Ref) -> list[Point]:
    end = foot(ground.doors[target])
    level = bus(ground, target)
    shift = LANE * 2 * list(ground.doors).index(target)
    if plot.row == 0 and plot.box.width > ROOMY:
        x = _in_line(plot.box.centre.x + shift, end.x)
        return [Point(x, plot.box.y), Point(x, level), Point(end.x, level), end]
    x, y = _in_line(gutter(plot, right=True) + shift / 2, end.x), port_height(plot)
    side = Point(plot.box.right, y)
    return [side, Point(x, y), Point(x, level), Point(end.x, level), end]


def _in_line(x: float, wanted: float) -> float:
    """Straight on where only a small jog would be left."""
    return wanted if abs(x - wanted) <= styles.STEP else x


def _to_card(ground: Ground, plot: Plot, target: Ref, lanes: dict[Ref, float]) -> list[Point]:
    box = ground.cards[target].box
    x, y, shift = gutter(plot, right=False), port_height(plot), lanes[target]
    start = [Point(plot.box.x, y), Point(x + shift, y)]
    home = ground.home.get(target)
    if home is None:
        return start + _to_hall(ground, x + shift, box)
    end = Point(box.x, box.centre.y)
    far = gutter(home, right=False) + shift
    if far == x + shift:
        return [*start, Point(far, end.y), end]
    level = corridor(home, below=plot.row >= home.row) + shift
    return [*start, Point(x + shift, level), Point(far, level), Point(far, end.y), end]


def _to_hall(ground: Ground, x: float, box: Box) -> list[Point]:
    """To something that stands above the zones: along the bus, then up."""
    level = ground.top - styles.STEP
    return [Point(x, level), Point(box.centre.x, level), Point(box.centre.x, box.bottom)]
