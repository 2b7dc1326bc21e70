"""By which way a site sends: what is written there, and what BGP teaches it (VPN-11)."""

from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    OnPremisesNetwork,
    Ref,
    VirtualInterface,
    VirtualPrivateGateway,
    VpnConnection,
)
from tests.engine.oracle import direct_connect, private_gateways, sites, transit
from tests.engine.oracle.headers import Block, block, inside, is_private
from tests.engine.oracle.lookups import node
from tests.engine.oracle.sites import Line, Site
from tests.engine.oracle.way import Fate, Way


class Candidate(NamedTuple):
    """A route of a site, with the way that it names: "" for the site itself, None for nowhere."""

    destination: Block
    line: Ref | None


def from_site(way: Way, site: Site) -> Fate:
    """A host of the site sends: to another one there, or by the site's routes."""
    network, wanted = way.network, way.packet.destination
    mine = [one for one in sites.lines(network) if sites.site_of(network, one).id == site.id]
    every = [Candidate(one, "") for one in sites.blocks_of(network, site)]
    if isinstance(site, OnPremisesNetwork):
        every += [Candidate(block(one.destination), one.target) for one in site.routes]
    every += [Candidate(one, line.id) for line in mine for one in taught(network, line, site)]
    fitting = [one for one in every if inside(wanted, [one.destination])]
    if not fitting:
        return _without_route(way, site, mine)
    longest = max(one.destination.prefixlen for one in fitting)
    leads = next(one for one in fitting if one.destination.prefixlen == longest).line
    if leads == "":
        return way.ends_at(site.id)
    line = next((one for one in mine if one.id == leads), None)
    return way.stopped("BAD_STATE_ROUTE") if line is None else _by(way, line)


def _without_route(way: Way, site: Site, mine: list[Line]) -> Fate:
    """A site has its own line to the internet; a mere customer gateway is taken to know a way."""
    if isinstance(site, OnPremisesNetwork):
        private = is_private(way.packet.destination)
        return way.stopped("NO_ROUTE_TO_DESTINATION") if private else way.unknown()
    if not mine:
        return way.stopped("NO_ROUTE_TO_DESTINATION")
    up = [one for one in mine if sites.is_up(way.network, one)]
    return _by(way, (up or mine)[0])


def taught(network: Network, line: Line, site: Site) -> list[Block]:
    """What BGP tells the site by a way that is up; a static VPN connection tells nothing.

    A customer gateway without a site is taken to know what lies behind every connection.
    """
    static = isinstance(line, VpnConnection) and line.static_routes_only
    silent = static and isinstance(site, OnPremisesNetwork)
    if silent or not sites.is_up(network, line):
        return []
    return [one for one in _told(network, line, site) if sites.carries(line, one.version)]


def _told(network: Network, line: Line, site: Site) -> list[Block]:
    if isinstance(line, VirtualInterface) and line.direct_connect_gateway is not None:
        return direct_connect.told(network, line)
    door = getattr(line, "virtual_private_gateway", None)
    if door is not None:
        gateway = node(network, VirtualPrivateGateway, door)
        return private_gateways.told(network, gateway, site.id)
    return transit.told(network, line)


def _by(way: Way, line: Line) -> Fate:
    """Over the way, to what stands at AWS's end of it."""
    if not sites.is_up(way.network, line):
        return way.stopped(sites.DOWN[type(line)])
    if not sites.carries(line, way.packet.destination.version):
        return way.stopped("PROTOCOL_RESTRICTION")
    if isinstance(line, VirtualInterface) and line.direct_connect_gateway is not None:
        return direct_connect.from_line(way, line)
    door = getattr(line, "virtual_private_gateway", None)
    if door is not None:
        return private_gateways.into(way, node(way.network, VirtualPrivateGateway, door))
    return transit.from_line(way, line)
