"""The lines from the internet to the gateways on the borders of VPCs.

They share a level above the regions.  A gateway of the first row is reached straight from there,
one further down by the strip at its region's right side.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.wiring import Edge

FIRST_ROW = styles.REGION_TOP + styles.REGION_PAD + styles.GATE
"""Gateways of the first row are nearer to their region's upper side than this."""


class Territory(NamedTuple):
    """A placed region with the gateways in it."""

    box: Box
    doors: tuple[Card, ...]


def to_internet(internet: Box, territories: list[Territory]) -> Iterator[Edge]:
    """One line for each gateway."""
    if not territories:
        return
    start = Point(internet.centre.x, internet.bottom)
    level = min(one.box.y for one in territories) - styles.STEP
    for box, doors in territories:
        for door in doors:
            end = Point(door.box.centre.x, door.box.y)
            below = end.y > box.y + FIRST_ROW
            way = _by_the_side(box, end, level) if below else [Point(end.x, level)]
            points = tidy([start, Point(start.x, level), *way, end])
            yield Edge("internet", door.ref, door.kind, points)


def _by_the_side(region: Box, end: Point, level: float) -> list[Point]:
    x, above = region.right - styles.REGION_PAD / 2, end.y - 2 * styles.STEP
    return [Point(x, level), Point(x, above), Point(end.x, above)]
