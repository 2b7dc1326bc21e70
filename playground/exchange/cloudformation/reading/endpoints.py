"""VPC endpoints and endpoint services out of a template."""

import re

from playground.engine.nodes import EndpointType
from playground.exchange.cloudformation.reading.pointing import key_named_by
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.cloudformation.values import Composed
from playground.exchange.sketch import At

ENDPOINTS, SERVICES = "vpc_endpoints", "vpc_endpoint_services"
BALANCERS = "network_load_balancers"
OWN_SERVICE = re.compile(r"com\.amazonaws\.vpce\.[a-z0-9-]+\.(vpce-svc-[0-9a-z]+)")
ONLY_ON_PREMISES = "PrivateDnsOnlyForInboundResolverEndpoint"


def read_endpoint(one: Resource) -> None:
    """An endpoint: to a service of AWS by name, or to one of somebody's own."""
    kind = one.word("VpcEndpointType") or EndpointType.GATEWAY.value
    service = _service(one)
    by_interface = kind == EndpointType.INTERFACE
    private = one.truth("PrivateDnsEnabled")
    options = one.inner("DnsOptions")
    only = options and options.word(ONLY_ON_PREMISES)
    one.add(
        ENDPOINTS,
        vpc=one.needed("VpcId", "vpcs"),
        type=one.at("VpcEndpointType", kind),
        service=service,
        service_name=None if service is not None else one.text("ServiceName"),
        route_tables=one.references("RouteTableIds", "route_tables"),
        subnets=one.references("SubnetIds", "subnets"),
        security_groups=one.references("SecurityGroupIds", "security_groups"),
        private_dns_enabled=(private or False) if by_interface else private,
        private_dns_only_for_inbound_resolver_endpoint=True
        if only == "OnlyInboundResolver"
        else None,
        policy_document=one.document("PolicyDocument"),
    )


def _service(one: Resource) -> At | None:
    """The service of somebody's own that a name stands for: its last part is the id."""
    value = one.raw("ServiceName")
    if isinstance(value, Composed):
        spot = one.at("ServiceName", None).spot
        key = key_named_by(value.parts[-1], spot, (SERVICES,), one.stage)
        return None if key is None else At(key, spot)
    name = one.label("ServiceName")
    match = OWN_SERVICE.fullmatch(name.value) if name is not None else None
    if name is None or match is None:
        return None
    return At(one.stage.stand_in(SERVICES, match[1], name.spot), name.spot)


def read_service(one: Resource) -> None:
    """A service of one's own, behind a load balancer."""
    balancers = one.references("NetworkLoadBalancerArns", BALANCERS) or []
    behind_appliances = one.says("GatewayLoadBalancerArns")
    kind = EndpointType.GATEWAY_LOAD_BALANCER if behind_appliances else EndpointType.INTERFACE
    one.add(
        SERVICES,
        type=kind.value,
        network_load_balancer=balancers[0] if balancers else None,
        acceptance_required=one.truth("AcceptanceRequired"),
    )


def read_permissions(one: Resource) -> None:
    """Who may ask for a service.  Whoever has an endpoint here was let in."""


READERS = {
    "AWS::EC2::VPCEndpointService": read_service,
    "AWS::EC2::VPCEndpointServicePermissions": read_permissions,
    "AWS::EC2::VPCEndpoint": read_endpoint,
}
