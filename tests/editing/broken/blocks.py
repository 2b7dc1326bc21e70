"""Blocks of VPCs and subnets, and what a subnet is associated with."""

from playground.engine.validity.inner_routes import BlockSwallowsRoute
from playground.engine.validity.interconnect import (
    BlockOverlapsPeer,
    PeeredBlocksOverlap,
    PeeringWithItself,
    SecondPeering,
)
from playground.engine.validity.subnets import (
    NetworkAclOfOtherVpc,
    RouteTableOfOtherVpc,
    SubnetBlockSize,
    SubnetIpv6BlockSize,
    SubnetOutsideVpc,
    SubnetsOverlap,
    SubnetWithoutBlock,
    ZoneOfOtherRegion,
)
from playground.engine.validity.vpc import (
    ForbiddenVpcBlock,
    Ipv6BlockSize,
    PrimaryBlockSize,
    PrivateBlockAfterPublic,
    PrivateFamiliesMixed,
    RestrictedPrivateBlock,
    SecondaryBlockSize,
    VpcBlocksOverlap,
)
from tests.editing.broken.breaking import Breaks, add, change

SECOND = "secondary_cidrs[0]"
IN_SHOP = {"vpc": "@vpc/shop"}

TABLE: tuple[Breaks, ...] = (
    add(PrimaryBlockSize, "vpc", {"cidr": "10.0.0.0/8"}, "cidr"),
    add(ForbiddenVpcBlock, "vpc", {"cidr": "169.254.0.0/20"}, "cidr"),
    add(
        SecondaryBlockSize,
        "vpc",
        {"cidr": "10.7.0.0/16", "secondary_cidrs": ["10.8.0.0/29"]},
        SECOND,
    ),
    change(SecondaryBlockSize, "vpc/shop", {"secondary_cidrs": ["10.7.0.0/29"]}, SECOND),
    change(Ipv6BlockSize, "vpc/lab", {"ipv6_cidrs": ["2001:db8:1::/57"]}, "ipv6_cidrs[0]"),
    change(VpcBlocksOverlap, "vpc/lab", {"secondary_cidrs": ["10.9.4.0/24"]}, SECOND),
    change(PrivateFamiliesMixed, "vpc/lab", {"secondary_cidrs": ["192.168.0.0/24"]}, SECOND),
    change(RestrictedPrivateBlock, "vpc/west", {"secondary_cidrs": ["172.31.0.0/20"]}, SECOND),
    change(PrivateBlockAfterPublic, "vpc/open", {"secondary_cidrs": ["10.60.0.0/16"]}, SECOND),
    change(BlockOverlapsPeer, "vpc/peer", {"secondary_cidrs": ["10.0.64.0/20"]}, SECOND),
    change(BlockSwallowsRoute, "vpc/shop", {"secondary_cidrs": ["10.1.0.0/16"]}, SECOND),
    add(SubnetWithoutBlock, "subnet", IN_SHOP, "cidr"),
    add(SubnetBlockSize, "subnet", {**IN_SHOP, "cidr": "10.0.9.0/29"}, "cidr"),
    add(SubnetIpv6BlockSize, "subnet", {**IN_SHOP, "ipv6_cidr": "2001:db8:0:8::/62"}, "ipv6_cidr"),
    add(SubnetOutsideVpc, "subnet", {**IN_SHOP, "cidr": "172.31.0.0/24"}, "cidr"),
    change(SubnetOutsideVpc, "subnet/web-b", {"cidr": "172.31.0.0/24"}, "cidr"),
    add(SubnetsOverlap, "subnet", {**IN_SHOP, "cidr": "10.0.1.128/25"}, "cidr"),
    change(SubnetsOverlap, "subnet/web-b", {"cidr": "10.0.1.128/25"}, "cidr"),
    change(
        ZoneOfOtherRegion, "subnet/web", {"availability_zone": "eu-west-1a"}, "availability_zone"
    ),
    change(RouteTableOfOtherVpc, "subnet/web", {"route_table": "@lab-table"}, "route_table"),
    change(NetworkAclOfOtherVpc, "subnet/web", {"network_acl": "@lab-filter"}, "network_acl"),
    add(
        PeeringWithItself,
        "vpc-peering-connection",
        {"requester_vpc": "@vpc/shop", "accepter_vpc": "@vpc/shop"},
        "accepter_vpc",
    ),
    add(
        SecondPeering,
        "vpc-peering-connection",
        {"requester_vpc": "@vpc/peer", "accepter_vpc": "@vpc/shop"},
        "accepter_vpc",
    ),
    add(
        PeeredBlocksOverlap,
        "vpc-peering-connection",
        {"requester_vpc": "@vpc/lab", "accepter_vpc": "@vpc/clone"},
        "accepter_vpc",
    ),
)
