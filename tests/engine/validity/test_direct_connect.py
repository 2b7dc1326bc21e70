"""What AWS accepts of Direct Connect gateways, virtual interfaces, and attachments to sites."""

from typing import Any

import pytest

from playground.engine.nodes import (
    CustomerGateway,
    Node,
    Ref,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpnAttachment,
    VirtualInterfaceType,
    VirtualPrivateGateway,
)
from playground.engine.validity import transit_quotas
from tests.engine.sites import exchange, line, on_hub, site, vpn
from tests.engine.validity.cast import found, subnet, vpc
from tests.engine.validity.test_transit import attachment, hub_table

SHOP, WEB = vpc("10.0.0.0/16"), subnet("web", "10.0.1.0/24")
OFFICE, ROUTER = site("office", "192.168.0.0/16"), CustomerGateway(id="cgw", network="office")
VGW = VirtualPrivateGateway(id="vgw", vpc="shop")
HUB, OTHER = TransitGateway(id="hub"), TransitGateway(id="other")
GROUND: tuple[Node, ...] = (SHOP, WEB, OFFICE, ROUTER, VGW, HUB, OTHER)
TRANSIT = VirtualInterfaceType.TRANSIT
TO_HUB = exchange(("hub", ("10.0.0.0/8",)))


def attached(id: Ref = "att-dx", **more: Any) -> TransitGatewayDirectConnectAttachment:
    more = {"transit_gateway": "hub", "direct_connect_gateway": "dxgw"} | more
    return TransitGatewayDirectConnectAttachment(id=id, **more)


def connect(transport: Ref, **more: Any) -> TransitGatewayConnect:
    return TransitGatewayConnect(
        id="connect", transit_gateway="hub", transport_attachment=transport, network="office"
    )


def test_sound_ways_to_sites_have_no_fault() -> None:
    sound = (
        TO_HUB,
        line("vif", type=TRANSIT, direct_connect_gateway="dxgw"),
        line("straight", virtual_private_gateway="vgw"),
        attached(),
        attachment("att"),
        connect("att"),
        *on_hub(vpn("vpn", transit_gateway="hub"), route_table=None, propagate_to=()),
    )
    assert found(*GROUND, *sound) == []
    assert found(*GROUND, exchange(("vgw", ())), line("vif", direct_connect_gateway="dxgw")) == []


def test_only_gateways_are_associated__TGW_01() -> None:
    wrong = [("AssociationWithOtherThing", "dxgw", "associations[0].gateway")]
    assert found(*GROUND, exchange(("web", ()))) == wrong


def test_a_gateway_is_associated_once__TGW_01() -> None:
    twice = exchange(("vgw", ()), ("vgw", ()))
    wrong = [("AssociationTwice", "dxgw", "associations[1].gateway")]
    assert found(*GROUND, twice) == wrong


def test_a_direct_connect_gateway_is_for_one_kind__TGW_01() -> None:
    mixed = exchange(("vgw", ()), ("hub", ("10.0.0.0/8",)))
    wrong = [("MixedAssociations", "dxgw", "associations[1].gateway")]
    assert found(*GROUND, mixed) == wrong


def test_a_transit_gateway_needs_allowed_prefixes__TGW_01() -> None:
    wrong = [("TransitAssociationWithoutPrefixes", "dxgw", "associations[0].allowed_prefixes")]
    assert found(*GROUND, exchange(("hub", ()))) == wrong


def test_what_is_attached_is_associated__TGW_01() -> None:
    wrong = [("AttachmentWithoutAssociation", "att-dx", "direct_connect_gateway")]
    assert found(*GROUND, exchange(("other", ("10.0.0.0/8",))), attached()) == wrong


def test_a_virtual_interface_leads_to_gateways_of_its_kind__TGW_01() -> None:
    wrong = [("VirtualInterfaceOfOtherKind", "vif", "type")]
    assert found(*GROUND, TO_HUB, line("vif", direct_connect_gateway="dxgw")) == wrong
    transit = line("vif", type=TRANSIT, direct_connect_gateway="dxgw")
    assert found(*GROUND, exchange(("vgw", ())), transit) == wrong
    assert found(*GROUND, line("vif", type=TRANSIT, virtual_private_gateway="vgw")) == wrong
    nowhere = [("VirtualInterfaceToNowhere", "vif", "direct_connect_gateway")]
    assert found(*GROUND, line("vif")) == nowhere


def test_connect_runs_over_a_vpc_or_direct_connect_attachment__TGW_01() -> None:
    assert found(*GROUND, TO_HUB, attached(), connect("att-dx")) == []
    wrong = [("ConnectOverOtherThing", "connect", "transport_attachment")]
    assert found(*GROUND, connect("vgw")) == wrong
    elsewhere = attachment("att", transit_gateway="other")
    assert found(*GROUND, elsewhere, connect("att")) == wrong


def test_a_connection_is_attached_where_it_leads__TGW_01() -> None:
    stray = on_hub(vpn("vpn", transit_gateway="other"), route_table=None, propagate_to=())
    wrong = [("VpnAttachedElsewhere", "att-vpn", "transit_gateway")]
    assert found(*GROUND, *stray) == wrong


def test_a_connection_is_attached_once__TGW_06() -> None:
    once = on_hub(vpn("vpn", transit_gateway="hub"), route_table=None, propagate_to=())
    again = TransitGatewayVpnAttachment(id="again", transit_gateway="hub", vpn_connection="vpn")
    assert found(*GROUND, *once, again) == [("AttachedTwice", "again", "vpn_connection")]
    wrong = [("AttachedTwice", "again", "direct_connect_gateway")]
    assert found(*GROUND, TO_HUB, attached(), attached("again")) == wrong


def test_tables_of_another_gateway_are_none_for_it__TGW_06() -> None:
    theirs = hub_table("theirs", transit_gateway="other")
    named = attached(route_table="theirs", propagate_to=("theirs",))
    assert found(*GROUND, TO_HUB, theirs, named) == [
        ("TableOfOtherTransitGateway", "att-dx", "route_table"),
        ("TableOfOtherTransitGateway", "att-dx", "propagate_to[0]"),
    ]


def test_a_route_names_an_attachment_of_its_gateway__TGW_10() -> None:
    row = TransitGatewayRoute(destination=SHOP.cidrs[0], attachment="att-dx")
    theirs = TransitGatewayRouteTable(id="theirs", transit_gateway="other", routes=(row,))
    wrong = [("RouteByForeignAttachment", "theirs", "routes[0].attachment")]
    assert found(*GROUND, TO_HUB, attached(), theirs) == wrong


def test_attachments_of_every_kind_count__TGW_28(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = (*GROUND, TO_HUB, attached(), attachment("att"), connect("att"))
    monkeypatch.setattr(transit_quotas.AttachmentsPerTransitGateway, "limit", 2)
    assert found(*nodes) == [("AttachmentsPerTransitGateway", "connect", "transit_gateway")]
