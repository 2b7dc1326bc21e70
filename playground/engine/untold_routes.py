"""Blocks and routes of which nobody tells: who would say them, and is not described."""

from collections.abc import Iterator

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    DirectConnectGateway,
    PrefixListRoute,
    PropagatingAttachment,
    Ref,
    RouteTable,
    TransitGatewayPrefixListReference,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    VirtualInterface,
    Vpc,
    VpnConnection,
)
from playground.engine.prefix_lists import is_untold
from playground.engine.sites import SiteWay, site_of, ways_of
from playground.engine.transit_routes import SiteAttachment, propagating, ways_by
from playground.engine.vpn_routes import ways_behind


def known_blocks(network: Network, vpc: Ref) -> tuple[Prefix, ...]:
    """The blocks of a VPC; of one that is not described at least those of its subnets (VPC-13)."""
    blocks = network.get(Vpc, vpc).blocks
    if blocks:
        return blocks
    subnets = network.subnets_of.get(vpc, [])
    return tuple(dict.fromkeys(block for subnet in subnets for block in subnet.blocks))


def untold_lists(network: Network, table: RouteTable) -> list[Ref]:
    """The prefix lists that a table has routes for, and of which nobody tells the entries."""
    named = [route.prefix_list for route in table.routes if isinstance(route, PrefixListRoute)]
    return [one for one in named if is_untold(network, one)]


def untold_sources(network: Network, table: TransitGatewayRouteTable) -> list[Ref]:
    """What puts routes into a table that nobody tells: prefix lists, attachments, or what is
    behind them.
    """
    references = (one for one in table.routes if isinstance(one, TransitGatewayPrefixListReference))
    found = [one.prefix_list for one in references if is_untold(network, one.prefix_list)]
    for attachment in propagating(network):
        if attachment.transit_gateway != table.transit_gateway:
            continue
        if not network.tells(attachment.id):
            found.append(attachment.id)
        elif table.id in attachment.propagate_to:
            found += _untold_behind(network, attachment)
    return found


def _untold_behind(network: Network, attachment: PropagatingAttachment) -> list[Ref]:
    """Whoever would say what an attachment propagates, and is not described."""
    match attachment:
        case TransitGatewayVpcAttachment():
            known = network.get(Vpc, attachment.vpc).blocks
            behind = [] if known else [attachment.vpc]
        case _:
            behind = [getattr(attachment, "direct_connect_gateway", attachment.id)]
            behind += [
                ref for way in ways_by(network, attachment) for ref in announcers(network, way)
            ]
    return [one for one in behind if not network.tells(one)]


def untold_of_site(network: Network, site: Ref) -> Iterator[Ref]:
    """What would tell a site of prefixes, or tell which ones it has, and is not described."""
    for way in ways_of(network, site):
        for one in _teachers(network, way):
            vpc = network.find(one)
            nothing = isinstance(vpc, Vpc) and vpc.blocks
            yield from () if nothing or network.tells(one) else (one,)


def _teachers(network: Network, way: SiteWay) -> Iterator[Ref]:
    """The way, the gateway at its end, and the VPC or the table whose blocks that one tells."""
    yield way.id
    gateways = [getattr(way, "virtual_private_gateway", None)]
    door = network.find(getattr(way, "direct_connect_gateway", None) or "")
    if isinstance(door, DirectConnectGateway):
        yield door.id
        gateways += [one.gateway for one in door.associations]
    for gateway in filter(None, gateways):
        yield gateway
        yield getattr(network.find(gateway), "vpc", None) or gateway
    for attachment in propagating(network):
        if way in _ways_behind(network, attachment):
            yield from (attachment.id, attachment.transit_gateway)
            yield attachment.route_table or attachment.id


def _ways_behind(network: Network, attachment: PropagatingAttachment) -> list[SiteWay]:
    return ways_by(network, attachment) if isinstance(attachment, SiteAttachment) else []


def ends_behind(network: Network, gateway: Ref) -> Iterator[Ref]:
    """What tells a gateway of the sites behind it: its ways, and where they lead."""
    for way in ways_behind(network, gateway):
        yield from announcers(network, way)
        if isinstance(way, VirtualInterface) and way.direct_connect_gateway is not None:
            yield way.direct_connect_gateway


def announcers(network: Network, way: SiteWay) -> Iterator[Ref]:
    """What tells of the prefixes behind a way: the way, and where it has none written its site."""
    yield way.id
    if way.routes:
        return
    if isinstance(way, VpnConnection):
        yield way.customer_gateway
    yield site_of(network, way).id
