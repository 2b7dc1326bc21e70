"""RT and SG: what a prefix list does in a route table, and in a security group."""

import pytest

from playground.engine.network import Network
from playground.engine.reasons.routing import RouteMatched
from playground.engine.reasons.security import AllowedBySecurityGroup
from tests.engine.asking import Trace, trace
from tests.engine.cast import change, plus, three_tiers
from tests.engine.rows import group_rows, prefix_list, routes

NET = plus(
    three_tiers(),
    prefix_list("pl-1", "172.31.0.0/24", "172.31.8.0/24"),
    prefix_list("pl-2", "172.31.0.0/24", "172.31.0.64/26"),
    prefix_list("pl-home", "10.0.3.0/24", "10.0.0.0/16", "10.0.0.0/8"),
    prefix_list("pl-hosts", "10.0.2.10/32", "203.0.113.0/24"),
    prefix_list("pl-none"),
)


def routed(*rows: tuple[str, str | None]) -> Network:
    return change(NET, "rtb-public", routes=routes(*rows))


def chosen(asked: Trace) -> tuple[str | None, str, str | None]:
    """Target, destination and list of the route that took the packet first."""
    row = next(said.row for said in asked.said if isinstance(said, RouteMatched))
    return row.target, str(row.destination), row.prefix_list


def test_a_list_is_a_route_for_each_of_its_entries__RT_06() -> None:
    network = routed(("pl-1", "nat"), ("0.0.0.0/0", "igw"))
    assert chosen(trace(network, "web", "172.31.0.9")) == ("nat", "172.31.0.0/24", "pl-1")
    assert chosen(trace(network, "web", "172.31.8.9")) == ("nat", "172.31.8.0/24", "pl-1")
    assert chosen(trace(network, "web", "172.31.9.9")) == ("igw", "0.0.0.0/0", None)


@pytest.mark.parametrize("first", [True, False])
def test_a_static_route_goes_before_an_entry_of_a_list__RT_06(first: bool) -> None:
    rows = [("172.31.0.0/24", "igw"), ("pl-1", "nat")]
    network = routed(*(rows if first else reversed(rows)))
    assert chosen(trace(network, "web", "172.31.0.9")) == ("igw", "172.31.0.0/24", None)


def test_a_longer_prefix_of_a_list_goes_before_a_static_route__RT_05() -> None:
    network = routed(("172.31.0.0/16", "igw"), ("pl-1", "nat"))
    assert chosen(trace(network, "web", "172.31.8.9"))[0] == "nat"


def test_of_two_lists_with_one_block_the_one_written_first_is_used__RT_09() -> None:
    network = routed(("pl-1", "nat"), ("pl-2", "igw"))
    assert chosen(trace(network, "web", "172.31.0.9")) == ("nat", "172.31.0.0/24", "pl-1")
    turned = routed(("pl-2", "igw"), ("pl-1", "nat"))
    assert chosen(trace(turned, "web", "172.31.0.9")) == ("igw", "172.31.0.0/24", "pl-2")


def test_of_two_lists_the_longer_prefix_decides__RT_05() -> None:
    network = routed(("pl-1", "nat"), ("pl-2", "igw"))
    assert chosen(trace(network, "web", "172.31.0.99")) == ("igw", "172.31.0.64/26", "pl-2")


def test_an_entry_inside_the_vpc_is_ignored__RT_08() -> None:
    network = routed(("pl-home", "nat"))
    assert chosen(trace(network, "web", "10.0.3.10")) == ("local", "10.0.0.0/16", None)
    assert chosen(trace(network, "web", "10.9.0.1")) == ("nat", "10.0.0.0/8", "pl-home")


def test_an_empty_list_routes_nothing__RT_34() -> None:
    asked = trace(routed(("pl-none", "igw")), "web", "8.8.8.8")
    assert asked.blockers == ["public: NO_ROUTE_TO_DESTINATION"]


def test_a_list_whose_target_is_gone_is_a_blackhole__RT_19() -> None:
    asked = trace(routed(("pl-1", None), ("0.0.0.0/0", "igw")), "web", "172.31.8.9")
    assert asked.blockers == ["public: BAD_STATE_ROUTE"]


def test_a_rule_that_names_a_list_allows_any_entry__SG_12() -> None:
    network = change(NET, "sg-db", rules=group_rows(("in", "tcp/5432", "pl-hosts")))
    asked = trace(network, "app", "db", 5432)
    assert asked.works
    allowed = [said for said in asked.said if isinstance(said, AllowedBySecurityGroup)]
    assert allowed[-1].row.prefix_list == "pl-hosts"
    assert trace(network, "web", "db", 5432).blockers == ["db: ENI_SG_RULES_MISMATCH"]
    assert trace(network, "app", "db", 443).blockers == ["db: ENI_SG_RULES_MISMATCH"]


def test_a_list_may_be_the_destination_of_a_rule__SG_12() -> None:
    network = change(NET, "sg-web", rules=group_rows(("out", "all", "pl-hosts")))
    assert trace(network, "web", "app").works
    assert trace(network, "web", "db").blockers == ["web: ENI_SG_RULES_MISMATCH"]


def test_an_empty_list_allows_nobody__SG_12() -> None:
    network = change(NET, "sg-db", rules=group_rows(("in", "all", "pl-none")))
    assert trace(network, "app", "db").blockers == ["db: ENI_SG_RULES_MISMATCH"]


def test_a_connection_that_a_list_let_in_is_tracked__SG_07() -> None:
    everyone = plus(NET, prefix_list("pl-all", "0.0.0.0/0"))
    rules = group_rows(("in", "tcp/443", "pl-all"), ("out", "all", "10.0.9.9/32"))
    assert trace(change(everyone, "sg-db", rules=rules), "app", "db").works
