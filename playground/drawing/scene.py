"""Everything that will be in the picture, sized, not yet placed: VPCs, gateways, the outside."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, sqrt

from playground.drawing import styles
from playground.drawing.captions import clean, natural
from playground.drawing.cards import Card, internet_card, outside_card
from playground.drawing.clouds import service_cards
from playground.drawing.doors import loose_doors, lower_doors, upper_doors
from playground.drawing.order import by_name
from playground.drawing.packing import plan_vpc
from playground.drawing.plans import Head
from playground.drawing.terrain import ACCOUNT, Estate, in_rows, letters_for, most_rows
from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import OutsideHost, Vpc

HOST_COLUMNS = 3
"""Outside hosts stand beside the internet, so many side by side at least."""


@dataclass(frozen=True)
class Region:
    """The VPCs of one region, row by row."""

    name: str
    rows: tuple[tuple[Estate, ...], ...]


@dataclass(frozen=True)
class Block:
    """Cards in a grid beside the internet, all equally high; `frame` is the room around them."""

    cards: tuple[Card, ...]
    side: float = 0
    head: float = 0

    @property
    def columns(self) -> int:
        """Cards side by side."""
        count = len(self.cards)
        return min(count, max(HOST_COLUMNS, ceil(sqrt(count * 1.5))))

    @property
    def card_height(self) -> float:
        """The height of each card."""
        return max((card.box.height for card in self.cards), default=styles.GATE)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, with the frame."""
        rows = ceil(len(self.cards) / self.columns)
        return (
            self.columns * (styles.CARD + styles.GAP) - styles.GAP + 2 * self.side,
            rows * (self.card_height + styles.GAP) - styles.GAP + self.side + self.head,
        )

    def placed(self, left: float, top: float) -> Iterator[Card]:
        """The cards at their places, row by row."""
        for index, card in enumerate(self.cards):
            x = left + self.side + index % self.columns * (styles.CARD + styles.GAP)
            y = top + self.head + index // self.columns * (self.card_height + styles.GAP)
            yield card.at(x, y, self.card_height)


@dataclass(frozen=True)
class Scene:
    """The parts of the picture that Graphviz places relative to each other.

    `letters` is how large the names of VPCs and regions are.
    """

    internet: Card
    outside: Block
    services: Block
    regions: tuple[Region, ...]
    letters: styles.Letters = styles.USUAL

    @property
    def estates(self) -> Iterator[Estate]:
        """Every VPC."""
        for region in self.regions:
            for row in region.rows:
                yield from row


def set_scene(network: Network) -> Scene:
    """Size everything, in an order that depends on names and ids only."""
    regions: dict[str, list[Estate]] = defaultdict(list)
    every = sorted(network.all(Vpc), key=lambda vpc: (vpc.region, natural(vpc.name), vpc.id))
    several = len({vpc.account for vpc in every}) > 1
    for index, vpc in enumerate(every):
        texts = tuple(_texts(vpc, several))
        if vpc.id in network.undescribed:
            texts = (*texts, styles.NOT_DESCRIBED)
        gates, lower = tuple(upper_doors(network, vpc)), tuple(lower_doors(network, vpc))
        plan = plan_vpc(network, vpc, Head(len(gates), len(texts), len(lower)))
        if vpc.id in network.undescribed:
            plan = replace(plan, width=max(plan.width, styles.VPC_UNKNOWN))
        regions[vpc.region].append(Estate(f"v{index}", plan, gates, lower, texts))
    some = list(regions.values())
    rows = most_rows(some)
    letters = letters_for(some, rows)
    grown = {name: [_grown(one, letters) for one in some] for name, some in regions.items()}
    return Scene(
        internet_card(),
        Block(tuple(_outside(network))),
        Block(tuple(service_cards(network)), styles.PAD, styles.SUBNET_TOP),
        tuple(Region(name, tuple(in_rows(estates, rows))) for name, estates in grown.items()),
        letters,
    )


def _grown(estate: Estate, letters: styles.Letters) -> Estate:
    """With room for larger letters."""
    if letters is styles.USUAL:
        return estate
    more = letters.grown + len(estate.texts) * (letters.step - styles.SUBNET_LINE)
    return replace(estate, plan=estate.plan.lowered(more))


def _texts(vpc: Vpc, several_accounts: bool) -> Iterator[str]:
    """Of its blocks the first of each family, and whose it is where there are several accounts."""
    for blocks in filter(None, (vpc.cidrs, vpc.ipv6_cidrs)):
        yield _first_and_more(blocks)
    if several_accounts:
        yield ACCOUNT + clean(vpc.account)


def _first_and_more(blocks: tuple[Prefix, ...]) -> str:
    return str(blocks[0]) + (f" +{len(blocks) - 1}" if len(blocks) > 1 else "")


def _outside(network: Network) -> Iterator[Card]:
    for host in by_name(network.all(OutsideHost)):
        yield outside_card(host)
    yield from loose_doors(network)
