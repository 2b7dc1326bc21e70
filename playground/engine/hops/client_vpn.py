"""Client VPN: who may go where, by which subnet and from whose address, and the way back.

A client is served by one of the associated subnets, whichever its connection comes to, and only
the endpoint's routes by that subnet count for it; so every subnet is a way of its own, and the
first one written is the answer.
"""

from collections.abc import Iterator

from playground.engine.addresses import Intervals, Prefix, join, meet, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION, SOURCE
from playground.engine.hops.gateways import PRIVATE, PRIVATE_V6, SHARED
from playground.engine.network import Network
from playground.engine.nodes import ClientVpnEndpoint, ClientVpnRoute, NetworkInterface, Ref, Vpc
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.client_vpn import (
    ClientAuthorized,
    ClientNotAuthorized,
    ClientToClientNotModelled,
    ClientVpnNotAssociated,
    ClientVpnRefusesConnection,
    ClientVpnRouteMatched,
    DeliveredToClient,
    LeavesBesideTunnel,
    NoClientVpnRoute,
    NotFromClientCidr,
    StaysOutOfTunnel,
)
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Match, Order, Put, Remember, Row, Table


def first_client(endpoint: ClientVpnEndpoint) -> int:
    """The address of the client that a question means when it says no other."""
    return endpoint.client_cidr.first + 1


def endpoint_behind(network: Network, interface: NetworkInterface) -> ClientVpnEndpoint | None:
    """The Client VPN endpoint that AWS keeps an interface for."""
    holder = network.find(interface.attached_to or "")
    return holder if isinstance(holder, ClientVpnEndpoint) else None


def client_out_table(network: Network, ref: Ref) -> Table:
    """From a client: into the tunnel at all, then an authorization rule must allow (VPN-19)."""
    node = network.get(ClientVpnEndpoint, ref)
    foreign = minus(ALL_ADDRESSES, node.client_cidr.intervals)
    rows = [
        Row(((SOURCE, foreign),), None, NotFromClientCidr(ref)),
        Row(((DESTINATION, node.client_cidr.intervals),), None, ClientToClientNotModelled(ref)),
    ]
    if not _doors(network, node):
        return Table([*rows, Row((), None, _without_doors(network, ref))])
    if node.split_tunnel:
        rows += _beside_the_tunnel(network, node)
    for block in sorted(node.authorized, key=lambda block: -block.length):
        rows.append(_authorized(network, node, block))
    refused = [
        _by(node, (), door.subnet, ClientNotAuthorized(ref)) for door in _doors(network, node)
    ]
    return Table([*rows, refused[0]._replace(others=tuple(refused[1:]))])


def _doors(network: Network, endpoint: ClientVpnEndpoint) -> list[NetworkInterface]:
    """The endpoint's interfaces, one in each associated subnet, in the order of these."""
    kept = network.interfaces_for.get(endpoint.id, [])
    own = {interface.subnet: interface for interface in kept if interface.private_ips}
    return [own[subnet] for subnet in endpoint.subnets if subnet in own]


def _without_doors(network: Network, endpoint: Ref) -> Reason:
    """Nobody can connect to it; unless it has interfaces, and nobody tells their addresses."""
    kept = network.interfaces_for.get(endpoint, [])
    unknown = network.first_untold(interface.id for interface in kept)
    return ClientVpnNotAssociated(endpoint) if unknown is None else NotDescribed(unknown)


def _authorized(network: Network, endpoint: ClientVpnEndpoint, block: Prefix) -> Row:
    match = ((DESTINATION, block.intervals),)
    first, *others = (
        _by(endpoint, match, door.subnet, ClientAuthorized(endpoint.id, block, door.subnet))
        for door in _doors(network, endpoint)
    )
    return first._replace(others=tuple(others))


def _by(endpoint: ClientVpnEndpoint, match: Match, subnet: Ref, said: Reason) -> Row:
    return Row(match, Place(Stage.CLIENT_ROUTE, endpoint.id, subnet), said)


def _beside_the_tunnel(network: Network, endpoint: ClientVpnEndpoint) -> Iterator[Row]:
    """Split tunnel: only what some route of the endpoint covers is sent into the tunnel."""
    every = [route for subnet in endpoint.subnets for route in _routes(network, endpoint, subnet)]
    covered = join(*(route.destination.intervals for route in every))
    rest = minus(ALL_ADDRESSES, covered)
    private: Intervals = join(PRIVATE, SHARED, PRIVATE_V6)
    for part, said in (
        (meet(rest, private), StaysOutOfTunnel(endpoint.id)),
        (minus(rest, private), LeavesBesideTunnel(endpoint.id)),
    ):
        if part:
            yield Row(((DESTINATION, part),), None, said)


def client_route_table(network: Network, ref: Ref, subnet: Ref) -> Table:
    """The endpoint's routes by a subnet; what goes out has its interface's address (VPN-18).

    AWS translates addresses and leaves ports alone.
    """
    node = network.get(ClientVpnEndpoint, ref)
    (door,) = (one for one in _doors(network, node) if one.subnet == subnet)
    rows = [
        Row(
            ((DESTINATION, route.destination.intervals),),
            Place(Stage.EGRESS, door.id),
            ClientVpnRouteMatched(ref, route, subnet, door.id, door.private_ips[0]),
            route,
            (Put(SOURCE, door.private_ips[0]),),
            Remember.TRACKED,
        )
        for route in _routes(network, node, subnet)
    ]
    return Table([*rows, Row((), None, NoClientVpnRoute(ref, subnet))], Order.LONGEST_PREFIX)


def _routes(network: Network, endpoint: ClientVpnEndpoint, subnet: Ref) -> list[ClientVpnRoute]:
    """Those by a subnet, the longest first; its VPC's blocks come with the association."""
    own = [
        ClientVpnRoute(destination=block, subnet=subnet)
        for block in network.get(Vpc, endpoint.vpc).cidrs
    ]
    written = [route for route in endpoint.routes if route.subnet == subnet and route not in own]
    return sorted([*own, *written], key=lambda route: -route.destination.length)


def client_in_table(ref: Ref) -> Table:
    """Back to the client, through its tunnel."""
    return Table([Row((), None, DeliveredToClient(ref))])


def refuses(endpoint: ClientVpnEndpoint) -> Table:
    """At the endpoint's interface: nobody listens there for connections."""
    return Table([Row((), None, ClientVpnRefusesConnection(endpoint.id))])
