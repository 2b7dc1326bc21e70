"""Rules of a security group that say nothing new (SG-02: all rules form one union)."""

import pytest

from playground.engine.findings.group_rules import RuleTwice
from tests.engine.findings.cast import SHOP, WEB, carrier, found, sg, told
from tests.engine.rows import prefix_list

CROWD = (SHOP, WEB, carrier("sg-web", "sg-app"), sg(id="sg-app"), prefix_list("pl-1", "10.0.0.0/8"))


@pytest.mark.parametrize("far_end", ["10.0.0.0/16", "sg-app", "pl-1"])
def test_two_rules_that_say_the_same__SG_02(far_end: str) -> None:
    same = ("in", "tcp/443", far_end)
    group = sg(same, ("in", "tcp/80", far_end), same)
    assert found(*CROWD, group) == [("RuleTwice", "sg-web", "ingress[2]")]
    one = told(*CROWD, group)
    assert isinstance(one, RuleTwice)
    assert (one.number, one.other) == (3, 1)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (("tcp/443", "10.0.1.0/24"), ("tcp/443", "10.0.0.0/16")),
        (("tcp/443", "10.0.0.0/16"), ("tcp/0-65535", "10.0.0.0/16")),
        (("icmp/8", "sg-app"), ("all", "sg-app")),
        (("tcp/443", "pl-1"), ("tcp/400-500", "pl-1")),
    ],
)
def test_a_rule_that_a_wider_one_covers__SG_02(
    narrow: tuple[str, str], wide: tuple[str, str]
) -> None:
    covered = sg(("in", *narrow), ("in", *wide))
    assert found(*CROWD, covered) == [("RuleCovered", "sg-web", "ingress[0]")]
    assert found(*CROWD, sg(("in", *wide), ("in", *narrow))) == [
        ("RuleCovered", "sg-web", "ingress[1]")
    ]
    assert found(*CROWD, sg(("in", *narrow), ("out", *wide))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("tcp/443", "10.0.1.0/24"), ("tcp/80", "10.0.0.0/16")),
        (("tcp/440-450", "10.0.1.0/24"), ("tcp/445-500", "10.0.1.0/24")),
        (("all", "10.0.1.0/24"), ("tcp/443", "10.0.0.0/16")),
        (("tcp/443", "sg-app"), ("all", "sg-web")),
        (("tcp/443", "10.0.0.0/8"), ("tcp/443", "pl-1")),
    ],
)
def test_rules_that_each_allow_something_of_their_own(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert found(*CROWD, sg(("in", *one), ("in", *other))) == []
