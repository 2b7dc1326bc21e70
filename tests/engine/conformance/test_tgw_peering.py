"""TGW: two transit gateways joined by a peering attachment."""

from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
)
from tests.engine.asking import trace
from tests.engine.cast import change, plus
from tests.engine.hub import hub_and_spokes, transit_routes
from tests.engine.rows import routes


def _two_gateways() -> Network:
    """The VPC b moves to a gateway of its own."""
    net = plus(
        hub_and_spokes(),
        TransitGateway(id="west"),
        TransitGatewayRouteTable(
            id="west-table",
            transit_gateway="west",
            routes=transit_routes(("10.0.0.0/8", "peering")),
        ),
        TransitGatewayPeeringAttachment(
            id="peering",
            transit_gateway="hub",
            peer_transit_gateway="west",
            route_table="hub-table",
            peer_route_table="west-table",
        ),
    )
    moved = {
        "transit_gateway": "west",
        "route_table": "west-table",
        "propagate_to": ("west-table",),
    }
    net = change(net, "att-b", **moved)
    net = change(net, "rtb-b-work", routes=routes(("10.0.0.0/8", "west")))
    return change(net, "hub-table", routes=transit_routes(("10.2.0.0/16", "peering")))


NET = _two_gateways()


def test_static_routes_on_both_sides_lead_over_a_peering__TGW_20() -> None:
    asked = trace(NET, "a", "b")
    assert asked.works
    assert asked.way[5:10] == [
        "tgw-enter att-a",
        "tgw-route hub-table",
        "tgw-enter peering",
        "tgw-route west-table",
        "link b-tgw",
    ]


def test_nothing_is_propagated_over_a_peering__TGW_20() -> None:
    there = change(NET, "hub-table", routes=())
    no_route = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    assert trace(there, "a", "b").blockers == [f"hub-table: {no_route}"]
    back = change(NET, "west-table", routes=())
    assert trace(back, "a", "b").reply_blockers == [f"west-table: {no_route}"]


def test_a_peering_must_be_accepted__TGW_20() -> None:
    waiting = change(NET, "peering", state=AttachmentState.PENDING_ACCEPTANCE)
    assert trace(waiting, "a", "b").blockers == ["hub-table: BAD_STATE_ATTACHMENT"]


def test_each_side_of_a_peering_has_an_association_of_its_own__TGW_07() -> None:
    loose = change(NET, "peering", peer_route_table=None)
    missing = ["peering: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"]
    assert trace(loose, "a", "b").blockers == missing
    assert trace(change(NET, "peering", route_table=None), "a", "b").reply_blockers == missing


def test_two_gateways_that_send_to_each_other_are_a_circle__TGW_20() -> None:
    lost = change(NET, "hub-table", routes=transit_routes(("10.9.0.0/16", "peering")))
    assert trace(lost, "a", "10.9.0.5").blockers[-1].endswith("FORWARDING_LOOP")
