"""Which command of AWS describes what: how to complete a source that lacks something."""

from playground.engine.network import Network
from playground.engine.nodes import (
    BlockPublicAccess,
    ClientVpnEndpoint,
    CustomerGateway,
    DirectConnectGateway,
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
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
)

ATTACHMENTS = "aws ec2 describe-transit-gateway-attachments"
COMMANDS: dict[type[Node], str] = {
    Vpc: "aws ec2 describe-vpcs",
    Subnet: "aws ec2 describe-subnets",
    RouteTable: "aws ec2 describe-route-tables",
    ManagedPrefixList: "aws ec2 get-managed-prefix-list-entries",
    InternetGateway: "aws ec2 describe-internet-gateways",
    EgressOnlyInternetGateway: "aws ec2 describe-egress-only-internet-gateways",
    NatGateway: "aws ec2 describe-nat-gateways",
    ElasticIp: "aws ec2 describe-network-interfaces",
    BlockPublicAccess: "aws ec2 describe-vpc-block-public-access-options",
    NetworkAcl: "aws ec2 describe-network-acls",
    SecurityGroup: "aws ec2 describe-security-groups",
    Instance: "aws ec2 describe-instances",
    NetworkInterface: "aws ec2 describe-network-interfaces",
    VpcPeeringConnection: "aws ec2 describe-vpc-peering-connections",
    TransitGateway: "aws ec2 describe-transit-gateways",
    TransitGatewayRouteTable: "aws ec2 search-transit-gateway-routes",
    TransitGatewayVpcAttachment: "aws ec2 describe-transit-gateway-vpc-attachments",
    TransitGatewayPeeringAttachment: "aws ec2 describe-transit-gateway-peering-attachments",
    TransitGatewayVpnAttachment: ATTACHMENTS,
    TransitGatewayDirectConnectAttachment: ATTACHMENTS,
    TransitGatewayConnect: "aws ec2 describe-transit-gateway-connects",
    VirtualPrivateGateway: "aws ec2 describe-vpn-gateways",
    CustomerGateway: "aws ec2 describe-customer-gateways",
    VpnConnection: "aws ec2 describe-vpn-connections",
    DirectConnectGateway: "aws directconnect describe-direct-connect-gateway-associations",
    VirtualInterface: "aws directconnect describe-virtual-interfaces",
    ClientVpnEndpoint: "aws ec2 describe-client-vpn-endpoints",
    VpcEndpoint: "aws ec2 describe-vpc-endpoints",
    VpcEndpointService: "aws ec2 describe-vpc-endpoint-service-configurations",
    NetworkLoadBalancer: "aws elbv2 describe-load-balancers",
}
"""What AWS describes; on-premises networks and outside hosts are described by people."""

IDS: dict[str, tuple[str, str]] = {
    "igw-": ("internet gateway", COMMANDS[InternetGateway]),
    "eigw-": ("egress-only internet gateway", COMMANDS[EgressOnlyInternetGateway]),
    "nat-": ("NAT gateway", COMMANDS[NatGateway]),
    "pcx-": ("peering connection", COMMANDS[VpcPeeringConnection]),
    "eni-": ("network interface", COMMANDS[NetworkInterface]),
    "i-": ("instance", COMMANDS[Instance]),
    "tgw-attach-": ("transit gateway attachment", ATTACHMENTS),
    "tgw-": ("transit gateway", COMMANDS[TransitGateway]),
    "vpce-": ("VPC endpoint", COMMANDS[VpcEndpoint]),
    "vgw-": ("virtual private gateway", COMMANDS[VirtualPrivateGateway]),
}
"""What an id begins with -> what it is of, and who describes it.  The longer ones come first."""


def kind_by_id(ref: Ref) -> str:
    """'transit gateway', of what is not in the network; 'resource' where the id does not tell."""
    return next((words for start, (words, _) in IDS.items() if ref.startswith(start)), "resource")


def command_for(network: Network, ref: Ref) -> str:
    """The command whose output describes a resource, "" where AWS has none."""
    node = network.find(ref)
    if node is not None:
        return COMMANDS.get(type(node), "")
    return next((command for start, (_, command) in IDS.items() if ref.startswith(start)), "")


def what_to_add(network: Network, ref: Ref) -> str:
    """'Add the output of “aws ec2 describe-vpcs” ...': the hint about what is not described."""
    command = command_for(network, ref)
    if not command:
        return "Say what it holds in the scenario file"
    return f"Add the output of “{command}” to what is imported, or say it in the scenario file"
