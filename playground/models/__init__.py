"""The rows that a network is made of, one file per family, and how they are loaded and saved."""

from playground.models.compute import Instance, InterfaceGroup, NetworkInterface, OutsideHost
from playground.models.gateways import (
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
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

__all__ = [
    "BlockPublicAccess",
    "BlockPublicAccessExclusion",
    "EgressOnlyInternetGateway",
    "ElasticIp",
    "Instance",
    "InterfaceGroup",
    "InternetGateway",
    "ManagedPrefixList",
    "NatGateway",
    "NetworkAcl",
    "NetworkAclEntry",
    "NetworkInterface",
    "OutsideHost",
    "PrefixListEntry",
    "Resource",
    "Route",
    "RouteTable",
    "Row",
    "Scenario",
    "SecurityGroup",
    "SecurityGroupRule",
    "Subnet",
    "TransitGateway",
    "TransitGatewayAttachmentSubnet",
    "TransitGatewayPeeringAttachment",
    "TransitGatewayPropagation",
    "TransitGatewayRoute",
    "TransitGatewayRouteTable",
    "TransitGatewayVpcAttachment",
    "Vpc",
    "VpcPeeringConnection",
]
