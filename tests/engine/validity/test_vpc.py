"""Which blocks AWS accepts for a VPC."""

import pytest

from playground.engine.validity.vpc import NEVER_A_VPC
from tests.engine.validity.cast import found, vpc

IPV6 = [f"2001:db8:{number:x}00::/56" for number in range(6)]


def blocks(*cidrs: str) -> list[tuple[str, str]]:
    return [(name, field) for name, _, field in found(vpc(*cidrs))]


@pytest.mark.parametrize("cidr", ["10.0.0.0/16", "10.0.0.0/20", "10.0.0.0/28"])
def test_a_primary_block_of_16_to_28_is_accepted__VPC_01(cidr: str) -> None:
    assert blocks(cidr) == []


@pytest.mark.parametrize("cidr", ["10.0.0.0/15", "10.0.0.0/29"])
def test_a_primary_block_of_another_size_is_rejected__VPC_01(cidr: str) -> None:
    assert blocks(cidr) == [("PrimaryBlockSize", "cidr")]


def test_a_vpc_without_a_block_is_rejected__VPC_01() -> None:
    assert blocks() == [("VpcWithoutBlock", "cidr")]


@pytest.mark.parametrize(
    "cidr", ["0.1.0.0/16", "127.0.0.0/24", "169.254.10.0/24", "224.0.0.0/16", "239.255.0.0/20"]
)
def test_a_block_of_a_range_that_no_vpc_can_have_is_rejected__VPC_02(cidr: str) -> None:
    assert blocks(cidr) == [("ForbiddenVpcBlock", "cidr")]


def test_the_neighbours_of_the_forbidden_ranges_are_accepted__VPC_02() -> None:
    assert [str(block) for block in NEVER_A_VPC][2] == "169.254.0.0/16"
    assert blocks("169.253.0.0/16") == blocks("169.255.0.0/16") == blocks("223.255.0.0/16") == []


@pytest.mark.parametrize("cidr", ["203.0.113.0/24", "100.64.0.0/16", "8.8.0.0/16"])
def test_a_public_or_shared_block_is_not_rejected__VPC_03(cidr: str) -> None:
    assert blocks(cidr) == []


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("10.2.0.0/16", None),
        ("10.2.0.0/28", None),
        ("10.2.0.0/15", "SecondaryBlockSize"),
        ("10.2.0.0/29", "SecondaryBlockSize"),
        ("10.1.4.0/24", "VpcBlocksOverlap"),
        ("10.1.0.0/16", "VpcBlocksOverlap"),
    ],
)
def test_a_secondary_block_is_of_16_to_28_and_overlaps_none__VPC_05(
    added: str, fault: str | None
) -> None:
    assert blocks("10.1.0.0/16", added) == ([(fault, "secondary_cidrs[0]")] if fault else [])


def test_two_secondary_blocks_overlap_and_the_later_one_is_named__VPC_05() -> None:
    overlap = [("VpcBlocksOverlap", "secondary_cidrs[1]")]
    assert blocks("10.1.0.0/16", "10.3.4.0/24", "10.3.0.0/16") == overlap
    assert blocks("10.1.0.0/16", "10.3.0.0/16", "10.3.4.0/24") == overlap


@pytest.mark.parametrize(
    ("primary", "added"),
    [
        ("10.1.0.0/16", "192.168.0.0/24"),
        ("10.1.0.0/16", "172.16.0.0/16"),
        ("172.16.0.0/16", "10.1.0.0/16"),
        ("172.16.0.0/16", "192.168.0.0/16"),
        ("192.168.0.0/16", "10.1.0.0/16"),
        ("192.168.0.0/16", "172.16.0.0/16"),
        ("10.1.0.0/16", "198.19.0.0/16"),
        ("192.168.0.0/16", "198.19.4.0/24"),
    ],
)
def test_private_families_do_not_mix__VPC_08(primary: str, added: str) -> None:
    assert blocks(primary, added) == [("PrivateFamiliesMixed", "secondary_cidrs[0]")]


def test_a_block_is_held_against_every_earlier_one__VPC_08() -> None:
    assert blocks("10.1.0.0/16", "100.64.0.0/16", "192.168.0.0/24") == [
        ("PrivateFamiliesMixed", "secondary_cidrs[1]")
    ]


@pytest.mark.parametrize("added", ["10.9.0.0/16", "100.64.0.0/16", "198.18.0.0/16", "8.8.0.0/16"])
def test_the_own_family_and_public_blocks_may_be_added__VPC_08(added: str) -> None:
    assert blocks("10.2.0.0/16", added) == []


@pytest.mark.parametrize(
    ("primary", "added", "rejected"),
    [
        ("10.1.0.0/16", "10.0.0.0/24", True),
        ("10.0.0.0/17", "10.0.128.0/17", True),
        ("10.2.0.0/16", "10.0.0.0/24", False),
        ("10.0.0.0/16", "10.1.0.0/16", False),
        ("172.16.0.0/16", "172.31.4.0/24", True),
        ("172.16.0.0/16", "172.30.0.0/16", False),
    ],
)
def test_ranges_closed_beside_a_neighbour__VPC_09(primary: str, added: str, rejected: bool) -> None:
    fault = ("RestrictedPrivateBlock", "secondary_cidrs[0]")
    assert blocks(primary, added) == ([fault] if rejected else [])


def test_a_closed_range_counts_every_earlier_block__VPC_09() -> None:
    assert blocks("10.9.0.0/16", "10.1.0.0/16", "10.0.0.0/24") == [
        ("RestrictedPrivateBlock", "secondary_cidrs[1]")
    ]


@pytest.mark.parametrize("primary", ["100.64.0.0/16", "203.0.113.0/24"])
@pytest.mark.parametrize("added", ["10.0.0.0/16", "172.20.0.0/16", "192.168.1.0/24"])
def test_a_private_block_must_come_first__VPC_10(primary: str, added: str) -> None:
    assert blocks(primary, added) == [("PrivateBlockAfterPublic", "secondary_cidrs[0]")]
    assert blocks(added, primary) == []


@pytest.mark.parametrize("size", range(43, 62))
def test_ipv6_blocks_are_of_44_to_60_in_steps_of_four__VPC_12(size: int) -> None:
    fault = [("Ipv6BlockSize", "shop", "ipv6_cidrs[0]")]
    accepted = size in (44, 48, 52, 56, 60)
    assert found(vpc("10.0.0.0/16", ipv6=[f"2001:db8::/{size}"])) == ([] if accepted else fault)


def test_a_sixth_ipv6_block_is_warned_of__VPC_12() -> None:
    assert found(vpc("10.0.0.0/16", ipv6=IPV6[:5])) == []
    assert found(vpc("10.0.0.0/16", ipv6=IPV6)) == [("Ipv6BlocksPerVpc", "shop", "ipv6_cidrs")]


def test_ipv6_blocks_of_a_vpc_do_not_overlap__VPC_12() -> None:
    assert found(vpc("10.0.0.0/16", ipv6=["2001:db8::/52", "2001:db8:0:100::/56"])) == [
        ("VpcBlocksOverlap", "shop", "ipv6_cidrs[1]")
    ]


def test_each_block_is_of_its_own_family__VPC_18() -> None:
    assert found(vpc("2001:db8::/56", ipv6=["10.0.0.0/16"])) == [
        ("VpcBlockOfOtherFamily", "shop", "cidr"),
        ("VpcBlockOfOtherFamily", "shop", "ipv6_cidrs[0]"),
    ]
