"""What AWS grants by default: one more is a warning, never a rejection."""

import pytest

from playground.engine.nodes import Node, RouteOrigin
from playground.engine.validity import (
    Severity,
    endpoints,
    faults,
    interconnect,
    transit_quotas,
    vpn_quotas,
)
from playground.engine.validity.fault import Fault
from playground.engine.validity.quotas import QUOTAS, OverQuota
from playground.engine.validity.weighed_quotas import WEIGHED, RulesPerInterface
from tests.engine.validity.cast import (
    acl,
    allow,
    eigw,
    eip,
    entry,
    group,
    igw,
    interface,
    nat,
    network,
    private_nat,
    regional_nat,
    route,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16")
WEB = subnet("web", "10.0.0.0/20")


def warnings(*nodes: Node) -> list[tuple[str, int, str]]:
    """Quotas that are passed: name, count and scope.  There is no other fault in these networks."""
    over = list(faults(network(*nodes)))
    assert all(fault.severity is Severity.WARNING for fault in over), over
    return [_brief(fault) for fault in over]


def _brief(fault: Fault) -> tuple[str, int, str]:
    assert isinstance(fault, OverQuota)
    return type(fault).__name__, fault.count, fault.scope


def _vpcs(count: int, **more: str) -> list[Node]:
    return [vpc(f"10.{number}.0.0/16", id=f"vpc-{number}", **more) for number in range(count)]


def _subnets(count: int) -> list[Node]:
    return [subnet(f"s-{n}", f"10.0.{n // 16}.{n % 16 * 16}/28") for n in range(count)]


def _interfaces(count: int) -> list[str]:
    return [f"10.0.{number // 200}.{number % 200 + 10}" for number in range(count)]


def test_five_vpcs_of_an_account_in_a_region__LIM_02() -> None:
    assert warnings(*_vpcs(5)) == []
    assert warnings(*_vpcs(6)) == [("VpcsPerRegion", 6, "us-east-1")]
    assert warnings(*_vpcs(5), vpc("10.9.0.0/16", region="eu-west-1")) == []
    assert warnings(*_vpcs(5), vpc("10.9.0.0/16", account="210987654321")) == []


def test_the_first_one_too_many_is_named__LIM_02() -> None:
    assert [fault.resource for fault in faults(network(*_vpcs(8)))] == ["vpc-5"]


def test_two_hundred_subnets__LIM_02() -> None:
    assert warnings(SHOP, *_subnets(200)) == []
    assert warnings(SHOP, *_subnets(201)) == [("SubnetsPerVpc", 201, "shop")]


def test_five_ipv4_blocks__LIM_02() -> None:
    cidrs = [f"10.{number}.0.0/16" for number in range(2, 8)]
    assert warnings(vpc(*cidrs[:5])) == []
    assert warnings(vpc(*cidrs)) == [("Ipv4BlocksPerVpc", 6, "shop")]


def test_five_ipv6_blocks__LIM_02__VPC_12() -> None:
    cidrs = [f"2001:db8:{number}::/56" for number in range(6)]
    assert warnings(vpc("10.0.0.0/16", ipv6=cidrs[:5])) == []
    assert warnings(vpc("10.0.0.0/16", ipv6=cidrs)) == [("Ipv6BlocksPerVpc", 6, "shop")]


def test_five_elastic_ips_in_a_region__LIM_03() -> None:
    home = [eip(f"203.0.113.{number}") for number in range(6)]
    away = [eip("198.51.100.1", region="eu-west-1")]
    assert warnings(SHOP, *home[:5], *away) == []
    assert warnings(SHOP, *home) == [("ElasticIpsPerRegion", 6, "us-east-1")]


def test_two_elastic_ips_of_a_nat_gateway__LIM_03() -> None:
    addresses = [eip(f"203.0.113.{number}", nat="nat") for number in range(3)]
    gateway = nat(ip="10.0.0.20")
    assert warnings(SHOP, WEB, gateway, *addresses[:2]) == []
    assert warnings(SHOP, WEB, gateway, *addresses) == [("ElasticIpsPerNatGateway", 3, "nat")]


def test_thirty_two_elastic_ips_of_a_regional_nat_gateway_in_a_zone__NAT_17() -> None:
    def spread(count: int, zone: str) -> list[Node]:
        return [
            eip(f"203.0.{zone}.{number}", nat="nat", availability_zone=f"us-east-1-{zone}")
            for number in range(count)
        ]

    region = [("ElasticIpsPerRegion", 64, "us-east-1")]
    assert warnings(SHOP, regional_nat(), *spread(32, "1"), *spread(32, "2")) == region
    assert warnings(SHOP, regional_nat(), *spread(33, "1")) == [
        ("ElasticIpsPerRegion", 33, "us-east-1"),
        ("ElasticIpsPerNatGatewayZone", 33, "nat"),
    ]


def test_five_gateways_of_a_kind_in_a_region__LIM_04() -> None:
    gateways = [make(f"{make.__name__}-{n}", f"vpc-{n}") for make in (igw, eigw) for n in range(6)]
    assert warnings(*_vpcs(6), *gateways) == [
        ("VpcsPerRegion", 6, "us-east-1"),
        ("InternetGatewaysPerRegion", 6, "us-east-1"),
        ("EgressOnlyGatewaysPerRegion", 6, "us-east-1"),
    ]


def test_five_nat_gateways_in_a_zone__LIM_04() -> None:
    gateways = [private_nat(f"nat-{number}", ip=f"10.0.0.{20 + number}") for number in range(6)]
    far = subnet("far", "10.0.64.0/20", zone="us-east-1b")
    elsewhere = private_nat("elsewhere", ip="10.0.64.20", subnet="far")
    assert warnings(SHOP, WEB, far, *gateways[:5], elsewhere) == []
    assert warnings(SHOP, WEB, *gateways) == [("NatGatewaysPerZone", 6, "us-east-1a")]


def test_five_regional_nat_gateways_in_a_vpc__LIM_04() -> None:
    gateways = [regional_nat(f"nat-{number}") for number in range(6)]
    assert warnings(SHOP, *gateways[:5]) == []
    assert warnings(SHOP, *gateways) == [("RegionalNatGatewaysPerVpc", 6, "shop")]


def test_two_hundred_route_tables__LIM_05() -> None:
    tables = [table(id=f"rtb-{number}") for number in range(200)]
    assert warnings(SHOP, *tables[:199]) == []  # and the main one
    assert warnings(SHOP, *tables) == [("RouteTablesPerVpc", 201, "shop")]


def test_five_hundred_static_routes_of_a_family__LIM_05() -> None:
    four = [route(f"192.{n // 256 + 10}.{n % 256}.0/24", None) for n in range(501)]
    six = [route(f"2001:db8:{n:x}::/48", None) for n in range(300)]
    assert warnings(SHOP, table(*four[:500], *six, route("10.0.0.0/16"))) == []
    assert warnings(SHOP, table(*four, *six)) == [("RoutesPerTable", 501, "rtb")]


def test_a_hundred_propagated_routes__LIM_05() -> None:
    origin = RouteOrigin.PROPAGATED_VPN_BGP
    routes = [route(f"192.168.{n}.0/24", "vgw-1", origin=origin) for n in range(101)]
    assert warnings(SHOP, table(*routes[:100])) == []
    assert warnings(SHOP, table(*routes)) == [("PropagatedRoutesPerTable", 101, "rtb")]


def test_two_hundred_network_acls__LIM_06() -> None:
    acls = [acl(id=f"acl-{number}") for number in range(200)]
    assert warnings(SHOP, *acls[:199]) == []  # and the default one
    assert warnings(SHOP, *acls) == [("NetworkAclsPerVpc", 201, "shop")]


@pytest.mark.parametrize("egress", [False, True])
def test_twenty_rules_of_an_acl_in_one_direction__LIM_06__NACL_21(egress: bool) -> None:
    entries = [entry(number, egress) for number in range(1, 22)]
    others = [entry(number, not egress) for number in range(1, 21)]
    assert warnings(SHOP, acl(*entries[:20], *others)) == []
    assert warnings(SHOP, acl(*entries, *others)) == [("EntriesPerNetworkAcl", 21, "acl")]


def test_two_thousand_five_hundred_groups_in_a_region__LIM_07() -> None:
    groups = [group(id=f"sg-{number}") for number in range(2501)]
    assert warnings(SHOP, *groups[:2500]) == []
    assert warnings(SHOP, *groups) == [("GroupsPerRegion", 2501, "us-east-1")]


def test_sixty_rules_of_a_group_in_one_direction_and_family__LIM_07() -> None:
    four = [allow(f"10.0.{number}.0/24") for number in range(61)]
    six = [allow(f"2001:db8:{number:x}::/48") for number in range(60)]
    out = [allow(f"10.0.{number}.0/24", egress=True) for number in range(60)]
    assert warnings(SHOP, group(*four[:40], *six[:21])) == []
    assert warnings(SHOP, group(*four[:60], *six, *out)) == []
    assert warnings(SHOP, group(*four)) == [("RulesPerGroup", 61, "web-sg")]


def test_a_rule_that_names_a_group_counts_for_both_families__LIM_07() -> None:
    four = [allow(f"10.0.{number}.0/24") for number in range(60)]
    assert warnings(SHOP, group(*four, allow(group="web-sg"))) == [("RulesPerGroup", 61, "web-sg")]


def test_five_groups_of_an_interface__LIM_07__SG_23() -> None:
    groups = [group(id=f"sg-{number}") for number in range(6)]
    ids = [one.id for one in groups]
    assert warnings(SHOP, WEB, *groups, interface("eni", "10.0.0.10", groups=ids[:5])) == []
    assert warnings(SHOP, WEB, *groups, interface("eni", "10.0.0.10", groups=ids)) == [
        ("GroupsPerInterface", 6, "eni")
    ]


def test_a_thousand_rules_on_an_interface__LIM_07() -> None:
    rules = [allow(f"10.{n // 256}.{n % 256}.0/24") for n in range(501)]
    half, more = group(*rules[:500], id="half"), group(*rules, id="more")
    same = group(*rules[:500], id="same")
    fine = interface("fine", "10.0.0.10", groups=["half", "same"])
    over = interface("over", "10.0.0.11", groups=["half", "more"])
    per_group = [("RulesPerGroup", count, name) for name, count in (("half", 500), ("more", 501))]
    assert warnings(SHOP, WEB, half, more, same, fine, over) == [
        *per_group,
        ("RulesPerGroup", 500, "same"),
        ("RulesPerInterface", 1001, "over"),
    ]


def test_every_quota_is_counted() -> None:
    every = (
        *QUOTAS,
        *WEIGHED,
        *interconnect.QUOTAS,
        *transit_quotas.QUOTAS,
        *endpoints.QUOTAS,
        *vpn_quotas.QUOTAS,
    )
    counted = {quota for quota, _, _ in every} | {RulesPerInterface}
    assert counted == set(OverQuota.__subclasses__())
