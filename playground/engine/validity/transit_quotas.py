"""How many transit gateways, tables, routes and attachments AWS grants by default."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from playground.engine.transit_routes import propagating, routes_in_force
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.quotas import Members, OverQuota, Quota, over_quotas


@dataclass(frozen=True)
class TransitGatewaysPerRegion(OverQuota):
    """Of one account."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-10"


@dataclass(frozen=True)
class TransitGatewaysPerVpc(OverQuota):
    """A VPC may be attached to so many."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-10"


@dataclass(frozen=True)
class TablesPerTransitGateway(OverQuota):
    """The default table counts."""

    limit: ClassVar[int] = 20
    rule: ClassVar[str] = "TGW-28"


@dataclass(frozen=True)
class RoutesPerTransitGateway(OverQuota):
    """Static and propagated ones, of all its tables."""

    limit: ClassVar[int] = 10_000
    rule: ClassVar[str] = "TGW-28"


@dataclass(frozen=True)
class AttachmentsPerTransitGateway(OverQuota):
    """Of every kind."""

    limit: ClassVar[int] = 5_000
    rule: ClassVar[str] = "TGW-28"


@dataclass(frozen=True)
class PeeringsPerTransitGateway(OverQuota):
    """Peering attachments."""

    limit: ClassVar[int] = 50
    rule: ClassVar[str] = "TGW-28"


def _gateways(network: Network) -> Members:
    for gateway in network.all(TransitGateway):
        yield gateway.region, gateway.account, gateway.id


def _of_vpcs(network: Network) -> Members:
    for one in network.all(TransitGatewayVpcAttachment):
        yield one.vpc, None, one.id


def _tables(network: Network) -> Members:
    for table in network.all(TransitGatewayRouteTable):
        yield table.transit_gateway, None, table.id


def _routes(network: Network) -> Members:
    for table in network.all(TransitGatewayRouteTable):
        yield from (
            (table.transit_gateway, None, table.id) for _ in routes_in_force(network, table)
        )


def _attachments(network: Network) -> Members:
    for one in propagating(network):
        yield one.transit_gateway, None, one.id
    yield from _peerings(network)


def _peerings(network: Network) -> Members:
    for one in network.all(TransitGatewayPeeringAttachment):
        yield one.transit_gateway, None, one.id
        yield one.peer_transit_gateway, None, one.id


QUOTAS: tuple[Quota, ...] = (
    (TransitGatewaysPerRegion, "region", _gateways),
    (TransitGatewaysPerVpc, "vpc", _of_vpcs),
    (TablesPerTransitGateway, "transit_gateway", _tables),
    (RoutesPerTransitGateway, "routes", _routes),
    (AttachmentsPerTransitGateway, "transit_gateway", _attachments),
    (PeeringsPerTransitGateway, "transit_gateway", _peerings),
)
"""Quota, the field to look at, and what is counted."""


def _quotas(network: Network) -> Iterator[Fault]:
    yield from over_quotas(network, QUOTAS)


CHECKS: tuple[Check, ...] = (_quotas,)
