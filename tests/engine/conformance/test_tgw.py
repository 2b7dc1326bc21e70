"""TGW: attachments, zones, tables and ACLs on the way through one transit gateway."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    RouteTable,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.engine.reasons.routing import RouteMatched
from playground.engine.reasons.transit import TransitGatewayRouteMatched
from tests.engine.asking import trace
from tests.engine.cast import change, plus, without
from tests.engine.hub import hub_and_spokes, subnet, transit_routes, vpc
from tests.engine.rows import OPEN, OPEN_IN, OPEN_OUT, routes

NET = hub_and_spokes()
NO_ROUTE = "hub-table: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"


def test_a_vpc_without_attachment_has_a_route_into_nothing__TGW_01() -> None:
    assert trace(without(NET, "att-a"), "a", "b").blockers == ["a-work: BAD_STATE_ROUTE"]


def test_every_subnet_of_an_enabled_zone_may_send__TGW_02__TGW_29() -> None:
    asked = trace(NET, "a", "b")
    assert asked.works
    assert asked.way == [
        "egress a",
        "link a-work",
        "leave a-work",
        "route a-work",
        "arrive a-tgw",
        "tgw-enter att-a",
        "tgw-route hub-table",
        "link b-tgw",
        "leave b-tgw",
        "route b-tgw",
        "vpc vpc-b",
        "arrive b-work",
        "hosts b-work",
        "ingress b",
        "deliver b",
    ]


def test_from_a_zone_without_attachment_subnet_nothing_leaves__TGW_03() -> None:
    asked = trace(NET, "a2", "b")
    assert asked.blockers == ["a-far: TGW_ROUTE_AZ_RESTRICTION"]
    assert trace(change(NET, "att-a", subnets=("a-tgw", "a-far")), "a2", "b").works


def test_towards_a_zone_without_attachment_subnet_all_is_delivered__TGW_04() -> None:
    asked = trace(NET, "a", "b2")
    assert asked.ends_at == "b2"
    assert asked.reply_blockers == ["b-far: TGW_ROUTE_AZ_RESTRICTION"]


def test_the_sender_s_zone_is_kept_where_the_destination_has_it__TGW_04() -> None:
    both = change(NET, "att-a", subnets=("a-tgw", "a-far"))
    both = change(both, "att-b", subnets=("b-tgw", "b-far"))
    assert "leave b-tgw" in trace(both, "a", "b").way
    assert "leave b-far" in trace(both, "a2", "b").way


def test_the_attachment_subnet_s_table_decides_inside_the_vpc__TGW_05() -> None:
    asked = trace(NET, "a", "1.1.1.1")
    assert asked.works
    assert asked.way[8:12] == [
        "leave egress-tgw",
        "route egress-tgw",
        "arrive egress-public",
        "nat nat",
    ]


def test_the_first_of_two_attachments_of_a_vpc_carries__TGW_06() -> None:
    second = TransitGatewayVpcAttachment(
        id="att-a2", transit_gateway="hub", vpc="vpc-a", subnets=("a-far",)
    )
    assert trace(plus(NET, second), "a", "b").works


def test_without_association_nobody_decides__TGW_07() -> None:
    loose = change(NET, "att-a", route_table=None)
    assert trace(loose, "a", "b").blockers == ["att-a: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"]


def test_propagation_puts_every_block_of_the_vpc_into_the_table__TGW_08() -> None:
    wide = change(NET, "vpc-b", cidrs=(parse_prefix("10.2.0.0/16"), parse_prefix("10.9.0.0/16")))
    wide = plus(wide, *subnet("vpc-b", "b-more", "a", "10.9.1.0/24", "2001:db8:2:7::/64"))
    matched = [
        one
        for one in trace(wide, "a", "10.9.1.5").said
        if isinstance(one, TransitGatewayRouteMatched)
    ]
    assert [str(one.row.destination) for one in matched] == ["10.9.0.0/16"]
    unknown = change(wide, "att-b", propagate_to=())
    unknown = change(unknown, "hub-table", routes=())
    assert trace(unknown, "a", "b").blockers == [NO_ROUTE]


@pytest.mark.parametrize(
    ("node", "fields", "blocked_by"),
    [
        ("rtb-a-work", {"routes": ()}, "a-work: NO_ROUTE_TO_DESTINATION"),
        ("att-b", {"propagate_to": ()}, NO_ROUTE),
        ("att-a", {"propagate_to": ()}, NO_ROUTE),
        ("rtb-b-work", {"routes": ()}, "b-work: NO_ROUTE_TO_DESTINATION"),
    ],
)
def test_reachability_needs_four_routes__TGW_09(
    node: str, fields: dict[str, object], blocked_by: str
) -> None:
    only_propagated = change(NET, "hub-table", routes=())
    assert trace(only_propagated, "a", "b").works
    assert trace(change(only_propagated, node, **fields), "a", "b").blocked_by == blocked_by


def test_the_longest_prefix_wins_then_the_static_route__TGW_10() -> None:
    narrow = transit_routes(("10.2.1.0/24", "att-egress"), ("10.0.0.0/8", None))
    assert "link egress-tgw" in trace(change(NET, "hub-table", routes=narrow), "a", "b").way
    static = change(NET, "hub-table", routes=transit_routes(("10.2.0.0/16", "att-egress")))
    assert "link egress-tgw" in trace(static, "a", "b").way


def test_a_blackhole_beats_the_propagated_route_of_its_prefix__TGW_11() -> None:
    dead = change(NET, "hub-table", routes=transit_routes(("10.2.0.0/16", None)))
    assert trace(dead, "a", "b").blockers == ["hub-table: TGW_RTB_BAD_STATE_ROUTE"]
    less = change(NET, "hub-table", routes=transit_routes(("10.0.0.0/8", None)))
    assert trace(less, "a", "b").works


def test_a_route_to_an_attachment_that_is_gone_is_a_blackhole__TGW_11() -> None:
    gone = change(NET, "hub-table", routes=transit_routes(("10.2.0.0/16", "att-old")))
    assert trace(gone, "a", "b").blockers == ["hub-table: TGW_RTB_BAD_STATE_ROUTE"]


@pytest.mark.parametrize("block", ["10.2.0.0/16", "10.0.0.0/12", "10.2.1.0/24"])
def test_a_later_vpc_that_overlaps_is_not_propagated__TGW_12(block: str) -> None:
    twin = plus(NET, *vpc("c"))
    twin = change(twin, "vpc-c", cidrs=(parse_prefix(block), parse_prefix("10.77.0.0/16")))
    assert trace(twin, "a", "b").works
    assert trace(change(twin, "hub-table", routes=()), "a", "10.3.1.10").blockers == [NO_ROUTE]
    assert "tgw-route hub-table" in trace(twin, "a", "10.77.0.5").way
    assert "leave c-tgw" in trace(twin, "a", "10.77.0.5").way


def test_towards_the_gateway_only_inbound_rules_of_its_subnet_count__TGW_13__NACL_22() -> None:
    assert trace(change(NET, "acl-a-tgw", entries=OPEN), "a", "b").works
    inward = change(NET, "acl-a-tgw", entries=OPEN_IN)
    assert trace(inward, "a", "b").ends_at == "b"
    outward = change(NET, "acl-a-tgw", entries=OPEN_OUT)
    assert trace(outward, "a", "b").blockers == ["a-tgw: SUBNET_ACL_RESTRICTION"]


def test_from_the_gateway_only_outbound_rules_of_its_subnet_count__TGW_14__NACL_22() -> None:
    outward = change(NET, "acl-b-tgw", entries=OPEN_OUT)
    assert trace(outward, "a", "b").ends_at == "b"
    inward = change(NET, "acl-b-tgw", entries=OPEN_IN)
    assert trace(inward, "a", "b").blockers == ["b-tgw: SUBNET_ACL_RESTRICTION"]


def test_in_a_shared_subnet_both_directions_count_towards_the_gateway_alone__TGW_15() -> None:
    shared = change(NET, "att-a", subnets=("a-work",))
    assert trace(shared, "a", "b").works
    for left in (OPEN_IN, OPEN_OUT):
        closed = change(shared, "acl-a-work", entries=left)
        assert trace(closed, "a", "b").blockers == ["a-work: SUBNET_ACL_RESTRICTION"]
    closed = change(shared, "acl-a-work", entries=())
    asked = trace(closed, "b", "a")
    assert asked.ends_at == "a"
    assert asked.way[7:9] == ["link a-work", "hosts a-work"]


def test_the_gateway_s_interface_has_no_security_group__TGW_16() -> None:
    way = trace(NET, "a", "b").way
    assert [one for one in way if one.startswith(("egress", "ingress"))] == [
        "egress a",
        "ingress b",
    ]


def test_appliance_mode_pins_a_flow_to_one_zone__TGW_18() -> None:
    asymmetric = _inspected(appliance_mode=False)
    asked = trace(asymmetric, "a", "b2")
    assert asked.works
    assert "route c-tgw" in asked.way
    assert "route c-far" in asked.reply_way
    pinned = trace(_inspected(appliance_mode=True), "a", "b2")
    assert "route c-tgw" in pinned.way
    assert "route c-tgw" in pinned.reply_way


def test_appliance_mode_on_a_spoke_pins_nothing__TGW_19() -> None:
    asked = trace(change(_inspected(appliance_mode=False), "att-a", appliance_mode=True), "a", "b2")
    assert "route c-far" in asked.reply_way


def _inspected(appliance_mode: bool) -> Network:
    """All between a and b goes by the VPC c, which sends it back to the hub."""
    net = change(plus(NET, *vpc("c")), "hub-table", routes=transit_routes(("10.0.0.0/8", "att-c")))
    net = plus(net, TransitGatewayRouteTable(id="behind", transit_gateway="hub"))
    both = {"subnets": ("b-tgw", "b-far"), "propagate_to": ("behind",)}
    net = change(net, "att-b", **both)
    net = change(net, "att-a", propagate_to=("behind",))
    net = change(net, "rtb-c-tgw", routes=routes(("10.0.0.0/8", "hub")))
    two_zones = ("c-tgw", "c-far")
    return change(
        net, "att-c", subnets=two_zones, route_table="behind", appliance_mode=appliance_mode
    )


def test_the_egress_vpc_s_internet_gateway_takes_only_its_own__TGW_23() -> None:
    direct = change(NET, "rtb-egress-tgw", routes=routes(("0.0.0.0/0", "igw")))
    assert trace(direct, "a", "1.1.1.1").blockers == ["igw: GATEWAY_REJECTS_SPOOFED_TRAFFIC"]
    by_nat = trace(NET, "a", "1.1.1.1")
    assert by_nat.sources == ["10.1.1.10", "10.0.3.20", "203.0.113.20"]
    assert "tgw-route hub-table" in by_nat.reply_way


def test_ipv6_is_an_option_of_each_attachment__TGW_25() -> None:
    assert trace(NET, "a", "b", v6=True).blockers == ["att-a: PROTOCOL_RESTRICTION"]
    half = change(NET, "att-a", ipv6_support=True)
    assert trace(half, "a", "b", v6=True).blockers == ["hub-table: PROTOCOL_RESTRICTION"]
    assert trace(change(half, "att-b", ipv6_support=True), "a", "b", v6=True).works


@pytest.mark.parametrize("state", [one for one in AttachmentState if one.value != "available"])
def test_only_an_available_attachment_carries__TGW_27(state: AttachmentState) -> None:
    asking = change(NET, "att-a", state=state)
    assert trace(asking, "a", "b").blockers == ["a-work: BAD_STATE_ATTACHMENT"]
    asked = change(change(NET, "att-b", state=state), "hub-table", routes=())
    assert trace(asked, "a", "b").blockers == [NO_ROUTE]
    static = change(asked, "hub-table", routes=transit_routes(("10.2.0.0/16", "att-b")))
    assert trace(static, "a", "b").blockers == ["hub-table: BAD_STATE_ATTACHMENT"]


def test_an_attachment_alone_puts_no_route_into_a_vpc__RT_33() -> None:
    fresh = change(NET, "rtb-a-work", routes=())
    assert trace(fresh, "a", "b").blockers == ["a-work: NO_ROUTE_TO_DESTINATION"]


def test_through_a_transit_gateway_a_nat_gateway_shows_its_private_address__NAT_10() -> None:
    other = change(NET, "rtb-egress-work", routes=routes(("10.2.0.0/16", "nat")))
    asked = trace(other, "egress", "b")
    assert asked.works
    assert asked.sources == ["10.0.1.10", "10.0.3.20"]


def test_a_gateway_table_is_not_asked_of_what_comes_by_transit_gateway__RT_29() -> None:
    detour = RouteTable(id="rtb-edge", vpc="vpc-egress", routes=routes(("10.0.1.0/24", "egress2")))
    edged = change(plus(NET, detour), "igw", route_table="rtb-edge")
    asked = trace(edged, "a", "egress")
    assert asked.works
    tables = [one.table for one in asked.said if isinstance(one, RouteMatched)]
    assert tables == ["rtb-a-work", "rtb-egress-tgw"]
