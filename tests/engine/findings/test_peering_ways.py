"""Peering connections that one side uses, or nobody, or that wait."""

import pytest

from playground.engine.findings.peering_ways import OneSidedPeering
from playground.engine.network import Network
from playground.engine.nodes import Node
from tests.engine.findings.cast import LAB, LAB_WEB, SHOP, WEB, found, found_in, hub, joined, told
from tests.engine.validity.cast import nat, network, pcx, route, subnet, table

GROUND = (SHOP, LAB, WEB, LAB_WEB, pcx())


def ours(*routes: tuple[str, str]) -> Node:
    return table(*(route(*one) for one in routes), main=True)


def theirs(*routes: tuple[str, str]) -> Node:
    return table(*(route(*one) for one in routes), id="rtb-lab", vpc="lab", main=True)


ONE_SIDED = [("OneSidedPeering", "pcx", "")]


def test_traffic_needs_a_route_in_both_vpcs__PCX_03() -> None:
    there, back = ours(("10.1.0.0/16", "pcx")), theirs(("10.0.0.0/16", "pcx"))
    assert found(*GROUND, there, theirs()) == ONE_SIDED
    assert found(*GROUND, ours(), back) == ONE_SIDED
    assert found(*GROUND, there, back) == []
    one = told(*GROUND, there, theirs())
    assert isinstance(one, OneSidedPeering)
    assert (one.sender, one.table, one.peer) == ("shop", "rtb", "lab")


def test_a_route_past_the_peers_blocks_is_none__PCX_04() -> None:
    there = ours(("10.1.0.0/16", "pcx"))
    assert found(*GROUND, there, theirs(("10.9.0.0/16", "pcx"))) == ONE_SIDED
    assert found(*GROUND, there, theirs(("10.0.1.0/24", "pcx"))) == []


def test_a_table_that_no_subnet_uses_is_none__PCX_03__RT_01() -> None:
    idle = table(route("10.0.0.0/16", "pcx"), id="idle", vpc="lab")
    kinds = [kind for kind, _, _ in found(*GROUND, ours(("10.1.0.0/16", "pcx")), theirs(), idle)]
    assert kinds == ["OneSidedPeering", "UnusedRouteTable"]


def test_a_connection_that_nobody_uses__PCX_03() -> None:
    assert found(*GROUND, ours(), theirs()) == [("PeeringWithoutRoutes", "pcx", "")]
    assert found(SHOP, LAB, WEB, pcx()) == []  # nobody is there yet who could use it


def test_what_a_nat_gateway_sends_finds_its_way_back__NAT_13__PCX_20() -> None:
    home = subnet("front", "10.0.2.0/24", route_table="rtb-front")
    by_nat = table(route("10.1.0.0/16", "pcx"), id="rtb-front")
    gateway = nat(subnet="front", ip="10.0.2.20")
    nodes = (*GROUND, ours(("10.1.0.0/16", "nat")), theirs(), home, by_nat)
    assert found(*nodes, gateway) == []
    assert "OneSidedPeering" in [kind for kind, _, _ in found(*nodes)]
    beside = subnet("beside", "10.0.3.0/24", route_table="rtb-front")
    assert "OneSidedPeering" in [kind for kind, _, _ in found(*nodes, gateway, beside)]


def test_replies_may_take_a_transit_gateway__PCX_12() -> None:
    there, back = ours(("10.1.0.0/16", "pcx")), theirs(("10.0.0.0/8", "tgw"))
    on = (*hub(), joined("shop", WEB), joined("lab", LAB_WEB))
    kinds = [kind for kind, _, _ in found(*GROUND, there, back, *on)]
    assert "OneSidedPeering" not in kinds


@pytest.mark.parametrize("unknown", ["lab", "lab-web", "rtb-lab"])
def test_of_a_side_that_nobody_describes_nothing_is_said(unknown: str) -> None:
    nodes = list(network(*GROUND, ours(("10.1.0.0/16", "pcx")), theirs()))
    assert found_in(Network(nodes)) == ONE_SIDED
    assert found_in(Network(nodes, undescribed=[unknown])) == []


def test_a_request_waits_for_the_other_owner__PCX_10() -> None:
    waiting = pcx(status="pending-acceptance")
    assert found(SHOP, LAB, WEB, LAB_WEB, waiting) == [("PeeringNotAccepted", "pcx", "status")]
    assert found(SHOP, LAB, WEB, LAB_WEB, pcx(status="rejected")) == []
