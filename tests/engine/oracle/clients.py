"""A packet of a client of a Client VPN endpoint, and what comes back to one (VPN-17 to VPN-20)."""

from playground.engine.nodes import ClientVpnEndpoint, NetworkInterface, Ref, Vpc
from tests.engine.oracle import subnets
from tests.engine.oracle.headers import Block, address, block, inside, is_private
from tests.engine.oracle.lookups import node, vpc_blocks
from tests.engine.oracle.way import Fate, Way, answers


def from_client(way: Way, endpoint: ClientVpnEndpoint) -> Fate:
    """Through the tunnel, by an authorization rule and a route, out of an interface."""
    wanted = way.packet.destination
    clients = [block(endpoint.client_cidr)]
    if not inside(way.packet.source, clients):
        return way.stopped("ENI_ADDRESS_RESTRICTION")
    if inside(wanted, clients):
        return way.unknown()
    if not endpoint.subnets:
        return way.stopped("BAD_STATE")
    every = [one for ref in endpoint.subnets for one in _routes(way, endpoint, ref)]
    if endpoint.split_tunnel and not inside(wanted, every):
        return way.stopped("STAYS_OUT_OF_TUNNEL") if is_private(wanted) else way.unknown()
    if not inside(wanted, [block(one) for one in endpoint.authorized]):
        way.blocked("CLIENT_NOT_AUTHORIZED")
    if not inside(wanted, _routes(way, endpoint, endpoint.subnets[0])):
        return way.stopped("NO_ROUTE_TO_DESTINATION")
    door = next(
        one
        for one in way.network.all(NetworkInterface)
        if (one.attached_to, one.subnet) == (endpoint.id, endpoint.subnets[0])
    )
    before = way.packet
    way.rewrite(source=address(door.private_ips[0]))
    way.memory.tunnelled.append((door.id, before, way.packet))
    return subnets.from_host(way, door)


def _routes(way: Way, endpoint: ClientVpnEndpoint, subnet: Ref) -> list[Block]:
    """Where the endpoint leads by a subnet; the VPC comes with each association."""
    own = [one for one in vpc_blocks(node(way.network, Vpc, endpoint.vpc)) if one.version == 4]
    return own + [block(one.destination) for one in endpoint.routes if one.subnet == subnet]


def at_door(way: Way, door: NetworkInterface, endpoint: ClientVpnEndpoint) -> Fate:
    """Nobody is there but for replies to clients (VPN-18)."""
    for where, before, after in way.memory.tunnelled:
        restored = before.reply()
        if restored and way.is_reply and where == door.id and answers(way.packet, after):
            way.rewrite(**restored._asdict())
            return way.ends_at(endpoint.id)
    return way.stopped("CLIENT_VPN_REFUSES_CONNECTION")
