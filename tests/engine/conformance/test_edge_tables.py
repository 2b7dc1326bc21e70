"""Gateway route tables: what comes in by an internet gateway is steered to an appliance."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import Forwards, InstanceState, RouteTable
from tests.engine.asking import trace
from tests.engine.cast import change, elastic_ip, host, plus, subnet, three_tiers, without
from tests.engine.rows import routes

NET = three_tiers()


def steered(*edge: tuple[str, str], back: str = "fw") -> Network:
    """What comes in for `public` goes by `fw`, which stands in `edge`."""
    rows = edge or (("10.0.1.0/24", "fw"), ("2001:db8:1:1::/64", "fw"))
    network = plus(
        NET,
        *subnet("edge", "10.0.9.0/24", "2001:db8:1:9::/64"),
        *host("fw", "edge", "10.0.9.10", "2001:db8:1:9::10"),
        elastic_ip("fw-eip", "203.0.113.9", network_interface="fw"),
        RouteTable(id="rtb-igw", vpc="vpc", routes=routes(*rows)),
    )
    network = change(network, "fw", source_dest_check=False, forwards=Forwards.ROUTE)
    network = change(network, "rtb-edge", routes=routes(("0.0.0.0/0", "igw"), ("::/0", "igw")))
    network = change(network, "rtb-public", routes=routes(("0.0.0.0/0", back), ("::/0", back)))
    return change(network, "igw", route_table="rtb-igw")


@pytest.mark.parametrize("v6", [False, True])
def test_a_gateway_s_table_steers_what_comes_in__RT_26(v6: bool) -> None:
    asked = trace(steered(), "internet", "web", v6=v6)
    assert asked.works
    assert asked.way[2:6] == ["route igw", "arrive edge", "forward fw", "ingress fw"]
    assert "forward fw" in asked.reply_way


def test_the_local_route_of_a_gateway_s_table_may_be_replaced__RT_27() -> None:
    network = steered(("10.0.0.0/16", "fw"))
    assert "forward fw" in trace(network, "internet", "web").way


def test_what_its_table_does_not_name_goes_straight_in__RT_26() -> None:
    network = steered(("10.0.3.0/24", "fw"), back="igw")
    asked = trace(network, "internet", "web")
    assert asked.works
    assert "forward fw" not in asked.way


def test_the_appliance_needs_a_public_address__RT_28() -> None:
    asked = trace(without(steered(), "fw-eip"), "internet", "web")
    assert asked.blockers == ["igw: INGRESS_RTB_NO_PUBLIC_IP"]
    assert trace(without(steered(), "fw-eip"), "internet", "web", v6=True).works


def test_the_appliance_has_to_run__RT_28() -> None:
    stopped = change(steered(), "fw-host", state=InstanceState.STOPPED)
    assert trace(stopped, "internet", "web").blockers == ["fw: BAD_STATE"]


def test_nothing_but_its_gateway_s_traffic_is_steered__RT_29() -> None:
    asked = trace(steered(), "app", "web")
    assert asked.works
    assert "forward fw" not in asked.way


@pytest.mark.parametrize("v6", [False, True])
def test_a_steered_subnet_cannot_leave_beside_the_appliance__RT_30(v6: bool) -> None:
    asked = trace(steered(back="igw"), "internet", "web", v6=v6)
    assert asked.ends_at == "web"
    assert asked.reply_blockers == ["public: INGRESS_RTB_TRAFFIC_REDIRECTION"]


def test_the_subnet_of_the_appliance_itself_is_not_steered__RT_30() -> None:
    everything = steered(("10.0.0.0/16", "fw"))
    assert trace(everything, "internet", "web").works
    assert trace(everything, "fw", "1.1.1.1").works


def test_the_other_family_is_not_steered_along__RT_30() -> None:
    only_v4 = steered(("10.0.1.0/24", "fw"), back="igw")
    assert trace(only_v4, "internet", "web", v6=True).works
    assert not trace(only_v4, "internet", "web").works
