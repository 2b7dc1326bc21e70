"""VPCs and subnets as CloudFormation."""

from collections.abc import Iterator
from ipaddress import IPv6Network
from typing import Any

from playground.exchange.cloudformation.writing.values import by_zone, id_of, tagged
from playground.exchange.writing.blocks import IPV6_BLOCKS, Attachment, Attribute, Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.exchange.writing.places import HOME
from playground.models import Subnet, Vpc

AMAZON_BITS, SUBNET_BITS = 56, 64
"""Amazon provides /56 blocks; a subnet is a /64 of it."""
MOST_BLOCKS = 256


def write_vpcs(deployment: Deployment) -> Iterator[Block]:
    """Each VPC, and its further blocks."""
    for vpc in deployment.declared(Vpc):
        properties = {
            "CidrBlock": vpc.cidr,
            "EnableDnsSupport": vpc.enable_dns_support,
            "EnableDnsHostnames": vpc.enable_dns_hostnames,
        }
        says = said("cidr", "secondary_cidrs", "enable_dns_support", "enable_dns_hostnames")
        yield tagged("AWS::EC2::VPC", vpc, properties, says=says)
        for cidr in vpc.secondary_cidrs:
            yield _further_block(vpc, "secondary block", {"CidrBlock": cidr}, deployment)
        for cidr in vpc.ipv6_cidrs:
            yield _ipv6_block(vpc, cidr, deployment)


def _ipv6_block(vpc: Vpc, cidr: str, deployment: Deployment) -> Block:
    """Which block it is, Amazon decides."""
    if IPv6Network(cidr).prefixlen != AMAZON_BITS:
        why = f"{cidr} is from a pool of one's own; Amazon provides a /56 in its place"
        deployment.gaps.add("vpc", called(vpc), why)
    return _further_block(vpc, "ipv6 block", {"AmazonProvidedIpv6CidrBlock": True}, deployment)


def _further_block(
    vpc: Vpc, what: str, properties: dict[str, Any], deployment: Deployment
) -> Block:
    name, owner = f"{called(vpc)} {what}", id_of(vpc, deployment)
    return Block("AWS::EC2::VPCCidrBlock", name, {"VpcId": owner, **properties}, joins=vpc)


def write_subnets(deployment: Deployment) -> Iterator[Block]:
    """Each subnet, after the further blocks of its VPC, in one of which it may lie."""
    for subnet in deployment.declared(Subnet):
        properties = {
            "VpcId": id_of(subnet.vpc, deployment),
            "AvailabilityZone": by_zone(subnet.availability_zone, subnet.vpc, deployment),
            "CidrBlock": subnet.cidr or None,
            "Ipv6CidrBlock": _ipv6_part(subnet, deployment),
            "Ipv6Native": None if subnet.cidr else True,
            "MapPublicIpOnLaunch": subnet.map_public_ip_on_launch or None,
            "AssignIpv6AddressOnCreation": subnet.assign_ipv6_address_on_creation or None,
        }
        later = (Attachment(subnet.vpc),)
        yield tagged("AWS::EC2::Subnet", subnet, properties, says=_says(subnet), after=later)


def _says(subnet: Subnet) -> frozenset[str]:
    """Which IPv6 block it has is kept beside it, and its zone if whoever reads may not know."""
    says = said("vpc", "cidr", "route_table", "network_acl", "map_public_ip_on_launch")
    says |= said("assign_ipv6_address_on_creation")
    return says | said("availability_zone") if subnet.vpc.region == HOME[0] else says


def _ipv6_part(subnet: Subnet, deployment: Deployment) -> Any:
    """The same part of whatever block Amazon gives the VPC."""
    if not subnet.ipv6_cidr:
        return None
    wanted = IPv6Network(subnet.ipv6_cidr)
    for number, cidr in enumerate(subnet.vpc.ipv6_cidrs):
        whole = IPv6Network(cidr)
        if wanted.subnet_of(whole) and wanted.prefixlen == SUBNET_BITS:
            place = int(wanted.network_address) - int(whole.network_address) >> 64
            if place < MOST_BLOCKS:
                blocks = {"Fn::Select": [number, Attribute(subnet.vpc, IPV6_BLOCKS)]}
                parts = {"Fn::Cidr": [blocks, place + 1, SUBNET_BITS]}
                return {"Fn::Select": [place, parts]}
    why = f"its IPv6 block {subnet.ipv6_cidr} is no /64 of the first ones of its VPC"
    deployment.gaps.add("subnet", called(subnet), why)
    return subnet.ipv6_cidr
