"""TGW: rules that name security groups of other VPCs on the same transit gateway."""

import pytest

from playground.engine.network import Network
from playground.engine.nodes import (
    Forwards,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
)
from tests.engine.asking import trace
from tests.engine.cast import change, plus
from tests.engine.doors import SQS, door, interface_endpoint, open_group
from tests.engine.hub import hub_and_spokes, transit_routes, vpc
from tests.engine.rows import ALL_IN, ALL_OUT, group_rows, routes

FROM_A = group_rows(("in", "tcp/443", "sg-a")) + ALL_OUT
TO_B = ALL_IN + group_rows(("out", "tcp/443", "sg-b"))


def _with_references() -> Network:
    net = change(hub_and_spokes(), "sg-b", rules=FROM_A)
    return change(net, "hub", security_group_referencing_support=True)


NET = _with_references()


def test_an_inbound_rule_names_a_group_behind_the_same_gateway__TGW_17__SG_16() -> None:
    assert trace(NET, "a", "b").works
    assert trace(NET, "a", "b", 80).blockers == ["b: ENI_SG_RULES_MISMATCH"]
    assert trace(NET, "egress", "b").blockers == ["b: ENI_SG_RULES_MISMATCH"]


def test_an_outbound_rule_never_does__TGW_17__SG_16() -> None:
    outward = change(NET, "sg-a", rules=TO_B)
    assert trace(outward, "a", "b").blockers == ["a: ENI_SG_RULES_MISMATCH"]


@pytest.mark.parametrize("off", ["hub", "att-a", "att-b"])
def test_the_gateway_and_both_attachments_must_support_it__SG_19(off: str) -> None:
    without = change(NET, off, security_group_referencing_support=False)
    assert trace(without, "a", "b").blockers == ["b: SG_REFERENCING_SUPPORT"]
    assert trace(without, "a", "b", 80).blockers == ["b: ENI_SG_RULES_MISMATCH"]


def test_it_does_not_work_over_a_peering_of_gateways__SG_19__TGW_21() -> None:
    west = plus(
        NET,
        TransitGateway(id="west", security_group_referencing_support=True),
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
    moved = {"route_table": "west-table", "propagate_to": ("west-table",)}
    west = change(west, "att-b", transit_gateway="west", **moved)
    west = change(west, "hub-table", routes=transit_routes(("10.2.0.0/16", "peering")))
    west = change(west, "rtb-b-work", routes=routes(("10.0.0.0/8", "west")))
    assert trace(west, "a", "b").blockers == ["b: ENI_SG_RULES_MISMATCH"]
    assert trace(change(west, "sg-b", rules=ALL_IN + ALL_OUT), "a", "b").works


def with_a_door() -> Network:
    """In b stands an interface endpoint, whose group is open."""
    return plus(
        NET,
        interface_endpoint("sqs", "b-work", vpc="vpc-b", service_name=SQS),
        door("sqs", "door", "b-work", "10.2.1.50", "sg-door"),
        open_group("sg-door", "vpc-b"),
    )


def test_it_does_not_work_for_a_privatelink_endpoint__SG_19() -> None:
    net = with_a_door()
    assert trace(net, "a", "door").works
    net = change(net, "sg-door", rules=FROM_A)
    assert trace(net, "a", "door").blockers == ["door: SG_REFERENCING_SUPPORT"]
    assert trace(net, "a", "door", 80).blockers == ["door: ENI_SG_RULES_MISMATCH"]
    near = change(net, "sg-door", rules=group_rows(("in", "tcp/443", "sg-b")))
    assert trace(near, "b", "door").works


def through_inspection(target: str) -> Network:
    """Between a and b the gateway hands everything to c, whose attachment subnet sends it on."""
    net = plus(NET, *vpc("c"), TransitGatewayRouteTable(id="behind", transit_gateway="hub"))
    net = change(net, "hub-table", routes=transit_routes(("10.0.0.0/8", "att-c")))
    net = change(net, "att-a", propagate_to=("behind",))
    net = change(net, "att-b", propagate_to=("behind",))
    net = change(net, "att-c", route_table="behind")
    return change(net, "rtb-c-tgw", routes=routes(("10.0.0.0/8", target)))


def test_it_does_not_work_through_an_inspection_vpc__SG_19() -> None:
    net = through_inspection("hub")
    assert trace(net, "a", "b").blockers == ["b: ENI_SG_RULES_MISMATCH"]
    assert trace(change(net, "sg-b", rules=ALL_IN + ALL_OUT), "a", "b").works


def test_a_firewall_there_is_said_to_hide_the_sender__SG_20__SG_19() -> None:
    net = through_inspection("c")
    net = change(net, "c", source_dest_check=False, forwards=Forwards.ROUTE)
    assert trace(net, "a", "b").blockers == ["b: SG_REFERENCES_NOT_PRESERVED"]
    assert trace(net, "a", "b", 80).blockers == ["b: ENI_SG_RULES_MISMATCH"]
