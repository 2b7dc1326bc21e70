"""ADDR: addresses and network interfaces, as packets meet them."""

import pytest

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.nodes import InstanceState
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, plus, three_tiers
from tests.engine.rows import ALL_OUT, group_rows, routes

NET = three_tiers()


def test_a_private_address_stays_over_a_stop__ADDR_01() -> None:
    stopped = change(NET, "db-host", state=InstanceState.STOPPED)
    assert trace(stopped, "app", "db").blockers == ["db: BAD_STATE"]
    started = change(stopped, "db-host", state=InstanceState.RUNNING)
    assert trace(started, "app", "10.0.3.10").ends_at == "db"


def test_a_stopped_host_sends_nothing__ADDR_01() -> None:
    stopped = change(NET, "app-host", state=InstanceState.STOPPED)
    assert trace(stopped, "app", "db").blockers == ["app: BAD_STATE"]


def test_a_secondary_address_can_move_to_another_interface__ADDR_02() -> None:
    both = tuple(parse_address(one) for one in ("10.0.1.10", "10.0.1.50"))
    before = change(NET, "web", private_ips=both)
    assert trace(before, "app", "10.0.1.50").ends_at == "web"
    after = change(NET, "api", private_ips=(parse_address("10.0.1.11"), both[1]))
    assert trace(after, "app", "10.0.1.50").ends_at == "api"


def test_an_assigned_public_address_is_lost_by_a_stop__ADDR_03() -> None:
    assigned = change(NET, "api", public_ip=parse_address("203.0.113.77"))
    assert trace(assigned, "internet", "api").works
    stopped = change(assigned, "api-host", state=InstanceState.STOPPED)
    assert trace(stopped, "internet", "203.0.113.77").blockers == [
        "internet: NO_POSSIBLE_DESTINATION"
    ]


def test_an_elastic_ip_stays_over_a_stop__ADDR_05() -> None:
    stopped = change(NET, "web-host", state=InstanceState.STOPPED)
    assert trace(stopped, "internet", "203.0.113.10").blockers == ["web: BAD_STATE"]


def test_an_elastic_ip_replaces_the_assigned_address__ADDR_05() -> None:
    assigned = change(NET, "api", public_ip=parse_address("203.0.113.77"))
    both = plus(assigned, elastic_ip("api-eip", "203.0.113.11", network_interface="api"))
    assert trace(both, "internet", "203.0.113.11").ends_at == "api"
    assert trace(both, "internet", "203.0.113.77").blockers == ["internet: NO_POSSIBLE_DESTINATION"]


def test_the_internet_gateway_translates_both_ways__ADDR_06() -> None:
    out = trace(NET, "web", "8.8.8.8")
    assert out.sources == ["10.0.1.10", "203.0.113.10"]
    assert out.destinations == ["8.8.8.8"]
    assert out.works
    assert trace(NET, "internet", "web").destinations == ["203.0.113.10", "10.0.1.10"]


def test_the_check_drops_what_an_interface_did_not_send_itself__ADDR_07() -> None:
    forwarded = trace(NET, "web:10.0.2.10", "1.1.1.1")
    assert forwarded.blockers == ["web: ENI_SOURCE_DEST_CHECK_RESTRICTION"]


@pytest.mark.parametrize("target", ["web", "web-host"])
def test_the_check_drops_what_a_route_hands_on_for_others__ADDR_07(target: str) -> None:
    led = change(NET, "rtb-private", routes=routes(("0.0.0.0/0", target)))
    asked = trace(led, "app", "1.1.1.1")
    assert asked.blockers == ["web: ENI_SOURCE_DEST_CHECK_RESTRICTION"]
    assert asked.way[-2:] == ["arrive public", "forward web"]
    shut = change(led, "acl-public", entries=())
    assert trace(shut, "app", "1.1.1.1").blockers == [
        "public: SUBNET_ACL_RESTRICTION",
        "web: ENI_SOURCE_DEST_CHECK_RESTRICTION",
    ]


def test_the_check_does_not_mind_what_is_for_the_interface_itself__ADDR_07() -> None:
    led = change(NET, "rtb-private", routes=routes(("10.0.1.0/24", "web")))
    assert trace(led, "app", "web").ends_at == "web"
    assert trace(led, "app", "api").blockers == ["web: ENI_SOURCE_DEST_CHECK_RESTRICTION"]


def test_a_route_back_to_the_sender_leads_nowhere__ADDR_07() -> None:
    circle = change(NET, "rtb-data", routes=routes(("0.0.0.0/0", "db")))
    assert trace(circle, "db", "8.8.8.8").blockers == ["db: FORWARDING_LOOP"]


def test_without_the_check_an_interface_may_send_for_others__ADDR_07() -> None:
    router = change(NET, "web", source_dest_check=False)
    assert trace(router, "web:10.0.2.10", "db").ends_at == "db"


@pytest.mark.parametrize(("managed", "blocked_by"), [(True, None), (False, "db: BAD_STATE")])
def test_an_interface_that_aws_runs_is_in_use_without_an_instance__ADDR_09(
    managed: bool, blocked_by: str | None
) -> None:
    bare = change(NET, "db", instance=None, requester_managed=managed)
    assert trace(bare, "app", "db").blocked_by == blocked_by


def test_ipv6_is_reached_without_translation__ADDR_10() -> None:
    rows = group_rows(("in", "tcp/443", "::/0"))
    asked = trace(change(NET, "sg-web", rules=rows), "internet", "web", v6=True)
    assert asked.works
    assert asked.destinations == ["2001:db8:1:1::10"]
    assert asked.sources == ["2001:db8:ffff::10"]


def test_ipv6_is_exposed_by_routes_and_filters_alone__ADDR_10() -> None:
    closed = change(NET, "sg-web", rules=ALL_OUT)
    assert trace(closed, "internet", "web", v6=True).blockers == ["web: SG_HAS_NO_RULES"]


@pytest.mark.parametrize("gateway", ["igw", "eigw"])
def test_private_ipv6_is_dropped_at_the_edge_in_spite_of_a_route__ADDR_11(gateway: str) -> None:
    blocks = tuple(parse_prefix(one) for one in ("2001:db8:1::/56", "fd80:1::/56"))
    ula = change(NET, "vpc", ipv6_cidrs=blocks)
    ula = change(ula, "private", ipv6_cidr=parse_prefix("fd80:1::/64"))
    ula = change(ula, "app", ipv6_addresses=(parse_address("fd80:1::15"),))
    ula = change(ula, "rtb-private", routes=routes(("::/0", gateway)))
    assert trace(ula, "app", "2001:db8:ffff::10").blockers == [
        f"{gateway}: PRIVATE_IPV6_AT_GATEWAY"
    ]


def by_public_address(**rules: object) -> list[str]:
    """`web` and `api` both public; `web` calls `api` by its public address."""
    both = plus(NET, elastic_ip("api-eip", "203.0.113.11", network_interface="api"))
    asked = trace(change(both, "sg-api", **rules), "web", "203.0.113.11")
    assert asked.sources == ["10.0.1.10", "203.0.113.10"]
    assert asked.destinations == ["203.0.113.11", "10.0.1.11"]
    assert asked.way.count("igw-in igw") == 1
    return asked.blockers + asked.reply_blockers


def test_a_call_by_public_address_goes_out_and_comes_back__ADDR_13() -> None:
    from_web = group_rows(("in", "all", "sg-web"))
    assert by_public_address(rules=from_web) == ["api: ENI_SG_RULES_MISMATCH"]
    from_public = group_rows(("in", "all", "203.0.113.10/32"))
    assert by_public_address(rules=from_public) == []


def test_without_a_public_address_the_gateway_lets_nothing_out__ADDR_14() -> None:
    assert trace(NET, "api", "1.1.1.1").blockers == ["igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]


def test_a_public_address_does_nothing_without_a_route__ADDR_15() -> None:
    in_private = plus(NET, elastic_ip("db-eip", "203.0.113.30", network_interface="db"))
    asked = trace(in_private, "internet", "db")
    assert not asked.works
    assert asked.reply_blockers == ["data: NO_ROUTE_TO_DESTINATION"]
    assert trace(in_private, "db", "8.8.8.8").blockers == ["data: NO_ROUTE_TO_DESTINATION"]


def test_a_public_address_stands_for_one_private_address__ADDR_16() -> None:
    two = tuple(parse_address(one) for one in ("10.0.1.10", "10.0.1.12"))
    second = change(NET, "web", private_ips=two)
    assert trace(second, "web:10.0.1.10", "8.8.8.8").works
    assert trace(second, "web:10.0.1.12", "8.8.8.8").blockers == [
        "igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    ]


def test_an_elastic_ip_may_stand_for_a_secondary_address__ADDR_16() -> None:
    two = tuple(parse_address(one) for one in ("10.0.1.10", "10.0.1.12"))
    second = change(change(NET, "web", private_ips=two), "web-eip", private_ip=two[1])
    assert trace(second, "internet", "203.0.113.10").destinations[-1] == "10.0.1.12"
    assert not trace(second, "web:10.0.1.10", "8.8.8.8").works
