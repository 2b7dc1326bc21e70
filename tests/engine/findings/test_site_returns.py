"""VPCs and sites, where one side does not know the way to the other."""

from typing import Any

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.findings.site_returns import RouteBeyondSites
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    Node,
    OnPremisesNetwork,
    OnPremisesRoute,
    TunnelStatus,
    VirtualPrivateGateway,
    VpnConnection,
    VpnTunnel,
)
from tests.engine.findings.cast import SHOP, WEB, found, found_in, told
from tests.engine.validity.cast import network, route, table

OFFICE = parse_prefix("192.168.0.0/16")
KNOWING = table(main=True, propagating_vgws=("vgw",))


def joined(*routes: str, **more: Any) -> tuple[Node, ...]:
    """A VPC, its gateway, and an office whose own routes are these."""
    rows = tuple(OnPremisesRoute(destination=parse_prefix(one), target="vpn") for one in routes)
    return (
        SHOP,
        WEB,
        VirtualPrivateGateway(id="vgw", vpc="shop"),
        OnPremisesNetwork(id="office", cidrs=(OFFICE,), routes=rows),
        CustomerGateway(id="cgw", network="office"),
        VpnConnection(id="vpn", customer_gateway="cgw", virtual_private_gateway="vgw", **more),
    )


def test_the_tables_of_the_vpc_lead_to_the_gateway__VPN_05() -> None:
    deaf = [("VpcDoesNotLeadToSite", "vgw", "")]
    assert found(*joined(), table(main=True)) == deaf
    assert found(*joined(), KNOWING) == []
    assert found(*joined(), table(route("192.168.0.0/16", "vgw"), main=True)) == []


def test_a_connection_that_is_down_proves_nothing__VPN_03() -> None:
    down = (VpnTunnel(status=TunnelStatus.DOWN),)
    assert found(*joined(tunnels=down), table(main=True)) == []


def test_the_gateway_drops_what_lies_behind_no_site__VPN_06() -> None:
    dropped = [("RouteBeyondSites", "rtb", "routes[0].target")]
    past = table(route("172.16.0.0/12", "vgw"), main=True)
    assert found(*joined(), past) == dropped
    one = told(*joined(), past)
    assert isinstance(one, RouteBeyondSites)
    assert (str(one.destination), one.gateway) == ("172.16.0.0/12", "vgw")
    assert found(*joined(), table(route("192.168.7.0/24", "vgw"), main=True)) == []
    assert found(*joined(), table(route("0.0.0.0/0", "vgw"), main=True)) == []


def test_bgp_may_tell_of_sites_that_are_not_here__VPN_04() -> None:
    past = table(route("172.16.0.0/12", "vgw"), main=True)
    gateway = VirtualPrivateGateway(id="vgw", vpc="shop")
    alone = VpnConnection(id="vpn", customer_gateway="cgw", virtual_private_gateway="vgw")
    assert found(SHOP, WEB, gateway, CustomerGateway(id="cgw"), alone, past) == []
    nodes = list(network(SHOP, WEB, gateway, past))
    assert [kind for kind, _, _ in found_in(Network(nodes))] == ["RouteBeyondSites"]
    assert found_in(Network(nodes, as_found=True)) == []


def test_on_premises_needs_its_own_route_back__VPN_11() -> None:
    static: dict[str, Any] = {"static_routes_only": True, "routes": (OFFICE,)}
    assert found(*joined(**static), KNOWING) == [("SiteWithoutWayBack", "office", "routes")]
    assert found(*joined("10.0.0.0/16", **static), KNOWING) == []
    assert found(*joined(), KNOWING) == []  # BGP tells the office of the VPC


@pytest.mark.parametrize("unknown", ["vgw", "vpn", "cgw", "office"])
def test_of_what_nobody_describes_nothing_is_said(unknown: str) -> None:
    static: dict[str, Any] = {"static_routes_only": True, "routes": (OFFICE,)}
    for nodes in (joined(**static), joined()):
        every = network(*nodes, KNOWING if nodes == joined(**static) else table(main=True))
        assert found_in(every)
        assert found_in(Network(every, undescribed=[unknown])) == []
