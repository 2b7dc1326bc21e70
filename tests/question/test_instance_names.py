"""DNS names of instances as destinations: which address they mean for whom."""

import pytest

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.reasons.dns import HostNameNotResolved, PrivateNameUnknownHere
from playground.question import QuestionError, ask
from playground.report import report
from playground.scenariofile import read

WEB = "ec2-203-0-113-10.compute-1.amazonaws.com"
FAR = "ec2-203-0-113-30.eu-west-1.compute.amazonaws.com"
NETWORK = """
format: 1
vpcs:
  lab: {cidr: 10.0.0.0/16, enable_dns_hostnames: true}
  peer: {cidr: 10.1.0.0/16, enable_dns_hostnames: PEER_HOSTNAMES}
  spoke: {cidr: 10.2.0.0/16, enable_dns_hostnames: true}
  mute: {cidr: 10.4.0.0/16, enable_dns_support: false, enable_dns_hostnames: true}
  bare: {cidr: 10.5.0.0/16}
  far: {cidr: 10.3.0.0/16, region: eu-west-1, enable_dns_hostnames: true}
internet_gateways: {igw: {vpc: lab}}
subnets:
  lab-a: {vpc: lab, cidr: 10.0.1.0/24}
  peer-a: {vpc: peer, cidr: 10.1.1.0/24}
  spoke-a: {vpc: spoke, cidr: 10.2.1.0/24}
  mute-a: {vpc: mute, cidr: 10.4.1.0/24}
  bare-a: {vpc: bare, cidr: 10.5.1.0/24}
  far-a: {vpc: far, cidr: 10.3.1.0/24}
instances:
  web: {subnet: lab-a, private_ip: 10.0.1.10, public_ip: 203.0.113.10}
  app: {subnet: lab-a, private_ip: 10.0.1.11}
  peered: {subnet: peer-a, private_ip: 10.1.1.10}
  on-hub: {subnet: spoke-a, private_ip: 10.2.1.10}
  deaf: {subnet: mute-a, private_ip: 10.4.1.10}
  nameless: {subnet: bare-a, private_ip: 10.5.1.10, public_ip: 203.0.113.50}
  abroad: {subnet: far-a, private_ip: 10.3.1.10, public_ip: 203.0.113.30}
vpc_peering_connections:
  join:
    requester_vpc: peer
    accepter_vpc: lab
    status: STATUS
    accepter_dns_resolution: OPTION
transit_gateways:
  hub: {}
  hub-eu: {region: eu-west-1}
transit_gateway_vpc_attachments:
  lab-on-hub: {transit_gateway: hub, vpc: lab, subnets: [lab-a]}
  spoke-on-hub: {transit_gateway: hub, vpc: spoke, subnets: [spoke-a]}
  far-on-hub: {transit_gateway: hub-eu, vpc: far, subnets: [far-a]}
transit_gateway_peering_attachments:
  hubs: {transit_gateway: hub, peer_transit_gateway: hub-eu}
"""


def network(option: str = "true", hostnames: str = "true", status: str = "active") -> Network:
    text = NETWORK.replace("OPTION", option).replace("PEER_HOSTNAMES", hostnames)
    return read(text.replace("STATUS", status)).network


@pytest.fixture(scope="module", name="net")
def joined() -> Network:
    return network()


def meant(net: Network, asker: str, name: str = WEB) -> str:
    """The address on the packet."""
    return format_address(ask(net, asker, name).packet.destination)


def told(net: Network, asker: str, name: str = WEB) -> tuple[str, str]:
    """The first sentence of the answer, and its rule."""
    first = report(net, ask(net, asker, name))["request"]["hops"][0]["decisions"][0]
    return first["sentence"], first["rule"]


def test_in_its_own_vpc_a_public_name_means_the_private_address__DNS_05(net: Network) -> None:
    assert meant(net, "app") == "10.0.1.10"
    sentence, rule = told(net, "app")
    assert sentence.startswith(f"The name {WEB} means the private address 10.0.1.10 here: ")
    assert rule == "DNS-05"


@pytest.mark.parametrize("asker", ["internet", "nameless"])
def test_for_anybody_else_it_means_the_public_one__DNS_05(net: Network, asker: str) -> None:
    assert meant(net, asker) == "203.0.113.10"
    assert told(net, asker)[1] == "DNS-05"


def test_names_need_both_attributes_of_the_vpc__DNS_03(net: Network) -> None:
    with pytest.raises(QuestionError, match="the VPC bare gives its hosts no DNS names"):
        ask(net, "app", "ec2-203-0-113-50.compute-1.amazonaws.com")
    with pytest.raises(QuestionError, match="no host has that address"):
        ask(net, "app", "ec2-203-0-113-99.compute-1.amazonaws.com")
    with pytest.raises(QuestionError, match="is in eu-west-1"):
        ask(net, "app", "ec2-203-0-113-30.compute-1.amazonaws.com")


def test_with_the_option_the_peer_resolves_to_the_private_address__PCX_14(net: Network) -> None:
    assert meant(net, "peered") == "10.0.1.10"
    assert told(net, "peered")[1] == "PCX-14"


def test_without_the_option_it_is_public__PCX_14() -> None:
    off = network(option="false")
    assert meant(off, "peered") == "203.0.113.10"
    sentence, rule = told(off, "peered")
    assert "although the peering connection join joins the asker's VPC with lab" in sentence
    assert rule == "PCX-14"


def test_the_option_needs_both_attributes_in_both_vpcs__PCX_15() -> None:
    off = network(hostnames="false")
    assert meant(off, "peered") == "203.0.113.10"
    assert told(off, "peered")[1] == "PCX-15"


def test_the_option_needs_an_active_connection__PCX_15() -> None:
    assert meant(network(status="pending-acceptance"), "peered") == "203.0.113.10"


def test_on_one_transit_gateway_names_are_private__TGW_21(net: Network) -> None:
    assert meant(net, "on-hub") == "10.0.1.10"
    assert "DNS support" in told(net, "on-hub")[0]


def test_over_a_peering_of_transit_gateways_they_are_public__TGW_21(net: Network) -> None:
    assert meant(net, "app", FAR) == "203.0.113.30"
    sentence, rule = told(net, "app", FAR)
    assert "although the transit gateway peering attachment hubs joins" in sentence
    assert rule == "TGW-21"


def test_without_a_resolver_nobody_learns_what_a_name_means__DNS_02(net: Network) -> None:
    question = ask(net, "deaf", WEB)
    assert isinstance(question.refusal, HostNameNotResolved)
    assert report(net, question)["blockers"][0]["code"] == "HOST_NAME_NOT_RESOLVED"


@pytest.mark.parametrize("name", ["ip-10-0-1-10.ec2.internal", "IP-10-0-1-10.ec2.internal."])
def test_a_private_name_is_known_in_its_own_vpc(net: Network, name: str) -> None:
    assert meant(net, "app", name) == "10.0.1.10"
    for stranger in ("peered", "on-hub", "internet"):
        assert isinstance(ask(net, stranger, name).refusal, PrivateNameUnknownHere)
    assert meant(net, "abroad", "ip-10-3-1-10.eu-west-1.compute.internal") == "10.3.1.10"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ip-10-9-9-9.ec2.internal", "no host has that address"),
        ("ip-10-5-1-10.ec2.internal", "gives its hosts no DNS names"),
        ("ec2-999-0-113-10.compute-1.amazonaws.com", "Nothing here is called"),
    ],
)
def test_a_name_that_nobody_has_is_refused(net: Network, name: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        ask(net, "app", name)
    assert refused.value.field == "destination"


def test_a_name_is_for_destinations(net: Network) -> None:
    with pytest.raises(QuestionError, match="only a destination") as refused:
        ask(net, WEB, "app")
    assert refused.value.field == "source"


def test_the_headline_keeps_the_name(net: Network) -> None:
    assert f"open TCP 443 to {WEB}" in report(net, ask(net, "app", WEB))["headline"]
