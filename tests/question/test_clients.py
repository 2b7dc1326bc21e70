"""Clients of a Client VPN endpoint as the ends of a question."""

import pytest

from playground.engine.addresses import format_address
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.engine.nodes import ClientVpnEndpoint
from playground.engine.places import Place, Stage
from playground.engine.reasons.client_vpn import ClientNotReachable
from playground.question import QuestionError, answer, ask, names
from playground.scenariofile import read

NETWORK = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
internet_gateways: {igw: {vpc: lab}}
route_tables:
  public: {vpc: lab, routes: [{destination: 0.0.0.0/0, target: igw}]}
subnets: {front: {vpc: lab, cidr: 10.0.1.0/24, route_table: public}}
security_groups: {open: {vpc: lab, ingress: [{protocol: all, source: 0.0.0.0/0}]}}
instances: {web: {subnet: front, private_ip: 10.0.1.10, security_groups: [open]}}
client_vpn_endpoints:
  laptops:
    vpc: lab
    client_cidr: 172.20.0.0/22
    subnets: [front]
    routes: [{destination: 0.0.0.0/0, subnet: front}]
    authorization_rules: [{destination: 10.0.0.0/16}, {destination: 0.0.0.0/0}]
"""


@pytest.fixture(scope="module")
def network() -> Network:
    return read(NETWORK).network


@pytest.fixture(scope="module")
def endpoint(network: Network) -> str:
    return network.all(ClientVpnEndpoint)[0].id


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("laptops", "172.20.0.1"),
        ("laptops:172.20.3.9", "172.20.3.9"),
        ("172.20.0.77", "172.20.0.77"),
    ],
)
def test_a_client_asks__VPN_17(network: Network, endpoint: str, typed: str, address: str) -> None:
    question = ask(network, typed, "web")
    assert question.start == Place(Stage.CLIENT_OUT, endpoint)
    assert format_address(question.packet.source) == address
    assert answer(network, question)[0].verdict is Verdict.REACHABLE


def test_the_internet_is_reached_by_the_public_address_of_the_interface__VPN_20(
    network: Network,
) -> None:
    (found,) = answer(network, ask(network, "laptops", "internet"))
    assert found.verdict is Verdict.REACHABLE


@pytest.mark.parametrize("typed", ["laptops", "laptops:172.20.3.9", "172.20.0.77"])
@pytest.mark.parametrize("asker", ["web", "internet"])
def test_nobody_in_the_vpc_reaches_a_client__VPN_18(
    network: Network, endpoint: str, typed: str, asker: str
) -> None:
    question = ask(network, asker, typed)
    assert question.refusal == ClientNotReachable(endpoint)
    assert answer(network, question)[0].verdict is Verdict.UNREACHABLE


def test_from_client_to_client_is_for_the_endpoint_to_say__VPN_17(network: Network) -> None:
    question = ask(network, "laptops", "laptops:172.20.0.9")
    assert question.refusal is None
    assert answer(network, question)[0].verdict is Verdict.UNDETERMINED


def test_an_address_of_no_client_is_refused__VPN_17(network: Network) -> None:
    with pytest.raises(QuestionError) as refused:
        ask(network, "laptops:172.20.4.1", "web")
    assert refused.value.message.endswith("it has: 172.20.0.0/22.")


def test_endpoints_are_offered_as_ends(network: Network) -> None:
    assert "laptops" in [one.text for one in names(network)]
