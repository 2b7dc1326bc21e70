"""Every reason is put into words, with a rule, a link and, where it stops a packet, a hint."""

import re
from dataclasses import fields, replace

import pytest

from playground.engine.network import Network
from playground.engine.nodes import Route, RouteTable
from playground.engine.reasons import REASONS, Effect, Reason
from playground.engine.reasons.gateways import EgressOnlyRefusesConnection, SourceHasNoPublicAddress
from playground.engine.reasons.routing import BlackholeRoute, NoRouteToDestination
from playground.engine.reasons.security import (
    AllowedBySecurityGroup,
    DeniedByNetworkAcl,
    NoSecurityGroupRuleMatches,
)
from playground.words import Mention, Saying, meaning_of, plain, rules_of, say
from playground.words.links import PAGES
from playground.words.phrases import PHRASES
from playground.words.saying import VOCABULARY, gaps
from tests.words.cast import DENY, FROM_WEB, cast, sample, tcp

OUT = tcp("10.0.1.10", "198.51.100.10")
IN = tcp("198.51.100.10", "10.0.1.10")
ANSWER = tcp("10.0.1.10", "198.51.100.10", port=49152, source_port=443)
HERE = ("vpc-1",)


def both(saying: Saying, network: Network) -> tuple[str, str]:
    return plain(saying.sentence, network), plain(saying.hint or (), network)


def test_every_reason_has_words() -> None:
    assert set(VOCABULARY) == set(REASONS)


@pytest.mark.parametrize("kind", REASONS)
@pytest.mark.parametrize("reply", [False, True])
def test_every_reason_can_be_said_of_both_legs(kind: type[Reason], reply: bool) -> None:
    network = cast()
    saying = say(sample(kind), network, OUT, reply)
    for text in both(saying, network):
        assert kind.__name__ not in text
        assert not re.search(r"[{}<>]|\bNone\b|Mention|\('", text)
        assert "  " not in text
        assert not text or text.rstrip(")").endswith(".")
    assert saying.rule in rules_of(kind)
    assert saying.link == "https://docs.aws.amazon.com/" + PAGES[saying.rule]


@pytest.mark.parametrize("kind", REASONS)
def test_whatever_stops_a_packet_has_a_hint_in_every_wording(kind: type[Reason]) -> None:
    missing = [one.sentence for one in VOCABULARY[kind].wordings if not one.hint]
    assert kind.effect is Effect.PASSES or not missing


@pytest.mark.parametrize("kind", REASONS)
def test_every_gap_of_every_wording_is_known(kind: type[Reason]) -> None:
    known = set(PHRASES) | {field.name for field in fields(kind)}
    for wording in VOCABULARY[kind].wordings:
        for template in (wording.sentence, wording.hint or ""):
            assert {gap for _, gap, _ in gaps(template) if gap} <= known


@pytest.mark.parametrize("kind", REASONS)
def test_the_last_wording_fits_always_and_every_rule_has_a_page(kind: type[Reason]) -> None:
    *_, last = VOCABULARY[kind].wordings
    assert last.when(None) is True  # type: ignore[arg-type]
    assert set(rules_of(kind)) <= set(PAGES)
    assert meaning_of(kind).endswith(".")


def test_a_resource_is_mentioned_and_not_only_spelled() -> None:
    saying = say(sample(DeniedByNetworkAcl), cast(), IN, reply=False)
    assert Mention("acl-1") in saying.sentence


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{acl}", "%s {0}", "=1+1", "ä漢🙂"])
def test_a_hostile_name_stays_plain_text(name: str) -> None:
    network = cast(name_of_acl=name)
    sentence, _ = both(say(sample(DeniedByNetworkAcl), network, IN, reply=False), network)
    assert f"The network ACL {name} drops" in sentence


def test_a_name_cannot_break_the_line_or_command_the_terminal() -> None:
    network = cast(name_of_acl="a\nb\x1b[31m\u202ec")
    sentence, _ = both(say(sample(DeniedByNetworkAcl), network, IN, reply=False), network)
    assert sentence.isprintable()


# --- which wording, which rule


def test_the_closing_star_denies_a_request__NACL_04() -> None:
    saying = say(DeniedByNetworkAcl("acl-1", False, None), cast(), IN, reply=False)
    sentence, hint = both(saying, cast())
    assert saying.rule == "NACL-04"
    assert sentence == (
        "The network ACL web-acl drops the request: no inbound entry allows TCP to port 443 "
        "(HTTPS) from 198.51.100.10, so the closing * denies it."
    )
    assert "inbound entry" in hint
    assert "TCP 443 from 0.0.0.0/0" in hint


def test_a_written_entry_denies_a_request__NACL_05() -> None:
    saying = say(DeniedByNetworkAcl("acl-1", True, DENY), cast(), OUT, reply=False)
    sentence, _ = both(saying, cast())
    assert saying.rule == "NACL-05"
    assert "entry 90 is the first outbound entry" in sentence


def test_a_denied_reply_gets_a_hint_about_ephemeral_ports__NACL_08() -> None:
    saying = say(DeniedByNetworkAcl("acl-1", True, None), cast(), ANSWER, reply=True)
    sentence, hint = both(saying, cast())
    assert saying.rule == "NACL-08"
    assert "drops the reply: no outbound entry allows TCP to port 49152" in sentence
    assert "stateless" in hint
    assert "allows TCP 1024-65535 to 0.0.0.0/0" in hint


def test_a_reply_inside_the_vpc_is_allowed_to_the_other_subnet_only() -> None:
    answer = tcp("10.0.2.10", "10.0.1.10", port=49152, source_port=443)
    _, hint = both(say(DeniedByNetworkAcl("acl-1", True, None), cast(), answer, True), cast())
    assert "TCP 1024-65535 to 10.0.1.0/24" in hint


def test_a_group_reference_does_not_match_a_public_address__SG_13() -> None:
    hairpin = tcp("203.0.113.10", "10.0.2.10")
    saying = say(NoSecurityGroupRuleMatches(("sg-db",), False, HERE), cast(), hairpin, reply=False)
    assert saying.rule == "SG-13"
    assert "private address" in plain(saying.hint or (), cast())


def test_an_unknown_public_address_is_no_hairpin__SG_29() -> None:
    stranger = tcp("203.0.113.77", "10.0.2.10")
    saying = say(NoSecurityGroupRuleMatches(("sg-db",), False, HERE), cast(), stranger, reply=False)
    assert saying.rule == "SG-29"


def test_the_hint_of_a_group_names_the_group_of_the_sender() -> None:
    packet = tcp("10.0.1.10", "10.0.2.10", port=22)
    saying = say(NoSecurityGroupRuleMatches(("sg-db",), False, HERE), cast(), packet, reply=False)
    assert plain(saying.hint or (), cast()) == (
        "Add an inbound rule to db-sg that allows TCP 22 from 10.0.1.10/32, or web-sg, the group "
        "of that host."
    )


def test_a_rule_that_names_a_group_says_so__SG_13() -> None:
    packet = tcp("10.0.1.10", "10.0.2.10")
    saying = say(AllowedBySecurityGroup("sg-db", FROM_WEB, True), cast(), packet, reply=False)
    assert saying.rule == "SG-13"


def test_a_table_that_would_have_known_is_named__RT_01() -> None:
    saying = say(NoRouteToDestination("rtb-main"), cast(), OUT, reply=True)
    sentence, hint = both(saying, cast())
    assert saying.rule == "RT-01"
    assert "main (the VPC's main table" in sentence
    assert "The route table public has a route for 198.51.100.10" in hint


def test_no_public_table_is_advised_to_a_host_without_a_public_address() -> None:
    packet = tcp("10.0.2.10", "198.51.100.10")
    saying = say(NoRouteToDestination("rtb-main"), cast(), packet, reply=False)
    assert saying.rule == "RT-34"
    assert "to a NAT gateway for a private one" in plain(saying.hint or (), cast())


def test_a_rule_for_nat64_names_the_whole_prefix__NAT_23() -> None:
    packet = tcp("2001:db8::1", "64:ff9b::c633:640a")
    saying = say(NoSecurityGroupRuleMatches(("sg-web",), True, HERE), cast(), packet, reply=False)
    assert saying.rule == "NAT-23"
    assert "TCP 443 to 64:ff9b::/96" in plain(saying.hint or (), cast())


def test_a_missing_ipv6_default_route_is_told_apart__GW_08() -> None:
    packet = tcp("2001:db8::1", "2001:db8:ffff::10")
    saying = say(NoRouteToDestination("rtb-public"), cast(), packet, reply=False)
    assert saying.rule == "GW-08"


def test_a_reply_without_a_route_is_told_of_its_public_address__ADDR_15() -> None:
    nodes = [node for node in cast() if node.id != "rtb-public"]
    network = Network([replace(n, route_table=None) if n.id == "subnet-1" else n for n in nodes])
    saying = say(NoRouteToDestination("rtb-main"), network, ANSWER, reply=True)
    assert saying.rule == "ADDR-15"


def test_a_blackhole_says_what_aws_does_not_document__RT_20() -> None:
    gone = Route(destination=DENY.cidr, target=None)
    table = RouteTable(id="rtb-x", name="x", vpc="vpc-1", routes=(gone,))
    network = Network([*cast(), table])
    saying = say(BlackholeRoute("rtb-x", gone), network, OUT, reply=False)
    assert saying.rule == "RT-20"
    assert "AWS does not document" in plain(saying.hint or (), network)


@pytest.mark.parametrize(
    ("source", "rule"), [("10.0.1.10", "ADDR-14"), ("10.0.1.20", "NAT-09"), ("10.0.1.77", "SVC-02")]
)
def test_who_has_no_public_address_decides_what_to_do(source: str, rule: str) -> None:
    service = next(node for node in cast() if node.id == "eni-1")
    function = replace(
        service,
        id="eni-3",
        instance=None,
        requester_managed=True,
        private_ips=(tcp("10.0.1.77", "10.0.1.77").source,),
        public_ip=None,
    )
    network = Network([*cast(), function])
    packet = tcp(source, "198.51.100.10")
    assert say(SourceHasNoPublicAddress("igw-1"), network, packet, reply=False).rule == rule


def test_an_egress_only_gateway_speaks_otherwise_of_replies__GW_09() -> None:
    said = EgressOnlyRefusesConnection("eigw-1")
    asked = plain(say(said, cast(), IN, reply=False).sentence, cast())
    answered = plain(say(said, cast(), ANSWER, reply=True).sentence, cast())
    assert "drops the request" in asked
    assert "drops the reply" in answered
