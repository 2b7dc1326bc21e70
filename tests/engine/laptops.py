"""A cast of Client VPN: the three tiers, and people's laptops that an endpoint lets in.

    laptops 172.20.0.0/22 --- cvpn --- public (door .77, 203.0.113.77) and private (door2 .77)

Both doors have the group `sg-cvpn`, which is open both ways.  The authorization rules let clients
go to the VPC and to the internet; the endpoint leads there by `public`, and by `private` to the
VPC alone.
"""

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    ClientVpnRoute,
    NetworkInterface,
    SecurityGroup,
)
from tests.engine.cast import plus, three_tiers
from tests.engine.rows import ALL_IN, ALL_OUT


def client_routes(*rows: tuple[str, str]) -> tuple[ClientVpnRoute, ...]:
    """Rows such as ('10.1.0.0/16', 'public')."""
    return tuple(ClientVpnRoute(destination=parse_prefix(to), subnet=by) for to, by in rows)


def door(name: str, subnet: str, address: str, public: str = "") -> NetworkInterface:
    """An interface of the endpoint."""
    return NetworkInterface(
        id=name,
        subnet=subnet,
        private_ips=(parse_address(address),),
        public_ip=parse_address(public) if public else None,
        security_groups=("sg-cvpn",),
        requester_managed=True,
        attached_to="cvpn",
    )


def laptops() -> Network:
    """The network drawn above."""
    return plus(
        three_tiers(),
        ClientVpnEndpoint(
            id="cvpn",
            vpc="vpc",
            client_cidr=parse_prefix("172.20.0.0/22"),
            subnets=("public", "private"),
            security_groups=("sg-cvpn",),
            routes=client_routes(("0.0.0.0/0", "public")),
            authorized=(parse_prefix("10.0.0.0/16"), parse_prefix("0.0.0.0/0")),
        ),
        SecurityGroup(id="sg-cvpn", vpc="vpc", rules=ALL_IN + ALL_OUT),
        door("door", "public", "10.0.1.77", "203.0.113.77"),
        door("door2", "private", "10.0.2.77"),
    )
