"""The calls that read an account: one table that the reading and the policy follow."""

import re
from typing import Any, NamedTuple

Arguments = dict[str, Any]


class Each(NamedTuple):
    """Asked once for each item of an earlier answer."""

    operation: str
    """The earlier call."""
    id: str
    """The field of its items that names them."""
    argument: str
    """The argument that takes it; in a wrapped answer it stands beside what was answered."""
    under: str = ""
    """What wrapped answers stand under.  Empty where the items say themselves whose they are."""


class Call(NamedTuple):
    """An operation of AWS that reads: `key` is what its answer has its items under."""

    service: str
    """In boto3's words."""
    operation: str
    """In the words of the API reference, which are those of IAM too."""
    key: str
    each: Each | None = None
    arguments: tuple[Arguments, ...] = ({},)
    """What is asked: one question for each; the answers are taken together."""

    @property
    def command(self) -> str:
        """In the words of the AWS CLI: `describe-vpcs`."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", self.operation).lower()

    @property
    def method(self) -> str:
        """In the words of boto3: `describe_vpcs`."""
        return self.command.replace("-", "_")

    @property
    def action(self) -> str:
        """In the words of IAM: `ec2:DescribeVpcs`."""
        return f"{IAM_PREFIXES.get(self.service, self.service)}:{self.operation}"


IAM_PREFIXES = {"elbv2": "elasticloadbalancing"}

CALLER = Call("sts", "GetCallerIdentity", "Account")
"""Whose account it is.  IAM lets everybody ask this."""
REGIONS = Call("ec2", "DescribeRegions", "Regions")


def _of_a_table(under: str) -> Each:
    id = "TransitGatewayRouteTableId"
    return Each("DescribeTransitGatewayRouteTables", id, id, under)


def _of_a_client_vpn(under: str) -> Each:
    id = "ClientVpnEndpointId"
    return Each("DescribeClientVpnEndpoints", id, id, under)


def _of_a_load_balancer(under: str) -> Each:
    return Each("DescribeLoadBalancers", "LoadBalancerArn", "LoadBalancerArn", under)


_STATIC = {"Filters": [{"Name": "type", "Values": ["static"]}]}
"""Black holes are static as well; what is propagated follows from the propagations."""
_DNS = ({"Attribute": "enableDnsSupport"}, {"Attribute": "enableDnsHostnames"})

# fmt: off
CALLS = (
    Call("ec2", "DescribeVpcs", "Vpcs"),
    Call("ec2", "DescribeVpcAttribute", "", Each("DescribeVpcs", "VpcId", "VpcId", "VpcAttributes"),
         arguments=_DNS),
    Call("ec2", "DescribeVpcBlockPublicAccessOptions", "VpcBlockPublicAccessOptions"),
    Call("ec2", "DescribeVpcBlockPublicAccessExclusions", "VpcBlockPublicAccessExclusions"),
    Call("ec2", "DescribeSubnets", "Subnets"),
    Call("ec2", "DescribeRouteTables", "RouteTables"),
    Call("ec2", "DescribeManagedPrefixLists", "PrefixLists"),
    Call("ec2", "GetManagedPrefixListEntries", "Entries",
         Each("DescribeManagedPrefixLists", "PrefixListId", "PrefixListId",
              "ManagedPrefixListEntries")),
    Call("ec2", "DescribePrefixLists", "PrefixLists"),
    Call("ec2", "DescribeInternetGateways", "InternetGateways"),
    Call("ec2", "DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways"),
    Call("ec2", "DescribeNatGateways", "NatGateways"),
    Call("ec2", "DescribeAddresses", "Addresses"),
    Call("ec2", "DescribeNetworkAcls", "NetworkAcls"),
    Call("ec2", "DescribeSecurityGroups", "SecurityGroups"),
    Call("ec2", "DescribeSecurityGroupRules", "SecurityGroupRules"),
    Call("ec2", "DescribeInstances", "Reservations"),
    Call("ec2", "DescribeNetworkInterfaces", "NetworkInterfaces"),
    Call("ec2", "DescribeVpcPeeringConnections", "VpcPeeringConnections"),
    Call("ec2", "DescribeTransitGateways", "TransitGateways"),
    Call("ec2", "DescribeTransitGatewayAttachments", "TransitGatewayAttachments"),
    Call("ec2", "DescribeTransitGatewayVpcAttachments", "TransitGatewayVpcAttachments"),
    Call("ec2", "DescribeTransitGatewayPeeringAttachments", "TransitGatewayPeeringAttachments"),
    Call("ec2", "DescribeTransitGatewayConnects", "TransitGatewayConnects"),
    Call("ec2", "DescribeTransitGatewayConnectPeers", "TransitGatewayConnectPeers"),
    Call("ec2", "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables"),
    Call("ec2", "GetTransitGatewayRouteTableAssociations", "Associations",
         _of_a_table("TransitGatewayRouteTableAssociations")),
    Call("ec2", "GetTransitGatewayRouteTablePropagations", "TransitGatewayRouteTablePropagations",
         _of_a_table("TransitGatewayPropagations")),
    Call("ec2", "SearchTransitGatewayRoutes", "Routes",
         _of_a_table("TransitGatewayStaticRoutes"), arguments=(_STATIC,)),
    Call("ec2", "GetTransitGatewayPrefixListReferences", "TransitGatewayPrefixListReferences",
         _of_a_table("")),
    Call("ec2", "DescribeVpcEndpoints", "VpcEndpoints"),
    Call("ec2", "DescribeVpcEndpointServiceConfigurations", "ServiceConfigurations"),
    Call("ec2", "DescribeVpcEndpointConnections", "VpcEndpointConnections"),
    Call("ec2", "DescribeCustomerGateways", "CustomerGateways"),
    Call("ec2", "DescribeVpnGateways", "VpnGateways"),
    Call("ec2", "DescribeVpnConnections", "VpnConnections"),
    Call("ec2", "DescribeClientVpnEndpoints", "ClientVpnEndpoints"),
    Call("ec2", "DescribeClientVpnTargetNetworks", "ClientVpnTargetNetworks",
         _of_a_client_vpn("ClientVpnTargetNetworks")),
    Call("ec2", "DescribeClientVpnRoutes", "Routes", _of_a_client_vpn("ClientVpnRoutes")),
    Call("ec2", "DescribeClientVpnAuthorizationRules", "AuthorizationRules",
         _of_a_client_vpn("ClientVpnAuthorizationRules")),
    Call("elbv2", "DescribeLoadBalancers", "LoadBalancers"),
    Call("elbv2", "DescribeLoadBalancerAttributes", "Attributes",
         _of_a_load_balancer("LoadBalancerAttributes")),
    Call("elbv2", "DescribeListeners", "Listeners", _of_a_load_balancer("LoadBalancerListeners")),
    Call("elbv2", "DescribeTargetGroups", "TargetGroups"),
    Call("elbv2", "DescribeTargetHealth", "TargetHealthDescriptions",
         Each("DescribeTargetGroups", "TargetGroupArn", "TargetGroupArn",
              "LoadBalancerTargetHealth")),
    Call("directconnect", "DescribeDirectConnectGateways", "directConnectGateways"),
    Call("directconnect", "DescribeDirectConnectGatewayAssociations",
         "directConnectGatewayAssociations",
         Each("DescribeDirectConnectGateways", "directConnectGatewayId", "directConnectGatewayId")),
    Call("directconnect", "DescribeDirectConnectGatewayAttachments",
         "directConnectGatewayAttachments",
         Each("DescribeDirectConnectGateways", "directConnectGatewayId", "directConnectGatewayId")),
    Call("directconnect", "DescribeVirtualInterfaces", "virtualInterfaces"),
)
# fmt: on
"""In the order of asking: an earlier answer says for what a later call is to be made."""


def policy() -> dict[str, Any]:
    """The IAM policy that lets somebody collect, and nothing else."""
    actions = sorted({call.action for call in (*CALLS, REGIONS)})
    allowed = {"Sid": "ReadTheNetwork", "Effect": "Allow", "Action": actions, "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [allowed]}
