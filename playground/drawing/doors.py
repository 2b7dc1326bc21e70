"""The cards on a VPC's border: above those towards the internet and AWS, below those to sites."""

from collections.abc import Iterator

from playground.drawing.cards import Card, Line, card_of, kind_card
from playground.drawing.order import by_name
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    EgressOnlyInternetGateway,
    EndpointState,
    EndpointType,
    InternetGateway,
    Ref,
    VirtualPrivateGateway,
    Vpc,
    VpcEndpoint,
)

Loose = InternetGateway | EgressOnlyInternetGateway


def upper_doors(network: Network, vpc: Vpc) -> Iterator[Card]:
    """Internet gateways, Client VPN endpoints, then gateway endpoints."""
    gateways = network.internet_gateway_of(vpc.id), network.egress_only_gateway_of(vpc.id)
    for gateway in gateways:
        if gateway is not None:
            yield gate_card(gateway)
    for client_vpn in by_name(one for one in network.all(ClientVpnEndpoint) if one.vpc == vpc.id):
        yield card_of(client_vpn, (Line(str(client_vpn.client_cidr), "address"),))
    mine = (one for one in network.all(VpcEndpoint) if one.vpc == vpc.id)
    for endpoint in by_name(one for one in mine if one.type is EndpointType.GATEWAY):
        yield _gateway_endpoint(endpoint)


def _gateway_endpoint(endpoint: VpcEndpoint) -> Card:
    if endpoint.state is EndpointState.AVAILABLE:
        return card_of(endpoint, (Line("gateway endpoint", "words"),))
    return kind_card(endpoint, endpoint.state)


def lower_doors(network: Network, vpc: Vpc) -> Iterator[Card]:
    """The virtual private gateway; one at most, unless AWS would refuse the network (VPN-02)."""
    every = network.all(VirtualPrivateGateway)
    for gateway in by_name(one for one in every if one.vpc == vpc.id):
        yield kind_card(gateway)


def loose_doors(network: Network) -> Iterator[Card]:
    """Internet gateways that are attached to no VPC."""
    doors: list[Loose] = []
    doors += network.all(InternetGateway)
    doors += network.all(EgressOnlyInternetGateway)
    for gateway in by_name(doors):
        if gateway.vpc is None:
            yield gate_card(gateway)


def gate_card(gateway: Loose | VirtualPrivateGateway) -> Card:
    """A gateway on a VPC's border, or one that is attached to none."""
    if gateway.vpc is None:
        return card_of(gateway, (Line("not attached", "words"),), "unused")
    return kind_card(gateway)


def led_by(network: Network, door: Ref) -> Iterator[Ref]:
    """The network interfaces through which a Client VPN endpoint is in its subnets."""
    for some in network.interfaces_in.values():
        yield from (one.id for one in some if one.attached_to == door)
