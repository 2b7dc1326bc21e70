"""The cards between AWS and a site: its gateways, hosts, VPN connections and leased lines."""

from playground.drawing import styles
from playground.drawing.cards import Card, Line, card_of, host_lines, kind_card
from playground.engine.addresses import format_address
from playground.engine.nodes import (
    AttachmentState,
    CustomerGateway,
    DirectConnectGateway,
    OnPremisesHost,
    TransitGatewayConnect,
    TunnelStatus,
    VirtualInterface,
    VirtualInterfaceState,
    VpnConnection,
    VpnState,
)

Way = VpnConnection | VirtualInterface | TransitGatewayConnect


def gateway_card(gateway: CustomerGateway) -> Card:
    """A customer gateway with its public address."""
    if gateway.ip_address is None:
        return kind_card(gateway)
    return card_of(gateway, (Line(format_address(gateway.ip_address), "outward"),))


def host_card(host: OnPremisesHost) -> Card:
    """A named host of a site."""
    return card_of(host, host_lines(host.addresses))


def exchange_card(gateway: DirectConnectGateway) -> Card:
    """A Direct Connect gateway."""
    return kind_card(gateway)


def way_card(way: Way) -> Card:
    """A way between a site and AWS; in words, and by a dashed border, where it carries nothing."""
    kind = Line(styles.STYLES[type(way)].short, "words")
    match way:
        case VpnConnection():
            return _vpn_card(way, kind)
        case VirtualInterface():
            up = way.state is VirtualInterfaceState.AVAILABLE
            kind = Line(f"{way.type} VIF", "words")
        case TransitGatewayConnect():
            up = way.state is AttachmentState.AVAILABLE
    return (
        card_of(way, (kind,)) if up else card_of(way, (kind, Line(way.state, "words")), "stopped")
    )


def _vpn_card(vpn: VpnConnection, kind: Line) -> Card:
    up = sum(one.status is TunnelStatus.UP for one in vpn.tunnels)
    if vpn.state is not VpnState.AVAILABLE:
        return card_of(vpn, (kind, Line(vpn.state, "words")), "stopped")
    if not up:
        return card_of(vpn, (kind, Line("all tunnels down", "words")), "stopped")
    told = (
        f"{up} tunnels up" if up == len(vpn.tunnels) else f"{up} of {len(vpn.tunnels)} tunnels up"
    )
    return card_of(vpn, (kind, Line(told.replace("1 tunnels", "1 tunnel"), "words")))
