"""VPC: blocks of a VPC and its subnets, as packets meet them."""

import pytest

from playground.engine.addresses import parse_prefix
from tests.engine.asking import trace
from tests.engine.cast import change, host, plus, subnet, three_tiers
from tests.engine.rows import routes

NET = three_tiers()


def test_a_public_block_of_a_vpc_is_private_all_the_same__VPC_03() -> None:
    public_block = change(
        NET, "vpc", cidrs=(parse_prefix("10.0.0.0/16"), parse_prefix("198.51.0.0/24"))
    )
    public_block = plus(
        public_block, *subnet("extra", "198.51.0.0/26"), *host("odd", "extra", "198.51.0.10")
    )
    public_block = change(public_block, "rtb-extra", routes=routes(("0.0.0.0/0", "igw")))
    assert trace(public_block, "odd", "198.51.100.10").blockers == [
        "igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    ]
    assert trace(public_block, "internet", "198.51.0.10").blockers == [
        "internet: NO_POSSIBLE_DESTINATION"
    ]


def test_a_secondary_block_has_its_own_local_route_everywhere__VPC_05() -> None:
    bigger = change(NET, "vpc", cidrs=(parse_prefix("10.0.0.0/16"), parse_prefix("10.2.0.0/16")))
    bigger = plus(bigger, *subnet("extra", "10.2.5.0/24"), *host("new", "extra", "10.2.5.9"))
    assert trace(bigger, "db", "new").works
    assert trace(NET, "db", "10.2.5.9").blockers == ["data: NO_ROUTE_TO_DESTINATION"]


def test_an_address_in_no_subnet_ends_in_the_vpc_by_name__VPC_13() -> None:
    asked = trace(NET, "web", "10.0.77.7")
    assert asked.blockers == ["vpc: NO_POSSIBLE_DESTINATION"]
    assert type(asked.said[-1]).__name__ == "AddressInNoSubnet"


@pytest.mark.parametrize("last", [0, 1, 2, 3, 255])
def test_five_addresses_of_a_subnet_are_nobody_s__VPC_14(last: int) -> None:
    for sender in ("web", "db"):
        asked = trace(NET, sender, f"10.0.3.{last}")
        assert asked.blockers == ["data: NO_POSSIBLE_DESTINATION"]
        assert type(asked.said[-1]).__name__ == "AddressReserved"


def test_the_address_after_the_reserved_ones_can_be_had__VPC_14() -> None:
    asked = trace(NET, "web", "10.0.3.4")
    assert type(asked.said[-1]).__name__ == "AddressNotAssigned"


def test_the_resolver_answers_at_the_base_of_the_vpc_only__VPC_15() -> None:
    assert trace(NET, "db", "10.0.0.2", "udp/53").ends_at == "vpc"
    assert trace(NET, "web", "10.0.3.2", "udp/53").blockers == ["data: NO_POSSIBLE_DESTINATION"]


def test_the_resolver_s_address_is_of_the_primary_block__VPC_15() -> None:
    bigger = change(NET, "vpc", cidrs=(parse_prefix("10.0.0.0/16"), parse_prefix("10.2.0.0/16")))
    assert trace(bigger, "db", "10.2.0.2", "udp/53").blockers == ["vpc: NO_POSSIBLE_DESTINATION"]


@pytest.mark.parametrize("address", ["2001:db8:1:2::3", "2001:db8:1:2:ffff:ffff:ffff:ffff"])
def test_ipv6_subnets_have_reserved_addresses_too__VPC_16(address: str) -> None:
    assert type(trace(NET, "web", address).said[-1]).__name__ == "AddressReserved"
    assert type(trace(NET, "web", "2001:db8:1:2::4").said[-1]).__name__ == "AddressNotAssigned"


def test_a_host_of_an_ipv6_only_subnet_has_no_ipv4_to_send_from__VPC_18() -> None:
    only_v6 = plus(
        NET, *subnet("six", "2001:db8:1:6::/64"), *host("young", "six", "2001:db8:1:6::10")
    )
    assert trace(only_v6, "young", "web", v6=True).works
    assert trace(only_v6, "young:10.0.6.10", "10.0.1.10").blockers == [
        "young: ENI_SOURCE_DEST_CHECK_RESTRICTION"
    ]


def test_a_subnet_is_public_by_its_table_and_not_by_its_name__VPC_20() -> None:
    assert trace(NET, "web", "198.51.100.10").works
    only_named_so = change(NET, "rtb-public", routes=())
    asked = trace(only_named_so, "web", "198.51.100.10")
    assert asked.blockers == ["public: NO_ROUTE_TO_DESTINATION"]


def test_a_fresh_vpc_has_no_way_out__VPC_24() -> None:
    fresh = change(change(NET, "public", route_table=None), "public", network_acl=None)
    assert trace(fresh, "web", "198.51.100.10").blockers == ["public: NO_ROUTE_TO_DESTINATION"]
    assert trace(fresh, "web", "db").works


def test_host_bits_of_a_block_are_cleared__VPC_04() -> None:
    assert str(parse_prefix("100.68.0.18/18")) == "100.68.0.0/18"
