"""What a hint about peering advises would help."""

import pytest

from playground.question import ask
from playground.report import report
from tests.scenarios import network

PEERS = """\
vpcs:
  a: {cidr: 10.1.0.0/16}
  b: {cidr: 10.2.0.0/16, region: REGION}
  c: {cidr: 10.3.0.0/16}
vpc_peering_connections:
  a-b: {requester_vpc: a, accepter_vpc: b, status: STATUS}
  b-c: {requester_vpc: b, accepter_vpc: c}
subnets:
  a-net: {vpc: a, cidr: 10.1.0.0/24, availability_zone: us-east-1a}
  b-net: {vpc: b, cidr: 10.2.0.0/24, availability_zone: REGIONa}
route_tables:
  of-a: {vpc: a, main: true, routes: [FORTH]}
  of-b: {vpc: b, main: true, routes: [BACK]}
internet_gateways: {b-igw: {vpc: b}}
security_groups:
  of-one: {vpc: a}
  of-two: {vpc: b, ingress: [{source: FAR_END}]}
instances:
  one: {subnet: a-net, private_ip: 10.1.0.10, security_groups: [of-one]}
  two: {subnet: b-net, private_ip: 10.2.0.10, security_groups: [of-two]}
"""


def first_blocker(
    destination: str = "two",
    forth: str = "{destination: 10.2.0.0/16, target: a-b}",
    back: str = "{destination: 10.1.0.0/16, target: a-b}",
    status: str = "active",
    region: str = "us-east-1",
    far_end: str = "10.1.0.0/16",
    more: str = "",
) -> dict:
    text = PEERS.replace("FORTH", forth).replace("BACK", back).replace("STATUS", status)
    peers = network(text.replace("REGION", region).replace("FAR_END", far_end) + more)
    return report(peers, ask(peers, "one", destination))["blockers"][0]


def test_a_route_that_is_missing_is_named_with_block_and_peering__PCX_03() -> None:
    forth, back = first_blocker(forth=""), first_blocker(back="")
    assert (forth["rule"], back["rule"]) == ("PCX-03", "PCX-03")
    assert "Add a route for 10.2.0.0/16" in forth["hint"]
    assert "the peering connection a-b" in forth["hint"]
    assert back["leg"] == "reply"
    assert "Add one for 10.1.0.0/16 to this table" in back["hint"]


def test_a_pending_peering_is_to_be_accepted__RT_21() -> None:
    pending = first_blocker(status="pending-acceptance")
    assert (pending["code"], pending["rule"]) == ("BAD_STATE_ROUTE", "RT-21")
    assert "pending-acceptance" in pending["sentence"]
    assert "accept the peering connection a-b" in pending["hint"]


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        ("initiating-request", "wait until it is pending-acceptance"),
        ("provisioning", "It is accepted and being set up: wait until"),
    ],
)
def test_a_peering_that_is_being_made_is_to_be_waited_for__RT_21(status: str, advice: str) -> None:
    found = first_blocker(status=status)
    assert found["rule"] == "RT-21"
    assert advice in found["hint"]


def test_a_lost_peering_is_to_be_made_anew__PCX_08() -> None:
    expired = first_blocker(status="expired")
    assert expired["rule"] == "PCX-08"
    assert "Create a new peering connection" in expired["hint"]


def test_a_third_vpc_needs_a_peering_of_its_own__PCX_05() -> None:
    third = first_blocker("10.3.0.10", "{destination: 10.3.0.0/16, target: a-b}")
    assert third["rule"] == "PCX-05"
    assert "not transitive" in third["hint"]


def test_nobody_lends_an_internet_gateway__GW_11() -> None:
    world = first_blocker("internet", "{destination: 0.0.0.0/0, target: a-b}")
    assert world["rule"] == "GW-11"
    assert "route 0.0.0.0/0 there instead of to a-b" in world["hint"]


BEYOND = """
on_premises_networks: {office: {cidrs: [192.168.0.0/16]}}
customer_gateways: {router: {ip_address: 203.0.113.9, network: office}}
virtual_private_gateways: {door: {vpc: b}}
vpn_connections: {line: {customer_gateway: router, virtual_private_gateway: door}}
"""


def test_nobody_lends_a_virtual_private_gateway__PCX_06() -> None:
    over = "{destination: 192.168.0.0/16, target: a-b}"
    site = first_blocker("192.168.1.4", over, more=BEYOND)
    assert site["rule"] == "PCX-06"
    assert "The virtual private gateway door there serves its own VPC alone" in site["sentence"]
    assert "a transit gateway" in site["hint"]
    nobody = first_blocker("192.168.1.4", over)
    assert nobody["rule"] == "PCX-04"


def test_a_reply_that_goes_to_the_internet_lacks_a_route_back__GW_05() -> None:
    found = first_blocker(back="{destination: 0.0.0.0/0, target: b-igw}")
    assert (found["leg"], found["rule"]) == ("reply", "GW-05")
    assert "add one for 10.1.0.0/16, to what the request came in by" in found["hint"]
