"""What a hint advises would help: asked of whole networks, told by the first blocker."""

import pytest

from playground.question import ask
from playground.report import report
from tests.scenarios import network

LAB = """\
vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8:1::/56"]}}
internet_gateways: {igw: {vpc: lab}}
subnets:
  front: {cidr: 10.0.1.0/24, ipv6_cidr: "2001:db8:1:1::/64", route_table: front}
  back: {cidr: 10.0.2.0/24, ipv6_cidr: "2001:db8:1:2::/64", route_table: back}
nat_gateways: {nat: {subnet: front}}
elastic_ips: {nat-eip: {nat_gateway: nat, public_ip: 203.0.113.20}}
security_groups:
  open: {ingress: [{source: 0.0.0.0/0}, {source: "::/0"}]}
  clients: {}
  members: {ingress: [{protocol: tcp, ports: 443, source: clients}]}
instances:
  web:
    {subnet: front, public_ip: 203.0.113.10, ipv6_addresses: ["2001:db8:1:1::10"],
     security_groups: [open]}
  off: {subnet: front, public_ip: 203.0.113.11, state: stopped, security_groups: [open]}
  closed: {subnet: front, public_ip: 203.0.113.12, security_groups: [members]}
  app: {subnet: back, ipv6_addresses: ["2001:db8:1:2::10"], security_groups: [clients]}
"""
TO_IGW = "{destination: 0.0.0.0/0, target: igw}"
TO_NAT = "{destination: 0.0.0.0/0, target: nat}"


def first_blocker(
    source: str, destination: str, protocol: str = "tcp", front: str = TO_IGW, back: str = TO_NAT
) -> dict:
    tables = f"route_tables: {{front: {{routes: [{front}]}}, back: {{routes: [{back}]}}}}\n"
    lab = network(LAB + tables)
    return report(lab, ask(lab, source, destination, protocol))["blockers"][0]


def test_a_stopped_host_is_to_be_started__ADDR_03() -> None:
    found = first_blocker("internet", "off")
    assert found["rule"] == "ADDR-03"
    assert "off is stopped" in found["sentence"]
    assert found["hint"].startswith("Start off")


@pytest.mark.parametrize(
    "address", ["169.254.1.1", "224.0.0.1", "255.255.255.255", "127.0.0.1", "0.0.0.0"]
)
def test_an_address_that_no_host_has_is_not_to_be_reached_otherwise__GW_05(address: str) -> None:
    found = first_blocker("web", address)
    assert address in found["sentence"]
    assert "From the internet" not in found["hint"]
    assert "bastion" not in found["hint"]


def test_a_circle_is_not_told_as_a_second_visit__FLOW_08() -> None:
    lab = network(
        LAB.replace("{subnet: front}", "{subnet: front}, nat-b: {subnet: back}").replace(
            "{nat-eip:", "{nat-b-eip: {nat_gateway: nat-b}, nat-eip:"
        )
        + "route_tables: {front: {routes: [{destination: 0.0.0.0/0, target: nat-b}]},"
        + "               back: {routes: [{destination: 0.0.0.0/0, target: nat}]}}\n"
    )
    (found,) = report(lab, ask(lab, "app", "internet"))["blockers"]
    assert found["code"] == "FORWARDING_LOOP"
    assert "unchanged" not in found["sentence"]


@pytest.mark.parametrize("state", ["deleting", "deleted"])
def test_a_deleted_nat_gateway_cannot_be_attached_again__RT_20(state: str) -> None:
    lab = network(
        LAB.replace("{subnet: front}}\ne", f"{{subnet: front, state: {state}}}}}\ne")
        + f"route_tables: {{front: {{}}, back: {{routes: [{TO_NAT}]}}}}\n"
    )
    (found,) = report(lab, ask(lab, "app", "internet"))["blockers"]
    assert (found["code"], found["rule"]) == ("BAD_STATE_ROUTE", "RT-20")
    assert "Attach" not in found["hint"]
    assert found["hint"].startswith("Create a new NAT gateway")


def test_the_subnet_of_a_nat_gateway_needs_an_internet_gateway__NAT_01() -> None:
    found = first_blocker("app", "internet", front="")
    assert (found["code"], found["rule"]) == ("NO_ROUTE_TO_DESTINATION", "NAT-01")
    assert "0.0.0.0/0" in found["hint"]
    assert "internet gateway" in found["hint"]
    assert "route table back" not in found["hint"]


def test_no_other_table_is_advised_to_a_regional_nat_gateway__NAT_15() -> None:
    lab = network(
        LAB.replace("igw: {vpc: lab}", "").replace(
            "{subnet: front}}\ne", "{vpc: lab, availability_mode: regional}}\ne"
        )
        + f"route_tables: {{front: {{}}, back: {{routes: [{TO_NAT}]}}}}\n"
    )
    (found,) = report(lab, ask(lab, "app", "internet"))["blockers"]
    assert (found["code"], found["rule"]) == ("NO_ROUTE_TO_DESTINATION", "NAT-15")
    assert "associate the subnet" not in found["hint"]


def test_a_reply_by_ipv6_is_not_sent_to_an_egress_only_gateway__GW_08() -> None:
    found = first_blocker("internet:2001:db8:9::1", "web")
    assert (found["leg"], found["rule"]) == ("reply", "GW-08")
    assert "egress-only" not in found["hint"]


def test_no_elastic_ip_is_advised_for_nat64__NAT_21() -> None:
    found = first_blocker(
        "app", "64:ff9b::1", "47", back='{destination: "64:ff9b::/96", target: nat}'
    )
    assert found["code"] == "PROTOCOL_RESTRICTION"
    assert "elastic IP" not in found["hint"]


def test_a_hidden_sender_does_not_open_a_group_to_all__NAT_24() -> None:
    found = first_blocker("app", "203.0.113.12")
    assert found["code"] == "SG_REFERENCES_NOT_PRESERVED"
    assert "0.0.0.0/0" not in found["hint"]
    assert "203.0.113.20/32" in found["hint"]


def test_who_asks_the_nat_gateway_itself_learns_what_it_is_for__NAT_03() -> None:
    inside, outside = first_blocker("app", "nat"), first_blocker("internet", "nat")
    assert inside["code"] == outside["code"] == "NAT_GATEWAY_REFUSES_CONNECTION"
    assert "from outside" not in inside["sentence"] + inside["hint"]
    assert "from outside" in outside["hint"]


@pytest.mark.parametrize(
    ("asked", "advised"),
    [
        ("internet", "from 0.0.0.0/0, which is anywhere."),
        ("internet:203.0.113.99", "from 203.0.113.99/32."),
    ],
)
def test_nobody_is_told_to_let_in_only_the_host_that_stands_for_the_internet(
    asked: str, advised: str
) -> None:
    found = first_blocker(asked, "closed")
    assert found["code"] == "ENI_SG_RULES_MISMATCH"
    assert found["hint"].endswith(advised)
