"""What the route table of an internet gateway may hold."""

import pytest

from playground.engine.nodes import InternetGateway, Node, PrefixListRoute
from tests.engine.rows import prefix_list
from tests.engine.validity.cast import (
    eip,
    found,
    group,
    instance,
    interface,
    nat,
    route,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16", ipv6=["2001:db8::/56"])
LAND: tuple[Node, ...] = (
    SHOP,
    subnet("web", "10.0.1.0/24", "2001:db8::/64"),
    subnet("edge", "10.0.9.0/24"),
    InternetGateway(id="igw", vpc="shop", route_table="rtb"),
    nat(),
    eip(nat="nat"),
    instance("fw"),
    interface("fw-eni", "10.0.9.10", subnet="edge", instance="fw", source_dest_check=False),
    group(),
)


@pytest.mark.parametrize("target", ["local", "fw", "fw-eni", "vpce-1", "eni-gone", None])
def test_a_gateway_s_table_leads_to_an_interface_or_stays_local__RT_26(target: str | None) -> None:
    assert found(*LAND, table(route("10.0.0.0/16", target))) == []


@pytest.mark.parametrize("target", ["nat", "igw", "pcx-1", "nat-gone"])
def test_a_gateway_s_table_leads_to_nothing_else__RT_26(target: str) -> None:
    fault = ("EdgeRouteTarget", "rtb", "routes[0].target")
    assert found(*LAND, table(route("10.0.1.0/24", target))) == [fault]


def test_a_gateway_and_its_table_are_of_one_vpc__RT_26() -> None:
    lab = vpc("10.9.0.0/16", id="lab")
    fault = ("GatewayTableOfOtherVpc", "igw", "route_table")
    assert found(*LAND, lab, table(vpc="lab")) == [fault]


def test_the_main_table_is_no_gateway_s_table__RT_26() -> None:
    fault = ("MainTableOfGateway", "igw", "route_table")
    assert found(*LAND, table(main=True)) == [fault]


@pytest.mark.parametrize("destination", ["10.0.0.0/16", "10.0.1.0/24", "2001:db8::/64"])
def test_a_gateway_s_table_is_for_the_vpc_or_a_subnet__RT_27(destination: str) -> None:
    assert found(*LAND, table(route(destination, "fw"))) == []


@pytest.mark.parametrize("destination", ["10.0.0.0/8", "10.0.1.0/25", "0.0.0.0/0", "10.5.0.0/16"])
def test_a_gateway_s_table_is_for_nothing_else__RT_27(destination: str) -> None:
    fault = ("EdgeRouteDestination", "rtb", "routes[0].destination")
    assert found(*LAND, table(route(destination, "fw"))) == [fault]


def test_a_gateway_s_table_has_no_prefix_list__RT_27() -> None:
    listed = PrefixListRoute(prefix_list="pl-1", target="fw")
    fault = ("EdgeRouteDestination", "rtb", "routes[0].destination")
    assert found(*LAND, prefix_list("pl-1", "10.0.1.0/24"), table(listed)) == [fault]
