"""Where transit gateways stand beneath the regions, and the lines between them."""

from itertools import combinations, pairwise

from playground.drawing import Picture, draw
from playground.drawing.geometry import Box, Point
from playground.drawing.styles import USUAL
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import Node, TransitGateway, TransitGatewayPeeringAttachment
from tests.drawing.hybrids import joined, site, tunnels
from tests.drawing.networks import host, subnet, vpc
from tests.drawing.test_pictures import assert_tidy, overlap

REGIONS = ("eu-west-1", "us-east-1", "us-west-2")


def regions(*peered: tuple[str, str], vpcs: int = 7) -> Network:
    """A hub with so many VPCs in each region; an office on that of the second."""
    nodes: list[Node] = []
    for index, region in enumerate(REGIONS):
        nodes.append(TransitGateway(id=f"tgw-{region}", region=region))
        for number in range(vpcs):
            name = f"{region}-{number}"
            block = f"10.{index * 20 + number}"
            nodes += vpc(name, f"{block}.0.0/16", region=region)
            nodes.append(subnet(name, name, f"{region}a", f"{block}.1.0/24"))
            nodes += host(name, name, name, f"{block}.1.10")
            nodes.append(joined(f"tgw-{region}", name))
    nodes += [*site("office", 1), tunnels("office", "cgw-office", tgw="tgw-us-east-1")]
    nodes += (
        TransitGatewayPeeringAttachment(
            id=f"tgw-attach-{one}-{other}",
            transit_gateway=f"tgw-{one}",
            peer_transit_gateway=f"tgw-{other}",
        )
        for one, other in peered
    )
    return Network(nodes)


def edges(picture: Picture, look: str) -> list[Edge]:
    return [line.edge for line in picture.lines if line.edge.look == look]


def between(picture: Picture, one: str, other: str) -> tuple[Point, ...]:
    ends = f"tgw-{one}", f"tgw-{other}"
    every = edges(picture, "transit-gateway")
    return next(edge.points for edge in every if (edge.source, edge.target) == ends)


def stretches(edge: Edge) -> list[Box]:
    pairs = pairwise(edge.points)
    return [Box(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)) for a, b in pairs]


def meet(one: Edge, other: Edge) -> bool:
    """Do two lines cross or touch?"""
    pairs = ((a, b.grown(0.1)) for a in stretches(one) for b in stretches(other))
    return any(overlap(*pair) for pair in pairs)


def test_a_transit_gateway_stands_beneath_its_own_region() -> None:
    picture = draw(regions())
    assert_tidy(picture)
    frames = {one.name: one.box for one in picture.frames if one.kind == "region"}
    for region, box in frames.items():
        assert picture.boxes[f"tgw-{region}"].centre.x == box.centre.x
        assert picture.boxes[f"tgw-{region}"].y > box.bottom


def test_lines_to_transit_gateways_of_different_regions_do_not_meet() -> None:
    every = edges(draw(regions()), "transit-gateway")
    apart = [pair for pair in combinations(every, 2) if pair[0].target != pair[1].target]
    assert len(apart) == 3 * 7 * 7
    assert not [pair for pair in apart if meet(*pair)]


def test_a_transit_gateway_of_a_region_without_vpcs_stands_in_the_middle() -> None:
    far = TransitGateway(id="tgw-far", region="ap-south-1")
    picture = draw(Network([*regions(), far]))
    assert_tidy(picture)
    assert "tgw-far" in picture.boxes


def test_a_peering_and_a_connection_leave_a_transit_gateway_at_different_points() -> None:
    picture = draw(regions(("eu-west-1", "us-east-1"), ("eu-west-1", "us-west-2")))
    near = between(picture, "eu-west-1", "us-east-1")
    far = between(picture, "eu-west-1", "us-west-2")
    (vpn,) = (edge for edge in edges(picture, "vpn-connection") if edge.source == "tgw-us-east-1")
    assert len({near[-1], vpn.points[0]}) == len({near[0], far[0]}) == 2
    box = picture.boxes["tgw-eu-west-1"]
    assert near[0] == Point(box.right, box.centre.y)
    assert near[0].y == near[-1].y
    assert far[0].y == box.bottom


def test_peerings_that_pass_others_by_run_on_levels_of_their_own() -> None:
    several = [(one, other) for one in REGIONS for other in REGIONS if one < other]
    fourth = TransitGateway(id="tgw-x", region="us-west-2")
    more = (
        TransitGatewayPeeringAttachment(
            id=f"tgw-attach-x-{one}", transit_gateway="tgw-x", peer_transit_gateway=f"tgw-{one}"
        )
        for one in REGIONS
    )
    picture = draw(Network([*regions(*several, vpcs=1), fourth, *more]))
    hubs = {card.ref for card in picture.cards if card.kind == "transit-gateway"}
    peers = [one for one in edges(picture, "transit-gateway") if one.source in hubs]
    levels = [one.points[1].y for one in peers if len(one.points) > 2]
    assert len(peers) == 6
    assert len(levels) == len(set(levels)) == 3
    for line in picture.lines:
        for piece in stretches(line.edge):
            assert not [one.ref for one in picture.cards if overlap(one.box, piece)], line.id


def test_in_a_large_picture_names_of_hubs_connections_and_sites_grow() -> None:
    hub = TransitGateway(id="tgw-core", name="core")
    picture = draw(Network([*regions(), hub]))
    assert_tidy(picture)
    marks = {card.ref: card.marks for card in picture.cards}
    assert marks["tgw-core"] == marks["vpn-office"] == "far"
    too_long = "cgw-office", "tgw-us-east-1"
    assert not any(marks[ref] for ref in (*too_long, "onprem-office-0", "i-us-east-1-0"))
    letters = {one.ref: one.letters for one in picture.frames}
    assert letters["onprem-office"] == letters["vpc-us-east-1-0"] != USUAL
    small = draw(regions(vpcs=1))
    assert not any(card.marks for card in small.cards)


def test_a_larger_name_keeps_its_distance_from_the_line_below() -> None:
    drawn = draw(Network([*regions(), TransitGateway(id="tgw-core", name="core")])).svg()
    (core,) = (one for one in drawn.split("<g ") if 'id="r-tgw-core"' in one)
    assert 'class="node transit-gateway far"' in core
    assert 'y="23">core<' in core
    assert 'y="40">transit gateway<' in core
