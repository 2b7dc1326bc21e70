"""Points, boxes and paths: the little geometry that a picture needs.  Pixels, y downwards."""

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the picture."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> "Box":
        """The same box somewhere else."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float, top: float = 0) -> "Box":
        """The box with a margin all around, and `top` more above."""
        return Box(self.x - by, self.y - by - top, self.width + 2 * by, self.height + 2 * by + top)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def entry(box: Box, origin: Point) -> Point:
    """Where a straight line from `origin` to the middle of a box crosses its border."""
    centre = box.centre
    dx, dy = origin.x - centre.x, origin.y - centre.y
    shares = [box.width / 2 / abs(dx) if dx else 1.0, box.height / 2 / abs(dy) if dy else 1.0]
    share = min(*shares, 1.0)
    return Point(centre.x + dx * share, centre.y + dy * share)


def number(value: float) -> str:
    """A coordinate as SVG text: at most one decimal, none where it is not needed."""
    return f"{value:.1f}".removesuffix(".0")


def tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same polyline without repeated points and without points on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(point.x - kept[-1].x) + abs(point.y - kept[-1].y) < 0.5:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _straight(a: Point, b: Point, c: Point) -> bool:
    cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
    onwards = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y)
    return abs(cross) < 0.01 and onwards >= 0


def rounded(points: Sequence[Point], radius: float = 8) -> str:
    """SVG path data of a polyline with rounded corners."""
    if not points:
        return ""
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        entry = _towards(corner, before, radius)
        leave = _towards(corner, after, radius)
        parts.append(f"L{_pair(entry)}Q{_pair(corner)} {_pair(leave)}")
    parts += [f"L{_pair(points[-1])}"] if len(points) > 1 else []
    return "".join(parts)


def _pair(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = hypot(end.x - start.x, end.y - start.y)
    share = min(distance / length, 0.5) if length else 0
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
