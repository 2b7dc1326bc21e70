"""Internet gateways, NAT gateways, elastic IPs and Block Public Access as AWS describes them."""

from typing import Any

import pytest

from playground.exchange.sketch import NOTHING
from tests.exchange.describe.reading import SUBNET, VPC, left_out, said, sketched

PLACE: dict[str, Any] = {"Vpcs": [VPC], "Subnets": [SUBNET]}


@pytest.mark.parametrize(
    ("attachments", "vpc"),
    [
        ([{"State": "available", "VpcId": "vpc-0a1"}], "vpc-0a1"),
        ([{"State": "attached", "VpcId": "vpc-0a1"}], "vpc-0a1"),
        ([{"State": "detached", "VpcId": "vpc-0a1"}], NOTHING),
        ([], NOTHING),
    ],
)
def test_a_gateway_that_is_not_attached_is_in_no_vpc(attachments: list[Any], vpc: object) -> None:
    for key, id, section in (
        ("InternetGateways", "InternetGatewayId", "internet_gateways"),
        (
            "EgressOnlyInternetGateways",
            "EgressOnlyInternetGatewayId",
            "egress_only_internet_gateways",
        ),
    ):
        sketch = sketched({**PLACE, key: [{id: "x-0a1", "Attachments": attachments}]})
        assert said(sketch, section, "x-0a1", "vpc") == {"vpc": vpc}


ADDRESS = {
    "AllocationId": "eipalloc-0a1",
    "NetworkInterfaceId": "eni-0a1",
    "PrivateIp": "10.0.1.9",
    "PublicIp": "203.0.113.9",
    "IsPrimary": True,
}
SECOND = {
    "AllocationId": "eipalloc-0b2",
    "PrivateIp": "10.0.1.8",
    "PublicIp": "203.0.113.8",
    "IsPrimary": False,
}
NAT = {
    "NatGatewayId": "nat-0a1",
    "VpcId": "vpc-0a1",
    "SubnetId": "subnet-0a1",
    "State": "available",
    "ConnectivityType": "public",
    "NatGatewayAddresses": [ADDRESS],
}
OF_SUBNET = {"id": "nat-0a1", "vpc": "vpc-0a1", "subnet": "subnet-0a1"}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            NAT,
            {
                **OF_SUBNET,
                "private_ip": "10.0.1.9",
                "connectivity_type": "public",
                "state": "available",
            },
        ),
        (
            {
                **NAT,
                "ConnectivityType": "private",
                "NatGatewayAddresses": [{"PrivateIp": "10.0.1.9"}],
            },
            {
                **OF_SUBNET,
                "private_ip": "10.0.1.9",
                "connectivity_type": "private",
                "state": "available",
            },
        ),
        (
            {**NAT, "State": "failed", "NatGatewayAddresses": []},
            {**OF_SUBNET, "connectivity_type": "public", "state": "failed"},
        ),
        (
            {**NAT, "NatGatewayAddresses": []},
            {
                **OF_SUBNET,
                "connectivity_type": "public",
                "state": "available",
                "undescribed": True,
            },
        ),
        (
            {**NAT, "NatGatewayAddresses": [ADDRESS, SECOND]},
            {
                **OF_SUBNET,
                "private_ip": "10.0.1.9",
                "connectivity_type": "public",
                "state": "available",
            },
        ),
        (
            {
                "NatGatewayId": "nat-0a1",
                "VpcId": "vpc-0a1",
                "State": "available",
                "AvailabilityMode": "regional",
                "RouteTableId": "rtb-0a9",
                "NatGatewayAddresses": [
                    {**ADDRESS, "AvailabilityZone": "us-east-1b"},
                    {**SECOND, "AvailabilityZone": "us-east-1a"},
                ],
            },
            {
                "id": "nat-0a1",
                "vpc": "vpc-0a1",
                "availability_mode": "regional",
                "state": "available",
                "route_table": "rtb-0a9",
                "zones": ["us-east-1a", "us-east-1b"],
            },
        ),
    ],
)
def test_a_nat_gateway_is_what_aws_says(item: dict[str, Any], expected: dict[str, Any]) -> None:
    assert said(sketched({**PLACE, "NatGateways": [item]}), "nat_gateways", "nat-0a1") == expected


def test_a_deleted_nat_gateway_is_left_out_and_said_once() -> None:
    dump = {**PLACE, "NatGateways": [{**NAT, "State": "deleted"}]}
    sketch = sketched(dump, dump)
    assert sketch.of("nat_gateways") == []
    assert [one.id for one in sketch.report.left_out] == ["nat-0a1"]


LISTED = {"AllocationId": "eipalloc-0a1", "PublicIp": "203.0.113.9", "Domain": "vpc"}
ENI = {
    "NetworkInterfaceId": "eni-0b2",
    "SubnetId": "subnet-0a1",
    "PrivateIpAddress": "10.0.1.10",
    "Groups": [],
}
INSTANCE = {
    "InstanceId": "i-0a1",
    "SubnetId": "subnet-0a1",
    "VpcId": "vpc-0a1",
    "PrivateIpAddress": "10.0.1.10",
    "SecurityGroups": [],
}


def associated(**more: str) -> dict[str, Any]:
    """The interface, with that elastic IP as its public address."""
    return {**ENI, "Association": {"PublicIp": "203.0.113.9", "IpOwnerId": "111122223333", **more}}


HELD = {"network_interface": "eni-0b2", "private_ip": "10.0.1.10"}
BY_NAT = {"nat_gateway": "nat-0a1"}
BY_ENI = {**LISTED, "NetworkInterfaceId": "eni-0b2", "PrivateIpAddress": "10.0.1.10"}
ALLOCATED = "eipalloc-0a1"


@pytest.mark.parametrize(
    ("answers", "key", "holder"),
    [
        ({"Addresses": [LISTED]}, ALLOCATED, {}),
        ({"Addresses": [BY_ENI], "NetworkInterfaces": [ENI]}, ALLOCATED, HELD),
        ({"Addresses": [LISTED], "NetworkInterfaces": [associated()]}, ALLOCATED, HELD),
        ({"NetworkInterfaces": [associated(AllocationId=ALLOCATED)]}, ALLOCATED, HELD),
        ({"NetworkInterfaces": [associated()]}, "elastic-ip-203.0.113.9", HELD),
        ({"NatGateways": [NAT]}, ALLOCATED, BY_NAT),
        ({"NatGateways": [NAT], "Addresses": [BY_ENI]}, ALLOCATED, BY_NAT),
        (
            {"Addresses": [{**LISTED, "InstanceId": "i-0a1"}], "Instances": [INSTANCE]},
            ALLOCATED,
            {"network_interface": "i-0a1"},
        ),
        ({"Addresses": [BY_ENI]}, ALLOCATED, {"network_interface": "eni-0b2"}),
    ],
)
def test_an_elastic_ip_is_whose_any_answer_says(
    answers: dict[str, Any], key: str, holder: dict[str, str]
) -> None:
    sketch = sketched({**PLACE, **answers})
    [elastic] = sketch.of("elastic_ips")
    assert elastic.key == key
    names = ("network_interface", "private_ip", "nat_gateway")
    assert said(sketch, "elastic_ips", key, *names) == holder
    assert elastic.values["public_ip"] == "203.0.113.9"


def test_an_elastic_ip_is_of_the_region_of_its_holder() -> None:
    sketch = sketched({**PLACE, "NatGateways": [NAT]}, region="eu-west-1")
    assert said(sketch, "elastic_ips", ALLOCATED)["region"] == "eu-west-1"
    border = {**LISTED, "NetworkBorderGroup": "eu-west-3"}
    assert (
        said(sketched({"Addresses": [border]}), "elastic_ips", ALLOCATED)["region"] == "eu-west-3"
    )


def test_a_carrier_address_is_not_modelled() -> None:
    sketch = sketched({"Addresses": [{"AllocationId": "eipalloc-0c3", "CarrierIp": "155.1.2.3"}]})
    [one] = sketch.report.unmodelled
    assert one.ids == ("eipalloc-0c3",)


def options(mode: str) -> dict[str, Any]:
    """The setting of a region, as AWS prints it: no list."""
    setting = {"AwsRegion": "eu-west-1", "AwsAccountId": "1", "InternetGatewayBlockMode": mode}
    return {"VpcBlockPublicAccessOptions": setting}


EXCLUSION = {
    "InternetGatewayExclusionMode": "allow-egress",
    "ResourceArn": "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1",
    "State": "create-complete",
}
GONE = {**EXCLUSION, "State": "delete-complete"}
ELSEWHERE = {**EXCLUSION, "ResourceArn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0f9"}


def test_block_public_access_is_of_a_region_with_what_is_exempt_there() -> None:
    exclusions = {"VpcBlockPublicAccessExclusions": [EXCLUSION, EXCLUSION, GONE, ELSEWHERE]}
    [setting] = sketched(PLACE, options("block-ingress"), exclusions).of("block_public_access")
    assert setting.values == {
        "mode": "ingress-only",
        "region": "eu-west-1",
        "account": "1",
        "exclusions": [{"subnet": "subnet-0a1", "mode": "egress-only"}],
    }


def test_block_public_access_that_is_off_is_none() -> None:
    assert sketched(PLACE, options("off")).of("block_public_access") == []


def test_exclusions_without_the_setting_are_told() -> None:
    sketch = sketched({**PLACE, "VpcBlockPublicAccessExclusions": [EXCLUSION]})
    [note] = [one for one in sketch.report.notes if "Block Public Access" in one]
    assert "describe-vpc-block-public-access-options" in note
    assert left_out(sketch) == {}


def state(vpc: str, mode: str) -> dict[str, Any]:
    """A VPC that says what is in force there."""
    block = {"vpc-0a1": "10.0.0.0/16", "vpc-0b2": "10.1.0.0/16"}[vpc]
    states = {"InternetGatewayBlockMode": mode}
    return {"VpcId": vpc, "CidrBlock": block, "BlockPublicAccessStates": states}


def test_without_the_setting_the_vpcs_tell_what_is_in_force() -> None:
    vpcs = {"Vpcs": [state("vpc-0a1", "block-bidirectional"), state("vpc-0b2", "off")]}
    sketch = sketched(vpcs, region="eu-west-1")
    [setting] = sketch.of("block_public_access")
    assert setting.values == {
        "mode": "bidirectional",
        "region": "eu-west-1",
        "exclusions": [{"vpc": "vpc-0b2", "mode": "bidirectional"}],
    }
    assert any("vpc-0a1 says" in note for note in sketch.report.notes)
    told = sketched(vpcs, options("off"), region="eu-west-1")
    assert told.of("block_public_access") == []
    nothing = sketched({"Vpcs": [state("vpc-0a1", "off"), state("vpc-0b2", "off")]})
    assert nothing.of("block_public_access") == []


PUBLIC = {
    "NetworkInterfaceId": "eni-0a1",
    "SubnetId": "subnet-0a1",
    "PrivateIpAddress": "10.0.1.9",
    "Groups": [],
    "Association": {"PublicIp": "203.0.113.7", "IpOwnerId": "amazon"},
}
OUT = {
    "RouteTableId": "rtb-0a1",
    "VpcId": "vpc-0a1",
    "Routes": [
        {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0b2", "State": "active"},
    ],
}
ELASTIC = {
    "PublicIp": "203.0.113.8",
    "AllocationId": "eipalloc-0a1",
    "NetworkInterfaceId": "eni-0a1",
}
BARE = {**PUBLIC, "Association": None}
SIX = {**VPC, "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8::/56"}]}


@pytest.mark.parametrize(
    ("more", "gateways"),
    [
        ({"NetworkInterfaces": [PUBLIC]}, ["igw-of-vpc-0a1"]),
        ({"NetworkInterfaces": [PUBLIC], "RouteTables": [OUT]}, ["igw-0b2"]),
        ({"NetworkInterfaces": [BARE], "Addresses": [ELASTIC]}, ["igw-of-vpc-0a1"]),
        ({"Vpcs": [SIX]}, ["igw-of-vpc-0a1"]),
        ({"NetworkInterfaces": [BARE]}, []),
        ({"NetworkInterfaces": [PUBLIC], "InternetGateways": []}, []),
        (
            {"NetworkInterfaces": [PUBLIC], "InternetGateways": [{"InternetGatewayId": "igw-0c3"}]},
            ["igw-of-vpc-0a1"],
        ),
        ({"RouteTables": [OUT], "InternetGateways": []}, ["igw-0b2"]),
        (
            {"RouteTables": [OUT], "InternetGateways": [{"InternetGatewayId": "igw-0b2"}]},
            ["igw-0b2"],
        ),
    ],
)
def test_where_nobody_was_asked_what_is_public_may_have_an_internet_gateway(
    more: dict[str, Any], gateways: list[str]
) -> None:
    found = sketched({"Vpcs": [VPC], "Subnets": [SUBNET], **more})
    attached = [
        one.key for one in found.of("internet_gateways") if one.values["vpc"] is not NOTHING
    ]
    assert attached == gateways
    assert all(one.values["undescribed"] for one in found.of("internet_gateways"))
