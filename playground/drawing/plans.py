"""The inside of a VPC once it is laid out: subnets with their cards, zones around them."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from playground.drawing.cards import Card
from playground.drawing.geometry import Box
from playground.engine.nodes import Subnet, Vpc
from playground.engine.subnet_kinds import SubnetKind


@dataclass(frozen=True)
class Plot:
    """A placed subnet.  `row` counts the rows of its VPC, `column` the columns of subnets."""

    subnet: Subnet
    kind: SubnetKind
    box: Box
    cards: tuple[Card, ...]
    row: int
    column: int

    def moved(self, dx: float, dy: float) -> "Plot":
        """The subnet with its cards somewhere."""
        cards = tuple(replace(card, box=card.box.moved(dx, dy)) for card in self.cards)
        return replace(self, box=self.box.moved(dx, dy), cards=cards)


class Head(NamedTuple):
    """What a VPC's sides must have room for: gateways, and lines of text under its name."""

    gates: int
    lines: int = 1
    lower: int = 0


@dataclass(frozen=True)
class Plan:
    """The inside of a VPC, and how much room it takes."""

    vpc: Vpc
    width: float
    height: float
    zones: tuple[tuple[str, Box], ...]
    plots: tuple[Plot, ...]
    regional: tuple[Card, ...]

    def lowered(self, by: float) -> "Plan":
        """The same with so much more room for its name."""
        return replace(
            self,
            height=self.height + by,
            zones=tuple((name, box.moved(0, by)) for name, box in self.zones),
            plots=tuple(plot.moved(0, by) for plot in self.plots),
            regional=tuple(card.at(card.box.x, card.box.y + by) for card in self.regional),
        )
