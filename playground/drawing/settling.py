"""Where sites stand: in a row, each below what it is joined to; many of them in a grid."""

from collections.abc import Callable, Sequence
from math import inf
from statistics import mean
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Point
from playground.drawing.sites import Site
from playground.drawing.trees import Tip

APART = 5 * styles.STEP
"""Between one site and the next."""
ROW = 1600
"""Sites that are together no wider stand in one row."""
LANES = 6


class Stand(NamedTuple):
    """A placed site.  `lane`: where lines come down past the rows of sites above it."""

    site: Site
    lane: float | None = None

    def tip_of(self, way: Card, index: int, aside: float = 0) -> Tip:
        """Where a line reaches one of its ways, so far beside its middle; `index` keeps lines of
        several roots apart.
        """
        end = Point(way.box.centre.x + aside, way.box.y)
        if self.lane is None:
            return Tip(way.kind, end.x, (end,))
        x, level = self.lane + index % LANES * 4, end.y - 2 * styles.STEP - index % LANES * 2
        return Tip(way.kind, x, (Point(x, level), Point(end.x, level), end))

    def moved(self, dy: float) -> "Stand":
        """The same further down."""
        return self._replace(site=self.site.moved(0, dy))


def settle(sites: Sequence[Site], wish: Callable[[Site], float], middle: float) -> list[Stand]:
    """Every site from y = 0 downwards; `wish` is the x that its ways would like to be at."""
    order = sorted(sites, key=wish)
    room = sum(one.width + APART for one in sites) - APART
    return _row(order, wish) if room <= ROW else _grid(order, middle)


def _row(order: Sequence[Site], wish: Callable[[Site], float]) -> list[Stand]:
    """As near to the wish as neighbours allow; who is pushed to the right draws all back."""
    left, places, late = -inf, [], [0.0]
    for site in order:
        wanted = wish(site) - site.middle
        x = max(wanted, left)
        left = x + site.width + APART
        places.append(x)
        late.append(x - wanted)
    back = mean(late[1:]) if order else 0
    return [Stand(site.moved(x - back, 0)) for site, x in zip(order, places, strict=True)]


def _grid(order: Sequence[Site], middle: float) -> list[Stand]:
    """In columns of one width, so that lines find a way between them."""
    step = max(site.width for site in order) + APART
    columns = max(int((ROW + APART) / step), 2)
    left, top, found = middle - (columns * step - APART) / 2, 0.0, []
    for start in range(0, len(order), columns):
        row = order[start : start + columns]
        for index, site in enumerate(row):
            x = left + index * step
            found.append(Stand(site.moved(x, top), x - APART + styles.STEP if start else None))
        top += max(site.height for site in row) + APART + styles.STEP
    return found
