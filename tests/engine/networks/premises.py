"""Random sites on premises, and the ways to them: VPN connections and Direct Connect."""

from dataclasses import replace
from typing import NamedTuple

from playground.engine.addresses import Prefix, parse_prefix
from playground.engine.nodes import (
    CustomerGateway,
    DirectConnectAssociation,
    DirectConnectGateway,
    IpVersion,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    Ref,
    Route,
    RouteOrigin,
    RouteTable,
    TransitGateway,
    TunnelStatus,
    VirtualInterface,
    VirtualInterfaceState,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
    VpnState,
    VpnTunnel,
)
from tests.engine.networks.dice import Dice

BLOCKS = ("192.168.0.0/16", "192.168.9.0/24", "172.16.0.0/16", "10.200.0.0/16", "10.1.1.0/24")
V6_BLOCKS = ("2001:db8:f::/56", "2001:db8:1::/56")
PARTS = [parse_prefix(one) for one in (*BLOCKS, "192.168.0.0/24", "10.0.0.0/8", "0.0.0.0/0")]
STATES = [VpnState.AVAILABLE] * 9 + [VpnState.PENDING, VpnState.DELETED]
VIF_STATES = [VirtualInterfaceState.AVAILABLE] * 5 + [VirtualInterfaceState.DOWN]


class Premises(NamedTuple):
    """What was drawn: sites, customer gateways, doors of VPCs, and what joins them."""

    sites: list[OnPremisesNetwork]
    customers: list[CustomerGateway]
    doors: list[VirtualPrivateGateway]
    connections: list[VpnConnection]
    interfaces: list[VirtualInterface]
    gateways: list[DirectConnectGateway]


def with_premises(dice: Dice, nodes: list[Node]) -> list[Node]:
    """One or two sites; most VPCs have a virtual private gateway, most transit gateways a VPN."""
    found = _draw_premises(dice, nodes)
    hosts = [
        OnPremisesHost(id=f"onprem-host-{site.id}", network=site.id, addresses=(first + 9,))
        for site in found.sites
        if (first := site.cidrs[0].first) and dice.one_in(2)
    ]
    return [
        *(_with_ways(dice, node, found) for node in nodes),
        *(_with_routes(dice, site, found, nodes) for site in found.sites),
        *hosts,
        *found.customers,
        *found.doors,
        *found.connections,
        *found.interfaces,
        *found.gateways,
    ]


def _draw_premises(dice: Dice, nodes: list[Node]) -> Premises:
    vpcs = [node for node in nodes if isinstance(node, Vpc)]
    hubs = [node.id for node in nodes if isinstance(node, TransitGateway)]
    sites = [_draw_site(dice, number) for number in range(dice.choice((1, 2, 2)))]
    customers = [
        CustomerGateway(id=f"cgw-{number}", network=None if dice.one_in(6) else site.id)
        for number, site in enumerate(sites)
    ]
    doors = [_draw_door(dice, vpc) for vpc in vpcs if not dice.one_in(4)]
    connections = [
        _draw_connection(dice, customer, ref)
        for customer in customers
        for ref in (*(door.id for door in doors), *hubs)
        if not dice.one_in(3)
    ]
    gateways = [_draw_gateway(dice, doors, hubs, vpcs)] if dice.one_in(2) else []
    interfaces = _draw_interfaces(dice, sites, doors, gateways)
    return Premises(sites, customers, doors, connections, interfaces, gateways)


def _draw_site(dice: Dice, number: int) -> OnPremisesNetwork:
    blocks = dice.shuffled(BLOCKS)[: dice.choice((1, 1, 2))]
    more = [dice.choice(V6_BLOCKS)] * dice.one_in(3)
    cidrs = tuple(parse_prefix(one) for one in (*blocks, *more))
    return OnPremisesNetwork(id=f"onprem-{number}", cidrs=cidrs)


def _draw_door(dice: Dice, vpc: Vpc) -> VirtualPrivateGateway:
    return VirtualPrivateGateway(
        id=f"vgw-{vpc.id}",
        vpc=None if dice.one_in(9) else vpc.id,
        route_table=f"rtb-{vpc.id}-edge" if dice.one_in(4) else None,
    )


def _draw_connection(dice: Dice, customer: CustomerGateway, ref: Ref) -> VpnConnection:
    static = dice.one_in(2)
    written = static or customer.network is None or dice.one_in(3)
    return VpnConnection(
        id=f"vpn-{customer.id}-{ref}",
        customer_gateway=customer.id,
        virtual_private_gateway=ref if ref.startswith("vgw") else None,
        transit_gateway=ref if ref.startswith("tgw") else None,
        static_routes_only=static,
        ip_version=IpVersion.IPV6 if dice.one_in(6) else IpVersion.IPV4,
        routes=draw_prefixes(dice) if written else (),
        tunnels=tuple(VpnTunnel(status=_draw_status(dice)) for _ in range(2)),
        state=dice.choice(STATES),
    )


def _draw_status(dice: Dice) -> TunnelStatus:
    return TunnelStatus.DOWN if dice.one_in(3) else TunnelStatus.UP


def draw_prefixes(dice: Dice) -> tuple[Prefix, ...]:
    """What a site announces, or has written down for it."""
    return dice.shuffled(PARTS)[: dice.between(1, 3)]


def _draw_gateway(
    dice: Dice, doors: list[VirtualPrivateGateway], hubs: list[Ref], vpcs: list[Vpc]
) -> DirectConnectGateway:
    """A gateway leads to virtual private gateways or to transit gateways, never to both."""
    to_hubs = bool(hubs) and dice.one_in(2)
    ends = hubs if to_hubs else [door.id for door in doors]
    blocks = [block for vpc in vpcs for block in vpc.cidrs]
    return DirectConnectGateway(
        id="dxgw-1",
        associations=tuple(
            DirectConnectAssociation(
                gateway=ref,
                allowed_prefixes=dice.shuffled(blocks)[:2] if to_hubs or dice.one_in(3) else (),
            )
            for ref in ends
            if not dice.one_in(3)
        ),
    )


def _draw_interfaces(
    dice: Dice,
    sites: list[OnPremisesNetwork],
    doors: list[VirtualPrivateGateway],
    gateways: list[DirectConnectGateway],
) -> list[VirtualInterface]:
    found: list[VirtualInterface] = []
    for site in sites:
        for end in (*doors, *gateways):
            if dice.one_in(2 if isinstance(end, DirectConnectGateway) else 4):
                found.append(_draw_interface(dice, site, end, len(found)))
    return found


def _draw_interface(
    dice: Dice,
    site: OnPremisesNetwork,
    end: VirtualPrivateGateway | DirectConnectGateway,
    number: int,
) -> VirtualInterface:
    straight = isinstance(end, VirtualPrivateGateway)
    transit = not straight and any(one.gateway.startswith("tgw") for one in end.associations)
    kind = VirtualInterfaceType.TRANSIT if transit else VirtualInterfaceType.PRIVATE
    return VirtualInterface(
        id=f"dxvif-{number}",
        type=kind,
        network=site.id,
        virtual_private_gateway=end.id if straight else None,
        direct_connect_gateway=None if straight else end.id,
        routes=draw_prefixes(dice) if dice.one_in(3) else (),
        state=dice.choice(VIF_STATES),
    )


def _with_routes(
    dice: Dice, site: OnPremisesNetwork, found: Premises, nodes: list[Node]
) -> OnPremisesNetwork:
    """What is written at the site: towards VPCs, by ways of its own, by none."""
    mine = [one.id for one in found.customers if one.network == site.id]
    ways = [one.id for one in found.connections if one.customer_gateway in mine]
    ways += [one.id for one in found.interfaces if one.network == site.id]
    blocks = [block for node in nodes if isinstance(node, Vpc) for block in node.blocks]
    wide = [parse_prefix("0.0.0.0/0"), parse_prefix("10.0.0.0/8")]
    drawn = dict.fromkeys(dice.choice((*blocks, *wide)) for _ in range(dice.between(0, 3)))
    routes = [
        OnPremisesRoute(destination=one, target=dice.choice((*ways, *ways, None))) for one in drawn
    ]
    return replace(site, routes=dice.shuffled(routes))


def _with_ways(dice: Dice, node: Node, found: Premises) -> Node:
    """Most tables lead to the gateway of their VPC, by hand or by propagation (VPN-05)."""
    if not isinstance(node, RouteTable):
        return node
    own = [door.id for door in found.doors if door.id == f"vgw-{node.vpc}"]
    if not own or node.id.endswith("-edge"):
        return node
    learnt = () if dice.one_in(3) else tuple(own)
    blocks = [block for site in found.sites for block in site.cidrs if block.version == 4]
    written = [dice.choice((*PARTS, *blocks)) for _ in range(dice.choice((0, 1, 2)))]
    kept = [
        route
        for route in node.routes
        if not isinstance(route, Route)
        or (route.origin is RouteOrigin.STATIC and route.destination not in written)
        or (route.origin is not RouteOrigin.STATIC and not learnt)
    ]
    ways = [Route(destination=one, target=own[0]) for one in dict.fromkeys(written)]
    return replace(node, routes=dice.shuffled([*kept, *ways]), propagating_vgws=learnt)
