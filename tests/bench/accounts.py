"""An account as AWS describes it, of any size: what `aws ... describe-*` would have printed."""

import json
from collections.abc import Iterator
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

REGION, OWNER = "us-east-1", "123456789012"
HUB, TABLE = "tgw-0a0000000000000ff", "tgw-rtb-0a0000000000000ff"
SUBNETS, GROUPS = 4, 5
FIRST = IPv4Network("10.0.0.0/18")
EVERYWHERE = [{"CidrIp": "0.0.0.0/0", "Description": "anybody"}]
ALL: dict[str, Any] = {"IpProtocol": "-1", "IpRanges": EVERYWHERE, "UserIdGroupPairs": []}

Json = dict[str, Any]


def write_account(folder: Path, vpcs: int, interfaces: int) -> None:
    """A file for each answer: so many VPCs on one transit gateway, with so many interfaces."""
    folder = folder / "accounts" / OWNER / REGION
    folder.mkdir(parents=True)
    for key, values in _answers(vpcs, interfaces // vpcs).items():
        (folder / f"{key}.json").write_text(json.dumps({key: values}, indent=4))


def instance_id(vpc: int, number: int) -> str:
    """The id of one of a VPC's instances."""
    return f"i-{vpc:05x}{number:012x}"


def _answers(vpcs: int, each: int) -> dict[str, list[Json]]:
    homes = range(vpcs)
    return {
        "Vpcs": [_vpc(vpc) for vpc in homes],
        "Subnets": [_subnet(vpc, one) for vpc in homes for one in range(SUBNETS)],
        "RouteTables": [table for vpc in homes for table in _route_tables(vpc)],
        "NetworkAcls": [_acl(vpc) for vpc in homes],
        "SecurityGroups": [_group(vpc, one) for vpc in homes for one in range(GROUPS)],
        "InternetGateways": [_gateway(vpc) for vpc in homes],
        "TransitGateways": [_hub()],
        "TransitGatewayRouteTables": [_hub_table()],
        "TransitGatewayVpcAttachments": [_vpc_attachment(vpc) for vpc in homes],
        "TransitGatewayAttachments": [_attachment(vpc) for vpc in homes],
        "TransitGatewayPropagations": [_propagations(vpcs)],
        "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": TABLE, "Routes": []}],
        "NetworkInterfaces": [_interface(vpc, one) for vpc in homes for one in range(each)],
        "Reservations": [_reservation(vpc, one) for vpc in homes for one in range(each)],
    }


def _id(prefix: str, *numbers: int) -> str:
    return f"{prefix}-0{''.join(f'{number:08x}' for number in numbers):0>16}"


def _tags(name: str) -> list[Json]:
    return [{"Key": "Name", "Value": name}, {"Key": "team", "Value": "platform"}]


def _block(vpc: int) -> IPv4Network:
    return IPv4Network((int(FIRST.network_address) + vpc * FIRST.num_addresses, FIRST.prefixlen))


def _subnet_block(vpc: int, one: int) -> IPv4Network:
    return IPv4Network((int(_block(vpc).network_address) + one * 4096, 20))


def _vpc(vpc: int) -> Json:
    block = str(_block(vpc))
    held = {"AssociationId": _id("vpc-cidr-assoc", vpc), "CidrBlock": block}
    return {
        "CidrBlock": block,
        "DhcpOptionsId": "dopt-0a1b2c3d",
        "State": "available",
        "VpcId": _id("vpc", vpc),
        "OwnerId": OWNER,
        "InstanceTenancy": "default",
        "CidrBlockAssociationSet": [held | {"CidrBlockState": {"State": "associated"}}],
        "IsDefault": False,
        "Tags": _tags(f"vpc-{vpc}"),
    }


def _subnet(vpc: int, one: int) -> Json:
    subnet = _id("subnet", vpc, one)
    return {
        "AvailabilityZone": f"{REGION}{'ab'[one % 2]}",
        "AvailableIpAddressCount": 4000,
        "CidrBlock": str(_subnet_block(vpc, one)),
        "DefaultForAz": False,
        "MapPublicIpOnLaunch": one < 2,
        "State": "available",
        "SubnetId": subnet,
        "VpcId": _id("vpc", vpc),
        "OwnerId": OWNER,
        "AssignIpv6AddressOnCreation": False,
        "Ipv6CidrBlockAssociationSet": [],
        "SubnetArn": f"arn:aws:ec2:{REGION}:{OWNER}:subnet/{subnet}",
        "Tags": _tags(f"vpc-{vpc}-subnet-{one}"),
    }


def _route_tables(vpc: int) -> Iterator[Json]:
    hub = {"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayId": HUB}
    internet = {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": _id("igw", vpc)}
    yield _route_table(vpc, 0, [], [])
    yield _route_table(vpc, 1, [internet, hub], [0, 1])
    yield _route_table(vpc, 2, [hub], [2, 3])


def _route_table(vpc: int, number: int, routes: list[Json], subnets: list[int]) -> Json:
    table = _id("rtb", vpc, number)
    local = {"DestinationCidrBlock": str(_block(vpc)), "GatewayId": "local"}
    made = {"State": "active", "Origin": "CreateRoute"}
    associations: list[Json] = [
        {"SubnetId": _id("subnet", vpc, subnet), "Main": False} for subnet in subnets
    ]
    return {
        "RouteTableId": table,
        "VpcId": _id("vpc", vpc),
        "OwnerId": OWNER,
        "Associations": [
            {**one, "RouteTableId": table, "AssociationState": {"State": "associated"}}
            for one in associations or [{"Main": True}]
        ],
        "PropagatingVgws": [],
        "Routes": [
            {**local, "Origin": "CreateRouteTable", "State": "active"},
            *({**route, **made} for route in routes),
        ],
        "Tags": [],
    }


def _acl(vpc: int) -> Json:
    everything = {"CidrBlock": "0.0.0.0/0", "Protocol": "-1"}
    return {
        "NetworkAclId": _id("acl", vpc),
        "VpcId": _id("vpc", vpc),
        "IsDefault": True,
        "OwnerId": OWNER,
        "Associations": [],
        "Entries": [
            {**everything, "Egress": egress, "RuleAction": action, "RuleNumber": number}
            for egress in (False, True)
            for action, number in (("allow", 100), ("deny", 32767))
        ],
        "Tags": [],
    }


def _group(vpc: int, one: int) -> Json:
    inside = [{"CidrIp": "10.0.0.0/8"}]
    pairs = [{"GroupId": _id("sg", vpc, one - 1), "UserId": OWNER}] if one else []
    return {
        "GroupId": _id("sg", vpc, one),
        "GroupName": f"tier-{one}" if one else "default",
        "Description": "what a tier may be asked",
        "OwnerId": OWNER,
        "VpcId": _id("vpc", vpc),
        "IpPermissions": [
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": inside},
            {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": pairs},
        ],
        "IpPermissionsEgress": [ALL],
        "Tags": [],
    }


def _gateway(vpc: int) -> Json:
    attachments = [{"State": "available", "VpcId": _id("vpc", vpc)}]
    return {"InternetGatewayId": _id("igw", vpc), "Attachments": attachments, "Tags": []}


def _hub() -> Json:
    options = {
        "DefaultRouteTableAssociation": "enable",
        "AssociationDefaultRouteTableId": TABLE,
        "DefaultRouteTablePropagation": "enable",
        "PropagationDefaultRouteTableId": TABLE,
    }
    arn = f"arn:aws:ec2:{REGION}:{OWNER}:transit-gateway/{HUB}"
    return {
        "TransitGatewayId": HUB,
        "TransitGatewayArn": arn,
        "State": "available",
        "OwnerId": OWNER,
        "Options": options,
    }


def _hub_table() -> Json:
    return {
        "TransitGatewayRouteTableId": TABLE,
        "TransitGatewayId": HUB,
        "State": "available",
        "DefaultAssociationRouteTable": True,
        "DefaultPropagationRouteTable": True,
    }


def _vpc_attachment(vpc: int) -> Json:
    return {
        "TransitGatewayAttachmentId": _id("tgw-attach", vpc),
        "TransitGatewayId": HUB,
        "VpcId": _id("vpc", vpc),
        "VpcOwnerId": OWNER,
        "State": "available",
        "SubnetIds": [_id("subnet", vpc, one) for one in range(2)],
        "Options": {"DnsSupport": "enable", "Ipv6Support": "disable"},
    }


def _attachment(vpc: int) -> Json:
    return {
        "TransitGatewayAttachmentId": _id("tgw-attach", vpc),
        "TransitGatewayId": HUB,
        "ResourceType": "vpc",
        "ResourceId": _id("vpc", vpc),
        "ResourceOwnerId": OWNER,
        "TransitGatewayOwnerId": OWNER,
        "State": "available",
        "Association": {"TransitGatewayRouteTableId": TABLE, "State": "associated"},
    }


def _propagations(vpcs: int) -> Json:
    return {
        "TransitGatewayRouteTableId": TABLE,
        "TransitGatewayRouteTablePropagations": [
            {
                "TransitGatewayAttachmentId": _id("tgw-attach", vpc),
                "ResourceId": _id("vpc", vpc),
                "ResourceType": "vpc",
                "State": "enabled",
            }
            for vpc in range(vpcs)
        ],
    }


def _address(vpc: int, number: int) -> str:
    return str(_subnet_block(vpc, number % SUBNETS)[10 + number // SUBNETS])


def _in_subnet(vpc: int, number: int) -> Json:
    address = _address(vpc, number)
    return {
        "NetworkInterfaceId": _id("eni", vpc, number),
        "SubnetId": _id("subnet", vpc, number % SUBNETS),
        "VpcId": _id("vpc", vpc),
        "OwnerId": OWNER,
        "Status": "in-use",
        "MacAddress": "0a:00:00:00:00:01",
        "Description": "",
        "PrivateIpAddress": address,
        "PrivateIpAddresses": [{"Primary": True, "PrivateIpAddress": address}],
        "Ipv6Addresses": [],
        "Groups": [{"GroupId": _id("sg", vpc, number % GROUPS), "GroupName": "tier"}],
        "SourceDestCheck": True,
        "InterfaceType": "interface",
    }


def _interface(vpc: int, number: int) -> Json:
    attachment = {
        "AttachmentId": _id("eni-attach", vpc, number),
        "DeviceIndex": 0,
        "InstanceId": instance_id(vpc, number),
        "InstanceOwnerId": OWNER,
        "Status": "attached",
        "DeleteOnTermination": True,
    }
    zone = f"{REGION}{'ab'[number % SUBNETS % 2]}"
    return {
        **_in_subnet(vpc, number),
        "Attachment": attachment,
        "AvailabilityZone": zone,
        "RequesterManaged": False,
        "TagSet": [],
    }


def _reservation(vpc: int, number: int) -> Json:
    attachment = {"AttachmentId": _id("eni-attach", vpc, number), "DeviceIndex": 0}
    instance = {
        "InstanceId": instance_id(vpc, number),
        "InstanceType": "m5.large",
        "ImageId": "ami-0abcdef1234567890",
        "LaunchTime": "2026-01-01T00:00:00+00:00",
        "State": {"Code": 16, "Name": "running"},
        "SubnetId": _id("subnet", vpc, number % SUBNETS),
        "VpcId": _id("vpc", vpc),
        "PrivateIpAddress": _address(vpc, number),
        "NetworkInterfaces": [{**_in_subnet(vpc, number), "Attachment": attachment}],
        "SecurityGroups": [{"GroupId": _id("sg", vpc, number % GROUPS), "GroupName": "tier"}],
        "Tags": _tags(f"vpc-{vpc}-host-{number}"),
    }
    return {"ReservationId": _id("r", vpc, number), "OwnerId": OWNER, "Instances": [instance]}
