"""VPN and Direct Connect as AWS describes them: what it knows of sites, and what it does not."""

from typing import Any

import pytest

from playground.exchange.sketch import NOTHING, Sketch
from playground.scenariofile import ScenarioFileError
from tests.exchange.describe.reading import VPC, left_out, said, sketched

CUSTOMER = {"CustomerGatewayId": "cgw-0a1", "BgpAsn": "65534", "IpAddress": "203.0.113.12"}
DOOR = {"VpnGatewayId": "vgw-0a1", "VpcAttachments": [{"State": "attached", "VpcId": "vpc-0a1"}]}
CONNECTION: dict[str, Any] = {
    "VpnConnectionId": "vpn-0a1",
    "CustomerGatewayId": "cgw-0a1",
    "VpnGatewayId": "vgw-0a1",
    "State": "available",
    "Options": {"StaticRoutesOnly": False},
    "VgwTelemetry": [],
}
CONNECTIONS, CUSTOMERS = "vpn_connections", "customer_gateways"
LEARNT = {
    "DestinationCidrBlock": "192.168.0.0/16",
    "GatewayId": "vgw-0a1",
    "Origin": "EnableVgwRoutePropagation",
    "State": "active",
}
TABLE = {"RouteTableId": "rtb-0a1", "VpcId": "vpc-0a1", "Routes": [LEARNT]}


def joined(*connections: dict[str, Any], **answers: Any) -> Sketch:
    """A VPC with a door to a site, by these connections."""
    place = {"Vpcs": [VPC], "CustomerGateways": [CUSTOMER], "VpnGateways": [DOOR]}
    return sketched({**place, "VpnConnections": list(connections), **answers})


def test_a_customer_gateway() -> None:
    found = said(joined(), CUSTOMERS, "cgw-0a1", "ip_address", "bgp_asn", "network")
    assert found == {"ip_address": "203.0.113.12", "bgp_asn": 65534}


def test_a_long_as_number_has_a_key_of_its_own() -> None:
    long = {"CustomerGatewayId": "cgw-0a1", "BgpAsnExtended": "4200000000"}
    assert said(joined(CustomerGateways=[long]), CUSTOMERS, "cgw-0a1", "bgp_asn") == {
        "bgp_asn": 4200000000
    }


def test_an_as_number_that_is_none_is_told_with_its_place() -> None:
    with pytest.raises(ScenarioFileError, match=r"CustomerGateways\[0\].BgpAsn"):
        joined(CustomerGateways=[{**CUSTOMER, "BgpAsn": "AS65000"}])


@pytest.mark.parametrize(
    ("attachments", "vpc"),
    [
        ([{"State": "attached", "VpcId": "vpc-0a1"}], "vpc-0a1"),
        ([{"State": "detached", "VpcId": "vpc-0b2"}], NOTHING),
        ([], NOTHING),
    ],
)
def test_a_virtual_private_gateway_is_attached_or_not(
    attachments: list[dict[str, str]], vpc: object
) -> None:
    found = joined(VpnGateways=[{"VpnGatewayId": "vgw-0a1", "VpcAttachments": attachments}])
    assert found.resources["virtual_private_gateways", "vgw-0a1"].values["vpc"] == vpc


def test_tunnels_have_their_status_and_who_opens_them() -> None:
    options = [
        {"OutsideIpAddress": "198.51.100.1", "StartupAction": "start"},
        {"OutsideIpAddress": "198.51.100.2"},
    ]
    telemetry = [
        {"OutsideIpAddress": "198.51.100.2", "Status": "UP"},
        {"OutsideIpAddress": "198.51.100.1", "Status": "DOWN"},
    ]
    found = joined({**CONNECTION, "Options": {"TunnelOptions": options}, "VgwTelemetry": telemetry})
    assert said(found, CONNECTIONS, "vpn-0a1", "tunnels")["tunnels"] == [
        {"startup_action": "start", "status": "down"},
        {"status": "up"},
    ]


def test_tunnels_of_which_nobody_tells_are_noted() -> None:
    found = joined({**CONNECTION, "VgwTelemetry": None})
    assert any("vpn-0a1: nothing is said of its tunnels" in note for note in found.report.notes)


def test_static_routes_are_those_that_are_there() -> None:
    routes = [
        {"DestinationCidrBlock": "192.168.0.0/16", "State": "available"},
        {"DestinationCidrBlock": "192.168.9.0/24", "State": "deleted"},
    ]
    static = {**CONNECTION, "Options": {"StaticRoutesOnly": True}, "Routes": routes}
    assert said(joined(static), CONNECTIONS, "vpn-0a1", "static_routes_only", "routes") == {
        "static_routes_only": True,
        "routes": ["192.168.0.0/16"],
    }


def test_what_bgp_announces_is_seen_in_the_tables_that_learnt_it() -> None:
    found = joined(CONNECTION, RouteTables=[TABLE])
    assert said(found, CONNECTIONS, "vpn-0a1", "routes") == {"routes": ["192.168.0.0/16"]}
    assert not found.of("on_premises_networks")


def test_of_two_connections_nobody_knows_which_announced_it() -> None:
    other = {**CONNECTION, "VpnConnectionId": "vpn-0b2"}
    found = joined(CONNECTION, other, RouteTables=[TABLE])
    assert [one.values["routes"] for one in found.of(CONNECTIONS)] == [[], []]
    assert said(found, CUSTOMERS, "cgw-0a1", "network") == {"network": "onprem-of-cgw-0a1"}


def test_a_site_that_is_not_heard_is_not_described() -> None:
    found = joined(CONNECTION)
    assert said(found, CUSTOMERS, "cgw-0a1", "network") == {"network": "onprem-of-cgw-0a1"}
    assert said(found, "on_premises_networks", "onprem-of-cgw-0a1", "undescribed", "cidrs") == {
        "undescribed": True
    }


def test_what_a_transit_gateway_learnt_by_a_connection_is_announced_by_it() -> None:
    by = {
        "TransitGatewayAttachmentId": "tgw-attach-0a1",
        "ResourceType": "vpn",
        "ResourceId": "vpn-0a1",
    }
    route = {
        "DestinationCidrBlock": "172.31.0.0/16",
        "Type": "propagated",
        "State": "active",
        "TransitGatewayAttachments": [by],
    }
    table = {"TransitGatewayRouteTableId": "tgw-rtb-0a1"}
    found = joined(
        {**CONNECTION, "VpnGatewayId": None, "TransitGatewayId": "tgw-0a1"},
        TransitGateways=[{"TransitGatewayId": "tgw-0a1"}],
        TransitGatewayRouteTables=[{**table, "TransitGatewayId": "tgw-0a1"}],
        TransitGatewayStaticRoutes=[{**table, "Routes": [route]}],
    )
    assert said(found, CONNECTIONS, "vpn-0a1", "routes") == {"routes": ["172.31.0.0/16"]}
    attachment = said(found, "transit_gateway_vpn_attachments", "tgw-attach-0a1")
    assert attachment["vpn_connection"] == "vpn-0a1"
    assert attachment["propagate_to"] == ["tgw-rtb-0a1"]


def test_a_connection_to_a_transit_gateway_is_attached_to_it_even_if_nobody_says_how() -> None:
    found = joined(
        {**CONNECTION, "VpnGatewayId": None, "TransitGatewayId": "tgw-0a1"},
        TransitGateways=[{"TransitGatewayId": "tgw-0a1"}],
    )
    attachment = said(found, "transit_gateway_vpn_attachments", "tgw-attach-of-vpn-0a1")
    assert attachment["route_table"] == "tgw-rtb-of-tgw-0a1"
    assert attachment["propagate_to"] == []


def test_no_secret_is_kept_and_that_is_said() -> None:
    options = {"TunnelOptions": [{"PreSharedKey": "hush"}], "StaticRoutesOnly": True}
    line = {
        "virtualInterfaceId": "dxvif-1",
        "virtualInterfaceType": "private",
        "virtualGatewayId": "vgw-0a1",
        "authKey": "hush",
        "bgpPeers": [{"authKey": "hush"}],
    }
    found = joined(
        {**CONNECTION, "Options": options, "CustomerGatewayConfiguration": "<key>hush</key>"},
        virtualInterfaces=[line],
    )
    assert "hush" not in repr(found.resources)
    assert [note for note in found.report.notes if "no secret" in note] == [
        "Pre-shared keys and configurations of VPN connections were passed by: "
        "no secret of the source is kept.",
        "Keys of BGP sessions were passed by: no secret of the source is kept.",
    ]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"CoreNetworkArn": "arn:aws:networkmanager::1:core-network/c"}, "to a core network"),
        ({"Options": {"RemoteIpv4NetworkCidr": "10.0.0.0/8"}}, "Traffic selector"),
        ({"Options": {"TransportTransitGatewayAttachmentId": "tgw-attach-0a1"}}, "Direct Connect"),
    ],
)
def test_parts_of_connections_that_are_not_modelled_are_listed(
    more: dict[str, Any], kind: str
) -> None:
    [listed] = joined({**CONNECTION, **more}).report.unmodelled
    assert kind in listed.kind and listed.ids == ("vpn-0a1",)


def test_what_is_gone_is_left_out() -> None:
    found = joined(
        {**CONNECTION, "State": "deleted"},
        CustomerGateways=[{**CUSTOMER, "State": "deleted"}],
        VpnGateways=[{**DOOR, "State": "deleted"}],
    )
    assert left_out(found).keys() == {"vpn-0a1", "cgw-0a1", "vgw-0a1"}
    assert not found.of(CONNECTIONS)
