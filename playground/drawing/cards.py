"""Cards: how a resource is drawn, with its name and addresses as text."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.captions import clean, shorten, shorten_address
from playground.drawing.geometry import Box
from playground.engine.addresses import format_address, is_v6
from playground.engine.nodes import (
    Node,
    OutsideHost,
    PeeringStatus,
    Ref,
    TransitGateway,
    VpcEndpointService,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID


class Line(NamedTuple):
    """A line under a card's name.  `look` is a CSS class: address, outward (public) or words."""

    text: str
    look: str


UNPLACED = Box(0, 0, styles.CARD, styles.GATE)
ROOM = styles.CARD - styles.TEXT_LEFT - styles.STEP


@dataclass(frozen=True, slots=True)
class Card:
    """A drawn resource: where, with which texts, and what a screen reader says."""

    ref: Ref
    kind: str
    icon: str
    name: str
    lines: tuple[Line, ...]
    label: str
    marks: str = ""
    box: Box = UNPLACED

    def at(self, x: float, y: float, height: float | None = None) -> "Card":
        """The same card somewhere."""
        size = self.box.height if height is None else height
        return replace(self, box=Box(x, y, styles.CARD, size))


def enlarged(card: Card, letters: styles.Letters) -> Card:
    """With a larger name in a large picture, where it has room for it; hosts stay as they are."""
    host = any(line.look == "address" for line in card.lines)
    fits = shorten(card.name, ROOM, styles.LARGER.title + 1) == card.name
    if letters is styles.USUAL or host or not fits:
        return card
    return replace(card, marks=f"{card.marks} {styles.LARGER.look}".lstrip())


def height_of(lines: int) -> float:
    """A card with so many lines under its name."""
    return styles.CARD_TOP + styles.LINE * max(lines, 1)


def card_of(node: Node, lines: tuple[Line, ...], marks: str = "") -> Card:
    """The card of a node, not yet placed."""
    style = styles.STYLES[type(node)]
    name = clean(node.name or node.id)
    more = [line.text for line in lines if line.text not in (style.words, style.short)]
    said = ", ".join([f"{style.words} {name}", *more])
    short = tuple(_short(line) for line in lines)
    box = Box(0, 0, styles.CARD, height_of(len(lines)))
    title = shorten(name, ROOM, styles.NAME_SIZE)
    return Card(node.id, styles.slug(type(node)), style.icon, title, short, said, marks, box)


def kind_card(node: Node, state: str = "") -> Card:
    """A card that says its kind, and the state that keeps it from carrying."""
    words = Line(styles.STYLES[type(node)].short, "words")
    if not state:
        return card_of(node, (words,))
    return card_of(node, (Line(clean(state), "words"),), "stopped")


def _short(line: Line) -> Line:
    """Our own words fit; addresses may not."""
    if line.look == "words":
        return line
    return Line(shorten_address(line.text, ROOM, styles.ADDRESS_SIZE), line.look)


def peering_card(peering: VpcPeeringConnection) -> Card:
    """A peering connection between two VPCs, with the state that keeps it from carrying."""
    active = peering.status is PeeringStatus.ACTIVE
    return kind_card(peering, "" if active else peering.status)


def hub_card(gateway: TransitGateway | VpcEndpointService) -> Card:
    """A transit gateway, or an endpoint service, between VPCs."""
    return kind_card(gateway)


def host_lines(addresses: tuple[int, ...]) -> tuple[Line, ...]:
    """An address of each family."""
    v4 = [address for address in addresses if not is_v6(address)]
    v6 = [address for address in addresses if is_v6(address)]
    return tuple(Line(format_address(address), "address") for address in v4[:1] + v6[:1])


def outside_card(host: OutsideHost) -> Card:
    """A named host on the internet."""
    return card_of(host, host_lines(host.addresses))


def internet_card() -> Card:
    """The internet: always there, so that one can ask from it."""
    words = Line("everyone else", "words")
    return Card(INTERNET_ID, "internet", "internet", "Internet", (words,), "the internet")
