"""The rows of gateways, connections and sites as tables: what they know, tunnels, targets."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    DirectConnectGateway,
    NetworkLoadBalancer,
    Node,
    OnPremisesNetwork,
    Ref,
    RouteOrigin,
    VirtualPrivateGateway,
    VpnConnection,
)
from playground.engine.site_routes import routes_of_site
from playground.engine.vpn_routes import known
from playground.report.resources import JSON, resource
from playground.report.rows import PROTOCOL_NAMES

Cell = str | JSON
ORIGINS = {
    RouteOrigin.PROPAGATED_DIRECT_CONNECT: "Direct Connect",
    RouteOrigin.PROPAGATED_VPN_STATIC: "VPN, static",
    RouteOrigin.PROPAGATED_VPN_BGP: "VPN, BGP",
}


class RowTable(NamedTuple):
    """A titled table; a cell is words or a resource to link to."""

    title: str
    columns: list[str]
    rows: list[list[Cell]]


def _virtual_private_gateway(network: Network, gateway: VirtualPrivateGateway) -> list[RowTable]:
    """What it knows of the sites, the preferred way first (VPN-08)."""
    rows: list[list[Cell]] = [
        [
            str(one.destination),
            _named(network, one.way.id),
            "up" if one.up else "down",
            ORIGINS.get(one.origin, one.origin),
        ]
        for one in known(network, gateway.id)
    ]
    return [RowTable("What it knows", ["Destination", "By", "State", "Origin"], rows)]


def _tunnels(network: Network, vpn: VpnConnection) -> list[RowTable]:
    rows: list[list[Cell]] = [
        [str(number), tunnel.status, tunnel.startup_action]
        for number, tunnel in enumerate(vpn.tunnels, 1)
    ]
    return [RowTable("Tunnels", ["Tunnel", "Status", "Startup action"], rows)]


def _site(network: Network, site: OnPremisesNetwork | CustomerGateway) -> list[RowTable]:
    """The written routes and what BGP teaches, in the order in which they are tried."""
    if isinstance(site, CustomerGateway) and site.network is not None:
        return []
    rows: list[list[Cell]] = [
        [
            str(route.row.destination),
            _named(network, route.row.target),
            "learned" if route.learnt else "written",
        ]
        for route in routes_of_site(network, site)
    ]
    return [RowTable("Routes of the site", ["Destination", "Target", "Origin"], rows)]


def _associations(network: Network, door: DirectConnectGateway) -> list[RowTable]:
    """Which gateways are behind it, and what the sites may learn of each."""
    rows: list[list[Cell]] = [
        [_named(network, one.gateway), ", ".join(map(str, one.allowed_prefixes)) or "all"]
        for one in door.associations
    ]
    return [RowTable("Associations", ["Gateway", "Allowed prefixes"], rows)]


def _targets(network: Network, balancer: NetworkLoadBalancer) -> list[RowTable]:
    """What each listener takes, and who gets it."""
    rows: list[list[Cell]] = [
        [
            f"{PROTOCOL_NAMES.get(one.protocol, str(one.protocol))} {one.listener_port}",
            _named(network, one.target),
            str(one.port or one.listener_port),
        ]
        for one in balancer.targets
    ]
    return [RowTable("Listeners and targets", ["Listener", "Target", "Port"], rows)]


def _named(network: Network, ref: Ref | None) -> Cell:
    return "blackhole" if ref is None else resource(network, ref)


TABLES: dict[type[Node], Callable[[Network, Any], list[RowTable]]] = {
    VirtualPrivateGateway: _virtual_private_gateway,
    VpnConnection: _tunnels,
    OnPremisesNetwork: _site,
    CustomerGateway: _site,
    DirectConnectGateway: _associations,
    NetworkLoadBalancer: _targets,
}
