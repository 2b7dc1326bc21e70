"""The kinds VPC and subnet."""

from playground.engine import nodes
from playground.kinds.builders import block, optional_block, ref
from playground.kinds.kind import Field, Kind
from playground.kinds.shapes import Block, ListOf, Refers, Text, Truth
from playground.models import Subnet, Vpc
from playground.models.rows import Rows


def _vpc_node(row: Vpc, rows: Rows) -> nodes.Vpc:
    return nodes.Vpc(
        id=row.aws_id,
        name=row.name,
        cidrs=tuple(map(block, filter(None, [row.cidr, *row.secondary_cidrs]))),
        ipv6_cidrs=tuple(map(block, row.ipv6_cidrs)),
        region=row.region,
        account=row.account,
        enable_dns_support=row.enable_dns_support,
        enable_dns_hostnames=row.enable_dns_hostnames,
    )


def _subnet_node(row: Subnet, rows: Rows) -> nodes.Subnet:
    return nodes.Subnet(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        availability_zone=row.availability_zone,
        cidr=optional_block(row.cidr),
        ipv6_cidr=optional_block(row.ipv6_cidr),
        map_public_ip_on_launch=row.map_public_ip_on_launch,
        assign_ipv6_address_on_creation=row.assign_ipv6_address_on_creation,
        route_table=ref(row.route_table),
        network_acl=ref(row.network_acl),
    )


VPC = Kind(
    slug="vpc",
    label="VPC",
    plural="VPCs",
    section="vpcs",
    blurb="Your own private network in the cloud, with address blocks that you choose.",
    prefix="vpc-",
    model=Vpc,
    node=nodes.Vpc,
    build=_vpc_node,
    fields=(
        Field("cidr", "IPv4 CIDR", Block(4), "the primary block, /16 to /28", required=True),
        Field("secondary_cidrs", "Secondary IPv4 CIDRs", ListOf(Block(4))),
        Field("ipv6_cidrs", "IPv6 CIDRs", ListOf(Block(6)), "/44 to /60 in steps of four"),
        Field("region", "Region", Text(32)),
        Field("account", "Account", Text(12)),
        Field("enable_dns_support", "DNS support", Truth(), "the Amazon resolver answers"),
        Field("enable_dns_hostnames", "DNS hostnames", Truth(), "instances get public names"),
    ),
)

SUBNET = Kind(
    slug="subnet",
    label="Subnet",
    plural="Subnets",
    section="subnets",
    blurb="A part of a VPC's addresses in one Availability Zone, where instances live.",
    prefix="subnet-",
    model=Subnet,
    node=nodes.Subnet,
    build=_subnet_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("availability_zone", "Availability Zone", Text(32), "for example us-east-1a"),
        Field("cidr", "IPv4 CIDR", Block(4), "a part of the VPC's blocks, /16 to /28"),
        Field("ipv6_cidr", "IPv6 CIDR", Block(6), "a part of the VPC's IPv6 blocks"),
        Field("map_public_ip_on_launch", "Auto-assign public IPv4", Truth()),
        Field("assign_ipv6_address_on_creation", "Auto-assign IPv6", Truth()),
        Field("route_table", "Route table", Refers(("route-table",)), "none: the main table"),
        Field("network_acl", "Network ACL", Refers(("network-acl",)), "none: the default ACL"),
    ),
    nests_in=("vpc",),
)

KINDS = (VPC, SUBNET)
