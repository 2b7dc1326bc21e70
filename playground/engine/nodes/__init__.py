"""The nodes of a network: one frozen class per kind, one file per family."""

from playground.engine.nodes.compute import (
    Forwards,
    Instance,
    InstanceState,
    NetworkInterface,
    OutsideHost,
)
from playground.engine.nodes.gateways import (
    AvailabilityMode,
    ConnectivityType,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
    NatGatewayState,
)
from playground.engine.nodes.node import Node, Ref
from playground.engine.nodes.routing import LOCAL, Route, RouteOrigin, RouteTable
from playground.engine.nodes.security import (
    ALL_PROTOCOLS,
    ANY_TYPE,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    AclAction,
    AclEntry,
    NetworkAcl,
    Ports,
    SecurityGroup,
    SecurityGroupRule,
    Service,
)
from playground.engine.nodes.vpc import Subnet, Vpc

__all__ = [
    "ALL_PROTOCOLS",
    "ANY_TYPE",
    "ICMP",
    "ICMPV6",
    "LOCAL",
    "TCP",
    "UDP",
    "AclAction",
    "AclEntry",
    "AvailabilityMode",
    "ConnectivityType",
    "EgressOnlyInternetGateway",
    "ElasticIp",
    "Forwards",
    "Instance",
    "InstanceState",
    "InternetGateway",
    "NatGateway",
    "NatGatewayState",
    "NetworkAcl",
    "NetworkInterface",
    "Node",
    "OutsideHost",
    "Ports",
    "Ref",
    "Route",
    "RouteOrigin",
    "RouteTable",
    "SecurityGroup",
    "SecurityGroupRule",
    "Service",
    "Subnet",
    "Vpc",
]
