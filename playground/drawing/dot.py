"""The scene as Graphviz source: keys and fixed sizes only, no text that anybody wrote.

Graphviz decides where VPCs, gateways, the internet and outside hosts go.  `newrank` and no edge
labels, because Graphviz 14 aborts else; `mclimit` bounds its search.
"""

from collections.abc import Iterator

from playground.drawing import styles
from playground.drawing.scene import Region, Scene
from playground.drawing.terrain import Estate

INTERNET, OUTSIDE = "internet", "outside"
RANK_GAP = 24
OVERLAP = styles.GATE / 2 + RANK_GAP
"""A VPC begins at the middle of its gateways; its node, one rank below, is shorter by as much."""


def gate_key(estate: Estate, index: int) -> str:
    """The node of a VPC's n-th gateway; number 0 exists always and holds the VPC's place."""
    return f"{estate.key}g{index}"


def to_dot(scene: Scene) -> str:
    """The graph of a scene."""
    return "\n".join(
        [
            "digraph {",
            f"graph [newrank=true, rankdir=TB, splines=none, mclimit=0.2, nodesep={_inches(40)}, "
            f"ranksep={_inches(RANK_GAP)}, forcelabels=false]",
            'node [shape=box, fixedsize=true, label=""]',
            "edge [arrowhead=none]",
            *_outside(scene),
            *(line for region in enumerate(scene.regions) for line in _region(*region)),
            *(line for region in scene.regions for line in _rows(region)),
            "}",
        ]
    )


def _outside(scene: Scene) -> Iterator[str]:
    """Named hosts beside the internet, which is as high as the services on its other side."""
    services = scene.services.size[1] + 4 * styles.STEP if scene.services.cards else 0
    yield _node(INTERNET, styles.CARD, max(styles.GATE, services))
    if scene.outside.cards:
        yield _node(OUTSIDE, *scene.outside.size)
        yield f"{{rank=same; {INTERNET}; {OUTSIDE}}}"
        yield f"{INTERNET} -> {OUTSIDE} [weight=0]"


def _region(index: int, region: Region) -> Iterator[str]:
    yield f"subgraph cluster_r{index} {{ margin={styles.REGION_PAD}"
    for row in region.rows:
        for estate in row:
            yield from _estate(estate)
    yield "}"


def _estate(estate: Estate) -> Iterator[str]:
    keys = [gate_key(estate, index) for index in range(max(len(estate.gates), 1))]
    yield f"subgraph cluster_{estate.key} {{ margin=8"
    yield from (_node(key, styles.CARD, styles.GATE) for key in keys)
    yield f"{{rank=same; {'; '.join(keys)}}}"
    height = estate.plan.height + estate.foot - OVERLAP
    yield _node(estate.key, estate.plan.width, max(height, 8))
    yield "}"


def _rows(region: Region) -> Iterator[str]:
    """The internet above the first row of VPCs, every further row below the one before."""
    for row in region.rows:
        for estate in row:
            yield f"{gate_key(estate, 0)} -> {estate.key} [weight=100]"
    for estate in region.rows[0]:
        for index in range(max(len(estate.gates), 1)):
            yield f"{INTERNET} -> {gate_key(estate, index)} [minlen=2]"
    for upper, lower in zip(region.rows, region.rows[1:], strict=False):
        for above, below in zip(upper, lower, strict=False):
            yield f"{above.key} -> {gate_key(below, 0)} [weight=20, minlen=2]"


def _node(key: str, width: float, height: float) -> str:
    return f"{key} [width={_inches(width)}, height={_inches(height)}]"


def _inches(pixels: float) -> str:
    return f"{pixels / 72:.4f}"
