"""From one place in the picture to the next: along a drawn line where there is one."""

from collections.abc import Iterator

from playground.drawing import styles
from playground.drawing.clouds import SERVICES_ID
from playground.drawing.geometry import Box, Point
from playground.drawing.inside import across, down, on_border, out, side, through_site
from playground.drawing.picture import Picture
from playground.drawing.stations import Station, Stations
from playground.drawing.wiring import Edge
from playground.engine.nodes import Ref
from playground.engine.places import INTERNET_ID

THROUGH = ("customer-gateway", "vpc-endpoint-service")
"""What a packet goes through without being stopped there: no hop names it."""
GATES = ("internet-gateway", "egress-only-internet-gateway")
BY_INTERNET = (*GATES, "nat-gateway", "outside-host", "aws-service", "internet")
"""What reaches each other by the internet, where no line is drawn between them."""


class Ways:
    """Knows the lines of a picture, and what leads past them."""

    def __init__(self, picture: Picture) -> None:
        self.picture, self.stations = picture, Stations(picture)
        self.edges = self.stations.edges
        through = [card.ref for card in picture.cards if card.kind in THROUGH]
        self.through = [self.stations.at_card(ref) for ref in sorted(through)]
        boxes = {frame.kind: frame.box for frame in picture.frames}
        self.services = boxes.get(SERVICES_ID)

    def between(self, here: Station, there: Station) -> list[Point]:
        """The corners from the middle of one to the middle of the other, both included."""
        by = self.by(here, there)
        if by is not None:
            return [*self.between(here, by), *self.between(by, there)]
        forth = self._along(here, there)
        if forth is None:
            back = self._along(there, here)
            forth = back[::-1] if back is not None else across(self.picture, here, there)
        return [here.centre, *_squared(here, forth, there), there.centre]

    def by(self, here: Station, there: Station) -> Station | None:
        """What lies between, though no hop names it."""
        if self._linked(here, there):
            return None
        found = [one for one in self.through if self._joins(one, here, there)]
        if found and (not here.vpc or here.vpc != there.vpc):
            return found[0]
        return self.stations.at_card(INTERNET_ID) if self._only_by_internet(here, there) else None

    def _joins(self, middle: Station, here: Station, there: Station) -> bool:
        """Does it join both?  An endpoint goes by its own service only."""
        if middle.ref in (here.ref, there.ref):
            return False
        for end in (here, there):
            if self.picture.behind.get(end.ref, middle.ref) != middle.ref:
                return False
        return self._linked(here, middle) and self._linked(middle, there)

    def _linked(self, here: Station, there: Station) -> bool:
        """Is there a line between them, or are both in one site?"""
        same_site = bool(here.site) and here.site == there.site
        return same_site or self._edge(here, there) is not None

    def _edge(self, here: Station, there: Station) -> Edge | None:
        """A line between them, or between what they stand in; the nearest first."""
        for one in self._names(here):
            for other in self._names(there):
                edge = self.edges.get((one, other)) or self.edges.get((other, one))
                if edge is not None:
                    return edge
        return None

    def _names(self, station: Station) -> Iterator[Ref]:
        yield station.ref
        if station.plot is not None:
            yield from (station.plot.subnet.id, station.vpc)
        if station.site:
            yield station.site
        if self._kind(station) == "aws-service":
            yield SERVICES_ID

    def _kind(self, station: Station) -> str:
        card = self.stations.cards.get(station.ref)
        return card.kind if card and card.ref not in self.stations.home else ""

    def _is_outside(self, station: Station) -> bool:
        """In the block of hosts and unattached gateways beside the internet?"""
        kind = self._kind(station)
        loose = kind in GATES and (INTERNET_ID, station.ref) not in self.edges
        return kind == "outside-host" or loose

    def _only_by_internet(self, here: Station, there: Station) -> bool:
        if INTERNET_ID in (here.ref, there.ref):
            return False
        if self._is_outside(here) or self._is_outside(there):
            return True
        return all(self._kind(one) in BY_INTERNET for one in (here, there))

    def _along(self, here: Station, there: Station) -> list[Point] | None:
        """Along a drawn line, if there is one that way."""
        if self._is_outside(here):
            return self._by_internet(here)
        if self._kind(here) == "aws-service":
            return self._from_service(here, there)
        if here.site and here.site != there.ref:
            return self._from_site(here, there)
        direct = self.edges.get((here.ref, there.ref))
        if direct is not None:
            return list(direct.points)
        return self._from_plot(here, there) if here.plot is not None else None

    def _from_plot(self, here: Station, there: Station) -> list[Point] | None:
        """From within a VPC: by a line of its border or of its subnet."""
        assert here.plot is not None
        border = self.edges.get((here.vpc, there.ref))
        if border is not None:
            return [*down(here, here.plot, border.points[0]), *border.points]
        edge = self.edges.get((here.plot.subnet.id, there.ref))
        if not edge or there.plot is here.plot:
            return None
        start, turn = edge.points[:2]
        if start.y == here.plot.box.y:
            return [*side(here, start.x), *edge.points]
        straight_on = len(edge.points) > 2 and edge.points[2].x == turn.x
        onwards = edge.points[2:] if straight_on else edge.points[1:]
        return [*side(here, turn.x), *onwards]

    def _from_site(self, here: Station, there: Station) -> list[Point] | None:
        """To a gateway of the site, or by a line of its border."""
        box = self.stations.sites[here.site]
        if there.site == here.site:
            inwards = on_border(box, here) and not on_border(box, there)
            return None if inwards else through_site(self.picture, box, here, there.centre.x)
        edge = self.edges.get((here.ref, there.ref))
        if edge is not None and here.ref != here.site:
            return list(edge.points)
        border = self.edges.get((here.site, there.ref))
        if border is None:
            return None
        return [*through_site(self.picture, box, here, border.points[0].x), *border.points]

    def _from_service(self, here: Station, there: Station) -> list[Point] | None:
        """From a service of AWS to whom has a line to them, or to the internet beside them."""
        assert self.services is not None
        card = self.stations.cards[here.ref].box
        if there.ref == INTERNET_ID:
            x, end = card.right + styles.GAP / 2, self.stations.cards[INTERNET_ID].box
            return [Point(x, here.centre.y), Point(x, end.centre.y), Point(end.x, end.centre.y)]
        edge = self.edges.get((SERVICES_ID, there.ref))
        if edge is not None:
            return [*_out_of(self.services, card), *edge.points]
        edge = self.edges.get((SERVICES_ID, there.vpc))
        if edge is None or there.plot is None:
            return None
        inner = out(self.picture, there, there.plot)[::-1]
        corner = Point(edge.points[-1].x, inner[0].y)
        return [*_out_of(self.services, card), *edge.points, corner, *inner]

    def _by_internet(self, host: Station) -> list[Point]:
        """From a named host outside to the internet, whose neighbour it is."""
        internet, box = self.stations.cards[INTERNET_ID].box, self.stations.cards[host.ref].box
        x, level = box.x - styles.GAP / 2, internet.centre.y
        return [Point(x, box.centre.y), Point(x, level), Point(internet.right, level)]


def _squared(here: Station, forth: list[Point], there: Station) -> list[Point]:
    """With corners where a line meets a card beside the middle of its side."""
    first, last = forth[0], forth[-1]
    before = [] if _upright(here.centre, first) else [Point(first.x, here.centre.y)]
    after = [] if _upright(last, there.centre) else [Point(last.x, there.centre.y)]
    return [*before, *forth, *after]


def _upright(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) < 0.5 or abs(a.y - b.y) < 0.5


def _out_of(block: Box, card: Box) -> list[Point]:
    """From a card of a block down beside it, to the middle of the block's lower side."""
    x, level = card.x - styles.GAP / 2, block.bottom - styles.PAD / 2
    return [Point(x, card.centre.y), Point(x, level), Point(block.centre.x, level)]
