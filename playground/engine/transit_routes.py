"""What follows from the attachments of a transit gateway: who is joined, and what is propagated."""

from collections.abc import Iterator, Sequence

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Node,
    PropagatingAttachment,
    Ref,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPrefixListReference,
    TransitGatewayRoute,
    TransitGatewayRouteOrigin,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceType,
    Vpc,
    VpnConnection,
)
from playground.engine.prefix_lists import entries_of
from playground.engine.sites import SiteWay, announced, is_up

SiteAttachment = (
    TransitGatewayDirectConnectAttachment | TransitGatewayConnect | TransitGatewayVpnAttachment
)
"""What joins a transit gateway with sites."""

PRIORITY = {origin: rank for rank, origin in enumerate(TransitGatewayRouteOrigin)}


def attachment_of(network: Network, vpc: Ref, gateway: Ref) -> TransitGatewayVpcAttachment | None:
    """The attachment of a VPC to a transit gateway; there is one at most (TGW-06)."""
    for one in network.all(TransitGatewayVpcAttachment):
        if one.vpc == vpc and one.transit_gateway == gateway:
            return one
    return None


def propagating(network: Network) -> list[PropagatingAttachment]:
    """The attachments of every kind but peerings."""
    return [
        *network.all(TransitGatewayVpcAttachment),
        *network.all(TransitGatewayVpnAttachment),
        *network.all(TransitGatewayDirectConnectAttachment),
        *network.all(TransitGatewayConnect),
    ]


def attachments_of(network: Network, vpc: Ref) -> list[TransitGatewayVpcAttachment]:
    """Every attachment of a VPC, whatever its state."""
    return [one for one in network.all(TransitGatewayVpcAttachment) if one.vpc == vpc]


def is_attached(network: Network, vpc: Ref) -> bool:
    """Is some transit gateway open to this VPC?"""
    states = {one.state for one in attachments_of(network, vpc)}
    return AttachmentState.AVAILABLE in states


def share_a_gateway(network: Network, vpc: Ref, other: Ref) -> bool:
    """Are both on one transit gateway?"""
    theirs = {one.transit_gateway for one in attachments_of(network, other)}
    return any(one.transit_gateway in theirs for one in attachments_of(network, vpc))


def referencing_off(network: Network, entered: TransitGatewayVpcAttachment, vpc: Ref) -> Ref | None:
    """What keeps a group of the VPC from naming groups behind the attachment entered (SG-19).

    The gateway and both attachments must have security group referencing on.
    """
    gateway = network.get(TransitGateway, entered.transit_gateway)
    own = attachment_of(network, vpc, gateway.id)
    needed: list[TransitGateway | TransitGatewayVpcAttachment] = [gateway, entered]
    needed += [own] if own else []
    off = (one.id for one in needed if not one.security_group_referencing_support)
    return next(off, None)


def routes_in_force(network: Network, table: TransitGatewayRouteTable) -> list[TransitGatewayRoute]:
    """All routes of a table: the longest prefix first; of equal ones the static, then those of
    prefix lists, then by kind of attachment (TGW-10).
    """
    written = [route for one in table.routes for route in _expanded(network, one)]
    propagated = [
        TransitGatewayRoute(
            destination=block,
            attachment=attachment.id,
            origin=TransitGatewayRouteOrigin.PROPAGATED,
        )
        for attachment, block in (
            *propagable(network, table.transit_gateway),
            *propagable_by_bgp(network, table.transit_gateway),
        )
        if table.id in attachment.propagate_to
    ]
    return sorted([*written, *propagated], key=_rank)


def _rank(route: TransitGatewayRoute) -> tuple[int, int]:
    return -route.destination.length, PRIORITY[route.origin]


def _expanded(
    network: Network, written: TransitGatewayRoute | TransitGatewayPrefixListReference
) -> Iterator[TransitGatewayRoute]:
    """What is written as routes: a prefix list is one for each of its entries (RT-24)."""
    if isinstance(written, TransitGatewayRoute):
        yield written
        return
    for entry in entries_of(network, written.prefix_list):
        yield TransitGatewayRoute(
            destination=entry.cidr,
            attachment=written.attachment,
            origin=TransitGatewayRouteOrigin.PREFIX_LIST,
            prefix_list=written.prefix_list,
        )


def sharing(
    network: Network, routes: Sequence[TransitGatewayRoute]
) -> list[list[TransitGatewayRoute]]:
    """TGW-22: for each route the later ones of equal cost, over which flows are spread besides."""
    alike: dict[tuple[Prefix, type], int] = {}
    found: list[list[TransitGatewayRoute]] = [[] for _ in routes]
    for index, route in enumerate(routes):
        attachment = network.find(route.attachment or "")
        if route.origin is TransitGatewayRouteOrigin.PROPAGATED and _may_share(network, attachment):
            first = alike.setdefault((route.destination, type(attachment)), index)
            if first != index:
                found[first].append(route)
    return found


def _may_share(network: Network, attachment: Node | None) -> bool:
    """Never VPCs and peerings; VPN connections only where the gateway's option is on."""
    if isinstance(attachment, TransitGatewayVpnAttachment):
        return network.get(TransitGateway, attachment.transit_gateway).vpn_ecmp_support
    return isinstance(attachment, TransitGatewayDirectConnectAttachment | TransitGatewayConnect)


def propagable(
    network: Network, gateway: Ref
) -> Iterator[tuple[TransitGatewayVpcAttachment, Prefix]]:
    """The VPC blocks that may be propagated; never one that overlaps an earlier VPC's (TGW-12)."""
    earlier = _Taken()
    for attachment in network.all(TransitGatewayVpcAttachment):
        available = attachment.state is AttachmentState.AVAILABLE
        if attachment.transit_gateway != gateway or not available:
            continue
        blocks = network.get(Vpc, attachment.vpc).blocks
        yield from ((attachment, block) for block in blocks if not earlier.overlaps(block))
        earlier.add(blocks)


def propagable_by_bgp(network: Network, gateway: Ref) -> Iterator[tuple[SiteAttachment, Prefix]]:
    """What sites announce by ways that are up, in the order of TGW-10.

    A static VPN connection propagates nothing: its routes are written into the tables (TGW-08).
    """
    every: list[SiteAttachment] = [
        *network.all(TransitGatewayDirectConnectAttachment),
        *network.all(TransitGatewayConnect),
        *network.all(TransitGatewayVpnAttachment),
    ]
    for attachment in every:
        available = attachment.state is AttachmentState.AVAILABLE
        if attachment.transit_gateway == gateway and available:
            told = _announced(network, attachment)
            yield from ((attachment, block) for block in dict.fromkeys(told))


def _announced(network: Network, attachment: SiteAttachment) -> Iterator[Prefix]:
    for way in ways_by(network, attachment):
        static = isinstance(way, VpnConnection) and way.static_routes_only
        if not static and is_up(network, way):
            yield from announced(network, way)


def ways_by(network: Network, attachment: SiteAttachment) -> list[SiteWay]:
    """The ways to sites behind an attachment."""
    match attachment:
        case TransitGatewayConnect():
            return [attachment]
        case TransitGatewayVpnAttachment():
            return [network.get(VpnConnection, attachment.vpn_connection)]
    return [
        line
        for line in network.all(VirtualInterface)
        if line.direct_connect_gateway == attachment.direct_connect_gateway
        and line.type is VirtualInterfaceType.TRANSIT
    ]


class _Taken:
    """Blocks that are taken.  Blocks are nested or apart, so that their wider ones tell all."""

    def __init__(self) -> None:
        self._blocks: set[Prefix] = set()
        self._wider: set[Prefix] = set()

    def add(self, blocks: tuple[Prefix, ...]) -> None:
        """Take blocks in."""
        for block in blocks:
            self._blocks.add(block)
            self._wider.update(_widened(block))

    def overlaps(self, block: Prefix) -> bool:
        """Does it share an address with one that is taken?"""
        return block in self._wider or not self._blocks.isdisjoint(_widened(block))


def _widened(block: Prefix) -> Iterator[Prefix]:
    """The block and every wider one around it."""
    plane, width = (2**128, 128) if block.version == 6 else (0, 32)
    first = block.first - plane
    for length in range(block.length + 1):
        size = 1 << (width - length)
        yield Prefix(plane + first - first % size, length)
