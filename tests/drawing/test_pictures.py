"""Where things are in a picture: what holds of every network, and of a few known ones."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.drawing import Picture, draw
from playground.drawing.captions import width
from playground.drawing.geometry import Box
from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import BlockMode, BlockPublicAccess, Node, Vpc
from tests.drawing.networks import (
    bare_above_gated,
    dual_stack,
    hubs,
    inspected,
    many,
    nat_at_home,
    one_of_each,
    regional_nat,
    three_tiers,
    three_vpcs,
)

NETWORKS: list[Callable[[], Network]] = [
    three_tiers,
    dual_stack,
    one_of_each,
    three_vpcs,
    regional_nat,
    inspected,
]


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def frames(picture: Picture, kind: str) -> list[Box]:
    return [frame.box for frame in picture.frames if frame.kind == kind]


def assert_tidy(picture: Picture) -> None:
    """Boxes nest, cards keep apart, everything is in view."""
    for outer, inner in (("region", "vpc"), ("vpc", "zone"), ("zone", "subnet")):
        for box in frames(picture, inner):
            assert sum(holds(other, box) for other in frames(picture, outer)) == 1, inner
    for kind in ("region", "vpc", "zone", "subnet"):
        assert not [pair for pair in combinations(frames(picture, kind), 2) if overlap(*pair)]
    boxes = [card.box for card in picture.cards]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for plot in picture.plots.values():
        assert all(holds(plot.box, card.box) for card in plot.cards)
    everything = [*boxes, *(frame.box for frame in picture.frames)]
    assert all(holds(picture.view, box) for box in everything)
    points = [point for line in picture.lines for point in line.edge.points]
    assert all(holds(picture.view, Box(x, y, 0, 0)) for x, y in points)


@pytest.mark.parametrize("network", NETWORKS)
def test_boxes_nest_and_cards_keep_apart(network: Callable[[], Network]) -> None:
    assert_tidy(draw(network()))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    hosts=st.integers(0, 60),
    subnets=st.integers(1, 14),
    zones=st.integers(1, 4),
    vpcs=st.integers(1, 6),
)
def test_boxes_nest_and_cards_keep_apart_at_any_size(
    hosts: int, subnets: int, zones: int, vpcs: int
) -> None:
    assert_tidy(draw(many(hosts, subnets, zones, vpcs)))


def test_every_resource_that_has_a_place_is_drawn_once() -> None:
    picture = draw(three_tiers())
    refs = [frame.ref for frame in picture.frames if frame.ref]
    refs += [card.ref for card in picture.cards]
    assert len(refs) == len(set(refs))
    hosts = {f"i-{name}-{zone}" for name in ("web", "app", "db") for zone in "ab"}
    subnets = {f"subnet-{name}-{zone}" for name in ("public", "app", "db") for zone in "ab"}
    single = {"vpc-shop", "igw-shop-igw", "nat-nat", "i-bastion", "internet", "host-office"}
    assert set(refs) == hosts | subnets | single


def test_an_interface_stands_for_its_instance() -> None:
    picture = draw(one_of_each())
    assert "eni-alone" in picture
    assert picture.aliases["eni-alone"] == "i-alone"


def test_a_region_says_that_public_access_is_blocked() -> None:
    shut = BlockPublicAccess(id="vpcbpa-1", mode=BlockMode.INGRESS_ONLY)
    drawn = draw(Network([*three_tiers(), shut])).frames
    (region,) = (frame for frame in drawn if frame.kind == "region")
    assert region.name == "us-east-1 \u00b7 public access blocked (ingress-only)"


def test_what_is_said_of_a_region_stays_within_it() -> None:
    shut = BlockPublicAccess(id="vpcbpa-1", mode=BlockMode.INGRESS_ONLY)
    vpc = Vpc(id="vpc-1", region=shut.region, cidrs=(parse_prefix("10.0.0.0/16"),))
    (region,) = (frame for frame in draw(Network([vpc, shut])).frames if frame.kind == "region")
    assert region.title.startswith("us-east-1 \u00b7 public")
    assert width(region.title, region.letters.title) < region.box.width
    assert region.label == "region us-east-1 \u00b7 public access blocked (ingress-only)"


def test_a_card_says_nothing_twice() -> None:
    gate = next(card for card in draw(three_tiers()).cards if card.kind == "internet-gateway")
    assert gate.label.count("internet gateway") == 1


def test_an_empty_network_shows_the_internet_only() -> None:
    picture = draw(Network([]))
    assert [card.ref for card in picture.cards] == ["internet"]
    assert not picture.frames


def test_zones_stand_side_by_side_in_the_order_of_their_names() -> None:
    zones = [frame for frame in draw(three_tiers()).frames if frame.kind == "zone"]
    assert [zone.name for zone in zones] == ["us-east-1a", "us-east-1b"]
    assert zones[0].box.right < zones[1].box.x
    assert zones[0].box.y == zones[1].box.y


def test_public_subnets_are_above_private_ones_above_isolated_ones() -> None:
    boxes = draw(three_tiers()).boxes
    for zone in "ab":
        tiers = [boxes[f"subnet-{name}-{zone}"] for name in ("public", "app", "db")]
        assert tiers[0].bottom < tiers[1].y
        assert tiers[1].bottom < tiers[2].y


def test_badges_say_what_the_routes_make_of_a_subnet() -> None:
    badges = {frame.name: frame.badge for frame in draw(three_tiers()).frames if frame.badge}
    assert badges["public-a"] == "public"
    assert badges["app-a"] == "private"
    assert badges["db-a"] == "isolated"


def test_gateways_stand_on_the_border_of_their_vpc_and_the_internet_above() -> None:
    boxes = draw(dual_stack()).boxes
    for gate in ("igw-igw", "eigw-1"):
        assert boxes[gate].centre.y == boxes["vpc-dual"].y
        assert boxes["internet"].bottom < boxes[gate].y


def test_routes_are_lines_from_a_subnet_to_its_gateway() -> None:
    lines = {(line.edge.source, line.edge.target) for line in draw(three_tiers()).lines}
    assert lines == {
        ("subnet-public-a", "igw-shop-igw"),
        ("subnet-public-b", "igw-shop-igw"),
        ("subnet-app-a", "nat-nat"),
        ("subnet-app-b", "nat-nat"),
        ("internet", "igw-shop-igw"),
        ("internet", "outside"),
    }


def test_what_a_gateway_s_own_table_steers_is_a_line_to_the_appliance() -> None:
    lines = {(line.edge.source, line.edge.target) for line in draw(inspected()).lines}
    assert lines == {
        ("internet", "igw-igw"),
        ("subnet-edge", "igw-igw"),
        ("igw-igw", "i-firewall"),
        ("subnet-web", "i-firewall"),
    }


@pytest.mark.parametrize("network", [three_tiers, inspected])
def test_lines_run_straight_from_border_to_border_and_over_no_card(
    network: Callable[[], Network],
) -> None:
    picture = draw(network())
    for line in picture.lines:
        points = line.edge.points
        for a, b in pairwise(points):
            assert a.x == b.x or a.y == b.y, line.id
            stretch = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
            assert not [card.ref for card in picture.cards if overlap(card.box, stretch)]


def test_lines_from_the_internet_cross_no_vpc() -> None:
    for network in (three_vpcs(), bare_above_gated(), many(12, 1, 1, 12)):
        picture = draw(network)
        lines = [line.edge for line in picture.lines if line.edge.source == "internet"]
        for edge in lines:
            for a, b in pairwise(edge.points):
                stretch = Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
                assert not [box for box in frames(picture, "vpc") if overlap(box, stretch)], edge


def test_a_line_never_doubles_back() -> None:
    for network in (three_tiers, dual_stack, regional_nat, nat_at_home, inspected):
        for line in draw(network()).lines:
            points = line.edge.points
            for a, b, c in zip(points, points[1:], points[2:], strict=False):
                assert (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) >= 0, line.id


def test_the_same_network_gives_the_same_bytes_whatever_the_order_of_its_nodes() -> None:
    def svg(nodes: list[Node]) -> str:
        return draw(Network(nodes)).svg()

    nodes = list(three_tiers())
    hosts_last = sorted(nodes, key=lambda node: (type(node).__name__, node.id), reverse=True)
    assert svg(nodes) == svg(nodes)
    assert svg(nodes) == svg(hosts_last)


def test_a_picture_is_about_as_wide_as_a_page() -> None:
    for hosts, subnets in ((100, 6), (500, 12), (300, 40)):
        view = draw(many(hosts, subnets)).view
        assert 1 < view.width / view.height < 2.5


def test_ten_comes_after_two() -> None:
    picture = draw(many(11, 1, 1, 11))
    names = [frame.name for frame in picture.frames if frame.kind == "vpc"]
    assert names == [f"v{index}" for index in range(11)]


def test_transit_gateways_stand_below_everything_and_are_joined_to_each_vpc() -> None:
    picture = draw(hubs(20, 2))
    assert_tidy(picture)
    hub = picture.boxes["tgw-1"]
    assert all(box.bottom < hub.y for box in frames(picture, "region"))
    joined = {line.edge.source for line in picture.lines if line.edge.target == "tgw-1"}
    assert joined == {f"vpc-{number}" for number in range(20)}
    boxes = [card.box for card in picture.cards] + frames(picture, "subnet")
    for line in picture.lines:
        if line.edge.look == "transit-gateway":
            for start, end in pairwise(line.edge.points):
                left, top = min(start.x, end.x), min(start.y, end.y)
                piece = Box(left, top, abs(end.x - start.x), abs(end.y - start.y))
                assert not [box for box in boxes if overlap(piece, box)]


def test_peered_transit_gateways_are_joined() -> None:
    lines = [line.edge for line in draw(hubs(2, 2)).lines]
    assert ("tgw-1", "tgw-2") in {(edge.source, edge.target) for edge in lines}
