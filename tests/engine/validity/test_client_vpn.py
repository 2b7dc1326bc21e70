"""What AWS accepts of Client VPN endpoints."""

from typing import Any

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import ClientVpnEndpoint, ClientVpnRoute, Node
from tests.engine.validity.cast import found, group, subnet, vpc

SHOP, LAB = vpc("10.0.0.0/16"), vpc("10.9.0.0/16", id="lab")
WEB = subnet("web", "10.0.1.0/24")
WEB_B = subnet("web-b", "10.0.2.0/24", zone="us-east-1b")
GROUND: tuple[Node, ...] = (SHOP, LAB, WEB, WEB_B, subnet("lab-web", "10.9.1.0/24", vpc="lab"))


def endpoint(cidr: str = "172.20.0.0/22", *routes: tuple[str, str], **more: Any) -> Node:
    more = {"vpc": "shop", "subnets": ("web",)} | more
    return ClientVpnEndpoint(
        id="cvpn",
        client_cidr=parse_prefix(cidr),
        routes=tuple(ClientVpnRoute(destination=parse_prefix(to), subnet=by) for to, by in routes),
        **more,
    )


def test_a_sound_endpoint_has_no_fault() -> None:
    routes = (("0.0.0.0/0", "web"), ("0.0.0.0/0", "web-b"), ("10.9.0.0/16", "web"))
    everywhere = (parse_prefix("0.0.0.0/0"),)
    sound = endpoint("172.20.0.0/22", *routes, subnets=("web", "web-b"), authorized=everywhere)
    assert found(*GROUND, sound) == []


@pytest.mark.parametrize("cidr", ["172.20.0.0/23", "172.0.0.0/11", "2001:db8::/22"])
def test_the_client_cidr_has_22_to_12_bits__VPN_17(cidr: str) -> None:
    assert found(*GROUND, endpoint(cidr)) == [("ClientCidrSize", "cvpn", "client_cidr")]


@pytest.mark.parametrize("cidr", ["10.0.0.0/22", "10.0.0.0/12"])
def test_the_client_cidr_is_not_of_the_vpc__VPN_17(cidr: str) -> None:
    assert ("ClientCidrInVpc", "cvpn", "client_cidr") in found(*GROUND, endpoint(cidr))


def test_the_client_cidr_is_in_no_route_of_the_endpoint__VPN_17() -> None:
    inside = endpoint("172.20.0.0/22", ("172.20.1.0/24", "web"), ("0.0.0.0/0", "web"))
    assert found(*GROUND, inside) == [("ClientCidrInRoute", "cvpn", "routes[0].destination")]


def test_clients_have_ipv4_only__VPN_17() -> None:
    rules = (parse_prefix("10.0.0.0/16"), parse_prefix("::/0"))
    assert found(*GROUND, endpoint("172.20.0.0/22", ("::/0", "web"), authorized=rules)) == [
        ("ClientVpnDestinationNotIpv4", "cvpn", "routes[0].destination"),
        ("ClientVpnDestinationNotIpv4", "cvpn", "authorization_rules[1].destination"),
    ]


def test_the_interface_needs_ipv4__VPN_18() -> None:
    six = subnet("six", ipv6="2001:db8::/64", zone="us-east-1b")
    shop = vpc("10.0.0.0/16", ipv6=["2001:db8::/56"])
    assert found(shop, WEB, six, endpoint(subnets=("web", "six"))) == [
        ("ClientVpnSubnetWithoutIpv4", "cvpn", "subnets[1]")
    ]


def test_one_subnet_of_the_vpc_in_each_zone__VPN_19() -> None:
    again = subnet("again", "10.0.3.0/24")
    assert found(*GROUND, again, endpoint(subnets=("web", "again"))) == [
        ("ClientVpnSubnetsInOneZone", "cvpn", "subnets[1]")
    ]
    assert ("ClientVpnSubnetOfOtherVpc", "cvpn", "subnets[0]") in found(
        *GROUND, endpoint(subnets=("lab-web",))
    )


def test_groups_are_of_the_vpc__VPN_19() -> None:
    foreign = endpoint(security_groups=("lab-sg",))
    assert found(*GROUND, group(id="lab-sg", vpc="lab"), foreign) == [
        ("ClientVpnGroupOfOtherVpc", "cvpn", "security_groups[0]")
    ]


def test_routes_lead_by_associated_subnets__VPN_19() -> None:
    assert found(*GROUND, endpoint("172.20.0.0/22", ("10.9.0.0/16", "web-b"))) == [
        ("ClientVpnRouteBySubnetNotAssociated", "cvpn", "routes[0].subnet")
    ]


def test_a_route_stands_once__VPN_19() -> None:
    twice = endpoint("172.20.0.0/22", *[("10.9.0.0/16", "web")] * 2, ("10.0.0.0/16", "web"))
    assert found(*GROUND, twice) == [
        ("ClientVpnRouteTwice", "cvpn", "routes[1].destination"),
        ("ClientVpnRouteTwice", "cvpn", "routes[2].destination"),
    ]
