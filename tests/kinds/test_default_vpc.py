"""The default VPC, as the example has it, and what other VPCs are without."""

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import InternetGateway, NetworkInterface, RouteTable, Subnet, Vpc
from playground.engine.subnet_kinds import SubnetKind, subnet_kind
from playground.scenariofile import read
from playground.sources import open_scenario


def interface(network: Network, name: str) -> NetworkInterface:
    return next(one for one in network.all(NetworkInterface) if one.name == name)


def test_a_default_vpc_has_public_subnets_and_no_ipv6__VPC_21():
    network = open_scenario("default-vpc").network
    (vpc,) = network.all(Vpc)
    (gateway,) = network.all(InternetGateway)
    (table,) = network.all(RouteTable)
    assert [str(block) for block in vpc.blocks] == ["172.31.0.0/16"]
    assert table.main
    assert [(str(one.destination), one.target) for one in table.routes] == [
        ("0.0.0.0/0", gateway.id)
    ]
    subnets = network.all(Subnet)
    assert [subnet.cidr.length for subnet in subnets if subnet.cidr] == [20, 20, 20]
    assert {subnet_kind(network, subnet.id) for subnet in subnets} == {SubnetKind.PUBLIC}
    assert all(subnet.map_public_ip_on_launch for subnet in subnets)


CUSTOM = """
format: 1
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  plain: {cidr: 10.0.1.0/24}
  mapped: {cidr: 10.0.2.0/24, map_public_ip_on_launch: true}
instances:
  one: {subnet: plain}
  two: {subnet: mapped}
  three: {subnet: mapped, public_ip: false}
"""


def test_only_subnets_that_are_told_to_assign_public_addresses__VPC_22():
    network = read(CUSTOM).network
    assert interface(network, "one").public_ip is None
    assert format_address(interface(network, "two").public_ip or 0).startswith("203.0.113.")


def test_the_choice_at_launch_beats_the_subnet__VPC_23():
    assert interface(read(CUSTOM).network, "three").public_ip is None
