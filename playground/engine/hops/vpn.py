"""Virtual private gateways and the ways to a site: VPN connections and Connect attachments."""

from playground.engine.addresses import V4_ALL, V6_ALL, Intervals, join, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION, SOURCE
from playground.engine.hops.direct_connect import enter, not_available, towards_site
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    Ref,
    TransitGatewayConnect,
    TunnelStatus,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.direct_connect import ConnectNotAvailable, CrossesConnect
from playground.engine.reasons.transit import AttachmentNotAvailable
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.reasons.vpn import (
    CloudHubNotModelled,
    ComesByTunnel,
    DestinationNotInVpcOfGateway,
    EntersByVirtualPrivateGateway,
    LeadsToNoGateway,
    PrefixKnownToGateway,
    PrefixNotKnownToGateway,
    SourceNotInVpcOfGateway,
    TakesTunnel,
    VirtualPrivateGatewayHasNoIpv6,
    VirtualPrivateGatewayNotAttached,
    VpnConnectionCarriesOtherFamily,
    VpnConnectionDown,
)
from playground.engine.site_routes import attachment_of
from playground.engine.sites import is_up, site_of, version_of
from playground.engine.tables import Row, Table
from playground.engine.untold_routes import ends_behind
from playground.engine.vpn_routes import Known, known


def vgw_out_table(network: Network, ref: Ref) -> Table:
    """From interfaces of its VPC alone, to prefixes that it knows, by a way that is up (VPN-08)."""
    vpc = network.get(VirtualPrivateGateway, ref).vpc or ""
    foreign = minus(ALL_ADDRESSES, _hosts(network, vpc))
    rows = [
        Row(((SOURCE, foreign),), None, SourceNotInVpcOfGateway(ref, vpc)),
        Row(((DESTINATION, V6_ALL),), None, VirtualPrivateGatewayHasNoIpv6(ref)),
        *(_known_row(network, ref, one) for one in known(network, ref)),
    ]
    return Table([*rows, Row((), None, _unless_untold(network, ref, PrefixNotKnownToGateway(ref)))])


def _unless_untold(network: Network, gateway: Ref, said: Reason) -> Reason:
    """What is said of unknown prefixes, unless the gateway may know some that nobody tells."""
    unknown = network.first_untold(ends_behind(network, gateway))
    return said if unknown is None else NotDescribed(unknown)


def _hosts(network: Network, vpc: Ref) -> Intervals:
    """The private addresses of what stands in a VPC; any of its own, where some are not told."""
    subnets = [subnet.id for subnet in network.subnets_of.get(vpc, [])]
    interfaces = [one.id for subnet in subnets for one in network.interfaces_in.get(subnet, [])]
    if network.interfaces_undescribed or network.first_untold(interfaces) is not None:
        return join(*(block.intervals for block in network.get(Vpc, vpc).blocks))
    found = [
        address
        for subnet in subnets
        for interface in network.interfaces_in.get(subnet, [])
        for address in interface.addresses
    ]
    found += [
        gateway.private_ip
        for subnet in subnets
        for gateway in network.nat_gateways_in.get(subnet, [])
        if gateway.private_ip is not None
    ]
    return join(*((address, address + 1) for address in found))


def _known_row(network: Network, gateway: Ref, one: Known) -> Row:
    match = ((DESTINATION, one.destination.intervals),)
    if not one.up:
        return Row(match, None, _down(one.way))
    said = PrefixKnownToGateway(gateway, one.destination, one.way.id)
    if isinstance(one.way, VirtualInterface):
        return Row(match, towards_site(one.way, gateway), said)
    return Row(match, Place(Stage.VPN_OUT, one.way.id), said)


def _down(way: VirtualInterface | VpnConnection) -> Reason:
    if isinstance(way, VirtualInterface):
        return not_available(way)
    return VpnConnectionDown(way.id, way.customer_gateway)


def vgw_in_table(network: Network, ref: Ref, via: Ref) -> Table:
    """To private addresses of its VPC's interfaces, by its own table if it has one (RT-26)."""
    node = network.get(VirtualPrivateGateway, ref)
    if node.vpc is None:
        return Table([Row((), None, VirtualPrivateGatewayNotAttached(ref))])
    onward = Place(Stage.ROUTE, ref) if node.route_table else Place(Stage.VPC, node.vpc)
    beyond = DestinationNotInVpcOfGateway(ref, node.vpc)
    others = join(*(one.destination.intervals for one in known(network, ref)))
    return Table(
        [
            Row(((DESTINATION, V6_ALL),), None, VirtualPrivateGatewayHasNoIpv6(ref)),
            Row(
                ((DESTINATION, _hosts(network, node.vpc)),),
                onward,
                EntersByVirtualPrivateGateway(ref, node.vpc),
            ),
            Row(((DESTINATION, others),), None, CloudHubNotModelled(ref)),
            Row((), None, _unless_untold(network, ref, beyond)),
        ]
    )


def vpn_out_table(network: Network, ref: Ref) -> Table:
    """To the site, by the first tunnel that is up (VPN-09)."""
    node = network.get(VpnConnection, ref)
    said = TakesTunnel(ref, node.customer_gateway, _tunnel(node))
    onward = Place(Stage.SITE_IN, site_of(network, node).id)
    return _through(node, Row((), onward, said))


def vpn_in_table(network: Network, ref: Ref) -> Table:
    """To AWS, by the first tunnel that is up, and to the gateway at its end."""
    node = network.get(VpnConnection, ref)
    said = ComesByTunnel(ref, node.customer_gateway, _tunnel(node))
    onward = _towards_aws(network, node)
    row = Row((), onward, said) if isinstance(onward, Place) else Row((), None, onward)
    return _through(node, row)


def _through(connection: VpnConnection, passes: Row) -> Table:
    """What a connection carries: its own family, as long as it is up (VPN-01, VPN-13)."""
    ref = connection.id
    if not connection.is_up:
        return Table([Row((), None, VpnConnectionDown(ref, connection.customer_gateway))])
    other = V4_ALL if version_of(connection) == 6 else V6_ALL
    refused = Row(((DESTINATION, other),), None, VpnConnectionCarriesOtherFamily(ref))
    return Table([refused, passes])


def _tunnel(connection: VpnConnection) -> str:
    """The number of the first tunnel that is up: 1 or 2."""
    up = [
        number
        for number, tunnel in enumerate(connection.tunnels, 1)
        if tunnel.status is TunnelStatus.UP
    ]
    return str(up[0]) if up else ""


def _towards_aws(network: Network, connection: VpnConnection) -> Place | Reason:
    if connection.virtual_private_gateway is not None:
        return Place(Stage.VGW_IN, connection.virtual_private_gateway, connection.id)
    attachment = attachment_of(network, connection)
    if attachment is None:
        return LeadsToNoGateway(connection.id)
    return enter(attachment)


def connect_out_table(network: Network, ref: Ref) -> Table:
    """To the site, by a GRE tunnel over the attachment below."""
    node = network.get(TransitGatewayConnect, ref)
    return _over_transport(network, node, Place(Stage.SITE_IN, node.network))


def connect_in_table(network: Network, ref: Ref) -> Table:
    """To the transit gateway, by a GRE tunnel over the attachment below."""
    node = network.get(TransitGatewayConnect, ref)
    return _over_transport(network, node, Place(Stage.TGW_ENTER, ref, node.transit_gateway))


def _over_transport(network: Network, node: TransitGatewayConnect, onward: Place) -> Table:
    if node.state is not AttachmentState.AVAILABLE:
        said = AttachmentNotAvailable(node.transit_gateway, node.id, node.state)
        return Table([Row((), None, said)])
    if not network.tells(node.transport_attachment):
        return Table([Row((), None, NotDescribed(node.transport_attachment))])
    if not is_up(network, node):
        return Table([Row((), None, ConnectNotAvailable(node.id, node.transport_attachment))])
    return Table([Row((), onward, CrossesConnect(node.id, node.transport_attachment))])
