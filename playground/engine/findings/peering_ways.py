"""Peering connections that one side uses, or nobody, or that wait to be accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.findings.finding import Check, Finding, FindingTopic, Untidy
from playground.engine.findings.ground import Ground
from playground.engine.nodes import (
    PeeringStatus,
    Ref,
    RouteTable,
    TransitGateway,
    Vpc,
    VpcPeeringConnection,
)


@dataclass(frozen=True)
class OneSidedPeering(Finding):
    """The tables of `sender` lead to the peer, and no table of the peer leads back."""

    sender: Ref
    table: Ref
    peer: Ref
    rule: ClassVar[str] = "PCX-03"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


@dataclass(frozen=True)
class PeeringWithoutRoutes(Untidy):
    """An active connection to which no table of either side leads."""

    requester: Ref
    accepter: Ref
    rule: ClassVar[str] = "PCX-03"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


@dataclass(frozen=True)
class PeeringNotAccepted(Finding):
    """The owner of the other VPC has not accepted the request."""

    requester: Ref
    accepter: Ref
    rule: ClassVar[str] = "PCX-10"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


def _active(ground: Ground) -> Iterator[VpcPeeringConnection]:
    """Those between two VPCs with subnets, of which everything is told."""
    for peering in ground.network.all(VpcPeeringConnection):
        sides = set(peering.vpcs)
        known = all(vpc in ground.tables_in_use and ground.knows(vpc) for vpc in sides)
        if peering.status is PeeringStatus.ACTIVE and len(sides) == 2 and known:
            yield peering


def _leads(ground: Ground, peering: VpcPeeringConnection, sender: Ref) -> bool:
    """Does a table in use lead to a block of the peer by this connection?"""
    blocks = ground.network.get(Vpc, peering.peer_of(sender)).blocks
    ways = ground.ways_to(sender, peering.id)
    return any(way.overlaps(block) for way in ways for block in blocks)


def _one_sided(ground: Ground) -> Iterator[Finding]:
    for peering in _active(ground):
        for sender in peering.vpcs:
            peer = peering.peer_of(sender)
            if not _leads(ground, peering, sender) or _leads(ground, peering, peer):
                continue
            table = _asking_table(ground, peering, sender)
            if table is not None and not _returns_otherwise(ground, peer, sender):
                yield OneSidedPeering(peering.id, "", sender, table.id, peer)


def _asking_table(ground: Ground, peering: VpcPeeringConnection, sender: Ref) -> RouteTable | None:
    """A table that leads to the peer for others than NAT gateways: those need no way back.

    NAT-13: what a NAT gateway sends into a peer finds its way back by itself.
    """
    network = ground.network
    for table in ground.tables_in_use[sender]:
        if all(route.target != peering.id for route in ground.routes(table)):
            continue
        standing = [subnet.id for subnet in ground.subnets_on[table.id]]
        if not all(network.nat_gateways_in.get(one) for one in standing):
            return table
    return None


def _returns_otherwise(ground: Ground, peer: Ref, sender: Ref) -> bool:
    """May the replies take a transit gateway?  Nobody looks where a packet came from (PCX-12)."""
    blocks = ground.network.get(Vpc, sender).blocks
    return any(
        route.destination.overlaps(block)
        for table in ground.tables_in_use[peer]
        for route in ground.routes(table)
        if isinstance(ground.network.find(route.target or ""), TransitGateway)
        for block in blocks
    )


def _without_routes(ground: Ground) -> Iterator[Finding]:
    for peering in _active(ground):
        if not any(_leads(ground, peering, vpc) for vpc in peering.vpcs):
            yield PeeringWithoutRoutes(peering.id, "", *peering.vpcs)


def _not_accepted(ground: Ground) -> Iterator[Finding]:
    for peering in ground.network.all(VpcPeeringConnection):
        if peering.status is PeeringStatus.PENDING_ACCEPTANCE:
            yield PeeringNotAccepted(peering.id, "status", *peering.vpcs)


CHECKS: tuple[Check, ...] = (_one_sided, _without_routes, _not_accepted)
