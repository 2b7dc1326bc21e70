"""The way of a packet through a picture: along the lines, from the first thing to the last."""

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest

from playground.drawing import Leg, Picture, Trace, draw, path_points, trace_of
from playground.drawing.geometry import Point
from playground.drawing.trail import follow
from playground.engine.network import Network
from tests.drawing.networks import dual_stack, regional_nat, three_tiers, three_vpcs


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw(three_tiers())


def test_a_way_begins_and_ends_in_the_middle_of_its_ends(picture: Picture) -> None:
    points = path_points(picture, ["i-web-a", "subnet-public-a", "igw-shop-igw", "internet"])
    boxes = picture.boxes
    assert points[0] == boxes["i-web-a"].centre
    assert points[-1] == boxes["internet"].centre
    assert boxes["igw-shop-igw"].centre in follow(picture, ["igw-shop-igw"]).points


def test_a_way_follows_the_line_of_the_route(picture: Picture) -> None:
    points = path_points(picture, ["i-app-b", "subnet-app-b", "nat-nat"])
    line = next(one for one in picture.lines if one.edge.source == "subnet-app-b")
    assert set(line.edge.points[2:-1]) <= set(points)


def test_neighbours_meet_above_their_cards(picture: Picture) -> None:
    points = path_points(picture, ["i-bastion", "i-web-b"])
    bastion, web = picture.boxes["i-bastion"], picture.boxes["i-web-b"]
    assert [point.x for point in points] == [bastion.centre.x] * 2 + [web.centre.x] * 2
    assert points[1].y == points[2].y < bastion.y


def test_the_way_back_is_the_way_out_reversed(picture: Picture) -> None:
    out = path_points(picture, ["i-web-a", "subnet-public-a", "igw-shop-igw", "internet"])
    back = path_points(picture, ["internet", "igw-shop-igw", "subnet-public-a", "i-web-a"])
    assert back == out[::-1]


def test_a_packet_stopped_at_a_subnet_ends_on_its_border(picture: Picture) -> None:
    trail = follow(picture, ["i-bastion", "subnet-public-b", "subnet-db-a"])
    assert trail.end.x == picture.boxes["subnet-db-a"].right


def test_a_packet_stopped_at_a_host_ends_at_its_border(picture: Picture) -> None:
    trail = follow(picture, ["i-bastion", "subnet-public-b", "subnet-db-a", "i-db-a"])
    box = picture.boxes["i-db-a"]
    assert trail.end == Point(box.centre.x, box.y)
    assert trail.sign == Point(box.right, box.y)


def test_every_hop_has_a_stop_and_stops_only_go_forward(picture: Picture) -> None:
    refs = ["host-office", "igw-shop-igw", "subnet-public-a", "eni-web-a", "rtb-unknown"]
    trail = follow(picture, refs)
    assert len(trail.stops) == len(refs)
    assert list(trail.stops) == sorted(trail.stops)
    assert trail.points[trail.stops[0]] == picture.boxes["host-office"].centre
    assert trail.points[trail.stops[3]] == picture.boxes["i-web-a"].centre


def test_a_host_outside_goes_by_the_internet(picture: Picture) -> None:
    points = path_points(picture, ["host-office", "igw-shop-igw"])
    assert picture.boxes["internet"].centre in points


def test_nothing_drawn_is_no_way(picture: Picture) -> None:
    assert path_points(picture, []) == []
    assert path_points(picture, ["acl-nowhere"]) == []


@pytest.mark.parametrize("network", [three_tiers, dual_stack, three_vpcs, regional_nat])
def test_between_any_two_things_there_is_an_upright_way(network: Callable[[], Network]) -> None:
    drawn = draw(network())
    places = [card.ref for card in drawn.cards] + list(drawn.plots)
    for here, there in permutations(places, 2):
        points = path_points(drawn, [here, there])
        assert points, (here, there)
        assert all(_upright(a, b) for a, b in pairwise(points)), (here, there, points)


def _upright(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) < 0.5 or abs(a.y - b.y) < 0.5


def test_a_report_becomes_a_trace_up_to_its_first_block() -> None:
    def hop(ref: str, as_if: bool = False) -> dict[str, object]:
        return {"resource": {"kind": "x", "id": ref, "name": ref}, "as_if": as_if}

    request = {"outcome": "dropped", "hops": [hop("a"), hop("b"), hop("c", as_if=True)]}
    assert trace_of({"request": request, "reply": None}) == Trace(Leg(("a", "b"), "dropped"))
    good = {"outcome": "delivered", "hops": [hop("a")]}
    assert trace_of({"request": good, "reply": good}) == Trace(Leg(("a",)), Leg(("a",)))
