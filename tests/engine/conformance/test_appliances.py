"""Appliances: instances and interfaces as route targets (RT-10 to RT-15, NAT-20, ADDR-07)."""

import pytest

from playground.engine.addresses import parse_address
from playground.engine.network import Network
from playground.engine.nodes import Forwards, InstanceState, NetworkInterface, Vpc
from playground.engine.reasons.appliances import BypassesAppliance
from playground.engine.warnings import warnings
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, host, plus, subnet, three_tiers
from tests.engine.rows import OPEN_IN, OPEN_OUT, acl_rows, group_rows, routes

NET = three_tiers()
BY_STATE = "ALLOWED_BY_CONNECTION_STATE"


def with_appliance(forwards: Forwards | None, check: bool = False) -> Network:
    """The cast, and `fw` in a subnet of its own (`edge`, public, 10.0.9.0/24)."""
    network = plus(
        NET,
        *subnet("edge", "10.0.9.0/24", "2001:db8:1:9::/64"),
        *host("fw", "edge", "10.0.9.10", "2001:db8:1:9::10"),
        elastic_ip("fw-eip", "203.0.113.9", network_interface="fw"),
    )
    network = change(network, "fw", source_dest_check=check, forwards=forwards)
    return change(network, "rtb-edge", routes=routes(("0.0.0.0/0", "igw"), ("::/0", "igw")))


def nat_instance(forwards: Forwards | None = Forwards.NAT, check: bool = False) -> Network:
    """`app` goes to the internet by `fw`."""
    network = with_appliance(forwards, check)
    return change(network, "rtb-private", routes=routes(("0.0.0.0/0", "fw"), ("::/0", "fw")))


def inspected(forwards: Forwards = Forwards.ROUTE, both_ways: bool = True) -> Network:
    """`app` and `db` meet by `fw`: each table has a route for the other's subnet."""
    network = with_appliance(forwards)
    network = change(network, "rtb-private", routes=routes(("10.0.3.0/24", "fw")))
    back = routes(("10.0.2.0/24", "fw")) if both_ways else ()
    return change(network, "rtb-data", routes=back)


def test_a_nat_instance_with_the_check_on_drops_it__ADDR_07() -> None:
    asked = trace(nat_instance(check=True), "app", "1.1.1.1")
    assert asked.blockers == ["fw: ENI_SOURCE_DEST_CHECK_RESTRICTION"]


def test_a_route_to_an_interface_of_nobody_is_a_blackhole__RT_19() -> None:
    loose = change(nat_instance(), "fw", instance=None)
    assert trace(loose, "app", "1.1.1.1").blockers == ["private: BAD_STATE_ROUTE"]
    managed = change(loose, "fw", requester_managed=True)
    assert trace(managed, "app", "1.1.1.1").works


def test_a_nat_instance_lends_its_address_and_puts_it_back__NAT_20() -> None:
    asked = trace(nat_instance(), "app", "1.1.1.1")
    assert asked.works
    assert asked.sources == ["10.0.2.10", "10.0.9.10", "203.0.113.9"]
    assert asked.reply is not None
    assert asked.reply.traffic.destination == parse_address("10.0.2.10")
    assert [one.code for one in asked.said_of_reply].count(BY_STATE) == 3


@pytest.mark.parametrize(("before", "after"), [(49152, 49152), (500, 1524)])
def test_a_nat_instance_uses_ports_from_1024_on__NAT_20(before: int, after: int) -> None:
    asked = trace(nat_instance(), "app", "1.1.1.1", source_port=before)
    assert asked.request.traffic.source_port == after
    assert asked.works


@pytest.mark.parametrize("asked", ["udp/53", "icmp/8", "47"])
def test_a_nat_instance_carries_any_protocol__NAT_20(asked: str) -> None:
    assert trace(nat_instance(), "app", "1.1.1.1", asked).works


def test_a_nat_instance_translates_ipv6_to_its_own_address__NAT_20() -> None:
    asked = trace(nat_instance(), "app", "2001:db8:ffff::10")
    assert asked.sources == ["2001:db8:1:2::10", "2001:db8:1:9::10"]
    assert asked.works
    without_v6 = change(nat_instance(), "fw", ipv6_addresses=())
    refused = trace(without_v6, "app", "2001:db8:ffff::10")
    assert refused.blockers == ["fw: NAT_INSTANCE_HAS_NO_ADDRESS"]


def test_a_nat_instance_has_a_security_group_of_its_own__NAT_20() -> None:
    shut = change(nat_instance(), "sg-fw", rules=group_rows(("out", "all", "0.0.0.0/0")))
    assert trace(shut, "app", "1.1.1.1").blockers == ["fw: SG_HAS_NO_RULES"]
    by_sender = group_rows(("in", "tcp/443", "10.0.2.0/24"), ("out", "tcp/443", "0.0.0.0/0"))
    assert trace(change(shut, "sg-fw", rules=by_sender), "app", "1.1.1.1").works
    no_way_out = change(shut, "sg-fw", rules=by_sender[:1])
    assert trace(no_way_out, "app", "1.1.1.1").blockers == ["fw: SG_HAS_NO_RULES"]


def test_a_nat_instance_needs_a_public_address__NAT_20() -> None:
    lent = change(nat_instance(), "fw-eip", network_interface=None)
    asked = trace(lent, "app", "1.1.1.1")
    assert asked.blockers == ["igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]


def test_nobody_comes_in_through_a_nat_instance_but_to_it__NAT_20() -> None:
    assert trace(nat_instance(), "internet", "fw").ends_at == "fw"
    assert trace(nat_instance(), "app", "fw").ends_at == "fw"


def test_a_guest_that_is_not_set_up_forwards_nothing__NAT_20() -> None:
    asked = trace(nat_instance(Forwards.NO), "app", "1.1.1.1")
    assert asked.blockers == ["fw: GUEST_FORWARDS_NOTHING"]


def test_what_nobody_told_of_a_guest_is_not_guessed__RT_12() -> None:
    asked = trace(nat_instance(None), "app", "1.1.1.1")
    assert asked.verdict == "undetermined"
    assert asked.said[-1].code == "FORWARDING_NOT_TOLD"
    assert getattr(asked.said[-1], "target", None) == "fw-host"


def test_a_stopped_nat_instance_forwards_nothing__NAT_20() -> None:
    stopped = change(nat_instance(), "fw-host", state=InstanceState.STOPPED)
    assert trace(stopped, "app", "1.1.1.1").blockers == ["fw: BAD_STATE"]


def test_the_acl_of_its_subnet_filters_a_nat_instance__NAT_20() -> None:
    no_entry = change(nat_instance(), "acl-edge", entries=OPEN_OUT)
    assert trace(no_entry, "app", "1.1.1.1").blockers == ["edge: SUBNET_ACL_RESTRICTION"]
    no_exit = change(nat_instance(), "acl-edge", entries=OPEN_IN)
    assert trace(no_exit, "app", "1.1.1.1").blockers == ["edge: SUBNET_ACL_RESTRICTION"]
    https = acl_rows(("in", 100, "allow", "tcp/443", "0.0.0.0/0"))
    one_way = change(nat_instance(), "acl-edge", entries=https + OPEN_OUT)
    assert trace(one_way, "app", "1.1.1.1").reply_blockers == ["edge: SUBNET_ACL_RESTRICTION"]


def test_a_nat_instance_whose_subnet_leads_back_to_it_is_a_circle__NAT_20() -> None:
    circle = change(nat_instance(), "rtb-edge", routes=routes(("0.0.0.0/0", "fw")))
    assert trace(circle, "app", "1.1.1.1").blockers == ["fw: FORWARDING_LOOP"]
    routed = change(circle, "fw", forwards=Forwards.ROUTE)
    assert trace(routed, "app", "1.1.1.1").blockers[-1] == "edge: FORWARDING_LOOP"


def test_a_router_without_nat_gets_nobody_out__GW_03() -> None:
    asked = trace(nat_instance(Forwards.ROUTE), "app", "1.1.1.1")
    assert asked.sources == ["10.0.2.10"]
    assert asked.blockers == ["igw: IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"]


def test_a_gateway_drops_what_a_router_sends_from_elsewhere__GW_06() -> None:
    foreign = change(nat_instance(Forwards.ROUTE), "app", source_dest_check=False)
    asked = trace(foreign, "app:172.31.0.9", "1.1.1.1")
    assert asked.blockers == ["igw: GATEWAY_REJECTS_SPOOFED_TRAFFIC"]


def test_a_route_for_a_subnet_may_lead_through_an_appliance__RT_10() -> None:
    asked = trace(inspected(), "app", "db")
    assert asked.works
    assert "forward fw" in asked.way
    assert "forward fw" in asked.reply_way
    assert asked.sources == ["10.0.2.10"]


def test_the_local_route_may_lead_to_an_appliance__RT_11() -> None:
    network = with_appliance(Forwards.ROUTE)
    for table in ("rtb-private", "rtb-data"):
        network = change(network, table, routes=routes(("10.0.0.0/16", "fw")))
    asked = trace(network, "app", "db")
    assert asked.works
    assert "forward fw" in asked.way
    assert "forward fw" in asked.reply_way


def test_nothing_comes_between_hosts_of_one_subnet__RT_12() -> None:
    detour = change(inspected(), "rtb-private", routes=routes(("10.0.2.0/24", "fw")))
    asked = trace(detour, "app", "app2")
    assert asked.works
    assert "forward fw" not in asked.way


def test_an_appliance_in_the_sender_s_subnet_gets_its_own_packets_back__RT_12() -> None:
    beside = change(NET, "app2", source_dest_check=False, forwards=Forwards.ROUTE)
    beside = change(beside, "rtb-private", routes=routes(("10.0.3.0/24", "app2")))
    assert trace(beside, "app", "db").blockers == ["private: FORWARDING_LOOP"]


def test_a_reply_that_bypasses_the_appliance_is_a_caution__RT_13() -> None:
    network = inspected(both_ways=False)
    asked = trace(network, "app", "db")
    assert asked.works
    assert _cautions(network, "app", "db") == [BypassesAppliance("fw-host", True)]
    assert _cautions(network, "db", "app") == [BypassesAppliance("fw-host", False)]
    assert _cautions(inspected(), "app", "db") == []


def _cautions(network: Network, source: str, destination: str) -> list[object]:
    asked = trace(network, source, destination)
    first = asked.request.steps[0]
    return list(warnings(network, first.place, first.traffic, asked.conversation))


def test_an_appliance_judges_both_directions_by_its_group__RT_12() -> None:
    only_from_app = group_rows(("in", "tcp/443", "10.0.2.0/24"), ("out", "tcp/443", "10.0.3.0/24"))
    network = change(inspected(), "sg-fw", rules=only_from_app)
    assert trace(network, "app", "db").works
    assert trace(network, "db", "app").blockers == [
        "fw: ENI_SG_RULES_MISMATCH",
        "fw: ENI_SG_RULES_MISMATCH",
    ]


def test_an_instance_stands_for_its_one_interface__RT_15() -> None:
    named = change(nat_instance(), "rtb-private", routes=routes(("0.0.0.0/0", "fw-host")))
    assert trace(named, "app", "1.1.1.1").works
    second = NetworkInterface(id="fw-2", subnet="edge", instance="fw-host", device_index=1)
    asked = trace(plus(named, second), "app", "1.1.1.1")
    assert asked.verdict == "undetermined"


def test_an_interface_of_another_vpc_is_no_target__RT_16() -> None:
    other = plus(nat_instance(), Vpc(id="vpc-2", cidrs=(NET.get(Vpc, "vpc").cidrs[0],)))
    moved = change(other, "edge", vpc="vpc-2")
    assert trace(moved, "app", "1.1.1.1").blockers == ["private: BAD_STATE_ROUTE"]


@pytest.mark.parametrize("gone", ["eni-00000000", "i-00000000"])
def test_a_deleted_instance_leaves_a_blackhole__RT_19(gone: str) -> None:
    network = change(NET, "rtb-private", routes=routes(("0.0.0.0/0", gone)))
    assert trace(network, "app", "1.1.1.1").blockers == ["private: BAD_STATE_ROUTE"]


@pytest.mark.parametrize("forwards", [Forwards.ROUTE, Forwards.NAT])
def test_groups_are_not_known_behind_an_appliance__RT_14__SG_20(forwards: Forwards) -> None:
    by_group = change(inspected(forwards), "sg-db", rules=group_rows(("in", "all", "sg-app")))
    found = trace(by_group, "app", "db")
    assert found.blockers == ["db: SG_REFERENCES_NOT_PRESERVED"]
    by_address = group_rows(("in", "all", "10.0.2.0/24"), ("in", "all", "10.0.9.10/32"))
    assert trace(change(by_group, "sg-db", rules=by_address), "app", "db").works
