"""Which route tables and destinations AWS accepts."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import RouteOrigin
from playground.engine.validity import faults
from tests.engine.validity.cast import (
    acl,
    eip,
    found,
    igw,
    interface,
    nat,
    route,
    subnet,
    table,
    vpc,
)

SHOP = vpc("10.0.0.0/16", "10.7.0.0/16", ipv6=["2001:db8::/56"])
WEB = subnet("web", "10.0.1.0/24", "2001:db8::/64")
EDGE = subnet("edge", "10.0.8.0/24")
FIREWALL = interface("fw", "10.0.8.10", subnet="edge", source_dest_check=False)
LAND = (SHOP, WEB, EDGE, FIREWALL, igw(), nat(), eip(nat="nat"))


def test_a_vpc_has_one_main_table__RT_01() -> None:
    first, second = table(id="first", main=True), table(id="second", main=True)
    assert found(SHOP, first) == []
    assert found(SHOP, first, second) == [("SecondMainTable", "second", "main")]


def test_a_vpc_without_a_main_table_is_rejected__RT_01() -> None:
    bare = Network([SHOP, acl(default=True), table(id="custom")])
    (fault,) = faults(bare)
    assert (type(fault).__name__, fault.resource) == ("VpcWithoutMainTable", "shop")


def test_every_vpc_has_its_own_main_table__RT_01() -> None:
    lab = vpc("10.9.0.0/16", id="lab")
    assert found(SHOP, lab, table(main=True), table(id="lab-rtb", vpc="lab", main=True)) == []


def test_an_explicit_local_route_is_for_a_block_of_the_vpc__RT_04() -> None:
    assert found(SHOP, table(route("10.0.0.0/16"), route("2001:db8::/56"))) == []
    assert found(SHOP, table(route("10.0.0.0/16"), route("10.0.1.0/24"), route("0.0.0.0/0"))) == [
        ("LocalRouteOfNoBlock", "rtb", "routes[1].destination"),
        ("LocalRouteOfNoBlock", "rtb", "routes[2].destination"),
    ]


@pytest.mark.parametrize("destination", ["10.0.1.0/24", "2001:db8::/64"])
def test_a_route_inside_the_vpc_is_for_one_whole_subnet__RT_10(destination: str) -> None:
    assert found(*LAND, table(route(destination, "fw"))) == []


@pytest.mark.parametrize(
    "destination", ["10.0.1.0/25", "10.0.0.0/20", "10.0.2.0/24", "10.7.1.0/24", "2001:db8::/60"]
)
def test_a_route_inside_the_vpc_for_anything_else_is_rejected__RT_10(destination: str) -> None:
    fault = ("RouteOfNoSubnet", "rtb", "routes[0].destination")
    assert found(*LAND, table(route(destination, "fw"))) == [fault]


def test_a_subnet_of_another_vpc_does_not_count__RT_10() -> None:
    lab = vpc("10.0.0.0/16", id="lab")
    assert found(
        *LAND, lab, subnet("b", "10.0.5.0/24", vpc="lab"), table(route("10.0.5.0/24", "fw"))
    ) == [("RouteOfNoSubnet", "rtb", "routes[0].destination")]


def test_a_route_wider_than_the_vpc_is_accepted__RT_10() -> None:
    assert found(*LAND, table(route("10.0.0.0/8", "igw"))) == []


def test_a_propagated_route_inside_the_vpc_is_nobodys_mistake__RT_08() -> None:
    propagated = route("10.0.2.0/25", "vgw-1", origin=RouteOrigin.PROPAGATED_VPN_BGP)
    assert found(*LAND, table(propagated)) == []


def test_one_route_for_each_destination__RT_16() -> None:
    routes = (route("0.0.0.0/0", "igw"), route("::/0", "igw"), route("0.0.0.0/0", "nat"))
    assert found(*LAND, table(*routes)) == [("RouteTwice", "rtb", "routes[2].destination")]
    assert found(*LAND, table(routes[0]), table(routes[2], id="rtb-2")) == []


def test_a_blackhole_keeps_its_destination__RT_20() -> None:
    routes = (route("0.0.0.0/0", None), route("0.0.0.0/0", "igw"))
    assert found(*LAND, table(*routes)) == [("RouteTwice", "rtb", "routes[1].destination")]


@pytest.mark.parametrize("origin", [RouteOrigin.PREFIX_LIST, RouteOrigin.PROPAGATED_VPN_BGP])
def test_routes_that_came_by_themselves_may_repeat_a_destination__RT_06(
    origin: RouteOrigin,
) -> None:
    routes = (route("8.8.8.0/24", "igw"), route("8.8.8.0/24", "vgw-1", origin=origin))
    assert found(*LAND, table(*routes)) == []


@pytest.mark.parametrize(
    ("destination", "rejected"),
    [
        ("169.254.168.0/22", True),
        ("169.254.169.0/24", True),
        ("169.254.169.254/32", True),
        ("fd00:ec2::/32", True),
        ("fd00:ec2::254/128", True),
        ("169.254.0.0/16", False),
        ("169.254.172.0/24", False),
        ("fd00::/8", False),
    ],
)
def test_reserved_destinations_are_rejected_and_wider_ones_not__RT_25(
    destination: str, rejected: bool
) -> None:
    fault = ("ReservedDestination", "rtb", "routes[0].destination")
    assert found(*LAND, table(route(destination, "fw"))) == ([fault] if rejected else [])
