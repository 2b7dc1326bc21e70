"""VPC endpoints and endpoint services out of `describe-vpc-endpoints` and its sisters."""

import re
from dataclasses import dataclass, field

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.endpoint_interfaces import finish
from playground.exchange.describe.gone import is_gone
from playground.exchange.describe.interfaces import Keepers
from playground.exchange.describe.vpc import Attributes
from playground.exchange.import_report import NotDescribed
from playground.exchange.item import Item
from playground.exchange.sketch import Sketch

ENDPOINTS, SERVICES = "vpc_endpoints", "vpc_endpoint_services"
LABEL, SERVICE_LABEL = "VPC endpoint", "VPC endpoint service"
GATEWAY, INTERFACE, GWLB = "Gateway", "Interface", "GatewayLoadBalancer"
MODELLED = (GATEWAY, INTERFACE, GWLB)
STATES = {
    one.lower(): one
    for one in ("pendingAcceptance", "pending", "available", "rejected", "failed", "expired")
}
"""AWS's pages write states with a capital, its tools with a small letter."""
GONE = frozenset({"deleted", "deleting"})
NAME = re.compile(r"com\.amazonaws\.vpce\.([a-z0-9-]+)\.(vpce-svc-[0-9a-zA-Z]+)")
"""The name of a service that somebody offers: its region, its id."""
FAMILIES = ("NetworkLoadBalancerArns", "GatewayLoadBalancerArns")


@dataclass
class Connected:
    """Endpoint -> the service that says it is connected to it."""

    services: dict[str, str] = field(default_factory=dict)


def read_endpoint(item: Item, sketch: Sketch) -> None:
    """An endpoint of one of the three types that are modelled."""
    endpoint, type = item.need("VpcEndpointId"), _type(item)
    state = item.text("State")
    if is_gone(sketch, LABEL, endpoint, state, GONE):
        return
    if type not in MODELLED:
        sketch.report.not_modelled(f"{LABEL} of type {type}", endpoint)
        return
    name = item.text("ServiceName") or ""
    offered = NAME.fullmatch(name)
    groups = [one.need("GroupId") for one in item.items("Groups")]
    only_inbound = item.item("DnsOptions").truth("PrivateDnsOnlyForInboundResolverEndpoint")
    sketch.add(
        ENDPOINTS,
        endpoint,
        item.spot,
        id=endpoint,
        name=item.tag(),
        vpc=item.text("VpcId"),
        type=type,
        service=offered[2] if offered else None,
        service_name=None if offered else name,
        route_tables=item.texts("RouteTableIds") if type == GATEWAY else None,
        subnets=None if type == GATEWAY else item.texts("SubnetIds"),
        security_groups=groups if type == INTERFACE else None,
        private_dns_enabled=item.truth("PrivateDnsEnabled") if type == INTERFACE else None,
        private_dns_only_for_inbound_resolver_endpoint=only_inbound,
        policy_document=item.data.get("PolicyDocument") or None,
        state=STATES.get((state or "").lower(), state),
    )
    for interface in item.texts("NetworkInterfaceIds"):
        sketch.memory(Keepers).of[interface] = endpoint
    # AWS refuses private DNS in a VPC without DNS support or without DNS hostnames.
    if type == INTERFACE and item.truth("PrivateDnsEnabled"):
        sketch.memory(Attributes).seen.add(item.text("VpcId") or "")


def _type(item: Item) -> str:
    """Without its type, older tools print one: what it has tells which."""
    return item.text("VpcEndpointType") or (INTERFACE if item.texts("SubnetIds") else GATEWAY)


def read_service(item: Item, sketch: Sketch) -> None:
    """A service of one's own; of several load balancers behind it the first is modelled."""
    service = item.need("ServiceId")
    if is_gone(sketch, SERVICE_LABEL, service, item.text("ServiceState")):
        return
    types = [one.text("ServiceType") for one in item.items("ServiceType")]
    named = NAME.fullmatch(item.text("ServiceName") or "")
    balancers = item.texts("NetworkLoadBalancerArns")
    sketch.add(
        SERVICES,
        service,
        item.spot,
        id=service,
        name=item.tag(),
        type=types[0] if types else None,
        region=named[1] if named else item.place.region or None,
        account=item.place.account or None,
        network_load_balancer=balancers[0] if balancers else None,
        availability_zones=item.texts("AvailabilityZones"),
        acceptance_required=item.truth("AcceptanceRequired"),
    )
    for balancer in [*balancers[1:], *item.texts("GatewayLoadBalancerArns")]:
        sketch.report.not_modelled("Further load balancer of an endpoint service", balancer)


def read_connection(item: Item, sketch: Sketch) -> None:
    """Who is connected to a service of one's own: often an endpoint of another account."""
    endpoint, service = item.need("VpcEndpointId"), item.need("ServiceId")
    if (item.text("VpcEndpointState") or "").lower() not in GONE:
        sketch.memory(Connected).services[endpoint] = service


def finish_connections(sketch: Sketch) -> None:
    """Say which endpoints of a service are not described; then give endpoints their interfaces."""
    for endpoint, service in sketch.memory(Connected).services.items():
        if not sketch.has(ENDPOINTS, endpoint):
            add = (
                f"It is connected to {service}. Add its account's “aws ec2 describe-vpc-endpoints”."
            )
            sketch.report.not_described.append(NotDescribed(LABEL, endpoint, add))
    finish(sketch)


ANSWERS = (
    Answer("VpcEndpoints", "ec2 describe-vpc-endpoints", read_endpoint),
    Answer(
        "VpcEndpointServiceConfigurations",
        "ec2 describe-vpc-endpoint-service-configurations",
        read_service,
    ),
    Answer(
        "ServiceConfigurations", "ec2 describe-vpc-endpoint-service-configurations", read_service
    ),
    Answer(
        "VpcEndpointConnections",
        "ec2 describe-vpc-endpoint-connections",
        read_connection,
        finish_connections,
    ),
)
