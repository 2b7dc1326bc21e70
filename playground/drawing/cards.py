"""Cards: hosts and gateways as they are drawn, with their names and addresses as text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from playground.drawing import styles
from playground.drawing.captions import clean, shorten, shorten_address
from playground.drawing.geometry import Box
from playground.engine.addresses import format_address, is_v6
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    Instance,
    InstanceState,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    NetworkInterface,
    Node,
    OutsideHost,
    PeeringStatus,
    Ref,
    TransitGateway,
    VpcPeeringConnection,
)
from playground.engine.places import INTERNET_ID


class Line(NamedTuple):
    """A line under a card's name.  `look` is a CSS class: address, outward (public) or words."""

    text: str
    look: str


UNPLACED = Box(0, 0, styles.CARD, styles.GATE)


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


def height_of(lines: int) -> float:
    """A card with so many lines under its name."""
    return styles.CARD_TOP + styles.LINE * max(lines, 1)


def subnet_cards(network: Network, subnet: Ref) -> list[Card]:
    """What stands in a subnet: NAT gateways first, then hosts in the order of their addresses."""
    gateways = network.nat_gateways_in.get(subnet, [])
    interfaces = network.interfaces_in.get(subnet, [])
    inner = sorted(gateways, key=lambda one: (one.private_ip or 0, one.id))
    hosts = sorted(interfaces, key=lambda one: (one.addresses[:1], one.id))
    return [nat_card(network, one) for one in inner] + [host_card(network, one) for one in hosts]


def host_card(network: Network, interface: NetworkInterface) -> Card:
    """An instance at its primary interface; any other interface as itself."""
    lines = tuple(_address_lines(network, interface))
    host = network.host_of(interface)
    if not isinstance(host, Instance) or network.interfaces_of[host.id][0] is not interface:
        marks = "" if interface.instance or interface.requester_managed else "unused"
        return _card(interface, lines, marks)
    if host.state is InstanceState.STOPPED:
        return _card(host, (*lines, Line("stopped", "words")), "stopped")
    return _card(host, lines)


def _address_lines(network: Network, interface: NetworkInterface) -> Iterator[Line]:
    for address in interface.private_ips[:1] + interface.ipv6_addresses[:1]:
        yield Line(format_address(address), "address")
    public = {network.public_address_of.get((interface.id, one)) for one in interface.private_ips}
    for address in sorted(one for one in public if one is not None)[:1]:
        yield Line(format_address(address), "outward")


def nat_card(network: Network, gateway: NatGateway) -> Card:
    """A NAT gateway with its private and its public address, or the state that stops it."""
    private = gateway.private_ip
    lines = [Line("regional", "words")] if gateway.subnet is None else []
    lines += [Line(format_address(private), "address")] if private is not None else []
    held = (ip for (owner, _), ip in network.public_address_of.items() if owner == gateway.id)
    lines += [Line(format_address(public), "outward") for public in sorted(held)[:1]]
    if gateway.state is NatGatewayState.AVAILABLE:
        return _card(gateway, tuple(lines))
    return _card(gateway, (*lines, Line(gateway.state, "words")), "stopped")


def gate_card(gateway: InternetGateway | EgressOnlyInternetGateway) -> Card:
    """A gateway on a VPC's border, or one that is attached to none."""
    words = styles.STYLES[type(gateway)].words
    if gateway.vpc is None:
        return _card(gateway, (Line("not attached", "words"),), "unused")
    return _card(gateway, (Line(words, "words"),))


def peering_card(peering: VpcPeeringConnection) -> Card:
    """A peering connection between two VPCs, with the state that keeps it from carrying."""
    if peering.status is PeeringStatus.ACTIVE:
        words = styles.STYLES[VpcPeeringConnection].words
        return _card(peering, (Line(words, "words"),))
    return _card(peering, (Line(peering.status, "words"),), "stopped")


def hub_card(gateway: TransitGateway) -> Card:
    """A transit gateway between VPCs."""
    return _card(gateway, (Line(styles.STYLES[TransitGateway].words, "words"),))


def outside_card(host: OutsideHost) -> Card:
    """A named host on the internet."""
    v4 = [address for address in host.addresses if not is_v6(address)]
    v6 = [address for address in host.addresses if is_v6(address)]
    lines = tuple(Line(format_address(address), "address") for address in v4[:1] + v6[:1])
    return _card(host, lines)


def internet_card() -> Card:
    """The internet: always there, so that one can ask from it."""
    words = Line("everyone else", "words")
    return Card(INTERNET_ID, "internet", "internet", "Internet", (words,), "the internet")


def _card(node: Node, lines: tuple[Line, ...], marks: str = "") -> Card:
    style = styles.STYLES[type(node)]
    name = clean(node.name or node.id)
    room = styles.CARD - styles.TEXT_LEFT - styles.STEP
    more = [line.text for line in lines if line.text != style.words]
    said = ", ".join([f"{style.words} {name}", *more])
    short = tuple(_short(line, room) for line in lines)
    box = Box(0, 0, styles.CARD, height_of(len(lines)))
    title = shorten(name, room, styles.NAME_SIZE)
    return Card(node.id, styles.slug(type(node)), style.icon, title, short, said, marks, box)


def _short(line: Line, room: float) -> Line:
    """Our own words fit; addresses may not."""
    if line.look == "words":
        return line
    return Line(shorten_address(line.text, room, styles.ADDRESS_SIZE), line.look)
