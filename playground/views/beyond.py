"""The outline's part beyond VPCs: what joins them with each other and with sites on premises."""

from collections.abc import Iterator

from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    DirectConnectGateway,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
    TransitGateway,
    TransitGatewayAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TunnelStatus,
    VirtualInterface,
    VpcEndpoint,
    VpcEndpointService,
    VpcPeeringConnection,
    VpnConnection,
    VpnState,
)
from playground.engine.transit_routes import propagating
from playground.views.branches import Branch, addresses, group, twig, unless


def services_named(network: Network) -> list[Branch]:
    """The services of AWS that endpoints name; every network reaches others as well."""
    names = sorted({one.service_name for one in network.all(VpcEndpoint) if one.service_name})
    found = [network.find(name) for name in names]
    return group("AWS services", (twig(one, one.id) for one in found if one is not None))


def beyond(network: Network) -> Iterator[Branch]:
    """Peerings, transit gateways, endpoint services, Direct Connect, then the sites."""
    peerings = network.all(VpcPeeringConnection)
    peered = (twig(one, badge=unless("active", one.status)) for one in peerings)
    yield from group("VPC peering connections", peered)
    hubs = (_hub(network, gateway) for gateway in network.all(TransitGateway))
    yield from group("Transit gateways", hubs)
    offered = (twig(one, one.type) for one in network.all(VpcEndpointService))
    yield from group("Endpoint services", offered)
    doors = (twig(one) for one in network.all(DirectConnectGateway))
    yield from group("Direct Connect gateways", doors)
    sites = (_site(network, site) for site in network.all(OnPremisesNetwork))
    yield from group("On-premises networks", sites)
    lone = (one for one in network.all(CustomerGateway) if one.network is None)
    yield from group("Customer gateways", (_customer(network, one) for one in lone))


def _hub(network: Network, gateway: TransitGateway) -> Branch:
    """A transit gateway with its attachments and its tables; a peering is in both gateways."""
    tables = network.all(TransitGatewayRouteTable)
    own = [twig(one) for one in tables if one.transit_gateway == gateway.id]
    peers = network.all(TransitGatewayPeeringAttachment)
    mine = [one for one in (*propagating(network), *peers) if gateway.id in _gateways(one)]
    lines = [twig(one, badge=unless("available", one.state)) for one in mine]
    return twig(gateway, children=(*lines, *own))


def _gateways(attachment: TransitGatewayAttachment) -> tuple[Ref, ...]:
    if isinstance(attachment, TransitGatewayPeeringAttachment):
        return attachment.transit_gateway, attachment.peer_transit_gateway
    return (attachment.transit_gateway,)


def _site(network: Network, site: OnPremisesNetwork) -> Branch:
    """A site with its gateways, its lines and its hosts."""
    gateways = [one for one in network.all(CustomerGateway) if one.network == site.id]
    lines = [one for one in network.all(VirtualInterface) if one.network == site.id]
    hosts = [one for one in network.all(OnPremisesHost) if one.network == site.id]
    children = (
        *(_customer(network, one) for one in gateways),
        *(twig(one, one.type, unless("available", one.state)) for one in lines),
        *(twig(one, addresses(one.addresses)) for one in hosts),
    )
    return twig(site, ", ".join(map(str, site.cidrs)), children=children)


def _customer(network: Network, gateway: CustomerGateway) -> Branch:
    """A customer gateway with its connections."""
    ends = [one for one in network.all(VpnConnection) if one.customer_gateway == gateway.id]
    note = "" if gateway.ip_address is None else format_address(gateway.ip_address)
    return twig(gateway, note, children=tuple(twig(one, badge=_tunnels(one)) for one in ends))


def _tunnels(vpn: VpnConnection) -> str:
    """Nothing where both carry."""
    up = sum(one.status is TunnelStatus.UP for one in vpn.tunnels)
    if vpn.state is not VpnState.AVAILABLE:
        return vpn.state
    return "" if up == len(vpn.tunnels) else f"{up} of {len(vpn.tunnels)} up"
