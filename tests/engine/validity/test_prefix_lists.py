"""What a prefix list may hold, where it may be named, and what it counts for there."""

import pytest

from playground.engine.nodes import AWS, ManagedPrefixList, PrefixListRoute, SecurityGroupRule
from playground.engine.prefix_lists import known_weight
from playground.engine.validity import faults
from playground.engine.validity.quotas import OverQuota
from tests.engine.rows import prefix_list
from tests.engine.validity.cast import (
    HTTPS,
    allow,
    eigw,
    found,
    group,
    igw,
    network,
    private_nat,
    route,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16")
WEB = subnet("web", "10.0.1.0/24")
BERLIN = prefix_list("pl-1", "203.0.113.0/24")
CLOUDFRONT = prefix_list("pl-cf", size=55, owner=AWS)


def to(name: str, target: str | None = "igw") -> PrefixListRoute:
    return PrefixListRoute(prefix_list=name, target=target)


def from_list(name: str, egress: bool = False) -> SecurityGroupRule:
    return SecurityGroupRule(egress=egress, service=HTTPS, prefix_list=name)


def counted(*nodes: object) -> list[tuple[str, int, str]]:
    """Quotas that are passed."""
    over = [one for one in faults(network(SHOP, *nodes)) if isinstance(one, OverQuota)]  # type: ignore[arg-type]
    return [(type(one).__name__, one.count, one.scope) for one in over]


def test_a_list_may_be_named_in_routes_and_groups__RT_24__SG_12() -> None:
    assert found(SHOP, igw(), BERLIN, table(to("pl-1")), group(from_list("pl-1"))) == []


def test_no_route_for_a_list_of_ones_own_to_an_endpoint__RT_24() -> None:
    assert found(SHOP, BERLIN, table(to("pl-1", "vpce-0123"))) == [
        ("PrefixListToEndpoint", "rtb", "routes[0].target")
    ]
    assert found(SHOP, CLOUDFRONT, table(to("pl-cf", "vpce-0123"))) == []


def test_an_entry_stands_once_in_a_list__RT_23() -> None:
    twice = prefix_list("pl-1", "203.0.113.0/24", "198.51.100.0/24", "203.0.113.0/24")
    assert found(SHOP, twice) == [("EntryTwice", "pl-1", "entries[2].cidr")]
    nested = prefix_list("pl-1", "203.0.113.0/24", "203.0.113.0/25")
    assert found(SHOP, nested, prefix_list("pl-2", "203.0.113.0/24")) == []


def test_entries_are_of_the_family_of_the_list__RT_23() -> None:
    mixed = prefix_list("pl-1", "2001:db8::/32", "203.0.113.0/24")
    assert found(SHOP, mixed) == [("EntryOfOtherFamily", "pl-1", "entries[1].cidr")]


def test_a_list_holds_no_more_than_its_maximum__LIM_12() -> None:
    blocks = ["203.0.113.0/24", "198.51.100.0/24"]
    assert found(SHOP, prefix_list("pl-1", *blocks, size=2)) == []
    assert found(SHOP, prefix_list("pl-1", *blocks, size=1)) == [
        ("MoreEntriesThanMaximum", "pl-1", "entries")
    ]
    assert found(SHOP, prefix_list("pl-1", *blocks, size=1, owner=AWS)) == []


def test_a_list_is_of_one_region__LIM_12() -> None:
    far = prefix_list("pl-1", "203.0.113.0/24", region="eu-west-1")
    rules = group(allow("10.0.0.0/8"), from_list("pl-1"))
    assert found(SHOP, igw(), far, table(route("0.0.0.0/0", "igw"), to("pl-1")), rules) == [
        ("PrefixListOfOtherRegion", "rtb", "routes[1].destination"),
        ("PrefixListOfOtherRegion", "web-sg", "ingress[1].source"),
    ]


def test_a_list_is_routed_once_in_a_table__RT_16() -> None:
    assert found(SHOP, igw(), BERLIN, table(to("pl-1"), to("pl-1"))) == [
        ("RouteTwice", "rtb", "routes[1].destination")
    ]


def test_a_list_is_never_local__RT_04() -> None:
    assert found(SHOP, BERLIN, table(to("pl-1", "local"))) == [
        ("LocalRouteOfNoBlock", "rtb", "routes[0].destination")
    ]


def test_a_list_leads_where_its_family_may_go__RT_17__RT_18() -> None:
    six = prefix_list("pl-6", "2001:db8:9::/48")
    both = (SHOP, WEB, BERLIN, six, eigw(), private_nat())
    assert found(*both, table(to("pl-1", "eigw"), to("pl-6", "nat"))) == [
        ("Ipv4ToEgressOnlyGateway", "rtb", "routes[0].target"),
        ("Ipv6ToNatGateway", "rtb", "routes[1].target"),
    ]
    assert found(*both, table(to("pl-1", "nat"), to("pl-6", "eigw"))) == []


def test_two_lists_with_one_block_for_different_targets_are_warned_of__RT_09() -> None:
    same = prefix_list("pl-2", "198.51.100.0/24", "203.0.113.0/24")
    gates = (SHOP, WEB, igw(), private_nat(), BERLIN, same)
    assert found(*gates, table(to("pl-1"), to("pl-2", "nat"))) == [
        ("WinnerUndefined", "rtb", "routes[1].destination")
    ]
    assert found(*gates, table(to("pl-1"), to("pl-2"))) == []
    longer = prefix_list("pl-2", "203.0.113.0/25")
    gates = (SHOP, WEB, igw(), private_nat(), BERLIN, longer)
    assert found(*gates, table(to("pl-1"), to("pl-2", "nat"))) == []


def test_a_rule_names_one_far_end__SG_12() -> None:
    both = SecurityGroupRule(egress=False, service=HTTPS, group="web-sg", prefix_list="pl-1")
    assert found(SHOP, BERLIN, group(both)) == [
        ("RuleWithoutFarEnd", "web-sg", "ingress[0].source")
    ]


# --- what a list counts for


def test_a_list_counts_in_a_table_by_its_maximum_size__RT_23() -> None:
    big = prefix_list("pl-1", "203.0.113.0/24", size=100)
    routes = [route(f"192.{n // 256 + 10}.{n % 256}.0/24", None) for n in range(401)]
    assert counted(big, table(*routes[:400], to("pl-1"))) == []
    assert counted(big, table(*routes, to("pl-1"))) == [("RoutesPerTable", 501, "rtb")]


def test_lists_of_the_two_families_count_apart__RT_23() -> None:
    four = prefix_list("pl-4", "203.0.113.0/24", size=300)
    six = prefix_list("pl-6", "2001:db8::/32", size=300)
    assert counted(four, six, table(to("pl-4"), to("pl-6"))) == []


def test_a_list_counts_in_a_group_by_its_maximum_size__LIM_12__SG_26() -> None:
    big = prefix_list("pl-1", "203.0.113.0/24", size=60)
    assert counted(big, group(from_list("pl-1"))) == []
    assert counted(big, group(from_list("pl-1"), allow("2001:db8::/32"))) == []
    assert counted(big, group(from_list("pl-1"), allow("10.0.0.0/8"))) == [
        ("RulesPerGroup", 61, "web-sg")
    ]


def test_a_list_of_aws_counts_by_its_weight__SG_26() -> None:
    rules = [allow(f"10.0.{number}.0/24") for number in range(6)]
    assert counted(CLOUDFRONT, group(from_list("pl-cf"), *rules[:5])) == []
    assert counted(CLOUDFRONT, group(from_list("pl-cf"), *rules)) == [
        ("RulesPerGroup", 61, "web-sg")
    ]


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        ("com.amazonaws.us-east-1.s3", 1),
        ("com.amazonaws.eu-west-1.dynamodb", 1),
        ("com.amazonaws.global.cloudfront.origin-facing", 55),
        ("com.amazonaws.global.ipv6.cloudfront.origin-facing", 55),
        ("s3", None),
        ("offices", None),
    ],
)
def test_the_weights_of_lists_of_aws_are_known__SG_26(name: str, weight: int | None) -> None:
    assert known_weight(name) == weight


def _lists(count: int, **more: str) -> list[ManagedPrefixList]:
    return [prefix_list(f"pl-{number}", **more) for number in range(count)]


def test_a_hundred_lists_of_an_account_in_a_region__LIM_12() -> None:
    assert counted(*_lists(100), CLOUDFRONT) == []
    assert counted(*_lists(101, owner=AWS)) == []
    assert counted(*_lists(101)) == [("PrefixListsPerRegion", 101, "us-east-1")]


def test_a_thousand_entries_of_a_list__LIM_12() -> None:
    assert counted(prefix_list("pl-1", size=1000)) == []
    assert counted(prefix_list("pl-1", size=1001)) == [("EntriesPerPrefixList", 1001, "pl-1")]
