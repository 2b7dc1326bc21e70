"""Client VPN endpoints as AWS describes them, in four answers."""

from typing import Any

import pytest

from playground.exchange.sketch import Sketch
from tests.exchange.describe.reading import SUBNET, VPC, left_out, said, sketched

ID = "ClientVpnEndpointId"
ENDPOINT: dict[str, Any] = {
    ID: "cvpn-endpoint-0a1",
    "Status": {"Code": "available"},
    "ClientCidrBlock": "172.20.0.0/22",
    "SplitTunnel": True,
    "SecurityGroupIds": ["sg-0a1"],
    "VpcId": "vpc-0a1",
}
NETWORK = {
    ID: "cvpn-endpoint-0a1",
    "TargetNetworkId": "subnet-0a1",
    "VpcId": "vpc-0a1",
    "Status": {"Code": "associated"},
}
ROUTE = {
    ID: "cvpn-endpoint-0a1",
    "DestinationCidr": "10.1.0.0/16",
    "TargetSubnet": "subnet-0a1",
    "Origin": "add-route",
    "Status": {"Code": "active"},
}
RULE = {
    ID: "cvpn-endpoint-0a1",
    "DestinationCidr": "10.0.0.0/8",
    "AccessAll": True,
    "Status": {"Code": "active"},
}
PARTS: dict[str, Any] = {
    "ClientVpnTargetNetworks": [NETWORK],
    "ClientVpnRoutes": [{ID: "cvpn-endpoint-0a1", "Routes": [ROUTE]}],
    "AuthorizationRules": [RULE],
}
SECTION, KEY = "client_vpn_endpoints", "cvpn-endpoint-0a1"


def told(*more: dict[str, Any], **changes: Any) -> Sketch:
    """An endpoint in a subnet, and what else is told."""
    place = {"Vpcs": [VPC], "Subnets": [SUBNET]}
    return sketched({**place, "ClientVpnEndpoints": [{**ENDPOINT, **changes}]}, *more)


def test_an_endpoint_has_what_four_answers_tell_of_it() -> None:
    assert said(told(PARTS), SECTION, KEY) == {
        "id": "cvpn-endpoint-0a1",
        "vpc": "vpc-0a1",
        "client_cidr": "172.20.0.0/22",
        "security_groups": ["sg-0a1"],
        "split_tunnel": True,
        "subnets": ["subnet-0a1"],
        "routes": [{"destination": "10.1.0.0/16", "subnet": "subnet-0a1"}],
        "authorization_rules": [{"destination": "10.0.0.0/8"}],
    }


@pytest.mark.parametrize(
    "form",
    [
        {"Routes": [ROUTE]},
        {"ClientVpnRoutes": [{ID: "cvpn-endpoint-0a1", "Routes": [ROUTE]}]},
        {"Routes": [ROUTE, ROUTE]},
    ],
)
def test_its_routes_come_wrapped_or_as_they_are(form: dict[str, Any]) -> None:
    assert said(told(form), SECTION, KEY, "routes") == {
        "routes": [{"destination": "10.1.0.0/16", "subnet": "subnet-0a1"}],
    }


def test_the_routes_of_an_association_come_by_themselves() -> None:
    local = {**ROUTE, "DestinationCidr": "10.0.0.0/16", "Origin": "associate"}
    assert said(told({"Routes": [local]}), SECTION, KEY, "routes") == {"routes": []}


@pytest.mark.parametrize("missing", PARTS)
def test_an_endpoint_of_which_a_part_is_not_told_is_not_described(missing: str) -> None:
    found = told({key: value for key, value in PARTS.items() if key != missing})
    assert said(found, SECTION, KEY, "undescribed") == {"undescribed": True}
    [lack] = found.report.not_described
    assert lack.id == KEY and "describe-client-vpn-" in lack.add


def test_of_an_endpoint_it_may_be_told_that_it_has_none() -> None:
    none = {
        "ClientVpnTargetNetworks": [{ID: KEY, "ClientVpnTargetNetworks": []}],
        "ClientVpnRoutes": [{ID: KEY, "Routes": []}],
        "ClientVpnAuthorizationRules": [{ID: KEY, "AuthorizationRules": []}],
    }
    found = said(told(none), SECTION, KEY, "subnets", "authorization_rules", "undescribed")
    assert found == {"subnets": [], "authorization_rules": []}


def test_rules_and_associations_that_ended_do_not_count() -> None:
    ended = {
        **PARTS,
        "ClientVpnTargetNetworks": [{**NETWORK, "Status": {"Code": "disassociated"}}],
        "AuthorizationRules": [{**RULE, "Status": {"Code": "revoking"}}],
    }
    found = said(told(ended), SECTION, KEY, "subnets", "authorization_rules")
    assert found == {"subnets": [], "authorization_rules": []}


def test_a_rule_for_some_users_is_noted() -> None:
    some = {**RULE, "AccessAll": False, "GroupId": "S-1-1-11"}
    assert any(
        "some groups of users" in one for one in told({"AuthorizationRules": [some]}).report.notes
    )


def test_the_vpc_may_be_told_by_the_target_network() -> None:
    assert said(told(PARTS, VpcId=None), SECTION, KEY, "vpc") == {"vpc": "vpc-0a1"}


def test_what_is_gone_or_has_no_ipv4_clients_does_not_come_in() -> None:
    assert left_out(told(Status={"Code": "deleted"})) == {KEY: "its state is deleted"}
    [listed] = told(ClientCidrBlock=None).report.unmodelled
    assert listed.kind == "Client VPN endpoint without IPv4 clients"


def test_its_interface_is_attached_to_it_or_stands_in() -> None:
    interface = {
        "NetworkInterfaceId": "eni-0a1",
        "SubnetId": "subnet-0a1",
        "VpcId": "vpc-0a1",
        "PrivateIpAddress": "10.0.1.9",
        "Groups": [],
        "RequesterManaged": True,
        "Status": "in-use",
        "Description": "ClientVPN Endpoint resource",
    }
    found = told(PARTS, {"NetworkInterfaces": [interface]})
    assert said(found, "network_interfaces", "eni-0a1", "attached_to") == {"attached_to": KEY}
    [stand_in] = told(PARTS).of("network_interfaces")
    assert stand_in.values["attached_to"] == KEY
    assert stand_in.values["undescribed"] is True
    assert "private_ip" not in stand_in.values
