"""What AWS accepts of transit gateways, their attachments and their tables."""

from typing import Any

import pytest

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    AttachmentState,
    Node,
    Ref,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.engine.validity import faults, transit_quotas
from tests.engine.validity.cast import found, network, route, subnet, table, vpc

SHOP, LAB = vpc("10.0.0.0/16"), vpc("10.9.0.0/16", id="lab")
WEB = subnet("web", "10.0.1.0/24")
LAB_WEB = subnet("lab-web", "10.9.1.0/24", vpc="lab")
GROUND: tuple[Node, ...] = (SHOP, LAB, WEB, LAB_WEB)
HUB, OTHER = TransitGateway(id="hub"), TransitGateway(id="other")


def attachment(id: Ref = "att", subnets: tuple[Ref, ...] = ("web",), **more: Any) -> Node:
    more = {"vpc": "shop", "transit_gateway": "hub"} | more
    return TransitGatewayVpcAttachment(id=id, subnets=subnets, **more)


def hub_table(id: Ref = "spokes", *routes: tuple[str, Ref | None], **more: Any) -> Node:
    rows = (TransitGatewayRoute(destination=parse_prefix(to), attachment=by) for to, by in routes)
    more.setdefault("transit_gateway", "hub")
    return TransitGatewayRouteTable(id=id, routes=tuple(rows), **more)


def peering(id: Ref = "peering", **more: Any) -> Node:
    ends = {"transit_gateway": "hub", "peer_transit_gateway": "other"}
    return TransitGatewayPeeringAttachment(id=id, **(ends | more))


def test_a_sound_transit_gateway_has_no_fault() -> None:
    sound = (
        hub_table("spokes", ("10.8.0.0/16", None), ("10.7.0.0/16", "peering")),
        attachment(route_table="spokes", propagate_to=("spokes",)),
        attachment("att-lab", ("lab-web",), vpc="lab", propagate_to=("spokes",)),
        peering(route_table="spokes"),
        table(route("10.9.0.0/16", "hub")),
    )
    assert found(*GROUND, HUB, OTHER, *sound) == []


def test_a_route_leads_only_to_a_gateway_that_the_vpc_is_attached_to__TGW_01() -> None:
    toward = table(route("10.9.0.0/16", "hub"))
    assert found(SHOP, HUB, toward) == [
        ("RouteToForeignTransitGateway", "rtb", "routes[0].target"),
    ]
    assert found(SHOP, WEB, HUB, attachment(), toward) == []


def test_a_vpc_is_attached_within_its_region__TGW_01() -> None:
    away = TransitGateway(id="hub", region="eu-west-1")
    assert found(SHOP, WEB, away, attachment()) == [
        ("AttachmentInOtherRegion", "att", "transit_gateway"),
    ]


def test_an_attachment_has_one_subnet_of_its_vpc_in_a_zone__TGW_02() -> None:
    assert found(*GROUND, HUB, attachment(subnets=())) == [
        ("AttachmentWithoutSubnet", "att", "subnets")
    ]
    assert found(*GROUND, HUB, attachment(subnets=("lab-web",))) == [
        ("AttachmentSubnetInOtherVpc", "att", "subnets[0]")
    ]
    twin = subnet("twin", "10.0.2.0/24")
    assert found(*GROUND, HUB, twin, attachment(subnets=("web", "twin"))) == [
        ("AttachmentSubnetsInOneZone", "att", "subnets[1]")
    ]
    far = subnet("far", "10.0.2.0/24", zone="us-east-1b")
    assert found(*GROUND, HUB, far, attachment(subnets=("web", "far"))) == []


def test_the_subnets_of_an_attachment_have_ipv4__TGW_25() -> None:
    modern = vpc("10.0.0.0/16", ipv6=["2001:db8::/56"])
    only_v6 = subnet("web", ipv6="2001:db8::/64")
    assert found(modern, HUB, only_v6, attachment()) == [
        ("AttachmentSubnetWithoutIpv4", "att", "subnets[0]")
    ]


def test_a_vpc_is_attached_once__TGW_06() -> None:
    assert found(*GROUND, HUB, attachment(), attachment("again")) == [
        ("SecondAttachment", "again", "vpc")
    ]
    assert found(*GROUND, HUB, OTHER, attachment(), attachment("b", transit_gateway="other")) == []


@pytest.mark.parametrize(
    ("node", "at"),
    [
        (attachment(route_table="theirs"), ("att", "route_table")),
        (attachment(propagate_to=("theirs",)), ("att", "propagate_to[0]")),
        (peering(route_table="theirs"), ("peering", "route_table")),
        (peering(peer_route_table="spokes"), ("peering", "peer_route_table")),
    ],
)
def test_an_attachment_uses_tables_of_its_gateway__TGW_06(node: Node, at: tuple[str, str]) -> None:
    tables = hub_table(), hub_table("theirs", transit_gateway="other")
    assert found(*GROUND, HUB, OTHER, *tables, node) == [("TableOfOtherTransitGateway", *at)]


def test_a_gateway_has_one_default_table_for_each_purpose__TGW_07() -> None:
    one, two = hub_table("a", default_association=True), hub_table("b", default_propagation=True)
    assert found(HUB, one, two) == []
    three = hub_table("c", default_association=True)
    assert found(HUB, one, two, three) == [("SecondDefaultTable", "c", "default_association")]


def test_a_table_has_one_static_route_for_a_destination__TGW_10() -> None:
    twice = hub_table("spokes", ("10.0.0.0/8", None), ("10.0.0.0/8", None))
    assert found(HUB, twice) == [("TransitGatewayRouteTwice", "spokes", "routes[1].destination")]


def test_a_route_names_an_attachment_of_its_gateway__TGW_10() -> None:
    theirs = hub_table("theirs", ("10.0.0.0/8", "att"), transit_gateway="other")
    assert found(*GROUND, HUB, OTHER, attachment(), theirs) == [
        ("RouteByForeignAttachment", "theirs", "routes[0].attachment")
    ]


@pytest.mark.parametrize("block", ["10.0.0.0/16", "10.0.9.0/24"])
def test_an_overlap_is_a_warning__TGW_12(block: str) -> None:
    twin = vpc(block, id="twin")
    near = subnet("near", f"{block.rpartition('/')[0]}/26", vpc="twin")
    first = attachment(propagate_to=("spokes",))
    later = attachment("later", ("near",), vpc="twin", propagate_to=("spokes",))
    nodes = (SHOP, WEB, twin, near, HUB, hub_table(), first)
    (fault,) = faults(network(*nodes, later))
    assert type(fault).__name__ == "BlockNotPropagated"
    assert (fault.resource, fault.severity.value) == ("later", "warning")
    gone = attachment("later", ("near",), vpc="twin", state=AttachmentState.DELETED)
    assert list(faults(network(*nodes, gone))) == []


def test_two_gateways_are_peered__TGW_20() -> None:
    assert found(HUB, peering(peer_transit_gateway="hub")) == [
        ("TransitGatewayPeeredWithItself", "peering", "peer_transit_gateway")
    ]


# --- quotas: one more is a warning


def test_five_gateways_for_an_account_in_a_region__LIM_10__TGW_28() -> None:
    five = [TransitGateway(id=f"tgw-{number}") for number in range(5)]
    assert found(*five, TransitGateway(id="away", region="eu-west-1")) == []
    assert found(*five, HUB) == [("TransitGatewaysPerRegion", "hub", "region")]


def test_five_gateways_for_a_vpc__LIM_10() -> None:
    gateways = [TransitGateway(id=f"tgw-{n}", account=str(n)) for n in range(6)]
    each = [attachment(f"att-{n}", transit_gateway=f"tgw-{n}") for n in range(6)]
    assert found(SHOP, WEB, *gateways, *each[:5]) == []
    assert found(SHOP, WEB, *gateways, *each) == [("TransitGatewaysPerVpc", "att-5", "vpc")]


def test_twenty_tables_for_a_gateway__TGW_28__LIM_10() -> None:
    tables = [hub_table(f"t-{number}") for number in range(21)]
    assert found(HUB, *tables[:20]) == []
    assert found(HUB, *tables) == [("TablesPerTransitGateway", "t-20", "transit_gateway")]


def test_fifty_peerings_for_a_gateway__TGW_28() -> None:
    every = [peering(f"p-{number}") for number in range(51)]
    assert found(HUB, OTHER, *every[:50]) == []
    assert ("PeeringsPerTransitGateway", "p-50", "transit_gateway") in found(HUB, OTHER, *every)


@pytest.mark.parametrize(
    ("quota", "limit"),
    [("RoutesPerTransitGateway", 10_000), ("AttachmentsPerTransitGateway", 5_000)],
)
def test_the_large_quotas_of_a_gateway__TGW_28(quota: str, limit: int) -> None:
    assert getattr(transit_quotas, quota).limit == limit
