"""Which private addresses AWS accepts."""

import pytest

from playground.engine.nodes import NatGatewayState
from tests.engine.validity.cast import eip, found, interface, nat, private_nat, subnet, vpc

SHOP = vpc("10.0.0.0/16", ipv6=["2001:db8:1:1a00::/56"])
DUAL = subnet("web", "10.0.5.0/24", "2001:db8:1:1a00::/64")
FOUR = subnet("four", "10.0.6.0/24")
SIX = subnet("six", ipv6="2001:db8:1:1a01::/64")
LAND = (SHOP, DUAL, FOUR, SIX)


def faults_of(*ips: str, subnet: str = "web") -> list[tuple[str, str]]:
    return [(name, field) for name, _, field in found(*LAND, interface("eni", *ips, subnet=subnet))]


@pytest.mark.parametrize(
    ("ips", "subnet"),
    [
        (["10.0.5.10"], "web"),
        (["10.0.5.10", "10.0.5.11", "2001:db8:1:1a00::10"], "web"),
        (["10.0.6.10"], "four"),
        (["2001:db8:1:1a01::10"], "six"),
    ],
)
def test_an_interface_has_addresses_of_its_subnet__ADDR_01(ips: list[str], subnet: str) -> None:
    assert faults_of(*ips, subnet=subnet) == []


def test_an_interface_in_an_ipv4_subnet_needs_an_ipv4_address__ADDR_01() -> None:
    assert faults_of("2001:db8:1:1a00::10") == [("InterfaceWithoutAddress", "private_ip")]


def test_an_interface_in_an_ipv6_only_subnet_needs_an_ipv6_address__ADDR_01() -> None:
    assert faults_of(subnet="six") == [("InterfaceWithoutAddress", "ipv6_addresses")]


def test_a_nat_gateway_needs_a_private_address__NAT_02() -> None:
    assert found(*LAND, private_nat(ip=None)) == [("InterfaceWithoutAddress", "nat", "private_ip")]


def test_an_address_of_another_block_is_rejected__ADDR_01() -> None:
    assert faults_of("10.0.6.10") == [("AddressOutsideSubnet", "private_ip")]
    assert faults_of("10.0.5.10", "10.0.5.11", "10.0.6.10") == [
        ("AddressOutsideSubnet", "secondary_private_ips[1]")
    ]
    assert found(*LAND, nat(ip="10.9.9.9"), eip(nat="nat")) == [
        ("AddressOutsideSubnet", "nat", "private_ip")
    ]


def test_an_ipv6_only_subnet_gives_no_ipv4_address__VPC_18() -> None:
    assert faults_of("10.0.5.10", "2001:db8:1:1a01::10", subnet="six") == [
        ("AddressOutsideSubnet", "private_ip")
    ]


def test_an_ipv6_address_needs_an_ipv6_block_of_the_subnet__ADDR_12() -> None:
    fault = [("Ipv6AddressOutsideSubnet", "ipv6_addresses[0]")]
    assert faults_of("10.0.6.10", "2001:db8:1:1a00::10", subnet="four") == fault
    assert faults_of("10.0.5.10", "2001:db8:1:1a01::10") == fault


@pytest.mark.parametrize("last", [0, 1, 2, 3, 255])
def test_the_first_four_addresses_and_the_last_are_reserved__VPC_14(last: int) -> None:
    assert faults_of(f"10.0.5.{last}") == [("ReservedAddress", "private_ip")]


@pytest.mark.parametrize("last", [4, 5, 254])
def test_the_others_are_free__VPC_14(last: int) -> None:
    assert faults_of(f"10.0.5.{last}") == []


def test_base_plus_two_is_reserved_in_every_subnet__VPC_15() -> None:
    assert faults_of("10.0.5.2") == [("ReservedAddress", "private_ip")]
    assert faults_of("10.0.6.2", subnet="four") == [("ReservedAddress", "private_ip")]


def test_a_nat_gateway_can_have_no_reserved_address__VPC_14() -> None:
    assert found(*LAND, nat(ip="10.0.5.3"), eip(nat="nat")) == [
        ("ReservedAddress", "nat", "private_ip")
    ]


@pytest.mark.parametrize(
    ("tail", "reserved"),
    [
        (":", True),
        (":1", True),
        (":3", True),
        (":4", False),
        ("ffff:ffff:ffff:ffff", True),
        ("ffff:ffff:ffff:fffe", False),
    ],
)
def test_the_same_ipv6_addresses_are_reserved__VPC_16(tail: str, reserved: bool) -> None:
    fault = [("ReservedIpv6Address", "ipv6_addresses[0]")]
    assert faults_of("10.0.5.10", f"2001:db8:1:1a00:{tail}") == (fault if reserved else [])


def test_an_address_is_at_one_interface__ADDR_02() -> None:
    one, two = interface("one", "10.0.5.10"), interface("two", "10.0.5.11", "10.0.5.10")
    assert found(*LAND, one, two) == [("AddressTwice", "two", "secondary_private_ips[0]")]


def test_an_interface_has_an_address_once__ADDR_02() -> None:
    assert faults_of("10.0.5.10", "10.0.5.10") == [("AddressTwice", "secondary_private_ips[0]")]


def test_an_ipv6_address_is_at_one_interface__ADDR_02() -> None:
    one = interface("one", "10.0.5.10", "2001:db8:1:1a00::10")
    two = interface("two", "10.0.5.11", "2001:db8:1:1a00::10")
    assert found(*LAND, one, two) == [("AddressTwice", "two", "ipv6_addresses[0]")]


def test_a_nat_gateway_and_an_interface_do_not_share_an_address__ADDR_02() -> None:
    mine = interface("mine", "10.0.5.20")
    assert found(*LAND, mine, private_nat(ip="10.0.5.20")) == [
        ("AddressTwice", "nat", "private_ip")
    ]


def test_a_deleted_nat_gateway_frees_its_address__ADDR_02() -> None:
    gone = private_nat(ip="10.0.5.20", state=NatGatewayState.DELETED)
    assert found(*LAND, interface("mine", "10.0.5.20"), gone) == []


def test_two_vpcs_may_have_the_same_address__ADDR_02() -> None:
    lab, far = vpc("10.0.0.0/16", id="lab"), subnet("far", "10.0.5.0/24", vpc="lab")
    here, there = interface("here", "10.0.5.10"), interface("there", "10.0.5.10", subnet="far")
    assert found(*LAND, lab, far, here, there) == []
