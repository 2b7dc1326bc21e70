"""What lies beneath the regions, from above: hubs, peerings, Direct Connect gateways, sites.

Sites come first, each below the gateways that it is joined to; what stands between makes way for
the lines that come down to them.  Rows are placed sideways, then in height.
"""

from statistics import mean
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card, peering_card
from playground.drawing.crossings import place as place_crossings
from playground.drawing.geometry import Point
from playground.drawing.hubs import free_x, wires
from playground.drawing.hubs import place as place_hubs
from playground.drawing.order import by_name
from playground.drawing.peers import join_peers, levels_below
from playground.drawing.premises import exchange_card
from playground.drawing.roots import Above, Roots, find_roots
from playground.drawing.settling import APART, settle
from playground.drawing.sites import Site, plan_sites
from playground.drawing.tips import Tips
from playground.drawing.trees import grown, out_of
from playground.drawing.wiring import Edge, foot
from playground.engine.network import Network
from playground.engine.nodes import DirectConnectGateway, Ref, VpcPeeringConnection


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
    roots = find_roots(network, above)
    stands = settle(list(plan_sites(network, above.letters)), roots.over, above.middle)
    sideways = _with_exchanges(network, Tips(roots, stands))
    levels = _levels(network, roots)
    crossings, edges = _peerings(network, sideways, levels)
    hubs = _hubs(sideways, edges, levels)
    edges += [*wires(network, hubs, above.seats, above.low), *join_peers(network, hubs)]
    low = max((card.box.bottom for card in crossings), default=levels.peerings - 3 * styles.STEP)
    exchanges = [card.at(card.box.x, low + 4 * styles.STEP) for card in sideways.exchanges]
    under = max((card.box.bottom for card in exchanges), default=low)
    tips = sideways.lowered(exchanges, under + (len(exchanges) + 4) * styles.STEP)
    edges += _trees(tips, hubs, levels, under)
    return Below([*crossings, *hubs, *exchanges], edges, [stand.site for stand in tips.stands])


def _levels(network: Network, roots: Roots) -> _Levels:
    low, count = roots.above.low, len(roots.hubs)
    feet = low + (count + 1) * styles.STEP
    if not roots.hubs:
        end = feet + len(roots.feet) * styles.STEP if roots.feet else low
        return _Levels(feet, end, end, end + 3 * styles.STEP)
    top = low + (count + len(roots.feet) + 4) * styles.STEP
    peers = levels_below(network, [hub.card.ref for hub in roots.hubs])
    under = top + styles.GATE + max(peers, 1) * styles.STEP
    return _Levels(feet, top, under + styles.STEP, under + (count + 4) * styles.STEP)


def _with_exchanges(network: Network, tips: Tips) -> Tips:
    """Direct Connect gateways side by side, each over the lines that lead to it."""
    every = by_name(network.all(DirectConnectGateway))
    wishes = {one.id: _over_lines(one.id, tips) for one in every}
    some = tips.roots.branches
    passing = tips.drops(one for one in some if not {one.root, one.tip} & set(wishes))
    left, cards = float("-inf"), []
    for one in sorted(every, key=lambda one: wishes[one.id]):
        x = free_x(max(wishes[one.id] - styles.CARD / 2, left), passing)
        cards.append(exchange_card(one).at(x, 0))
        left = x + styles.CARD + APART
    return Tips(tips.roots, tips.stands, cards)


def _over_lines(exchange: Ref, tips: Tips) -> float:
    found = tips.drops(one for one in tips.roots.branches if one.root == exchange)
    return mean(found) if found else tips.roots.x_of(exchange)


def _peerings(network: Network, tips: Tips, levels: _Levels) -> tuple[list[Card], list[Edge]]:
    """Peering connections with their lines."""
    drawn = sorted(network.all(VpcPeeringConnection), key=lambda one: one.id)
    pairs = [(one, peering_card(one)) for one in drawn if one.requester_vpc != one.accepter_vpc]
    passing = tips.drops(tips.roots.branches)
    seats = tips.roots.above.seats
    found = list(place_crossings(pairs, seats, levels.peerings, passing))
    return [one.card for one in found], [edge for one in found for edge in one.edges]


def _hubs(tips: Tips, crossing: list[Edge], levels: _Levels) -> list[Card]:
    """Hubs stand in nobody's way."""
    roots = tips.roots
    drops = tips.drops(one for one in roots.branches if one.root in roots.feet)
    drops += [edge.points[-2].x for edge in crossing]
    return list(place_hubs(roots.hubs, levels.hubs, drops))


def _trees(tips: Tips, hubs: list[Card], levels: _Levels, under: float) -> list[Edge]:
    """The lines of every root, each on a level of its own."""
    starts: dict[Ref, tuple[list[Point], float]] = {}
    for index, (ref, seat) in enumerate(tips.roots.feet.items()):
        start = Point(seat.box.centre.x, seat.box.bottom)
        way = out_of(start, seat.row_bottom, seat.lane, index)
        starts[ref] = way, levels.feet + index * styles.STEP
    for index, card in enumerate(hubs):
        starts[card.ref] = [foot(card)], levels.of_hubs + index * styles.STEP
    for index, card in enumerate(tips.exchanges):
        starts[card.ref] = [foot(card)], under + (index + 1) * styles.STEP
    return [
        grown(branch, *starts[branch.root], tip)
        for branch in tips.roots.branches
        if branch.root in starts and (tip := tips.of(branch)) is not None
    ]
