"""Sites, VPN and Direct Connect in the picture, endpoints and the services behind them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import HealthCheck, given, settings

from playground.drawing import Leg, Picture, Trace, draw, path_points
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point
from playground.drawing.styles import STYLES
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    EndpointState,
    TransitGatewayVpnAttachment,
    VpcEndpoint,
    VpnConnection,
    VpnState,
)
from tests.drawing.hybrids import branches, endpoints, hybrid
from tests.drawing.networks import hubs
from tests.drawing.test_pictures import assert_tidy, holds, overlap
from tests.engine.cast import change, plus
from tests.engine.networks import networks

NETWORKS: list[Callable[[], Network]] = [
    hybrid,
    endpoints,
    lambda: branches(4),
    lambda: branches(20),
]


def card(picture: Picture, ref: str) -> Card:
    return next(one for one in picture.cards if one.ref == ref)


def joined(picture: Picture) -> set[tuple[str, str]]:
    return {(line.edge.source, line.edge.target) for line in picture.lines}


def looks(picture: Picture, source: str, target: str) -> list[str]:
    found = [line.edge.look for line in picture.lines]
    ends = [(line.edge.source, line.edge.target) for line in picture.lines]
    return found[ends.index((source, target))].split()


def stretch(a: Point, b: Point) -> Box:
    return Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))


def passes(points: list[Point], by: Point) -> bool:
    """Does a way go through a point?"""
    return any(holds(stretch(a, b), Box(*by, 0, 0)) for a, b in pairwise(points))


@pytest.mark.parametrize("network", NETWORKS)
def test_boxes_nest_and_nothing_lies_on_anything(network: Callable[[], Network]) -> None:
    picture = draw(network())
    assert_tidy(picture)
    outer = [one.box for one in picture.frames if one.kind in ("region", "on-premises-network")]
    outer += [one.box for one in picture.frames if one.kind == "services"]
    assert not [pair for pair in combinations(outer, 2) if overlap(*pair)]


@pytest.mark.parametrize("network", NETWORKS)
def test_lines_are_upright_and_run_over_no_card(network: Callable[[], Network]) -> None:
    picture = draw(network())
    for line in picture.lines:
        for a, b in pairwise(line.edge.points):
            assert a.x == b.x or a.y == b.y, line.id
            crossed = [one.ref for one in picture.cards if overlap(one.box, stretch(a, b))]
            assert not crossed, (line.id, crossed)


@pytest.mark.parametrize("network", NETWORKS)
def test_the_same_network_gives_the_same_picture(network: Callable[[], Network]) -> None:
    backwards = Network(reversed(list(network())))
    assert draw(network()).svg() == draw(backwards).svg()


@pytest.mark.parametrize("network", [hybrid, endpoints])
def test_between_any_two_things_there_is_an_upright_way(network: Callable[[], Network]) -> None:
    picture = draw(network())
    sites = [frame.ref for frame in picture.frames if frame.kind == "on-premises-network"]
    places = [one.ref for one in picture.cards] + list(picture.plots) + sites
    for here, there in permutations(places, 2):
        points = path_points(picture, [here, there])
        for a, b in pairwise(points):
            assert abs(a.x - b.x) < 0.5 or abs(a.y - b.y) < 0.5, (here, there, points)


def test_every_drawn_kind_has_an_icon_and_a_label() -> None:
    seen = {}
    for network in (hybrid(), endpoints()):
        svg = draw(network).svg(standalone=True)
        for one in draw(network).cards:
            assert f'id="icon-{one.icon}"' in svg, one
            assert one.label
            seen[one.kind] = one.label
    words = {style.icon: style.words for style in STYLES.values()}
    assert all(words[kind] in label for kind, label in seen.items() if kind in words)
    new = set(words) - {"vpc", "subnet", "network-interface", "on-premises-network"}
    new -= {"egress-only-internet-gateway", "nat-gateway", "outside-host", "vpc-peering-connection"}
    assert new <= set(seen)


# --- sites


def test_a_virtual_private_gateway_stands_on_the_lower_side_of_its_vpc() -> None:
    boxes = draw(hybrid()).boxes
    assert boxes["vgw-shop"].centre.y == boxes["vpc-shop"].bottom
    assert boxes["vpc-shop"].x < boxes["vgw-shop"].x
    assert boxes["vgw-shop"].right < boxes["vpc-shop"].right


def test_a_subnet_that_learns_of_the_sites_has_a_line_to_the_gateway__RT_32() -> None:
    assert ("subnet-shop", "vgw-shop") in joined(draw(hybrid()))


def test_a_site_is_a_frame_outside_with_its_gateway_and_hosts() -> None:
    picture = draw(hybrid())
    office = picture.boxes["onprem-office"]
    regions = [one.box for one in picture.frames if one.kind == "region"]
    assert all(region.bottom < office.y for region in regions)
    assert all(holds(office, picture.boxes[f"onprem-office-{one}"]) for one in range(3))
    gateway = picture.boxes["cgw-office"]
    assert gateway.centre.y == office.y
    assert office.x < gateway.x
    assert gateway.right < office.right


def test_connections_lead_from_the_gateway_of_aws_to_that_of_the_customer() -> None:
    lines = joined(draw(hybrid()))
    assert {("vgw-shop", "vpn-office"), ("cgw-office", "vpn-office")} <= lines
    assert {("tgw-hub", "vpn-office-2"), ("cgw-office", "vpn-office-2")} <= lines
    assert {("vgw-shop", "vpn-somebody"), ("cgw-somebody", "vpn-somebody")} <= lines
    assert {("dxgw-1", "dxvif-1"), ("onprem-plant", "dxvif-1")} <= lines
    assert {("vgw-shop", "dxgw-1"), ("tgw-hub", "dxgw-1")} <= lines
    assert {("tgw-hub", "tgw-attach-connect"), ("onprem-plant", "tgw-attach-connect")} <= lines


def test_what_is_down_says_so_in_words_and_by_its_line() -> None:
    picture = draw(hybrid())
    assert card(picture, "vpn-office").label == "VPN connection office, 1 of 2 tunnels up"
    assert card(picture, "vpn-office-2").label.endswith("all tunnels down")
    assert card(picture, "vpn-office-2").marks == "stopped"
    assert "down" not in looks(picture, "vgw-shop", "vpn-office")
    assert "down" in looks(picture, "tgw-hub", "vpn-office-2")
    assert "down" in looks(picture, "onprem-plant", "dxvif-1")


def test_a_connection_in_another_state_says_which() -> None:
    pending = change(hybrid(), "vpn-office", state=VpnState.PENDING)
    assert card(draw(pending), "vpn-office").label.endswith("pending")


def test_an_attachment_that_is_not_available_takes_its_line_down() -> None:
    up = change(hybrid(), "vpn-office-2", tunnels=VpnConnection(id="", customer_gateway="").tunnels)
    assert "down" not in looks(draw(up), "tgw-hub", "vpn-office-2")
    attachment = TransitGatewayVpnAttachment(
        id="tgw-attach-vpn",
        transit_gateway="tgw-hub",
        vpn_connection="vpn-office-2",
        state=AttachmentState.PENDING,
    )
    assert "down" in looks(draw(plus(up, attachment)), "tgw-hub", "vpn-office-2")


def test_a_packet_to_a_site_goes_by_the_connection_and_the_customer_gateway() -> None:
    picture = draw(hybrid())
    way = ["i-shop", "subnet-shop", "vgw-shop", "vpn-office", "onprem-office-1"]
    points = path_points(picture, way)
    for ref in ("vgw-shop", "vpn-office", "cgw-office"):
        assert passes(points, picture.boxes[ref].centre)
    assert points == path_points(picture, way[::-1])[::-1]


def test_what_a_packet_passes_without_a_hop_is_lit_too() -> None:
    picture = draw(hybrid())
    way = Leg(("i-shop", "subnet-shop", "vgw-shop", "vpn-office", "onprem-office-1"))
    lit = [one for one in picture.svg(Trace(way)).split("<g ") if "on-path" in one]
    assert [one for one in lit if 'id="r-cgw-office"' in one]
    assert not [one for one in lit if 'id="r-cgw-plant"' in one]


def test_of_several_interfaces_only_the_one_that_is_used_is_lit() -> None:
    picture = draw(endpoints())
    refs = ("i-app-a", "subnet-app-a", "eni-vpce-sqs-app-b", "vpce-sqs")
    svg = picture.svg(Trace(Leg(refs, "dropped")))
    lit = [one for one in svg.split("<g ") if "on-path" in one]
    assert [one for one in lit if 'id="r-eni-vpce-sqs-app-b"' in one and "blocked" in one]
    assert not [one for one in lit if 'id="r-eni-vpce-sqs-app-a"' in one]


def test_a_packet_from_nobody_known_begins_at_the_side_of_its_site() -> None:
    picture = draw(hybrid())
    points = path_points(picture, ["onprem-plant", "dxvif-1", "dxgw-1", "tgw-hub"])
    site = picture.boxes["onprem-plant"]
    assert points[0].x == site.right
    assert site.y < points[0].y < site.bottom


def test_accounts_and_regions_are_told() -> None:
    two = change(hybrid(), "vpc-shop", account="210987654321", region="eu-west-1")
    frames = draw(two).frames
    assert {one.name for one in frames if one.kind == "region"} == {"us-east-1", "eu-west-1"}
    shop = next(one for one in frames if one.ref == "vpc-shop")
    assert "account 210987654321" in shop.lines


@pytest.mark.parametrize(("count", "look"), [(4, ""), (20, "far"), (100, "farthest")])
def test_names_grow_with_the_number_of_vpcs(count: int, look: str) -> None:
    picture = draw(hubs(count, 1))
    assert_tidy(picture)
    named = [one for one in picture.frames if one.kind in ("vpc", "region")]
    assert {one.letters.look for one in named} == {look}
    assert [one.name for one in named if one.kind == "vpc"] == [str(one) for one in range(count)]


# --- endpoints


def test_a_gateway_endpoint_stands_on_the_border_with_lines_from_its_subnets__VPCE_02() -> None:
    picture = draw(endpoints())
    assert picture.boxes["vpce-s3"].centre.y == picture.boxes["vpc-customer"].y
    lines = joined(picture)
    assert {("subnet-app-a", "vpce-s3"), ("subnet-app-b", "vpce-s3")} <= lines
    assert {("services", "vpce-s3"), ("services", "vpc-customer")} <= lines


def test_an_interface_endpoint_stands_in_each_of_its_subnets__VPCE_11() -> None:
    picture = draw(endpoints())
    for zone in "ab":
        one = card(picture, f"eni-vpce-sqs-app-{zone}")
        assert (one.kind, one.icon, one.name) == ("vpc-endpoint", "vpc-endpoint", "to-sqs")
        assert one in picture.plots[f"subnet-app-{zone}"].cards
        assert one.lines[-1].text == "to sqs"
        assert one.label.startswith("VPC endpoint to-sqs, 10.0.")
    assert "vpce-sqs" in picture


def test_an_endpoint_that_carries_nothing_says_why() -> None:
    rejected = change(endpoints(), "vpce-sqs", state=EndpointState.REJECTED)
    one = card(draw(rejected), "eni-vpce-sqs-app-a")
    assert "rejected" in one.label
    assert one.marks == "stopped"


def test_services_of_aws_that_endpoints_name_stand_beside_the_internet() -> None:
    picture = draw(endpoints())
    internet = picture.boxes["internet"]
    for name in ("s3", "sqs"):
        one = card(picture, f"com.amazonaws.us-east-1.{name}")
        assert one.label == f"AWS service {name}, us-east-1"
        assert one.box.right < internet.x
    assert not [one for one in draw(hybrid()).cards if one.kind == "aws-service"]


def test_an_endpoint_service_is_joined_to_both_sides__VPCE_21() -> None:
    picture = draw(endpoints())
    assert {("vpc-customer", "vpce-svc-1"), ("vpc-provider", "vpce-svc-1")} <= joined(picture)
    assert card(picture, "eni-nlb-front-api").kind == "network-load-balancer"
    assert card(picture, "vpce-gwlb") in picture.plots["subnet-app-b"].cards


def test_a_client_vpn_endpoint_leads_to_its_interfaces__VPN_18() -> None:
    picture = draw(endpoints())
    assert picture.boxes["cvpn-1"].centre.y == picture.boxes["vpc-customer"].y
    assert ("cvpn-1", "eni-cvpn-1-app-b") in joined(picture)


def test_a_packet_goes_by_the_endpoint_to_the_service_of_aws() -> None:
    picture = draw(endpoints())
    service = "com.amazonaws.us-east-1.sqs"
    way = ["i-app-a", "subnet-app-a", "eni-vpce-sqs-app-b", "vpce-sqs", service]
    points = path_points(picture, way)
    assert picture.boxes["eni-vpce-sqs-app-b"].centre in points
    assert picture.boxes["eni-vpce-sqs-app-a"].centre not in points
    assert picture.boxes["internet"].centre not in points
    assert points[-1] == picture.boxes[service].centre


def test_a_packet_without_an_endpoint_goes_to_the_service_by_the_internet() -> None:
    picture = draw(hybrid_with_s3())
    points = path_points(picture, ["i-shop", "igw-shop", "com.amazonaws.us-east-1.s3"])
    assert picture.boxes["internet"].centre in points


def hybrid_with_s3() -> Network:
    """S3 is drawn, because an endpoint of another VPC names it."""
    s3 = next(one for one in endpoints().all(VpcEndpoint) if one.id == "vpce-s3")
    return plus(hybrid(), replace(s3, vpc="vpc-stock", route_tables=()))


def test_a_packet_goes_by_the_endpoint_service_that_its_endpoint_names() -> None:
    picture = draw(endpoints())
    way = ["i-app-a", "subnet-app-a", "vpce-own", "nlb-front", "subnet-api", "i-api"]
    points = path_points(picture, way)
    assert passes(points, picture.boxes["vpce-svc-1"].centre)
    assert points == path_points(picture, way[::-1])[::-1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_random_networks_are_drawn_tidily(network: Network) -> None:
    picture = draw(network)
    assert_tidy(picture)
    for line in picture.lines:
        for a, b in pairwise(line.edge.points):
            assert a.x == b.x or a.y == b.y, line.id
            assert not [one.ref for one in picture.cards if overlap(one.box, stretch(a, b))]
