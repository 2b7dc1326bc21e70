"""A Connect attachment in the picture is joined with what carries it."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from playground.drawing import Picture, draw
from playground.drawing.readable import to_readable_dot
from playground.drawing.wiring import Edge
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
)
from tests.drawing.hybrids import branches, hybrid, site
from tests.drawing.networks import hubs
from tests.drawing.test_hybrids import stretch
from tests.drawing.test_pictures import assert_tidy, overlap
from tests.engine.cast import change, plus

CONNECT = "tgw-attach-connect"


def by_direct_connect() -> Network:
    """Over the Direct Connect gateway, not over a VPC."""
    attachment = TransitGatewayDirectConnectAttachment(
        id="tgw-attach-dx", transit_gateway="tgw-hub", direct_connect_gateway="dxgw-1"
    )
    return change(plus(hybrid(), attachment), CONNECT, transport_attachment="tgw-attach-dx")


def connect(name: str, hub: Ref, transport: Ref) -> TransitGatewayConnect:
    return TransitGatewayConnect(
        id=f"tgw-attach-connect-{name}",
        transit_gateway=hub,
        transport_attachment=transport,
        network=f"onprem-{name}",
    )


def in_a_grid() -> Network:
    """So many sites that they stand in a grid, each over the attachment of the one VPC."""
    every = (connect(f"branch-{one}", "tgw-hub", "tgw-attach-hq") for one in range(20))
    return plus(branches(20), *every)


def from_every_row() -> Network:
    """Twenty VPCs in rows on two hubs; each hub has a site over each of four of them."""
    net, every = hubs(20, 2), []
    for number in range(8):
        hub, name = number % 2 + 1, f"far-{number}"
        every += [*site(name, number + 1)]
        every.append(connect(name, f"tgw-{hub}", f"tgw-attach-{number * 2}-{hub}"))
    return plus(net, *every)


def edges_to(picture: Picture, ref: Ref) -> dict[Ref, Edge]:
    found = (line.edge for line in picture.lines)
    return {edge.source: edge for edge in found if edge.target == ref}


def test_a_connect_attachment_is_joined_with_the_vpc_that_carries_it() -> None:
    found = edges_to(draw(hybrid()), CONNECT)
    assert set(found) == {"tgw-hub", "vpc-store", "onprem-plant"}
    transports = [ref for ref, edge in found.items() if "transport" in edge.look.split()]
    assert transports == ["vpc-store"]
    assert found["vpc-store"].points[-1] != found["tgw-hub"].points[-1]


def test_or_with_the_direct_connect_gateway() -> None:
    found = edges_to(draw(by_direct_connect()), CONNECT)
    assert set(found) == {"tgw-hub", "dxgw-1", "onprem-plant"}
    assert found["dxgw-1"].look == "transit-gateway-connect transport"


def test_a_transport_that_is_not_available_takes_its_line_down() -> None:
    pending = change(hybrid(), "tgw-attach-store", state=AttachmentState.PENDING)
    found = edges_to(draw(pending), CONNECT)
    assert "down" in found["vpc-store"].look.split()


def test_without_a_transport_there_is_no_such_line() -> None:
    lost = change(hybrid(), CONNECT, transport_attachment="tgw-attach-gone")
    assert set(edges_to(draw(lost), CONNECT)) == {"tgw-hub", "onprem-plant"}


@pytest.mark.parametrize("network", [hybrid, by_direct_connect, in_a_grid, from_every_row])
def test_these_lines_run_over_no_card_and_are_upright(network: Callable[[], Network]) -> None:
    picture = draw(network())
    assert_tidy(picture)
    assert [line for line in picture.lines if "transport" in line.edge.look]
    for line in picture.lines:
        for a, b in pairwise(line.edge.points):
            assert a.x == b.x or a.y == b.y, line.id
            crossed = [one.ref for one in picture.cards if overlap(one.box, stretch(a, b))]
            assert not crossed, (line.id, crossed)
    backwards = Network(reversed(list(network())))
    assert picture.svg() == draw(backwards).svg()


def test_the_graph_says_it_too() -> None:
    (by_vpc,) = (one for one in to_readable_dot(hybrid()).splitlines() if "dashed" in one)
    assert '"subnet-store-routes" -> "tgw-attach-connect"' in by_vpc
    assert 'ltail="cluster_vpc-store"' in by_vpc
    (by_line,) = (
        one for one in to_readable_dot(by_direct_connect()).splitlines() if "dashed" in one
    )
    assert '"dxgw-1" -> "tgw-attach-connect"' in by_line
