"""On-premises sites: a frame with its customer gateways on the upper side and its hosts inside.

Above the frame stand its ways to AWS (VPN connections, virtual interfaces, Connect attachments),
each over the gateway that it ends at.  A customer gateway of no site stands alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.captions import clean, shorten, shorten_address
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point, tidy
from playground.drawing.order import by_name
from playground.drawing.picture import Frame
from playground.drawing.premises import gateway_card, host_card, way_card
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
    TransitGatewayConnect,
    VirtualInterface,
    VpnConnection,
)

STEP = styles.CARD + styles.GAP
DROP = 3 * styles.STEP
"""Between a way and the gateway or frame below it."""
MOST_BLOCKS = 3
"""Of a site's blocks so many are drawn."""


@dataclass(frozen=True)
class Site:
    """A site with all that belongs to it, relative to its upper left corner."""

    ref: Ref
    width: float
    height: float
    ways: tuple[Card, ...]
    cards: tuple[Card, ...]
    frame: Frame | None
    edges: tuple[Edge, ...]

    @property
    def middle(self) -> float:
        """The x of the middle of its ways."""
        if not self.ways:
            return self.width / 2
        return (self.ways[0].box.x + self.ways[-1].box.right) / 2

    def moved(self, dx: float, dy: float) -> "Site":
        """The same site somewhere."""
        return replace(
            self,
            ways=_moved(self.ways, dx, dy),
            cards=_moved(self.cards, dx, dy),
            frame=self.frame and replace(self.frame, box=self.frame.box.moved(dx, dy)),
            edges=tuple(
                replace(one, points=tuple(Point(x + dx, y + dy) for x, y in one.points))
                for one in self.edges
            ),
        )


class Column(NamedTuple):
    """A customer gateway with its connections above it; or, without one, a single way."""

    gateway: Card | None
    ways: list[Card]


def _moved(cards: tuple[Card, ...], dx: float, dy: float) -> tuple[Card, ...]:
    return tuple(replace(card, box=card.box.moved(dx, dy)) for card in cards)


def plan_sites(network: Network, letters: styles.Letters = styles.USUAL) -> Iterator[Site]:
    """Every site by name, which is written so large, then customer gateways of none."""
    for site in by_name(network.all(OnPremisesNetwork)):
        yield _site(network, site, letters)
    for gateway in by_name(network.all(CustomerGateway)):
        if gateway.network is None:
            yield _alone(_column(network, gateway), gateway.id)


def _columns(network: Network, site: OnPremisesNetwork) -> Iterator[Column]:
    """Its VPN connections by customer gateway, then what needs none."""
    for gateway in by_name(network.all(CustomerGateway)):
        if gateway.network == site.id:
            yield _column(network, gateway)
    ways: list[VirtualInterface | TransitGatewayConnect] = []
    ways += by_name(network.all(VirtualInterface))
    ways += by_name(network.all(TransitGatewayConnect))
    yield from (Column(None, [way_card(one)]) for one in ways if one.network == site.id)


def _column(network: Network, gateway: CustomerGateway) -> Column:
    ends = [one for one in network.all(VpnConnection) if one.customer_gateway == gateway.id]
    return Column(gateway_card(gateway), [way_card(one) for one in by_name(ends)])


def _alone(column: Column, ref: Ref) -> Site:
    """A customer gateway of no site, below its connections."""
    spread = _spread([column], 0)
    (gateway,) = spread.gateways
    return Site(
        ref,
        spread.right - styles.GAP,
        gateway.box.bottom,
        tuple(spread.ways),
        (gateway,),
        None,
        tuple(_down(spread, None)),
    )


class Spread(NamedTuple):
    """Columns side by side: the ways, the gateway of each column (or None), where they end."""

    ways: list[Card]
    ends: list[Card | None]
    gateways: list[Card]
    right: float
    border: float


def _spread(columns: list[Column], left: float) -> Spread:
    high = max((way.box.height for one in columns for way in one.ways), default=-DROP)
    spread = Spread([], [], [], left, 0)
    x = left
    for column in columns:
        count = max(len(column.ways), 1)
        gateway = column.gateway and column.gateway.at(x + (count - 1) * STEP / 2, high + DROP)
        spread.gateways.extend([gateway] if gateway else [])
        spread.ends.extend([gateway] * len(column.ways))
        spread.ways.extend(way.at(x + i * STEP, 0, high) for i, way in enumerate(column.ways))
        x += count * STEP
    half = styles.GATE / 2 if spread.gateways else 0
    return spread._replace(right=x, border=high + DROP + half)


def _down(spread: Spread, frame: Frame | None) -> Iterator[Edge]:
    """From each way to its gateway, or to the frame's upper side."""
    for way, gateway in zip(spread.ways, spread.ends, strict=True):
        start = Point(way.box.centre.x, way.box.bottom)
        look = f"{way.kind} {'down' if way.marks else ''}".rstrip()
        if gateway is None and frame is not None:
            yield Edge(frame.ref, way.ref, look, (Point(start.x, frame.box.y), start))
        elif gateway is not None:
            end = Point(gateway.box.centre.x, gateway.box.y)
            level = end.y - styles.STEP
            points = [end, Point(end.x, level), Point(start.x, level), start]
            yield Edge(gateway.ref, way.ref, look, tidy(points))


def _site(network: Network, site: OnPremisesNetwork, letters: styles.Letters) -> Site:
    side = _side(letters)
    spread = _spread(list(_columns(network, site)), side)
    own = by_name(one for one in network.all(OnPremisesHost) if one.network == site.id)
    inner = [host_card(one) for one in own]
    abreast = min(len(inner), max(2, ceil(sqrt(len(inner) * 1.5))))
    least = abreast * STEP - styles.GAP + 2 * styles.PAD
    width = max(spread.right, least, side + styles.PAD)
    texts = _texts(site)
    more = letters.step - styles.SUBNET_LINE
    head = styles.VPC_TOP_BARE + letters.grown + more + (len(texts) - 1) * letters.step
    cards = list(_hosts(inner, spread.border + head, width))
    bottom = max((one.box.bottom + styles.PAD for one in cards), default=spread.border + head)
    box = Box(0, spread.border, width, bottom - spread.border)
    frame = _frame(site, box, texts, letters)
    ways, edges = tuple(spread.ways), tuple(_down(spread, frame))
    return Site(site.id, width, bottom, ways, (*spread.gateways, *cards), frame, edges)


def _side(letters: styles.Letters) -> float:
    """Room for a site's name beside its gateways."""
    return styles.SITE_SIDE + letters.grown * styles.STEP


def _hosts(cards: list[Card], top: float, width: float) -> Iterator[Card]:
    columns = int((width - 2 * styles.PAD + styles.GAP) / STEP)
    high = max((one.box.height for one in cards), default=0)
    for index, card in enumerate(cards):
        row, column = divmod(index, columns)
        yield card.at(styles.PAD + column * STEP, top + row * (high + styles.GAP), high)


def _texts(site: OnPremisesNetwork) -> tuple[str, ...]:
    blocks = [str(block) for block in site.cidrs]
    more = [f"+{len(blocks) - MOST_BLOCKS} more"] if len(blocks) > MOST_BLOCKS else []
    return (*blocks[:MOST_BLOCKS], *more) or ("no blocks",)


def _frame(
    site: OnPremisesNetwork, box: Box, texts: tuple[str, ...], letters: styles.Letters
) -> Frame:
    name = clean(site.name or site.id)
    kind = styles.slug(OnPremisesNetwork)
    room = _side(letters) - styles.TEXT_LEFT - styles.STEP
    lines = tuple(shorten_address(text, room, letters.text) for text in texts)
    said = ", ".join([f"on-premises network {name}", *map(str, site.cidrs)])
    title = shorten(name, room, letters.title)
    return Frame(kind, box, title, said, site.id, lines, letters=letters)
