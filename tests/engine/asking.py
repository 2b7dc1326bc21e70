"""The vocabulary of the engine's tests: `trace` asks, a `Trace` tells what happened."""

from functools import cached_property

from playground.engine.addresses import V6, format_address, parse_address
from playground.engine.conversation import Conversation, Verdict, conversations
from playground.engine.headers import icmp_service, service
from playground.engine.hops.client_vpn import first_client
from playground.engine.network import Network
from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    ClientVpnEndpoint,
    CustomerGateway,
    NetworkInterface,
    OnPremisesNetwork,
)
from playground.engine.places import INTERNET_ID, OUTSIDE, Place, Stage
from playground.engine.reasons import Reason
from playground.engine.sites import some_addresses
from playground.engine.traffic import Packet
from playground.engine.walk import End
from tests.engine.rows import service_of

OUTSIDE_V4 = parse_address("198.51.100.10")
OUTSIDE_V6 = parse_address("2001:db8:ffff::10")
ECHO_TYPES = {ICMP: 8, ICMPV6: 128}


class Trace:
    """What became of a question."""

    def __init__(self, conversation: Conversation[Packet]) -> None:
        self.conversation = conversation
        self.request = conversation.request
        self.reply = conversation.reply
        self.works = conversation.verdict is Verdict.REACHABLE
        self.verdict = conversation.verdict.value

    @cached_property
    def ends_at(self) -> str | None:
        """Who received the request: an interface, 'internet', a VPC for link-local services."""
        return None if self.request.blockers else self._arrival(self.request)

    @staticmethod
    def _arrival(end: End[Packet]) -> str | None:
        return end.place.id if end.arrived else None

    @cached_property
    def blockers(self) -> list[str]:
        """What stops the request: the place and the code, everything in path order."""
        return [_blocker(step.place, step.said) for step in self.request.blockers]

    @cached_property
    def reply_blockers(self) -> list[str]:
        """What stops the reply."""
        blocked = self.reply.blockers if self.reply is not None else ()
        return [_blocker(step.place, step.said) for step in blocked]

    @property
    def blocked_by(self) -> str | None:
        """The first blocker of all, as 'place: CODE'."""
        return next(iter(self.blockers + self.reply_blockers), None)

    @cached_property
    def said(self) -> list[Reason]:
        """Everything said of the request."""
        return [step.said for step in self.request.steps if step.said is not None]

    @cached_property
    def said_of_reply(self) -> list[Reason]:
        """Everything said of the reply."""
        steps = self.reply.steps if self.reply is not None else ()
        return [step.said for step in steps if step.said is not None]

    @cached_property
    def way(self) -> list[str]:
        """Where the request came by, 'stage id' each."""
        return _way(self.request)

    @cached_property
    def reply_way(self) -> list[str]:
        """Where the reply came by."""
        return [] if self.reply is None else _way(self.reply)

    @cached_property
    def sources(self) -> list[str]:
        """The sources that the request had on its way, in turn."""
        return _turns([step.traffic.source for step in self.request.steps])

    @cached_property
    def destinations(self) -> list[str]:
        """The destinations that the request had on its way, in turn."""
        return _turns([step.traffic.destination for step in self.request.steps])


def _way(end: End[Packet]) -> list[str]:
    return [f"{step.place.stage.value} {step.place.id}" for step in end.steps]


def _blocker(place: Place, said: Reason | None) -> str:
    assert said is not None
    return f"{place.id}: {said.code}"


def _turns(addresses: list[int]) -> list[str]:
    texts = [format_address(one) for one in addresses]
    return [one for one, before in zip(texts, [None, *texts], strict=False) if one != before]


def trace(
    network: Network,
    source: str,
    destination: str,
    asked: str | int = "tcp/443",
    source_port: int = 49152,
    v6: bool = False,
) -> Trace:
    """The first of `traces`: of most questions there is no other."""
    return traces(network, source, destination, asked, source_port, v6)[0]


def traces(
    network: Network,
    source: str,
    destination: str,
    asked: str | int = "tcp/443",
    source_port: int = 49152,
    v6: bool = False,
) -> list[Trace]:
    """Ask: `trace(net, 'web', 'db', 5432)`, `trace(net, 'internet', 'web', 'icmp/8')`.

    `source`: an interface, 'internet', 'internet:198.51.100.7' or 'web:10.0.1.99' (another source
    address).  `destination`: an interface (its public address if the internet asks) or an address.
    """
    name, _, address = source.partition(":")
    from_outside = name == INTERNET_ID
    target = _target(network, destination, from_outside, v6)
    if address:
        sender = parse_address(address)
    else:
        sender = _sender(network, name, is_v6=target >= V6)
    start = OUTSIDE if from_outside else _start(network, name)
    text = asked if isinstance(asked, str) else f"tcp/{asked}"
    packet = _packet(sender, target, text, source_port)
    return [Trace(one) for one in conversations(network, start, packet)]


def _start(network: Network, name: str) -> Place:
    """Where a packet of this sender starts."""
    match network.find(name):
        case ClientVpnEndpoint():
            return Place(Stage.CLIENT_OUT, name)
        case OnPremisesNetwork() | CustomerGateway():
            return Place(Stage.SITE_OUT, name)
    return Place(Stage.EGRESS, name)


def _target(network: Network, destination: str, from_outside: bool, v6: bool) -> int:
    node = network.find(destination)
    if node is None:
        return parse_address(destination)
    assert isinstance(node, NetworkInterface)
    if v6:
        return node.ipv6_addresses[0]
    private = node.private_ips[0]
    return network.public_address_of[node.id, private] if from_outside else private


def _sender(network: Network, name: str, is_v6: bool) -> int:
    if name == INTERNET_ID:
        return OUTSIDE_V6 if is_v6 else OUTSIDE_V4
    node = network.find(name)
    if isinstance(node, ClientVpnEndpoint):
        return first_client(node)
    if isinstance(node, OnPremisesNetwork | CustomerGateway):
        return some_addresses(network, node)[0]
    interface = network.get(NetworkInterface, name)
    return (interface.ipv6_addresses if is_v6 else interface.private_ips)[0]


def _packet(source: int, destination: int, text: str, source_port: int) -> Packet:
    wanted = service_of(text)
    if wanted.protocol in (TCP, UDP):
        port = wanted.ports.first if wanted.ports is not None else 443
        return Packet(source, destination, service(wanted.protocol, port), source_port)
    if wanted.protocol in ECHO_TYPES:
        kind = wanted.icmp_type if wanted.icmp_type >= 0 else ECHO_TYPES[wanted.protocol]
        asked = icmp_service(wanted.protocol, kind, max(wanted.icmp_code, 0))
        return Packet(source, destination, asked, 0)
    return Packet(source, destination, service(wanted.protocol), 0)
