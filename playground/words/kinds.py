"""What each kind of resource is called inside a sentence."""

from playground.engine.nodes import (
    BlockPublicAccess,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    OutsideHost,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)

KINDS: dict[type[Node], str] = {
    Vpc: "VPC",
    Subnet: "subnet",
    RouteTable: "route table",
    ManagedPrefixList: "prefix list",
    InternetGateway: "internet gateway",
    EgressOnlyInternetGateway: "egress-only internet gateway",
    NatGateway: "NAT gateway",
    ElasticIp: "elastic IP",
    TransitGateway: "transit gateway",
    TransitGatewayRouteTable: "transit gateway route table",
    TransitGatewayVpcAttachment: "transit gateway attachment",
    TransitGatewayPeeringAttachment: "transit gateway peering attachment",
    NetworkAcl: "network ACL",
    SecurityGroup: "security group",
    Instance: "instance",
    NetworkInterface: "network interface",
    OutsideHost: "outside host",
    VpcPeeringConnection: "peering connection",
    BlockPublicAccess: "VPC Block Public Access setting",
}


def kind_words(node: Node | None) -> str:
    """'NAT gateway'; 'resource' for what is not in the network."""
    return KINDS.get(type(node), "resource") if node is not None else "resource"
