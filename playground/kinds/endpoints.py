"""The kinds VPC endpoint and VPC endpoint service."""

from playground.engine import nodes
from playground.kinds.builders import ref
from playground.kinds.kind import Field, Kind, Links
from playground.kinds.shapes import Choice, Document, ListOf, Refers, Text, Truth
from playground.models import (
    EndpointGroup,
    EndpointRouteTable,
    EndpointSubnet,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.models.rows import Rows

AWS_SERVICES = "com.amazonaws"
SERVICE_TYPES = tuple(one for one in nodes.EndpointType if one is not nodes.EndpointType.GATEWAY)


def _endpoint_node(row: VpcEndpoint, rows: Rows) -> nodes.VpcEndpoint:
    tables = rows.parts_of(EndpointRouteTable, "endpoint", row)
    subnets = rows.parts_of(EndpointSubnet, "endpoint", row)
    groups = rows.parts_of(EndpointGroup, "endpoint", row)
    return nodes.VpcEndpoint(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        type=nodes.EndpointType(row.type),
        service_name=_full_name(row.service_name, row.vpc.region),
        service=ref(row.service),
        route_tables=tuple(one.table.aws_id for one in tables),
        subnets=tuple(one.subnet.aws_id for one in subnets),
        security_groups=tuple(one.group.aws_id for one in groups),
        private_dns_enabled=row.private_dns_enabled,
        private_dns_only_for_inbound_resolver_endpoint=(
            row.private_dns_only_for_inbound_resolver_endpoint
        ),
        policy_document=row.policy_document,
        state=nodes.EndpointState(row.state),
    )


def _full_name(name: str, region: str) -> str:
    """`s3` means the service of the VPC's own region."""
    full = not name or name.startswith((f"{AWS_SERVICES}.", "aws."))
    return name if full else f"{AWS_SERVICES}.{region}.{name}"


def _service_node(row: VpcEndpointService, rows: Rows) -> nodes.VpcEndpointService:
    return nodes.VpcEndpointService(
        id=row.aws_id,
        name=row.name,
        type=nodes.EndpointType(row.type),
        region=row.region,
        account=row.account,
        network_load_balancer=ref(row.network_load_balancer),
        availability_zones=tuple(row.availability_zones),
        acceptance_required=row.acceptance_required,
    )


VPC_ENDPOINT = Kind(
    slug="vpc-endpoint",
    label="VPC endpoint",
    plural="VPC endpoints",
    section="vpc_endpoints",
    blurb="A private way to one service: by a route, by an interface in a subnet, or appliances.",
    prefix="vpce-",
    model=VpcEndpoint,
    node=nodes.VpcEndpoint,
    build=_endpoint_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("type", "Type", Choice(tuple(nodes.EndpointType))),
        Field("service_name", "Service name", Text(), "s3, dynamodb, sqs, ... or the full name"),
        Field("service", "Service", Refers(("vpc-endpoint-service",)), "one of your own"),
        Field(
            "route_tables",
            "Route tables",
            ListOf(Refers(("route-table",))),
            "of a gateway endpoint: whose subnets use it",
            links=Links(EndpointRouteTable, "endpoint", "table"),
        ),
        Field(
            "subnets",
            "Subnets",
            ListOf(Refers(("subnet",))),
            "one in a zone",
            links=Links(EndpointSubnet, "endpoint", "subnet"),
        ),
        Field(
            "security_groups",
            "Security groups",
            ListOf(Refers(("security-group",))),
            "of an interface endpoint; none: the VPC's default group",
            links=Links(EndpointGroup, "endpoint", "group"),
        ),
        Field(
            "private_dns_enabled",
            "Private DNS",
            Truth(),
            "the service's public name leads here, inside the VPC",
        ),
        Field(
            "private_dns_only_for_inbound_resolver_endpoint",
            "Private DNS for on premises only",
            Truth(),
            "the VPC's own hosts go on by the gateway endpoint",
        ),
        Field("policy_document", "Policy", Document(), "who may do what through it; none: all"),
        Field("state", "State", Choice(tuple(nodes.EndpointState))),
    ),
    nests_in=("vpc",),
)

VPC_ENDPOINT_SERVICE = Kind(
    slug="vpc-endpoint-service",
    label="VPC endpoint service",
    plural="VPC endpoint services",
    section="vpc_endpoint_services",
    blurb="A service of your own that other VPCs reach by endpoints, whatever their addresses.",
    prefix="vpce-svc-",
    model=VpcEndpointService,
    node=nodes.VpcEndpointService,
    build=_service_node,
    fields=(
        Field("type", "Type", Choice(SERVICE_TYPES)),
        Field("region", "Region", Text(32)),
        Field("account", "Account", Text(12)),
        Field("network_load_balancer", "Network load balancer", Refers(("network-load-balancer",))),
        Field(
            "availability_zones",
            "Availability Zones",
            ListOf(Text(32)),
            "none: those of the load balancer",
        ),
        Field("acceptance_required", "Acceptance required", Truth()),
    ),
    nests_in=("network_load_balancer",),
)

KINDS = (VPC_ENDPOINT_SERVICE, VPC_ENDPOINT)
