"""The lines inside a VPC: from every subnet to the gateways its routes name.

Lines run in the free strips beside the subnets (gutters) and above the zones (the bus), never over
a card: to doors on the border they leave upwards or in the right gutter, to everything inside in
the left one.  Lines to different targets keep their lanes, lines to the same target share one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.doors import led_by
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.plans import Plot
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    EndpointType,
    NatGateway,
    NetworkInterface,
    Ref,
    RouteTable,
    VpcEndpoint,
)
from playground.engine.route_targets import interface_at
from playground.engine.subnet_kinds import routes_in_force

LANE = 5
LANES = 3
ROOMY = 2 * styles.CARD
"""In the middle of a subnet so wide a line comes down beside its name and blocks."""


@dataclass(frozen=True)
class Edge:
    """A drawn line from `source` to `target`; `look` is the target's kind.

    One that gathers meets others at its target: drawn from there, dashes fall on dashes.
    """

    source: Ref
    target: Ref
    look: str
    points: tuple[Point, ...]
    gathers: bool = False


@dataclass(frozen=True)
class Ground:
    """What is placed in one VPC: plots by subnet, cards by resource, doors on its upper and lower
    side.  The zones are between `top` and `bottom`.
    """

    plots: dict[Ref, Plot]
    cards: dict[Ref, Card]
    home: dict[Ref, Plot]
    doors: dict[Ref, Card]
    lower: dict[Ref, Card]
    top: float
    bottom: float


def wire(network: Network, ground: Ground) -> Iterator[Edge]:
    """Every line of one VPC."""
    found = {ref: targets(network, ref) for ref in ground.plots}
    lanes = _lanes(ground, found)
    for ref, plot in ground.plots.items():
        for target in found[ref]:
            points = _to(ground, plot, target, lanes)
            if points is not None:
                card = _card(ground, target)
                yield Edge(ref, target, card.kind, tidy(points), gathers=True)
    yield from _from_hall(network, ground)
    yield from _from_doors(network, ground, lanes)


def _card(ground: Ground, ref: Ref) -> Card:
    return ground.doors.get(ref) or ground.lower.get(ref) or ground.cards[ref]


def _to(ground: Ground, plot: Plot, target: Ref, lanes: dict[Ref, float]) -> list[Point] | None:
    """The line of one route; None where its target stands elsewhere."""
    if target in ground.doors:
        return _to_door(ground, plot, target)
    if target in ground.lower:
        return _to_lower_door(ground, plot, target)
    return _to_card(ground, plot, target, lanes) if target in ground.cards else None


def targets(network: Network, subnet: Ref) -> list[Ref]:
    """What the subnet's routes point to and is drawn; a routed interface shows as its instance."""
    found: dict[Ref, None] = {}
    for route in routes_in_force(network, subnet):
        node = None if route.target is None else network.find(route.target)
        if isinstance(node, NetworkInterface):
            node = network.host_of(node)
        if node is not None:
            found[node.id] = None
    return sorted(found | dict.fromkeys(_by_association(network, subnet)))


def _by_association(network: Network, subnet: Ref) -> Iterator[Ref]:
    """Gateway endpoints, and the gateways whose routes the table takes over (RT-22, RT-32)."""
    try:
        table = network.route_table_of(subnet)
    except KeyError:  # a VPC that still lacks its main table
        return
    for endpoint in network.all(VpcEndpoint):
        if endpoint.type is EndpointType.GATEWAY and table.id in endpoint.route_tables:
            yield endpoint.id
    yield from table.propagating_vgws


def _from_doors(network: Network, ground: Ground, lanes: dict[Ref, float]) -> Iterator[Edge]:
    """From a door into the VPC: where its own route table leads (RT-26), and where a Client VPN
    endpoint has its interfaces.
    """
    for ref, door in (ground.doors | ground.lower).items():
        for host in sorted(_led(network, ref) & set(ground.home)):
            card = ground.cards[host]
            x = gutter(ground.home[host], right=False) + lanes.get(host, 0)
            start = foot(door) if ref in ground.doors else head(door)
            level = bus(ground, ref) if ref in ground.doors else ground.bottom + styles.STEP
            way = [start, Point(start.x, level), Point(x, level)]
            yield Edge(ref, host, card.kind, tidy([*way, *_in(ground.home[host], card, x)]))


def _led(network: Network, door: Ref) -> set[Ref]:
    """The hosts and endpoints to which a door leads."""
    node = network.find(door)
    if isinstance(node, ClientVpnEndpoint):
        return set(led_by(network, door))
    table = getattr(node, "route_table", None)
    if table is None:
        return set()
    routes = network.get(RouteTable, table).routes
    found = (interface_at(network, route.target) for route in routes)
    hosts = {network.host_of(one).id for one in found if one is not None}
    return hosts | {route.target for route in routes if route.target}


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
            x = door.box.centre.x
            start = Point(card.box.right if x > card.box.centre.x else card.box.x, level)
            points = [start, Point(x, level), foot(door)]
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


def head(card: Card) -> Point:
    """The middle of a card's upper side."""
    return Point(card.box.centre.x, card.box.y)


def _to_door(ground: Ground, plot: Plot, target: Ref) -> list[Point]:
    end = foot(ground.doors[target])
    level = bus(ground, target)
    shift = LANE * 2 * (list(ground.doors).index(target) % LANES)
    if plot.row == 0 and plot.box.width > ROOMY:
        x = _in_line(plot.box.centre.x + shift, end.x)
        return [Point(x, plot.box.y), Point(x, level), Point(end.x, level), end]
    x, y = _in_line(gutter(plot, right=True) + shift / 2, end.x), port_height(plot)
    side = Point(plot.box.right, y)
    return [side, Point(x, y), Point(x, level), Point(end.x, level), end]


def _to_lower_door(ground: Ground, plot: Plot, target: Ref) -> list[Point]:
    """Down beside the column of subnets, and below the zones to the door."""
    end, level = head(ground.lower[target]), ground.bottom + styles.STEP
    y = port_height(plot) + styles.STEP
    x = _in_line(gutter(plot, right=True) - LANE, end.x)
    return [Point(plot.box.right, y), Point(x, y), Point(x, level), Point(end.x, level), end]


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
    far = gutter(home, right=False) + shift
    end = _in(home, ground.cards[target], far)
    if far == x + shift:
        return [*start, *end]
    level = corridor(home, below=plot.row >= home.row) + shift
    return [*start, Point(x + shift, level), Point(far, level), *end]


def _in(home: Plot, card: Card, x: float) -> list[Point]:
    """From the gutter to a card: to its side, or over its neighbours to its upper side."""
    if card.box.x <= home.box.x + styles.PAD:
        return [Point(x, card.box.centre.y), Point(card.box.x, card.box.centre.y)]
    level, middle = card.box.y - styles.GAP / 2, card.box.centre.x
    return [Point(x, level), Point(middle, level), Point(middle, card.box.y)]


def _to_hall(ground: Ground, x: float, box: Box) -> list[Point]:
    """To something that stands above the zones: along the bus, then up."""
    level = ground.top - styles.STEP
    return [Point(x, level), Point(box.centre.x, level), Point(box.centre.x, box.bottom)]
