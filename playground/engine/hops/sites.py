"""Sites on premises: their own routes on the way out, and who has an address on the way in."""

from playground.engine.addresses import ULA, Intervals, join, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION
from playground.engine.hops.gateways import PRIVATE, SHARED
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    OnPremisesNetwork,
    Ref,
    TransitGatewayConnect,
    VirtualInterface,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons.vpn import (
    BlackholeAtSite,
    DeliveredToSite,
    LeavesSiteByItself,
    NoRouteAtSite,
    NotOfSite,
    PassesOnFromSite,
    SiteRouteLearned,
    SiteRouteMatched,
    SiteTakenToKnow,
    StaysInSite,
    VpnConnectionDown,
)
from playground.engine.site_routes import SiteRoute, routes_of_site
from playground.engine.sites import Site, SiteWay, blocks_of, is_up, ways_of
from playground.engine.tables import Order, Row, Table

PUBLIC: Intervals = minus(ALL_ADDRESSES, join(PRIVATE, SHARED, ULA.intervals))
"""Where a site may go, or be asked to pass on to, by its own line to the internet."""


def site_at(network: Network, ref: Ref) -> Site:
    """The network of a site, or the customer gateway that stands for it."""
    node = network.find(ref)
    return node if isinstance(node, CustomerGateway) else network.get(OnPremisesNetwork, ref)


def site_out_table(network: Network, ref: Ref) -> Table:
    """From a host of the site: its own blocks and its routes, the longest prefix first (VPN-11)."""
    site = site_at(network, ref)
    own = [
        (block.length, Row(_to(block.intervals), Place(Stage.SITE_IN, ref), StaysInSite(ref)))
        for block in blocks_of(network, site)
    ]
    ways = {way.id: way for way in ways_of(network, ref)}
    routes = [
        (route.row.destination.length, _route_row(ref, ways, route))
        for route in routes_of_site(network, site)
    ]
    rows = [row for _, row in sorted([*own, *routes], key=lambda entry: -entry[0])]
    return Table([*rows, *_otherwise(network, site)], Order.LONGEST_PREFIX)


def _to(destination: Intervals) -> tuple[tuple[int, Intervals], ...]:
    return ((DESTINATION, destination),)


def _route_row(site: Ref, ways: dict[Ref, SiteWay], route: SiteRoute) -> Row:
    """By a way of the site's own; a route that names another is as good as none."""
    row = route.row
    way = ways.get(row.target or "")
    match = _to(row.destination.intervals)
    if way is None:
        return Row(match, None, BlackholeAtSite(site, row), row)
    said = SiteRouteLearned(site, row) if route.learnt else SiteRouteMatched(site, row)
    return Row(match, entrance(way), said, row)


def entrance(way: SiteWay) -> Place:
    """Where a packet enters a way from its site."""
    match way:
        case VirtualInterface():
            return Place(Stage.DX_IN, way.id)
        case TransitGatewayConnect():
            return Place(Stage.CONNECT_IN, way.id)
    return Place(Stage.VPN_IN, way.id)


def _otherwise(network: Network, site: Site) -> list[Row]:
    """What becomes of the rest: of a site without a word of its routes, the first way takes it."""
    if isinstance(site, OnPremisesNetwork):
        leaves = Row(_to(PUBLIC), None, LeavesSiteByItself(site.id))
        return [leaves, Row((), None, NoRouteAtSite(site.id))]
    ways = ways_of(network, site.id)
    way = next((one for one in ways if is_up(network, one)), None)
    if way is not None:
        return [Row((), entrance(way), SiteTakenToKnow(site.id, way.id))]
    if ways:
        return [Row((), None, VpnConnectionDown(ways[0].id, site.id))]
    return [Row((), None, NoRouteAtSite(site.id))]


def site_in_table(network: Network, ref: Ref) -> Table:
    """To a host of the site: whoever has one of its addresses."""
    own = join(*(block.intervals for block in blocks_of(network, site_at(network, ref))))
    rows = [
        Row(_to(own), None, DeliveredToSite(ref)),
        Row(_to(PUBLIC), None, PassesOnFromSite(ref)),
    ]
    return Table([*rows, Row((), None, NotOfSite(ref))])
