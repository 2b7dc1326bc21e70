"""Everything that will be in the picture, sized, not yet placed: VPCs, gateways, the outside."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from playground.drawing import styles
from playground.drawing.captions import natural
from playground.drawing.cards import Card, gate_card, internet_card, outside_card
from playground.drawing.packing import PAGE_SHAPE, Plan, plan_vpc
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    OutsideHost,
    Vpc,
)

HOST_COLUMNS = 3
"""Outside hosts stand beside the internet, so many side by side at least."""


@dataclass(frozen=True)
class Estate:
    """A VPC with the gateways on its border.  `key` names it in the graph."""

    key: str
    plan: Plan
    gates: tuple[Card, ...]


@dataclass(frozen=True)
class Region:
    """The VPCs of one region, row by row."""

    name: str
    rows: tuple[tuple[Estate, ...], ...]


@dataclass(frozen=True)
class Scene:
    """The parts of the picture that Graphviz places relative to each other."""

    internet: Card
    outside: tuple[Card, ...]
    regions: tuple[Region, ...]

    @property
    def estates(self) -> Iterator[Estate]:
        """Every VPC."""
        for region in self.regions:
            for row in region.rows:
                yield from row

    @property
    def outside_columns(self) -> int:
        """Outside hosts side by side."""
        count = len(self.outside)
        return min(count, max(HOST_COLUMNS, ceil(sqrt(count * 1.5))))

    @property
    def outside_size(self) -> tuple[float, float]:
        """Width and height of the block of outside hosts."""
        rows = ceil(len(self.outside) / self.outside_columns)
        return (
            self.outside_columns * (styles.CARD + styles.GAP) - styles.GAP,
            rows * (self.outside_height + styles.GAP) - styles.GAP,
        )

    @property
    def outside_height(self) -> float:
        """All outside hosts are equally high."""
        return max((card.box.height for card in self.outside), default=styles.GATE)


def set_scene(network: Network) -> Scene:
    """Size everything, in an order that depends on names and ids only."""
    regions: dict[str, list[Estate]] = defaultdict(list)
    every = sorted(network.all(Vpc), key=lambda vpc: (vpc.region, natural(vpc.name), vpc.id))
    for index, vpc in enumerate(every):
        gates = tuple(_gates(network, vpc))
        plan = plan_vpc(network, vpc, len(gates))
        regions[vpc.region].append(Estate(f"v{index}", plan, gates))
    columns = _best_columns(list(regions.values()))
    return Scene(
        internet_card(),
        tuple(_outside(network)),
        tuple(Region(name, tuple(_in_rows(estates, columns))) for name, estates in regions.items()),
    )


def _gates(network: Network, vpc: Vpc) -> Iterator[Card]:
    gateways = network.internet_gateway_of(vpc.id), network.egress_only_gateway_of(vpc.id)
    for gateway in gateways:
        if gateway is not None:
            yield gate_card(gateway)


def _outside(network: Network) -> Iterator[Card]:
    for host in sorted(network.all(OutsideHost), key=lambda host: (natural(host.name), host.id)):
        yield outside_card(host)
    doors: list[InternetGateway | EgressOnlyInternetGateway] = []
    doors += network.all(InternetGateway)
    doors += network.all(EgressOnlyInternetGateway)
    for gateway in sorted(doors, key=lambda one: (natural(one.name), one.id)):
        if gateway.vpc is None:
            yield gate_card(gateway)


def _in_rows(estates: list[Estate], columns: int) -> Iterator[tuple[Estate, ...]]:
    for start in range(0, len(estates), columns):
        yield tuple(estates[start : start + columns])


def _best_columns(regions: list[list[Estate]]) -> int:
    """So many VPCs side by side in each region that the picture fits into the smallest page."""
    most = max((len(estates) for estates in regions), default=1)

    def page(columns: int) -> float:
        width, height = 0.0, 0.0
        for estates in regions:
            rows = list(_in_rows(estates, columns))
            width += max(sum(one.plan.width for one in row) for row in rows)
            height = max(height, sum(max(one.plan.height for one in row) for row in rows))
        return max(width, height * PAGE_SHAPE)

    return min(range(1, most + 1), key=page)
