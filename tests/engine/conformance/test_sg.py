"""SG: security groups, allow rules only, with a memory."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, SecurityGroup
from playground.engine.reasons.security import AllowedBySecurityGroup
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus, three_tiers
from tests.engine.rows import ALL_OUT, group_rows

NET = three_tiers()
MISMATCH = "db: ENI_SG_RULES_MISMATCH"


def with_group(name: str, *rows: tuple[str, str, str]) -> Network:
    """The cast, with these rules in the group of one host."""
    return change(NET, name, rules=group_rows(*rows))


def allowed_by(asked: Trace, interface: str) -> AllowedBySecurityGroup:
    """What allowed the request at an interface."""
    return next(
        step.said
        for step in asked.request.steps
        if step.place.id == interface and isinstance(step.said, AllowedBySecurityGroup)
    )


@pytest.mark.parametrize(("port", "blockers"), [(443, []), (80, [MISMATCH])])
def test_what_no_rule_allows_is_denied__SG_01(port: int, blockers: list[str]) -> None:
    only_https = with_group("sg-db", ("in", "tcp/443", "0.0.0.0/0"))
    assert trace(only_https, "app", "db", port).blockers == blockers


def test_the_rules_of_all_groups_are_one_union__SG_02() -> None:
    rules = group_rows(("in", "tcp/443", "0.0.0.0/0"))
    two = plus(
        with_group("sg-db", ("in", "tcp/22", "0.0.0.0/0")),
        SecurityGroup(id="sg-2", vpc="vpc", rules=rules),
    )
    for order in (("sg-db", "sg-2"), ("sg-2", "sg-db")):
        both = change(two, "db", security_groups=order)
        asked = trace(both, "app", "db", 443)
        assert allowed_by(asked, "db").group == "sg-2"
        assert trace(both, "app", "db", 22).works
        assert trace(both, "app", "db", 80).blockers == [MISMATCH]


@pytest.mark.parametrize("v6", [False, True])
def test_a_new_group_lets_everything_out_and_nothing_in__SG_03(v6: bool) -> None:
    new = change(NET, "sg-web", rules=ALL_OUT)
    outside = "2001:db8:ffff::10" if v6 else "198.51.100.10"
    assert trace(new, "web", outside).works
    assert trace(new, "internet", "web", v6=v6).blockers == ["web: SG_HAS_NO_RULES"]


def test_without_outbound_rules_replies_leave_all_the_same__SG_04() -> None:
    silent = with_group("sg-web", ("in", "tcp/443", "0.0.0.0/0"))
    assert trace(silent, "internet", "web").works
    assert trace(silent, "web", "db").blockers == ["web: SG_HAS_NO_RULES"]


@pytest.mark.parametrize("asked", ["tcp/443", "udp/53", "icmp/8", "47"])
def test_the_reply_of_what_was_allowed_is_allowed__SG_06(asked: str) -> None:
    only_out = change(NET, "sg-web", rules=ALL_OUT)
    answer = trace(only_out, "web", "8.8.8.8", asked)
    assert answer.works
    assert type(answer.said_of_reply[-2]).__name__ == "AllowedByConnectionState"


@pytest.mark.parametrize(
    ("rows", "tracked"),
    [
        ([("in", "tcp/80", "0.0.0.0/0"), ("out", "all", "0.0.0.0/0")], False),
        ([("in", "tcp/80", "0.0.0.0/0"), ("out", "all", "::/0")], True),
        ([("in", "tcp/80", "0.0.0.0/0"), ("out", "tcp/1024-65535", "0.0.0.0/0")], True),
        ([("in", "tcp/80", "198.51.100.10/32"), ("out", "all", "0.0.0.0/0")], True),
        ([("in", "tcp/80", "0.0.0.0/0")], True),
    ],
)
def test_a_flow_open_to_all_both_ways_is_not_tracked__SG_07(
    rows: list[tuple[str, str, str]], tracked: bool
) -> None:
    asked = trace(with_group("sg-web", *rows), "internet", "web", 80)
    assert allowed_by(asked, "web").tracked is tracked
    assert asked.works


def test_the_reply_of_an_untracked_flow_is_allowed_by_its_rule__SG_07() -> None:
    rows = [("in", "tcp/80", "0.0.0.0/0"), ("out", "all", "0.0.0.0/0")]
    asked = trace(with_group("sg-web", *rows), "internet", "web", 80)
    assert isinstance(asked.said_of_reply[0], AllowedBySecurityGroup)
    assert asked.said_of_reply[0].row.egress


@pytest.mark.parametrize("asked", ["icmp/8", "47"])
def test_icmp_and_other_protocols_are_tracked__SG_09(asked: str) -> None:
    rows = group_rows(("in", asked, "0.0.0.0/0"))
    answer = trace(change(NET, "sg-web", rules=rows), "internet", "web", asked)
    assert answer.works
    assert allowed_by(answer, "web").tracked


def test_a_flow_by_a_nat_gateway_is_always_tracked__SG_10() -> None:
    rules = group_rows(("out", "tcp/443", "0.0.0.0/0"), ("in", "all", "0.0.0.0/0"))
    by_nat = trace(change(NET, "sg-app", rules=rules), "app", "1.1.1.1")
    assert type(by_nat.said_of_reply[-2]).__name__ == "AllowedByConnectionState"
    direct = trace(change(NET, "sg-web", rules=rules), "web", "1.1.1.1")
    assert isinstance(direct.said_of_reply[-2], AllowedBySecurityGroup)


@pytest.mark.parametrize(
    ("rule", "asked", "works"),
    [
        ("all", "udp/500", True),
        ("47", "47", True),
        ("47", "50", False),
        ("tcp/22-80", "tcp/80", True),
        ("tcp/22-80", "tcp/81", False),
        ("tcp/22-80", "udp/80", False),
        ("icmp/3/4", "icmp/3/4", True),
        ("icmp/3/4", "icmp/3/1", False),
        ("icmp", "icmp/3/1", True),
    ],
)
def test_a_rule_names_a_protocol_and_its_ports_or_types__SG_21(
    rule: str, asked: str, works: bool
) -> None:
    assert trace(with_group("sg-db", ("in", rule, "10.0.0.0/8")), "app", "db", asked).works is works


@pytest.mark.parametrize(
    ("rule", "v6", "works"),
    [
        (("in", "icmp/8", "0.0.0.0/0"), False, True),
        (("in", "icmpv6/128", "::/0"), True, True),
        (("in", "tcp", "0.0.0.0/0"), False, False),
        (("in", "icmp/0", "0.0.0.0/0"), False, False),
    ],
)
def test_a_ping_needs_echo_requests_allowed_at_the_target__SG_22(
    rule: tuple[str, str, str], v6: bool, works: bool
) -> None:
    network = with_group("sg-web", rule)
    asked = trace(network, "internet", "web", "icmpv6" if v6 else "icmp", v6=v6)
    assert asked.works is works


def test_each_interface_of_an_instance_has_its_own_groups__SG_23() -> None:
    second = NetworkInterface(
        id="db-2",
        subnet="data",
        instance="db-host",
        device_index=1,
        private_ips=(parse_address("10.0.3.20"),),
        security_groups=("sg-db-2",),
    )
    rules = group_rows(("in", "tcp/22", "0.0.0.0/0"))
    two = plus(NET, second, SecurityGroup(id="sg-db-2", vpc="vpc", rules=rules))
    assert trace(two, "app", "10.0.3.10", 443).ends_at == "db"
    assert trace(two, "app", "10.0.3.20", 443).blockers == ["db-2: ENI_SG_RULES_MISMATCH"]
    assert trace(two, "app", "10.0.3.20", 22).ends_at == "db-2"


@pytest.mark.parametrize("service", ["10.0.0.2", "169.254.169.254", "fd00:ec2::254"])
def test_a_group_never_filters_amazon_s_services__SG_24(service: str) -> None:
    assert trace(change(NET, "sg-web", rules=()), "web", service, "udp/53").works


def test_a_name_server_of_one_s_own_is_filtered__SG_25() -> None:
    no_dns = with_group("sg-app", ("out", "tcp/443", "0.0.0.0/0"))
    assert trace(no_dns, "app", "db", "udp/53").blockers == ["app: ENI_SG_RULES_MISMATCH"]


def test_both_ends_are_checked__SG_29() -> None:
    deaf = with_group("sg-db", ("in", "tcp/22", "0.0.0.0/0"))
    assert trace(deaf, "app", "db").blockers == [MISMATCH]
    both = change(deaf, "sg-app", rules=group_rows(("out", "tcp/22", "0.0.0.0/0")))
    assert trace(both, "app", "db").blockers == ["app: ENI_SG_RULES_MISMATCH", MISMATCH]


def test_no_rule_at_all_is_told_apart_from_no_match__SG_30() -> None:
    assert trace(change(NET, "sg-db", rules=ALL_OUT), "app", "db").blockers == [
        "db: SG_HAS_NO_RULES"
    ]
    other = with_group("sg-db", ("in", "tcp/22", "0.0.0.0/0"))
    assert trace(other, "app", "db").blockers == [MISMATCH]
