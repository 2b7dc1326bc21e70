"""What is collected can be imported: of the kinds too that no server on loopback has."""

from pathlib import Path
from typing import Any

from playground.exchange.collecting import Folder
from playground.scenariofile.writing import to_plain
from playground.sources import open_path
from tests.exchange.collecting.test_reading import Scripted, reading

ACCOUNT, CLIENTS, DOOR, VGW = "210987654321", "cvpn-endpoint-1", "dxgw-1", "vgw-1"
LAB = {
    "describe-vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "OwnerId": ACCOUNT}],
    "describe-vpc-attribute": {"EnableDnsSupport": {"Value": False}},
    "describe-subnets": [
        {
            "SubnetId": "subnet-1",
            "VpcId": "vpc-1",
            "CidrBlock": "10.0.1.0/24",
            "AvailabilityZone": "eu-central-1a",
        }
    ],
}


def imported(folder: Path, **answers: Any) -> dict[str, Any]:
    named = {command.replace("_", "-"): answer for command, answer in answers.items()}
    Folder(folder).write(ACCOUNT, reading(Scripted(LAB | named)))
    return to_plain(open_path(folder))


def test_attributes_of_a_vpc_come_with_it(tmp_path: Path) -> None:
    vpc = imported(tmp_path)["vpcs"]["vpc-1"]
    assert vpc["enable_dns_support"] is False
    assert (vpc["region"], vpc["account"]) == ("eu-central-1", ACCOUNT)


def test_a_client_vpn_endpoint_comes_with_all_its_parts(tmp_path: Path) -> None:
    active = {"Code": "active"}
    document = imported(
        tmp_path,
        describe_client_vpn_endpoints=[
            {
                "ClientVpnEndpointId": CLIENTS,
                "ClientCidrBlock": "172.20.0.0/22",
                "VpcId": "vpc-1",
                "Status": {"Code": "available"},
            }
        ],
        describe_client_vpn_target_networks=[
            {
                "ClientVpnEndpointId": CLIENTS,
                "TargetNetworkId": "subnet-1",
                "VpcId": "vpc-1",
                "Status": {"Code": "associated"},
            }
        ],
        describe_client_vpn_routes=[
            {
                "ClientVpnEndpointId": CLIENTS,
                "DestinationCidr": "10.1.0.0/16",
                "TargetSubnet": "subnet-1",
                "Origin": "add-route",
                "Status": active,
            }
        ],
        describe_client_vpn_authorization_rules=[
            {
                "ClientVpnEndpointId": CLIENTS,
                "DestinationCidr": "10.0.0.0/8",
                "AccessAll": True,
                "Status": active,
            }
        ],
    )
    endpoint = document["client_vpn_endpoints"][CLIENTS]
    assert endpoint["subnets"] == ["subnet-1"]
    assert endpoint["routes"] == [{"destination": "10.1.0.0/16", "subnet": "subnet-1"}]
    assert endpoint["authorization_rules"] == [{"destination": "10.0.0.0/8"}]
    assert "undescribed" not in endpoint


def test_direct_connect_comes_with_its_associations_and_lines(tmp_path: Path) -> None:
    document = imported(
        tmp_path,
        describe_vpn_gateways=[
            {"VpnGatewayId": VGW, "VpcAttachments": [{"VpcId": "vpc-1", "State": "attached"}]}
        ],
        describe_direct_connect_gateways=[
            {"directConnectGatewayId": DOOR, "directConnectGatewayState": "available"}
        ],
        describe_direct_connect_gateway_associations=[
            {
                "directConnectGatewayId": DOOR,
                "associationState": "associated",
                "associatedGateway": {"id": VGW, "type": "virtualPrivateGateway"},
                "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/16"}],
            }
        ],
        describe_virtual_interfaces=[
            {
                "virtualInterfaceId": "dxvif-1",
                "virtualInterfaceType": "private",
                "virtualInterfaceState": "available",
                "directConnectGatewayId": DOOR,
                "authKey": "do-not-keep-me",
            }
        ],
    )
    [association] = document["direct_connect_gateways"][DOOR]["associations"]
    assert association == {"gateway": VGW, "allowed_prefixes": ["10.0.0.0/16"]}
    assert document["virtual_interfaces"]["dxvif-1"]["direct_connect_gateway"] == DOOR


def test_block_public_access_comes_with_its_exclusions(tmp_path: Path) -> None:
    document = imported(
        tmp_path,
        describe_vpc_block_public_access_options={
            "VpcBlockPublicAccessOptions": {
                "AwsAccountId": ACCOUNT,
                "AwsRegion": "eu-central-1",
                "InternetGatewayBlockMode": "block-bidirectional",
                "State": "update-complete",
            }
        },
        describe_vpc_block_public_access_exclusions=[
            {
                "ExclusionId": "vpcbpa-exclude-1",
                "InternetGatewayExclusionMode": "allow-egress",
                "ResourceArn": f"arn:aws:ec2:eu-central-1:{ACCOUNT}:subnet/subnet-1",
                "State": "create-complete",
            }
        ],
    )
    [setting] = document["block_public_access"].values()
    [exclusion] = setting["exclusions"]
    assert (exclusion["subnet"], exclusion["mode"]) == ("subnet-1", "egress-only")


def test_what_was_denied_is_not_described(tmp_path: Path) -> None:
    clients = [
        {"ClientVpnEndpointId": CLIENTS, "ClientCidrBlock": "172.20.0.0/22", "VpcId": "vpc-1"}
    ]
    collected = reading(Scripted(LAB | {"describe-client-vpn-endpoints": clients}))
    del collected.answers["describe-client-vpn-routes"]
    Folder(tmp_path).write(ACCOUNT, collected)
    found = open_path(tmp_path)
    assert to_plain(found)["client_vpn_endpoints"][CLIENTS]["undescribed"] is True
    assert found.report is not None
    told = [one.add for one in found.report.not_described if one.id == CLIENTS]
    assert any("describe-client-vpn-routes" in one for one in told)
