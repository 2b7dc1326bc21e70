"""Where the lines to sites and Direct Connect gateways end, once these are placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Point
from playground.drawing.roots import Roots
from playground.drawing.settling import Stand
from playground.drawing.trees import Branch, Tip
from playground.engine.nodes import Ref

PORT = 2 * styles.STEP
"""Between lines that reach a Direct Connect gateway or a Connect attachment from several others."""


@dataclass(frozen=True)
class Tips:
    """The placed sites, and the placed Direct Connect gateways."""

    roots: Roots
    stands: Sequence[Stand]
    exchanges: Sequence[Card] = ()

    def of(self, branch: Branch) -> Tip | None:
        """The upper end of what a line leads to."""
        if branch.tip in self._ways:
            stand, way = self._ways[branch.tip]
            return stand.tip_of(way, self.roots.order[branch.root], self._aside(branch))
        for card in self.exchanges:
            if card.ref == branch.tip:
                others = self.roots.of[card.ref]
                shift = (others.index(branch.root) - (len(others) - 1) / 2) * PORT
                end = Point(card.box.centre.x + shift, card.box.y)
                return Tip(card.kind, end.x, (end,))
        return None

    def _aside(self, branch: Branch) -> float:
        """What carries a Connect attachment reaches it beside the line of its transit gateway."""
        if not branch.transport:
            return 0
        here = self.roots.x_of(branch.root)
        others = [self.roots.x_of(one) for one in self.roots.of[branch.tip] if one != branch.root]
        return -PORT if here < min(others, default=here) else PORT

    @cached_property
    def _ways(self) -> dict[Ref, tuple[Stand, Card]]:
        return {way.ref: (one, way) for one in self.stands for way in one.site.ways}

    def drops(self, some: Iterable[Branch]) -> list[float]:
        """Where lines come down."""
        tips = (self.of(branch) for branch in some)
        return [tip.x for tip in tips if tip is not None]

    def lowered(self, exchanges: Sequence[Card], down: float) -> "Tips":
        """The same with the rows at their heights."""
        return Tips(self.roots, [stand.moved(down) for stand in self.stands], exchanges)
