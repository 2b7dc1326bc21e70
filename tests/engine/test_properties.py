"""What holds of every network and every packet, tried on random ones."""

from dataclasses import replace
from random import Random

from hypothesis import given, strategies

from playground.engine.addresses import parse_prefix
from playground.engine.conversation import Verdict, conversations, converse
from playground.engine.network import Network
from playground.engine.nodes import (
    AclAction,
    AclEntry,
    ClientVpnEndpoint,
    NetworkAcl,
    NetworkLoadBalancer,
    Node,
    SecurityGroup,
    SecurityGroupRule,
    Service,
)
from playground.engine.reasons import Effect
from tests.engine.agreement import answer_of, disagreements
from tests.engine.asking import trace
from tests.engine.cast import change
from tests.engine.conformance.test_tgw_groups import FROM_A, with_a_door
from tests.engine.networks import networks, random_network
from tests.engine.oracle import answer, headers_of
from tests.engine.packets import random_questions, start_ref
from tests.engine.tries import PACKETS, few, seeds, shares

MOST_STEPS = 100


@shares
def test_the_engine_says_what_the_oracle_says(share: int) -> None:
    for seed in seeds(share):
        found = disagreements(random_network(seed), seed, PACKETS)
        assert not found, f"network {seed}, {len(found)} packets, the first: {found[0]}"


def test_both_refuse_a_reference_for_an_endpoint_over_a_transit_gateway__SG_19() -> None:
    network = change(with_a_door(), "sg-door", rules=FROM_A)
    for port in (443, 80):
        found = trace(network, "a", "door", port)
        asked = found.request.steps[0].traffic
        assert answer_of(found.conversation) == answer(network, "a", headers_of(asked))


def _turned(node: Node) -> Node:
    """What offers several ways, offers them the other way round."""
    if isinstance(node, NetworkLoadBalancer):
        return replace(node, targets=node.targets[::-1])
    if isinstance(node, ClientVpnEndpoint):
        return replace(node, subnets=node.subnets[::-1])
    return node


@shares
def test_each_target_and_each_door_of_clients_is_a_way_of_its_own(share: int) -> None:
    for seed in seeds(share):
        network = random_network(seed)
        turned = Network(map(_turned, network))
        if list(turned) == list(network):
            continue
        for start, packet in random_questions(network, seed, PACKETS):
            ways = [answer_of(one) for one in conversations(network, start, packet)]
            other = answer(turned, start_ref(start), headers_of(packet))
            assert other in ways, (seed, packet)


@few
@given(networks(), strategies.integers(0, 1000))
def test_every_trace_ends_in_a_delivery_or_with_a_reason(network: Network, seed: int) -> None:
    for start, packet in random_questions(network, seed, PACKETS):
        for found in conversations(network, start, packet):
            for end in (found.request, *([found.reply] if found.reply else [])):
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
