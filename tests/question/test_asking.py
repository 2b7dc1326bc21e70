"""Questions as people type them: who is meant, by which address, and what is refused."""

import pytest

from playground.engine.addresses import format_address
from playground.engine.headers import icmp_service, service
from playground.engine.network import Network
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons.compute import HasNoPublicAddress
from playground.question import QuestionError, ask, names
from playground.scenariofile import read

NETWORK = """
format: 1
vpcs:
  lab: {cidr: 10.0.0.0/16, ipv6_cidrs: [2001:db8:1::/56]}
subnets:
  a: {cidr: 10.0.1.0/24, ipv6_cidr: 2001:db8:1:1::/64}
  six: {ipv6_cidr: 2001:db8:1:6::/64}
internet_gateways: {igw: {vpc: lab}}
nat_gateways:
  nat: {subnet: a, private_ip: 10.0.1.20}
elastic_ips:
  nat-eip: {public_ip: 203.0.113.5, nat_gateway: nat}
  spare: {public_ip: 203.0.113.6}
  web-second: {public_ip: 203.0.113.12, network_interface: web, private_ip: 10.0.1.12}
  api-eip: {public_ip: 203.0.113.7, network_interface: api, private_ip: 10.0.1.31}
instances:
  web:
    subnet: a
    private_ip: 10.0.1.10
    secondary_private_ips: [10.0.1.12]
    public_ip: 203.0.113.10
    ipv6_addresses: ["2001:db8:1:1::10"]
  db: {subnet: a, private_ip: 10.0.1.11, id: i-0123456789abcdef0}
  api: {subnet: a, private_ip: 10.0.1.30, secondary_private_ips: [10.0.1.31]}
  six-1: {subnet: six, ipv6_addresses: ["2001:db8:1:6::10"]}
network_interfaces:
  twin: {subnet: a, private_ip: 10.0.1.40, id: eni-11111111, requester_managed: true}
  fn: {subnet: a, private_ip: 10.0.1.41, requester_managed: true}
outside_hosts:
  office: {addresses: [203.0.113.200, "2001:db8:ffff::200"]}
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return read(NETWORK).network


def ends(network: Network, source: str, destination: str, **options: object) -> tuple[str, str]:
    """The addresses on the packet of a question."""
    packet = ask(network, source, destination, **options).packet  # type: ignore[arg-type]
    return format_address(packet.source), format_address(packet.destination)


@pytest.mark.parametrize(
    ("source", "destination", "expected"),
    [
        ("web", "db", ("10.0.1.10", "10.0.1.11")),
        ("i-0123456789abcdef0", "web", ("10.0.1.11", "10.0.1.10")),
        ("web", "internet", ("10.0.1.10", "198.51.100.10")),
        ("web", "internet:198.51.100.7", ("10.0.1.10", "198.51.100.7")),
        ("web", "internet:2001:db8:ffff::7", ("2001:db8:1:1::10", "2001:db8:ffff::7")),
        ("internet", "web", ("198.51.100.10", "203.0.113.10")),
        ("internet:2001:db8:ffff::7", "web", ("2001:db8:ffff::7", "2001:db8:1:1::10")),
        ("internet", "six-1", ("2001:db8:ffff::10", "2001:db8:1:6::10")),
        ("internet", "api", ("198.51.100.10", "203.0.113.7")),
        ("internet", "spare", ("198.51.100.10", "203.0.113.6")),
        ("office", "web", ("203.0.113.200", "203.0.113.10")),
        ("203.0.113.99", "web", ("203.0.113.99", "203.0.113.10")),
        ("203.0.113.10", "db", ("10.0.1.10", "10.0.1.11")),
        ("10.0.1.11", "web", ("10.0.1.11", "10.0.1.10")),
        ("web", "nat", ("10.0.1.10", "10.0.1.20")),
        ("web", "nat-eip", ("10.0.1.10", "203.0.113.5")),
        ("web:2001:db8:1:1::10", "six-1", ("2001:db8:1:1::10", "2001:db8:1:6::10")),
        ("web", "api:10.0.1.31", ("10.0.1.10", "10.0.1.31")),
        ("internet", "web:203.0.113.12", ("198.51.100.10", "203.0.113.12")),
        ("web:203.0.113.12", "db", ("10.0.1.12", "10.0.1.11")),
        ("web", "web:203.0.113.10", ("10.0.1.10", "203.0.113.10")),
        ("six-1", "64:ff9b::c633:640a", ("2001:db8:1:6::10", "64:ff9b::c633:640a")),
        ("fn", "8.8.8.8", ("10.0.1.41", "8.8.8.8")),
        ("  web ", " db", ("10.0.1.10", "10.0.1.11")),
    ],
)
def test_which_addresses_are_meant(network, source, destination, expected):
    assert ends(network, source, destination) == expected


def test_where_the_packet_starts(network):
    web = next(node for node in network if node.name == "web" and node.id.startswith("eni-"))
    assert ask(network, "web", "db").start == Place(Stage.EGRESS, web.id)
    assert ask(network, "internet", "web").start == OUTSIDE
    assert ask(network, "203.0.113.99", "web").start == OUTSIDE


def test_a_host_without_a_public_address_is_refused_by_name__ADDR_14(network):
    question = ask(network, "internet:198.51.100.7", "db")
    assert question.refusal == HasNoPublicAddress("i-0123456789abcdef0")
    assert ask(network, "internet", "web").refusal is None


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, (service(6, 443), 49152)),
        ({"port": "22"}, (service(6, 22), 49152)),
        ({"port": "", "source_port": ""}, (service(6, 443), 49152)),
        ({"protocol": "UDP", "port": 53, "source_port": 1024}, (service(17, 53), 1024)),
        ({"protocol": "17", "port": 53}, (service(17, 53), 49152)),
        ({"protocol": "icmp"}, (icmp_service(1, 8, 0), 0)),
        ({"protocol": "icmp", "icmp_type": 3, "icmp_code": 4}, (icmp_service(1, 3, 4), 0)),
        ({"protocol": "47"}, (service(47), 0)),
    ],
)
def test_protocols_and_their_defaults(network, options, expected):
    packet = ask(network, "web", "db", **options).packet
    assert (packet.service, packet.source_port) == expected


def test_icmp_towards_ipv6_is_icmpv6(network):
    packet = ask(network, "web", "six-1", "icmp").packet
    assert packet.service == icmp_service(58, 128, 0)


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        (("", "db"), "source", "Say who"),
        (("web", " "), "destination", "Say who"),
        (("wep", "db"), "source", "did you mean web"),
        (("web", "nobody-at-all"), "destination", "try"),
        (("web", "10.0.1"), "destination", "is no IP address"),
        (("web", "10.0.0.300"), "destination", "is no IP address"),
        (("web", "2001:db8:::1"), "destination", "is no IP address"),
        (("10.0.0.0/24", "web"), "source", "Nothing here is called"),
        (("igw", "web"), "source", "sends and receives no packets"),
        (("nat", "web"), "source", "opens no connections"),
        (("10.0.1.99", "web"), "source", "No interface of this network"),
        (("192.168.7.7", "web"), "source", "No interface of this network"),
        (("internet:10.0.0.1", "web"), "source", "private or reserved"),
        (("internet:127.0.0.1", "web"), "source", "reserved address"),
        (("internet:224.0.0.1", "web"), "source", "reserved address"),
        (("internet:203.0.113.10", "db"), "source", "address of this network"),
        (("internet:2001:db8:1:9::9", "web"), "source", "address of this network"),
        (("internet:nowhere", "web"), "source", "no IP address"),
        (("web", "db:10.0.9.9"), "destination", "no address of it"),
        (("db", "six-1"), "destination", "IPv4 and IPv6 never meet"),
        (("six-1", "10.0.1.11"), "destination", "IPv4 and IPv6 never meet"),
        (("web", "db", "tpc"), "protocol", "is no protocol"),
        (("web", "db", "256"), "protocol", "is no protocol"),
        (("web", "db", "-1"), "protocol", "is no protocol"),
        (("web", "db", "icmpv6"), "protocol", "needs IPv6"),
        (("web", "db", "tcp", "65536"), "port", "0 to 65535"),
        (("web", "db", "tcp", "http"), "port", "0 to 65535"),
        (("web", "db", "tcp", "-1"), "port", "0 to 65535"),
        (("web", "db", "tcp", "٣"), "port", "0 to 65535"),
        (("web", "db", "tcp", "80", "x"), "source_port", "0 to 65535"),
        (("web", "db", "icmp", "80"), "port", "Leave this empty"),
        (("web", "db", "47", "80"), "port", "Leave this empty"),
        (("web", "db", "icmp", "", "", "256"), "icmp_type", "0 to 255"),
        (("web", "db", "tcp", "", "", "8"), "icmp_type", "Leave this empty"),
        (("web", "db", "47", "", "", "", "0"), "icmp_code", "Leave this empty"),
    ],
)
def test_what_cannot_be_understood_names_its_field(network, question, field, words):
    with pytest.raises(QuestionError) as caught:
        ask(network, *question)
    assert caught.value.field == field
    assert words in caught.value.message


def test_a_name_that_several_have_lists_them():
    text = NETWORK.replace("twin:", "db:")
    network = read(text).network
    with pytest.raises(QuestionError, match="say which by id: eni-11111111, i-0123456789abcdef0"):
        ask(network, "web", "db")


def test_what_may_be_typed_is_suggested_once(network):
    suggested = [one.text for one in names(network)]
    assert suggested[0] == "internet"
    assert suggested.count("web") == 1
    assert {"db", "api", "six-1", "fn", "twin", "nat", "spare", "office"} <= set(suggested)
    assert "igw" not in suggested
