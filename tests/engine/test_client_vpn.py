"""From its interface on, a packet through an endpoint is the interface's own: random networks."""

from random import Random
from typing import NamedTuple

from playground.engine.addresses import V6, Prefix, parse_prefix
from playground.engine.conversation import Conversation, conversations, converse
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    ClientVpnRoute,
    NetworkInterface,
    SecurityGroup,
    Subnet,
    Vpc,
)
from playground.engine.packet_set import PacketSet
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from playground.engine.walk import End
from tests.engine.networks import random_network
from tests.engine.packets import random_questions
from tests.engine.tries import seeds, shares

CLIENTS = parse_prefix("172.20.0.0/22")
START = Place(Stage.CLIENT_OUT, "cvpn")
BLOCKS = tuple(map(parse_prefix, ("0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.0.1.0/24")))


class Scene(NamedTuple):
    """A random network with an endpoint, and the doors of this."""

    network: Network
    endpoint: ClientVpnEndpoint
    doors: dict[str, NetworkInterface]


def scene(seed: int) -> Scene | None:
    """None where the network has no subnet for an endpoint."""
    random, network = Random(seed), random_network(seed)
    vpc = random.choice(network.all(Vpc))
    subnets = [one for one in network.subnets_of.get(vpc.id, []) if one.cidr is not None]
    if not subnets:
        return None
    groups = [one.id for one in network.all(SecurityGroup) if one.vpc == vpc.id]
    associated = random.sample(subnets, min(len(subnets), random.choice((1, 2))))
    doors = {one.id: _door(one, random.sample(groups, min(1, len(groups)))) for one in associated}
    endpoint = ClientVpnEndpoint(
        id="cvpn",
        vpc=vpc.id,
        client_cidr=CLIENTS,
        subnets=tuple(doors),
        routes=tuple(
            ClientVpnRoute(destination=block, subnet=random.choice(list(doors)))
            for block in BLOCKS
            if random.random() < 0.5
        ),
        authorized=tuple(block for block in BLOCKS if random.random() < 0.5),
        split_tunnel=random.random() < 0.3,
    )
    return Scene(Network([*network, endpoint, *doors.values()]), endpoint, doors)


def _door(subnet: Subnet, groups: list[str]) -> NetworkInterface:
    assert subnet.cidr is not None
    return NetworkInterface(
        id=f"door-{subnet.id}",
        subnet=subnet.id,
        private_ips=(subnet.cidr.last - 9,),
        security_groups=tuple(groups),
        requester_managed=True,
        attached_to="cvpn",
    )


def _packets(network: Network, seed: int) -> list[Packet]:
    """What clients may send."""
    asked = (question.packet for question in random_questions(network, seed, 60))
    sender = CLIENTS.first + 7
    return [
        one._replace(source=sender)
        for one in asked
        if one.destination < V6 and one.destination not in CLIENTS
    ]


def _led(here: Scene, subnet: str, destination: int) -> bool:
    """Has the endpoint a route to the destination by this subnet?"""
    blocks: list[Prefix] = list(here.network.get(Vpc, here.endpoint.vpc).cidrs)
    blocks += [one.destination for one in here.endpoint.routes if one.subnet == subnet]
    return any(destination in block for block in blocks)


def _places(end: End[Packet]) -> list[Place]:
    return [step.place for step in end.steps]


def _same_beyond(found: Conversation[Packet], direct: Conversation[Packet]) -> bool:
    """The same from the interface on, and back to it."""
    if _places(found.request)[2:] != _places(direct.request):
        return False
    if found.reply is None or direct.reply is None:
        return found.reply is direct.reply
    back = _places(found.reply)
    while back[-1] == Place(Stage.CLIENT_IN, "cvpn"):  # twice where it is stopped there after all
        back.pop()
    return back == _places(direct.reply)


@shares
def test_a_client_is_its_door_once_it_is_let_in(share: int) -> None:
    for seed in seeds(share):
        here = scene(seed)
        for packet in _packets(here.network, seed) if here else ():
            _hold(here, packet, seed)


def _hold(here: Scene | None, packet: Packet, seed: int) -> None:
    assert here is not None
    to, endpoint = packet.destination, here.endpoint
    found = list(conversations(here.network, START, packet))
    if endpoint.split_tunnel and not any(_led(here, door, to) for door in here.doors):
        (one,) = found
        assert len(one.request.steps) == 1, seed
        return
    by_door: dict[str, Conversation[Packet]] = {}
    for one in found:  # equal routes behind a door make more ways
        by_door.setdefault(one.request.steps[1].place.via, one)
    assert list(by_door) == list(here.doors)
    allowed = any(to in block for block in endpoint.authorized)
    for subnet, one in by_door.items():
        door = here.doors[subnet]
        codes = [step.said.code for step in one.request.blockers if step.said]
        assert ("CLIENT_NOT_AUTHORIZED" in codes[:1]) is not allowed, seed
        if not _led(here, subnet, to):
            assert one.request.place.stage is Stage.CLIENT_ROUTE, seed
            continue
        own = packet._replace(source=door.private_ips[0])
        direct = converse(here.network, Place(Stage.EGRESS, door.id), own)
        assert _same_beyond(one, direct), (seed, packet)


@shares
def test_many_clients_are_what_each_is_alone(share: int) -> None:
    for seed in seeds(share):
        here = scene(seed)
        if here is None:
            continue
        many = PacketSet.of(CLIENTS.intervals, (0, 2**32), (0, 256 << 16), (0, 1 << 16))
        ends = {tuple(_places_of(one)) for one in conversations(here.network, START, many)}
        for packet in filter(Packet.replies, _packets(here.network, seed)[:10]):
            for one in conversations(here.network, START, packet):
                assert tuple(_places_of(one)) in ends, (seed, packet)


def _places_of(found: Conversation[Packet] | Conversation[PacketSet]) -> list[Place]:
    reply = () if found.reply is None else found.reply.steps
    return [step.place for step in (*found.request.steps, *reply)]
