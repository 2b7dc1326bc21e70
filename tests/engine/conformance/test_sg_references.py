"""SG: rules that name a group, and who is a member."""

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import SecurityGroup, SecurityGroupRule, Vpc
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, plus, three_tiers
from tests.engine.rows import ALL_IN, ALL_OUT, group_rows

NET = three_tiers()
MISMATCH = "db: ENI_SG_RULES_MISMATCH"


def with_group(name: str, *rows: tuple[str, str, str]) -> Network:
    """The cast, with these rules in the group of one host."""
    return change(NET, name, rules=group_rows(*rows))


def test_members_of_the_default_group_meet_and_nobody_else_comes_in__SG_05() -> None:
    default = SecurityGroup(
        id="sg-default",
        vpc="vpc",
        default=True,
        rules=group_rows(("in", "all", "sg-default")) + ALL_OUT,
    )
    network = plus(NET, default)
    for name in ("web", "app"):
        network = change(network, name, security_groups=("sg-default",))
    assert trace(network, "app", "web").works
    assert trace(network, "internet", "web").blockers == ["web: ENI_SG_RULES_MISMATCH"]


def test_a_group_reference_matches_private_addresses__SG_13() -> None:
    by_group = with_group("sg-db", ("in", "tcp/3306", "sg-web"))
    assert trace(by_group, "web", "db", 3306).works
    assert trace(by_group, "app", "db", 3306).blockers == [MISMATCH]


def test_a_group_reference_does_not_match_public_addresses__SG_13() -> None:
    public = plus(
        with_group("sg-api", ("in", "tcp/3306", "sg-web")),
        elastic_ip("api-eip", "203.0.113.11", network_interface="api"),
    )
    assert trace(public, "web", "api", 3306).works
    assert trace(public, "web", "203.0.113.11", 3306).blockers == ["api: ENI_SG_RULES_MISMATCH"]


def test_an_outbound_rule_may_name_a_group__SG_13() -> None:
    only_db = with_group("sg-app", ("out", "all", "sg-db"))
    assert trace(only_db, "app", "db").works
    assert trace(only_db, "app", "web").blockers == ["app: ENI_SG_RULES_MISMATCH"]


def test_who_leaves_a_group_is_no_member_any_more__SG_14() -> None:
    by_group = with_group("sg-db", ("in", "all", "sg-web"))
    left = change(by_group, "web", security_groups=("sg-app",))
    assert trace(by_group, "web", "db").works
    assert trace(left, "web", "db").blockers == [MISMATCH]


def test_a_reference_does_not_copy_the_rules__SG_14() -> None:
    open_web = change(NET, "sg-web", rules=ALL_IN + ALL_OUT)
    by_group = change(open_web, "sg-db", rules=group_rows(("in", "tcp/22", "sg-web")))
    assert trace(by_group, "web", "db", 443).blockers == [MISMATCH]


def test_members_of_a_group_that_names_itself_meet__SG_15() -> None:
    itself = with_group("sg-db", ("in", "all", "sg-db"), ("out", "all", "0.0.0.0/0"))
    itself = change(itself, "app", security_groups=("sg-db",))
    assert trace(itself, "app", "db").works
    assert trace(itself, "web", "db").blockers == [MISMATCH]


def test_a_reference_to_a_deleted_group_matches_nobody__SG_18() -> None:
    stale = with_group("sg-db", ("in", "all", "sg-gone"))
    assert trace(stale, "app", "db").blockers == [MISMATCH]


def test_what_rewrites_the_sender_drops_its_group__SG_20() -> None:
    by_group = with_group("sg-api", ("in", "all", "sg-app"))
    by_group = plus(by_group, elastic_ip("api-eip", "203.0.113.11", network_interface="api"))
    assert trace(by_group, "app", "api").works
    assert trace(by_group, "app", "203.0.113.11").blockers == ["api: SG_REFERENCES_NOT_PRESERVED"]


def test_a_group_of_another_vpc_filters_where_it_is_shared__SG_27() -> None:
    other = Vpc(id="other", cidrs=(parse_prefix("10.9.0.0/16"),))
    rules: tuple[SecurityGroupRule, ...] = group_rows(("in", "tcp/443", "0.0.0.0/0"))
    shared = plus(NET, other, SecurityGroup(id="sg-shared", vpc="other", rules=rules))
    shared = change(shared, "db", security_groups=("sg-shared",))
    assert trace(shared, "app", "db", 443).works
    assert trace(shared, "app", "db", 22).blockers == [MISMATCH]
