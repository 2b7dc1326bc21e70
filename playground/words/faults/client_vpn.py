"""What is said of Client VPN endpoints."""

from playground.engine.validity import client_vpn
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    client_vpn.ClientCidrSize: (
        "{resource:Kind} cannot have the client CIDR {cidr}: choose an IPv4 block from /22 to /12."
    ),
    client_vpn.ClientCidrInVpc: (
        "The client CIDR {cidr} of {resource:kind} overlaps {vpc_cidr} of {vpc:kind}: choose a "
        "block that the VPC does not have."
    ),
    client_vpn.ClientCidrInRoute: (
        "The route for {destination} of {resource:kind} overlaps its client CIDR {cidr}: clients "
        "cannot be led to addresses of their own; choose another client CIDR."
    ),
    client_vpn.ClientVpnSubnetOfOtherVpc: (
        "{resource:Kind} cannot use {subnet:kind}, which is not of {vpc:kind}: choose a subnet of "
        "the endpoint's VPC."
    ),
    client_vpn.ClientVpnSubnetsInOneZone: (
        "{resource:Kind} is associated with {other:kind} and {subnet:kind}, both in {zone}: choose "
        "one subnet for each zone."
    ),
    client_vpn.ClientVpnSubnetWithoutIpv4: (
        "{subnet:Kind} has no IPv4 block, and clients of {resource:kind} have IPv4 addresses: "
        "choose a subnet with one."
    ),
    client_vpn.ClientVpnGroupOfOtherVpc: (
        "{resource:Kind} cannot use {group:kind}, which is not of {vpc:kind}: choose a group of "
        "the endpoint's VPC."
    ),
    client_vpn.ClientVpnRouteBySubnetNotAssociated: (
        "A route of {resource:kind} leads by {subnet:kind}, with which it is not associated: "
        "associate the subnet, or choose one that is."
    ),
    client_vpn.ClientVpnRouteTwice: (
        "{resource:Kind} has two routes for {destination} by {subnet:kind}, counting those of the "
        "VPC's blocks that come by themselves: keep one of them."
    ),
    client_vpn.ClientVpnDestinationNotIpv4: (
        "{resource:Kind} cannot lead clients to {destination}: its client CIDR gives them IPv4 "
        "addresses only."
    ),
}
