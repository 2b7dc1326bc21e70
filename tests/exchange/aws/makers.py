"""What makes each type of CloudFormation by the calls of the API, for what moto's own ignores.

Most properties are called as the arguments of the call that makes it; a maker says the rest.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import boto3

Plain = dict[str, Any]
Client = Any
Attributes = dict[str, Any]


class Maker(NamedTuple):
    """`method` makes it, `id` is the way in its answer to the id; `then` sets what is left."""

    method: str
    id: str = ""
    service: str = "ec2"
    arguments: Callable[[Plain], Plain] = lambda properties: properties
    later: tuple[str, ...] = ()
    """Properties that `then` sets."""
    then: Callable[[Client, str, Plain], Attributes | None] | None = None
    """Returns attributes for GetAtt, besides the id itself."""
    of_its_vpc: bool = False
    """Are those attributes its VPC's?"""


def _vpc(ec2: Client, id: str, properties: Plain) -> Attributes:
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        if name in properties:
            ec2.modify_vpc_attribute(VpcId=id, **{name: {"Value": properties[name]}})
    of_vpc = [{"Name": "vpc-id", "Values": [id]}, {"Name": "group-name", "Values": ["default"]}]
    [group] = ec2.describe_security_groups(Filters=of_vpc)["SecurityGroups"]
    return {"DefaultSecurityGroup": group["GroupId"], "CidrBlock": properties["CidrBlock"]}


def _blocks(properties: Plain) -> Plain:
    """moto takes an IPv6 block at once only where there is no other."""
    return {
        key: value
        for key, value in properties.items()
        if key != "Ipv6CidrBlock" or "CidrBlock" not in properties
    }


def _subnet(ec2: Client, id: str, properties: Plain) -> None:
    if {"CidrBlock", "Ipv6CidrBlock"} <= properties.keys():
        block = properties["Ipv6CidrBlock"]
        ec2.associate_subnet_cidr_block(SubnetId=id, Ipv6CidrBlock=block)
    for name in ("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation"):
        if name in properties:
            ec2.modify_subnet_attribute(SubnetId=id, **{name: {"Value": properties[name]}})


def _numbers(rule: Plain) -> Plain:
    """A rule of a template as a permission of the API."""
    permission: Plain = {"IpProtocol": str(rule["IpProtocol"])}
    permission |= {key: int(rule[key]) for key in ("FromPort", "ToPort") if key in rule}
    for key, under, of in PEERS:
        if key in rule:
            permission[under] = [{of: rule[key]}]
    return permission


PEERS = (
    ("CidrIp", "IpRanges", "CidrIp"),
    ("CidrIpv6", "Ipv6Ranges", "CidrIpv6"),
    ("SourceSecurityGroupId", "UserIdGroupPairs", "GroupId"),
    ("DestinationSecurityGroupId", "UserIdGroupPairs", "GroupId"),
    ("SourcePrefixListId", "PrefixListIds", "PrefixListId"),
    ("DestinationPrefixListId", "PrefixListIds", "PrefixListId"),
)


def _group(ec2: Client, id: str, properties: Plain) -> None:
    """Rules that a template lists for what goes out stand instead of AWS's own."""
    inbound, outbound = (
        [_numbers(rule) for rule in properties.get(key, [])]
        for key in ("SecurityGroupIngress", "SecurityGroupEgress")
    )
    if inbound:
        ec2.authorize_security_group_ingress(GroupId=id, IpPermissions=inbound)
    if outbound:
        [group] = ec2.describe_security_groups(GroupIds=[id])["SecurityGroups"]
        ec2.revoke_security_group_egress(GroupId=id, IpPermissions=group["IpPermissionsEgress"])
        ec2.authorize_security_group_egress(GroupId=id, IpPermissions=outbound)


def _rule(properties: Plain) -> Plain:
    return {"GroupId": properties["GroupId"], "IpPermissions": [_numbers(properties)]}


def _entry(properties: Plain) -> Plain:
    named = {"Protocol": str(properties["Protocol"]), "Egress": properties.get("Egress", False)}
    icmp = {"IcmpTypeCode": properties["Icmp"]} if "Icmp" in properties else {}
    rest = {key: value for key, value in properties.items() if key != "Icmp"}
    ports = {"PortRange": {key: int(port) for key, port in rest.pop("PortRange", {}).items()}}
    return rest | named | icmp | (ports if ports["PortRange"] else {})


def _use_acl(ec2: Client, id: str, properties: Plain) -> None:
    """The API replaces the association that there is."""
    subnet = properties["SubnetId"]
    of_subnet = [{"Name": "association.subnet-id", "Values": [subnet]}]
    [acl] = ec2.describe_network_acls(Filters=of_subnet)["NetworkAcls"]
    [now] = [one for one in acl["Associations"] if one["SubnetId"] == subnet]
    association = now["NetworkAclAssociationId"]
    ec2.replace_network_acl_association(
        AssociationId=association, NetworkAclId=properties["NetworkAclId"]
    )


def _launch(properties: Plain) -> Plain:
    interfaces = [
        {
            renamed.get(key, key): int(value) if key == "DeviceIndex" else value
            for key, value in one.items()
        }
        for renamed in ({"GroupSet": "Groups"},)
        for one in properties.get("NetworkInterfaces", [])
    ]
    once = {"MinCount": 1, "MaxCount": 1, "ImageId": "ami-12c6146b"}
    return properties | once | ({"NetworkInterfaces": interfaces} if interfaces else {})


def _instance(ec2: Client, id: str, properties: Plain) -> None:
    """moto heeds neither of these at the launch."""
    if properties.get("SourceDestCheck") is False:
        ec2.modify_instance_attribute(InstanceId=id, SourceDestCheck={"Value": False})
    wanted = sum(one.get("Ipv6AddressCount", 0) for one in properties.get("NetworkInterfaces", ()))
    if wanted:
        of_instance = [{"Name": "attachment.instance-id", "Values": [id]}]
        [first] = ec2.describe_network_interfaces(Filters=of_instance)["NetworkInterfaces"]
        ec2.assign_ipv6_addresses(
            NetworkInterfaceId=first["NetworkInterfaceId"], Ipv6AddressCount=wanted
        )


def _interface(properties: Plain) -> Plain:
    renamed = {"GroupSet": "Groups"}
    return {renamed.get(key, key): value for key, value in properties.items()}


def _check(ec2: Client, id: str, properties: Plain) -> None:
    if properties.get("SourceDestCheck") is False:
        ec2.modify_network_interface_attribute(
            NetworkInterfaceId=id, SourceDestCheck={"Value": False}
        )


def _options(properties: Plain) -> Plain:
    return {"Options": properties} if properties else {}


def _learn(ec2: Client, id: str, properties: Plain) -> None:
    """moto leaves out that the default table learns of what is attached."""
    [gateway] = ec2.describe_transit_gateways(TransitGatewayIds=[properties["TransitGatewayId"]])[
        "TransitGateways"
    ]
    options = gateway["Options"]
    if options["DefaultRouteTablePropagation"] == "enable":
        ec2.enable_transit_gateway_route_table_propagation(
            TransitGatewayAttachmentId=id,
            TransitGatewayRouteTableId=options["PropagationDefaultRouteTableId"],
        )


def _accept(ec2: Client, id: str, properties: Plain) -> None:
    """CloudFormation accepts it, where both ends are in one account and region."""
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=id)


def _accept_transit(ec2: Client, id: str, properties: Plain) -> None:
    """Whoever has the other end accepts it there."""
    peer = boto3.client("ec2", region_name=properties["PeerRegion"])
    peer.accept_transit_gateway_peering_attachment(TransitGatewayAttachmentId=id)


def _address(properties: Plain) -> Plain:
    return {("PublicIp" if key == "IpAddress" else key): one for key, one in properties.items()}


def _balancer(properties: Plain) -> Plain:
    return {"Name": properties.get("Name", "balancer")} | properties


def _targets(elbv2: Client, id: str, properties: Plain) -> None:
    elbv2.register_targets(TargetGroupArn=id, Targets=properties["Targets"])


def _target_group(properties: Plain) -> Plain:
    return {"Name": f"targets-{properties['Port']}"} | properties


def _block(ec2: Client, id: str, properties: Plain) -> Attributes:
    [vpc] = ec2.describe_vpcs(VpcIds=[properties["VpcId"]])["Vpcs"]
    blocks = vpc.get("Ipv6CidrBlockAssociationSet", [])
    return {"Ipv6CidrBlocks": [one["Ipv6CidrBlock"] for one in blocks]}


def _attach(ec2: Client, id: str, properties: Plain) -> None:
    vpn = "VpnGatewayId" in properties
    (ec2.attach_vpn_gateway if vpn else ec2.attach_internet_gateway)(**properties)


_ATTACHMENT = "TransitGatewayVpcAttachment.TransitGatewayAttachmentId"
_PEERING = "TransitGatewayPeeringAttachment.TransitGatewayAttachmentId"
_TABLE = "TransitGatewayRouteTable.TransitGatewayRouteTableId"
_SERVICE = "ServiceConfiguration.ServiceId"

# fmt: off
MAKERS = {
    "VPC": Maker("create_vpc", "Vpc.VpcId",
                 later=("EnableDnsSupport", "EnableDnsHostnames"), then=_vpc),
    "VPCCidrBlock": Maker("associate_vpc_cidr_block", then=_block, of_its_vpc=True),
    "VPCGatewayAttachment": Maker("", then=_attach),
    "Subnet": Maker("create_subnet", "Subnet.SubnetId", arguments=_blocks, then=_subnet, later=(
        "MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation")),
    "InternetGateway": Maker("create_internet_gateway", "InternetGateway.InternetGatewayId"),
    "EgressOnlyInternetGateway": Maker(
        "create_egress_only_internet_gateway",
        "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId"),
    "EIP": Maker("allocate_address", "AllocationId"),
    "EIPAssociation": Maker("associate_address"),
    "NatGateway": Maker("create_nat_gateway", "NatGateway.NatGatewayId"),
    "RouteTable": Maker("create_route_table", "RouteTable.RouteTableId"),
    "Route": Maker("create_route"),
    "SubnetRouteTableAssociation": Maker("associate_route_table"),
    "GatewayRouteTableAssociation": Maker("associate_route_table"),
    "NetworkAcl": Maker("create_network_acl", "NetworkAcl.NetworkAclId"),
    "NetworkAclEntry": Maker("create_network_acl_entry", arguments=_entry),
    "SubnetNetworkAclAssociation": Maker("", then=_use_acl),
    "SecurityGroup": Maker("create_security_group", "GroupId", then=_group, later=(
        "SecurityGroupIngress", "SecurityGroupEgress")),
    "SecurityGroupIngress": Maker("authorize_security_group_ingress", arguments=_rule),
    "SecurityGroupEgress": Maker("authorize_security_group_egress", arguments=_rule),
    "Instance": Maker("run_instances", "Instances.0.InstanceId", arguments=_launch,
                      later=("SourceDestCheck",), then=_instance),
    "NetworkInterface": Maker("create_network_interface", "NetworkInterface.NetworkInterfaceId",
                              arguments=_interface, later=("SourceDestCheck",), then=_check),
    "PrefixList": Maker("create_managed_prefix_list", "PrefixList.PrefixListId"),
    "VPCPeeringConnection": Maker("create_vpc_peering_connection",
                                  "VpcPeeringConnection.VpcPeeringConnectionId", then=_accept),
    "TransitGateway": Maker("create_transit_gateway", "TransitGateway.TransitGatewayId",
                            arguments=_options),
    "TransitGatewayVpcAttachment": Maker("create_transit_gateway_vpc_attachment", _ATTACHMENT,
                                         then=_learn),
    "TransitGatewayPeeringAttachment": Maker("create_transit_gateway_peering_attachment", _PEERING,
                                             then=_accept_transit),
    "TransitGatewayRouteTable": Maker("create_transit_gateway_route_table", _TABLE),
    "TransitGatewayRouteTableAssociation": Maker("associate_transit_gateway_route_table"),
    "TransitGatewayRouteTablePropagation": Maker("enable_transit_gateway_route_table_propagation"),
    "TransitGatewayRoute": Maker("create_transit_gateway_route"),
    "CustomerGateway": Maker("create_customer_gateway", "CustomerGateway.CustomerGatewayId",
                             arguments=_address),
    "VPNGateway": Maker("create_vpn_gateway", "VpnGateway.VpnGatewayId"),
    "VPNConnection": Maker("create_vpn_connection", "VpnConnection.VpnConnectionId"),
    "VPCEndpoint": Maker("create_vpc_endpoint", "VpcEndpoint.VpcEndpointId"),
    "VPCEndpointService": Maker("create_vpc_endpoint_service_configuration", _SERVICE),
    "LoadBalancer": Maker("create_load_balancer", "LoadBalancers.0.LoadBalancerArn", "elbv2",
                          _balancer),
    "TargetGroup": Maker("create_target_group", "TargetGroups.0.TargetGroupArn", "elbv2",
                         _target_group, later=("Targets",), then=_targets),
    "Listener": Maker("create_listener", "Listeners.0.ListenerArn", "elbv2"),
}
# fmt: on
