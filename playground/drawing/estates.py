"""The frames of a VPC: its own, its zones, its subnets; with names cut to their room."""

from dataclasses import replace

from playground.drawing import styles
from playground.drawing.captions import clean, shorten, shorten_address
from playground.drawing.geometry import Box
from playground.drawing.packing import Plot
from playground.drawing.picture import Frame
from playground.drawing.scene import Estate, Scene
from playground.engine.nodes import Vpc


def vpc_frame(estate: Estate, box: Box, scene: Scene, with_account: bool) -> Frame:
    """Its name stands left of its gateways.  Where there are several accounts, it says which."""
    vpc, gates = estate.plan.vpc, len(estate.gates)
    taken = gates * (styles.CARD + styles.GAP)
    room = (box.width - taken) / (2 if gates else 1) - styles.TEXT_LEFT - styles.GAP
    lines = tuple(shorten_address(one, room, styles.ADDRESS_SIZE) for one in estate.texts)
    title = shorten(clean(vpc.name or vpc.id), room, scene.size + 1)
    said = _said(vpc, with_account)
    return Frame("vpc", box, title, said, vpc.id, lines, look=scene.look, size=scene.size)


def _said(vpc: Vpc, with_account: bool) -> str:
    name = clean(vpc.name or vpc.id) + (f" ({clean(vpc.account)})" if with_account else "")
    return f"VPC {name}, {', '.join(map(str, vpc.blocks))}"


def zone_frame(name: str, box: Box) -> Frame:
    """An Availability Zone."""
    full = clean(name)
    return Frame("zone", box, shorten(full, box.width / 2 - 40, 12), f"Availability Zone {full}")


def subnet_frame(plot: Plot) -> Frame:
    """A subnet with its blocks, and what its routes make of it."""
    subnet = plot.subnet
    name, blocks = clean(subnet.name or subnet.id), tuple(map(str, subnet.blocks))
    room = plot.box.width - 34 - styles.BADGE_WIDTH[plot.kind] - 16
    label = f"{plot.kind} subnet {name}, {', '.join(blocks)}"
    title = shorten(name, room, styles.NAME_SIZE)
    return Frame("subnet", plot.box, title, label, subnet.id, blocks, plot.kind)


def moved_plot(plot: Plot, dx: float, dy: float) -> Plot:
    """A subnet with its cards somewhere."""
    cards = tuple(replace(card, box=card.box.moved(dx, dy)) for card in plot.cards)
    return replace(plot, box=plot.box.moved(dx, dy), cards=cards)
