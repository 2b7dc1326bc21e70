"""Ends of a question whose addresses nobody tells: it is said who would know them."""

import pytest

from playground.question import QuestionError, answer, ask
from playground.scenariofile import read

NET = read("""
format: 1
as_found: true
vpcs: {lab: {cidr: 10.0.0.0/16}, other: {undescribed: true}}
subnets:
  a: {vpc: lab, cidr: 10.0.1.0/24}
  theirs: {vpc: other, id: subnet-theirs, undescribed: true}
instances:
  web: {subnet: a, private_ip: 10.0.1.10}
  app: {subnet: theirs}
  known: {subnet: theirs, private_ip: 10.9.9.9}
network_interfaces: {bare: {subnet: a, id: eni-bare, undescribed: true}}
on_premises_networks:
  office: {id: onprem-office, undescribed: true}
  shed: {cidrs: [172.16.0.0/16]}
customer_gateways: {router: {ip_address: 203.0.113.9, network: office}, mute: {}}
virtual_private_gateways: {door: {vpc: lab}}
vpn_connections: {line: {customer_gateway: router, virtual_private_gateway: door}}
vpc_endpoints: {mystery: {vpc: lab, type: Gateway, id: vpce-0a1, undescribed: true}}
""").network


@pytest.mark.parametrize(
    ("source", "destination", "named"),
    [
        ("app", "web", "subnet-theirs"),
        ("web", "app", "subnet-theirs"),
        ("internet", "app", "subnet-theirs"),
        ("bare", "web", "eni-bare"),
        ("web", "bare", "eni-bare"),
        ("office", "web", "onprem-office"),
        ("web", "office", "onprem-office"),
        ("router", "web", "onprem-office"),
        ("router:192.168.7.7", "web", "onprem-office"),
        ("192.168.7.7", "web", "onprem-office"),
        ("mystery", "web", "vpce-0a1"),
        ("internet", "known", "subnet-theirs"),
    ],
)
def test_nobody_can_say_what_becomes_of_it__RA_01(
    source: str, destination: str, named: str
) -> None:
    [found] = answer(NET, ask(NET, source, destination))
    assert found.verdict == "undetermined"
    doubt = found.request.doubt
    assert doubt is not None
    assert getattr(doubt.said, "resource", None) == named


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("mute", "nothing is told of what lies behind it"),
        ("shed:192.168.7.7", "is no address of it"),
        ("10.0.7.7", "No interface of this network has the address"),
    ],
)
def test_what_is_known_to_have_no_such_address_is_refused(source: str, problem: str) -> None:
    with pytest.raises(QuestionError, match=problem):
        ask(NET, source, "web")


def test_who_is_asked_by_name_may_be_where_nobody_tells__RA_01() -> None:
    known = read("""
format: 1
as_found: true
vpcs: {lab: {cidr: 10.0.0.0/16}, other: {undescribed: true}}
subnets:
  a: {vpc: lab, cidr: 10.0.1.0/24}
  theirs: {vpc: other, id: subnet-theirs, undescribed: true}
instances:
  web: {subnet: a, private_ip: 10.0.1.10}
  app: {subnet: theirs, private_ip: 10.0.1.77}
""").network
    [by_name] = answer(known, ask(known, "web", "app"))
    assert by_name.verdict == "undetermined"
    [by_address] = answer(known, ask(known, "web", "10.0.1.77"))
    assert by_address.verdict == "unreachable"
