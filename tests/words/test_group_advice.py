"""What a hint advises to write into a security group lets the traffic in, however it is written."""

import re

import pytest

from playground.engine.network import Network
from playground.engine.nodes import Forwards, SecurityGroupRule
from playground.question import ask
from playground.report import report
from tests.engine.asking import trace
from tests.engine.cast import change, three_tiers
from tests.engine.conformance.test_pcx import by_nat
from tests.engine.conformance.test_tgw_groups import through_inspection, with_a_door
from tests.engine.hub import hub_and_spokes
from tests.engine.peers import twins, two_peers
from tests.engine.rows import ALL_IN, ALL_OUT, group_rows

ON = change(hub_and_spokes(), "hub", security_group_referencing_support=True)
Rules = tuple[SecurityGroupRule, ...]


def advised(network: Network, source: str, destination: str) -> list[str]:
    """The far ends that the hint of the first blocker offers for a rule."""
    hint = report(network, ask(network, source, destination))["blockers"][0]["hint"]
    found = re.search(
        r"allows TCP 443 (?:from|to) ([^\s,]+?)(?:, or ([^,]+), the group .*)?\.$", hint
    )
    assert found, hint
    return [one for one in found.groups() if one]


def opened(network: Network, name: str, kept: Rules, way: str, far_end: str) -> Network:
    """The same with the advised rule in the group of a host."""
    return change(network, f"sg-{name}", rules=group_rows((way, "tcp/443", far_end)) + kept)


def off(name: str) -> Network:
    return change(ON, name, security_group_referencing_support=False)


def firewalled() -> Network:
    """Between a and b stands a firewall that leaves the sender's address as it is."""
    return change(through_inspection("c"), "c", source_dest_check=False, forwards=Forwards.ROUTE)


@pytest.mark.parametrize(
    ("network", "source", "destination", "far_ends"),
    [
        pytest.param(three_tiers(), "app", "db", ["10.0.2.10/32", "sg-app"], id="same VPC"),
        pytest.param(two_peers(), "a-1", "b-1", ["10.1.0.10/32", "sg-a-1"], id="peering"),
        pytest.param(twins(), "c-2", "a-1", ["10.2.0.88/32", "sg-c-2"], id="twins"),
        pytest.param(
            change(two_peers(), "a", region="eu-west-1"),
            *("a-1", "b-1", ["10.1.0.10/32"]),
            id="peering of regions",
        ),
        pytest.param(by_nat(), "a-1", "b-1", ["10.1.9.20/32"], id="NAT gateway"),
        pytest.param(ON, "a", "b", ["10.1.1.10/32", "sg-a"], id="transit gateway on"),
        pytest.param(off("hub"), "a", "b", ["10.1.1.10/32"], id="transit gateway off"),
        pytest.param(off("att-a"), "a", "b", ["10.1.1.10/32"], id="sender's attachment off"),
        pytest.param(off("att-b"), "a", "b", ["10.1.1.10/32"], id="receiver's attachment off"),
        pytest.param(with_a_door(), "a", "door", ["10.1.1.10/32"], id="PrivateLink endpoint"),
        pytest.param(through_inspection("hub"), "a", "b", ["10.1.1.10/32"], id="inspection VPC"),
        pytest.param(firewalled(), "a", "b", ["10.1.1.10/32"], id="firewall"),
    ],
)
def test_a_group_is_advised_where_a_rule_may_name_it__SG_13__SG_16__SG_17__SG_19__SG_20(
    network: Network, source: str, destination: str, far_ends: list[str]
) -> None:
    closed = change(network, f"sg-{destination}", rules=ALL_OUT)
    assert advised(closed, source, destination) == far_ends
    for far_end in [far_ends[0], f"sg-{source}"]:
        tried = opened(closed, destination, ALL_OUT, "in", far_end)
        assert trace(tried, source, destination).works is (far_end in far_ends)


@pytest.mark.parametrize(
    ("network", "source", "destination", "far_ends"),
    [
        pytest.param(three_tiers(), "app", "db", ["10.0.3.10/32", "sg-db"], id="same VPC"),
        pytest.param(two_peers(), "a-1", "b-1", ["10.2.0.10/32", "sg-b-1"], id="peering"),
        pytest.param(ON, "a", "b", ["10.2.1.10/32"], id="transit gateway"),
    ],
)
def test_outbound_a_group_is_advised_within_the_vpc_and_its_peers__SG_16(
    network: Network, source: str, destination: str, far_ends: list[str]
) -> None:
    closed = change(network, f"sg-{source}", rules=ALL_IN)
    assert advised(closed, source, destination) == far_ends
    for far_end in [far_ends[0], f"sg-{destination}"]:
        tried = opened(closed, source, ALL_IN, "out", far_end)
        assert trace(tried, source, destination).works is (far_end in far_ends)
