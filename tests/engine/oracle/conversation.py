"""Request and reply, as the oracle sees them."""

from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import ClientVpnEndpoint, NetworkInterface, Ref, Vpc
from tests.engine.oracle import (
    appliances,
    aws,
    clients,
    edge,
    endpoints,
    site_routes,
    sites,
    subnets,
)
from tests.engine.oracle.headers import Headers
from tests.engine.oracle.lookups import node
from tests.engine.oracle.way import Fate, Memory, Way, answers


class Answer(NamedTuple):
    """The fates of a request and of its reply (None where there is none to walk)."""

    request: Fate
    reply: Fate | None


def answer(network: Network, start: Ref, packet: Headers) -> Answer:
    """What becomes of a packet and its reply.  `start`: an interface, or 'internet'."""
    memory = Memory()
    asking = Way(network, packet, memory, is_reply=False)
    request = _from(asking, start)
    back = request.looks[-1].reply()
    if not request.arrived or back is None or request.where is None:
        return Answer(request, None)
    memory.inspected = asking.inspected
    way = Way(network, back, memory, is_reply=True)
    reply = _recognised(_from(way, request.where), way, start, packet)
    return Answer(request, endpoints.by_the_same(way, reply))


def _from(way: Way, start: Ref) -> Fate:
    if any(one.id == start for one in way.network.all(Vpc)):
        asker = node(way.network, NetworkInterface, way.memory.served[-1])
        way.sender = start
        return appliances.at_guest(way, asker)
    if start.startswith(aws.ON_THE_INTERNET):
        return aws.from_service(way)
    if start == edge.INTERNET:
        way.sender = edge.INTERNET
        return edge.over_internet(way, starts_here=True)
    site = next(
        (
            one
            for one in way.network
            if one.id == start and isinstance(one, sites.Site | ClientVpnEndpoint)
        ),
        None,
    )
    if isinstance(site, ClientVpnEndpoint):
        return clients.from_client(way, site)
    if site is not None:
        way.sender = start
        return site_routes.from_site(way, site)
    return subnets.from_host(way, node(way.network, NetworkInterface, start))


def _recognised(fate: Fate, way: Way, start: Ref, asked: Headers) -> Fate:
    """An answer counts only where it was asked for, and if it answers the question (FLOW-04)."""
    if not fate.arrived or (fate.where == start and answers(way.packet, asked)):
        return fate
    return way.stopped("REPLY_NOT_RECOGNISED")
