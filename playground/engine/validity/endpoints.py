"""Which endpoints AWS takes: for which service, in which subnets, on which route tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.aws_services import aws_service, by_gateway
from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointState,
    EndpointType,
    Instance,
    NetworkInterface,
    PrefixListRoute,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcEndpoint,
)
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.quotas import Members, OverQuota, Quota, over_quotas
from playground.engine.validity.routing import written
from playground.engine.validity.sweep import repeated

GONE = (EndpointState.DELETED, EndpointState.DELETING)


@dataclass(frozen=True)
class NoGatewayEndpointForService(Fault):
    """Gateway endpoints are for S3 and DynamoDB alone, those of the VPC's own region."""

    service_name: str
    region: str
    rule: ClassVar[str] = "VPCE-01"


@dataclass(frozen=True)
class EndpointInOtherVpc(Fault):
    """A subnet, route table or group of an endpoint is of another VPC; `named` is what."""

    named: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPCE-11"


@dataclass(frozen=True)
class SecondEndpointOnTable(Fault):
    """A table has one route for a service."""

    table: Ref
    other: Ref
    rule: ClassVar[str] = "VPCE-04"


@dataclass(frozen=True)
class TwoSubnetsOfOneZone(Fault):
    """An interface endpoint has one subnet in a zone."""

    subnet: Ref
    other: Ref
    availability_zone: str
    rule: ClassVar[str] = "VPCE-11"


@dataclass(frozen=True)
class EndpointNeedsOneSubnet(Fault):
    """A Gateway Load Balancer endpoint stands in exactly one subnet."""

    subnets: int
    rule: ClassVar[str] = "VPCE-26"


@dataclass(frozen=True)
class WorkloadBesideEndpoint(Fault):
    """A host in the subnet of a Gateway Load Balancer endpoint does not get through it."""

    host: Ref
    subnet: Ref
    rule: ClassVar[str] = "VPCE-27"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class RouteOfGatewayEndpoint(Fault):
    """Routes to a gateway endpoint come and go by association, never by hand."""

    target: Ref
    rule: ClassVar[str] = "RT-22"


@dataclass(frozen=True)
class EndpointsPerVpc(OverQuota):
    """Interface and Gateway Load Balancer endpoints together (VPCE-28)."""

    limit: ClassVar[int] = 50
    rule: ClassVar[str] = "LIM-09"


@dataclass(frozen=True)
class GatewayEndpointsPerRegion(OverQuota):
    """Of one account (VPCE-28)."""

    limit: ClassVar[int] = 20
    rule: ClassVar[str] = "LIM-09"


def live(network: Network, *types: EndpointType) -> Iterator[VpcEndpoint]:
    """The endpoints of these types that are not gone."""
    for endpoint in network.all(VpcEndpoint):
        if endpoint.type in types and endpoint.state not in GONE:
            yield endpoint


def _services(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY):
        service = aws_service(endpoint.service_name)
        region = network.get(Vpc, endpoint.vpc).region
        if service is None or not by_gateway(service) or service.region != region:
            named = endpoint.service_name or "nothing"
            yield NoGatewayEndpointForService(endpoint.id, "service_name", named, region)


def _other_vpcs(network: Network) -> Iterator[Fault]:
    for endpoint in network.all(VpcEndpoint):
        for field, kind in (
            ("route_tables", RouteTable),
            ("subnets", Subnet),
            ("security_groups", SecurityGroup),
        ):
            for index, ref in enumerate(getattr(endpoint, field)):
                if network.get(kind, ref).vpc != endpoint.vpc:  # type: ignore[attr-defined]
                    yield EndpointInOtherVpc(endpoint.id, f"{field}[{index}]", ref, endpoint.vpc)


def _one_a_table(network: Network) -> Iterator[Fault]:
    keyed = (
        ((endpoint.service_name, table), (endpoint, index, table))
        for endpoint in live(network, EndpointType.GATEWAY)
        for index, table in enumerate(endpoint.route_tables)
    )
    for (first, _, _), (endpoint, index, table) in repeated(keyed):
        yield SecondEndpointOnTable(endpoint.id, f"route_tables[{index}]", table, first.id)


def _one_a_zone(network: Network) -> Iterator[Fault]:
    keyed = (
        ((endpoint.id, network.get(Subnet, ref).availability_zone), (endpoint, index, ref))
        for endpoint in live(network, EndpointType.INTERFACE)
        for index, ref in enumerate(endpoint.subnets)
    )
    for (_, _, first), (endpoint, index, ref) in repeated(keyed):
        zone = network.get(Subnet, ref).availability_zone
        yield TwoSubnetsOfOneZone(endpoint.id, f"subnets[{index}]", ref, first, zone)


def _subnets(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY_LOAD_BALANCER):
        if len(endpoint.subnets) != 1:
            yield EndpointNeedsOneSubnet(endpoint.id, "subnets", len(endpoint.subnets))


def _workloads(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY_LOAD_BALANCER):
        for index, subnet in enumerate(endpoint.subnets):
            hosts = (_instance(network, one) for one in network.interfaces_in.get(subnet, []))
            host = next(filter(None, hosts), None)
            if host is not None:
                yield WorkloadBesideEndpoint(endpoint.id, f"subnets[{index}]", host.id, subnet)


def _instance(network: Network, interface: NetworkInterface) -> Instance | None:
    host = network.host_of(interface)
    return host if isinstance(host, Instance) else None


def _hand_made(network: Network) -> Iterator[Fault]:
    """A list's route is what AWS writes itself, where the table is associated."""
    for table, _, field, route in written(network):
        endpoint = network.find(route.target or "")
        if not isinstance(endpoint, VpcEndpoint) or endpoint.type is not EndpointType.GATEWAY:
            continue
        by_aws = isinstance(route, PrefixListRoute) and table.id in endpoint.route_tables
        if not by_aws:
            yield RouteOfGatewayEndpoint(table.id, f"{field}.target", endpoint.id)


def _with_interfaces(network: Network) -> Members:
    for one in live(network, EndpointType.INTERFACE, EndpointType.GATEWAY_LOAD_BALANCER):
        yield one.vpc, None, one.id


def _gateways(network: Network) -> Members:
    for one in live(network, EndpointType.GATEWAY):
        vpc = network.get(Vpc, one.vpc)
        yield vpc.region, vpc.account, one.id


QUOTAS: tuple[Quota, ...] = (
    (EndpointsPerVpc, "vpc", _with_interfaces),
    (GatewayEndpointsPerRegion, "vpc", _gateways),
)


def _quotas(network: Network) -> Iterator[Fault]:
    yield from over_quotas(network, QUOTAS)


CHECKS: tuple[Check, ...] = (
    _services,
    _other_vpcs,
    _one_a_table,
    _one_a_zone,
    _subnets,
    _workloads,
    _hand_made,
    _quotas,
)
