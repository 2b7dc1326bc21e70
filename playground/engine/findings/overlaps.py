"""VPCs that share addresses: peers of one VPC, and VPCs that may be joined one day.

Peers of each other are a fault (PCX-02), and so are VPCs of one transit gateway (TGW-12).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.findings.finding import Check, Finding, FindingTopic, Untidy
from playground.engine.findings.ground import Ground
from playground.engine.grouping import grouped
from playground.engine.network import Network
from playground.engine.nodes import (
    PeeringStatus,
    Ref,
    TransitGatewayVpcAttachment,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.validity.sweep import overlapping
from playground.engine.validity.vpc import blocks_of

Pair = tuple[tuple[Vpc, Prefix], tuple[Vpc, Prefix]]


@dataclass(frozen=True)
class PeersOverlap(Finding):
    """Two VPCs that are peered with a third one share addresses: it reaches one of them at each."""

    cidr: Prefix
    other: Ref
    other_cidr: Prefix
    hub: Ref
    rule: ClassVar[str] = "PCX-11"
    topic: ClassVar[FindingTopic] = FindingTopic.OVERLAPS


@dataclass(frozen=True)
class VpcsOverlap(Untidy):
    """Two VPCs of one account and region share addresses: they can never be joined."""

    cidr: Prefix
    other: Ref
    other_cidr: Prefix
    rule: ClassVar[str] = "PCX-02"
    topic: ClassVar[FindingTopic] = FindingTopic.OVERLAPS


def _pairs(vpcs: list[Vpc]) -> Iterator[Pair]:
    """Blocks of two VPCs that overlap, the one given earlier first; each VPC too many once."""
    told = set()
    for first, second in overlapping((block, (vpc, block)) for vpc in vpcs for block in vpc.blocks):
        if first[0] is not second[0] and second[0].id not in told:
            told.add(second[0].id)
            yield first, second


def _hubs(network: Network) -> dict[Ref, list[Vpc]]:
    """VPC id -> those that it is peered with now."""
    peers: dict[Ref, list[Vpc]] = {}
    for peering in network.all(VpcPeeringConnection):
        if peering.status is PeeringStatus.ACTIVE:
            for vpc in peering.vpcs:
                peers.setdefault(vpc, []).append(network.get(Vpc, peering.peer_of(vpc)))
    return peers


def _peers_overlap(ground: Ground) -> Iterator[Finding]:
    for hub, peers in _hubs(ground.network).items():
        for (other, other_cidr), (vpc, cidr) in _pairs(peers):
            yield PeersOverlap(vpc.id, _field(vpc, cidr), cidr, other.id, other_cidr, hub)


def _joined(network: Network) -> set[frozenset[Ref]]:
    """The pairs of which something worse is said."""
    pairs = {frozenset(one.vpcs) for one in network.all(VpcPeeringConnection)}
    for peers in _hubs(network).values():
        pairs |= {frozenset((one.id, other.id)) for (one, _), (other, _) in _pairs(peers)}
    return pairs


def _vpcs_overlap(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    joined = _joined(network)
    hubs = grouped(network.all(TransitGatewayVpcAttachment), lambda one: one.vpc)
    on = {vpc: {one.transit_gateway for one in every} for vpc, every in hubs.items()}
    for vpcs in grouped(network.all(Vpc), lambda vpc: (vpc.region, vpc.account)).values():
        for (other, other_cidr), (vpc, cidr) in _pairs(vpcs):
            of_one_hub = on.get(vpc.id, set()) & on.get(other.id, set())
            if not of_one_hub and frozenset((vpc.id, other.id)) not in joined:
                yield VpcsOverlap(vpc.id, _field(vpc, cidr), cidr, other.id, other_cidr)


def _field(vpc: Vpc, block: Prefix) -> str:
    known = blocks_of(vpc).around(block)
    return known[1] if known else "cidr"


CHECKS: tuple[Check, ...] = (_peers_overlap, _vpcs_overlap)
