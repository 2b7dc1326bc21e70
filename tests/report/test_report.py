"""The answer keeps the JSON contract of the command line."""

import json

import pytest

from playground.checks import question_of
from playground.question import ask
from playground.report import as_text, report
from playground.scenariofile import read
from playground.sources import open_scenario

HOP_KEYS = {"resource", "packet", "decisions"}
DECISION_KEYS = {"code", "table", "row", "sentence", "rule"}
BLOCKER_KEYS = {"code", "leg", "hop", "resource", "sentence", "hint", "rule"}


def answer(slug: str, *question: object, candidates: bool = False, **options: object) -> dict:
    network = open_scenario(slug).network
    return report(network, ask(network, *question, **options), candidates)


def hops(leg: dict) -> list[str]:
    return [hop["resource"]["name"] for hop in leg["hops"]]


def test_a_delivered_request_and_its_reply():
    told = answer("three-tier", "internet", "web-1")
    assert told["verdict"] == "reachable"
    assert (told["request"]["outcome"], told["reply"]["outcome"]) == ("delivered", "delivered")
    assert hops(told["request"]) == ["internet", "igw", "web-a", "web-1"]
    assert hops(told["reply"]) == ["web-1", "web-a", "igw", "internet"]
    assert told["blockers"] == told["further_blockers"] == told["alternatives"] == []
    assert told["reply_as_if"] is None


def test_every_part_has_the_keys_of_the_contract():
    told = answer("three-tier", "web-1", "db-1", "tcp", 5432)
    for leg in (told["request"], told["reply_as_if"]):
        for hop in leg["hops"]:
            assert hop.keys() >= HOP_KEYS
            assert hop["resource"].keys() == {"kind", "id", "name"}
            assert all(decision.keys() >= DECISION_KEYS for decision in hop["decisions"])
    for blocker in (*told["blockers"], *told["further_blockers"]):
        assert blocker.keys() >= BLOCKER_KEYS
    assert json.loads(json.dumps(told)) == told


def test_the_packet_of_a_hop_is_the_packet_as_it_arrives__NAT_02():
    told = answer("three-tier", "app-1", "internet:198.51.100.7")
    sources = [
        (hop["resource"]["name"], hop["packet"]["source"]) for hop in told["request"]["hops"]
    ]
    assert sources == [
        ("app-1", "10.0.10.11"),
        ("app-a", "10.0.10.11"),
        ("web-a", "10.0.10.11"),
        ("nat", "10.0.10.11"),
        ("web-a", "10.0.0.20"),
        ("igw", "10.0.0.20"),
        ("internet", "203.0.113.5"),
    ]


def test_a_dropped_request_has_no_reply_but_tells_how_it_would_fare():
    told = answer("mis-04-no-ephemeral-ports", "internet", "web-1", "tcp", 80)
    assert told["verdict"] == "unreachable"
    assert told["request"]["outcome"] == "dropped"
    assert told["reply"] is None
    assert told["reply_as_if"]["outcome"] == "dropped"
    assert [one["leg"] for one in told["blockers"]] == ["request"]
    assert "reply" in [one["leg"] for one in told["further_blockers"]]


def test_a_dropped_reply_is_the_blocker__FLOW_04():
    told = answer("mis-04-no-ephemeral-ports", "internet", "web-1", "tcp", 443)
    assert (told["request"]["outcome"], told["reply"]["outcome"]) == ("delivered", "dropped")
    (blocker,) = told["blockers"]
    assert (blocker["leg"], blocker["code"]) == ("reply", "SUBNET_ACL_RESTRICTION")
    assert blocker["hint"]
    stopped_at = told["reply"]["hops"][blocker["hop"]]
    assert stopped_at["resource"]["kind"] == "subnet"


def test_further_blockers_come_in_path_order__RA_02():
    told = answer("three-tier", "db-1", "internet")
    where = [(one["leg"], one["hop"]) for one in (*told["blockers"], *told["further_blockers"])]
    assert len(where) >= 2
    assert where == sorted(where, key=lambda one: (one[0] == "reply", one[1]))


def test_one_way_messages_have_no_reply():
    told = answer("three-tier", "bastion", "app-1", "icmp", icmp_type=3, icmp_code=4)
    assert told["reply"] is None


def test_a_host_without_a_public_address_is_dropped_at_the_internet():
    told = answer("three-tier", "internet", "db-1", "tcp", 22)
    assert told["request"]["outcome"] == "dropped"
    assert hops(told["request"]) == ["internet"]
    assert told["reply"] is told["reply_as_if"] is None


def test_all_rows_of_a_table_are_told_when_asked_for():
    told = answer("three-tier", "internet", "web-1", "tcp", 22, candidates=True)
    (decision,) = [
        decision
        for hop in told["request"]["hops"]
        for decision in hop["decisions"]
        if decision["code"] == "ENI_SG_RULES_MISMATCH"
    ]
    rows = decision["candidates"]
    assert [row["row"]["ports"] for row in rows] == ["443", "80", "22"]
    assert {row["result"] for row in rows} == {"loses"}
    assert all(row["why"] for row in rows)
    plain = answer("three-tier", "internet", "web-1", "tcp", 22)
    assert "candidates" not in plain["request"]["hops"][0]["decisions"][0]


def test_the_winner_of_a_route_table_is_marked_among_all_rows__RT_05():
    told = answer("three-tier", "web-1", "internet", candidates=True)
    (decision,) = [
        decision
        for hop in told["request"]["hops"]
        for decision in hop["decisions"]
        if decision["code"] == "ROUTE_MATCHED"
    ]
    results = {one["row"]["destination"]: one["result"] for one in decision["candidates"]}
    assert results == {"10.0.0.0/16": "loses", "0.0.0.0/0": "wins"}


def test_crossing_zones_is_warned_of__NAT_14():
    told = answer("three-tier", "app-2", "internet")
    assert [one["code"] for one in told["warnings"]] == ["AVAILABILITY_ZONE_CROSSED"]


LUCKY = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: lab}}
route_tables:
  public: {routes: [{destination: 0.0.0.0/0, target: igw}]}
  private: {routes: [{destination: 0.0.0.0/0, target: nat}]}
network_acls:
  narrow:
    ingress:
      - {rule_number: 100, action: allow, cidr: 10.0.0.0/16}
      - {rule_number: 110, action: allow, protocol: tcp, ports: 32768-60999, cidr: 0.0.0.0/0}
    egress: [{rule_number: 100, action: allow, cidr: 0.0.0.0/0}]
subnets:
  front: {cidr: 10.0.1.0/24, route_table: public, network_acl: narrow}
  back: {cidr: 10.0.2.0/24, route_table: private}
nat_gateways: {nat: {subnet: front}}
elastic_ips: {nat-eip: {nat_gateway: nat}}
instances: {app: {subnet: back}}
"""


def test_an_answer_that_rests_on_a_lucky_port_is_warned_of__NAT_05():
    network = read(LUCKY).network
    told = report(network, ask(network, "app", "internet"))
    assert told["verdict"] == "reachable"
    assert [one["code"] for one in told["warnings"]] == ["REMAP_EPHEMERAL_PORT"]
    wide = read(LUCKY.replace("32768-60999", "1024-65535")).network
    assert report(wide, ask(wide, "app", "internet"))["warnings"] == []


def test_same_question_same_answer_byte_for_byte():
    first = json.dumps(answer("nat64", *_asked("nat64"), candidates=True))
    again = json.dumps(answer("nat64", *_asked("nat64"), candidates=True))
    assert first == again


def _asked(slug: str) -> tuple[str, str]:
    check = open_scenario(slug).checks[0]
    return check.source, check.destination


@pytest.mark.parametrize("to", ["web-1", "db-1"])
def test_the_text_says_the_headline_and_every_hop(to):
    told = answer("three-tier", "internet", to)
    text = as_text(told)
    assert told["headline"] in text
    for hop in told["request"]["hops"]:
        assert hop["resource"]["name"] in text
    for blocker in told["blockers"]:
        assert blocker["sentence"] in text
        assert blocker["hint"] in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("web-1", "web-1"), ("web-1:10.0.0.11", "web-1:10.0.0.11"), ("10.0.0.11", "10.0.0.11")],
)
def test_the_headline_makes_a_link_of_an_end_asked_by_name(typed: str, said: str) -> None:
    told = answer("three-tier", "bastion", typed)
    assert f"to {said}" in told["headline"]
    named = [part["name"] for part in told["headline_parts"] if isinstance(part, dict)]
    assert named[:2] == (["bastion", "web-1"] if typed.startswith("web") else named[:1])


@pytest.mark.parametrize(
    ("slug", "codes"),
    [
        ("inspection-vpc", []),
        ("inspection-vpc-asymmetric", ["TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED"]),
    ],
)
def test_legs_by_different_zones_of_an_inspection_vpc_are_warned_of__TGW_18(
    slug: str, codes: list[str]
) -> None:
    scenario = open_scenario(slug)
    told = report(scenario.network, question_of(scenario.checks[0], scenario.network))
    assert [one["code"] for one in told["warnings"]] == codes


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("web", "web"),
        ("i-0abc1234", "web"),
        ("aws_instance.web[0]", "web"),
        ("web:10.0.0.9", "web:10.0.0.9"),
        ("aws_instance.web[0]:10.0.0.9", "web:10.0.0.9"),
    ],
)
def test_an_end_is_told_by_its_name_whatever_it_was_called(typed: str, told: str) -> None:
    text = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {a: {cidr: 10.0.0.0/24}}
instances:
  web:
    id: i-0abc1234
    logical_id: "aws_instance.web[0]"
    subnet: a
    private_ip: 10.0.0.8
    secondary_private_ips: [10.0.0.9]
  asker: {subnet: a, private_ip: 10.0.0.7}
"""
    network = read(text).network
    headline = report(network, ask(network, "asker", typed))["headline"]
    assert f"asker can open TCP 443 to {told}" in headline
