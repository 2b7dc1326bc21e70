"""What AWS makes by itself for a Client VPN endpoint: an interface in each associated subnet."""

from playground.engine.addresses import format_address
from playground.engine.nodes import ClientVpnEndpoint, NetworkInterface, SecurityGroup
from playground.scenariofile import read

FILE = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  front: {vpc: lab, cidr: 10.0.1.0/24}
  back: {vpc: lab, cidr: 10.0.2.0/24, availability_zone: us-east-1b}
client_vpn_endpoints:
  laptops: {vpc: lab, client_cidr: 172.20.0.0/22, subnets: [front, back]}
"""


def test_an_interface_with_a_public_address_in_each_subnet__VPN_18__VPN_20() -> None:
    network = read(FILE).network
    (endpoint,) = network.all(ClientVpnEndpoint)
    doors = [one for one in network.all(NetworkInterface) if one.attached_to == endpoint.id]
    assert [one.subnet for one in doors] == list(endpoint.subnets)
    assert [one.name for one in doors] == ["laptops-front", "laptops-back"]
    assert all(one.requester_managed for one in doors)
    assert len({one.public_ip for one in doors if one.public_ip}) == 2
    assert [format_address(one.private_ips[0])[:7] for one in doors] == ["10.0.1.", "10.0.2."]


def test_without_a_group_it_has_the_default_one__VPN_19() -> None:
    network = read(FILE).network
    (default,) = network.all(SecurityGroup)
    doors = network.all(NetworkInterface)
    assert [one.security_groups for one in doors] == [(default.id,)] * 2
