"""Checks are questions with an expectation: what is stored of them, and how they come out."""

import pytest

from playground.checks import Check, Result, question_of, run, stored_checks
from playground.engine.conversation import Verdict
from playground.question import QuestionError
from tests.scenarios import file, network

LAB = """
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {lab-a: {cidr: 10.0.1.0/24}}
security_groups:
  web-sg: {ingress: [{protocol: tcp, ports: 443, source: 10.0.0.0/16}]}
instances:
  web: {subnet: lab-a, private_ip: 10.0.1.10, security_groups: [web-sg]}
  app: {subnet: lab-a, private_ip: 10.0.1.11, security_groups: [web-sg]}
outside_hosts: {office: {addresses: [203.0.113.4]}}
"""
NETWORK = network(LAB)


def check(destination: str = "web", **more: object) -> Check:
    """Does app reach it, as expected?"""
    return Check(
        **{  # type: ignore[arg-type]
            "title": "a check",
            "source": "app",
            "destination": destination,
            "expect": Verdict.REACHABLE,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("asked", "verdict", "code"),
    [
        (check(port=443), Verdict.REACHABLE, ""),
        (check(), Verdict.REACHABLE, ""),
        (check(port=22), Verdict.UNREACHABLE, "ENI_SG_RULES_MISMATCH"),
        (check("office", port=443), Verdict.UNREACHABLE, "NO_ROUTE_TO_DESTINATION"),
        (check(protocol="icmp"), Verdict.UNREACHABLE, "ENI_SG_RULES_MISMATCH"),
    ],
)
def test_a_check_is_answered_with_the_verdict_and_the_first_code(
    asked: Check, verdict: Verdict, code: str
) -> None:
    assert run(asked, NETWORK) == Result(asked, verdict, code)


@pytest.mark.parametrize(
    ("asked", "as_expected"),
    [
        (check(), True),
        (check(port=22), False),
        (check(port=22, expect=Verdict.UNREACHABLE), True),
        (check(port=22, expect=Verdict.UNREACHABLE, code="ENI_SG_RULES_MISMATCH"), True),
        (check(port=22, expect=Verdict.UNREACHABLE, code="NO_ROUTE_TO_DESTINATION"), False),
        (check(code="ENI_SG_RULES_MISMATCH"), False),
    ],
)
def test_a_check_is_as_expected_when_verdict_and_code_are(asked: Check, as_expected: bool) -> None:
    assert run(asked, NETWORK).as_expected is as_expected


def test_a_question_that_stops_before_the_network_has_a_code_too() -> None:
    asked = check("web", source="internet", port=443, expect=Verdict.UNREACHABLE)
    found = run(asked, NETWORK)
    assert found.verdict is Verdict.UNREACHABLE
    assert found.code
    assert found.as_expected


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (check("nobody"), "destination"),
        (check(source="nobody"), "source"),
        (check(protocol="tpc"), "protocol"),
    ],
)
def test_a_check_of_what_is_not_there_is_an_error_of_the_field(asked: Check, field: str) -> None:
    with pytest.raises(QuestionError) as caught:
        run(asked, NETWORK)
    assert caught.value.field == field


def test_a_check_asks_for_all_that_it_says() -> None:
    packet = question_of(check(port=8443, source_port=50_000), NETWORK).packet
    assert packet.service == 6 << 16 | 8443
    assert packet.source_port == 50_000
    ping = question_of(check(protocol="icmp", icmp_type=3, icmp_code=4), NETWORK).packet
    assert ping.service == 1 << 16 | 3 << 8 | 4


@pytest.mark.parametrize(
    "kept",
    [
        check(),
        check(port=0, source_port=0),
        check(protocol="icmp", icmp_type=0, icmp_code=0),
        check(expect=Verdict.UNDETERMINED, code="UNKNOWN_COMPONENT"),
    ],
)
def test_what_is_stored_of_a_check_is_the_check(kept: Check) -> None:
    assert stored_checks([kept.as_json()]) == [kept]


def test_only_what_a_check_says_is_stored() -> None:
    assert check(port=443).as_json() == {
        "title": "a check",
        "source": "app",
        "destination": "web",
        "expect": "reachable",
        "protocol": "tcp",
        "port": 443,
    }


def test_the_checks_of_a_file_are_stored_with_its_scenario() -> None:
    found = file(
        LAB + "checks: [{from: app, to: web, protocol: 6, port: 443, expect: reachable, code: X}]"
    )
    (kept,) = found.checks
    assert (kept.source, kept.destination, kept.protocol, kept.port) == ("app", "web", "6", 443)
    assert (kept.expect, kept.code) == (Verdict.REACHABLE, "X")
    assert kept.title == "app to web"
    assert stored_checks(found.rows.scenario.checks) == [kept]
