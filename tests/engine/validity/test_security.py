"""Which network ACLs and security groups AWS accepts."""

from dataclasses import fields, replace

import pytest

from playground.engine.network import Network
from playground.engine.nodes import AclEntry
from playground.engine.validity import faults
from tests.engine.validity.cast import acl, allow, entry, found, group, igw, pcx, table, vpc

SHOP = vpc("10.0.0.0/16")
LAB = vpc("10.9.0.0/16", id="lab")


def test_one_default_acl_for_each_vpc__NACL_01() -> None:
    first, second = acl(id="first", default=True), acl(id="second", default=True)
    assert found(SHOP, first) == []
    assert found(SHOP, first, second) == [("SecondDefaultAcl", "second", "default")]


def test_a_vpc_without_a_default_acl_is_rejected__NACL_01() -> None:
    bare = Network([SHOP, table(main=True), acl(id="custom")])
    (fault,) = faults(bare)
    assert (type(fault).__name__, fault.resource) == ("VpcWithoutDefaultAcl", "shop")


@pytest.mark.parametrize("number", [1, 100, 32766])
def test_rule_numbers_are_1_to_32766__NACL_06(number: int) -> None:
    assert found(SHOP, acl(entry(number))) == []


@pytest.mark.parametrize("number", [-1, 0, 32767, 40000])
def test_other_rule_numbers_are_rejected__NACL_06(number: int) -> None:
    assert found(SHOP, acl(entry(50), entry(9, egress=True), entry(number))) == [
        ("RuleNumberOutOfRange", "acl", "ingress[1].rule_number")
    ]


def test_rule_numbers_are_unique_in_their_direction__NACL_06() -> None:
    both_ways = (entry(100), entry(100, egress=True))
    assert found(SHOP, acl(*both_ways)) == []
    assert found(SHOP, acl(*both_ways, entry(100, egress=True))) == [
        ("RuleNumberTwice", "acl", "egress[1].rule_number")
    ]


def test_two_acls_may_have_the_same_numbers__NACL_06() -> None:
    assert found(SHOP, acl(entry(100)), acl(entry(100), id="acl-2")) == []


def test_an_acl_entry_can_only_name_a_cidr__NACL_16() -> None:
    names = {field.name for field in fields(AclEntry)}
    assert "cidr" in names
    assert names.isdisjoint({"group", "security_group", "prefix_list"})


def test_one_default_group_for_each_vpc__SG_05() -> None:
    first, second = group(id="first", default=True), group(id="second", default=True)
    assert found(SHOP, first, group(id="other")) == []
    assert found(SHOP, first, second) == [("SecondDefaultGroup", "second", "default")]


def test_the_far_end_is_a_cidr_or_a_group__SG_12() -> None:
    good = (allow("10.0.0.0/8"), allow("2001:db8::/32"), allow(group="web-sg"), allow(group="pl-1"))
    assert found(SHOP, group(*good)) == []
    assert found(SHOP, group(allow("10.0.0.0/8"), allow(), allow("10.0.0.0/8", "web-sg"))) == [
        ("RuleWithoutFarEnd", "web-sg", "ingress[1].source"),
        ("RuleWithoutFarEnd", "web-sg", "ingress[2].source"),
    ]


def test_the_far_end_is_no_other_resource__SG_12() -> None:
    assert found(SHOP, igw(), group(allow(group="igw", egress=True))) == [
        ("FarEndIsNoGroup", "web-sg", "egress[0].destination")
    ]


@pytest.mark.parametrize(
    ("egress", "field"), [(False, "ingress[0].source"), (True, "egress[0].destination")]
)
def test_a_referenced_group_is_of_the_same_vpc__SG_16(egress: bool, field: str) -> None:
    rule = allow(group="peer-sg", egress=egress)
    assert found(SHOP, LAB, group(rule), group(id="peer-sg")) == []
    assert found(SHOP, LAB, group(rule), group(id="peer-sg", vpc="lab")) == [
        ("GroupReferenceToOtherVpc", "web-sg", field)
    ]


def test_a_group_of_a_peer_may_be_named__SG_16() -> None:
    groups = group(allow(group="peer-sg")), group(id="peer-sg", vpc="lab")
    assert found(SHOP, LAB, *groups, pcx()) == []
    assert found(SHOP, LAB, *groups, pcx("lab", "shop")) == []


def test_a_group_in_another_region_cannot_be_named__SG_17() -> None:
    groups = group(allow(group="peer-sg")), group(id="peer-sg", vpc="lab")
    assert found(SHOP, replace(LAB, region="eu-west-1"), *groups, pcx()) == [
        ("GroupReferenceToOtherRegion", "web-sg", "ingress[0].source")
    ]
    other_account = replace(LAB, account="210987654321")
    assert found(SHOP, other_account, *groups, pcx()) == []


@pytest.mark.parametrize("status", ["deleted", "pending-acceptance"])
def test_a_rule_behind_a_lost_peering_is_stale__SG_18(status: str) -> None:
    groups = group(allow(group="peer-sg")), group(id="peer-sg", vpc="lab")
    assert found(SHOP, LAB, *groups, pcx(status=status)) == [
        ("StaleGroupReference", "web-sg", "ingress[0].source")
    ]


def test_a_group_may_name_itself__SG_15() -> None:
    assert found(SHOP, group(allow(group="web-sg"))) == []
