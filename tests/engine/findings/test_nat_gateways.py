"""NAT gateways whose own subnet leads nowhere."""

import pytest

from playground.engine.nodes import NatGatewayState, Node, TransitGateway
from tests.engine.findings.cast import SHOP, WEB, found, joined
from tests.engine.validity.cast import igw, nat, private_nat, regional_nat, route, subnet, table

STUCK = [("NatGatewayWithoutWayOut", "nat", "subnet")]
DOOR = igw()


def main(*routes: tuple[str, str | None]) -> Node:
    return table(*(route(*one) for one in routes), main=True)


@pytest.mark.parametrize("gateway", [nat(), private_nat()], ids=["public", "private"])
def test_a_nat_gateway_needs_a_way_on__NAT_01(gateway: Node) -> None:
    assert found(SHOP, WEB, DOOR, gateway, main()) == STUCK
    assert found(SHOP, WEB, DOOR, gateway, main(("0.0.0.0/0", "nat"))) == STUCK
    assert found(SHOP, WEB, DOOR, gateway, main(("::/0", "igw"))) == STUCK


def test_a_few_blocks_more_are_no_way_out__NAT_01() -> None:
    rows = main(("0.0.0.0/0", "nat"), ("10.9.0.0/16", "pcx-0123"))
    kinds = [kind for kind, _, _ in found(SHOP, WEB, DOOR, nat(), rows)]
    assert "NatGatewayWithoutWayOut" in kinds


def test_a_public_one_gets_out_by_the_internet_gateway__NAT_01() -> None:
    assert found(SHOP, WEB, DOOR, nat(), main(("0.0.0.0/0", "igw"))) == []


def test_it_may_serve_hosts_of_its_own_subnet_besides__NAT_18() -> None:
    rows = main(("0.0.0.0/0", "nat"), ("203.0.113.0/24", "igw"))
    assert found(SHOP, WEB, DOOR, nat(), rows) == []


@pytest.mark.parametrize("gateway", [regional_nat(), nat(state=NatGatewayState.DELETED)])
def test_one_without_a_subnet_or_that_is_gone_needs_none__NAT_15(gateway: Node) -> None:
    assert found(SHOP, WEB, gateway, main()) == []


def test_the_internet_gateway_drops_what_a_private_one_sends__NAT_09() -> None:
    dropped = [("PrivateNatGatewayToInternet", "nat", "subnet")]
    assert found(SHOP, WEB, DOOR, private_nat(), main(("0.0.0.0/0", "igw"))) == dropped


def test_a_private_one_leads_to_a_transit_gateway__NAT_09() -> None:
    home = subnet("web", "10.0.1.0/24")
    on = TransitGateway(id="tgw"), joined("shop", home, route_table=None)
    rows = main(("0.0.0.0/0", "igw"), ("10.0.0.0/8", "tgw"))
    kinds = [kind for kind, _, _ in found(SHOP, home, DOOR, *on, private_nat(), rows)]
    assert "PrivateNatGatewayToInternet" not in kinds
