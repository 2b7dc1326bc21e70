"""Many packets at once are what each of them is alone, tried on random networks."""

from random import Random

from playground.engine.addresses import V4_ALL, V6_ALL, Intervals, holds, join, meet, parse_address
from playground.engine.conversation import Conversation, conversations
from playground.engine.headers import SOURCE, service
from playground.engine.hops.memory import Seen
from playground.engine.network import Network
from playground.engine.nodes import TCP
from playground.engine.packet_set import Box, PacketSet
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons.compute import OnlySomeAreReplies
from playground.engine.traffic import Packet
from playground.engine.walk import End, Outcome, walk
from tests.engine.cast import three_tiers
from tests.engine.networks import random_network
from tests.engine.packets import OUTSIDE_SOURCES, Aims, random_questions
from tests.engine.tries import PACKETS, seeds, shares


def _points(addresses: list[int]) -> Intervals:
    return join(*((address, address + 1) for address in addresses))


def _sets(network: Network, seed: int) -> list[tuple[Place, PacketSet]]:
    """Big sets: all that an interface, the internet, or a site may send in one family."""
    random, aims = Random(seed), Aims(network)
    interface = random.choice(aims.senders)
    foreign = [] if interface.source_dest_check else OUTSIDE_SOURCES
    starts = [
        (Place(Stage.EGRESS, interface.id), _points([*interface.addresses, *foreign])),
        (OUTSIDE, _points(OUTSIDE_SOURCES)),
    ]
    if aims.sites:
        site, addresses = random.choice(aims.sites)
        starts.append((site, _points(addresses)))
    return [
        (start, PacketSet.of(meet(sources, family), family))
        for start, sources in starts
        for family in (V4_ALL, V6_ALL)
        if meet(sources, family)
    ]


def _pick(random: Random, box: Box) -> tuple[int, ...]:
    """A member of a box: at an edge of one of its intervals, or between."""
    chosen = []
    for values in box:
        at = 2 * random.randrange(len(values) // 2)
        low, last = values[at], values[at + 1] - 1
        chosen.append(random.choice((low, last, random.randint(low, last))))
    return tuple(chosen)


def _headers(piece: PacketSet, member: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(
        shift if variable < 0 else member[variable] + shift for variable, shift in piece.view
    )


def _same_end(many: End[PacketSet], member: tuple[int, ...], one: End[Packet]) -> bool:
    places = [step.place for step in many.steps] == [step.place for step in one.steps]
    reasons = [step.said for step in many.steps] == [step.said for step in one.steps]
    return places and reasons and _headers(many.traffic, member) == one.traffic[:4]


def _alone(start: Place, network: Network, member: tuple[int, ...]) -> list[Conversation[Packet]]:
    """Every way that the member takes alone."""
    source, destination, asked, source_port, *picks = member
    packet = Packet(source, destination, asked, source_port, tuple(picks))
    return list(conversations(network, start, packet))


def _same(
    many: Conversation[PacketSet], member: tuple[int, ...], one: Conversation[Packet]
) -> bool:
    if many.reply is None or one.reply is None:
        return many.reply is one.reply and _same_end(many.request, member, one.request)
    return _same_end(many.request, member, one.request) and _same_end(many.reply, member, one.reply)


@shares
def test_a_member_of_a_set_ends_where_its_piece_ended(share: int) -> None:
    for seed in seeds(share):
        network, random = random_network(seed), Random(seed)
        for start, many in _sets(network, seed):
            for piece in conversations(network, start, many):
                last = piece.request if piece.reply is None else piece.reply
                if isinstance(last.last.said, OnlySomeAreReplies):
                    continue
                member = _pick(random, random.choice(last.traffic.boxes))
                alone = _alone(start, network, member)
                assert any(_same(piece, member, one) for one in alone), (seed, member)


def _holds(box: Box, packet: Packet) -> bool:
    """Is the packet in the box, if devices keep its port wherever they may?"""
    port = packet.source_port if packet.source_port >= 1024 else packet.source_port + 1024
    member = (*packet[:4], *[port] * (len(box) - 4))
    return all(holds(values, value) for values, value in zip(box, member, strict=True))


@shares
def test_the_pieces_of_a_set_are_all_of_it_and_apart(share: int) -> None:
    for seed in seeds(share):
        network = random_network(seed)
        asked = random_questions(network, seed, 4 * PACKETS)
        for start, many in _sets(network, seed):
            pieces = [end.traffic.boxes for end in walk(network, start, many)]
            for question in asked:
                packet = question.packet
                if question.start != start or not _holds(many.boxes[0], packet):
                    continue
                found = [box for boxes in pieces for box in boxes if _holds(box, packet)]
                ways = list(walk(network, start, packet))
                assert len(found) == len(ways), (seed, question)


HTTPS = (service(TCP, 443), service(TCP, 444))


def test_nobody_can_say_of_a_set_that_only_half_answers() -> None:
    host, far = parse_address("10.0.3.10"), parse_address("10.0.2.10")
    asked = PacketSet.of((far, far + 2), (host, host + 1), HTTPS)
    one = asked.put(SOURCE, far)
    memory = [Seen(Place(Stage.INGRESS, "db"), one, one)]
    (sent,) = asked.replies()
    (end,) = walk(three_tiers(), Place(Stage.EGRESS, "db"), sent, memory, reply=True)
    assert end.last.said == OnlySomeAreReplies("db")
    assert end.outcome is Outcome.UNDETERMINED
