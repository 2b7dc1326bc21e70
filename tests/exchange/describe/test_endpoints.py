"""VPC endpoints and endpoint services as AWS describes them."""

from typing import Any

import pytest

from playground.exchange.sketch import Sketch
from tests.exchange.describe.reading import SUBNET, VPC, left_out, said, sketched

ENDPOINT: dict[str, Any] = {
    "VpcEndpointId": "vpce-0a1b2c3d4",
    "VpcEndpointType": "Interface",
    "VpcId": "vpc-0a1",
    "ServiceName": "com.amazonaws.us-east-1.sqs",
    "State": "available",
    "SubnetIds": ["subnet-0a1"],
    "Groups": [{"GroupId": "sg-0a1", "GroupName": "default"}],
    "PrivateDnsEnabled": True,
    "NetworkInterfaceIds": ["eni-0a1"],
}
SERVICE: dict[str, Any] = {
    "ServiceType": [{"ServiceType": "Interface"}],
    "ServiceId": "vpce-svc-0a1",
    "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1",
    "ServiceState": "Available",
    "AvailabilityZones": ["eu-west-1a"],
    "AcceptanceRequired": False,
    "NetworkLoadBalancerArns": ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/a/1"],
}
INTERFACE: dict[str, Any] = {
    "NetworkInterfaceId": "eni-0a1",
    "SubnetId": "subnet-0a1",
    "VpcId": "vpc-0a1",
    "PrivateIpAddress": "10.0.1.9",
    "Groups": [],
    "RequesterManaged": True,
    "InterfaceType": "vpc_endpoint",
    "Status": "in-use",
}
ENDPOINTS, SERVICES, INTERFACES = "vpc_endpoints", "vpc_endpoint_services", "network_interfaces"
KEY = "vpce-0a1b2c3d4"


def told(*more: dict[str, Any], **changes: Any) -> Sketch:
    """An endpoint in a subnet, and what else is told."""
    place = {"Vpcs": [VPC], "Subnets": [SUBNET]}
    return sketched({**place, "VpcEndpoints": [{**ENDPOINT, **changes}]}, *more)


def test_an_interface_endpoint() -> None:
    assert said(told(), ENDPOINTS, KEY) == {
        "id": KEY,
        "vpc": "vpc-0a1",
        "type": "Interface",
        "service_name": "com.amazonaws.us-east-1.sqs",
        "subnets": ["subnet-0a1"],
        "security_groups": ["sg-0a1"],
        "private_dns_enabled": True,
        "state": "available",
    }


def test_a_gateway_endpoint_has_route_tables_and_nothing_of_interfaces() -> None:
    gateway = told(
        VpcEndpointType="Gateway",
        RouteTableIds=["rtb-0a1"],
        SubnetIds=[],
        Groups=[],
        PolicyDocument='{"Statement": []}',
    )
    found = said(gateway, ENDPOINTS, KEY)
    assert found["route_tables"] == ["rtb-0a1"]
    assert found["policy_document"] == '{"Statement": []}'
    assert not {"subnets", "security_groups", "private_dns_enabled"} & found.keys()
    assert not gateway.of(INTERFACES)


def test_a_service_of_somebodys_own_is_named_by_its_id() -> None:
    found = told(ServiceName="com.amazonaws.vpce.us-east-1.vpce-svc-0a1")
    assert said(found, ENDPOINTS, KEY, "service", "service_name") == {"service": "vpce-svc-0a1"}


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("available", "available"),
        ("Available", "available"),
        ("PendingAcceptance", "pendingAcceptance"),
        ("pendingAcceptance", "pendingAcceptance"),
        ("Rejected", "rejected"),
        ("expired", "expired"),
    ],
)
def test_states_are_printed_in_two_ways(printed: str, state: str) -> None:
    assert said(told(State=printed), ENDPOINTS, KEY, "state") == {"state": state}


@pytest.mark.parametrize("state", ["deleting", "Deleted"])
def test_an_endpoint_that_is_gone_is_left_out(state: str) -> None:
    assert left_out(told(State=state)) == {KEY: f"its state is {state}"}


@pytest.mark.parametrize("type", ["Resource", "ServiceNetwork"])
def test_endpoints_of_other_types_are_not_modelled(type: str) -> None:
    [listed] = told(VpcEndpointType=type).report.unmodelled
    assert (listed.kind, listed.ids) == (f"VPC endpoint of type {type}", (KEY,))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"NetworkInterfaceIds": []},
    ],
)
def test_its_interface_is_known_by_its_id_or_by_what_aws_writes_there(
    changes: dict[str, Any],
) -> None:
    description = f"VPC Endpoint Interface {KEY}" if changes else ""
    answer = {"NetworkInterfaces": [{**INTERFACE, "Description": description}]}
    found = told(answer, **changes)
    assert [one.key for one in found.of(INTERFACES)] == ["eni-0a1"]
    assert said(found, INTERFACES, "eni-0a1", "attached_to") == {"attached_to": KEY}


def test_an_interface_whose_address_nobody_tells_gets_none() -> None:
    [stand_in] = told().of(INTERFACES)
    assert stand_in.values == {
        "subnet": "subnet-0a1",
        "requester_managed": True,
        "attached_to": KEY,
        "security_groups": ["sg-0a1"],
        "undescribed": True,
    }


@pytest.mark.parametrize("key", ["ServiceConfigurations", "VpcEndpointServiceConfigurations"])
def test_an_endpoint_service(key: str) -> None:
    assert said(sketched({key: [SERVICE]}), SERVICES, "vpce-svc-0a1") == {
        "id": "vpce-svc-0a1",
        "type": "Interface",
        "region": "eu-west-1",
        "network_load_balancer": SERVICE["NetworkLoadBalancerArns"][0],
        "availability_zones": ["eu-west-1a"],
        "acceptance_required": False,
    }


def test_of_several_load_balancers_the_first_is_modelled() -> None:
    several = {**SERVICE, "NetworkLoadBalancerArns": ["arn:1", "arn:2"]}
    [listed] = sketched({"ServiceConfigurations": [several]}).report.unmodelled
    assert listed.ids == ("arn:2",)


def test_an_endpoint_of_another_account_is_named_by_the_service_that_it_is_connected_to() -> None:
    connections = [
        {"ServiceId": "vpce-svc-0a1", "VpcEndpointId": one, "VpcEndpointState": "available"}
        for one in (KEY, "vpce-0fedcba98")
    ]
    found = told({"VpcEndpointConnections": connections})
    [lack] = found.report.not_described
    assert lack.id == "vpce-0fedcba98" and "vpce-svc-0a1" in lack.add
