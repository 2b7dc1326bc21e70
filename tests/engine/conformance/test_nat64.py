"""NAT: from IPv6 to IPv4 by NAT64."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.network import Network
from tests.engine.asking import trace
from tests.engine.cast import change, host, plus, subnet, three_tiers
from tests.engine.rows import OPEN_IN, acl_rows, group_rows, routes

NET = three_tiers()


def ipv6_only(*rows: tuple[str, str, str]) -> Network:
    """The cast and `young`, a host of an IPv6-only subnet with NAT64."""
    network = plus(
        NET, *subnet("six", "2001:db8:1:6::/64"), *host("young", "six", "2001:db8:1:6::10")
    )
    network = change(network, "rtb-six", routes=routes(("64:ff9b::/96", "nat")))
    return change(network, "sg-young", rules=group_rows(*rows)) if rows else network


@pytest.mark.parametrize(("asked", "arrives"), [("tcp/443", "tcp"), ("icmpv6/128", "icmp")])
def test_nat64_turns_ipv6_into_ipv4__NAT_21(asked: str, arrives: str) -> None:
    answer = trace(ipv6_only(), "young", "64:ff9b::101:101", asked)
    assert answer.works
    assert answer.sources == ["2001:db8:1:6::10", "10.0.1.20", "203.0.113.20"]
    assert answer.destinations == ["64:ff9b::101:101", "1.1.1.1"]
    assert answer.request.traffic.service >> 16 == {"tcp": 6, "icmp": 1}[arrives]
    assert answer.reply is not None
    assert answer.reply.traffic.source == parse_address("64:ff9b::101:101")


def test_nat64_is_for_a_nat_gateway_and_nobody_else__NAT_21() -> None:
    assert trace(NET, "web", "64:ff9b::101:101").blockers == ["igw: PRIVATE_IPV6_AT_GATEWAY"]


@pytest.mark.parametrize(
    ("rows", "blockers"),
    [
        ([("out", "all", "0.0.0.0/0")], ["young: ENI_SG_RULES_MISMATCH"]),
        ([("out", "all", "64:ff9b::/96")], []),
    ],
)
def test_nat64_needs_rules_for_its_ipv6_prefix__NAT_23(
    rows: list[tuple[str, str, str]], blockers: list[str]
) -> None:
    assert trace(ipv6_only(*rows), "young", "64:ff9b::101:101").blockers == blockers


def test_nat64_needs_acl_rows_for_its_ipv6_prefix__NAT_23() -> None:
    only_v4 = acl_rows(("out", 100, "allow", "all", "0.0.0.0/0")) + OPEN_IN
    asked = trace(change(ipv6_only(), "acl-six", entries=only_v4), "young", "64:ff9b::101:101")
    assert asked.blockers == ["six: SUBNET_ACL_RESTRICTION"]
