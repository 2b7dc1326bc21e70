"""VPCs, their attributes and peering connections as AWS describes them."""

from typing import Any

import pytest

from playground.scenariofile import ScenarioFileError
from tests.exchange.describe.reading import SUBNET, VPC, left_out, said, sketched

PCX = ("vpc_peering_connections", "pcx-0a1")
FAR = {
    "VpcId": "vpc-0f9",
    "CidrBlock": "10.9.0.0/16",
    "CidrBlockSet": [{"CidrBlock": "10.9.0.0/16"}, {"CidrBlock": "10.10.0.0/16"}],
    "Ipv6CidrBlockSet": [{"Ipv6CidrBlock": "2001:db8:9::/56"}],
    "OwnerId": "444455556666",
    "Region": "eu-west-1",
}


def peering(code: str = "active", **accepter: Any) -> dict[str, Any]:
    """A peering connection with a VPC of somebody else."""
    return {
        "VpcPeeringConnectionId": "pcx-0a1",
        "RequesterVpcInfo": {"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16"},
        "AccepterVpcInfo": {**FAR, **accepter},
        "Status": {"Code": code},
    }


def test_of_a_vpc_beyond_a_peering_its_blocks_are_known_and_no_more() -> None:
    dump = {"Vpcs": [VPC], "VpcPeeringConnections": [peering()]}
    sketch = sketched(dump, dump)
    assert said(sketch, *PCX) == {
        "id": "pcx-0a1",
        "requester_vpc": "vpc-0a1",
        "accepter_vpc": "vpc-0f9",
        "status": "active",
    }
    assert said(sketch, "vpcs", "vpc-0f9") == {
        "id": "vpc-0f9",
        "cidr": "10.9.0.0/16",
        "secondary_cidrs": ["10.10.0.0/16"],
        "ipv6_cidrs": ["2001:db8:9::/56"],
        "region": "eu-west-1",
        "account": "444455556666",
        "undescribed": True,
    }
    assert {one.values["vpc"] for one in sketch.of("route_tables")} == {"vpc-0a1"}


@pytest.mark.parametrize("option", [True, False])
def test_each_side_says_whether_its_names_are_resolved(option: bool) -> None:
    options = {"PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": option}}
    sketch = sketched({"Vpcs": [VPC], "VpcPeeringConnections": [peering(**options)]})
    names = ("accepter_dns_resolution", "requester_dns_resolution")
    assert said(sketch, *PCX, *names) == {"accepter_dns_resolution": option}


@pytest.mark.parametrize("code", ["pending-acceptance", "provisioning", "expired"])
def test_a_peering_that_does_not_carry_yet_or_any_more_is_kept(code: str) -> None:
    sketch = sketched({"Vpcs": [VPC], "VpcPeeringConnections": [peering(code)]})
    assert said(sketch, *PCX)["status"] == code


@pytest.mark.parametrize("code", ["deleted", "rejected", "failed", "deleting"])
def test_a_peering_that_is_gone_is_left_out(code: str) -> None:
    sketch = sketched({"Vpcs": [VPC], "VpcPeeringConnections": [peering(code)]})
    assert left_out(sketch) == {"pcx-0a1": f"its state is {code}"}
    assert len(sketch.of("vpcs")) == 1


def test_an_unknown_status_of_a_peering_is_a_fault() -> None:
    with pytest.raises(ScenarioFileError) as caught:
        sketched({"Vpcs": [VPC], "VpcPeeringConnections": [peering("dormant")]})
    assert "VpcPeeringConnections[0].Status.Code: " in str(caught.value)


def associated(key: str, state: str, cidr: str) -> dict[str, Any]:
    """A block of a VPC in some state."""
    return {key: cidr, f"{key}State": {"State": state}}


def test_a_vpc_has_the_blocks_that_are_associated() -> None:
    vpc = {
        **VPC,
        "CidrBlockAssociationSet": [
            associated("CidrBlock", "associated", "10.0.0.0/16"),
            associated("CidrBlock", "associated", "10.1.0.0/16"),
            associated("CidrBlock", "disassociated", "10.2.0.0/16"),
        ],
        "Ipv6CidrBlockAssociationSet": [
            associated("Ipv6CidrBlock", "associated", "2001:db8::/56"),
            associated("Ipv6CidrBlock", "disassociating", "2001:db8:1::/56"),
        ],
    }
    found = said(sketched({"Vpcs": [vpc]}), "vpcs", "vpc-0a1", "secondary_cidrs", "ipv6_cidrs")
    assert found == {"secondary_cidrs": ["10.1.0.0/16"], "ipv6_cidrs": ["2001:db8::/56"]}


SUPPORT = {"VpcId": "vpc-0a1", "EnableDnsSupport": {"Value": False}}
NAMES = {"VpcId": "vpc-0a1", "EnableDnsHostnames": {"Value": True}}
DNS = {"enable_dns_support": False, "enable_dns_hostnames": True}


@pytest.mark.parametrize(
    "answers",
    [
        [{"VpcAttributes": [{**SUPPORT, **NAMES}]}],
        [{"VpcAttributes": [SUPPORT, NAMES]}],
        [SUPPORT, NAMES],
    ],
)
def test_dns_attributes_come_in_one_answer_or_in_two(answers: list[dict[str, Any]]) -> None:
    sketch = sketched({"Vpcs": [VPC]}, *answers)
    assert said(sketch, "vpcs", "vpc-0a1", *DNS) == DNS
    assert not any("DNS" in note for note in sketch.report.notes)


@pytest.mark.parametrize(
    ("default", "expected"), [(True, {"enable_dns_hostnames": True}), (False, {})]
)
def test_without_dns_attributes_a_vpc_counts_as_aws_creates_it_and_that_is_said(
    default: bool, expected: dict[str, bool]
) -> None:
    sketch = sketched({"Vpcs": [{**VPC, "IsDefault": default}]})
    assert said(sketch, "vpcs", "vpc-0a1", *DNS) == expected
    assert any("describe-vpc-attribute" in note for note in sketch.report.notes)


ENDPOINT = {"VpcEndpointId": "vpce-0a1", "VpcEndpointType": "Interface", "VpcId": "vpc-0a1"}
HOST = {"NetworkInterfaceId": "eni-0a1", "VpcId": "vpc-0a1", "Groups": []}
NAMED = {"PublicIp": "203.0.113.7", "IpOwnerId": "amazon", "PublicDnsName": "ec2-203-0-113-7"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"VpcEndpoints": [{**ENDPOINT, "PrivateDnsEnabled": True}]}, dict.fromkeys(DNS, True)),
        ({"VpcEndpoints": [{**ENDPOINT, "PrivateDnsEnabled": False}]}, {}),
        ({"NetworkInterfaces": [{**HOST, "Association": NAMED}]}, dict.fromkeys(DNS, True)),
        ({"NetworkInterfaces": [{**HOST, "Association": {**NAMED, "PublicDnsName": ""}}]}, {}),
        (
            {"VpcEndpoints": [{**ENDPOINT, "PrivateDnsEnabled": True}], "VpcAttributes": [SUPPORT]},
            {"enable_dns_support": False, "enable_dns_hostnames": True},
        ),
    ],
)
def test_names_that_aws_gives_only_then_show_that_both_dns_attributes_are_on(
    more: dict[str, Any], expected: dict[str, bool]
) -> None:
    sketch = sketched({"Vpcs": [VPC], "Subnets": [SUBNET], **more})
    assert said(sketch, "vpcs", "vpc-0a1", *DNS) == expected


def test_a_subnet_of_which_no_block_is_told_is_not_described() -> None:
    sketch = sketched({"Vpcs": [VPC], "Subnets": [{**SUBNET, "CidrBlock": None}]})
    assert said(sketch, "subnets", "subnet-0a1", "undescribed") == {"undescribed": True}


@pytest.mark.parametrize(
    ("subnet", "folder", "region"),
    [
        ({}, "", "us-east-1"),
        ({}, "eu-west-3", "eu-west-3"),
        ({"AvailabilityZone": "eu-central-1b"}, "", "eu-central-1"),
        ({"AvailabilityZone": "us-west-2-lax-1a"}, "", "us-west-2"),
        ({"AvailabilityZone": "us-east-1-wl1-bos-wlz-1"}, "", "us-east-1"),
    ],
)
def test_the_region_is_that_of_the_folder_or_of_a_zone(
    subnet: dict[str, str], folder: str, region: str
) -> None:
    dump = {"Vpcs": [VPC], "Subnets": [{**SUBNET, **subnet}]}
    sketch = sketched(dump, region=folder)
    assert said(sketch, "vpcs", "vpc-0a1")["region"] == region
    assert any("region" in note for note in sketch.report.notes) is not (folder or subnet)


def test_a_subnet_that_two_accounts_share_counts_once_though_its_zones_are_called_otherwise() -> (
    None
):
    one, other = ({**SUBNET, "AvailabilityZone": f"us-east-1{letter}"} for letter in "ac")
    sketch = sketched({"Vpcs": [VPC], "Subnets": [one]}, {"Subnets": [other]})
    assert said(sketch, "subnets", "subnet-0a1")["availability_zone"] == "us-east-1a"


@pytest.mark.parametrize("section", ["route_tables", "network_acls", "security_groups"])
def test_what_every_vpc_has_stands_in_undescribed_where_the_source_is_silent(section: str) -> None:
    [stand_in] = sketched({"Vpcs": [VPC]}).of(section)
    assert stand_in.values["undescribed"] is True
