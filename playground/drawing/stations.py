"""Where a packet is in the picture: at a card, or at the border of a subnet or a site."""

from collections.abc import Sequence
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.geometry import Point
from playground.drawing.picture import Picture
from playground.drawing.plans import Plot
from playground.drawing.wiring import port_height
from playground.engine.nodes import OnPremisesNetwork, Ref

CLEARANCE = styles.GAP / 2
"""How far above a card a packet runs to the side."""
HALL = styles.GATE / 2 + styles.STEP
"""How far below its upper side a packet enters a site."""


class Station(NamedTuple):
    """A place on the way.  `plot` and `site` say in what it stands; `level` is where it leaves."""

    ref: Ref
    centre: Point
    plot: Plot | None
    level: float
    site: Ref = ""

    @property
    def vpc(self) -> Ref:
        """The VPC that it stands in, if any."""
        return self.plot.subnet.vpc if self.plot else ""


class Stations:
    """Finds the place of each resource that a packet visits."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.cards = {card.ref: card for card in picture.cards}
        self.home = {card.ref: plot for plot in picture.plots.values() for card in plot.cards}
        self.edges = {(line.edge.source, line.edge.target): line.edge for line in picture.lines}
        kind = styles.slug(OnPremisesNetwork)
        self.sites = {one.ref: one.box for one in picture.frames if one.kind == kind}

    def at(self, refs: Sequence[Ref], index: int, before: Station | None) -> Station | None:
        """The place of one of the resources; None for what is not drawn, or only crossed."""
        ref = self._shown(refs, index, before)
        if ref in self.cards:
            return self.at_card(ref)
        if index not in (0, len(refs) - 1):
            return None  # a subnet or a site on the way is crossed, not visited
        plot = self.picture.plots.get(ref)
        if plot is None:
            return self._at_site(ref)
        neighbours = range(1, 2) if index == 0 else range(max(index - 1, 0), index)
        door = self._door(plot, [self._shown(refs, one, before) for one in neighbours])
        return Station(ref, door, plot, door.y)

    def _shown(self, refs: Sequence[Ref], index: int, before: Station | None) -> Ref:
        """What stands for it: of several interfaces the one that the packet is at, or goes to."""
        ref = refs[index]
        members = self.picture.members.get(ref, ())
        near = [before.ref] if before else []
        near += refs[index + 1 : index + 2]
        return next((one for one in near if one in members), self.picture.aliases.get(ref, ref))

    def at_card(self, ref: Ref) -> Station:
        """The place of a card."""
        box, site = self.cards[ref].box, self.picture.homes.get(ref, "")
        return Station(ref, box.centre, self.home.get(ref), box.y - CLEARANCE, site)

    def _at_site(self, ref: Ref) -> Station | None:
        """At the right side of a site, where nobody's name is asked."""
        if ref not in self.sites:
            return None
        box = self.sites[ref]
        return Station(ref, Point(box.right, box.y + HALL), None, box.y + HALL, ref)

    def _door(self, plot: Plot, neighbours: Sequence[Ref]) -> Point:
        """Where a packet stops that ends, or begins, at a subnet's border."""
        for ref in neighbours:
            edge = self.edges.get((plot.subnet.id, ref))
            if edge is not None:
                return edge.points[0]
            if self.home.get(ref) is plot:
                return Point(plot.box.right, self.at_card(ref).level)
        return Point(plot.box.right, port_height(plot))
