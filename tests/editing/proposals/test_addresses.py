"""Blocks and addresses: the next ones that nobody has."""

import pytest

from playground.editing.acts import Add
from playground.editing.proposals import Lacking, missing, propose
from playground.editing.proposals.blocks import free_address, free_block
from playground.engine.addresses import parse_prefix
from tests.editing.proposals.test_registry import built
from tests.editing.sheets import Place, after, example, nothing, place


def proposed(here: Place, kind: str, near: str | None = None) -> dict[str, object]:
    return propose(kind, here.sheet, here.network, here.ref(near) if near else None)


def test_a_free_block_is_the_first_that_overlaps_none() -> None:
    outer = parse_prefix("10.0.0.0/16")
    taken = [parse_prefix(text) for text in ("10.0.1.0/24", "10.0.0.0/28", "10.0.2.128/25")]
    assert str(free_block(outer, 24, taken)) == "10.0.3.0/24"
    assert str(free_block(outer, 25, taken)) == "10.0.0.128/25"
    assert free_block(outer, 15, []) is None
    assert free_block(outer, 16, taken) is None
    six = parse_prefix("2001:db8:0:ff00::/56")
    assert (
        str(free_block(six, 64, [parse_prefix("2001:db8:0:ff00::/64")])) == "2001:db8:0:ff01::/64"
    )


def test_the_reserved_addresses_are_nobodys__VPC_14() -> None:
    smallest = parse_prefix("10.0.0.0/28")
    free = []
    for _ in range(11):
        free.append(free_address(smallest, {parse_prefix(one).first for one in free}))
    assert free[0] == "10.0.0.10"
    assert sorted(int(one.rpartition(".")[2]) for one in free) == list(range(4, 15))
    assert free_address(smallest, {parse_prefix(one).first for one in free}) == ""


def test_vpcs_get_blocks_apart_from_all_others__PCX_02() -> None:
    here = place(
        """
        vpcs: {first: {cidr: 10.0.0.0/16, secondary_cidrs: [10.2.0.0/20]}}
        on_premises_networks: {office: {cidrs: [10.1.0.0/24]}}
        """
    )
    assert proposed(here, "vpc")["cidr"] == "10.3.0.0/16"


def test_the_next_private_range_follows_when_one_is_full() -> None:
    here = place("on_premises_networks: {all: {cidrs: [10.0.0.0/8]}}")
    assert proposed(here, "vpc")["cidr"] == "172.16.0.0/16"
    full = place(
        "on_premises_networks: {all: {cidrs: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}}"
    )
    with pytest.raises(Lacking, match="Every private block is taken"):
        proposed(full, "vpc")
    assert (
        missing("on-premises-network", full.sheet)
        == "Every private block is taken: free one first."
    )


def test_a_vpc_is_made_in_the_region_of_what_is_selected() -> None:
    here = example("two-regions")
    regions = {one.name: one.says["region"] for one in here.sheet.values() if one.kind == "vpc"}
    assert len(set(regions.values())) == 2
    for name, region in regions.items():
        assert proposed(here, "vpc", name)["region"] == region


def test_subnets_take_the_zones_in_turn_and_the_blocks_in_order__VPC_13() -> None:
    here = place("vpcs: {shop: {cidr: 10.0.0.0/16, region: eu-west-1}}")
    found = []
    for _ in range(4):
        says = proposed(here, "subnet")
        found.append((says["name"], says["availability_zone"], says["cidr"]))
        here = after(here, Add("subnet", says))
    assert found == [
        ("subnet-a", "eu-west-1a", "10.0.0.0/24"),
        ("subnet-b", "eu-west-1b", "10.0.1.0/24"),
        ("subnet-a-2", "eu-west-1a", "10.0.2.0/24"),
        ("subnet-b-2", "eu-west-1b", "10.0.3.0/24"),
    ]


def test_a_third_zone_that_is_used_gets_its_turn() -> None:
    here = place(
        """
        vpcs: {shop: {cidr: 10.0.0.0/16}}
        subnets:
          one: {availability_zone: us-east-1a, cidr: 10.0.0.0/24}
          two: {availability_zone: us-east-1b, cidr: 10.0.1.0/24}
          three: {availability_zone: us-east-1f, cidr: 10.0.2.0/24}
          four: {availability_zone: us-east-1a, cidr: 10.0.3.0/24}
          five: {availability_zone: us-east-1b, cidr: 10.0.4.0/24}
        """
    )
    assert proposed(here, "subnet")["availability_zone"] == "us-east-1f"


@pytest.mark.parametrize(
    ("vpc", "cidrs"),
    [
        ("10.0.0.0/24", ["10.0.0.0/26", "10.0.0.64/26"]),
        ("10.0.0.0/27", ["10.0.0.0/28", "10.0.0.16/28"]),
        ("10.0.0.0/28", ["10.0.0.0/28"]),
    ],
)
def test_small_vpcs_get_small_subnets__VPC_13(vpc: str, cidrs: list[str]) -> None:
    here = place(f"vpcs: {{shop: {{cidr: {vpc}}}}}")
    for cidr in cidrs:
        says = proposed(here, "subnet")
        assert says["cidr"] == cidr
        here = after(here, Add("subnet", says))
    assert here.faults == ()


def test_a_full_vpc_gives_way_to_its_secondary_block_and_then_to_another_vpc() -> None:
    here = place(
        """
        vpcs:
          shop: {cidr: 10.0.0.0/28, secondary_cidrs: [10.9.0.0/28]}
          other: {cidr: 10.1.0.0/28}
        subnets: {full: {vpc: shop, cidr: 10.0.0.0/28}}
        """
    )
    for cidr in ("10.9.0.0/28", "10.1.0.0/28"):
        says = proposed(here, "subnet", "full")
        assert says["cidr"] == cidr
        here = after(here, Add("subnet", says))
    assert missing("subnet", here.sheet).startswith("Every VPC is full")


def test_a_dual_stack_vpc_gives_its_subnets_ipv6__VPC_17() -> None:
    here = place("vpcs: {lab: {cidr: 10.0.0.0/16, ipv6_cidrs: ['2001:db8:1::/56']}}")
    says = proposed(here, "subnet")
    assert says["ipv6_cidr"] == "2001:db8:1::/64"
    assert says["assign_ipv6_address_on_creation"] is True
    here = after(here, Add("subnet", says))
    assert proposed(here, "subnet")["ipv6_cidr"] == "2001:db8:1:1::/64"
    assert proposed(here, "instance")["ipv6_addresses"] == ["2001:db8:1::a"]


def test_a_subnet_beside_a_public_table_is_public_and_one_beside_an_acl_uses_it() -> None:
    here = example("three-tier")
    public = proposed(here, "subnet", "public")
    assert (public["name"], public["route_table"]) == ("public-a", here.ref("public"))
    assert public["map_public_ip_on_launch"] is True
    private = proposed(here, "subnet", "private")
    assert private["map_public_ip_on_launch"] is False
    assert proposed(here, "subnet", "data-acl")["network_acl"] == here.ref("data-acl")


def test_where_nothing_is_selected_the_vpc_without_subnets_comes_first() -> None:
    here = place(
        """
        vpcs: {one: {cidr: 10.0.0.0/16}, two: {cidr: 10.1.0.0/16}}
        subnets: {there: {vpc: one, cidr: 10.0.0.0/24}}
        """
    )
    assert proposed(here, "subnet")["vpc"] == here.ref("two")
    assert proposed(here, "subnet", "one")["vpc"] == here.ref("one")


def test_public_addresses_are_for_documentation_and_nobodys__ADDR_05() -> None:
    here = place(
        """
        outside_hosts: {office: {addresses: [203.0.113.10]}}
        customer_gateways: {router: {ip_address: 203.0.113.11}}
        elastic_ips: {kept: {public_ip: 203.0.113.13}}
        """
    )
    assert proposed(here, "elastic-ip")["public_ip"] == "203.0.113.12"


def test_public_addresses_avoid_a_vpc_that_has_them_as_its_own__VPC_03() -> None:
    here = place("vpcs: {odd: {cidr: 203.0.113.0/24}}")
    assert proposed(here, "outside-host")["addresses"] == ["198.51.100.10"]


def test_sites_and_clients_get_blocks_apart_from_vpcs__VPN_17() -> None:
    here = built()
    blocks = [
        parse_prefix(str(text))
        for says in (
            proposed(here, "vpc")["cidr"],
            *proposed(here, "on-premises-network")["cidrs"],
            proposed(here, "client-vpn-endpoint")["client_cidr"],
            here.says("vpc-1")["cidr"],
            here.says("vpc-2")["cidr"],
        )
        for text in [says]
    ]
    apart = [(one, two) for one in blocks for two in blocks if one != two and one.overlaps(two)]
    assert apart == []


def test_a_host_of_a_site_gets_an_address_of_the_site__VPN_11() -> None:
    here = example("hybrid-vpn")
    says = proposed(here, "on-premises-host")
    assert (says["addresses"], says["network"]) == (["192.168.0.10"], here.ref("office"))


def test_an_empty_scenario_begins_with_ten_dot_zero() -> None:
    says = proposed(nothing(), "vpc")
    assert says == {"name": "vpc-1", "cidr": "10.0.0.0/16", "region": "us-east-1"}


def test_two_client_vpns_have_blocks_of_their_own__VPN_17() -> None:
    here = example("client-vpn")
    for _ in range(2):
        here = after(here, Add("client-vpn-endpoint", proposed(here, "client-vpn-endpoint")))
        assert here.faults == ()
    every = [one for one in here.sheet.values() if one.kind == "client-vpn-endpoint"]
    blocks = [parse_prefix(one.says["client_cidr"]) for one in every]
    assert len(blocks) == 3
    assert not any(one.overlaps(two) for one in blocks for two in blocks if one is not two)
