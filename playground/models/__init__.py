"""The rows that a network is made of, one file per family, and how they are loaded and saved."""

from playground.models.balancing import (
    BalancerGroup,
    BalancerSubnet,
    BalancerTarget,
    NetworkLoadBalancer,
)
from playground.models.client_vpn import (
    ClientVpnAuthorization,
    ClientVpnEndpoint,
    ClientVpnGroup,
    ClientVpnRoute,
    ClientVpnSubnet,
)
from playground.models.compute import Instance, InterfaceGroup, NetworkInterface, OutsideHost
from playground.models.direct_connect import (
    DirectConnectAssociation,
    DirectConnectGateway,
    VirtualInterface,
)
from playground.models.endpoints import (
    EndpointGroup,
    EndpointRouteTable,
    EndpointSubnet,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.models.gateways import (
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
)
from playground.models.history import Edit
from playground.models.hybrid_transit import (
    ConnectPropagation,
    DirectConnectPropagation,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpnAttachment,
    VpnPropagation,
)
from playground.models.interconnect import VpcPeeringConnection
from playground.models.resource import Resource, Row
from playground.models.routing import ManagedPrefixList, PrefixListEntry, Route, RouteTable
from playground.models.scenario import Scenario
from playground.models.security import (
    NetworkAcl,
    NetworkAclEntry,
    SecurityGroup,
    SecurityGroupRule,
)
from playground.models.sharing import Link, Snapshot, State
from playground.models.transit import (
    TransitGateway,
    TransitGatewayAttachmentSubnet,
    TransitGatewayPeeringAttachment,
    TransitGatewayPropagation,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.models.vpc import Subnet, Vpc
from playground.models.vpn import (
    CustomerGateway,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    RouteTablePropagation,
    VirtualPrivateGateway,
    VpnConnection,
    VpnTunnel,
)

__all__ = [
    "BalancerGroup",
    "BalancerSubnet",
    "BalancerTarget",
    "BlockPublicAccess",
    "BlockPublicAccessExclusion",
    "ClientVpnAuthorization",
    "ClientVpnEndpoint",
    "ClientVpnGroup",
    "ClientVpnRoute",
    "ClientVpnSubnet",
    "ConnectPropagation",
    "CustomerGateway",
    "DirectConnectAssociation",
    "DirectConnectGateway",
    "DirectConnectPropagation",
    "Edit",
    "EgressOnlyInternetGateway",
    "ElasticIp",
    "EndpointGroup",
    "EndpointRouteTable",
    "EndpointSubnet",
    "Instance",
    "InterfaceGroup",
    "InternetGateway",
    "Link",
    "ManagedPrefixList",
    "NatGateway",
    "NetworkAcl",
    "NetworkAclEntry",
    "NetworkInterface",
    "NetworkLoadBalancer",
    "OnPremisesHost",
    "OnPremisesNetwork",
    "OnPremisesRoute",
    "OutsideHost",
    "PrefixListEntry",
    "Resource",
    "Route",
    "RouteTable",
    "RouteTablePropagation",
    "Row",
    "Scenario",
    "SecurityGroup",
    "SecurityGroupRule",
    "Snapshot",
    "State",
    "Subnet",
    "TransitGateway",
    "TransitGatewayAttachmentSubnet",
    "TransitGatewayConnect",
    "TransitGatewayDirectConnectAttachment",
    "TransitGatewayPeeringAttachment",
    "TransitGatewayPropagation",
    "TransitGatewayRoute",
    "TransitGatewayRouteTable",
    "TransitGatewayVpcAttachment",
    "TransitGatewayVpnAttachment",
    "VirtualInterface",
    "VirtualPrivateGateway",
    "Vpc",
    "VpcEndpoint",
    "VpcEndpointService",
    "VpcPeeringConnection",
    "VpnConnection",
    "VpnPropagation",
    "VpnTunnel",
]
