"""The lines from the internet, and from AWS's services, to the gateways on the borders of VPCs.

They share levels above the regions.  A gateway of the first row is reached straight from there,
one further down by the strip at its region's right side.
"""

from collections.abc import Iterator
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.clouds import SERVICES_ID
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.wiring import Edge
from playground.engine.nodes import Ref

FIRST_ROW = styles.REGION_TOP + styles.REGION_PAD + styles.GATE
"""Gateways of the first row are nearer to their region's upper side than this."""
BY_INTERNET = ("internet-gateway", "egress-only-internet-gateway", "client-vpn-endpoint")
BY_SERVICE = ("vpc-endpoint",)


class Port(NamedTuple):
    """Where a line reaches a VPC's upper side: a gateway, or a place on the border itself.

    `crown` is the upper side of the gateways of its row.
    """

    ref: Ref
    kind: str
    x: float
    y: float
    crown: float


class Territory(NamedTuple):
    """A placed region with the gateways in it, and its VPCs' ways to services of AWS."""

    box: Box
    doors: tuple[Card, ...]
    ports: tuple[Port, ...] = ()


class Trunk(NamedTuple):
    """What lines come from: its id, its lower side's middle, and which level above the regions."""

    ref: Ref
    start: Point
    step: int


def to_internet(internet: Box, territories: list[Territory]) -> Iterator[Edge]:
    """One line for each gateway."""
    trunk = Trunk("internet", Point(internet.centre.x, internet.bottom), 1)
    for territory in territories:
        ports = [_port(door) for door in territory.doors if door.kind in BY_INTERNET]
        yield from _lines(trunk, territories, territory, ports)


def to_services(block: Box, territories: list[Territory]) -> Iterator[Edge]:
    """One line for each gateway endpoint, and for each VPC with interface endpoints."""
    trunk = Trunk(SERVICES_ID, Point(block.centre.x, block.bottom), 2)
    for territory in territories:
        ports = [_port(door) for door in territory.doors if door.kind in BY_SERVICE]
        yield from _lines(trunk, territories, territory, [*ports, *territory.ports])


def _port(door: Card) -> Port:
    return Port(door.ref, door.kind, door.box.centre.x, door.box.y, door.box.y)


def _lines(
    trunk: Trunk, territories: list[Territory], territory: Territory, ports: list[Port]
) -> Iterator[Edge]:
    level = min(one.box.y for one in territories) - trunk.step * styles.STEP
    for port in ports:
        end = Point(port.x, port.y)
        way = [Point(end.x, level)]
        if port.crown > territory.box.y + FIRST_ROW:
            way = _by_the_side(territory.box, port, level, trunk.step)
        points = tidy([trunk.start, Point(trunk.start.x, level), *way, end])
        yield Edge(trunk.ref, port.ref, port.kind, points)


def _by_the_side(region: Box, port: Port, level: float, step: int) -> list[Point]:
    x = region.right - styles.REGION_PAD / 2 + (1 - step) * styles.STEP
    above = port.crown - (3 - step) * styles.STEP
    return [Point(x, level), Point(x, above), Point(port.x, above)]
