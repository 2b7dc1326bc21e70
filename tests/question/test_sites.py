"""Sites, their hosts and customer gateways as the ends of a question."""

import pytest

from playground.engine.addresses import format_address
from playground.engine.conversation import Verdict
from playground.engine.places import Stage
from playground.engine.reasons.vpn import LeadsToNoSite
from playground.question import QuestionError, answer, ask, names
from playground.scenariofile import read

TEXT = """
format: 1
vpcs: {shop: {cidr: 10.0.0.0/16}}
subnets: {apps: {cidr: 10.0.1.0/24, route_table: apps}}
route_tables: {apps: {vpc: shop, propagating_vgws: [door]}}
security_groups: {open: {ingress: [{source: 0.0.0.0/0}]}}
instances: {app: {subnet: apps, private_ip: 10.0.1.10, security_groups: [open]}}
on_premises_networks:
  office: {cidrs: [192.168.0.0/16, "2001:db8:f::/48"], id: onprem-0a}
  shed: {cidrs: [172.16.0.0/16, 10.0.0.0/8]}
  barn: {cidrs: [172.16.0.0/16]}
on_premises_hosts: {desk: {network: office, addresses: [192.168.1.4]}}
customer_gateways:
  office: {ip_address: 203.0.113.9, network: office}
  router: {ip_address: 203.0.113.10, network: shed}
  alone: {ip_address: 203.0.113.11}
  mute: {}
virtual_private_gateways: {door: {vpc: shop}}
vpn_connections:
  line: {customer_gateway: office, virtual_private_gateway: door}
  lone:
    customer_gateway: alone
    virtual_private_gateway: door
    static_routes_only: true
    routes: [172.30.0.0/16]
"""
NET = read(TEXT).network


@pytest.mark.parametrize(
    ("typed", "site", "source"),
    [
        ("desk", "office", "192.168.1.4"),
        ("office", "office", "192.168.1.4"),
        ("onprem-0a", "office", "192.168.1.4"),
        ("office:192.168.7.7", "office", "192.168.7.7"),
        ("192.168.7.7", "office", "192.168.7.7"),
        ("router", "shed", "172.16.0.1"),
        ("router:172.16.9.9", "shed", "172.16.9.9"),
        ("10.0.1.99", "shed", "10.0.1.99"),
        ("alone", "alone", "172.30.0.1"),
        ("alone:172.30.9.9", "alone", "172.30.9.9"),
    ],
)
def test_a_packet_starts_at_its_site(typed: str, site: str, source: str) -> None:
    question = ask(NET, typed, "app")
    start = NET.find(question.start.id)
    assert start is not None
    assert (question.start.stage, start.name) == (Stage.SITE_OUT, site)
    assert format_address(question.packet.source) == source


def test_an_address_of_an_interface_starts_there_and_not_at_a_site() -> None:
    assert ask(NET, "10.0.1.10", "desk").start.stage is Stage.EGRESS


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("172.16.0.9", "Several sites have 172.16.0.9"),
        ("office:10.1.1.1", "it has: 192.168.0.0/16"),
        ("mute", "no address"),
        ("door", "sends and receives no packets"),
    ],
)
def test_what_cannot_be_meant_is_told(typed: str, words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        ask(NET, typed, "app")


@pytest.mark.parametrize("typed", ["office", "desk", "office:192.168.200.1", "192.168.200.1"])
def test_a_site_is_asked_by_its_name_a_host_or_an_address(typed: str) -> None:
    (found,) = answer(NET, ask(NET, "app", typed))
    assert found.verdict is Verdict.REACHABLE
    assert found.request.place.stage is Stage.SITE_IN


def test_an_address_that_vpc_and_site_have_is_the_vpcs__VPN_11() -> None:
    (found,) = answer(NET, ask(NET, "app", "router:10.0.1.10"))
    assert found.verdict is Verdict.UNREACHABLE
    assert isinstance(found.request.blockers[0].said, LeadsToNoSite)
    (meant,) = answer(NET, ask(NET, "app", "10.0.1.10"))
    assert meant.verdict is Verdict.REACHABLE


def test_from_the_internet_a_sites_address_is_private__GW_05() -> None:
    (found,) = answer(NET, ask(NET, "internet", "desk"))
    assert found.request.blockers[0].place.stage is Stage.OUTSIDE


def test_sites_and_their_hosts_are_suggested() -> None:
    assert {"office", "desk", "router", "alone"} <= {one.text for one in names(NET)}
