"""What AWS makes by itself, and what it fills in where a file says nothing."""

import pytest

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    AclEntry,
    ElasticIp,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
    Vpc,
)
from tests.scenarios import LAB, by_id, network, node

DUAL = """
vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8:1::/56"]}}
subnets:
  lab-a: {cidr: 10.0.1.0/24, ipv6_cidr: "2001:db8:1:1::/64", assign_ipv6_address_on_creation: true}
  lab-b: {cidr: 10.0.2.0/24, ipv6_cidr: "2001:db8:1:2::/64"}
  lab-6: {ipv6_cidr: "2001:db8:1:6::/64"}
"""
EVERYWHERE = ["0.0.0.0/0"]
EVERYWHERE_TWICE = ["0.0.0.0/0", "::/0"]


def entries(acl: NetworkAcl, egress: bool) -> list[AclEntry]:
    return [entry for entry in acl.entries if entry.egress is egress]


def rules(group: SecurityGroup, egress: bool) -> list[SecurityGroupRule]:
    return [rule for rule in group.rules if rule.egress is egress]


def interface(found: Network, name: str) -> NetworkInterface:
    return node(found, NetworkInterface, name)


def addresses(found: tuple[int, ...]) -> list[str]:
    return [format_address(one) for one in found]


# --- a VPC


def test_a_vpc_brings_a_main_table_an_acl_and_a_group__VPC_24() -> None:
    found = network("vpcs: {lab: {cidr: 10.0.0.0/16}}")
    (vpc,), (table,) = found.all(Vpc), found.all(RouteTable)
    (acl,), (group,) = found.all(NetworkAcl), found.all(SecurityGroup)
    assert (table.name, table.main, table.vpc, table.routes) == ("lab-main", True, vpc.id, ())
    assert (acl.default, acl.vpc) == (True, vpc.id)
    assert (group.default, group.vpc) == (True, vpc.id)
    assert group.description == "default VPC security group"
    assert len(found) == 4
    assert not found.all(InternetGateway)


def test_what_a_vpc_has_of_its_own_is_not_made_again__VPC_24() -> None:
    found = network("""
        vpcs: {lab: {cidr: 10.0.0.0/16}}
        route_tables: {mine: {main: true}}
        network_acls: {mine: {default: true}}
        security_groups: {mine: {default: true}}
    """)
    assert sorted(one.name for one in found) == ["lab", "mine", "mine", "mine"]


def test_a_subnet_that_names_no_table_uses_the_main_one__RT_01() -> None:
    found = network(LAB)
    assert found.route_table_of(node(found, Subnet, "lab-a").id).name == "lab-main"


def test_a_subnet_that_names_no_acl_uses_the_default_one__NACL_01() -> None:
    found = network(LAB + "network_acls: {strict: {}}")
    assert found.network_acl_of(node(found, Subnet, "lab-a").id).default


def test_every_vpc_has_its_own_defaults__VPC_24() -> None:
    found = network("vpcs: {a: {cidr: 10.0.0.0/16}, b: {cidr: 10.1.0.0/16}}")
    assert {table.name for table in found.all(RouteTable)} == {"a-main", "b-main"}
    assert len(found) == 8


def test_two_vpcs_of_one_name_do_not_share_their_defaults__VPC_24() -> None:
    found = network("""
        vpcs: {a: {cidr: 10.0.0.0/16, name: x}, b: {cidr: 10.1.0.0/16, name: x}}
    """)
    assert {one.vpc for one in found.all(SecurityGroup)} == {one.id for one in found.all(Vpc)}
    assert len(found) == 8


def test_a_default_finds_a_free_name__VPC_24() -> None:
    found = network(LAB + "route_tables: {lab-main: {routes: []}}")
    mine = node(found, RouteTable, "lab-main")
    assert not mine.main
    assert [table.main for table in found.all(RouteTable) if table is not mine] == [True]


# --- network ACLs


@pytest.mark.parametrize(("file", "blocks"), [(LAB, EVERYWHERE), (DUAL, EVERYWHERE_TWICE)])
@pytest.mark.parametrize("egress", [False, True])
def test_the_default_acl_lets_everything_through__NACL_02(
    file: str, blocks: list[str], egress: bool
) -> None:
    (acl,) = network(file).all(NetworkAcl)
    found = entries(acl, egress)
    assert [str(entry.cidr) for entry in found] == blocks
    assert [entry.rule_number for entry in found] == [100, 101][: len(blocks)]
    assert {entry.action for entry in found} == {"allow"}
    assert {entry.service.protocol for entry in found} == {ALL_PROTOCOLS}


def test_a_default_acl_keeps_what_is_written_of_it__NACL_02() -> None:
    found = network(LAB + "network_acls: {mine: {default: true, ingress: []}}")
    (acl,) = found.all(NetworkAcl)
    assert entries(acl, egress=False) == []
    assert len(entries(acl, egress=True)) == 1


def test_a_new_acl_has_no_rows_and_so_denies_everything__NACL_04() -> None:
    assert node(network(LAB + "network_acls: {new: {}}"), NetworkAcl, "new").entries == ()


# --- security groups


@pytest.mark.parametrize(("file", "blocks"), [(LAB, EVERYWHERE), (DUAL, EVERYWHERE_TWICE)])
def test_a_new_group_lets_nothing_in_and_everything_out__SG_03(
    file: str, blocks: list[str]
) -> None:
    group = node(network(file + "security_groups: {new: {}}"), SecurityGroup, "new")
    assert rules(group, egress=False) == []
    assert [str(rule.cidr) for rule in rules(group, egress=True)] == blocks
    assert {rule.service.protocol for rule in group.rules} == {ALL_PROTOCOLS}


def test_a_group_that_says_none_lets_nothing_out__SG_03() -> None:
    group = node(network(LAB + "security_groups: {new: {egress: []}}"), SecurityGroup, "new")
    assert group.rules == ()


def test_the_default_group_lets_its_members_in_and_everything_out__SG_05() -> None:
    (group,) = network(LAB).all(SecurityGroup)
    assert [rule.group for rule in rules(group, egress=False)] == [group.id]
    assert [str(rule.cidr) for rule in rules(group, egress=True)] == EVERYWHERE


def test_the_default_group_can_be_edited__SG_05() -> None:
    found = network(LAB + "security_groups: {mine: {default: true, ingress: []}}")
    (group,) = found.all(SecurityGroup)
    assert rules(group, egress=False) == []
    assert len(rules(group, egress=True)) == 1


def test_an_interface_for_which_none_is_chosen_is_in_the_default_group__SG_05() -> None:
    found = network(
        LAB
        + """
security_groups: {other: {}}
instances: {web: {subnet: lab-a}, app: {subnet: lab-a, security_groups: [other]}}
network_interfaces: {bare: {subnet: lab-a}}
"""
    )
    default = next(group for group in found.all(SecurityGroup) if group.default)
    assert interface(found, "web").security_groups == (default.id,)
    assert interface(found, "bare").security_groups == (default.id,)
    other = node(found, SecurityGroup, "other")
    assert interface(found, "app").security_groups == (other.id,)


def test_an_interface_is_in_the_default_group_of_its_own_vpc__SG_05() -> None:
    found = network("""
        vpcs: {a: {cidr: 10.0.0.0/16}, b: {cidr: 10.1.0.0/16}}
        subnets: {b-1: {vpc: b, cidr: 10.1.1.0/24}}
        instances: {web: {subnet: b-1}}
    """)
    (group,) = interface(found, "web").security_groups
    assert found.get(SecurityGroup, group).vpc == node(found, Vpc, "b").id


# --- addresses


def test_an_instance_gets_a_free_private_address__ADDR_01() -> None:
    found = network(
        LAB
        + """
instances:
  one: {subnet: lab-a}
  two: {subnet: lab-a, private_ip: 10.0.1.5}
  three: {subnet: lab-a, secondary_private_ips: [10.0.1.6]}
  four: {subnet: lab-a}
nat_gateways: {nat: {subnet: lab-a, connectivity_type: private}}
"""
    )
    got = {one.name: addresses(one.private_ips) for one in found.all(NetworkInterface)}
    assert got == {
        "one": ["10.0.1.4"],
        "two": ["10.0.1.5"],
        "three": ["10.0.1.7", "10.0.1.6"],
        "four": ["10.0.1.8"],
    }
    assert addresses((node(found, NatGateway, "nat").private_ip or 0,)) == ["10.0.1.9"]


def test_the_first_four_addresses_and_the_last_are_never_given__VPC_14() -> None:
    names = ", ".join(f"i{number}: {{subnet: s}}" for number in range(11))
    found = network(f"""
        vpcs: {{lab: {{cidr: 10.0.0.0/16}}}}
        subnets: {{s: {{cidr: 10.0.1.0/28}}}}
        instances: {{{names}}}
    """)
    given = [address for one in found.all(NetworkInterface) for address in one.private_ips]
    assert addresses(tuple(given)) == [f"10.0.1.{number}" for number in range(4, 15)]


def test_an_ipv6_address_is_given_where_the_subnet_assigns_one__ADDR_12() -> None:
    found = network(
        DUAL
        + """
instances:
  assigned: {subnet: lab-a}
  refused: {subnet: lab-a, ipv6_addresses: []}
  chosen: {subnet: lab-b, ipv6_addresses: ["2001:db8:1:2::99"]}
  without: {subnet: lab-b}
  only: {subnet: lab-6}
"""
    )
    got = {one.name: addresses(one.ipv6_addresses) for one in found.all(NetworkInterface)}
    assert got == {
        "assigned": ["2001:db8:1:1::4"],
        "refused": [],
        "chosen": ["2001:db8:1:2::99"],
        "without": [],
        "only": ["2001:db8:1:6::4"],
    }
    assert interface(found, "only").private_ips == ()


PUBLIC = """
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets:
  open: {cidr: 10.0.1.0/24, map_public_ip_on_launch: true}
  closed: {cidr: 10.0.2.0/24}
instances:
  by-subnet: {subnet: open}
  not-by-subnet: {subnet: closed}
  refused: {subnet: open, public_ip: false}
  wanted: {subnet: closed, public_ip: true}
  chosen: {subnet: closed, public_ip: 203.0.113.9}
network_interfaces:
  bare: {subnet: open}
  second: {subnet: open, instance: by-subnet, device_index: 1}
"""


@pytest.mark.parametrize(
    ("name", "has_one"), [("by-subnet", True), ("not-by-subnet", False), ("bare", False)]
)
def test_a_public_address_is_given_where_the_subnet_assigns__VPC_22(
    name: str, has_one: bool
) -> None:
    assert (interface(network(PUBLIC), name).public_ip is not None) is has_one


def test_only_the_primary_interface_gets_a_public_address__VPC_22() -> None:
    assert interface(network(PUBLIC), "second").public_ip is None


@pytest.mark.parametrize(("name", "has_one"), [("refused", False), ("wanted", True)])
def test_the_choice_at_launch_overrides_the_subnet__VPC_23(name: str, has_one: bool) -> None:
    assert (interface(network(PUBLIC), name).public_ip is not None) is has_one


def test_public_addresses_are_documentation_addresses_and_no_two_are_the_same() -> None:
    found = network(PUBLIC + "elastic_ips: {one: {}, two: {}}")
    given = [one.public_ip for one in found.all(NetworkInterface) if one.public_ip is not None]
    given += [one.public_ip for one in found.all(ElasticIp)]
    assert len(set(given)) == len(given) == 5
    assert all(text.startswith("203.0.113.") for text in addresses(tuple(given)))


def test_a_zone_is_chosen_in_the_region_of_the_vpc() -> None:
    found = network("""
        vpcs: {lab: {cidr: 10.0.0.0/16, region: eu-west-1}}
        subnets: {lab-a: {cidr: 10.0.1.0/24}}
    """)
    assert node(found, Subnet, "lab-a").availability_zone == "eu-west-1a"


# --- gateways


def test_a_regional_nat_gateway_has_a_table_that_leads_out__NAT_15() -> None:
    found = network("""
        vpcs: {lab: {cidr: 10.0.0.0/16}}
        internet_gateways: {igw: {}}
        nat_gateways: {nat: {availability_mode: regional}}
    """)
    table = node(found, RouteTable, "nat-routes")
    assert node(found, NatGateway, "nat").route_table == table.id
    assert not table.main
    (route,) = table.routes
    assert (str(route.destination), route.target) == ("0.0.0.0/0", found.all(InternetGateway)[0].id)


def test_a_regional_nat_gateway_keeps_the_table_that_it_names__NAT_15() -> None:
    found = network("""
        vpcs: {lab: {cidr: 10.0.0.0/16}}
        route_tables: {mine: {}}
        nat_gateways: {nat: {availability_mode: regional, route_table: mine}}
    """)
    assert node(found, NatGateway, "nat").route_table == node(found, RouteTable, "mine").id
    assert {table.name for table in found.all(RouteTable)} == {"mine", "lab-main"}


# --- ids


def test_an_id_that_is_left_out_is_one_of_aws_form_and_always_the_same() -> None:
    first, second = network(LAB), network(LAB)
    assert by_id(first) == by_id(second)
    for one in first:
        assert len(one.id.rpartition("-")[2]) == 17
    assert node(first, Vpc, "lab").id.startswith("vpc-")


def test_an_id_that_is_given_stays() -> None:
    found = network("vpcs: {lab: {id: vpc-0a1b2c3d, cidr: 10.0.0.0/16}}")
    assert node(found, Vpc, "lab").id == "vpc-0a1b2c3d"


def test_an_instance_and_its_interface_share_a_name_and_not_an_id() -> None:
    found = network(LAB + "instances: {web: {subnet: lab-a}}")
    assert interface(found, "web").instance == node(found, Instance, "web").id
    assert interface(found, "web").id != node(found, Instance, "web").id


def test_an_assigned_public_address_is_of_no_vpc_s_own_block__VPC_03() -> None:
    lab = network("""\
        vpcs: {lab: {cidr: 203.0.113.0/24, secondary_cidrs: [198.51.100.0/24]}}
        subnets: {a: {cidr: 203.0.113.0/25, map_public_ip_on_launch: true}}
        instances: {web: {subnet: a}}
        """)
    (web,) = lab.all(NetworkInterface)
    assert format_address(web.public_ip or 0) == "192.0.2.4"
