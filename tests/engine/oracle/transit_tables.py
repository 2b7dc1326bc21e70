"""What a transit gateway's table holds: what was written, and what attachments propagate."""

from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceType,
    Vpc,
    VpnConnection,
)
from tests.engine.oracle import sites
from tests.engine.oracle.headers import Block, block
from tests.engine.oracle.lookups import node, vpc_blocks

FromSite = (
    TransitGatewayDirectConnectAttachment | TransitGatewayConnect | TransitGatewayVpnAttachment
)
Attachment = TransitGatewayVpcAttachment | TransitGatewayPeeringAttachment | FromSite
Leads = Attachment | None
Entry = tuple[Block, Leads]


def entries(network: Network, table: TransitGatewayRouteTable) -> list[Entry]:
    """Every route; of equal prefixes the first wins (TGW-10)."""
    return [*_static(network, table), *_of_vpcs(network, table), *_of_sites(network, table)]


def _static(network: Network, table: TransitGatewayRouteTable) -> list[Entry]:
    kinds = (TransitGatewayVpcAttachment, TransitGatewayPeeringAttachment, *FromSite.__args__)
    by_id: dict[str | None, Leads] = {one.id: one for one in network if isinstance(one, kinds)}
    return [(block(route.destination), by_id.get(route.attachment)) for route in table.routes]


def _of_vpcs(network: Network, table: TransitGatewayRouteTable) -> list[Entry]:
    """The blocks of available attachments, but none that overlaps an earlier one (TGW-12)."""
    earlier: list[Block] = []
    found: list[Entry] = []
    for one in network.all(TransitGatewayVpcAttachment):
        available = one.state is AttachmentState.AVAILABLE
        if one.transit_gateway != table.transit_gateway or not available:
            continue
        blocks = vpc_blocks(node(network, Vpc, one.vpc))
        for mine in blocks:
            taken = any(other.version == mine.version and other.overlaps(mine) for other in earlier)
            if table.id in one.propagate_to and not taken:
                found.append((mine, one))
        earlier += blocks
    return found


def _of_sites(network: Network, table: TransitGatewayRouteTable) -> list[Entry]:
    """What BGP announces by ways that are up: Direct Connect, then Connect, then VPN."""
    return [
        (prefix, one)
        for kind in FromSite.__args__
        for one in network.all(kind)
        if table.id in one.propagate_to
        and one.transit_gateway == table.transit_gateway
        and one.state is AttachmentState.AVAILABLE
        for prefix in _announced(network, one)
    ]


def _announced(network: Network, one: FromSite) -> list[Block]:
    return [
        prefix
        for line in lines_of(network, one)
        if sites.is_up(network, line) and not getattr(line, "static_routes_only", False)
        for prefix in sites.announced(network, line)
        if carries(network, one, prefix.version)
    ]


def lines_of(network: Network, one: FromSite) -> list[sites.Line]:
    """The ways to sites behind an attachment."""
    if isinstance(one, TransitGatewayConnect):
        return [one]
    if isinstance(one, TransitGatewayVpnAttachment):
        return [node(network, VpnConnection, one.vpn_connection)]
    return [
        line
        for line in network.all(VirtualInterface)
        if line.direct_connect_gateway == one.direct_connect_gateway
        and line.type is VirtualInterfaceType.TRANSIT
    ]


def carries(network: Network, one: Leads, version: int) -> bool:
    """IPv6 is an option of VPCs (TGW-25), a VPN connection of one family."""
    if isinstance(one, TransitGatewayVpcAttachment):
        return version == 4 or one.ipv6_support
    if isinstance(one, TransitGatewayVpnAttachment):
        return sites.carries(node(network, VpnConnection, one.vpn_connection), version)
    return True
