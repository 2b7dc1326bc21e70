"""TGW, VPN, RT: a site on Direct Connect, straight and by a Direct Connect gateway."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    TransitGatewayDirectConnectAttachment,
    VirtualInterfaceState,
    VirtualInterfaceType,
    VirtualPrivateGateway,
)
from tests.engine.asking import trace, traces
from tests.engine.cast import change, plus, without
from tests.engine.hub import transit_routes
from tests.engine.rows import routes
from tests.engine.sites import (
    behind_vpn,
    by_hand,
    exchange,
    hybrid_hub,
    line,
    site,
    vpc,
)

DESK = "192.168.1.4"
TRANSIT = VirtualInterfaceType.TRANSIT
NO_VPN = without(behind_vpn(), "vpn", "cgw")
STRAIGHT = plus(NO_VPN, line("vif", virtual_private_gateway="vgw"))
BY_GATEWAY = plus(NO_VPN, line("vif", direct_connect_gateway="dxgw"), exchange(("vgw", ())))


def _on_hub() -> Network:
    return plus(
        without(hybrid_hub(), "vpn", "att-vpn", "cgw"),
        line("vif", type=TRANSIT, direct_connect_gateway="dxgw"),
        exchange(("hub", ("10.0.0.0/8",))),
        TransitGatewayDirectConnectAttachment(
            id="att-dx",
            transit_gateway="hub",
            direct_connect_gateway="dxgw",
            route_table="hub-table",
            propagate_to=("hub-table",),
        ),
    )


ON_HUB = _on_hub()


def test_a_private_virtual_interface_leads_straight_to_the_gateway__VPN_08() -> None:
    asked = trace(STRAIGHT, "app", DESK)
    assert asked.works
    assert asked.way[-3:] == ["vgw-out vgw", "dx-out vif", "site-in office"]
    assert asked.reply_way[:3] == ["site-out office", "dx-in vif", "vgw-in vgw"]


def test_or_by_a_direct_connect_gateway__VPN_08() -> None:
    asked = trace(BY_GATEWAY, "app", DESK)
    assert asked.works
    assert asked.way[-4:] == ["vgw-out vgw", "dx-gateway dxgw", "dx-out vif", "site-in office"]
    assert asked.reply_way[:4] == ["site-out office", "dx-in vif", "dx-gateway dxgw", "vgw-in vgw"]


def test_a_transit_virtual_interface_leads_to_a_transit_gateway__TGW_01() -> None:
    asked = trace(ON_HUB, "a", DESK)
    assert asked.works
    assert asked.way[-4:] == [
        "tgw-route hub-table",
        "dx-gateway dxgw",
        "dx-out vif",
        "site-in office",
    ]
    assert asked.reply_way[1:5] == [
        "dx-in vif",
        "dx-gateway dxgw",
        "tgw-enter att-dx",
        "tgw-route hub-table",
    ]


@pytest.mark.parametrize("state", [one for one in VirtualInterfaceState if one != "available"])
def test_only_an_available_virtual_interface_carries__TGW_01(state: VirtualInterfaceState) -> None:
    down = change(STRAIGHT, "vif", state=state)
    assert trace(down, "app", DESK).blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]
    by_route = change(down, "rtb", routes=routes(("192.168.0.0/16", "vgw")))
    assert trace(by_route, "app", DESK).blockers == ["vgw: BAD_STATE"]
    back = change(down, "office", routes=by_hand(("10.0.0.0/16", "vif")))
    assert trace(back, "office", "app").blockers == ["vif: BAD_STATE"]
    static = change(ON_HUB, "hub-table", routes=transit_routes(("192.168.0.0/16", "att-dx")))
    assert trace(change(static, "vif", state=state), "a", DESK).blockers == ["dxgw: BAD_STATE"]


@pytest.mark.parametrize(
    ("allowed", "works"),
    [("10.0.0.0/16", True), ("10.0.0.0/15", True), ("10.0.0.0/24", False), ("22.0.0.0/24", False)],
)
def test_allowed_prefixes_filter_the_blocks_of_a_vpc__VPN_08(allowed: str, works: bool) -> None:
    """The examples of AWS's page about allowed prefixes."""
    asked = trace(change(BY_GATEWAY, "dxgw", **_associations(allowed)), "office", "app")
    assert asked.works is works
    if not works:
        assert asked.blockers == ["office: NO_ROUTE_TO_DESTINATION"]


def _associations(*allowed: str) -> dict[str, object]:
    return {"associations": exchange(("vgw", allowed)).associations}


def test_allowed_prefixes_of_a_transit_gateway_are_told_as_they_are__TGW_01() -> None:
    assert trace(ON_HUB, "office", "b").works
    narrow = exchange(("hub", ("10.1.0.0/16",))).associations
    net = change(ON_HUB, "dxgw", associations=narrow)
    assert trace(net, "office", "a").works
    assert trace(net, "office", "b").blockers == ["office: NO_ROUTE_TO_DESTINATION"]
    forced = change(net, "office", routes=by_hand(("10.0.0.0/8", "vif")))
    assert trace(forced, "office", "b").blockers == ["dxgw: NO_ROUTE_TO_DESTINATION"]


def test_what_no_site_announces_is_dropped_at_the_gateway__TGW_01() -> None:
    static = change(ON_HUB, "hub-table", routes=transit_routes(("172.16.0.0/12", "att-dx")))
    static = change(static, "rtb-a-work", routes=routes(("0.0.0.0/0", "hub")))
    assert trace(static, "a", "172.16.0.9").blockers == ["dxgw: NO_ROUTE_TO_DESTINATION"]


def test_a_direct_connect_gateway_joins_no_two_of_one_side__TGW_01() -> None:
    shop = (
        site("shop", "172.16.0.0/16"),
        line("vif-2", network="shop", direct_connect_gateway="dxgw"),
    )
    net = plus(BY_GATEWAY, *shop, *vpc("lab", 7), VirtualPrivateGateway(id="vgw-2", vpc="lab"))
    net = change(net, "office", routes=by_hand(("0.0.0.0/0", "vif")))
    assert trace(net, "office", "172.16.0.9").blockers == ["dxgw: NO_ROUTE_TO_DESTINATION"]


def test_one_direct_connect_gateway_serves_several_vpcs__VPN_08() -> None:
    lab = (
        *vpc("lab", 7, propagating_vgws=("vgw-2",)),
        VirtualPrivateGateway(id="vgw-2", vpc="lab"),
    )
    net = plus(NO_VPN, *lab, line("vif", direct_connect_gateway="dxgw"))
    net = plus(net, exchange(("vgw", ()), ("vgw-2", ())))
    for host in ("app", "app-lab"):
        assert trace(net, "office", host).works
        assert trace(net, host, DESK).works


def test_lines_of_one_gateway_share_the_traffic__TGW_22() -> None:
    both = plus(BY_GATEWAY, line("vif-2", direct_connect_gateway="dxgw"))
    assert [one.way[-2] for one in traces(both, "app", DESK)] == ["dx-out vif", "dx-out vif-2"]
    longer = change(both, "vif-2", routes=(parse_prefix("192.168.1.0/24"),))
    assert [one.way[-2] for one in traces(longer, "app", DESK)] == ["dx-out vif-2"]


def test_a_virtual_interface_of_the_other_kind_counts_for_nothing__TGW_01() -> None:
    wrong = change(BY_GATEWAY, "vif", type=TRANSIT)
    assert trace(wrong, "app", DESK).blockers == ["app-net: NO_ROUTE_TO_DESTINATION"]
    assert trace(wrong, "office", "app").blockers == ["office: NO_ROUTE_TO_DESTINATION"]


def test_the_attachment_must_be_available__TGW_27() -> None:
    waits = change(ON_HUB, "att-dx", state=AttachmentState.PENDING)
    written = change(waits, "hub-table", routes=transit_routes(("192.168.0.0/16", "att-dx")))
    assert trace(written, "a", DESK).blockers == ["hub-table: BAD_STATE_ATTACHMENT"]
    assert trace(waits, "office", "a").blockers == ["office: NO_ROUTE_TO_DESTINATION"]


def test_a_virtual_interface_that_ends_nowhere__TGW_01() -> None:
    loose = plus(NO_VPN, line("vif"))
    loose = change(loose, "office", routes=by_hand(("10.0.0.0/16", "vif")))
    assert trace(loose, "office", "app").blockers == ["vif: LEADS_TO_NO_GATEWAY"]
