"""The kinds internet gateway, egress-only internet gateway, NAT gateway and elastic IP."""

from playground.engine import nodes
from playground.kinds.builders import address, optional_address, ref
from playground.kinds.kind import Field, Kind, Part
from playground.kinds.shapes import Address, Choice, ListOf, Refers, Text
from playground.models import (
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
)
from playground.models.rows import Rows


def _internet_gateway_node(row: InternetGateway, rows: Rows) -> nodes.InternetGateway:
    table = ref(row.route_table)
    return nodes.InternetGateway(id=row.aws_id, name=row.name, vpc=ref(row.vpc), route_table=table)


def _egress_only_node(
    row: EgressOnlyInternetGateway, rows: Rows
) -> nodes.EgressOnlyInternetGateway:
    return nodes.EgressOnlyInternetGateway(id=row.aws_id, name=row.name, vpc=ref(row.vpc))


def _nat_gateway_node(row: NatGateway, rows: Rows) -> nodes.NatGateway:
    return nodes.NatGateway(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        subnet=ref(row.subnet),
        private_ip=optional_address(row.private_ip),
        connectivity_type=nodes.ConnectivityType(row.connectivity_type),
        availability_mode=nodes.AvailabilityMode(row.availability_mode),
        state=nodes.NatGatewayState(row.state),
        route_table=ref(row.route_table),
        zones=tuple(row.zones),
    )


def _elastic_ip_node(row: ElasticIp, rows: Rows) -> nodes.ElasticIp:
    return nodes.ElasticIp(
        id=row.aws_id,
        name=row.name,
        public_ip=address(row.public_ip),
        region=row.region,
        network_interface=ref(row.network_interface),
        private_ip=optional_address(row.private_ip),
        nat_gateway=ref(row.nat_gateway),
        availability_zone=row.availability_zone or None,
    )


def _block_node(row: BlockPublicAccess, rows: Rows) -> nodes.BlockPublicAccess:
    exclusions = rows.parts_of(BlockPublicAccessExclusion, "setting", row)
    return nodes.BlockPublicAccess(
        id=row.aws_id,
        name=row.name,
        region=row.region,
        account=row.account,
        mode=nodes.BlockMode(row.mode),
        exclusions=tuple(map(_exclusion, exclusions)),
    )


def _exclusion(row: BlockPublicAccessExclusion) -> nodes.Exclusion:
    exempt = ref(row.vpc) or ref(row.subnet) or ""
    return nodes.Exclusion(of=exempt, mode=nodes.ExclusionMode(row.mode))


INTERNET_GATEWAY = Kind(
    slug="internet-gateway",
    label="Internet gateway",
    plural="Internet gateways",
    section="internet_gateways",
    blurb="The VPC's door to the internet, in and out, for hosts with a public address.",
    prefix="igw-",
    model=InternetGateway,
    node=nodes.InternetGateway,
    build=_internet_gateway_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), "none: detached"),
        Field("route_table", "Route table", Refers(("route-table",)), "of what comes in by it"),
    ),
    nests_in=("vpc",),
)

EGRESS_ONLY_INTERNET_GATEWAY = Kind(
    slug="egress-only-internet-gateway",
    label="Egress-only internet gateway",
    plural="Egress-only internet gateways",
    section="egress_only_internet_gateways",
    blurb="A one-way door for IPv6: hosts inside may call out, nobody outside may call in.",
    prefix="eigw-",
    model=EgressOnlyInternetGateway,
    node=nodes.EgressOnlyInternetGateway,
    build=_egress_only_node,
    fields=(Field("vpc", "VPC", Refers(("vpc",)), "none: detached"),),
    nests_in=("vpc",),
)

NAT_GATEWAY = Kind(
    slug="nat-gateway",
    label="NAT gateway",
    plural="NAT gateways",
    section="nat_gateways",
    blurb="Lets private hosts call out by lending them its own address; nobody can call in.",
    prefix="nat-",
    model=NatGateway,
    node=nodes.NatGateway,
    build=_nat_gateway_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("subnet", "Subnet", Refers(("subnet",)), "the public subnet that it stands in"),
        Field("private_ip", "Private address", Address(4)),
        Field("connectivity_type", "Connectivity", Choice(tuple(nodes.ConnectivityType))),
        Field("availability_mode", "Availability", Choice(tuple(nodes.AvailabilityMode))),
        Field("state", "State", Choice(tuple(nodes.NatGatewayState))),
        Field("route_table", "Route table", Refers(("route-table",)), "of a regional gateway"),
        Field("zones", "Zones", ListOf(Text(32)), "of a regional gateway; none: all"),
    ),
    nests_in=("subnet", "vpc"),
)

ELASTIC_IP = Kind(
    slug="elastic-ip",
    label="Elastic IP",
    plural="Elastic IPs",
    section="elastic_ips",
    blurb="A public IPv4 address that is yours to keep and to lend to one host or NAT gateway.",
    prefix="eipalloc-",
    model=ElasticIp,
    node=nodes.ElasticIp,
    build=_elastic_ip_node,
    fields=(
        Field("public_ip", "Public address", Address(4)),
        Field("region", "Region", Text(32)),
        Field(
            "network_interface",
            "Network interface",
            Refers(("network-interface", "instance")),
            "an instance stands for its primary interface",
        ),
        Field("private_ip", "Private address", Address(4), "none: the primary one"),
        Field("nat_gateway", "NAT gateway", Refers(("nat-gateway",))),
        Field("availability_zone", "Availability Zone", Text(32), "of a regional NAT gateway"),
    ),
    nests_in=("network_interface", "nat_gateway"),
)

BLOCK_PUBLIC_ACCESS = Kind(
    slug="block-public-access",
    label="Block Public Access",
    plural="Block Public Access",
    section="block_public_access",
    blurb="Stops what the internet and egress-only gateways of a whole region would carry.",
    prefix="vpcbpa-",
    model=BlockPublicAccess,
    node=nodes.BlockPublicAccess,
    build=_block_node,
    fields=(
        Field("region", "Region", Text(32)),
        Field("account", "Account", Text(12)),
        Field("mode", "Mode", Choice(tuple(nodes.BlockMode)), "ingress-only: NAT still works"),
    ),
    parts=(
        Part(
            key="exclusions",
            label="Exclusions",
            blurb="What is exempt; egress-only counts in bidirectional mode.",
            model=BlockPublicAccessExclusion,
            owner="setting",
            fields=(
                Field("vpc", "VPC", Refers(("vpc",))),
                Field("subnet", "Subnet", Refers(("subnet",))),
                Field("mode", "Mode", Choice(tuple(nodes.ExclusionMode))),
            ),
        ),
    ),
)

KINDS = (
    INTERNET_GATEWAY,
    EGRESS_ONLY_INTERNET_GATEWAY,
    NAT_GATEWAY,
    ELASTIC_IP,
    BLOCK_PUBLIC_ACCESS,
)
