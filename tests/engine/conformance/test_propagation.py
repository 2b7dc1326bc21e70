"""RT: what virtual private gateways put into route tables, and what comes in by them."""

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.hops.routing import routes_in_force
from playground.engine.network import Network
from playground.engine.nodes import (
    Forwards,
    Instance,
    NetworkInterface,
    RouteOrigin,
    RouteTable,
    SecurityGroup,
    Subnet,
    VpnState,
)
from tests.engine.asking import trace
from tests.engine.cast import change, plus
from tests.engine.rows import ALL_IN, ALL_OUT, routes
from tests.engine.sites import DOWN, behind_vpn, by_hand, line, static_vpn, vpc, vpn

NET = behind_vpn()
DESK = "192.168.1.4"


def _learnt(network: Network, table: str = "rtb") -> list[tuple[str, str, str]]:
    """The propagated routes of a table: destination, target, origin."""
    return [
        (str(route.destination), route.target or "", route.origin.value)
        for route in routes_in_force(network, network.get(RouteTable, table))
        if route.origin not in (RouteOrigin.STATIC, RouteOrigin.PREFIX_LIST)
    ]


def test_propagation_is_a_switch_of_the_table__RT_32() -> None:
    assert _learnt(NET) == [("192.168.0.0/16", "vgw", "propagated-vpn-bgp")]
    off = change(NET, "rtb", propagating_vgws=())
    assert _learnt(off) == []
    assert trace(off, "app", DESK).blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]


def test_only_the_gateway_of_the_tables_own_vpc_propagates__RT_32() -> None:
    both = plus(NET, *vpc("lab", 7, propagating_vgws=("vgw",)))
    assert _learnt(both, "rtb-lab") == []
    assert _learnt(change(NET, "vgw", vpc=None)) == []


def test_bgp_takes_back_a_prefix_whose_connection_is_down_and_a_static_one_stays__RT_32() -> None:
    assert _learnt(change(NET, "vpn", tunnels=DOWN)) == []
    static = static_vpn()
    kept = [("192.168.0.0/16", "vgw", "propagated-vpn-static")]
    assert _learnt(static) == kept
    assert _learnt(change(static, "vpn", tunnels=DOWN)) == kept
    assert _learnt(change(static, "vpn", state=VpnState.DELETED)) == []


def test_what_is_listed_in_the_table_already_comes_in_once__RT_32() -> None:
    origin = RouteOrigin.PROPAGATED_VPN_BGP
    listed = change(NET, "rtb", routes=routes(("192.168.0.0/16", "vgw", origin)))
    assert _learnt(listed) == [("192.168.0.0/16", "vgw", "propagated-vpn-bgp")]


def test_direct_connect_beats_static_vpn_beats_bgp__RT_07() -> None:
    static = plus(NET, vpn("vpn-2", "192.168.0.0/16", static=True))
    leased = plus(static, line("vif", virtual_private_gateway="vgw"))
    for net, origin, way in (
        (NET, "propagated-vpn-bgp", "vpn-out vpn"),
        (static, "propagated-vpn-static", "vpn-out vpn-2"),
        (leased, "propagated-direct-connect", "dx-out vif"),
    ):
        assert _learnt(net) == [("192.168.0.0/16", "vgw", origin)]
        assert way in trace(net, "app", DESK).way


def test_local_beats_what_is_propagated_though_more_specific__RT_08() -> None:
    inside = change(NET, "vpn", routes=(parse_prefix("10.0.5.0/24"),))
    assert _learnt(inside) == []
    asked = trace(inside, "app", "10.0.5.7")
    assert "vgw-out vgw" not in asked.way


def _inspected() -> Network:
    """What comes in by the gateway for app-net passes fw in fw-net, and so does what goes out."""
    firewall = NetworkInterface(
        id="fw",
        subnet="fw-net",
        instance="fw-host",
        private_ips=(parse_address("10.0.9.10"),),
        security_groups=("sg-fw",),
        source_dest_check=False,
        forwards=Forwards.ROUTE,
    )
    net = plus(
        NET,
        Subnet(
            id="fw-net",
            vpc="vpc",
            availability_zone="us-east-1a",
            cidr=parse_prefix("10.0.9.0/24"),
            route_table="rtb-fw",
        ),
        Instance(id="fw-host", vpc="vpc"),
        firewall,
        SecurityGroup(id="sg-fw", vpc="vpc", rules=ALL_IN + ALL_OUT),
        RouteTable(id="rtb-fw", vpc="vpc", propagating_vgws=("vgw",)),
        RouteTable(id="rtb-edge", vpc="vpc", routes=routes(("10.0.1.0/24", "fw"))),
    )
    net = change(net, "vgw", route_table="rtb-edge")
    return change(net, "rtb", routes=routes(("192.168.0.0/16", "fw")), propagating_vgws=())


def test_the_gateways_own_table_steers_what_comes_in__RT_26() -> None:
    net = _inspected()
    asked = trace(net, "office", "app")
    assert asked.works
    assert asked.way[2:5] == ["vgw-in vgw", "route vgw", "arrive fw-net"]
    assert "deliver fw" in asked.way
    assert "deliver fw" in asked.reply_way


def test_without_a_route_for_it_a_subnet_is_reached_straight__RT_26() -> None:
    net = change(_inspected(), "rtb-edge", routes=())
    asked = trace(net, "office", "app")
    assert asked.works
    assert asked.way[3:5] == ["route vgw", "vpc vpc"]


def test_a_site_has_a_way_of_its_own_back__RT_32() -> None:
    """Propagation is about the VPC's side: the site learns by BGP, whatever the table does."""
    static = change(static_vpn(), "office", routes=by_hand(("10.0.0.0/16", "vpn")))
    assert trace(static, "office", "app").works
