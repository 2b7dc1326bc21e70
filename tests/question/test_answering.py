"""A question answered: who was meant, when several VPCs have the same addresses."""

import pytest

from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.question import answer, ask
from playground.report import report
from tests.scenarios import network as read

TWINS = """\
vpcs: {left: {cidr: 10.0.0.0/16}, right: {cidr: 10.0.0.0/16}, open: {cidr: 192.0.0.0/24}}
internet_gateways: {igw: {vpc: left}}
subnets:
  left-a: {vpc: left, cidr: 10.0.1.0/24}
  left-b: {vpc: left, cidr: 10.0.2.0/24, route_table: out}
  right-a: {vpc: right, cidr: 10.0.1.0/24}
  right-b: {vpc: right, cidr: 10.0.2.0/24}
  open-a: {vpc: open, cidr: 192.0.0.0/25}
route_tables: {out: {vpc: left, routes: [{destination: 0.0.0.0/0, target: igw}]}}
security_groups: {shut: {vpc: left, ingress: []}}
instances:
  asker: {subnet: left-b, private_ip: 10.0.2.10, public_ip: 203.0.113.10}
  near: {subnet: left-a, private_ip: 10.0.1.10}
  shy: {subnet: left-a, private_ip: 10.0.1.11, security_groups: [shut]}
  far: {subnet: right-a, private_ip: 10.0.1.10}
  far-2: {subnet: right-a, private_ip: 10.0.1.11}
  far-3: {subnet: right-b, private_ip: 10.0.2.10}
  other: {subnet: open-a, private_ip: 192.0.0.10}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return read(TWINS)


@pytest.mark.parametrize("name", ["near", "near:10.0.1.10", "10.0.1.10"])
def test_the_host_of_the_own_vpc_is_reached__RT_04(network: Network, name: str) -> None:
    (found,) = answer(network, ask(network, "asker", name))
    assert found.verdict is Verdict.REACHABLE


@pytest.mark.parametrize("name", ["far", "far-2", "far-3", "other"])
def test_a_host_of_another_vpc_is_not_reached_by_its_namesake__RT_04(
    network: Network, name: str
) -> None:
    told = report(network, ask(network, "asker", name))
    assert told["verdict"] == "unreachable"
    assert [one["code"] for one in told["blockers"]] == ["LEADS_TO_ANOTHER_HOST"]
    assert told["further_blockers"] == []
    assert name in told["blockers"][0]["sentence"]
