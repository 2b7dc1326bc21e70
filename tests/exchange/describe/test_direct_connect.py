"""Direct Connect as AWS describes it, in keys that begin with small letters."""

from typing import Any

import pytest

from playground.exchange.content import Content
from playground.exchange.recognising import Format, recognise
from tests.exchange.describe.reading import VPC, bare, left_out, said, sketched

DOOR = {"directConnectGatewayId": "5f294f92-bafb", "directConnectGatewayName": "dx"}
LINE: dict[str, Any] = {
    "virtualInterfaceId": "dxvif-1",
    "virtualInterfaceName": "lease",
    "virtualInterfaceType": "private",
    "virtualInterfaceState": "available",
    "virtualGatewayId": "",
    "directConnectGatewayId": "5f294f92-bafb",
}
ASSOCIATION: dict[str, Any] = {
    "directConnectGatewayId": "5f294f92-bafb",
    "associationState": "associated",
    "associatedGateway": {"id": "vgw-0a1", "type": "virtualPrivateGateway"},
    "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/16"}],
}
DOORS, LINES = "direct_connect_gateways", "virtual_interfaces"


def test_an_association_that_two_answers_tell_counts_once() -> None:
    answer = {"directConnectGatewayAssociations": [ASSOCIATION]}
    found = sketched({"directConnectGateways": [DOOR], **answer}, answer)
    assert said(found, DOORS, "5f294f92-bafb", "name", "associations") == {
        "name": "dx",
        "associations": [{"gateway": "vgw-0a1", "allowed_prefixes": ["10.0.0.0/16"]}],
    }


def test_an_association_that_ended_is_none() -> None:
    ended = {**ASSOCIATION, "associationState": "disassociated"}
    found = sketched({"directConnectGateways": [DOOR], "directConnectGatewayAssociations": [ended]})
    assert said(found, DOORS, "5f294f92-bafb", "associations") == {}


def test_a_gateway_that_only_its_association_names_is_not_described() -> None:
    found = sketched({"directConnectGatewayAssociations": [ASSOCIATION]})
    assert said(found, DOORS, "5f294f92-bafb", "undescribed") == {"undescribed": True}


def test_a_transit_gateway_behind_a_direct_connect_gateway_is_attached_to_it() -> None:
    other = {**ASSOCIATION, "associatedGateway": {"id": "tgw-0a1", "type": "transitGateway"}}
    found = sketched(
        {
            "TransitGateways": [{"TransitGatewayId": "tgw-0a1"}],
            "directConnectGateways": [DOOR],
            "directConnectGatewayAssociations": [other],
        }
    )
    [attachment] = found.of("transit_gateway_direct_connect_attachments")
    assert attachment.values["direct_connect_gateway"] == "5f294f92-bafb"
    assert attachment.values["route_table"] == "tgw-rtb-of-tgw-0a1"


def test_a_virtual_interface_ends_at_a_site_that_nobody_describes() -> None:
    found = sketched({"directConnectGateways": [DOOR], "virtualInterfaces": [LINE]})
    assert said(found, LINES, "dxvif-1") == {
        "id": "dxvif-1",
        "name": "lease",
        "type": "private",
        "direct_connect_gateway": "5f294f92-bafb",
        "state": "available",
        "network": "onprem-of-dxvif-1",
    }
    assert said(found, "on_premises_networks", "onprem-of-dxvif-1") == {
        "name": "Site of lease",
        "undescribed": True,
    }


def test_a_virtual_interface_may_lead_straight_to_a_virtual_private_gateway() -> None:
    straight = {**LINE, "virtualGatewayId": "vgw-0a1", "directConnectGatewayId": ""}
    found = said(sketched({"virtualInterfaces": [straight]}), LINES, "dxvif-1")
    assert found["virtual_private_gateway"] == "vgw-0a1"
    assert "direct_connect_gateway" not in found


def test_an_attachment_tells_where_a_virtual_interface_leads() -> None:
    silent = {**LINE, "directConnectGatewayId": None}
    attachment = {
        "directConnectGatewayId": "5f294f92-bafb",
        "virtualInterfaceId": "dxvif-1",
        "attachmentState": "attached",
    }
    found = sketched(
        {"virtualInterfaces": [silent], "directConnectGatewayAttachments": [attachment]}
    )
    assert said(found, LINES, "dxvif-1", "direct_connect_gateway") == {
        "direct_connect_gateway": "5f294f92-bafb"
    }


def test_public_virtual_interfaces_and_lines_are_not_modelled() -> None:
    found = sketched(
        {
            "virtualInterfaces": [{**LINE, "virtualInterfaceType": "public"}],
            "connections": [{"connectionId": "dxcon-1"}],
        }
    )
    assert [(one.kind, one.ids) for one in found.report.unmodelled] == [
        ("Direct Connect connection", ("dxcon-1",)),
        ("Virtual interface of type public", ("dxvif-1",)),
    ]


def test_a_deleted_virtual_interface_is_left_out() -> None:
    found = sketched({"virtualInterfaces": [{**LINE, "virtualInterfaceState": "deleted"}]})
    assert left_out(found) == {"dxvif-1": "its state is deleted"}


@pytest.mark.parametrize(
    "key", ["directConnectGateways", "virtualInterfaces", "directConnectGatewayAssociations"]
)
def test_its_files_are_known_by_their_small_keys(key: str) -> None:
    assert recognise(Content("dx.json", f'{{"{key}": []}}'.encode())) is Format.DESCRIBE


def test_keys_with_capital_letters_say_the_same() -> None:
    small = {
        "directConnectGateways": [DOOR],
        "directConnectGatewayAssociations": [ASSOCIATION],
        "virtualInterfaces": [{**LINE, "bgpPeers": [{"authKey": "hunter2"}]}],
    }
    one, other = sketched(small), sketched(_in_capitals(small))
    for section in (DOORS, LINES):
        assert [bare(it.values) for it in one.of(section)] == [
            bare(it.values) for it in other.of(section)
        ]
    assert one.of(DOORS) and one.of(LINES)
    assert any("no secret" in note for note in other.report.notes)


def _in_capitals(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_capitals(one) for one in value]
    if isinstance(value, dict):
        return {key[:1].upper() + key[1:]: _in_capitals(one) for key, one in value.items()}
    return value


GATEWAY = {"VpnGatewayId": "vgw-0a1", "VpcAttachments": [{"VpcId": "vpc-0a1", "State": "attached"}]}
VPN = {"VpnConnectionId": "vpn-0a1", "CustomerGatewayId": "cgw-0a1", "VpnGatewayId": "vgw-0a1"}
DETACHED = {"VpnGatewayId": "vgw-0a1", "VpcAttachments": []}


@pytest.mark.parametrize(
    ("more", "gateway", "lines"),
    [
        ({}, GATEWAY, ["dxvif-of-vgw-0a1"]),
        ({}, DETACHED, []),
        ({"virtualInterfaces": []}, GATEWAY, []),
        ({"VirtualInterfaces": []}, GATEWAY, []),
        ({"VpnConnections": [VPN]}, GATEWAY, []),
        ({"directConnectGatewayAssociations": [ASSOCIATION]}, GATEWAY, []),
        ({"directConnectGateways": [DOOR]}, DETACHED, ["dxvif-of-5f294f92-bafb"]),
    ],
)
def test_a_gateway_that_leads_nowhere_may_have_a_line_unless_aws_was_asked(
    more: dict[str, Any], gateway: dict[str, Any], lines: list[str]
) -> None:
    found = sketched({"Vpcs": [VPC], "VpnGateways": [gateway], **more})
    assert [one.key for one in found.of(LINES)] == lines
    assert all(one.values["undescribed"] for one in found.of(LINES))
