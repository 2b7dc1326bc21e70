"""The frames of a VPC: its own, its zones, its subnets; with names cut to their room."""

from playground.drawing import styles
from playground.drawing.captions import clean, shorten, shorten_address
from playground.drawing.geometry import Box
from playground.drawing.picture import Frame
from playground.drawing.plans import Plot
from playground.drawing.scene import Scene
from playground.drawing.terrain import ACCOUNT, Estate
from playground.engine.nodes import Ref, Vpc

BELOW = 28
"""Letters so large stand below the gateways, not only beside them."""


def vpc_frame(estate: Estate, box: Box, scene: Scene, with_account: bool) -> Frame:
    """Its name stands left of its gateways.  Where there are several accounts, it says which."""
    vpc, gates = estate.plan.vpc, len(estate.gates)
    letters, taken = scene.letters, gates * styles.GATE_STEP
    room = (box.width - taken) / (2 if gates else 1) - styles.TEXT_LEFT - styles.GAP
    if gates and letters.title >= BELOW:
        room += styles.CARD / 2
    lines = tuple(_fitted(one, room, letters.text) for one in estate.texts)
    title = shorten(clean(vpc.name or vpc.id), room, letters.title + 1)
    said = _said(vpc, with_account)
    return Frame("vpc", box, title, said, vpc.id, lines, letters=letters)


def _fitted(text: str, room: float, size: float) -> str:
    """An account goes by its number alone where more has no room.  Words have theirs."""
    if text == styles.NOT_DESCRIBED:
        return text
    whole = shorten_address(text, room, size)
    return whole if whole == text else shorten_address(text.removeprefix(ACCOUNT), room, size)


def _said(vpc: Vpc, with_account: bool) -> str:
    name = clean(vpc.name or vpc.id) + (f" ({clean(vpc.account)})" if with_account else "")
    return f"VPC {name}, {', '.join(map(str, vpc.blocks))}"


def zone_frame(vpc: Ref, name: str, box: Box) -> Frame:
    """An Availability Zone, as far as a VPC is in it."""
    full = clean(name)
    title, label = shorten(full, box.width / 2 - 40, 12), f"Availability Zone {full}"
    return Frame("zone", box, title, label, key=f"{vpc}-{full}")


def subnet_frame(plot: Plot) -> Frame:
    """A subnet with its blocks, and what its routes make of it."""
    subnet = plot.subnet
    name, blocks = clean(subnet.name or subnet.id), tuple(map(str, subnet.blocks))
    room = plot.box.width - 34 - styles.BADGE_WIDTH[plot.kind] - 16
    label = f"{plot.kind} subnet {name}, {', '.join(blocks)}"
    title = shorten(name, room, styles.NAME_SIZE)
    return Frame("subnet", plot.box, title, label, subnet.id, blocks, plot.kind)
