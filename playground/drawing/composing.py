"""A network becomes a picture: size everything, let Graphviz place it, fill in the insides."""

from collections.abc import Iterator

from playground.drawing import styles
from playground.drawing.beneath import lie_beneath
from playground.drawing.captions import clean
from playground.drawing.cards import Card, enlarged
from playground.drawing.clouds import SERVICES_ID, private_ways
from playground.drawing.crossings import Seat
from playground.drawing.dot import INTERNET, OUTSIDE, gate_key, to_dot
from playground.drawing.estates import subnet_frame, vpc_frame, zone_frame
from playground.drawing.geometry import Box, Point, around
from playground.drawing.layout import DrawingFailed, Layout, Worker, lay_out
from playground.drawing.picture import Frame, Line, Picture, line
from playground.drawing.plans import Plot
from playground.drawing.roots import Above
from playground.drawing.scene import Block, Region, Scene, set_scene
from playground.drawing.stand_ins import aliases, behind, members
from playground.drawing.terrain import Estate
from playground.drawing.trunk import Port, Territory, to_internet, to_services
from playground.drawing.unknowns import marked_card, marked_frame
from playground.drawing.wiring import Edge, Ground, wire
from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    OutsideHost,
    Ref,
    Vpc,
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
        self.homes: dict[Ref, Ref] = {}
        self.territories: list[Territory] = []
        self.seats: dict[Ref, Seat] = {}
        self.feet: dict[Ref, Seat] = {}
        self.middle_of: dict[str, float] = {}
        self.several_accounts = len({vpc.account for vpc in network.all(Vpc)}) > 1
        self.private = private_ways(network)

    def paint(self) -> Picture:
        for region in self.scene.regions:
            self._region(region)
        self._beneath()
        self._outside()
        return Picture(
            _view(self.frames, self.cards, self.lines),
            tuple(marked_frame(self.network, frame) for frame in self.frames),
            tuple(self.lines),
            tuple(marked_card(self.network, card) for card in self.cards),
            self.plots,
            dict(aliases(self.network)),
            members(self.network),
            self.homes,
            behind(self.network),
            {one.id: clean(one.name or one.id) for one in self.network},
        )

    def _outside(self) -> None:
        """The internet over the middle of its gateways' VPCs, hosts and services beside it."""
        shift = self._middle() - self.layout[INTERNET].x
        rise = self.scene.letters.grown
        centre = Point(self.layout[INTERNET].x + shift, self.layout[INTERNET].y - rise)
        internet = _centred(self.scene.internet, centre)
        self.lines += map(line, to_internet(internet.box, self.territories))
        self.cards.append(internet)
        if self.scene.outside.cards:
            place = self.layout[OUTSIDE]
            box = self._block(self.scene.outside, Point(place.x + shift, place.y - rise))
            if any(isinstance(self.network.find(one.ref), OutsideHost) for one in self.cards):
                ends = Point(internet.box.right, centre.y), Point(box.x, centre.y)
                self.lines.append(line(Edge("internet", OUTSIDE, "outside", ends)))
        if self.scene.services.cards:
            self._services(internet)

    def _services(self, internet: Card) -> None:
        """The services of AWS left of the internet; both are there for everybody."""
        width, level = self.scene.services.size[0], internet.box.centre.y
        middle = Point(internet.box.x - styles.BESIDE - width / 2, level)
        box = self._block(self.scene.services, middle)
        self.frames.append(Frame(SERVICES_ID, box, "AWS services", "AWS services"))
        self.lines += map(line, to_services(box, self.territories))
        ends = Point(internet.box.x, level), Point(box.right, level)
        self.lines.append(line(Edge("internet", SERVICES_ID, "outside", ends)))

    def _block(self, block: Block, middle: Point) -> Box:
        """Cards in a grid around a point."""
        width, height = block.size
        box = Box(middle.x - width / 2, middle.y - height / 2, width, height)
        self.cards += block.placed(box.x, box.y)
        return box

    def _beneath(self) -> None:
        """Hubs, peerings, sites: all that joins VPCs with each other and with the world's rest."""
        end = self.layout[INTERNET].y + styles.GATE
        low = max((one.box.bottom for one in self.territories), default=end)
        letters = self.scene.letters
        above = Above(self.seats, self.feet, self.middle_of, self._middle(), low, letters)
        below = lie_beneath(self.network, above)
        for site in below.sites:
            self.frames += [site.frame] if site.frame else []
            self.cards += (enlarged(card, letters) for card in (*site.ways, *site.cards))
            self.lines += map(line, site.edges)
            self.homes |= {card.ref: site.ref for card in site.cards if site.frame}
        self.cards += (enlarged(card, letters) for card in below.cards)
        self.lines += map(line, below.edges)

    def _middle(self) -> float:
        """Where the internet goes: over the middle of all regions."""
        if not self.territories:
            return self.layout[INTERNET].x
        return around([one.box for one in self.territories]).centre.x

    def _region(self, region: Region) -> None:
        place = len(self.frames)
        doors: list[Card] = []
        boxes = [self._estate(estate, doors) for row in region.rows for estate in row]
        letters = self.scene.letters
        box = around(boxes).grown(styles.REGION_PAD, styles.REGION_TOP + letters.grown)
        name = clean(region.name) + self._blocked(region.name)
        key = clean(region.name)
        frame = Frame("region", box, name, f"region {name}", letters=letters, key=key)
        self.frames.insert(place, frame)
        self.middle_of[region.name] = box.centre.x
        estates = [estate for row in region.rows for estate in row]
        self.territories.append(Territory(box, tuple(doors), tuple(self._ports(estates))))
        for index, row in enumerate(region.rows):
            self._take_seats(row, region.rows[index + 1 :], box.x + styles.REGION_PAD / 2)

    def _ports(self, estates: list[Estate]) -> Iterator[Port]:
        """Where VPCs with interface endpoints are joined to the services of AWS."""
        boxes = {frame.ref: frame.box for frame in self.frames if frame.kind == "vpc"}
        for ref in (estate.plan.vpc.id for estate in estates):
            if ref in self.private:
                box = boxes[ref]
                x, crown = box.right - 2 * styles.STEP, box.y - styles.GATE / 2
                yield Port(ref, "aws-service", x, box.y, crown)

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
        cards = {card.ref: card.box for card in self.cards}
        below = [boxes[estate.plan.vpc.id] for some in lower for estate in some]
        bottom = max(boxes[estate.plan.vpc.id].bottom + estate.foot for estate in row)
        for estate in row:
            box = boxes[estate.plan.vpc.id]
            hindered = any(one.x < box.right and box.x < one.right for one in below)
            past = lane if hindered else None
            feet = {door.ref: cards[door.ref] for door in estate.lower}
            free = min((one.x for one in feet.values()), default=box.right) - box.x
            self.seats[estate.plan.vpc.id] = Seat(box._replace(width=free), bottom, past)
            self.feet |= {ref: Seat(foot, bottom, past) for ref, foot in feet.items()}

    def _estate(self, estate: Estate, all_doors: list[Card]) -> Box:
        plan, node = estate.plan, self.layout[estate.key]
        top = self.layout[gate_key(estate, 0)].y
        box = Box(node.x - plan.width / 2, top, plan.width, plan.height)
        self.frames.append(vpc_frame(estate, box, self.scene, self.several_accounts))
        doors = {door.ref: door for door in _on_upper_side(estate.gates, box)}
        lower = {door.ref: door for door in _on_lower_side(estate.lower, box)}
        self.cards += [*doors.values(), *lower.values()]
        all_doors += doors.values()
        self._inside(estate, box, doors, lower)
        return around([box, *(door.box for door in (*doors.values(), *lower.values()))])

    def _inside(
        self, estate: Estate, vpc: Box, doors: dict[Ref, Card], lower: dict[Ref, Card]
    ) -> None:
        plan = estate.plan
        for name, box in plan.zones:
            self.frames.append(zone_frame(plan.vpc.id, name, box.moved(vpc.x, vpc.y)))
        plots = [plot.moved(vpc.x, vpc.y) for plot in plan.plots]
        regional = [card.at(card.box.x + vpc.x, card.box.y + vpc.y) for card in plan.regional]
        self.frames += map(subnet_frame, plots)
        homes = {card.ref: plot for plot in plots for card in plot.cards}
        inner = [card for plot in plots for card in plot.cards] + regional
        self.cards += inner
        mine = {plot.subnet.id: plot for plot in plots}
        self.plots |= mine
        top = vpc.y + (plan.zones[0][1].y if plan.zones else plan.height)
        bottom = vpc.y + (plan.zones[0][1].bottom if plan.zones else 0)
        cards = {card.ref: card for card in inner}
        ground = Ground(mine, cards, homes, doors, lower, top, bottom)
        self.lines += map(line, wire(self.network, ground))


def _on_upper_side(gates: tuple[Card, ...], box: Box) -> Iterator[Card]:
    """Around the middle, so that the name has room left of them."""
    for index, gate in enumerate(gates):
        x = box.centre.x + (index - (len(gates) - 1) / 2) * styles.GATE_STEP
        yield _centred(gate, Point(x, box.y))


def _on_lower_side(doors: tuple[Card, ...], box: Box) -> Iterator[Card]:
    """From the right, so that other lines leave the VPC left of them."""
    step = styles.CARD + styles.GAP
    for index, door in enumerate(doors):
        yield door.at(box.right - (index + 1) * step, box.bottom - styles.GATE / 2)


def _centred(card: Card, centre: Point) -> Card:
    return card.at(centre.x - styles.CARD / 2, centre.y - card.box.height / 2)


def _view(frames: list[Frame], cards: list[Card], lines: list[Line]) -> Box:
    """Everything, with a margin."""
    boxes = [frame.box for frame in frames] + [card.box for card in cards]
    boxes += [Box(*point, 0, 0) for line in lines for point in line.edge.points]
    return around(boxes).grown(styles.MARGIN)
