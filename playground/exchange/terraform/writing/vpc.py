"""VPCs and subnets as Terraform."""

from collections.abc import Iterator
from ipaddress import IPv6Network
from typing import Any

from playground.exchange.terraform.writing.values import Call, id_of, tagged
from playground.exchange.writing.blocks import Attachment, Attribute, Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import Subnet, Vpc

AMAZON_BITS = 56
"""Amazon provides /56 blocks."""
FIRST_BLOCK = "ipv6_cidr_block"


def write_vpcs(deployment: Deployment) -> Iterator[Block]:
    """Each VPC, and its further blocks."""
    for vpc in deployment.declared(Vpc):
        arguments = {
            "cidr_block": vpc.cidr,
            "enable_dns_support": vpc.enable_dns_support,
            "enable_dns_hostnames": vpc.enable_dns_hostnames,
            "assign_generated_ipv6_cidr_block": bool(vpc.ipv6_cidrs) or None,
        }
        says = said("cidr", "secondary_cidrs", "enable_dns_support", "enable_dns_hostnames")
        says |= said("region", "account")
        yield tagged("aws_vpc", vpc, arguments, says=says)
        for cidr in vpc.secondary_cidrs:
            further = {"vpc_id": id_of(vpc, deployment), "cidr_block": cidr}
            kind, name = "aws_vpc_ipv4_cidr_block_association", f"{called(vpc)} {cidr}"
            yield Block(kind, name, further, joins=vpc)
        _tell_of_pools(vpc, deployment)


def _tell_of_pools(vpc: Vpc, deployment: Deployment) -> None:
    """Which IPv6 block it is, Amazon decides, and it is one of one size."""
    for number, cidr in enumerate(vpc.ipv6_cidrs):
        if IPv6Network(cidr).prefixlen != AMAZON_BITS or number:
            why = f"{cidr} is from a pool of one's own, or not the first block that Amazon gave"
            deployment.gaps.add("VPC", called(vpc), why)


def write_subnets(deployment: Deployment) -> Iterator[Block]:
    """Each subnet, after the further blocks of its VPC, in one of which it may lie."""
    for subnet in deployment.declared(Subnet):
        arguments = {
            "vpc_id": id_of(subnet.vpc, deployment),
            "availability_zone": subnet.availability_zone,
            "cidr_block": subnet.cidr or None,
            "ipv6_cidr_block": _ipv6_part(subnet, deployment),
            "ipv6_native": None if subnet.cidr else True,
            "map_public_ip_on_launch": subnet.map_public_ip_on_launch or None,
            "assign_ipv6_address_on_creation": subnet.assign_ipv6_address_on_creation or None,
        }
        says = said("vpc", "cidr", "availability_zone", "route_table", "network_acl")
        says |= said("map_public_ip_on_launch", "assign_ipv6_address_on_creation")
        later = (Attachment(subnet.vpc),) if subnet.vpc.secondary_cidrs else ()
        yield tagged("aws_subnet", subnet, arguments, says=says, after=later)


def _ipv6_part(subnet: Subnet, deployment: Deployment) -> Any:
    """The same part of whatever block Amazon gives the VPC."""
    if not subnet.ipv6_cidr:
        return None
    wanted = IPv6Network(subnet.ipv6_cidr)
    for cidr in subnet.vpc.ipv6_cidrs[:1]:
        whole = IPv6Network(cidr)
        if wanted.subnet_of(whole) and wanted.prefixlen > whole.prefixlen:
            size = 128 - wanted.prefixlen
            place = int(wanted.network_address) - int(whole.network_address) >> size
            bits = wanted.prefixlen - whole.prefixlen
            block = Attribute(subnet.vpc, FIRST_BLOCK)
            return Call(f"cidrsubnet({{}}, {bits}, {place})", (block,))
    why = f"its IPv6 block {subnet.ipv6_cidr} is no part of the first one of its VPC"
    deployment.gaps.add("subnet", called(subnet), why)
    return subnet.ipv6_cidr
