"""A network becomes a picture: size everything, let Graphviz place it, fill in the insides."""

from collections.abc import Iterator
from dataclasses import replace

from playground.drawing import styles
from playground.drawing.captions import clean, natural, shorten, shorten_address
from playground.drawing.cards import Card, hub_card, peering_card
from playground.drawing.crossings import Seat, place
from playground.drawing.dot import INTERNET, OUTSIDE, gate_key, to_dot
from playground.drawing.geometry import Box, Point, around
from playground.drawing.hubs import height as hub_room
from playground.drawing.hubs import place as place_hubs
from playground.drawing.hubs import wires as hub_wires
from playground.drawing.layout import DrawingFailed, Layout, Worker, lay_out
from playground.drawing.packing import Plot
from playground.drawing.picture import Frame, Line, Picture, line
from playground.drawing.scene import Estate, Region, Scene, set_scene
from playground.drawing.trunk import Territory, to_internet
from playground.drawing.wiring import Edge, Ground, wire
from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    Instance,
    OutsideHost,
    Ref,
    TransitGateway,
    Vpc,
    VpcPeeringConnection,
)

MOST_RESOURCES = 10_000
"""Beyond it a picture helps nobody and costs everybody."""


def draw(network: Network, worker: Worker | None = None) -> Picture:
    """The picture of a network.  Raises DrawingFailed; the outline says all that a picture says."""
    if len(network) > MOST_RESOURCES:
        raise DrawingFailed("the network is too large for a picture")
    scene = set_scene(network)
    layout = lay_out(to_dot(scene), worker)
    return _Canvas(network, scene, layout).paint()


class _Canvas:
    """Collects what is drawn while the scene is walked once."""

    def __init__(self, network: Network, scene: Scene, layout: Layout) -> None:
        self.network, self.scene, self.layout = network, scene, layout
        self.frames: list[Frame] = []
        self.lines: list[Line] = []
        self.cards: list[Card] = []
        self.plots: dict[Ref, Plot] = {}
        self.territories: list[Territory] = []
        self.seats: dict[Ref, Seat] = {}
        self.several_accounts = len({vpc.account for vpc in network.all(Vpc)}) > 1

    def paint(self) -> Picture:
        for region in self.scene.regions:
            self._region(region)
        self._crossings()
        self._outside()
        return Picture(
            _view(self.frames, self.cards),
            tuple(self.frames),
            tuple(self.lines),
            tuple(self.cards),
            self.plots,
            dict(_aliases(self.network)),
        )

    def _outside(self) -> None:
        """The internet over the middle of its gateways' VPCs, named hosts beside it."""
        shift = self._middle() - self.layout[INTERNET].x
        centre = Point(self.layout[INTERNET].x + shift, self.layout[INTERNET].y)
        internet = _centred(self.scene.internet, centre)
        self.lines += map(line, to_internet(internet.box, self.territories))
        self.cards.append(internet)
        if not self.scene.outside:
            return
        middle = Point(self.layout[OUTSIDE].x + shift, self.layout[OUTSIDE].y)
        hosts = list(_in_block(self.scene, middle))
        self.cards += hosts
        if any(isinstance(self.network.find(one.ref), OutsideHost) for one in hosts):
            ends = Point(internet.box.right, centre.y), Point(hosts[0].box.x, centre.y)
            self.lines.append(line(Edge("internet", "outside", "outside", ends)))

    def _crossings(self) -> None:
        """Transit gateways, then peering connections, below everything that they join."""
        every = sorted(self.network.all(VpcPeeringConnection), key=lambda peering: peering.id)
        drawn = [one for one in every if one.requester_vpc != one.accepter_vpc]
        cards = [(peering, peering_card(peering)) for peering in drawn]
        low = max((one.box.bottom for one in self.territories), default=0.0)
        hubs = self._hub_cards()
        below = low + hub_room(len(hubs))
        drops = []
        for crossing in place(cards, self.seats, below + 3 * styles.STEP):
            self.cards.append(crossing.card)
            self.lines += map(line, crossing.edges)
            drops += [edge.points[-2].x for edge in crossing.edges]
        placed = list(place_hubs(hubs, self._middle(), low, drops))
        self.cards += placed
        self.lines += map(line, hub_wires(self.network, placed, self.seats, low))

    def _hub_cards(self) -> list[Card]:
        """Transit gateways in the order of their names; without a VPC there is nothing to join."""
        if not self.seats:
            return []
        every = self.network.all(TransitGateway)
        return [hub_card(one) for one in sorted(every, key=lambda one: (natural(one.name), one.id))]

    def _middle(self) -> float:
        """Where the internet goes: over one VPC as Graphviz says, over several in the middle."""
        if len(list(self.scene.estates)) < 2:
            return self.layout[INTERNET].x
        return around([one.box for one in self.territories]).centre.x

    def _region(self, region: Region) -> None:
        place = len(self.frames)
        doors: list[Card] = []
        boxes = [self._estate(estate, doors) for row in region.rows for estate in row]
        box = around(boxes).grown(styles.REGION_PAD, styles.REGION_TOP)
        name = clean(region.name) + self._blocked(region.name)
        self.frames.insert(place, Frame("region", box, name, f"region {name}"))
        self.territories.append(Territory(box, tuple(doors)))
        for index, row in enumerate(region.rows):
            self._take_seats(row, region.rows[index + 1 :], box.x + styles.REGION_PAD / 2)

    def _blocked(self, region: str) -> str:
        """' · public access blocked (ingress-only)' where it is so (GW-13)."""
        settings = self.network.all(BlockPublicAccess)
        modes = sorted({one.mode.value for one in settings if one.region == region})
        return f" \u00b7 public access blocked ({', '.join(modes)})" if modes else ""

    def _take_seats(
        self, row: tuple[Estate, ...], lower: tuple[tuple[Estate, ...], ...], lane: float
    ) -> None:
        """Remember where the VPCs of a row are, for the lines that leave them downwards."""
        boxes = {frame.ref: frame.box for frame in self.frames if frame.kind == "vpc"}
        below = [boxes[estate.plan.vpc.id] for some in lower for estate in some]
        own = {estate.plan.vpc.id: boxes[estate.plan.vpc.id] for estate in row}
        bottom = max(box.bottom for box in own.values())
        for ref, box in own.items():
            hindered = any(one.x < box.right and box.x < one.right for one in below)
            self.seats[ref] = Seat(box, bottom, lane if hindered else None)

    def _estate(self, estate: Estate, all_doors: list[Card]) -> Box:
        plan, node = estate.plan, self.layout[estate.key]
        top = self.layout[gate_key(estate, 0)].y
        box = Box(node.x - plan.width / 2, top, plan.width, plan.height)
        self.frames.append(_vpc_frame(plan.vpc, box, len(estate.gates), self.several_accounts))
        doors = {
            gate.ref: _centred(gate, self.layout[gate_key(estate, index)])
            for index, gate in enumerate(estate.gates)
        }
        self.cards += doors.values()
        all_doors += doors.values()
        self._inside(estate, box, doors)
        return around([box, *(door.box for door in doors.values())])

    def _inside(self, estate: Estate, vpc: Box, doors: dict[Ref, Card]) -> None:
        plan = estate.plan
        for name, box in plan.zones:
            self.frames.append(_zone_frame(name, box.moved(vpc.x, vpc.y)))
        plots = [_moved_plot(plot, vpc.x, vpc.y) for plot in plan.plots]
        regional = [card.at(card.box.x + vpc.x, card.box.y + vpc.y) for card in plan.regional]
        self.frames += map(_subnet_frame, plots)
        homes = {card.ref: plot for plot in plots for card in plot.cards}
        inner = [card for plot in plots for card in plot.cards] + regional
        self.cards += inner
        mine = {plot.subnet.id: plot for plot in plots}
        self.plots |= mine
        top = vpc.y + (plan.zones[0][1].y if plan.zones else plan.height)
        ground = Ground(mine, {card.ref: card for card in inner}, homes, doors, top)
        self.lines += map(line, wire(self.network, ground))


def _in_block(scene: Scene, middle: Point) -> Iterator[Card]:
    size, columns = scene.outside_size, scene.outside_columns
    for index, card in enumerate(scene.outside):
        x = middle.x - size[0] / 2 + index % columns * (styles.CARD + styles.GAP)
        y = middle.y - size[1] / 2 + index // columns * (scene.outside_height + styles.GAP)
        yield card.at(x, y, scene.outside_height)


def _centred(card: Card, centre: Point) -> Card:
    return card.at(centre.x - styles.CARD / 2, centre.y - card.box.height / 2)


def _moved_plot(plot: Plot, dx: float, dy: float) -> Plot:
    cards = tuple(replace(card, box=card.box.moved(dx, dy)) for card in plot.cards)
    return replace(plot, box=plot.box.moved(dx, dy), cards=cards)


def _vpc_frame(vpc: Vpc, box: Box, gates: int, with_account: bool) -> Frame:
    """Its name stands left of its gateways; of its blocks the first of each family is drawn.

    Where there are several accounts, the name says which.
    """
    name, blocks = clean(vpc.name or vpc.id), ", ".join(map(str, vpc.blocks))
    name += f" ({clean(vpc.account)})" if with_account else ""
    taken = gates * (styles.CARD + styles.GAP)
    room = (box.width - taken) / (2 if gates else 1) - styles.TEXT_LEFT - styles.GAP
    lines = tuple(
        shorten_address(_first_and_more(some), room, styles.ADDRESS_SIZE)
        for some in (vpc.cidrs, vpc.ipv6_cidrs)
        if some
    )
    title = shorten(name, room, styles.NAME_SIZE + 1)
    return Frame("vpc", box, title, f"VPC {name}, {blocks}", vpc.id, lines)


def _first_and_more(blocks: tuple[Prefix, ...]) -> str:
    return str(blocks[0]) + (f" +{len(blocks) - 1}" if len(blocks) > 1 else "")


def _zone_frame(name: str, box: Box) -> Frame:
    full = clean(name)
    return Frame("zone", box, shorten(full, box.width / 2 - 40, 12), f"Availability Zone {full}")


def _subnet_frame(plot: Plot) -> Frame:
    subnet = plot.subnet
    name, blocks = clean(subnet.name or subnet.id), tuple(map(str, subnet.blocks))
    room = plot.box.width - 34 - styles.BADGE_WIDTH[plot.kind] - 16
    label = f"{plot.kind} subnet {name}, {', '.join(blocks)}"
    title = shorten(name, room, styles.NAME_SIZE)
    return Frame("subnet", plot.box, title, label, subnet.id, blocks, plot.kind)


def _aliases(network: Network) -> Iterator[tuple[Ref, Ref]]:
    for instance in network.all(Instance):
        for interface in network.interfaces_of.get(instance.id, [])[:1]:
            yield interface.id, instance.id


def _view(frames: list[Frame], cards: list[Card]) -> Box:
    """Everything, with a margin."""
    boxes = [frame.box for frame in frames] + [card.box for card in cards]
    return around(boxes).grown(styles.MARGIN)
