"""Routes to a transit gateway that lead nowhere."""

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Node,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
)
from tests.engine.findings.cast import (
    LAB,
    LAB_WEB,
    SHOP,
    WEB,
    carrier,
    found,
    found_in,
    hub,
    joined,
)
from tests.engine.validity.cast import network, route, subnet, table

TO_HUB = table(route("10.0.0.0/8", "tgw"), main=True)
FROM_LAB = table(route("10.0.0.0/8", "tgw"), id="rtb-lab", vpc="lab", main=True)
GROUND = (SHOP, LAB, WEB, LAB_WEB, TO_HUB, FROM_LAB, *hub())
SOUND = (*GROUND, joined("shop", WEB), joined("lab", LAB_WEB))


def test_two_vpcs_on_a_transit_gateway_that_know_each_other_are_sound__TGW_09() -> None:
    assert found(*SOUND) == []


def test_a_vpc_that_is_not_attached_sends_into_a_blackhole__RT_19() -> None:
    dead = [("RouteToUnattachedTransitGateway", "rtb-lab", "routes[0].target")]
    assert found(*GROUND, joined("shop", WEB)) == dead


def test_in_a_network_that_was_found_the_attachments_may_not_be_told() -> None:
    nodes = list(network(*GROUND))
    assert found_in(Network(nodes, as_found=True)) == []
    one_is_told = Network([*nodes, joined("shop", WEB)], as_found=True)
    assert [ref for _, ref, _ in found_in(one_is_told)] == ["rtb-lab"]


@pytest.mark.parametrize("state", ["pending", "pendingAcceptance", "failed", "deleted", "rejected"])
def test_an_attachment_carries_only_while_it_is_available__TGW_27(state: str) -> None:
    waiting = joined("lab", LAB_WEB, state=AttachmentState(state))
    dead = [("RouteByUnreadyAttachment", "rtb-lab", "routes[0].target")]
    assert found(*GROUND, joined("shop", WEB), waiting) == dead


def test_so_do_peerings_of_transit_gateways__TGW_20__TGW_27() -> None:
    def peered(state: str) -> list[tuple[str, str, str]]:
        far = TransitGatewayRoute(destination=parse_prefix("10.8.0.0/16"), attachment="att-peer")
        peering = TransitGatewayPeeringAttachment(
            id="att-peer",
            transit_gateway="tgw",
            peer_transit_gateway="far",
            state=AttachmentState(state),
        )
        return found(SHOP, *hub(far), TransitGateway(id="far", region="eu-west-1"), peering)

    dead = [("TransitRouteToUnreadyAttachment", "tgw-rtb", "routes[0].attachment")]
    assert peered("pendingAcceptance") == dead
    assert peered("available") == []


def test_a_blackhole_in_a_transit_gateway_is_there_on_purpose__TGW_11() -> None:
    none = TransitGatewayRoute(destination=parse_prefix("10.8.0.0/16"), attachment=None)
    assert found(SHOP, *hub(none)) == []


def test_without_association_nothing_goes_on__TGW_07() -> None:
    loose = joined("lab", LAB_WEB, route_table=None)
    dead = ("AttachmentNotAssociated", "att-lab", "route_table")
    assert dead in found(*GROUND, joined("shop", WEB), loose)
    silent = table(id="rtb-lab", vpc="lab", main=True)
    kinds = [kind for kind, _, _ in found(*GROUND[:5], *hub(), silent, loose)]
    assert "AttachmentNotAssociated" not in kinds


def test_hosts_in_a_zone_without_attachment_subnet_do_not_get_there__TGW_03() -> None:
    far = subnet("far", "10.0.2.0/24", zone="us-east-1b")
    dead = [("ZoneWithoutAttachment", "far", "availability_zone")]
    assert found(*SOUND, far, carrier(subnet="far")) == dead
    assert found(*SOUND, far) == []
    other_table: tuple[Node, ...] = (
        subnet("far", "10.0.2.0/24", zone="us-east-1b", route_table="own"),
        table(id="own"),
    )
    assert found(*SOUND, *other_table, carrier(subnet="far")) == []
