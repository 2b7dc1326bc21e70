"""Findings: what AWS takes, but is unwise, as data."""

from playground.engine.findings import FindingTopic
from playground.engine.validity import Severity
from playground.report import findings, unwise
from playground.report.findings import MOST_OF_A_TOPIC, TOPICS_OF_FAULTS
from playground.scenariofile import read
from playground.sources import open_scenario

HEAD = "format: 1\ntitle: Many\n"
IDLE = """security_groups:
  idle: {vpc: v0, ingress: [{protocol: tcp, ports: 22, source: 0.0.0.0/0}]}
"""


def vpcs(count: int) -> str:
    """A file of so many VPCs in one region."""
    lines = [f"  v{number}: {{cidr: 10.{number}.0.0/16}}" for number in range(count)]
    return "\n".join([f"{HEAD}vpcs:", *lines]) + "\n"


def test_a_quota_is_a_finding_about_its_resource__LIM_02() -> None:
    (found,) = findings(read(vpcs(6)).network)
    assert (found["rule"], found["topic"]) == ("LIM-02", "quotas")
    assert found["sentence"].endswith("[LIM-02]")
    assert found["resource"]["kind"] == "vpc"
    assert findings(read(vpcs(5)).network) == []


def test_a_finding_tells_where_to_look_and_what_it_weighs() -> None:
    first, last = findings(read(vpcs(1) + IDLE).network)
    assert first["resource"]["name"] == "idle"
    assert (first["topic"], first["path"]) == ("open-to-the-world", "ingress[0]")
    assert (first["severity"], last["severity"]) == ("note", "note")
    assert first["sentence"].endswith("[nearest: SG-12]")
    assert (last["topic"], last["title"]) == ("unused", "Used by nobody")


def test_a_file_tells_its_own_warnings_at_their_places() -> None:
    network = read(vpcs(6) + IDLE).network
    assert [one["topic"] for one in findings(network)][-1] == "quotas"
    assert [one["topic"] for one in unwise(network)] == ["open-to-the-world", "unused"]


def test_of_one_topic_nobody_gets_more_findings_than_can_be_read() -> None:
    tables = "\n".join(
        f"  t{number}: {{vpc: v0, routes: [{{destination: '::/0', target: nat}}]}}"
        for number in range(MOST_OF_A_TOPIC + 1)
    )
    text = f"{vpcs(1)}subnets:\n  s: {{cidr: 10.0.1.0/24, route_table: t0}}\nnat_gateways:\n"
    text += "  nat: {subnet: s, connectivity_type: private}\n"
    told = findings(read(f"{text}route_tables:\n{tables}\n").network)
    nowhere = [one for one in told if one["topic"] == FindingTopic.NOWHERE]
    assert len(nowhere) == MOST_OF_A_TOPIC
    assert {one["in_topic"] for one in nowhere} == {
        MOST_OF_A_TOPIC + 2
    }  # the gateway is stuck, too
    assert {one["in_topic"] for one in told if one["topic"] == FindingTopic.UNUSED} == {
        MOST_OF_A_TOPIC
    }


def test_a_warning_of_validity_stands_beside_the_findings_of_its_topic() -> None:
    assert {kind.severity for kind in TOPICS_OF_FAULTS} == {Severity.WARNING}
    network = open_scenario("nat-instance-check-on").network
    (found,) = findings(network)
    assert (found["rule"], found["topic"]) == ("RT-12", "routes-to-nowhere")
    assert {one["name"] for one in found["sentence_parts"] if isinstance(one, dict)} == {
        *("private", "nat-1")
    }
