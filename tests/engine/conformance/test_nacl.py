"""NACL: network ACLs, first match by number, without a memory."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import AclEntry
from playground.engine.reasons.security import AllowedByNetworkAcl, DeniedByNetworkAcl
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, three_tiers
from tests.engine.rows import OPEN, OPEN_IN, OPEN_OUT, acl_rows

NET = three_tiers()
DENIED = "public: SUBNET_ACL_RESTRICTION"
ALLOW_ALL_IN = ("in", 200, "allow", "all", "0.0.0.0/0")


def with_acl(*entries: AclEntry) -> Network:
    """The cast, with these entries in the ACL of the public subnet."""
    return change(NET, "acl-public", entries=entries)


def decided_by(asked: Trace, subnet: str = "public") -> int | str | None:
    """The number of the row that decided at a subnet ('*' for the closing one)."""
    for step in asked.request.steps:
        said = step.said
        if step.place.id == subnet and isinstance(said, AllowedByNetworkAcl | DeniedByNetworkAcl):
            return said.row.rule_number if said.row else "*"
    return None


def test_without_an_association_the_default_acl_is_in_force__NACL_01() -> None:
    implicit = change(NET, "public", network_acl=None)
    assert trace(implicit, "internet", "web").works
    assert trace(change(implicit, "acl-default", entries=()), "internet", "web").blockers == [
        DENIED
    ]


def test_one_acl_may_serve_many_subnets__NACL_01() -> None:
    shared = change(change(NET, "data", network_acl="acl-public"), "acl-public", entries=OPEN_IN)
    assert trace(shared, "db", "app").blockers == ["data: SUBNET_ACL_RESTRICTION"]
    assert trace(shared, "web", "app").blockers == [DENIED]


@pytest.mark.parametrize(("v6", "number"), [(False, 100), (True, 101)])
def test_the_untouched_default_acl_allows_everything__NACL_02(v6: bool, number: int) -> None:
    untouched = change(change(NET, "public", network_acl=None), "acl-default", entries=OPEN)
    asked = trace(untouched, "internet", "web", "tcp/7777", v6=v6)
    assert asked.works
    assert decided_by(asked) == number


def test_without_its_ipv6_rows_the_default_acl_denies_ipv6__NACL_03() -> None:
    only_v4 = tuple(entry for entry in OPEN if entry.cidr.version == 4)
    asked = trace(with_acl(*only_v4), "internet", "web", v6=True)
    assert asked.blockers == [DENIED]
    assert decided_by(asked) == "*"


def test_an_empty_acl_denies_everything__NACL_04() -> None:
    for asked in (trace(with_acl(), "internet", "web"), trace(with_acl(), "web", "db")):
        assert asked.blockers == [DENIED]
        assert decided_by(asked) == "*"


def test_the_first_match_decides__NACL_05() -> None:
    rows = acl_rows(
        ("in", 110, "deny", "tcp/22", "198.51.100.10/32"),
        ("in", 100, "allow", "tcp/22", "0.0.0.0/0"),
    )
    asked = trace(with_acl(*rows, *OPEN_OUT), "internet", "web", 22)
    assert asked.works
    assert decided_by(asked) == 100


@pytest.mark.parametrize(("port", "number"), [(3389, 90), (22, 100)])
def test_a_deny_works_when_its_number_is_lower__NACL_07(port: int, number: int) -> None:
    rows = acl_rows(("in", 90, "deny", "tcp/3389", "0.0.0.0/0"))
    asked = trace(with_acl(*rows, *OPEN), "internet", "web", port)
    assert decided_by(asked) == number
    assert asked.works is (number == 100)


def test_replies_are_matched_as_new_packets__NACL_08() -> None:
    rows = acl_rows(
        ("in", 100, "allow", "tcp/443", "0.0.0.0/0"),
        ("out", 100, "allow", "tcp/443", "0.0.0.0/0"),
    )
    asked = trace(with_acl(*rows), "internet", "web", source_port=50000)
    assert asked.ends_at == "web"
    assert asked.reply_blockers == [DENIED]


def test_a_reply_is_matched_by_the_client_s_port__NACL_09() -> None:
    rows = acl_rows(
        ("in", 100, "allow", "tcp/443", "0.0.0.0/0"),
        ("out", 100, "allow", "tcp/1024-65535", "0.0.0.0/0"),
    )
    assert trace(with_acl(*rows), "internet", "web", source_port=51514).works
    assert trace(with_acl(*rows), "internet", "web", source_port=1023).reply_blockers == [DENIED]


@pytest.mark.parametrize(("source_port", "works"), [(49152, True), (40000, False)])
def test_an_ephemeral_range_must_be_the_client_s__NACL_10(source_port: int, works: bool) -> None:
    rows = acl_rows(("out", 100, "allow", "tcp/49152-65535", "0.0.0.0/0"))
    asked = trace(with_acl(*rows, *OPEN_IN), "internet", "web", source_port=source_port)
    assert asked.works is works


@pytest.mark.parametrize(("row", "asked"), [("-1/80", "udp/53"), ("-1/80", "47"), ("47/80", "47")])
def test_ports_count_for_tcp_and_udp_alone__NACL_11(row: str, asked: str) -> None:
    rows = acl_rows(("in", 100, "allow", row, "0.0.0.0/0"))
    assert trace(with_acl(*rows, *OPEN_OUT), "internet", "web", asked).works


def test_icmp_is_matched_by_type_and_code__NACL_12() -> None:
    only_requests = acl_rows(("in", 100, "allow", "icmp/8", "0.0.0.0/0"))
    network = with_acl(*only_requests, *OPEN_OUT)
    assert trace(network, "internet", "web", "icmp/8").works
    assert trace(network, "web", "8.8.8.8", "icmp/8").reply_blockers == [DENIED]
    too_big = acl_rows(("in", 100, "allow", "icmp/3/4", "0.0.0.0/0"))
    assert trace(with_acl(*too_big), "internet", "web", "icmp/3/4").works
    assert trace(with_acl(*too_big), "internet", "web", "icmp/3/1").blockers == [DENIED]


@pytest.mark.parametrize(("kind", "works"), [(128, True), (2, False)])
def test_icmpv6_is_matched_by_type_with_an_ipv6_block__NACL_13(kind: int, works: bool) -> None:
    rows = acl_rows(("in", 100, "allow", "icmpv6/128", "::/0"))
    asked = trace(with_acl(*rows, *OPEN_OUT), "internet", "web", f"icmpv6/{kind}", v6=True)
    assert asked.works is works


def test_an_ipv4_row_never_takes_ipv6__NACL_14() -> None:
    rows = acl_rows(("in", 100, "allow", "all", "0.0.0.0/0"))
    assert trace(with_acl(*rows, *OPEN_OUT), "internet", "web", v6=True).blockers == [DENIED]
    assert trace(with_acl(*rows, *OPEN_OUT), "internet", "web").works


def test_hosts_of_one_subnet_are_not_filtered__NACL_15() -> None:
    assert trace(with_acl(), "web", "api").works


@pytest.mark.parametrize("service", ["169.254.169.254", "10.0.0.2", "169.254.169.123"])
def test_an_acl_never_filters_amazon_s_services__NACL_17(service: str) -> None:
    assert trace(with_acl(), "web", service, "udp/53").works


def test_a_new_deny_cuts_what_a_group_would_keep__NACL_18() -> None:
    """The group remembers the connection; the ACL judges each packet by the rows of now."""
    rows = acl_rows(("out", 50, "deny", "tcp/49152", "0.0.0.0/0"))
    asked = trace(with_acl(*rows, *OPEN), "internet", "web", 22)
    assert asked.ends_at == "web"
    assert asked.reply_blockers == [DENIED]


def test_a_row_out_of_order_is_still_tried_by_its_number__NACL_05() -> None:
    rows = acl_rows(ALLOW_ALL_IN, ("in", 10, "deny", "all", "198.51.100.0/24"))
    assert trace(with_acl(*rows), "internet", "web").blockers == [DENIED]
    assert trace(with_acl(*rows), "internet:192.0.2.1", "web").ends_at == "web"
