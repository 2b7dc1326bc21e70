"""Transit gateways: who sends to somebody that cannot answer (TGW-09).

Reachability over a transit gateway takes four things: a route in the sender's table, one in the
gateway's table for the sender, and the same two for the way back.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.grouping import grouped
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from playground.engine.transit_routes import routes_in_force
from playground.engine.untold_routes import untold_sources

Attachment = TransitGatewayVpcAttachment


@dataclass(frozen=True)
class VpcDoesNotAnswer(Finding):
    """A VPC is sent to, and none of its tables leads back to the transit gateway."""

    vpc: Ref
    transit_gateway: Ref
    sender: Ref
    rule: ClassVar[str] = "TGW-09"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


@dataclass(frozen=True)
class SenderNotInTable(Finding):
    """The table that is looked up for the receiver's replies does not know the sender."""

    sender: Ref
    sender_attachment: Ref
    receiver: Ref
    rule: ClassVar[str] = "TGW-09"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


class _Held:
    """Blocks with their holders, asked for one that overlaps.  Blocks are nested or apart."""

    def __init__(self, blocks: Iterable[tuple[Prefix, Attachment]]) -> None:
        self._blocks = sorted(blocks, key=lambda one: (one[0].first, -one[0].length))
        self._firsts = [block.first for block, _ in self._blocks]

    def first_in(self, way: Prefix, but: Ref) -> Attachment | None:
        """A holder of a block that shares addresses with this way, but not the one named."""
        place = max(bisect_right(self._firsts, way.first) - 1, 0)
        while place < len(self._blocks) and self._blocks[place][0].first < way.stop:
            block, holder = self._blocks[place]
            if holder.id != but and block.overlaps(way):
                return holder
            place += 1
        return None


class _Hub:
    """One transit gateway: the attachments that are associated, and what its tables know."""

    def __init__(self, ground: Ground, attachments: list[Attachment]) -> None:
        self.ground = ground
        self.on = grouped(attachments, lambda one: one.route_table)
        self.routes = {
            ref: routes_in_force(ground.network, ground.network.get(TransitGatewayRouteTable, ref))
            for ref in self.on
        }

    @cached_property
    def known(self) -> dict[Ref, set[Ref]]:
        """Table -> the attachments that it has a route to."""
        return {ref: {one.attachment or "" for one in rows} for ref, rows in self.routes.items()}

    def held(self, asking: Ref, answering: Ref) -> _Held:
        """What those on one table reach of those on another by a route to their attachments."""
        if (asking, answering) not in self._held:
            known = self.known[asking]
            every = (one for one in self.on[answering] if self.ground.knows(one.vpc))
            reached = (one for one in every if one.id in known)
            blocks = ((block, one) for one in reached for block in self._blocks(one))
            self._held[asking, answering] = _Held(blocks)
        return self._held[asking, answering]

    @cached_property
    def _held(self) -> dict[tuple[Ref, Ref], _Held]:
        return {}

    def _blocks(self, one: Attachment) -> tuple[Prefix, ...]:
        return self.ground.network.get(Vpc, one.vpc).blocks

    def leads_to(self, table: Ref, one: Attachment) -> bool:
        """Does a table know the way to a VPC, or keep it away on purpose by a blackhole?"""
        if one.id in self.known[table]:
            return True
        blocks = self._blocks(one)
        return any(_covers(route, blocks) for route in self._wide[table])

    @cached_property
    def _wide(self) -> dict[Ref, list[TransitGatewayRoute]]:
        """Table -> the routes that may hold whole VPCs of somebody else: no VPC's own blocks."""
        own = {block for every in self.on.values() for one in every for block in self._blocks(one)}
        return {
            ref: [route for route in rows if route.destination not in own]
            for ref, rows in self.routes.items()
        }


def _covers(route: TransitGatewayRoute, blocks: tuple[Prefix, ...]) -> bool:
    return any(route.destination.overlaps(block) for block in blocks)


def _hubs(ground: Ground) -> Iterator[_Hub]:
    """The transit gateways of which everything is told."""
    network = ground.network
    available = [
        one
        for one in ground.attachments.values()
        if one.state is AttachmentState.AVAILABLE and one.route_table is not None
    ]
    for gateway, attachments in grouped(available, lambda one: one.transit_gateway).items():
        tables = {
            network.get(TransitGatewayRouteTable, one.route_table or "") for one in attachments
        }
        told = all(network.tells(one.id) and not untold_sources(network, one) for one in tables)
        if told and network.tells(gateway):
            yield _Hub(ground, attachments)


def _asking(hub: _Hub, sender: Attachment) -> Iterator[tuple[Ref, Attachment]]:
    """For each table of the gateway a VPC that the sender reaches whose replies look there."""
    ways = hub.ground.ways_to(sender.vpc, sender.transit_gateway)
    for answering in hub.on:
        held = hub.held(sender.route_table or "", answering)
        found = (held.first_in(way, sender.id) for way in dict.fromkeys(ways))
        receiver = next(filter(None, found), None)
        if receiver is not None:
            yield answering, receiver


def _senders(hub: _Hub) -> Iterator[Attachment]:
    for every in hub.on.values():
        yield from (one for one in every if hub.ground.knows(one.vpc))


def _missing_returns(ground: Ground) -> Iterator[Finding]:
    for hub in _hubs(ground):
        for one in _senders(hub):
            yield from _not_in_table(hub, one)
            yield from _does_not_answer(hub, one)


def _not_in_table(hub: _Hub, sender: Attachment) -> Iterator[Finding]:
    for table, receiver in _asking(hub, sender):
        if not hub.leads_to(table, sender):
            yield SenderNotInTable(table, "", sender.vpc, sender.id, receiver.vpc)


def _does_not_answer(hub: _Hub, one: Attachment) -> Iterator[Finding]:
    silent = not hub.ground.ways_to(one.vpc, one.transit_gateway)
    sender = _first_sender(hub, one) if silent and one.vpc in hub.ground.tables_in_use else None
    if sender is not None:
        yield VpcDoesNotAnswer(one.id, "", one.vpc, one.transit_gateway, sender.vpc)


def _first_sender(hub: _Hub, receiver: Attachment) -> Attachment | None:
    """Somebody whose routes lead to the receiver, by a table that knows it."""
    blocks = hub.ground.network.get(Vpc, receiver.vpc).blocks
    for asking, senders in hub.on.items():
        for sender in senders if receiver.id in hub.known[asking] else ():
            ways = hub.ground.ways_to(sender.vpc, sender.transit_gateway)
            if sender is not receiver and any(way.overlaps(b) for way in ways for b in blocks):
                return sender
    return None


CHECKS: tuple[Check, ...] = (_missing_returns,)
