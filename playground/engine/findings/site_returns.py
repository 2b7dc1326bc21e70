"""VPCs and sites that are joined, where one side does not know the way to the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.network import Network
from playground.engine.nodes import OnPremisesNetwork, Ref, VirtualPrivateGateway
from playground.engine.prefix_lists import blocks_of
from playground.engine.site_routes import routes_of_site
from playground.engine.sites import announced, is_up, site_of, ways_of
from playground.engine.untold_routes import ends_behind, untold_of_site
from playground.engine.validity.routing import destination_of, written
from playground.engine.vpn_routes import known, ways_behind


@dataclass(frozen=True)
class VpcDoesNotLeadToSite(Finding):
    """The gateway knows a site, and no table in use of its VPC leads to the gateway."""

    vpc: Ref
    site: Ref
    rule: ClassVar[str] = "VPN-05"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


@dataclass(frozen=True)
class RouteBeyondSites(Finding):
    """A route leads to a virtual private gateway that knows no prefix there, and drops it."""

    destination: Prefix | Ref
    gateway: Ref
    rule: ClassVar[str] = "VPN-06"
    topic: ClassVar[FindingTopic] = FindingTopic.NOWHERE


@dataclass(frozen=True)
class SiteWithoutWayBack(Finding):
    """A site is joined by a way that is up, and none of its routes leads there."""

    way: Ref
    rule: ClassVar[str] = "VPN-11"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


def _gateways(ground: Ground) -> Iterator[tuple[VirtualPrivateGateway, Ref]]:
    """Those that are attached, and of which everything behind them is told, with their VPCs."""
    network = ground.network
    for gateway in network.all(VirtualPrivateGateway):
        ends = (gateway.id, *ends_behind(network, gateway.id))
        if gateway.vpc is not None and network.first_untold(ends) is None:
            yield gateway, gateway.vpc


def _no_way_to_site(ground: Ground) -> Iterator[Finding]:
    for gateway, vpc in _gateways(ground):
        behind = [one.way for one in known(ground.network, gateway.id) if one.up]
        deaf = not ground.ways_to(vpc, gateway.id) and vpc in ground.tables_in_use
        if behind and deaf and ground.knows(vpc):
            site = site_of(ground.network, behind[0]).id
            yield VpcDoesNotLeadToSite(gateway.id, "", vpc, site)


def _beyond(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    limits = {gateway.id: _told_by(network, gateway) for gateway, _ in _gateways(ground)}
    for row in written(network):
        behind = limits.get(row.route.target or "")
        blocks = blocks_of(network, row.route)
        if behind is None or any(one.overlaps(block) for one in behind for block in blocks):
            continue
        about = row.table.id, f"{row.field}.target", destination_of(row.route)
        yield RouteBeyondSites(*about, row.route.target or "")


def _told_by(network: Network, gateway: VirtualPrivateGateway) -> list[Prefix] | None:
    """What a gateway knows, up or down; None where BGP may tell it more, of sites unknown here."""
    ways = list(ways_behind(network, gateway.id))
    by_bgp = [one for one in ways if not getattr(one, "static_routes_only", False)]
    open_ended = any(not announced(network, way) for way in by_bgp)
    if open_ended or (network.as_found and not ways):
        return None
    return [one.destination for one in known(network, gateway.id)]


def _no_way_back(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    for site in network.all(OnPremisesNetwork):
        ways = ways_of(network, site.id)
        up = [way.id for way in ways if is_up(network, way)]
        ends = (getattr(way, "customer_gateway", way.id) for way in ways)
        if not up or network.first_untold((*untold_of_site(network, site.id), *ends)) is not None:
            continue
        if all(route.row.target not in up for route in routes_of_site(network, site)):
            yield SiteWithoutWayBack(site.id, "routes", up[0])


CHECKS: tuple[Check, ...] = (_no_way_to_site, _beyond, _no_way_back)
