"""How many virtual private gateways, VPN connections and their routes AWS grants by default."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    VirtualPrivateGateway,
    VpnConnection,
)
from playground.engine.sites import announced
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.quotas import Members, OverQuota, Quota, over_quotas


@dataclass(frozen=True)
class VirtualPrivateGatewaysPerRegion(OverQuota):
    """Attached or not."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-11"


@dataclass(frozen=True)
class CustomerGatewaysPerRegion(OverQuota):
    """With a connection or without."""

    limit: ClassVar[int] = 50
    rule: ClassVar[str] = "LIM-11"


@dataclass(frozen=True)
class VpnConnectionsPerRegion(OverQuota):
    """To gateways of every kind."""

    limit: ClassVar[int] = 50
    rule: ClassVar[str] = "VPN-15"


@dataclass(frozen=True)
class VpnConnectionsPerGateway(OverQuota):
    """Of one virtual private gateway."""

    limit: ClassVar[int] = 10
    rule: ClassVar[str] = "LIM-11"


@dataclass(frozen=True)
class StaticRoutesPerConnection(OverQuota):
    """Static prefixes of a connection to a virtual private gateway."""

    limit: ClassVar[int] = 100
    rule: ClassVar[str] = "VPN-15"


@dataclass(frozen=True)
class DynamicRoutesPerConnection(OverQuota):
    """Prefixes that BGP announces to a virtual private gateway; AWS shuts the session down then."""

    limit: ClassVar[int] = 100
    rule: ClassVar[str] = "VPN-15"


def _gateways(network: Network) -> Members:
    for gateway in network.all(VirtualPrivateGateway):
        yield gateway.region, None, gateway.id


def _customers(network: Network) -> Members:
    for customer in network.all(CustomerGateway):
        yield customer.region, None, customer.id


def _connections(network: Network) -> Members:
    for one in network.all(VpnConnection):
        yield network.get(CustomerGateway, one.customer_gateway).region, None, one.id


def _of_gateways(network: Network) -> Members:
    for one in network.all(VpnConnection):
        if one.virtual_private_gateway is not None:
            yield one.virtual_private_gateway, None, one.id


def _prefixes(network: Network, static: bool) -> Members:
    for one in network.all(VpnConnection):
        if one.virtual_private_gateway is not None and one.static_routes_only is static:
            yield from ((one.id, None, one.id) for _ in announced(network, one))


def _static(network: Network) -> Members:
    return _prefixes(network, static=True)


def _dynamic(network: Network) -> Members:
    return _prefixes(network, static=False)


QUOTAS: tuple[Quota, ...] = (
    (VirtualPrivateGatewaysPerRegion, "region", _gateways),
    (CustomerGatewaysPerRegion, "region", _customers),
    (VpnConnectionsPerRegion, "customer_gateway", _connections),
    (VpnConnectionsPerGateway, "virtual_private_gateway", _of_gateways),
    (StaticRoutesPerConnection, "routes", _static),
    (DynamicRoutesPerConnection, "routes", _dynamic),
)
"""Quota, the field to look at, and what is counted."""


def _quotas(network: Network) -> Iterator[Fault]:
    yield from over_quotas(network, QUOTAS)


CHECKS: tuple[Check, ...] = (_quotas,)
