"""Transit gateways: replies that find no way back (TGW-09)."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.findings.transit_returns import SenderNotInTable, VpcDoesNotAnswer
from playground.engine.network import Network
from playground.engine.nodes import Node, TransitGatewayRoute, TransitGatewayRouteTable
from tests.engine.findings.cast import LAB, LAB_WEB, SHOP, WEB, found, found_in, hub, joined, told
from tests.engine.validity.cast import network, route, table, vpc

OURS = table(route("10.0.0.0/8", "tgw"), main=True)
THEIRS = table(route("10.0.0.0/8", "tgw"), id="rtb-lab", vpc="lab", main=True)
SILENT = table(id="rtb-lab", vpc="lab", main=True)
GROUND = (SHOP, LAB, WEB, LAB_WEB, OURS, *hub())
LONE = [("SenderNotInTable", "tgw-rtb-2", "")]


def second(*routes: tuple[str, str | None]) -> TransitGatewayRouteTable:
    """Another table of the transit gateway."""
    rows = tuple(
        TransitGatewayRoute(destination=parse_prefix(block), attachment=by) for block, by in routes
    )
    return TransitGatewayRouteTable(id="tgw-rtb-2", transit_gateway="tgw", routes=rows)


def test_a_vpc_that_is_sent_to_leads_back_to_the_transit_gateway__TGW_09() -> None:
    both = joined("shop", WEB), joined("lab", LAB_WEB)
    assert found(*GROUND, *both, THEIRS) == []
    assert found(*GROUND, *both, SILENT) == [("VpcDoesNotAnswer", "att-lab", "")]
    one = told(*GROUND, *both, SILENT)
    assert isinstance(one, VpcDoesNotAnswer)
    assert (one.vpc, one.sender) == ("lab", "shop")


def test_nobody_has_to_answer_whom_nobody_asks__TGW_09() -> None:
    unknown = joined("shop", WEB), joined("lab", LAB_WEB, propagate_to=())
    assert found(*GROUND, *unknown, SILENT) == []
    past = table(route("10.8.0.0/16", "tgw"), main=True)
    both = joined("shop", WEB), joined("lab", LAB_WEB)
    assert found(SHOP, LAB, WEB, LAB_WEB, past, *hub(), *both, SILENT) == []


def apart(*routes: tuple[str, str | None]) -> tuple[Node, ...]:
    """The lab's replies are looked up in a table that the shop does not propagate to."""
    lab = joined("lab", LAB_WEB, route_table="tgw-rtb-2", propagate_to=("tgw-rtb",))
    return (*GROUND, second(*routes), joined("shop", WEB), lab, THEIRS)


def test_the_table_of_the_receiver_knows_the_sender__TGW_09() -> None:
    assert found(*apart()) == LONE
    one = told(*apart())
    assert isinstance(one, SenderNotInTable)
    assert (one.sender, one.sender_attachment, one.receiver) == ("shop", "att-shop", "lab")
    assert found(*apart(("10.0.0.0/16", "att-shop"))) == []
    assert found(*apart(("10.8.0.0/16", "att-shop"))) == []


@pytest.mark.parametrize("by", ["att-lab", None])
def test_a_wider_route_may_lead_by_a_firewall_or_shut_out_on_purpose__TGW_11(
    by: str | None,
) -> None:
    assert found(*apart(("0.0.0.0/0", by))) == []
    assert found(*apart(("10.0.0.0/8", by))) == []
    assert found(*apart(("192.168.0.0/16", by))) == LONE


def test_a_wider_route_need_not_hold_every_block_of_a_vpc__TGW_11() -> None:
    wide = vpc("10.0.0.0/16", "100.64.0.0/16")
    assert found(wide, *apart(("10.0.0.0/8", None))[1:]) == []


@pytest.mark.parametrize("unknown", ["tgw-rtb-2", "tgw", "lab", "rtb-lab", "att-lab"])
def test_of_a_gateway_that_is_not_all_told_nothing_is_said(unknown: str) -> None:
    nodes = list(network(*apart()))
    assert found_in(Network(nodes)) == LONE
    assert found_in(Network(nodes, undescribed=[unknown])) == []
