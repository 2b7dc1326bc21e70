"""What lies beneath the regions, from above: hubs, peerings, Direct Connect gateways, sites.

Sites come first, each below the gateways that it is joined to; what stands between makes way for
the lines that come down to them.
"""

from collections import defaultdict
from collections.abc import Iterable
from statistics import mean
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card, peering_card
from playground.drawing.crossings import Seat
from playground.drawing.crossings import place as place_crossings
from playground.drawing.geometry import Point
from playground.drawing.hubs import free_x, hub_cards, hub_x, wires
from playground.drawing.hubs import place as place_hubs
from playground.drawing.order import by_name
from playground.drawing.premises import exchange_card
from playground.drawing.settling import APART, settle
from playground.drawing.sites import Site, plan_sites
from playground.drawing.trees import Branch, Tip, branches, grown, out_of
from playground.drawing.wiring import Edge, foot
from playground.engine.network import Network
from playground.engine.nodes import DirectConnectGateway, Ref, VpcPeeringConnection

PORT = 2 * styles.STEP
"""Between lines that reach a Direct Connect gateway from several others."""


class Above(NamedTuple):
    """What is already placed: VPCs, the gateways on their lower sides; the middle and the end."""

    seats: dict[Ref, Seat]
    feet: dict[Ref, Seat]
    middle: float
    low: float


class Below(NamedTuple):
    """What is drawn beneath the regions."""

    cards: list[Card]
    edges: list[Edge]
    sites: list[Site]


class _Levels(NamedTuple):
    """The heights of the rows, and of the first of the levels where lines run sideways."""

    feet: float
    hubs: float
    of_hubs: float
    peerings: float


def lie_beneath(network: Network, above: Above) -> Below:
    """Everything beneath the regions, placed."""
    return _Ground(network, above).lay()


class _Ground:
    """Knows what leads where while the ground is laid; rows are placed sideways, then in height."""

    def __init__(self, network: Network, above: Above) -> None:
        self.network, self.above = network, above
        self.hubs = hub_cards(network, above.seats)
        self.branches = branches(network)
        roots = {branch.root for branch in self.branches}
        self.feet = sorted(ref for ref in above.feet if ref in roots)
        self.roots: dict[Ref, list[Ref]] = defaultdict(list)
        for branch in self.branches:
            self.roots[branch.tip].append(branch.root)
        self.stands = settle(list(plan_sites(network)), self._wish, above.middle)
        self.ways = {way.ref: one for one in self.stands for way in one.site.ways}
        self.exchanges = self._place_exchanges()

    def lay(self) -> Below:
        levels = self._levels()
        hubs, cards, edges = self._joined(levels)
        low = max((card.box.bottom for card in cards), default=levels.peerings - 3 * styles.STEP)
        exchanges = [card.at(card.box.x, low + 4 * styles.STEP) for card in self.exchanges]
        under = max((card.box.bottom for card in exchanges), default=low)
        self.exchanges = exchanges
        down = under + (len(exchanges) + 4) * styles.STEP
        self.stands = [stand.moved(down) for stand in self.stands]
        self.ways = {way.ref: one for one in self.stands for way in one.site.ways}
        edges += self._trees(hubs, levels, under)
        sites = [stand.site for stand in self.stands]
        return Below([*cards, *hubs, *exchanges], edges, sites)

    def _levels(self) -> _Levels:
        low, count = self.above.low, len(self.hubs)
        feet = low + (count + 1) * styles.STEP
        if not self.hubs:
            end = feet + len(self.feet) * styles.STEP if self.feet else low
            return _Levels(feet, end, end, end + 3 * styles.STEP)
        top = low + (count + len(self.feet) + 4) * styles.STEP
        under = top + styles.GATE
        return _Levels(feet, top, under + 2 * styles.STEP, under + (count + 5) * styles.STEP)

    def _joined(self, levels: _Levels) -> tuple[list[Card], list[Card], list[Edge]]:
        """Hubs and peerings with their lines; the hubs stand in nobody's way."""
        every = by_name(self.network.all(VpcPeeringConnection))
        drawn = sorted(every, key=lambda one: one.id)
        pairs = [(one, peering_card(one)) for one in drawn if one.requester_vpc != one.accepter_vpc]
        passing = self._drops(self.branches)
        cards: list[Card] = []
        edges: list[Edge] = []
        drops = self._drops(one for one in self.branches if one.root in self.feet)
        for crossing in place_crossings(pairs, self.above.seats, levels.peerings, passing):
            cards.append(crossing.card)
            edges += crossing.edges
            drops += [edge.points[-2].x for edge in crossing.edges]
        hubs = list(place_hubs(self.hubs, self.above.middle, levels.hubs, drops))
        edges += wires(self.network, hubs, self.above.seats, self.above.low)
        return hubs, cards, edges

    def _wish(self, site: Site) -> float:
        """In the middle below what its ways lead to."""
        found = [self._x_of(root) for way in site.ways for root in self.roots[way.ref]]
        return mean(found) if found else self.above.middle

    def _x_of(self, root: Ref) -> float:
        """Where a gateway stands, or about where it will."""
        if root in self.above.feet:
            return self.above.feet[root].box.centre.x
        for index, hub in enumerate(self.hubs):
            if hub.ref == root:
                return hub_x(self.above.middle, index, len(self.hubs)) + styles.CARD / 2
        found = [self._x_of(one) for one in self.roots.get(root, [])]
        return mean(found) if found else self.above.middle

    def _place_exchanges(self) -> list[Card]:
        """Direct Connect gateways side by side, each over the lines that lead to it."""
        every = by_name(self.network.all(DirectConnectGateway))
        wishes = {one.id: self._over_lines(one) for one in every}
        own = {one.id for one in every}
        passing = self._drops(
            one for one in self.branches if one.root not in own and one.tip not in own
        )
        left, cards = float("-inf"), []
        for one in sorted(every, key=lambda one: wishes[one.id]):
            x = free_x(max(wishes[one.id] - styles.CARD / 2, left), passing)
            cards.append(exchange_card(one).at(x, 0))
            left = x + styles.CARD + APART
        return cards

    def _over_lines(self, exchange: DirectConnectGateway) -> float:
        mine = [one for one in self.branches if one.root == exchange.id]
        return mean(self._drops(mine)) if mine else self._x_of(exchange.id)

    def _drops(self, some: Iterable[Branch]) -> list[float]:
        """Where lines come down."""
        tips = (self._tip(branch) for branch in some)
        return [tip.x for tip in tips if tip is not None]

    def _tip(self, branch: Branch) -> Tip | None:
        """The upper end of what a line leads to."""
        stand = self.ways.get(branch.tip)
        if stand is not None:
            way = next(card for card in stand.site.ways if card.ref == branch.tip)
            return stand.tip_of(way, self._order(branch.root))
        for card in getattr(self, "exchanges", []):
            if card.ref == branch.tip:
                others = self.roots[card.ref]
                shift = (others.index(branch.root) - (len(others) - 1) / 2) * PORT
                end = Point(card.box.centre.x + shift, card.box.y)
                return Tip(card.kind, end.x, (end,))
        return None

    def _order(self, root: Ref) -> int:
        return sorted({branch.root for branch in self.branches}).index(root)

    def _trees(self, hubs: list[Card], levels: _Levels, under: float) -> list[Edge]:
        """The lines of every root, each on a level of its own."""
        starts: dict[Ref, tuple[list[Point], float]] = {}
        for index, ref in enumerate(self.feet):
            seat = self.above.feet[ref]
            start = Point(seat.box.centre.x, seat.box.bottom)
            way = out_of(start, seat.row_bottom, seat.lane, index)
            starts[ref] = way, levels.feet + index * styles.STEP
        for index, card in enumerate(hubs):
            starts[card.ref] = [foot(card)], levels.of_hubs + index * styles.STEP
        for index, card in enumerate(self.exchanges):
            starts[card.ref] = [foot(card)], under + (index + 1) * styles.STEP
        return [
            grown(branch, *starts[branch.root], tip)
            for branch in self.branches
            if branch.root in starts and (tip := self._tip(branch)) is not None
        ]
