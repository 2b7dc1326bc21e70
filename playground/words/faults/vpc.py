"""What is said of the blocks, zones and associations of VPCs and subnets."""

from playground.engine.validity import subnets, vpc
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    vpc.VpcWithoutBlock: (
        "{resource:Kind} has no IPv4 block: give it a CIDR, such as 10.0.0.0/16."
    ),
    vpc.PrimaryBlockSize: (
        "{cidr} is too large or too small for a VPC: choose a block from /16 (the largest) to /28."
    ),
    vpc.SecondaryBlockSize: (
        "{cidr} is too large or too small for a VPC: "
        "choose a secondary block from /16 (the largest) to /28."
    ),
    vpc.Ipv6BlockSize: (
        "{cidr} has no size that an IPv6 block of a VPC can have: choose /44, /48, /52, /56 or /60."
    ),
    vpc.VpcBlockOfOtherFamily: "{cidr} is not {family}: {family} blocks belong here.",
    vpc.ForbiddenVpcBlock: (
        "{cidr} reaches into {forbidden}, which no VPC can have: "
        "choose a private block, such as 10.0.0.0/16."
    ),
    vpc.VpcBlocksOverlap: (
        "{cidr} overlaps {other}, another block of {resource:kind}: "
        "choose one that shares no address with it."
    ),
    vpc.PrivateFamiliesMixed: (
        "{cidr} cannot join {earlier} in one VPC: add a block of the same private range, "
        "or one of 100.64.0.0/10."
    ),
    vpc.RestrictedPrivateBlock: (
        "{cidr} cannot join {earlier}, because that closes {closed} to the VPC: "
        "choose another block of the same private range."
    ),
    vpc.PrivateBlockAfterPublic: (
        "{cidr} is a private block and cannot follow the primary block {primary}, which is not: "
        "make the private block the primary one."
    ),
    subnets.SubnetWithoutBlock: (
        "{resource:Kind} has no addresses: give it an IPv4 block, an IPv6 block, or both."
    ),
    subnets.SubnetBlockOfOtherFamily: "{cidr} is not {family}: an {family} block belongs here.",
    subnets.SubnetBlockSize: (
        "{cidr} is too large or too small for a subnet: "
        "choose a block from /16 (the largest) to /28."
    ),
    subnets.SubnetIpv6BlockSize: (
        "{cidr} has no size that the IPv6 block of a subnet can have: "
        "choose /64, or /60, /56, /52, /48 or /44."
    ),
    subnets.SubnetOutsideVpc: (
        "{cidr} does not lie in one block of {vpc:kind}: choose a part of {choices:blocks}."
    ),
    subnets.SubnetsOverlap: (
        "{cidr} overlaps {other:kind} ({other_cidr}): choose a free block of {choices:blocks}."
    ),
    subnets.ZoneOfOtherRegion: (
        "The zone {zone} is not of {region}, the region of the VPC: "
        "choose a zone such as {region}a."
    ),
    subnets.RouteTableOfOtherVpc: (
        "{resource:Kind} cannot use {table:kind}, which belongs to another VPC: "
        "choose a table of {vpc:kind}."
    ),
    subnets.NetworkAclOfOtherVpc: (
        "{resource:Kind} cannot use {acl:kind}, which belongs to another VPC: "
        "choose an ACL of {vpc:kind}."
    ),
}
