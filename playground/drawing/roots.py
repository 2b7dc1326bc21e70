"""What is known before anything beneath the regions is placed: which gateway leads to what."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from statistics import mean
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.crossings import Seat
from playground.drawing.geometry import Box
from playground.drawing.hubs import Hub, plan_hubs
from playground.drawing.sites import Site
from playground.drawing.trees import Branch, branches
from playground.engine.network import Network
from playground.engine.nodes import Ref


class Above(NamedTuple):
    """What is already placed: VPCs, the gateways on their lower sides; the middle of each region
    and of all, and where they end; how large the names of VPCs are.
    """

    seats: dict[Ref, Seat]
    feet: dict[Ref, Seat]
    middle_of: dict[str, float]
    middle: float
    low: float
    letters: styles.Letters


@dataclass(frozen=True)
class Roots:
    """The lines that lead down: `feet` are those of their roots that are VPCs or stand on one, `of`
    has the roots of each tip.
    """

    above: Above
    hubs: list[Hub]
    branches: list[Branch]
    feet: dict[Ref, Seat]
    of: dict[Ref, list[Ref]]

    @cached_property
    def order(self) -> dict[Ref, int]:
        """The place of every root, by which lines of different ones are kept apart."""
        return {ref: place for place, ref in enumerate(sorted({one.root for one in self.branches}))}

    def over(self, site: Site) -> float:
        """The x in the middle below what a site's ways lead to."""
        found = [self.x_of(root) for way in site.ways for root in self.of[way.ref]]
        return mean(found) if found else self.above.middle

    def x_of(self, root: Ref) -> float:
        """Where a gateway stands, or about where it will."""
        if root in self.feet:
            return self.feet[root].box.centre.x
        for hub in self.hubs:
            if hub.card.ref == root:
                return hub.x + styles.CARD / 2
        found = [self.x_of(one) for one in self.of.get(root, [])]
        return mean(found) if found else self.above.middle


def find_roots(network: Network, above: Above) -> Roots:
    """Everything that leads down from the regions and the hubs."""
    found = branches(network)
    roots = {branch.root for branch in found}
    of: dict[Ref, list[Ref]] = defaultdict(list)
    for branch in found:
        of[branch.tip].append(branch.root)
    ports = {ref: _port(seat) for ref, seat in above.seats.items()}
    feet = {ref: seat for ref, seat in sorted((ports | above.feet).items()) if ref in roots}
    hubs = plan_hubs(network, above.seats, above.middle_of, above.middle)
    return Roots(above, hubs, found, feet, of)


def _port(seat: Seat) -> Seat:
    """Where a VPC itself is a root: at the right of its lower side, beside its gateway."""
    box = seat.box
    return seat._replace(box=Box(box.right - 2 * styles.STEP, box.y, 0, box.height))
