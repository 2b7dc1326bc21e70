"""Resources are named by name, by id, or by kind and name; much need not be said at all."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    ElasticIp,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
)
from tests.scenarios import LAB, faults, network, node

TWO = """\
vpcs: {shop: {cidr: 10.0.0.0/16}, lab: {cidr: 10.1.0.0/16}}
subnets: {shop-a: {vpc: shop, cidr: 10.0.1.0/24}, lab-a: {vpc: lab, cidr: 10.1.1.0/24}}
"""
WEB = "instances: {web: {subnet: lab-a}}\n"


def id_of(found: Network, kind: type[Node], name: str) -> str:
    """What the others refer to it by."""
    return node(found, kind, name).id


@pytest.mark.parametrize("target", ["way", "igw-0123", "internet-gateway/way"])
def test_a_target_is_named_by_name_by_id_or_by_kind_and_name(target: str) -> None:
    found = network(
        LAB
        + "internet_gateways: {way: {id: igw-0123}}\n"
        + f"route_tables: {{out: {{routes: [{{destination: '::/0', target: {target}}}]}}}}\n"
    )
    assert node(found, RouteTable, "out").routes[0].target == "igw-0123"


def test_a_name_comes_before_the_id_of_another() -> None:
    found = network(
        LAB
        + "internet_gateways: {one: {id: two, vpc: null}, two: {id: three}}\n"
        + "route_tables: {out: {routes: [{destination: '::/0', target: two}]}}\n"
    )
    assert node(found, RouteTable, "out").routes[0].target == "three"


def test_a_target_that_is_gone_leaves_a_blackhole__RT_20() -> None:
    routes = "[{destination: '::/0', target: deleted}]"
    found = network(LAB + f"route_tables: {{out: {{routes: {routes}}}}}\n")
    assert node(found, RouteTable, "out").routes[0].target is None


def test_the_id_of_a_kind_that_is_not_modelled_stays() -> None:
    routes = "[{destination: 10.9.0.0/16, target: lgw-0123456789abcdef0}]"
    found = network(LAB + f"route_tables: {{out: {{routes: {routes}}}}}\n")
    assert node(found, RouteTable, "out").routes[0].target == "lgw-0123456789abcdef0"


def test_the_id_of_a_modelled_kind_must_be_there() -> None:
    routes = "[{destination: 10.9.0.0/16, target: nat-0123456789abcdef0}]"
    ((_, _, message),) = faults(f"format: 1\n{LAB}route_tables: {{out: {{routes: {routes}}}}}\n")
    assert "is called “nat-0123456789abcdef0”" in message


def test_an_instance_stands_for_its_primary_interface() -> None:
    found = network(
        LAB
        + "instances: {web: {}}\n"
        + "network_interfaces:\n"
        + "  second: {subnet: lab-a, instance: web, device_index: 1}\n"
        + "  first: {subnet: lab-a, instance: web, device_index: 0}\n"
        + "internet_gateways: {igw: {}}\n"
        + "elastic_ips: {eip: {public_ip: 203.0.113.9, network_interface: web}}\n"
        + "route_tables: {out: {routes: [{destination: 10.9.0.0/16, target: instance/web}]}}\n"
    )
    first = id_of(found, NetworkInterface, "first")
    assert node(found, ElasticIp, "eip").network_interface == first
    assert node(found, RouteTable, "out").routes[0].target == first


def test_what_an_instance_says_of_its_interface_makes_one_of_its_name() -> None:
    found = network(LAB + "instances: {web: {subnet: lab-a, source_dest_check: false}}\n")
    interface = node(found, NetworkInterface, "web")
    assert (interface.instance, interface.device_index) == (id_of(found, Instance, "web"), 0)
    assert not interface.source_dest_check


def test_the_groups_of_an_interface_keep_their_order() -> None:
    found = network(
        LAB
        + "security_groups: {a: {}, b: {}, c: {}}\n"
        + "instances: {web: {subnet: lab-a, security_groups: [c, a, b]}}\n"
    )
    groups = node(found, NetworkInterface, "web").security_groups
    assert groups == tuple(id_of(found, SecurityGroup, name) for name in "cab")


def test_a_group_may_name_itself_and_be_called_like_a_block() -> None:
    found = network(
        LAB
        + "security_groups:\n"
        + "  10.0.0.0/8: {ingress: [{source: self}, {source: 10.0.0.0/8}]}\n"
        + "  web: {ingress: [{source: security-group/10.0.0.0/8}, {source: 10.0.0.7}]}\n"
    )
    first = node(found, SecurityGroup, "10.0.0.0/8")
    assert [rule.group for rule in first.rules if not rule.egress] == [first.id, None]
    by_group, by_address = node(found, SecurityGroup, "web").rules[:2]
    assert by_group.group == first.id
    assert str(by_address.cidr) == "10.0.0.7/32"


@pytest.mark.parametrize(
    ("sections", "kind", "name"),
    [
        ("instances: {x: {subnet: lab-a}}", Instance, "x"),
        (
            "instances: {x: {}}\nnetwork_interfaces: {e: {subnet: lab-a, instance: x}}",
            Instance,
            "x",
        ),
        ("nat_gateways: {x: {subnet: lab-a, connectivity_type: private}}", NatGateway, "x"),
    ],
)
def test_the_vpc_follows_from_the_subnet(sections: str, kind: type[Node], name: str) -> None:
    found = network(TWO + sections + "\n")
    assert vars(node(found, kind, name))["vpc"] == id_of(found, Vpc, "lab")


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("route_tables", RouteTable),
        ("network_acls", NetworkAcl),
        ("security_groups", SecurityGroup),
        ("internet_gateways", InternetGateway),
    ],
)
def test_the_only_vpc_of_a_file_need_not_be_named(section: str, kind: type[Node]) -> None:
    found = network(LAB + f"{section}: {{x: {{}}}}\n")
    assert vars(node(found, kind, "x"))["vpc"] == id_of(found, Vpc, "lab")


def test_one_of_two_vpcs_must_be_named() -> None:
    ((line, column, message),) = faults(f"format: 1\n{TWO}route_tables: {{x: {{}}}}\n")
    assert (line, column) == (4, 16)
    assert "“vpc” is missing" in message


def test_a_gateway_says_that_it_is_detached__GW_01() -> None:
    found = network(LAB + "internet_gateways: {igw: {vpc: null}}\n")
    assert node(found, InternetGateway, "igw").vpc is None


def test_what_aws_makes_can_be_named() -> None:
    found = network(
        TWO
        + "security_groups: {web-sg: {vpc: lab, ingress: [{source: lab-default}]}}\n"
        + "instances: {web: {subnet: lab-a, security_groups: [lab-default, web-sg]}}\n"
    )
    default = id_of(found, SecurityGroup, "lab-default")
    assert node(found, SecurityGroup, "web-sg").rules[0].group == default
    assert node(found, NetworkInterface, "web").security_groups[0] == default


def test_a_name_that_aws_would_use_may_be_taken() -> None:
    found = network(LAB + "route_tables: {lab-main: {}}\n")
    assert not node(found, RouteTable, "lab-main").main
    assert node(found, RouteTable, "lab-main-2").main


def test_the_order_of_sections_and_kinds_does_not_matter() -> None:
    lines = (LAB + WEB + "route_tables: {out: {}}\n").splitlines()
    forth, back = network("\n".join(lines) + "\n"), network("\n".join(reversed(lines)) + "\n")
    assert list(forth) == list(back)
    assert node(back, Subnet, "lab-a")
