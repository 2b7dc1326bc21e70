"""Which fields an endpoint has: they depend on its type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import EndpointType
from playground.engine.validity.endpoints import live
from playground.engine.validity.fault import Check, Fault

OF_SOMEBODY = "com.amazonaws.vpce."
"""How the names of endpoint services begin, as in com.amazonaws.vpce.us-east-1.vpce-svc-0a1b."""


@dataclass(frozen=True)
class EndpointHasNoGroups(Fault):
    """Gateway and Gateway Load Balancer endpoints have no security groups."""

    type: EndpointType
    rule: ClassVar[str] = "VPCE-26"


@dataclass(frozen=True)
class EndpointOnNoTables(Fault):
    """Only gateway endpoints are associated with route tables."""

    type: EndpointType
    rule: ClassVar[str] = "VPCE-02"


@dataclass(frozen=True)
class EndpointInNoSubnets(Fault):
    """A gateway endpoint stands in no subnet."""

    rule: ClassVar[str] = "VPCE-02"


@dataclass(frozen=True)
class NoAppliancesNamed(Fault):
    """A Gateway Load Balancer endpoint leads to one endpoint service."""

    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class ServiceHasNoAppliances(Fault):
    """No service of AWS's own stands behind a Gateway Load Balancer endpoint."""

    service_name: str
    rule: ClassVar[str] = "VPCE-26"


def _groups(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY, EndpointType.GATEWAY_LOAD_BALANCER):
        if endpoint.security_groups:
            yield EndpointHasNoGroups(endpoint.id, "security_groups", endpoint.type)


def _idle_fields(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, *EndpointType):
        by_route = endpoint.type is EndpointType.GATEWAY
        if by_route and endpoint.subnets:
            yield EndpointInNoSubnets(endpoint.id, "subnets")
        if not by_route and endpoint.route_tables:
            yield EndpointOnNoTables(endpoint.id, "route_tables", endpoint.type)


def _appliances(network: Network) -> Iterator[Fault]:
    for endpoint in live(network, EndpointType.GATEWAY_LOAD_BALANCER):
        named = endpoint.service_name
        if not named and endpoint.service is None:
            yield NoAppliancesNamed(endpoint.id, "service")
        if named and not named.startswith(OF_SOMEBODY):
            yield ServiceHasNoAppliances(endpoint.id, "service_name", named)


CHECKS: tuple[Check, ...] = (_groups, _idle_fields, _appliances)
