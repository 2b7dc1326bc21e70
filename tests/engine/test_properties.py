"""What holds of every network and every packet, tried on random ones.

`RANDOM_NETWORKS=5000 pytest tests/engine/test_properties.py` tries more of them.
"""

import os
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings, strategies

from playground.engine.addresses import V4_ALL, V6_ALL, parse_prefix
from playground.engine.conversation import Conversation, Verdict, conversations, converse
from playground.engine.hops import table_at
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    AclAction,
    AclEntry,
    NetworkAcl,
    NetworkInterface,
    Node,
    Route,
    RouteOrigin,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    Subnet,
    Vpc,
)
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons import Effect
from playground.engine.traffic import Box, Packet, PacketSet
from playground.engine.walk import End
from tests.engine.agreement import disagreements
from tests.engine.networks import networks, random_network
from tests.engine.oracle.headers import address, block
from tests.engine.oracle.routes import best
from tests.engine.packets import OUTSIDE_SOURCES, random_questions

COUNT = int(os.environ.get("RANDOM_NETWORKS", "64"))
SHARES = 8
"""The random networks are dealt to so many tests, which may run side by side."""
PACKETS = 40
MOST_STEPS = 100

shares = pytest.mark.parametrize("share", range(SHARES))
few = settings(max_examples=max(COUNT // 4, 1), deadline=None, derandomize=True)


def seeds(share: int) -> range:
    """The seeds of one share."""
    return range(share, COUNT, SHARES)


@shares
def test_the_engine_says_what_the_oracle_says(share: int) -> None:
    for seed in seeds(share):
        found = disagreements(random_network(seed), seed, PACKETS)
        assert not found, f"network {seed}, {len(found)} packets, the first: {found[0]}"


@few
@given(networks(), strategies.integers(0, 1000))
def test_every_trace_ends_in_a_delivery_or_with_a_reason(network: Network, seed: int) -> None:
    for question in random_questions(network, seed, PACKETS):
        conversation = converse(network, question.start, question.packet)
        for end in (conversation.request, conversation.reply):
            if end is None:
                continue
            said = end.steps[-1].said
            assert said is not None
            assert end.arrived is (said.effect is Effect.PASSES)
            assert len(end.steps) < MOST_STEPS


@few
@given(strategies.integers(0, 2**32))
def test_the_same_question_has_the_same_answer(seed: int) -> None:
    first, second = random_network(seed), random_network(seed)
    asked = random_questions(first, seed, PACKETS)
    assert asked == random_questions(second, seed, PACKETS)
    for question in reversed(asked):
        converse(second, question.start, question.packet)
    for start, packet in asked:
        assert converse(first, start, packet) == converse(second, start, packet)


# --- route tables


routes = strategies.builds(
    lambda bits, length, origin: Route(
        destination=parse_prefix(f"{address(bits << 24 | bits << 8)}/{length}"),
        target="igw-1",
        origin=origin,
    ),
    bits=strategies.integers(8, 12),
    length=strategies.integers(0, 32),
    origin=strategies.sampled_from(RouteOrigin),
)


@given(
    strategies.lists(routes, max_size=12, unique_by=lambda one: (one.destination, one.origin)),
    strategies.integers(8 << 24, 13 << 24) | strategies.sampled_from([10 << 24 | 10 << 8 | 9]),
)
def test_the_best_route_is_the_one_that_brute_force_finds(
    written: list[Route], wanted: int
) -> None:
    vpc = Vpc(id="vpc-1", cidrs=(parse_prefix("10.0.0.0/16"),))
    table = RouteTable(id="rtb-1", vpc="vpc-1", main=True, routes=tuple(written))
    subnet = Subnet(id="subnet-1", vpc="vpc-1", availability_zone="a", cidr=vpc.cidrs[0])
    network = Network([vpc, table, subnet])
    row = table_at(network, Place(Stage.ROUTE, subnet.id)).find(Packet(0, wanted, 0, 0))
    expected = best(vpc, table, address(wanted))
    if expected is None:
        assert row.entry is None
        return
    assert isinstance(row.entry, Route)
    assert block(row.entry.destination) == expected.destination
    assert row.entry.target == expected.target
    assert expected.target == LOCAL or row.entry.origin == expected.origin


# --- one more allow


def _with_more_allowed(network: Network, random: Random) -> Network:
    """The same network with an allow row more in every group and every ACL."""
    return Network([_opened(node, random) for node in network])


def _opened(node: Node, random: Random) -> Node:
    everywhere = parse_prefix(random.choice(("0.0.0.0/0", "::/0", "10.0.0.0/8")))
    egress = random.random() < 0.5
    if isinstance(node, SecurityGroup):
        rule = SecurityGroupRule(egress=egress, service=Service(), cidr=everywhere)
        return replace(node, rules=(rule, *node.rules))
    if isinstance(node, NetworkAcl):
        taken = {entry.rule_number for entry in node.entries}
        entry = AclEntry(
            rule_number=random.choice([one for one in range(1, 200) if one not in taken]),
            egress=egress,
            action=AclAction.ALLOW,
            service=Service(),
            cidr=everywhere,
        )
        return replace(node, entries=(*node.entries, entry))
    return node


@few
@given(strategies.integers(0, 2**32))
def test_one_more_allow_never_stops_what_worked(seed: int) -> None:
    network = random_network(seed)
    opened = _with_more_allowed(network, Random(seed))
    for start, packet in random_questions(network, seed, PACKETS):
        if converse(network, start, packet).verdict is Verdict.REACHABLE:
            assert converse(opened, start, packet).verdict is Verdict.REACHABLE


# --- many packets at once


def _sets(network: Network, seed: int) -> list[tuple[Place, PacketSet]]:
    """Big sets: everything that some interface, or the internet, may send in one family."""
    random = Random(seed)
    interface = random.choice(network.all(NetworkInterface))
    starts = [(Place(Stage.EGRESS, interface.id), list(interface.addresses))]
    starts.append((OUTSIDE, OUTSIDE_SOURCES))
    sets = []
    for start, sources in starts:
        for family in (V4_ALL, V6_ALL):
            own = [one for one in sources if family[0] <= one < family[-1]]
            if own:
                source = random.choice(own)
                sets.append((start, PacketSet.of((source, source + 1), family)))
    return sets


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


def _alone(start: Place, network: Network, member: tuple[int, ...]) -> Conversation[Packet]:
    return converse(network, start, Packet(*member[:4], picks=member[4:]))


@shares
def test_a_member_of_a_set_ends_where_its_piece_ended(share: int) -> None:
    for seed in seeds(share):
        network, random = random_network(seed), Random(seed)
        for start, many in _sets(network, seed):
            for request, reply in conversations(network, start, many):
                last = request if reply is None else reply
                member = _pick(random, random.choice(last.traffic.boxes))
                alone = _alone(start, network, member)
                assert _same_end(request, member, alone.request), (seed, member)
                assert (reply is None) is (alone.reply is None), (seed, member)
                if reply is not None and alone.reply is not None:
                    assert _same_end(reply, member, alone.reply), (seed, member)
