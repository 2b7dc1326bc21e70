"""What AWS accepts of virtual private gateways, VPN connections and the sites behind them."""

from dataclasses import replace
from typing import Any

import pytest

from playground.engine.addresses import parse_address
from playground.engine.nodes import (
    CustomerGateway,
    InternetGateway,
    IpVersion,
    Node,
    OnPremisesHost,
    Ref,
    RouteOrigin,
    TransitGateway,
    VirtualPrivateGateway,
    VpnTunnel,
)
from tests.engine.sites import site, vpn
from tests.engine.validity.cast import found, route, subnet, table, vpc

SHOP, LAB = vpc("10.0.0.0/16"), vpc("10.9.0.0/16", id="lab")
WEB = subnet("web", "10.0.1.0/24")
OFFICE, ROUTER = site("office", "192.168.0.0/16"), CustomerGateway(id="cgw", network="office")
GROUND: tuple[Node, ...] = (SHOP, LAB, WEB, OFFICE, ROUTER)


def vgw(id: Ref = "vgw", vpc: Ref | None = "shop", **more: Any) -> VirtualPrivateGateway:
    return VirtualPrivateGateway(id=id, vpc=vpc, **more)


def test_a_sound_connection_has_no_fault() -> None:
    sound = (
        vgw(),
        vgw("loose", vpc=None, region="eu-west-1"),
        vpn("vpn"),
        vpn("static", "192.168.0.0/16", static=True),
        TransitGateway(id="hub"),
        vpn("six", "2001:db8::/32", transit_gateway="hub", ip_version=IpVersion.IPV6),
        table(route("192.168.0.0/16", "vgw"), propagating_vgws=("vgw",)),
        OnPremisesHost(id="desk", network="office", addresses=(parse_address("192.168.1.4"),)),
    )
    assert found(*GROUND, *sound) == []


def test_a_vpc_has_one_virtual_private_gateway__VPN_02__LIM_11() -> None:
    wrong = [("SecondVirtualPrivateGateway", "vgw-2", "vpc")]
    assert found(*GROUND, vgw(), vgw("vgw-2")) == wrong
    assert found(*GROUND, vgw(), vgw("vgw-2", vpc="lab"), vgw("loose", vpc=None)) == []


def test_a_gateway_and_its_vpc_are_of_one_region__VPN_02() -> None:
    far = vgw(region="eu-west-1")
    wrong = [("VirtualPrivateGatewayInOtherRegion", "vgw", "region")]
    assert found(*GROUND, far) == wrong


def test_a_connection_joins_gateways_of_one_region__VPN_01() -> None:
    far = CustomerGateway(id="far", network="office", region="eu-west-1")
    wrong = [("VpnInOtherRegion", "vpn", "virtual_private_gateway")]
    assert found(*GROUND, far, vgw(), vpn("vpn", customer="far")) == wrong
    hub = TransitGateway(id="hub", region="eu-west-1")
    wrong = [("VpnInOtherRegion", "vpn", "transit_gateway")]
    assert found(*GROUND, hub, vpn("vpn", transit_gateway="hub")) == wrong


def test_a_connection_leads_to_one_gateway__VPN_01() -> None:
    both = vpn("vpn", virtual_private_gateway="vgw", transit_gateway="hub")
    hub = TransitGateway(id="hub")
    assert found(*GROUND, vgw(), hub, both) == [("VpnToTwoGateways", "vpn", "transit_gateway")]
    none = vpn("vpn", virtual_private_gateway=None)
    assert found(*GROUND, none) == [("VpnToNoGateway", "vpn", "virtual_private_gateway")]


def test_a_connection_has_two_tunnels__VPN_01() -> None:
    three = vpn("vpn", tunnels=(VpnTunnel(), VpnTunnel(), VpnTunnel()))
    assert found(*GROUND, vgw(), three) == [("TooManyTunnels", "vpn", "tunnels")]


def test_a_static_connection_lists_prefixes__VPN_04() -> None:
    wrong = [("StaticVpnWithoutPrefixes", "vpn", "routes")]
    assert found(*GROUND, vgw(), vpn("vpn", static=True)) == wrong
    on_hub = vpn("vpn", static=True, transit_gateway="hub")
    assert found(*GROUND, TransitGateway(id="hub"), on_hub) == []


def test_a_virtual_private_gateway_has_no_ipv6__VPN_13() -> None:
    six = vpn("vpn", "2001:db8::/32", ip_version=IpVersion.IPV6)
    wrong = [("Ipv6OverVirtualPrivateGateway", "vpn", "ip_version")]
    assert found(*GROUND, vgw(), six) == wrong


def test_the_prefixes_are_of_the_connections_family__VPN_13() -> None:
    mixed = vpn("vpn", "192.168.0.0/16", "2001:db8::/32")
    assert found(*GROUND, vgw(), mixed) == [("PrefixOfOtherFamily", "vpn", "routes[1]")]


@pytest.mark.parametrize("home", ["lab", None])
def test_a_table_learns_from_the_gateway_of_its_vpc_alone__RT_32(home: Ref | None) -> None:
    learns = table(propagating_vgws=("vgw",))
    wrong = [("PropagationFromForeignGateway", "rtb", "propagating_vgws[0]")]
    assert found(*GROUND, vgw(vpc=home), learns) == wrong


def test_a_route_leads_only_to_the_gateway_of_its_vpc__RT_16() -> None:
    toward = table(route("192.168.0.0/16", "vgw"))
    wrong = [("TargetInOtherVpc", "rtb", "routes[0].target")]
    assert found(*GROUND, vgw(vpc="lab"), toward) == wrong
    assert found(*GROUND, vgw(), toward) == []


def test_the_table_of_a_virtual_private_gateway_leads_to_interfaces_alone__RT_26() -> None:
    edge = table(route("10.0.1.0/24", "igw"), id="edge")
    steered = (InternetGateway(id="igw", vpc="shop"), edge, vgw(route_table="edge"))
    assert found(*GROUND, *steered) == [("EdgeRouteTarget", "edge", "routes[0].target")]
    foreign = table(id="edge", vpc="lab")
    wrong = [("GatewayTableOfOtherVpc", "vgw", "route_table")]
    assert found(*GROUND, foreign, vgw(route_table="edge")) == wrong


def test_the_table_of_a_virtual_private_gateway_is_for_whole_subnets__RT_27() -> None:
    wide = table(route("10.0.0.0/8", None), route("10.0.1.0/24", None), id="edge")
    wrong = [("EdgeRouteDestination", "edge", "routes[0].destination")]
    assert found(*GROUND, wide, vgw(route_table="edge")) == wrong
    learns = table(id="edge", propagating_vgws=("vgw",))
    wrong = [("GatewayTablePropagates", "edge", "propagating_vgws")]
    assert found(*GROUND, learns, vgw(route_table="edge")) == wrong


def test_a_site_has_other_addresses_than_the_vpc__VPN_11() -> None:
    same = site("office", "192.168.0.0/16", "10.0.3.0/24")
    wrong = [("SiteInBlockOfVpc", "office", "cidrs[1]")]
    assert found(SHOP, LAB, same, ROUTER, vgw(), vpn("vpn"), vpn("vpn-2")) == wrong
    wider = site("office", "10.0.0.0/8")
    assert found(SHOP, LAB, wider, ROUTER, vgw(), vpn("vpn")) == []
    assert found(SHOP, LAB, same, ROUTER) == []


def test_a_host_has_an_address_of_its_site__VPN_11() -> None:
    addresses = (parse_address("192.168.1.4"), parse_address("10.0.1.4"))
    stray = OnPremisesHost(id="desk", network="office", addresses=addresses)
    assert found(*GROUND, stray) == [("HostOutsideSite", "desk", "addresses[1]")]


def test_no_two_hosts_of_a_site_have_one_address__VPN_11() -> None:
    desk = OnPremisesHost(id="desk", network="office", addresses=(parse_address("192.168.1.4"),))
    twin = replace(desk, id="twin")
    assert found(*GROUND, desk, twin) == [("HostAddressTwice", "twin", "addresses[0]")]
    away = site("lost", "192.168.0.0/16"), replace(desk, id="twin", network="lost")
    assert found(*GROUND, desk, *away) == []


def test_a_site_has_a_block__VPN_11() -> None:
    nowhere = site("lost"), OnPremisesHost(id="lost-desk", network="lost", addresses=(1,))
    assert found(*GROUND, *nowhere) == [("SiteWithoutBlock", "lost", "cidrs")]


def test_a_site_sends_by_ways_of_its_own__VPN_11() -> None:
    lost = site("lost", "172.16.0.0/16", ways=(("10.0.0.0/16", "vpn"), ("10.1.0.0/16", None)))
    wrong = [("SiteRouteByForeignWay", "lost", "routes[0].target")]
    assert found(*GROUND, lost, vgw(), vpn("vpn")) == wrong


def test_five_virtual_private_gateways_of_a_region__LIM_11() -> None:
    many = [vgw(f"vgw-{n}", vpc=None) for n in range(6)]
    assert found(*many[:5]) == []
    assert found(*many) == [("VirtualPrivateGatewaysPerRegion", "vgw-5", "region")]


def test_fifty_customer_gateways_of_a_region__LIM_11() -> None:
    many = [CustomerGateway(id=f"cgw-{n}") for n in range(51)]
    assert found(*many[:50]) == []
    assert found(*many) == [("CustomerGatewaysPerRegion", "cgw-50", "region")]


def test_ten_connections_of_a_virtual_private_gateway__LIM_11() -> None:
    many = [vpn(f"vpn-{n}") for n in range(11)]
    assert found(*GROUND, vgw(), *many[:10]) == []
    wrong = [("VpnConnectionsPerGateway", "vpn-10", "virtual_private_gateway")]
    assert found(*GROUND, vgw(), *many) == wrong


def test_fifty_connections_of_a_region__VPN_15() -> None:
    hub = TransitGateway(id="hub")
    many = [vpn(f"vpn-{n}", transit_gateway="hub") for n in range(51)]
    assert found(*GROUND, hub, *many[:50]) == []
    wrong = [("VpnConnectionsPerRegion", "vpn-50", "customer_gateway")]
    assert found(*GROUND, hub, *many) == wrong


@pytest.mark.parametrize(
    ("static", "quota"),
    [(True, "StaticRoutesPerConnection"), (False, "DynamicRoutesPerConnection")],
)
def test_a_hundred_prefixes_of_a_connection__VPN_15(static: bool, quota: str) -> None:
    prefixes = [f"192.168.{n}.0/24" for n in range(101)]
    few, many = vpn("vpn", *prefixes[:100], static=static), vpn("vpn", *prefixes, static=static)
    assert found(*GROUND, vgw(), few) == []
    assert found(*GROUND, vgw(), many) == [(quota, "vpn", "routes")]


def test_a_hundred_propagated_routes_of_a_table__VPN_15() -> None:
    origin = RouteOrigin.PROPAGATED_VPN_BGP
    listed = [route(f"172.16.{n}.0/24", "vgw", origin=origin) for n in range(60)]
    learnt = vpn("vpn", *(f"192.168.{n}.0/24" for n in range(41)))
    both = table(*listed, propagating_vgws=("vgw",))
    assert found(*GROUND, vgw(), learnt, both) == [("PropagatedRoutesPerTable", "rtb", "routes")]
