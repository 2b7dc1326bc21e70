"""Routes whose target is gone, not there yet, or has nobody behind it that would send on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from playground.engine.addresses import Prefix
from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.hops.routing import GONE, MODELLED_PREFIXES
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    EgressOnlyInternetGateway,
    EndpointState,
    Forwards,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    NetworkInterface,
    PeeringStatus,
    PrefixListRoute,
    Ref,
    Route,
    VirtualPrivateGateway,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.route_targets import interface_at
from playground.engine.validity.interconnect import ASKED
from playground.engine.validity.routing import Row, destination_of, written

AnyRow = Row[Route | PrefixListRoute]
About = tuple[Ref, str, Prefix | Ref]
"""What a finding about a route begins with."""
Target = TypeVar("Target")
Door = InternetGateway | EgressOnlyInternetGateway | VirtualPrivateGateway
DOORS: tuple[type[Door], ...] = (
    InternetGateway,
    EgressOnlyInternetGateway,
    VirtualPrivateGateway,
)


@dataclass(frozen=True)
class DeadRoute(Finding):
    """Base: a route that passes nothing; what is written for, and where it leads."""

    destination: Prefix | Ref
    target: Ref
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class RouteTargetGone(Finding):
    """The target was deleted: a blackhole."""

    destination: Prefix | Ref
    rule: ClassVar[str] = "RT-19"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class RouteTargetDetached(DeadRoute):
    """The gateway is attached to no VPC: a blackhole."""

    rule: ClassVar[str] = "RT-19"


@dataclass(frozen=True)
class RouteToDeletedNatGateway(DeadRoute):
    """Deleting a NAT gateway leaves its routes in place."""

    rule: ClassVar[str] = "RT-20"


@dataclass(frozen=True)
class RouteToUnreadyNatGateway(DeadRoute):
    """A NAT gateway that is pending or failed passes nothing."""

    state: str
    rule: ClassVar[str] = "NAT-19"


@dataclass(frozen=True)
class RouteToPendingPeering(DeadRoute):
    """The other side has not accepted: a blackhole until then."""

    rule: ClassVar[str] = "RT-21"


@dataclass(frozen=True)
class RouteToEndedPeering(DeadRoute):
    """A connection that was rejected, has expired, failed or is deleted carries nothing again."""

    status: str
    rule: ClassVar[str] = "PCX-08"


@dataclass(frozen=True)
class RouteToUnreadyEndpoint(DeadRoute):
    """An endpoint carries only while it is available."""

    state: str
    rule: ClassVar[str] = "RT-19"
    nearest: ClassVar[bool] = True


@dataclass(frozen=True)
class RouteToLooseInterface(DeadRoute):
    """The interface is attached to nobody: a blackhole."""

    rule: ClassVar[str] = "RT-19"


@dataclass(frozen=True)
class RouteToStoppedInstance(DeadRoute):
    """Nobody sends on what comes to an instance that is stopped."""

    rule: ClassVar[str] = "RT-19"
    nearest: ClassVar[bool] = True


@dataclass(frozen=True)
class RouteToKeeper(DeadRoute):
    """The guest behind the interface is said to send nothing on."""

    rule: ClassVar[str] = "NAT-20"


def _rows(network: Network) -> Iterator[tuple[AnyRow, About]]:
    """Every route that was written, and what a finding about it begins with."""
    for row in written(network):
        if row.route.target != LOCAL:
            yield row, (row.table.id, f"{row.field}.target", destination_of(row.route))


def _leading_to(network: Network, *kinds: type[Target]) -> Iterator[tuple[Target, About]]:
    """Every such route to a resource of these kinds that is there, and the resource."""
    for row, about in _rows(network):
        target = network.find(row.route.target or "")
        if isinstance(target, kinds):
            yield target, about


def _gone(ground: Ground) -> Iterator[Finding]:
    """In a network that was found, an id that is not here may be of something that is there."""
    network = ground.network
    for row, about in _rows(network):
        target = row.route.target
        if target is None:
            yield RouteTargetGone(*about)
        elif target.startswith(MODELLED_PREFIXES) and network.find(target) is None:
            yield from (RouteTargetGone(*about),) if network.tells(target) else ()


def _detached(ground: Ground) -> Iterator[Finding]:
    for door, about in _leading_to(ground.network, *DOORS):
        if door.vpc is None:
            yield RouteTargetDetached(*about, door.id)


def _nat_gateways(ground: Ground) -> Iterator[Finding]:
    for gateway, about in _leading_to(ground.network, NatGateway):
        if gateway.state in GONE:
            yield RouteToDeletedNatGateway(*about, gateway.id)
        elif gateway.state is not NatGatewayState.AVAILABLE:
            yield RouteToUnreadyNatGateway(*about, gateway.id, gateway.state.value)


def _peerings(ground: Ground) -> Iterator[Finding]:
    for peering, about in _leading_to(ground.network, VpcPeeringConnection):
        if peering.status in ASKED:
            yield RouteToPendingPeering(*about, peering.id)
        elif peering.status is not PeeringStatus.ACTIVE:
            yield RouteToEndedPeering(*about, peering.id, peering.status.value)


def _endpoints(ground: Ground) -> Iterator[Finding]:
    for endpoint, about in _leading_to(ground.network, VpcEndpoint):
        if endpoint.state is not EndpointState.AVAILABLE:
            yield RouteToUnreadyEndpoint(*about, endpoint.id, endpoint.state.value)


def _interfaces(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    for row, about in _rows(network):
        interface = interface_at(network, row.route.target)
        kind = _trouble(network, interface) if interface is not None else None
        if kind is not None:
            yield kind(*about, row.route.target or "")


def _trouble(network: Network, interface: NetworkInterface) -> type[DeadRoute] | None:
    if interface.instance is None and not interface.requester_managed:
        return RouteToLooseInterface
    if not network.runs(interface):
        return RouteToStoppedInstance
    return RouteToKeeper if interface.forwards is Forwards.NO else None


CHECKS: tuple[Check, ...] = (
    _gone,
    _detached,
    _nat_gateways,
    _peerings,
    _endpoints,
    _interfaces,
)
