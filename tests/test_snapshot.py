"""Rows become nodes: text becomes numbers, rows that refer become ids, order stays."""

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AWS,
    AclAction,
    AddressFamily,
    AvailabilityMode,
    ConnectivityType,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InstanceState,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NatGatewayState,
    NetworkAcl,
    NetworkInterface,
    OutsideHost,
    Ports,
    PrefixListRoute,
    RouteOrigin,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
    Vpc,
    VpcPeeringConnection,
)
from playground.models import Scenario
from playground.models import Vpc as VpcRow
from playground.models.rows import Rows
from playground.scenariofile import read
from playground.snapshot import take_snapshot
from tests.kinds.sample import EVERY_KIND
from tests.scenarios import node

NETWORK: Network = read(EVERY_KIND).network


def test_a_vpc_has_its_blocks_primary_first() -> None:
    vpc = node(NETWORK, Vpc, "The lab")
    assert vpc.id == "vpc-0a1b2c3d4e5f60718"
    assert vpc.cidrs == (parse_prefix("10.0.0.0/16"), parse_prefix("100.64.0.0/16"))
    assert vpc.ipv6_cidrs == (parse_prefix("2001:db8:1::/56"),)
    assert (vpc.region, vpc.account) == ("eu-central-1", "210987654321")
    assert (vpc.enable_dns_support, vpc.enable_dns_hostnames) == (False, True)


def test_a_subnet_names_its_vpc_table_and_acl_by_id() -> None:
    subnet = node(NETWORK, Subnet, "front")
    assert subnet.vpc == node(NETWORK, Vpc, "The lab").id
    assert subnet.route_table == node(NETWORK, RouteTable, "out").id
    assert subnet.network_acl == node(NETWORK, NetworkAcl, "filter").id
    assert subnet.cidr == parse_prefix("10.0.1.0/24")
    assert subnet.ipv6_cidr == parse_prefix("2001:db8:1:1::/64")
    assert subnet.map_public_ip_on_launch
    assert subnet.assign_ipv6_address_on_creation


def test_routes_keep_their_order_and_what_is_gone_has_no_target__RT_20() -> None:
    routes = node(NETWORK, RouteTable, "out").routes
    assert [route.target for route in routes] == [
        node(NETWORK, InternetGateway, "igw").id,
        node(NETWORK, EgressOnlyInternetGateway, "eigw").id,
        node(NETWORK, NatGateway, "nat").id,
        node(NETWORK, NetworkInterface, "extra").id,
        None,
        node(NETWORK, VpcPeeringConnection, "lab-annex").id,
        "local",
        node(NETWORK, TransitGateway, "hub").id,
        node(NETWORK, VirtualPrivateGateway, "door").id,
        node(NETWORK, NatGateway, "nat").id,
    ]
    assert {route.origin for route in routes[:-1]} == {RouteOrigin.STATIC}
    assert isinstance(routes[-1], PrefixListRoute)
    assert routes[-1].prefix_list == node(NETWORK, ManagedPrefixList, "offices").id


def test_nat_gateways_are_zonal_or_regional__NAT_15() -> None:
    zonal, idle = node(NETWORK, NatGateway, "nat"), node(NETWORK, NatGateway, "idle")
    regional = node(NETWORK, NatGateway, "wide")
    assert zonal.subnet == node(NETWORK, Subnet, "front").id
    assert zonal.private_ip == parse_address("10.0.1.20")
    assert (zonal.connectivity_type, zonal.availability_mode) == (
        ConnectivityType.PUBLIC,
        AvailabilityMode.ZONAL,
    )
    assert (idle.connectivity_type, idle.state) == (
        ConnectivityType.PRIVATE,
        NatGatewayState.PENDING,
    )
    assert (regional.subnet, regional.private_ip) == (None, None)
    assert regional.zones == ("eu-central-1b",)
    assert regional.route_table == node(NETWORK, RouteTable, "regional").id


def test_an_instance_named_where_an_interface_is_meant_is_its_primary_one() -> None:
    elastic = node(NETWORK, ElasticIp, "of-web")
    assert elastic.network_interface == node(NETWORK, NetworkInterface, "web").id
    assert elastic.private_ip == parse_address("10.0.1.11")
    assert elastic.public_ip == parse_address("203.0.113.7")
    assert node(NETWORK, ElasticIp, "of-wide").availability_zone == "eu-central-1b"


def test_rows_of_an_acl_say_direction_service_and_block() -> None:
    acl = node(NETWORK, NetworkAcl, "filter")
    first, second, third = acl.entries
    assert [entry.egress for entry in acl.entries] == [False, False, True]
    assert first.service.ports == Ports(first=1024, last=65535)
    assert (second.action, second.service.icmp_type) == (AclAction.DENY, 8)
    assert second.service.ports is None
    assert second.cidr == parse_prefix("10.0.0.0/8")
    assert third.rule_number == 100


def test_rules_of_a_group_name_a_block_a_group_or_a_list__SG_12() -> None:
    group = node(NETWORK, SecurityGroup, "web-sg")
    browsers, ping, gre, ssh, names = group.rules
    assert (browsers.cidr, browsers.group) == (parse_prefix("0.0.0.0/0"), None)
    assert ping.cidr == parse_prefix("::/0")
    assert (gre.cidr, gre.group, gre.service.protocol) == (None, group.id, 47)
    offices = node(NETWORK, ManagedPrefixList, "offices")
    assert (ssh.cidr, ssh.group, ssh.prefix_list) == (None, None, offices.id)
    assert (names.egress, names.group, names.description) == (True, group.id, "names")
    assert names.service.ports == Ports(first=53, last=53)


def test_a_prefix_list_has_its_entries_and_its_size__SG_26() -> None:
    offices = node(NETWORK, ManagedPrefixList, "offices")
    assert [str(one.cidr) for one in offices.entries] == ["203.0.113.0/24", "198.51.100.128/25"]
    assert [one.description for one in offices.entries] == ["Berlin", ""]
    assert (offices.size, offices.owner, offices.region) == (5, "210987654321", "eu-central-1")
    s3 = node(NETWORK, ManagedPrefixList, "com.amazonaws.eu-central-1.s3")
    assert (s3.size, s3.owner) == (2, AWS)
    assert node(NETWORK, ManagedPrefixList, "six").address_family is AddressFamily.IPV6


def test_an_interface_has_all_its_addresses_primary_first() -> None:
    web = node(NETWORK, NetworkInterface, "web")
    assert web.private_ips == (parse_address("10.0.1.10"), parse_address("10.0.1.11"))
    assert web.ipv6_addresses == (parse_address("2001:db8:1:1::10"),)
    assert web.public_ip == parse_address("203.0.113.80")
    assert web.security_groups == (node(NETWORK, SecurityGroup, "web-sg").id,)
    assert not web.source_dest_check
    extra = node(NETWORK, NetworkInterface, "extra")
    assert (extra.instance, extra.device_index) == (node(NETWORK, Instance, "web").id, 1)
    assert node(NETWORK, NetworkInterface, "function").requester_managed


def test_an_instance_has_its_state() -> None:
    states = {one.name: one.state for one in NETWORK.all(Instance)}
    assert states == {"web": InstanceState.RUNNING, "asleep": InstanceState.STOPPED}


def test_an_outside_host_has_its_addresses() -> None:
    office = node(NETWORK, OutsideHost, "office")
    assert office.addresses == tuple(map(parse_address, ["203.0.113.4", "2001:db8:ffff::4"]))


def test_rows_need_not_be_stored_nor_complete() -> None:
    rows = Rows(Scenario())
    rows.add(VpcRow(aws_id="vpc-1", name="lab", cidr="10.0.0.0/16"))
    assert [one.id for one in take_snapshot(rows)] == ["vpc-1"]
