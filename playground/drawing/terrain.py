"""How the VPCs of regions stand in rows, and how large their names must be to be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.packing import PAGE_SHAPE
from playground.drawing.plans import Plan

BETWEEN = 40
"""Between VPCs side by side, and between regions."""
ROW = 72
"""Between rows of VPCs."""
ACCOUNT = "account "
"""Before the account of a VPC."""
REST = 200
"""What stands above and below the regions at least."""


@dataclass(frozen=True)
class Estate:
    """A VPC with the gateways on its border.  `key` names it in the graph.

    `gates` stand on the upper side, `lower` on the lower one; `texts` are the lines under its name.
    """

    key: str
    plan: Plan
    gates: tuple[Card, ...]
    lower: tuple[Card, ...]
    texts: tuple[str, ...]

    @property
    def foot(self) -> float:
        """How far the lower gateways stand out."""
        return styles.GATE / 2 if self.lower else 0


def in_rows(estates: list[Estate], rows: int) -> Iterator[tuple[Estate, ...]]:
    """The VPCs of one region in so many rows at most."""
    columns = ceil(len(estates) / rows)
    for start in range(0, len(estates), columns):
        yield tuple(estates[start : start + columns])


def most_rows(regions: list[list[Estate]]) -> int:
    """In so many rows the picture fits into the smallest page; regions stand side by side."""
    most = max((len(estates) for estates in regions), default=1)

    def page(rows: int) -> float:
        width, height = _extent(regions, rows)
        return max(width, height * PAGE_SHAPE)

    return min(range(most, 0, -1), key=page)


def _extent(regions: list[list[Estate]], rows: int) -> tuple[float, float]:
    """About how wide and how high the regions are."""
    width, height = 0.0, 0.0
    for estates in regions:
        every = list(in_rows(estates, rows))
        widths = [sum(one.plan.width + BETWEEN for one in row) for row in every]
        heights = [max(one.plan.height for one in row) + ROW for row in every]
        width += max(widths) + 2 * styles.REGION_PAD
        height = max(height, sum(heights))
    return width, height


def letters_for(regions: list[list[Estate]], rows: int) -> styles.Letters:
    """How large the names of VPCs and regions must be."""
    width, height = _extent(regions, rows)
    scale = min(styles.STAGE[0] / max(width, 1), styles.STAGE[1] / (height + REST))
    fitting = (one for one in styles.SIZES if one.title * scale >= styles.LEAST_SIZE)
    return next(fitting, styles.SIZES[-1])
