"""Resources as Reachability Analyzer names them: id, ARN and name; and under which field."""

from typing import Any, NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    CustomerGateway,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
)

JSON = dict[str, Any]


class Naming(NamedTuple):
    """`arn`: the type in an ARN of EC2.  `field`: where an explanation names such a resource."""

    arn: str
    field: str = "Component"


ATTACHMENT = Naming("transit-gateway-attachment", "TransitGatewayAttachment")
NAMINGS: dict[type[Node], Naming] = {
    Vpc: Naming("vpc", "Vpc"),
    Subnet: Naming("subnet", "Subnet"),
    Instance: Naming("instance"),
    NetworkInterface: Naming("network-interface", "NetworkInterface"),
    ElasticIp: Naming("elastic-ip"),
    InternetGateway: Naming("internet-gateway", "InternetGateway"),
    EgressOnlyInternetGateway: Naming("egress-only-internet-gateway"),
    NatGateway: Naming("natgateway", "NatGateway"),
    RouteTable: Naming("route-table", "RouteTable"),
    NetworkAcl: Naming("network-acl", "Acl"),
    SecurityGroup: Naming("security-group", "SecurityGroup"),
    ManagedPrefixList: Naming("prefix-list", "PrefixList"),
    VpcPeeringConnection: Naming("vpc-peering-connection", "VpcPeeringConnection"),
    TransitGateway: Naming("transit-gateway", "TransitGateway"),
    TransitGatewayRouteTable: Naming("transit-gateway-route-table", "TransitGatewayRouteTable"),
    TransitGatewayVpcAttachment: ATTACHMENT,
    TransitGatewayPeeringAttachment: ATTACHMENT,
    TransitGatewayVpnAttachment: ATTACHMENT,
    TransitGatewayDirectConnectAttachment: ATTACHMENT,
    TransitGatewayConnect: ATTACHMENT,
    VpcEndpoint: Naming("vpc-endpoint", "VpcEndpoint"),
    VpcEndpointService: Naming("vpc-endpoint-service"),
    CustomerGateway: Naming("customer-gateway", "CustomerGateway"),
    VirtualPrivateGateway: Naming("vpn-gateway", "VpnGateway"),
    VpnConnection: Naming("vpn-connection", "VpnConnection"),
    ClientVpnEndpoint: Naming("client-vpn-endpoint"),
    NetworkLoadBalancer: Naming(""),
}
"""What EC2 has, and a load balancer, which has an ARN of another service and of another form."""

HOLDERS = ("vpc", "subnet", "transit_gateway", "virtual_private_gateway", "instance")
"""The fields that name what a resource belongs to, in the order of asking."""
PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}


class Owner(NamedTuple):
    """The account that a resource is of, and its region."""

    region: str
    account: str

    def arn(self, resource: str) -> str:
        """The ARN of something of EC2."""
        found = (name for start, name in PARTITIONS.items() if self.region.startswith(start))
        return f"arn:{next(found, 'aws')}:ec2:{self.region}:{self.account}:{resource}"


def component(network: Network, ref: Ref) -> JSON:
    """An AnalysisComponent.  Only what is of EC2, and of a known account, has an ARN."""
    node = network.find(ref)
    if node is None:
        return {"Id": ref}
    told: JSON = {"Id": ref}
    naming, owner = NAMINGS.get(type(node)), owner_of(network, node)
    if naming is not None and naming.arn and owner is not None:
        told["Arn"] = owner.arn(f"{naming.arn}/{ref}")
    return {**told, "Name": node.name} if node.name else told


def owner_of(network: Network, node: Node | None) -> Owner | None:
    """Whose a resource is: said by itself, or by what it belongs to."""
    for _ in HOLDERS:  # a chain of holders is shorter than the list of their kinds
        if isinstance(node, Vpc | TransitGateway):
            return Owner(node.region, node.account)
        held = (getattr(node, name, None) for name in HOLDERS)
        node = network.find(next(filter(None, held), ""))
    return None
