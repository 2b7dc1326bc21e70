"""Which internet gateways, egress-only gateways and NAT gateways AWS accepts."""

from dataclasses import fields

import pytest

from playground.engine.nodes import (
    BlockPublicAccess,
    ConnectivityType,
    Exclusion,
    NatGateway,
    NatGatewayState,
)
from tests.engine.validity.cast import (
    eigw,
    eip,
    found,
    igw,
    interface,
    nat,
    private_nat,
    regional_nat,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16")
WEB = subnet("web", "10.0.1.0/24")
LAB = vpc("10.9.0.0/16", id="lab")


def test_one_internet_gateway_for_each_vpc__LIM_04() -> None:
    assert found(SHOP, LAB, igw("a"), igw("b", vpc="lab"), igw("c", vpc=None)) == []
    assert found(SHOP, igw("a"), igw("b")) == [("SecondInternetGateway", "b", "vpc")]


def test_one_egress_only_gateway_for_each_vpc__LIM_04() -> None:
    assert found(SHOP, LAB, eigw("a"), eigw("b", vpc="lab"), eigw("c", vpc=None)) == []
    assert found(SHOP, eigw("a"), eigw("b")) == [("SecondEgressOnlyGateway", "b", "vpc")]


def test_detached_gateways_may_be_many__GW_01() -> None:
    assert (
        found(SHOP, igw("a", vpc=None), igw("b", vpc=None), eigw("c", None), eigw("d", None)) == []
    )


def test_a_public_nat_gateway_lives_in_a_subnet__NAT_01() -> None:
    assert found(SHOP, WEB, nat(), eip(nat="nat")) == []
    assert found(SHOP, WEB, nat(subnet=None, ip=None), eip(nat="nat")) == [
        ("NatGatewayWithoutSubnet", "nat", "subnet")
    ]


def test_its_subnet_is_of_its_vpc__NAT_01() -> None:
    assert found(SHOP, LAB, WEB, nat(vpc="lab"), eip(nat="nat")) == [
        ("NatGatewayInOtherVpc", "nat", "subnet")
    ]


@pytest.mark.parametrize("state", NatGatewayState)
def test_a_public_nat_gateway_needs_an_elastic_ip_while_it_lives__NAT_01(
    state: NatGatewayState,
) -> None:
    alive = state in (NatGatewayState.PENDING, NatGatewayState.AVAILABLE)
    fault = [("NatGatewayWithoutElasticIp", "nat", "connectivity_type")]
    assert found(SHOP, WEB, nat(state=state)) == (fault if alive else [])


def test_a_private_nat_gateway_has_no_elastic_ip__NAT_09() -> None:
    assert found(SHOP, WEB, private_nat()) == []
    assert found(SHOP, WEB, private_nat(), eip(nat="nat")) == [
        ("PrivateNatGatewayWithElasticIp", "eip-203.0.113.5", "nat_gateway")
    ]


def test_a_regional_nat_gateway_stands_in_no_subnet__NAT_15() -> None:
    assert found(SHOP, WEB, regional_nat()) == []
    assert found(SHOP, WEB, regional_nat(subnet="web")) == [
        ("RegionalNatGatewayInSubnet", "nat", "subnet")
    ]


def test_the_table_of_a_regional_nat_gateway_is_of_its_vpc__NAT_15() -> None:
    assert found(SHOP, LAB, table(), regional_nat(route_table="rtb")) == []
    assert found(SHOP, LAB, table(vpc="lab"), regional_nat(route_table="rtb")) == [
        ("NatGatewayTableOfOtherVpc", "nat", "route_table")
    ]


def test_a_regional_nat_gateway_is_not_private__NAT_17() -> None:
    assert found(SHOP, regional_nat(connectivity_type=ConnectivityType.PRIVATE)) == [
        ("RegionalNatGatewayIsPrivate", "nat", "connectivity_type")
    ]


def test_a_nat_gateway_has_no_security_groups__ADDR_09__SG_28() -> None:
    assert "security_groups" not in {field.name for field in fields(NatGateway)}


def test_the_interface_that_aws_keeps_for_a_nat_gateway_shares_its_address__ADDR_09() -> None:
    kept = interface("kept", "10.0.1.20", requester_managed=True)
    other = interface("other", "10.0.1.20")
    assert found(SHOP, WEB, kept, nat(), eip(nat="nat")) == []
    assert found(SHOP, WEB, other, nat(), eip(nat="nat")) == [("AddressTwice", "nat", "private_ip")]


def test_an_account_blocks_public_access_once_in_a_region__GW_13() -> None:
    here, there = BlockPublicAccess(id="a"), BlockPublicAccess(id="b", region="eu-west-1")
    again = BlockPublicAccess(id="c")
    assert found(vpc("10.0.0.0/16"), here, there) == []
    assert found(vpc("10.0.0.0/16"), here, again) == [("SecondBlockPublicAccess", "c", "region")]


@pytest.mark.parametrize(("of", "field"), [("lab", "vpc"), ("lab-web", "subnet")])
def test_an_exclusion_is_for_its_own_region__GW_13__GW_15(of: str, field: str) -> None:
    far = vpc("10.1.0.0/16", id="lab", region="eu-west-1")
    there = subnet("lab-web", "10.1.1.0/24", vpc="lab", zone="eu-west-1a")
    exclusions = Exclusion(of="web"), Exclusion(of=of)
    here = BlockPublicAccess(id="a", exclusions=exclusions)
    fault = ("ExclusionInOtherRegion", "a", f"exclusions[1].{field}")
    assert found(SHOP, WEB, far, there, here) == [fault]
    at_home = BlockPublicAccess(id="a", region="eu-west-1", exclusions=exclusions[1:])
    assert found(SHOP, WEB, far, there, at_home) == []
