"""A third cast of the engine's tests: a VPC, and an office behind its virtual private gateway.

    office 192.168.0.0/16                       vpc 10.0.0.0/16
      desk 192.168.1.4                            app-net 10.0.1.0/24  host app .10
      cgw  ------------- vpn (BGP) ------- vgw    table rtb: learns from vgw

`hybrid_hub` has the office on the transit gateway of `tests.engine.hub` instead: by `vpn`,
whose attachment `att-vpn` is associated with `hub-table` and propagates to it.
"""

from typing import Any

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    DirectConnectAssociation,
    DirectConnectGateway,
    Instance,
    NetworkAcl,
    NetworkInterface,
    Node,
    OnPremisesHost,
    OnPremisesNetwork,
    OnPremisesRoute,
    Ref,
    RouteTable,
    SecurityGroup,
    StartupAction,
    Subnet,
    TransitGatewayVpnAttachment,
    TunnelStatus,
    VirtualInterface,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
    VpnTunnel,
)
from tests.engine.cast import change, plus
from tests.engine.hub import hub_and_spokes
from tests.engine.rows import ALL_IN, ALL_OUT, OPEN, routes

DOWN = (VpnTunnel(status=TunnelStatus.DOWN), VpnTunnel(status=TunnelStatus.DOWN))
SECOND_UP = (VpnTunnel(status=TunnelStatus.DOWN), VpnTunnel())
STARTED_BY_AWS = tuple(
    VpnTunnel(status=TunnelStatus.DOWN, startup_action=StartupAction.START) for _ in range(2)
)


def vpn(id: Ref, *prefixes: str, customer: Ref = "cgw", **more: Any) -> VpnConnection:
    """A connection to the gateway vgw, unless a transit gateway is named; BGP unless `static`."""
    if "transit_gateway" not in more:
        more.setdefault("virtual_private_gateway", "vgw")
    more["static_routes_only"] = more.pop("static", False)
    told = tuple(map(parse_prefix, prefixes))
    return VpnConnection(id=id, customer_gateway=customer, routes=told, **more)


def site(id: Ref, *blocks: str, ways: tuple[tuple[str, Ref | None], ...] = ()) -> OnPremisesNetwork:
    """A site with these blocks and written routes, such as ('10.0.0.0/16', 'vpn')."""
    written = tuple(OnPremisesRoute(destination=parse_prefix(to), target=by) for to, by in ways)
    return OnPremisesNetwork(id=id, cidrs=tuple(map(parse_prefix, blocks)), routes=written)


def by_hand(*ways: tuple[str, Ref | None]) -> tuple[OnPremisesRoute, ...]:
    """Written routes of a site."""
    return tuple(OnPremisesRoute(destination=parse_prefix(to), target=by) for to, by in ways)


def line(id: Ref, *prefixes: str, network: Ref = "office", **more: Any) -> VirtualInterface:
    """A virtual interface of the office, which announces these prefixes."""
    told = tuple(map(parse_prefix, prefixes))
    return VirtualInterface(id=id, network=network, routes=told, **more)


def exchange(*associations: tuple[Ref, tuple[str, ...]]) -> DirectConnectGateway:
    """The Direct Connect gateway dxgw: exchange(('vgw', ()), ('hub', ('10.0.0.0/8',)))."""
    return DirectConnectGateway(
        id="dxgw",
        associations=tuple(
            DirectConnectAssociation(gateway=ref, allowed_prefixes=tuple(map(parse_prefix, told)))
            for ref, told in associations
        ),
    )


def vpc(id: Ref, number: int, **table: Any) -> tuple[Node, ...]:
    """A VPC 10.number.0.0/16 with the subnet app-net and the host app, or app-ID if it is not the
    first; `table` are fields of its main table rtb, or rtb-ID.
    """
    more = "" if number == 0 else f"-{id}"
    return (
        Vpc(
            id=id,
            cidrs=(parse_prefix(f"10.{number}.0.0/16"),),
            ipv6_cidrs=(parse_prefix(f"2001:db8:{number}::/56"),),
        ),
        RouteTable(id=f"rtb{more}", vpc=id, main=True, **table),
        NetworkAcl(id=f"acl{more}", vpc=id, default=True, entries=OPEN),
        Subnet(
            id=f"app-net{more}",
            vpc=id,
            availability_zone="us-east-1a",
            cidr=parse_prefix(f"10.{number}.1.0/24"),
            ipv6_cidr=parse_prefix(f"2001:db8:{number}:1::/64"),
        ),
        SecurityGroup(id=f"sg-app{more}", vpc=id, rules=ALL_IN + ALL_OUT),
        Instance(id=f"app{more}-host", vpc=id),
        NetworkInterface(
            id=f"app{more}",
            subnet=f"app-net{more}",
            instance=f"app{more}-host",
            private_ips=(parse_address(f"10.{number}.1.10"),),
            ipv6_addresses=(parse_address(f"2001:db8:{number}:1::10"),),
            security_groups=(f"sg-app{more}",),
        ),
    )


def desk(network: Ref = "office", address: str = "192.168.1.4") -> OnPremisesHost:
    """A named host of a site."""
    return OnPremisesHost(id="desk", network=network, addresses=(parse_address(address),))


OFFICE: tuple[Node, ...] = (
    site("office", "192.168.0.0/16"),
    desk(),
    CustomerGateway(id="cgw", network="office"),
)


def behind_vpn() -> Network:
    """The network drawn above."""
    return Network(
        [
            *vpc("vpc", 0, propagating_vgws=("vgw",)),
            VirtualPrivateGateway(id="vgw", vpc="vpc"),
            *OFFICE,
            vpn("vpn"),
        ]
    )


def static_vpn(*prefixes: str) -> Network:
    """The same with a static connection, and the route at the office that it then needs."""
    static = vpn("vpn", *(prefixes or ("192.168.0.0/16",)), static=True)
    net = Network(static if node.id == "vpn" else node for node in behind_vpn())
    return change(net, "office", routes=by_hand(("10.0.0.0/16", "vpn")))


def on_hub(connection: VpnConnection, **more: Any) -> tuple[Node, ...]:
    """A VPN connection to the transit gateway hub, with its attachment att-ID."""
    return (
        connection,
        TransitGatewayVpnAttachment(
            id=f"att-{connection.id}",
            transit_gateway="hub",
            vpn_connection=connection.id,
            route_table=more.pop("route_table", "hub-table"),
            propagate_to=more.pop("propagate_to", ("hub-table",)),
            **more,
        ),
    )


def hybrid_hub() -> Network:
    """Hub and spokes, and the office on the hub by the connection vpn; a routes all to the hub."""
    net = plus(hub_and_spokes(), *OFFICE, *on_hub(vpn("vpn", transit_gateway="hub")))
    by_the_hub = routes(("10.0.0.0/8", "hub"), ("192.168.0.0/16", "hub"), ("2001:db8::/32", "hub"))
    for table in ("rtb-b-work", "rtb-egress-work"):
        net = change(net, table, routes=by_the_hub)
    out = routes(("0.0.0.0/0", "igw"), ("10.0.0.0/8", "hub"), ("192.168.0.0/16", "hub"))
    return change(net, "rtb-egress-public", routes=out)
