"""Which blocks, zones and associations AWS accepts for a subnet."""

import pytest

from playground.engine.validity import usable_addresses
from tests.engine.validity.cast import acl, found, subnet, table, vpc

SHOP = vpc("10.0.0.0/16", "100.64.0.0/16", ipv6=["2001:db8::/44"])


@pytest.mark.parametrize("cidr", ["10.0.0.0/16", "10.0.1.0/24", "100.64.0.0/28"])
def test_a_part_or_all_of_one_block_of_the_vpc_is_accepted__VPC_13(cidr: str) -> None:
    assert found(SHOP, subnet("web", cidr)) == []


@pytest.mark.parametrize(
    ("cidr", "faults"),
    [
        ("10.1.0.0/24", ["SubnetOutsideVpc"]),
        ("10.0.0.0/15", ["SubnetBlockSize", "SubnetOutsideVpc"]),
        ("10.0.0.0/29", ["SubnetBlockSize"]),
    ],
)
def test_other_blocks_are_rejected__VPC_13(cidr: str, faults: list[str]) -> None:
    assert found(SHOP, subnet("web", cidr)) == [(name, "web", "cidr") for name in faults]


def test_subnets_of_a_vpc_never_overlap__VPC_13() -> None:
    small = vpc("10.0.0.0/24")
    wide, narrow = subnet("wide", "10.0.0.0/25"), subnet("narrow", "10.0.0.64/26")
    beside = subnet("beside", "10.0.0.128/25")
    assert found(small, wide, narrow, beside) == [("SubnetsOverlap", "narrow", "cidr")]
    assert found(small, narrow, wide, beside) == [("SubnetsOverlap", "wide", "cidr")]


def test_each_subnet_too_many_is_named_once__VPC_13() -> None:
    wide = subnet("wide", "10.0.0.0/20")
    inside = [subnet(f"in-{number}", f"10.0.{number}.0/24") for number in (3, 1, 2)]
    assert found(SHOP, wide, *inside) == [
        ("SubnetsOverlap", "in-1", "cidr"),
        ("SubnetsOverlap", "in-2", "cidr"),
        ("SubnetsOverlap", "in-3", "cidr"),
    ]


def test_ipv6_blocks_of_subnets_never_overlap__VPC_13() -> None:
    one = subnet("one", "10.0.1.0/24", ipv6="2001:db8:0:1::/64")
    two = subnet("two", "10.0.2.0/24", ipv6="2001:db8:0:1::/64")
    assert found(SHOP, one, two) == [("SubnetsOverlap", "two", "ipv6_cidr")]


def test_subnets_of_different_vpcs_may_overlap__VPC_13() -> None:
    other = vpc("10.0.0.0/16", id="lab")
    assert (
        found(SHOP, other, subnet("a", "10.0.1.0/24"), subnet("b", "10.0.1.0/24", vpc="lab")) == []
    )


@pytest.mark.parametrize(("cidr", "count"), [("10.0.0.0/28", 11), ("10.0.0.0/24", 251)])
def test_five_addresses_of_a_subnet_are_not_usable__VPC_14(cidr: str, count: int) -> None:
    assert usable_addresses(subnet("web", cidr)) == count


def test_an_ipv6_only_subnet_has_no_usable_ipv4_address__VPC_14() -> None:
    assert usable_addresses(subnet("web", ipv6="2001:db8::/64")) == 0


@pytest.mark.parametrize("size", range(44, 66))
def test_ipv6_blocks_of_44_to_64_in_steps_of_four__VPC_17(size: int) -> None:
    fault = [("SubnetIpv6BlockSize", "web", "ipv6_cidr")]
    accepted = size in (44, 48, 52, 56, 60, 64)
    node = subnet("web", "10.0.1.0/24", ipv6=f"2001:db8::/{size}")
    assert found(SHOP, node) == ([] if accepted else fault)


def test_a_subnet_has_ipv4_or_ipv6_or_both__VPC_18() -> None:
    four, six = "10.0.1.0/24", "2001:db8::/64"
    for node in (subnet("web", four), subnet("web", ipv6=six), subnet("web", four, six)):
        assert found(SHOP, node) == []
    assert found(SHOP, subnet("web")) == [("SubnetWithoutBlock", "web", "cidr")]


def test_each_block_is_of_its_own_family__VPC_18() -> None:
    assert found(SHOP, subnet("web", "2001:db8::/64", "10.0.1.0/24")) == [
        ("SubnetBlockOfOtherFamily", "web", "cidr"),
        ("SubnetBlockOfOtherFamily", "web", "ipv6_cidr"),
    ]


def test_an_ipv6_block_needs_one_of_the_vpc__ADDR_12() -> None:
    assert found(vpc("10.0.0.0/16"), subnet("web", "10.0.1.0/24", "2001:db8::/64")) == [
        ("SubnetOutsideVpc", "web", "ipv6_cidr")
    ]


@pytest.mark.parametrize(
    ("zone", "accepted"),
    [
        ("us-east-1a", True),
        ("us-east-1-bos-1a", True),
        ("use1-az1", True),
        ("a", True),
        ("eu-west-1a", False),
        ("us-east-2a", False),
        ("us-gov-east-1a", False),
    ],
)
def test_the_zone_is_of_the_region_of_the_vpc__VPC_19(zone: str, accepted: bool) -> None:
    fault = [("ZoneOfOtherRegion", "web", "availability_zone")]
    assert found(SHOP, subnet("web", "10.0.1.0/24", zone=zone)) == ([] if accepted else fault)


def test_the_route_table_is_of_the_own_vpc__RT_01() -> None:
    other = vpc("10.9.0.0/16", id="lab")
    web = subnet("web", "10.0.1.0/24", route_table="rtb")
    assert found(SHOP, other, web, table()) == []
    assert found(SHOP, other, web, table(vpc="lab")) == [
        ("RouteTableOfOtherVpc", "web", "route_table")
    ]


def test_the_network_acl_is_of_the_own_vpc__NACL_01() -> None:
    other = vpc("10.9.0.0/16", id="lab")
    web = subnet("web", "10.0.1.0/24", network_acl="acl")
    assert found(SHOP, other, web, acl()) == []
    assert found(SHOP, other, web, acl(vpc="lab")) == [
        ("NetworkAclOfOtherVpc", "web", "network_acl")
    ]
