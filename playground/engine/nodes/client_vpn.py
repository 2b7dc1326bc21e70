"""Client VPN: people with a laptop and a client, let into a VPC."""

from dataclasses import dataclass

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref


@dataclass(frozen=True, kw_only=True)
class ClientVpnRoute:
    """Where clients may be led: a destination, by one of the associated subnets (VPN-19)."""

    destination: Prefix
    subnet: Ref


@dataclass(frozen=True, kw_only=True)
class ClientVpnEndpoint(Node):
    """An endpoint that clients connect to; they get addresses of `client_cidr` (VPN-17).

    `subnets` are its associations, one in a zone at most; the network interface in each is
    `attached_to` it, and IPv4 clients appear with that interface's address (VPN-18).
    `authorized` are the destinations that its authorization rules allow (VPN-19).
    """

    vpc: Ref
    client_cidr: Prefix
    subnets: tuple[Ref, ...] = ()
    security_groups: tuple[Ref, ...] = ()
    routes: tuple[ClientVpnRoute, ...] = ()
    authorized: tuple[Prefix, ...] = ()
    split_tunnel: bool = False
