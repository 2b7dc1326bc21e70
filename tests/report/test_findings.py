"""Findings: what AWS takes, but is unwise, as data."""

from playground.report import findings
from playground.report.findings import MOST_FINDINGS
from playground.scenariofile import read

HEAD = "format: 1\ntitle: Many\n"


def vpcs(count: int) -> str:
    """A file of so many VPCs in one region."""
    lines = [f"  v{number}: {{cidr: 10.{number}.0.0/16}}" for number in range(count)]
    return "\n".join([f"{HEAD}vpcs:", *lines]) + "\n"


def test_a_quota_is_a_finding_about_its_resource__LIM_02() -> None:
    (found,) = findings(read(vpcs(6)).network)
    assert found["rule"] == "LIM-02"
    assert found["sentence"].endswith("[LIM-02]")
    assert found["resource"]["kind"] == "vpc"
    assert findings(read(vpcs(5)).network) == []


def test_nobody_gets_more_findings_than_can_be_read() -> None:
    unwise = "\n".join(
        f"  t{number}: {{vpc: v0, routes: [{{destination: '::/0', target: nat}}]}}"
        for number in range(MOST_FINDINGS + 1)
    )
    text = f"{vpcs(1)}subnets:\n  s: {{cidr: 10.0.1.0/24}}\nnat_gateways:\n"
    text += "  nat: {subnet: s, connectivity_type: private}\n"
    network = read(f"{text}route_tables:\n{unwise}\n").network
    assert len(findings(network)) == MOST_FINDINGS
