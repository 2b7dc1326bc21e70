"""Direct Connect: virtual interfaces, and the gateway between them and AWS."""

from playground.engine.headers import DESTINATION
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    DirectConnectGateway,
    Ref,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceState,
    VirtualInterfaceType,
    VirtualPrivateGateway,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.direct_connect import (
    ComesByVirtualInterface,
    CrossesDirectConnectGateway,
    PrefixNotAllowed,
    PrefixNotAnnounced,
    TakesVirtualInterface,
    VirtualInterfaceNotAvailable,
)
from playground.engine.reasons.transit import AttachmentNotAvailable
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.reasons.vpn import LeadsToNoGateway
from playground.engine.site_routes import direct_connect_attachment, leads_to
from playground.engine.sites import announced, site_of
from playground.engine.tables import Row, Table
from playground.engine.untold_routes import announcers
from playground.engine.vpn_routes import told_by_direct_connect


def dx_out_table(network: Network, ref: Ref) -> Table:
    """By a virtual interface to its site, if it is available."""
    node = network.get(VirtualInterface, ref)
    onward = Place(Stage.SITE_IN, site_of(network, node).id)
    return _through(node, Row((), onward, TakesVirtualInterface(ref)))


def dx_in_table(network: Network, ref: Ref) -> Table:
    """By a virtual interface to the gateway that it leads to."""
    node = network.get(VirtualInterface, ref)
    if node.virtual_private_gateway is not None:
        onward = Place(Stage.VGW_IN, node.virtual_private_gateway, ref)
    elif node.direct_connect_gateway is not None:
        onward = Place(Stage.DX_GATEWAY, node.direct_connect_gateway, ref)
    else:
        return _through(node, Row((), None, LeadsToNoGateway(ref)))
    return _through(node, Row((), onward, ComesByVirtualInterface(ref)))


def _through(line: VirtualInterface, row: Row) -> Table:
    if line.state is not VirtualInterfaceState.AVAILABLE:
        return Table([Row((), None, not_available(line))])
    return Table([row])


def not_available(line: VirtualInterface) -> VirtualInterfaceNotAvailable:
    """Why a virtual interface carries nothing."""
    return VirtualInterfaceNotAvailable(line.id, line.state)


def towards_site(line: VirtualInterface, gateway: Ref) -> Place:
    """From a gateway to a virtual interface: straight, or by its Direct Connect gateway."""
    if line.direct_connect_gateway is None:
        return Place(Stage.DX_OUT, line.id)
    return Place(Stage.DX_GATEWAY, line.direct_connect_gateway, gateway)


def dx_gateway_table(network: Network, ref: Ref, via: Ref) -> Table:
    """From a virtual interface to AWS or the other way, never between two of one side."""
    node, line = network.get(DirectConnectGateway, ref), network.find(via)
    if isinstance(line, VirtualInterface):
        return _to_aws(network, node, line)
    return _to_sites(network, node, via)


def _to_aws(network: Network, door: DirectConnectGateway, line: VirtualInterface) -> Table:
    """To the gateway among whose allowed prefixes the destination is, the longest one first."""
    told = [
        (block, one.gateway)
        for one in door.associations
        if leads_to(network, line, one.gateway)
        for block in told_by_direct_connect(network, one)
    ]
    rows = []
    for block, gateway in sorted(told, key=lambda pair: -pair[0].length):
        onward = _into(network, door.id, gateway, line.id)
        said = CrossesDirectConnectGateway(door.id, block, gateway)
        rows.append(Row(((DESTINATION, block.intervals),), onward, said))
    unknown = network.first_untold(one.gateway for one in door.associations)
    closing: Reason = PrefixNotAllowed(door.id) if unknown is None else NotDescribed(unknown)
    return Table([*rows, Row((), None, closing)])


def _into(network: Network, door: Ref, gateway: Ref, line: Ref) -> Place:
    if isinstance(network.find(gateway), VirtualPrivateGateway):
        return Place(Stage.VGW_IN, gateway, line)
    attachment = direct_connect_attachment(network, door, gateway)
    return Place(Stage.TGW_ENTER, attachment.id if attachment else "", gateway)


def _to_sites(network: Network, door: DirectConnectGateway, gateway: Ref) -> Table:
    """To the site that announces the longest prefix.  Equal ones share the traffic (TGW-22)."""
    private = isinstance(network.find(gateway), VirtualPrivateGateway)
    kind = VirtualInterfaceType.PRIVATE if private else VirtualInterfaceType.TRANSIT
    lines = [
        line
        for line in network.all(VirtualInterface)
        if line.direct_connect_gateway == door.id and line.type is kind
    ]
    told = {block: None for line in lines for block in announced(network, line)}
    up, down = [], []
    for block in sorted(told, key=lambda block: -block.length):
        sharing = [line for line in lines if block in announced(network, line)]
        ways = [line for line in sharing if line.state is VirtualInterfaceState.AVAILABLE]
        match = ((DESTINATION, block.intervals),)
        down.append(Row(match, None, not_available(sharing[0])))
        if ways:
            first, *others = (
                Row(
                    match,
                    Place(Stage.DX_OUT, line.id),
                    CrossesDirectConnectGateway(door.id, block, line.id),
                )
                for line in ways
            )
            up.append(first._replace(others=tuple(others)))
    unknown = network.first_untold(ref for line in lines for ref in announcers(network, line))
    closing: Reason = PrefixNotAnnounced(door.id) if unknown is None else NotDescribed(unknown)
    return Table([*up, *down, Row((), None, closing)])


def enter(
    attachment: TransitGatewayVpnAttachment
    | TransitGatewayDirectConnectAttachment
    | TransitGatewayConnect,
) -> Place | Reason:
    """From a site into a transit gateway, by an available attachment (TGW-27)."""
    gateway = attachment.transit_gateway
    if attachment.state is not AttachmentState.AVAILABLE:
        return AttachmentNotAvailable(gateway, attachment.id, attachment.state)
    return Place(Stage.TGW_ENTER, attachment.id, gateway)
