"""TGW, VPN: sites on a transit gateway, by VPN connections and Connect attachments."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    CustomerGateway,
    IpVersion,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayRouteTable,
    VirtualInterfaceType,
)
from playground.engine.transit_routes import routes_in_force
from tests.engine.asking import trace, traces
from tests.engine.cast import change, plus, without
from tests.engine.hub import transit_routes
from tests.engine.rows import group_rows, routes
from tests.engine.sites import DOWN, by_hand, exchange, hybrid_hub, line, on_hub, site, vpn

NET = hybrid_hub()
DESK = "192.168.1.4"
NO_ROUTE = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"


def _ways(net: Network, destination: str = DESK) -> list[str]:
    """By what the packet of `a` leaves the hub, each way of it."""
    return [
        one.way[one.way.index("tgw-route hub-table") + 1] for one in traces(net, "a", destination)
    ]


def _connect(**more: object) -> TransitGatewayConnect:
    fields = {"route_table": "hub-table", "propagate_to": ("hub-table",)} | more
    return TransitGatewayConnect(
        id="connect",
        transit_gateway="hub",
        transport_attachment="att-egress",
        network="office",
        **fields,  # type: ignore[arg-type]
    )


def _direct_connect(**more: object) -> TransitGatewayDirectConnectAttachment:
    fields = {"route_table": "hub-table", "propagate_to": ("hub-table",)} | more
    return TransitGatewayDirectConnectAttachment(
        id="att-dx",
        transit_gateway="hub",
        direct_connect_gateway="dxgw",
        **fields,  # type: ignore[arg-type]
    )


def test_a_vpn_is_an_attachment_like_others__TGW_01() -> None:
    asked = trace(NET, "a", DESK)
    assert asked.works
    assert asked.way[-4:] == [
        "tgw-enter att-a",
        "tgw-route hub-table",
        "vpn-out vpn",
        "site-in office",
    ]
    assert asked.reply_way[:4] == [
        "site-out office",
        "vpn-in vpn",
        "tgw-enter att-vpn",
        "tgw-route hub-table",
    ]


def test_a_site_reaches_every_vpc_and_the_internet_by_nat__VPN_16() -> None:
    for host in ("a", "b", "egress"):
        assert trace(NET, "office", host).works
    out = trace(NET, "office", "198.51.100.10")
    assert out.works
    assert "nat nat" in out.way
    assert out.sources == [DESK, "10.0.3.20", "203.0.113.20"]


def test_from_site_to_site_by_the_hub__VPN_16() -> None:
    shop = (site("shop", "172.16.0.0/16"), CustomerGateway(id="cgw-2", network="shop"))
    both = plus(NET, *shop, *on_hub(vpn("vpn-2", transit_gateway="hub", customer="cgw-2")))
    asked = trace(both, "office", "172.16.0.9")
    assert asked.works
    assert asked.way[-2:] == ["vpn-out vpn-2", "site-in shop"]


def test_spoke_to_vpn_and_vpn_to_nat_work_by_tables__TGW_23() -> None:
    assert trace(NET, "b", DESK).works
    assert trace(NET, "office", "8.8.8.8").works
    straight = change(NET, "rtb-egress-tgw", routes=routes(("0.0.0.0/0", "igw")))
    assert trace(straight, "office", "8.8.8.8").blockers == ["igw: GATEWAY_REJECTS_SPOOFED_TRAFFIC"]


def test_a_site_uses_a_nat_gateway_behind_a_transit_gateway__NAT_12() -> None:
    asked = trace(NET, "office", "8.8.8.8")
    assert asked.works
    assert "nat nat" in asked.way


def test_what_bgp_announces_is_propagated_and_withdrawn__TGW_08() -> None:
    assert _ways(NET) == ["vpn-out vpn"]
    # without it the default route leads to the egress VPC, which knows no way on
    down = change(NET, "vpn", tunnels=DOWN)
    assert _ways(down) == ["link egress-tgw"]
    silent = change(NET, "att-vpn", propagate_to=())
    assert _ways(silent) == ["link egress-tgw"]


def test_a_static_vpn_propagates_nothing__TGW_08() -> None:
    static = change(NET, "vpn", static_routes_only=True, routes=(parse_prefix("192.168.0.0/16"),))
    assert _ways(static) == ["link egress-tgw"]
    written = transit_routes(("192.168.0.0/16", "att-vpn"))
    asked = change(static, "hub-table", routes=written)
    assert _ways(asked) == ["vpn-out vpn"]
    assert trace(asked, "a", DESK).reply_blockers == ["office: NO_ROUTE_TO_DESTINATION"]
    back = change(asked, "office", routes=by_hand(("10.0.0.0/8", "vpn")))
    assert trace(back, "a", DESK).works


def test_a_route_to_a_vpn_whose_tunnels_are_down_leads_nowhere__VPN_01() -> None:
    written = change(NET, "hub-table", routes=transit_routes(("192.168.0.0/16", "att-vpn")))
    down = change(written, "vpn", tunnels=DOWN)
    assert trace(down, "a", DESK).blockers == ["hub-table: TGW_BAD_STATE_VPN"]


@pytest.mark.parametrize("state", [one for one in AttachmentState if one != "available"])
def test_only_an_available_attachment_carries__TGW_27(state: AttachmentState) -> None:
    written = change(NET, "hub-table", routes=transit_routes(("192.168.0.0/16", "att-vpn")))
    net = change(written, "att-vpn", state=state)
    assert trace(net, "a", DESK).blockers == ["hub-table: BAD_STATE_ATTACHMENT"]
    net = change(net, "office", routes=by_hand(("10.0.0.0/8", "vpn")))
    assert trace(net, "office", "a").blockers == ["vpn: BAD_STATE_ATTACHMENT"]


def test_a_vpn_attachment_without_association_forwards_nothing__TGW_07() -> None:
    loose = change(NET, "att-vpn", route_table=None)
    loose = change(loose, "office", routes=by_hand(("10.0.0.0/8", "vpn")))
    missing = ["att-vpn: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"]
    assert trace(loose, "office", "a").blockers == missing


def test_the_site_learns_the_associated_table_alone__VPN_11() -> None:
    spokes = TransitGatewayRouteTable(
        id="sites", transit_gateway="hub", routes=transit_routes(("10.1.0.0/16", "att-a"))
    )
    net = change(plus(NET, spokes), "att-vpn", route_table="sites")
    assert trace(net, "office", "a").works
    assert trace(net, "office", "b").blockers == ["office: NO_ROUTE_TO_DESTINATION"]


def test_the_site_is_not_told_of_blackholes_and_of_itself__VPN_11() -> None:
    rows = transit_routes(("172.16.0.0/12", None), ("0.0.0.0/0", "att-vpn"))
    net = change(NET, "hub-table", routes=rows)
    assert trace(net, "office", "172.16.0.9").blockers == ["office: NO_ROUTE_TO_DESTINATION"]
    assert trace(net, "office", "8.8.8.8").verdict == "undetermined"


def test_equal_bgp_vpns_share_the_traffic_if_the_option_is_on__TGW_22() -> None:
    both = plus(NET, *on_hub(vpn("vpn-2", transit_gateway="hub")))
    assert _ways(both) == ["vpn-out vpn", "vpn-out vpn-2"]
    assert _ways(change(both, "hub", vpn_ecmp_support=False)) == ["vpn-out vpn"]
    longer = change(both, "vpn-2", routes=(parse_prefix("192.168.1.0/24"),))
    assert _ways(longer) == ["vpn-out vpn-2"]


def test_a_static_vpn_shares_nothing__TGW_22() -> None:
    both = plus(NET, *on_hub(vpn("vpn-2", "192.168.0.0/16", transit_gateway="hub", static=True)))
    written = change(both, "hub-table", routes=transit_routes(("192.168.0.0/16", "att-vpn-2")))
    assert _ways(written) == ["vpn-out vpn-2"]


def test_lines_behind_a_direct_connect_gateway_share_the_traffic__TGW_22() -> None:
    lines = [
        line(f"vif-{n}", type=VirtualInterfaceType.TRANSIT, direct_connect_gateway="dxgw")
        for n in (1, 2)
    ]
    net = plus(without(NET, "vpn", "att-vpn"), *lines, exchange(("hub", ("10.0.0.0/8",))))
    net = plus(net, _direct_connect())
    out = [one.way[-2] for one in traces(net, "a", DESK)]
    assert out == ["dx-out vif-1", "dx-out vif-2"]


def test_of_equal_prefixes_direct_connect_then_connect_then_vpn__TGW_10() -> None:
    connected = plus(NET, _connect())
    leased = plus(
        connected,
        line("vif", type=VirtualInterfaceType.TRANSIT, direct_connect_gateway="dxgw"),
        exchange(("hub", ("10.0.0.0/8",))),
        _direct_connect(),
    )
    assert _ways(NET) == ["vpn-out vpn"]
    assert _ways(connected) == ["connect-out connect"]
    assert _ways(leased) == ["dx-gateway dxgw"]
    written = transit_routes(("192.168.0.0/16", "att-vpn"))
    assert _ways(change(leased, "hub-table", routes=written)) == ["vpn-out vpn"]
    assert len(routes_in_force(leased, leased.get(TransitGatewayRouteTable, "hub-table"))) > 3


def test_a_connect_attachment_carries_as_long_as_what_is_below_it__TGW_01() -> None:
    net = plus(without(NET, "vpn", "att-vpn"), _connect())
    asked = trace(net, "a", DESK)
    assert asked.works
    assert asked.way[-2:] == ["connect-out connect", "site-in office"]
    assert asked.reply_way[:3] == ["site-out office", "connect-in connect", "tgw-enter connect"]
    written = change(net, "hub-table", routes=transit_routes(("192.168.0.0/16", "connect")))
    below = change(written, "att-egress", state=AttachmentState.DELETED)
    assert trace(below, "a", DESK).blockers == ["connect: BAD_STATE_ATTACHMENT"]
    itself = change(net, "connect", state=AttachmentState.PENDING)
    itself = change(itself, "office", routes=by_hand(("10.0.0.0/8", "connect")))
    assert trace(itself, "office", "a").blockers == ["connect: BAD_STATE_ATTACHMENT"]


def test_a_vpn_on_a_transit_gateway_carries_one_family__VPN_13() -> None:
    block = parse_prefix("2001:db8:ffff::/48")
    six = change(change(NET, "vpn", ip_version=IpVersion.IPV6), "office", cidrs=(block,))
    six = change(
        change(six, "att-a", ipv6_support=True), "rtb-a-work", routes=routes(("::/0", "hub"))
    )
    assert trace(six, "office:2001:db8:ffff::4", "a", v6=True).works
    assert trace(six, "a", "2001:db8:ffff::4").works
    four = change(six, "vpn", ip_version=IpVersion.IPV4)
    four = change(four, "hub-table", routes=transit_routes(("2001:db8:ffff::/48", "att-vpn")))
    assert trace(four, "a", "2001:db8:ffff::4").blockers == ["vpn: PROTOCOL_RESTRICTION"]


def test_no_group_names_a_host_behind_a_vpn__TGW_17() -> None:
    net = change(NET, "sg-a", rules=group_rows(("in", "all", "sg-a")))
    assert trace(net, "office:10.1.1.10", "a").blocked_by == "a: ENI_SG_RULES_MISMATCH"


def test_a_connection_without_its_attachment_ends_nowhere__TGW_01() -> None:
    loose = change(without(NET, "att-vpn"), "office", routes=by_hand(("10.0.0.0/8", "vpn")))
    assert trace(loose, "office", "a").blockers == ["vpn: LEADS_TO_NO_GATEWAY"]
