"""What stands behind endpoints: services, load balancers, private DNS, policies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.aws_services import aws_service
from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointType,
    Instance,
    NetworkInterface,
    NetworkLoadBalancer,
    Ref,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.engine.policies import principals_of, statements_of
from playground.engine.validity.endpoints import live
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class EndpointWithoutService(Fault):
    """An interface endpoint leads to a service of AWS or to one endpoint service."""

    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class EndpointOfOtherType(Fault):
    """An endpoint is of the type of the service that it leads to."""

    type: EndpointType
    service: Ref
    service_type: EndpointType
    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class ServiceWithoutBalancer(Fault):
    """An interface service stands behind a network load balancer."""

    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class SubnetWithoutService(Fault):
    """The service is not in the zone of one of the endpoint's subnets."""

    subnet: Ref
    availability_zone: str
    service: Ref
    rule: ClassVar[str] = "VPCE-24"


@dataclass(frozen=True)
class ServiceZoneWithoutBalancer(Fault):
    """A service is said to be in a zone where its load balancer has no node."""

    availability_zone: str
    balancer: Ref
    rule: ClassVar[str] = "VPCE-24"


@dataclass(frozen=True)
class BalancerSubnetTwice(Fault):
    """A load balancer has one subnet in a zone."""

    subnet: Ref
    other: Ref
    rule: ClassVar[str] = "VPCE-24"


@dataclass(frozen=True)
class BalancerInOtherVpc(Fault):
    """A load balancer's subnets are of its own VPC."""

    subnet: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPCE-24"


@dataclass(frozen=True)
class BalancerTargetInOtherVpc(Fault):
    """A target of a load balancer is in its VPC."""

    target: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPCE-22"


@dataclass(frozen=True)
class PrivateDnsNeedsAttributes(Fault):
    """Private DNS works where both DNS attributes of the VPC are on."""

    vpc: Ref
    rule: ClassVar[str] = "VPCE-14"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class OnlyForOnPremisesWithoutGateway(Fault):
    """That private DNS is for on premises alone is an option of S3 beside a gateway endpoint."""

    vpc: Ref
    rule: ClassVar[str] = "VPCE-18"


@dataclass(frozen=True)
class PolicyNamesPrincipal(Fault):
    """The policy of a gateway endpoint is about everybody."""

    principal: str
    rule: ClassVar[str] = "VPCE-20"


def _services(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.INTERFACE):
        if endpoint.service is None and aws_service(endpoint.service_name) is None:
            yield EndpointWithoutService(endpoint.id, "service_name")


def _offered(network: Network) -> Iterator[tuple[VpcEndpoint, VpcEndpointService]]:
    for endpoint in live(network, *EndpointType):
        offered = network.find(endpoint.service or "")
        if isinstance(offered, VpcEndpointService):
            yield endpoint, offered


def _types(network: Network) -> Iterator[Fault]:
    for endpoint, offered in _offered(network):
        if endpoint.type is not offered.type:
            yield EndpointOfOtherType(endpoint.id, "type", endpoint.type, offered.id, offered.type)


def _balancers(network: Network) -> Iterator[Fault]:
    for one in network.all(VpcEndpointService):
        if one.type is EndpointType.INTERFACE and one.network_load_balancer is None:
            yield ServiceWithoutBalancer(one.id, "network_load_balancer")


def _zones_of(network: Network, balancer: Ref | None) -> list[str]:
    node = network.find(balancer or "")
    subnets = node.subnets if isinstance(node, NetworkLoadBalancer) else ()
    return [network.get(Subnet, one).availability_zone for one in subnets]


def _subnets(network: Network) -> Iterator[Fault]:
    for endpoint, offered in _offered(network):
        zones = offered.availability_zones or _zones_of(network, offered.network_load_balancer)
        for index, ref in enumerate(endpoint.subnets):
            zone = network.get(Subnet, ref).availability_zone
            if zones and zone not in zones:
                field = f"subnets[{index}]"
                yield SubnetWithoutService(endpoint.id, field, ref, zone, offered.id)


def _service_zones(network: Network) -> Iterator[Fault]:
    for one in network.all(VpcEndpointService):
        balancer = one.network_load_balancer
        there = _zones_of(network, balancer)
        for index, zone in enumerate(one.availability_zones):
            if balancer is not None and zone not in there:
                field = f"availability_zones[{index}]"
                yield ServiceZoneWithoutBalancer(one.id, field, zone, balancer)


def _nodes(network: Network) -> Iterator[Fault]:
    keyed = []
    for one in network.all(NetworkLoadBalancer):
        for index, ref in enumerate(one.subnets):
            subnet = network.get(Subnet, ref)
            keyed.append(((one.id, subnet.availability_zone), (one, index, ref)))
            if subnet.vpc != one.vpc:
                yield BalancerInOtherVpc(one.id, f"subnets[{index}]", ref, one.vpc)
    for (_, _, first), (one, index, ref) in repeated(keyed):
        yield BalancerSubnetTwice(one.id, f"subnets[{index}]", ref, first)


def _targets(network: Network) -> Iterator[Fault]:
    for one in network.all(NetworkLoadBalancer):
        for index, row in enumerate(one.targets):
            found = network.find(row.target)
            if isinstance(found, NetworkInterface):
                home = network.vpc_with(found.id)
            else:
                home = network.get(Instance, row.target).vpc
            if home != one.vpc:
                field = f"targets[{index}].target"
                yield BalancerTargetInOtherVpc(one.id, field, row.target, one.vpc)


def _private_dns(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.INTERFACE):
        vpc = network.get(Vpc, endpoint.vpc)
        able = vpc.enable_dns_support and vpc.enable_dns_hostnames
        if endpoint.service is None and endpoint.private_dns_enabled and not able:
            yield PrivateDnsNeedsAttributes(endpoint.id, "private_dns_enabled", vpc.id)


def _only_on_premises(network: Network) -> Iterator[Fault]:
    beside = {(one.vpc, one.service_name) for one in live(network, EndpointType.GATEWAY)}
    field = "private_dns_only_for_inbound_resolver_endpoint"
    for endpoint in live(network, EndpointType.INTERFACE):
        asked = endpoint.private_dns_only_for_inbound_resolver_endpoint
        if asked and (endpoint.vpc, endpoint.service_name) not in beside:
            yield OnlyForOnPremisesWithoutGateway(endpoint.id, field, endpoint.vpc)


def _policies(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY):
        named = [
            principal
            for statement in statements_of(endpoint)
            for principal in principals_of(statement)
            if principal != "*"
        ]
        for principal in named[:1]:
            yield PolicyNamesPrincipal(endpoint.id, "policy_document", principal)


CHECKS: tuple[Check, ...] = (
    _services,
    _types,
    _balancers,
    _subnets,
    _service_zones,
    _nodes,
    _targets,
    _private_dns,
    _only_on_premises,
    _policies,
)
