"""NAT gateways that have no way on: a gateway sends by the table of its own subnet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.nodes import (
    ConnectivityType,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    Ref,
    Route,
    RouteTable,
)
from playground.engine.validity.gateways import zonal_nat_gateways


@dataclass(frozen=True)
class NatGatewayWithoutWayOut(Finding):
    """The table of the NAT gateway's own subnet leads to no gateway, or back to this one."""

    subnet: Ref
    table: Ref
    rule: ClassVar[str] = "NAT-01"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class PrivateNatGatewayToInternet(Finding):
    """A private NAT gateway has no public address, so the internet gateway drops what it sends."""

    subnet: Ref
    internet_gateway: Ref
    rule: ClassVar[str] = "NAT-09"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


def _standing(ground: Ground) -> Iterator[tuple[NatGateway, Ref, RouteTable]]:
    """Every NAT gateway that works, with its subnet and the table there, if that is told."""
    for gateway in zonal_nat_gateways(ground.network):
        table = ground.table_of.get(gateway.subnet or "")
        available = gateway.state is NatGatewayState.AVAILABLE
        if gateway.subnet and table and available and ground.tells_routes(table):
            yield gateway, gateway.subnet, table


def _onward(ground: Ground, gateway: NatGateway, table: RouteTable) -> list[Route]:
    return [
        route
        for route in ground.routes(table)
        if route.destination.version == 4 and route.target not in (None, gateway.id)
    ]


def _turns_back(ground: Ground, gateway: NatGateway, table: RouteTable) -> bool:
    """Does all but some blocks lead back to it, and nothing to an internet gateway?"""
    own = (one for one in ground.routes(table) if one.target == gateway.id)
    circle = any(not one.destination.length for one in own)
    return circle and not ground.leads_out(table, 4)


def _no_way_out(ground: Ground) -> Iterator[Finding]:
    for gateway, subnet, table in _standing(ground):
        nowhere = not _onward(ground, gateway, table)
        if nowhere or _turns_back(ground, gateway, table):
            yield NatGatewayWithoutWayOut(gateway.id, "subnet", subnet, table.id)


def _private_to_internet(ground: Ground) -> Iterator[Finding]:
    for gateway, subnet, table in _standing(ground):
        if gateway.connectivity_type is not ConnectivityType.PRIVATE:
            continue
        doors = {route.target for route in _onward(ground, gateway, table)}
        door = ground.network.find(next(iter(doors)) or "") if len(doors) == 1 else None
        if isinstance(door, InternetGateway):
            yield PrivateNatGatewayToInternet(gateway.id, "subnet", subnet, door.id)


CHECKS: tuple[Check, ...] = (_no_way_out, _private_to_internet)
