"""Peering connections in the picture: outside the VPCs, between two of them, joined to both."""

from itertools import combinations, pairwise

import pytest

from playground.drawing import Picture, draw, path_points
from playground.drawing.geometry import Box, Point
from playground.engine.network import Network
from playground.engine.nodes import Node, PeeringStatus, VpcPeeringConnection
from playground.sources import open_scenario
from tests.engine.cast import change, plus
from tests.engine.peers import member, peering, two_peers


def mesh(count: int) -> Network:
    """Every pair of so many VPCs is peered."""
    nodes: list[Node] = []
    names = [f"v{number}" for number in range(count)]
    for number, name in enumerate(names):
        nodes += member(name, number)
    return Network([*nodes, *(peering(*pair) for pair in combinations(names, 2))])


def shared(one: Box, other: Box) -> bool:
    """Do two boxes lie on each other?"""
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


def crosses(box: Box, a: Point, b: Point) -> bool:
    """Does a straight line run through a box?"""
    low, high = min(a.x, b.x), max(a.x, b.x)
    top, bottom = min(a.y, b.y), max(a.y, b.y)
    return low < box.right and high > box.x and top < box.bottom and bottom > box.y


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_a_peering_is_outside_of_everything_with_a_line_to_both_vpcs(count: int) -> None:
    network = mesh(count)
    picture = draw(network)
    frames = [frame.box for frame in picture.frames]
    for one in network.all(VpcPeeringConnection):
        box = picture.boxes[one.id]
        assert not any(shared(box, frame) for frame in frames)
        lines = {line.edge.source for line in picture.lines if line.edge.target == one.id}
        assert lines == set(one.vpcs)


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_no_two_peerings_lie_on_each_other_nor_in_the_way_of_a_line(count: int) -> None:
    network = mesh(count)
    picture = draw(network)
    peerings = network.all(VpcPeeringConnection)
    boxes = {one.id: picture.boxes[one.id] for one in peerings}
    for one, other in combinations(boxes.values(), 2):
        assert not shared(one, other)
    vpcs = [frame.box for frame in picture.frames if frame.kind == "vpc"]
    for line in picture.lines:
        if line.edge.target not in boxes:
            continue
        hurdles = [box for ref, box in boxes.items() if ref != line.edge.target] + vpcs
        for a, b in pairwise(line.edge.points):
            assert not any(crosses(box, a, b) for box in hurdles), line.edge


def test_a_packet_goes_by_the_peering() -> None:
    network = two_peers()
    picture = draw(network)
    way = ["a-1-host", "a-net", "a-b", "b-net", "b-1-host"]
    points = path_points(picture, way)
    box = picture.boxes["a-b"]
    assert box.centre in points
    assert points == path_points(picture, way[::-1])[::-1]
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(points))


def test_a_peering_that_carries_nothing_says_why() -> None:
    picture = draw(change(two_peers(), "a-b", status=PeeringStatus.PENDING_ACCEPTANCE))
    (card,) = [card for card in picture.cards if card.ref == "a-b"]
    assert "pending-acceptance" in card.label
    assert card.marks == "stopped"


def test_a_peering_of_a_vpc_with_itself_is_not_drawn() -> None:
    picture: Picture = draw(plus(two_peers(), peering("a", "a")))
    assert "a-a" not in picture.boxes


def test_the_way_out_is_drawn_in_every_example_with_peerings() -> None:
    for slug in ("vpc-peering", "peering-twins", "mis-06-not-transitive-mended"):
        network = open_scenario(slug).network
        picture = draw(network)
        assert all(one.id in picture for one in network.all(VpcPeeringConnection))


def test_accounts_are_named_where_there_are_several() -> None:
    one = two_peers()
    assert [frame.name for frame in draw(one).frames if frame.kind == "vpc"] == ["a", "b"]
    two = draw(change(one, "b", account="210987654321"))
    labels = [frame.label for frame in two.frames if frame.kind == "vpc"]
    assert [label.partition(",")[0] for label in labels] == [
        "VPC a (123456789012)",
        "VPC b (210987654321)",
    ]
