"""Which peering connections AWS takes: between which VPCs, of which blocks, and how many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import PeeringStatus, Ref, Vpc, VpcPeeringConnection
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.quotas import Members, OverQuota, Quota, over_quotas
from playground.engine.validity.sweep import repeated
from playground.engine.validity.vpc import blocks_of

ASKED = (
    PeeringStatus.INITIATING_REQUEST,
    PeeringStatus.PENDING_ACCEPTANCE,
    PeeringStatus.PROVISIONING,
)
LIVE = (*ASKED, PeeringStatus.ACTIVE)
"""The states of a connection that is there, or may come to be."""


@dataclass(frozen=True)
class PeeringWithItself(Fault):
    """Requester and accepter are one VPC."""

    vpc: Ref
    rule: ClassVar[str] = "PCX-01"


@dataclass(frozen=True)
class SecondPeering(Fault):
    """The two VPCs have a connection already."""

    other: Ref
    requester: Ref
    accepter: Ref
    rule: ClassVar[str] = "PCX-01"


@dataclass(frozen=True)
class PeeredBlocksOverlap(Fault):
    """The VPCs share addresses, so they cannot be peered."""

    requester: Ref
    cidr: Prefix
    accepter: Ref
    other_cidr: Prefix
    rule: ClassVar[str] = "PCX-02"


@dataclass(frozen=True)
class BlockOverlapsPeer(Fault):
    """A block was added that the VPC at the other end of an active peering has already."""

    cidr: Prefix
    peer: Ref
    other_cidr: Prefix
    rule: ClassVar[str] = "VPC-11"


@dataclass(frozen=True)
class ActivePeeringsPerVpc(OverQuota):
    """Up to 125 on request (PCX-19)."""

    limit: ClassVar[int] = 50
    rule: ClassVar[str] = "LIM-08"


@dataclass(frozen=True)
class OutstandingPeeringRequests(OverQuota):
    """Requests that a VPC has made and nobody has accepted (PCX-19)."""

    limit: ClassVar[int] = 25
    rule: ClassVar[str] = "LIM-08"


def _live(network: Network) -> list[VpcPeeringConnection]:
    return [one for one in network.all(VpcPeeringConnection) if one.status in LIVE]


def _two_vpcs(network: Network) -> Iterator[Fault]:
    for peering in network.all(VpcPeeringConnection):
        if peering.requester_vpc == peering.accepter_vpc:
            yield PeeringWithItself(peering.id, "accepter_vpc", peering.accepter_vpc)


def _one_connection(network: Network) -> Iterator[Fault]:
    keyed = ((frozenset(peering.vpcs), peering) for peering in _live(network))
    for first, peering in repeated(keyed):
        yield SecondPeering(peering.id, "accepter_vpc", first.id, *peering.vpcs)


def _overlaps(network: Network) -> Iterator[Fault]:
    for peering in _live(network):
        requester, accepter = (network.get(Vpc, one) for one in peering.vpcs)
        if requester is accepter:
            continue
        pairs = [
            (cidr, other)
            for cidr in requester.blocks
            for other in accepter.blocks
            if cidr.overlaps(other)
        ]
        for cidr, other in pairs[:1]:
            yield _overlap(peering, requester, cidr, accepter, other)


def _overlap(
    peering: VpcPeeringConnection, requester: Vpc, cidr: Prefix, accepter: Vpc, other: Prefix
) -> Fault:
    """Of an active connection the block that was added is to blame, if one was."""
    for vpc, block, peer, theirs in (
        (accepter, other, requester, cidr),
        (requester, cidr, accepter, other),
    ):
        known = blocks_of(vpc).around(block)
        if peering.status is PeeringStatus.ACTIVE and known and block != vpc.cidrs[0]:
            return BlockOverlapsPeer(vpc.id, known[1], block, peer.id, theirs)
    return PeeredBlocksOverlap(peering.id, "accepter_vpc", requester.id, cidr, accepter.id, other)


def _active(network: Network) -> Members:
    for peering in network.all(VpcPeeringConnection):
        if peering.status is PeeringStatus.ACTIVE:
            yield from ((vpc, None, peering.id) for vpc in peering.vpcs)


def _outstanding(network: Network) -> Members:
    for peering in network.all(VpcPeeringConnection):
        if peering.status in ASKED:
            yield peering.requester_vpc, None, peering.id


QUOTAS: tuple[Quota, ...] = (
    (ActivePeeringsPerVpc, "status", _active),
    (OutstandingPeeringRequests, "status", _outstanding),
)


def _quotas(network: Network) -> Iterator[Fault]:
    yield from over_quotas(network, QUOTAS)


CHECKS: tuple[Check, ...] = (_two_vpcs, _one_connection, _overlaps, _quotas)
