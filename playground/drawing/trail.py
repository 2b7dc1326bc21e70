"""The way of a packet through the picture: along the drawn lines, with a stop at each hop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from playground.drawing.geometry import Point, entry, rounded, tidy
from playground.drawing.picture import Picture
from playground.drawing.stations import Station, Stations
from playground.drawing.ways import Ways
from playground.engine.nodes import Ref

LANE = {"request": -3, "reply": 3}
"""Request and reply run side by side where they share the way."""
MARKS = {"dropped": "blocked", "undetermined": "undetermined"}


@dataclass(frozen=True)
class Leg:
    """One direction of a conversation: the hops in order, and what becomes of it at the last."""

    refs: tuple[Ref, ...]
    outcome: str = "delivered"

    @property
    def mark(self) -> str:
        """The CSS class of where it ends, if it is not delivered."""
        return MARKS.get(self.outcome, "")


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

    def lane(self, name: str) -> float:
        """How far beside the way a leg runs."""
        return LANE[name] if self.reply is not None else 0


def trace_of(report: dict[str, Any]) -> Trace:
    """The trace of a report (the JSON contract): each leg up to its first block."""
    reply = report.get("reply")
    return Trace(_leg(report["request"]), _leg(reply) if reply else None)


def _leg(walked: dict[str, Any]) -> Leg:
    hops = [hop["resource"]["id"] for hop in walked["hops"] if not hop.get("as_if")]
    return Leg(tuple(hops), walked["outcome"])


class Trail(NamedTuple):
    """A leg as a line.  `stops` has for each hop the index of its point in `points`.

    `through` are the drawn resources that it passes, the hops and what lies between them.
    """

    points: tuple[Point, ...]
    stops: tuple[int, ...]
    door: Point | None = None
    corner: Point | None = None
    through: tuple[Ref, ...] = ()

    @property
    def path(self) -> str:
        """SVG path data."""
        return rounded(self.points, 6)

    @property
    def end(self) -> Point:
        """Where the packet ends: at the border of the last thing that it visits."""
        return self.door or self.points[-1]

    @property
    def sign(self) -> Point:
        """Where the sign of the end stands: on the last card's corner, where it covers no name."""
        return self.corner or self.end

    def moved(self, by: float) -> "Trail":
        """A lane beside: moved down and to the right alike, it runs parallel everywhere."""
        points = tuple(Point(x + by, y + by) for x, y in self.points)
        door = self.door and Point(self.door.x + by, self.door.y + by)
        return self._replace(points=points, door=door)


def path_points(picture: Picture, refs: Sequence[Ref]) -> list[Point]:
    """The polyline along which a packet moves that visits these resources in this order."""
    return list(follow(picture, refs).points)


def follow(picture: Picture, refs: Sequence[Ref]) -> Trail:
    """The trail through these resources; what is not drawn (a table, a group) is passed over."""
    stations, ways = Stations(picture), Ways(picture)
    points: list[Point] = []
    stops: list[int] = []
    through: list[Ref] = []
    here: Station | None = None
    for index in range(len(refs)):
        there = stations.at(refs, index, here)
        if there is not None and (here is None or there.centre != here.centre):
            points += ways.between(here, there)[1:] if here else [there.centre]
            by = ways.by(here, there) if here else None
            through += [by.ref, there.ref] if by else [there.ref]
            here = there
        stops.append(max(len(points) - 1, 0))
    trail = _without_detours(points, stops)._replace(through=tuple(through))
    card = stations.cards.get(here.ref) if here else None
    if card is None:
        return trail
    door = entry(card.box, trail.points[-2]) if len(trail.points) > 1 else None
    return trail._replace(door=door, corner=Point(card.box.right, card.box.y))


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
