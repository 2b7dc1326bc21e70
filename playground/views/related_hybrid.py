"""What gateways, connections and sites have to do with each other: VPN, Direct Connect, transit."""

from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    CustomerGateway,
    DirectConnectGateway,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    Ref,
    RouteTable,
    Subnet,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
)
from playground.engine.sites import site_of, ways_of
from playground.engine.transit_routes import propagating
from playground.views.relation import Relation, Tell, interfaces_for, known, leading


def _virtual_private_gateway(
    network: Network, gateway: VirtualPrivateGateway
) -> Iterator[Relation]:
    yield "VPN connections", list(_connections(network, gateway.id))
    lines = network.all(VirtualInterface)
    straight = [one for one in lines if one.virtual_private_gateway == gateway.id]
    yield "Virtual interfaces", list(straight)
    yield "Direct Connect gateways", list(_doors_of(network, gateway.id))
    tables = network.all(RouteTable)
    yield "Propagates to", [one for one in tables if gateway.id in one.propagating_vgws]
    yield leading(network, gateway.id)


def _connections(network: Network, end: Ref) -> Iterator[VpnConnection]:
    for one in network.all(VpnConnection):
        ends = one.virtual_private_gateway, one.transit_gateway, one.customer_gateway
        if end in ends:
            yield one


def _doors_of(network: Network, gateway: Ref) -> Iterator[DirectConnectGateway]:
    for door in network.all(DirectConnectGateway):
        if gateway in [one.gateway for one in door.associations]:
            yield door


def _vpn_connection(network: Network, vpn: VpnConnection) -> Iterator[Relation]:
    yield "Carries now", ["yes" if vpn.is_up else "no"]
    yield "Site", [site_of(network, vpn)]
    attachments = network.all(TransitGatewayVpnAttachment)
    yield "Attachment", [one for one in attachments if one.vpn_connection == vpn.id]


def _customer_gateway(network: Network, gateway: CustomerGateway) -> Iterator[Relation]:
    yield "VPN connections", list(_connections(network, gateway.id))


def _on_premises_network(network: Network, site: OnPremisesNetwork) -> Iterator[Relation]:
    gateways = network.all(CustomerGateway)
    yield "Customer gateways", [one for one in gateways if one.network == site.id]
    yield "Ways to AWS", list(ways_of(network, site.id))
    hosts = network.all(OnPremisesHost)
    yield "Hosts", [one for one in hosts if one.network == site.id]


def _direct_connect_gateway(network: Network, door: DirectConnectGateway) -> Iterator[Relation]:
    lines = network.all(VirtualInterface)
    yield "Virtual interfaces", [one for one in lines if one.direct_connect_gateway == door.id]
    attachments = network.all(TransitGatewayDirectConnectAttachment)
    mine = [one for one in attachments if one.direct_connect_gateway == door.id]
    yield "Attachments", list(mine)


def _client_vpn_endpoint(network: Network, endpoint: ClientVpnEndpoint) -> Iterator[Relation]:
    yield interfaces_for(network, endpoint.id)
    subnets = [network.get(Subnet, one) for one in endpoint.subnets]
    yield "Zones", [one.availability_zone for one in subnets]


def _transit_gateway(network: Network, gateway: TransitGateway) -> Iterator[Relation]:
    attachments = network.all(TransitGatewayVpcAttachment)
    mine = [one for one in attachments if one.transit_gateway == gateway.id]
    yield "VPCs attached", [network.get(Vpc, one.vpc) for one in mine]
    yield "VPN connections", list(_connections(network, gateway.id))
    doors = network.all(TransitGatewayDirectConnectAttachment)
    joined = [one.direct_connect_gateway for one in doors if one.transit_gateway == gateway.id]
    yield "Direct Connect gateways", known(network, *joined)
    tunnels = network.all(TransitGatewayConnect)
    yield "Connect attachments", [one for one in tunnels if one.transit_gateway == gateway.id]
    yield leading(network, gateway.id)


def _transit_table(network: Network, table: TransitGatewayRouteTable) -> Iterator[Relation]:
    every = propagating(network)
    peers = network.all(TransitGatewayPeeringAttachment)
    decides: list[str | Node] = [one for one in every if one.route_table == table.id]
    between = [one for one in peers if table.id in (one.route_table, one.peer_route_table)]
    yield "Decides for", [*decides, *between]
    yield "Learns from", [one for one in every if table.id in one.propagate_to]


RELATIONS: dict[type[Node], Tell] = {
    VirtualPrivateGateway: _virtual_private_gateway,
    VpnConnection: _vpn_connection,
    CustomerGateway: _customer_gateway,
    OnPremisesNetwork: _on_premises_network,
    DirectConnectGateway: _direct_connect_gateway,
    ClientVpnEndpoint: _client_vpn_endpoint,
    TransitGateway: _transit_gateway,
    TransitGatewayRouteTable: _transit_table,
}
