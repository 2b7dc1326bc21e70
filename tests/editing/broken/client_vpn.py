"""Client VPN endpoints."""

from functools import partial

from playground.engine.validity.client_vpn import (
    ClientCidrInRoute,
    ClientCidrInVpc,
    ClientCidrSize,
    ClientVpnDestinationNotIpv4,
    ClientVpnGroupOfOtherVpc,
    ClientVpnRouteBySubnetNotAssociated,
    ClientVpnRouteTwice,
    ClientVpnSubnetOfOtherVpc,
    ClientVpnSubnetsInOneZone,
    ClientVpnSubnetWithoutIpv4,
)
from tests.editing.broken import breaking
from tests.editing.broken.breaking import Breaks

KIND = "client-vpn-endpoint"
add = partial(breaking.add, ground="laptops")
change = partial(breaking.change, ground="laptops")
LAPTOPS = f"{KIND}/laptops"
TO = "routes[0].destination"


def route(destination: str, subnet: str = "@subnet/web") -> dict[str, list[dict[str, str]]]:
    """What an endpoint says with this route."""
    return {"routes": [{"destination": destination, "subnet": subnet}]}


TABLE: tuple[Breaks, ...] = (
    add(ClientCidrSize, KIND, {"vpc": "@vpc/lab", "client_cidr": "10.64.0.0/23"}, "client_cidr"),
    add(ClientCidrInVpc, KIND, {"vpc": "@vpc/shop", "client_cidr": "10.0.0.0/20"}, "client_cidr"),
    change(ClientCidrInRoute, LAPTOPS, route("172.20.0.0/24"), TO),
    change(ClientVpnSubnetOfOtherVpc, LAPTOPS, {"subnets": ["@lab-a"], "routes": []}, "subnets[0]"),
    change(
        ClientVpnSubnetsInOneZone,
        LAPTOPS,
        {"subnets": ["@subnet/web", "@subnet/twin"]},
        "subnets[1]",
    ),
    change(ClientVpnSubnetWithoutIpv4, LAPTOPS, {"subnets": ["@six"], "routes": []}, "subnets[0]"),
    change(
        ClientVpnGroupOfOtherVpc, LAPTOPS, {"security_groups": ["@lab-sg"]}, "security_groups[0]"
    ),
    change(
        ClientVpnRouteBySubnetNotAssociated,
        LAPTOPS,
        route("10.1.0.0/16", "@web-b"),
        "routes[0].subnet",
    ),
    change(ClientVpnRouteTwice, LAPTOPS, route("10.0.0.0/16"), TO),
    change(ClientVpnDestinationNotIpv4, LAPTOPS, route("::/0"), TO),
)
