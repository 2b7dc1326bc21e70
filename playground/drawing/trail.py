"""The way of a packet through the picture: along the drawn lines, with a stop at each hop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from playground.drawing import styles
from playground.drawing.geometry import Point, entry, rounded, tidy
from playground.drawing.packing import Plot
from playground.drawing.picture import Picture
from playground.drawing.wiring import corridor, gutter, port_height
from playground.engine.nodes import Ref
from playground.engine.places import INTERNET_ID

CLEARANCE = styles.GAP / 2
"""How far above a card a packet runs to the side."""


@dataclass(frozen=True)
class Leg:
    """One direction of a conversation: the hops in order, and whether the last one stops it."""

    refs: tuple[Ref, ...]
    blocked: bool = False


@dataclass(frozen=True)
class Trace:
    """What to light in a picture: the request, and the reply where there is one."""

    request: Leg
    reply: Leg | None = None

    @property
    def legs(self) -> Iterator[tuple[str, Leg]]:
        """The legs with the names that their CSS classes have."""
        yield "request", self.request
        if self.reply is not None:
            yield "reply", self.reply


def trace_of(report: dict[str, Any]) -> Trace:
    """The trace of a report (the JSON contract): each leg up to its first block."""
    reply = report.get("reply")
    return Trace(_leg(report["request"]), _leg(reply) if reply else None)


def _leg(walked: dict[str, Any]) -> Leg:
    hops = [hop["resource"]["id"] for hop in walked["hops"] if not hop.get("as_if")]
    return Leg(tuple(hops), walked["outcome"] != "delivered")


class Trail(NamedTuple):
    """A leg as a line.  `stops` has for each hop the index of its point in `points`."""

    points: tuple[Point, ...]
    stops: tuple[int, ...]
    door: Point | None = None

    @property
    def path(self) -> str:
        """SVG path data."""
        return rounded(self.points, 6)

    @property
    def end(self) -> Point:
        """Where the packet ends: at the border of the last thing that it visits."""
        return self.door or self.points[-1]

    def moved(self, by: float) -> "Trail":
        """A lane beside: moved down and to the right alike, it runs parallel everywhere."""
        points = tuple(Point(x + by, y + by) for x, y in self.points)
        door = self.door and Point(self.door.x + by, self.door.y + by)
        return Trail(points, self.stops, door)


class _Station(NamedTuple):
    """A place on the way: a card, or the door of a subnet where the packet ends."""

    ref: Ref
    centre: Point
    plot: Plot | None
    level: float


def path_points(picture: Picture, refs: Sequence[Ref]) -> list[Point]:
    """The polyline along which a packet moves that visits these resources in this order."""
    return list(follow(picture, refs).points)


def follow(picture: Picture, refs: Sequence[Ref]) -> Trail:
    """The trail through these resources; what is not drawn (a table, a group) is passed over."""
    return _Follower(picture).follow(refs)


class _Follower:
    """Knows where things are while one trail is drawn."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.cards = {card.ref: card for card in picture.cards}
        self.home = {card.ref: plot for plot in picture.plots.values() for card in plot.cards}
        self.edges = {(line.edge.source, line.edge.target): line.edge for line in picture.lines}

    def follow(self, refs: Sequence[Ref]) -> Trail:
        points: list[Point] = []
        stops: list[int] = []
        here: _Station | None = None
        for index in range(len(refs)):
            there = self._station(refs, index)
            if there is not None and (here is None or there.centre != here.centre):
                points += self._between(here, there)[1 if here else 0 :]
                here = there
            stops.append(max(len(points) - 1, 0))
        trail = _without_detours(points, stops)
        card = self.cards.get(here.ref) if here else None
        if card is None or len(trail.points) < 2:
            return trail
        return trail._replace(door=entry(card.box, trail.points[-2]))

    def _station(self, refs: Sequence[Ref], index: int) -> _Station | None:
        ref = self._shown(refs[index])
        if ref in self.cards:
            return self._at_card(ref)
        plot = self.picture.plots.get(ref)
        if plot is None or index not in (0, len(refs) - 1):
            return None  # a subnet on the way is crossed, not visited
        neighbours = refs[1:2] if index == 0 else refs[index - 1 : index]
        door = self._door(plot, [self._shown(one) for one in neighbours])
        return _Station(ref, door, plot, door.y)

    def _shown(self, ref: Ref) -> Ref:
        return self.picture.aliases.get(ref, ref)

    def _at_card(self, ref: Ref) -> _Station:
        box = self.cards[ref].box
        return _Station(ref, box.centre, self.home.get(ref), box.y - CLEARANCE)

    def _door(self, plot: Plot, neighbours: Sequence[Ref]) -> Point:
        """Where a packet stops that ends, or begins, at a subnet's border."""
        for ref in neighbours:
            edge = self.edges.get((plot.subnet.id, ref))
            if edge is not None:
                return edge.points[0]
            if self.home.get(ref) is plot:
                return Point(plot.box.right, self._at_card(ref).level)
        return Point(plot.box.right, port_height(plot))

    def _is_outside(self, station: _Station) -> bool:
        """In the block of hosts and unattached gateways beside the internet?"""
        kind = self.cards[station.ref].kind if station.ref in self.cards else ""
        gate = kind.endswith("internet-gateway")
        return kind == "outside-host" or (gate and (INTERNET_ID, station.ref) not in self.edges)

    def _between(self, here: _Station | None, there: _Station) -> list[Point]:
        if here is None:
            return [there.centre]
        if self._only_by_internet(here, there):
            internet = self._at_card(INTERNET_ID)
            return [*self._between(here, internet), *self._between(internet, there)]
        forth = self._along(here, there)
        if forth is None:
            back = self._along(there, here)
            forth = back[::-1] if back is not None else self._across(here, there)
        return [here.centre, *forth, there.centre]

    def _only_by_internet(self, here: _Station, there: _Station) -> bool:
        ends = here.ref, there.ref
        if INTERNET_ID in ends or ends in self.edges or ends[::-1] in self.edges:
            return False
        outside = self._is_outside(here) or self._is_outside(there)
        return outside or (here.plot is None and there.plot is None)

    def _along(self, here: _Station, there: _Station) -> list[Point] | None:
        """Along a drawn line, if there is one that way."""
        if self._is_outside(here):
            return self._by_internet(here)
        direct = self.edges.get((here.ref, there.ref))
        if direct is not None:
            return list(direct.points)
        if here.plot is None:
            return None
        border = self.edges.get((here.plot.subnet.vpc, there.ref))
        if border is not None:
            return [*_down(here, here.plot, border.points[0]), *border.points]
        edge = self.edges.get((here.plot.subnet.id, there.ref))
        if not edge or there.plot is here.plot:
            return None
        start, turn = edge.points[:2]
        if start.y == here.plot.box.y:
            return [*_side(here, start.x), *edge.points]
        return [*_side(here, turn.x), *edge.points[1:]]

    def _across(self, here: _Station, there: _Station) -> list[Point]:
        """Where no line is drawn: by both gutters, and the corridor above the lower subnet."""
        if here.plot is None:
            elbow = [Point(there.centre.x, here.centre.y)]
            return self._across(there, here)[::-1] if there.plot else elbow
        if there.plot is None:
            way = self._out(here, here.plot)
            return [*way, Point(there.centre.x, way[-1].y)]
        if here.plot is there.plot and here.level == there.level:
            return [*_side(here, there.centre.x)]
        if here.plot is there.plot:
            x = there.centre.x - (styles.CARD + styles.GAP) / 2
            return [*_side(here, x), *_side(there, x)[::-1]]
        a, b = gutter(here.plot, True), gutter(there.plot, True)
        lower = max(here.plot, there.plot, key=lambda plot: plot.box.y)
        level = corridor(lower, below=lower.row == 0)
        middle = [] if a == b else [Point(a, level), Point(b, level)]
        return [*_side(here, a), *middle, *_side(there, b)[::-1]]

    def _out(self, station: _Station, plot: Plot) -> list[Point]:
        """From a card up beside its column of subnets, to above the zones."""
        x = gutter(plot, True)
        columns = [one for one in self.picture.plots.values() if gutter(one, True) == x]
        top = min(one.box.y for one in columns) - styles.ZONE_TOP - styles.STEP
        return [*_side(station, x), Point(x, top)]

    def _by_internet(self, host: _Station) -> list[Point]:
        """From a named host outside to the internet, whose neighbour it is."""
        internet, box = self.cards[INTERNET_ID].box, self.cards[host.ref].box
        x, level = box.x - styles.GAP / 2, internet.centre.y
        return [Point(x, box.centre.y), Point(x, level), Point(internet.right, level)]


def _side(station: _Station, x: float) -> list[Point]:
    """From a card's middle up between the rows of cards, then sideways to x."""
    return [Point(station.centre.x, station.level), Point(x, station.level)]


def _down(station: _Station, plot: Plot, port: Point) -> list[Point]:
    """Down beside the column of subnets, to where a line leaves the VPC below them."""
    x, level = gutter(plot, True), port.y - styles.STEP
    return [*_side(station, x), Point(x, level), Point(port.x, level)]


def _without_detours(points: list[Point], stops: list[int]) -> Trail:
    """Melt repeated and straight points, but keep every stop."""
    kept: list[Point] = []
    moved: dict[int, int] = {}
    edges = sorted({0, *stops, len(points) - 1})
    for start, end in pairwise(edges):
        piece = tidy(points[start : end + 1])
        moved.setdefault(start, max(len(kept) - 1, 0))
        kept += piece[1:] if kept else piece
        moved[end] = len(kept) - 1
    return Trail(tuple(kept or points), tuple(moved.get(stop, 0) for stop in stops))
