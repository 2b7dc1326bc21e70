"""A second cast of the engine's tests: three VPCs around a transit gateway.

                       internet
                          |
        egress 10.0.0.0/16: igw, nat in egress-public
                          |
    a 10.1.0.0/16 ----- hub (tgw) ----- b 10.2.0.0/16

Each VPC `vpc-x` has in zone a `x-work` 10.x.1.0/24 (host `x` at .10) and the attachment's `x-tgw`
10.x.9.0/28, in zone b `x-far` 10.x.2.0/24 (host `x2` at .10).  The table of every subnet but
`x-tgw` sends 10.0.0.0/8 to the hub.  The attachments `att-a`, `att-b` and `att-egress` are all
associated with `hub-table` and propagate to it.  IPv6 is 2001:db8:x::/56.
"""

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    RouteTable,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    Vpc,
)
from tests.engine.cast import change, elastic_ip
from tests.engine.rows import ALL_IN, ALL_OUT, OPEN, routes

NUMBERS = {"egress": 0, "a": 1, "b": 2, "c": 3}
BY_HUB = routes(("10.0.0.0/8", "hub"), ("2001:db8::/32", "hub"))


def transit_routes(*rows: tuple[str, str | None]) -> tuple[TransitGatewayRoute, ...]:
    """Rows such as ('10.1.0.0/16', 'att-a'); None is a blackhole."""
    return tuple(
        TransitGatewayRoute(destination=parse_prefix(row[0]), attachment=row[1]) for row in rows
    )


def subnet(vpc: str, name: str, zone: str, v4: str, v6: str) -> tuple[Node, ...]:
    """A subnet with an open ACL and a table of its own."""
    return (
        Subnet(
            id=name,
            vpc=vpc,
            availability_zone=f"us-east-1{zone}",
            cidr=parse_prefix(v4),
            ipv6_cidr=parse_prefix(v6),
            route_table=f"rtb-{name}",
            network_acl=f"acl-{name}",
        ),
        NetworkAcl(id=f"acl-{name}", vpc=vpc, entries=OPEN),
        RouteTable(id=f"rtb-{name}", vpc=vpc, routes=() if name.endswith("tgw") else BY_HUB),
    )


def host(vpc: str, name: str, subnet: str, v4: str, v6: str) -> tuple[Node, ...]:
    """A running instance with one interface and an open group."""
    return (
        Instance(id=f"{name}-host", vpc=vpc),
        NetworkInterface(
            id=name,
            subnet=subnet,
            instance=f"{name}-host",
            private_ips=(parse_address(v4),),
            ipv6_addresses=(parse_address(v6),),
            security_groups=(f"sg-{name}",),
        ),
        SecurityGroup(id=f"sg-{name}", vpc=vpc, rules=ALL_IN + ALL_OUT),
    )


def vpc(name: str) -> tuple[Node, ...]:
    """One of the VPCs, with its attachment."""
    v4, v6, ref = f"10.{NUMBERS[name]}", f"2001:db8:{NUMBERS[name]}", f"vpc-{name}"
    attached = TransitGatewayVpcAttachment(
        id=f"att-{name}",
        transit_gateway="hub",
        vpc=ref,
        subnets=(f"{name}-tgw",),
        route_table="hub-table",
        propagate_to=("hub-table",),
    )
    return (
        Vpc(
            id=ref, cidrs=(parse_prefix(f"{v4}.0.0/16"),), ipv6_cidrs=(parse_prefix(f"{v6}::/56"),)
        ),
        RouteTable(id=f"rtb-{name}", vpc=ref, main=True),
        NetworkAcl(id=f"acl-{name}", vpc=ref, default=True, entries=OPEN),
        *subnet(ref, f"{name}-work", "a", f"{v4}.1.0/24", f"{v6}:1::/64"),
        *subnet(ref, f"{name}-far", "b", f"{v4}.2.0/24", f"{v6}:2::/64"),
        *subnet(ref, f"{name}-tgw", "a", f"{v4}.9.0/28", f"{v6}:9::/64"),
        *host(ref, name, f"{name}-work", f"{v4}.1.10", f"{v6}:1::10"),
        *host(ref, f"{name}2", f"{name}-far", f"{v4}.2.10", f"{v6}:2::10"),
        attached,
    )


def hub_and_spokes() -> Network:
    """The network drawn above."""
    network = Network(
        [
            TransitGateway(id="hub"),
            TransitGatewayRouteTable(
                id="hub-table",
                transit_gateway="hub",
                default_association=True,
                default_propagation=True,
                routes=transit_routes(("0.0.0.0/0", "att-egress")),
            ),
            *vpc("egress"),
            *vpc("a"),
            *vpc("b"),
            InternetGateway(id="igw", vpc="vpc-egress"),
            *subnet("vpc-egress", "egress-public", "a", "10.0.3.0/24", "2001:db8:0:3::/64"),
            NatGateway(
                id="nat",
                vpc="vpc-egress",
                subnet="egress-public",
                private_ip=parse_address("10.0.3.20"),
            ),
            elastic_ip("nat-eip", "203.0.113.20", nat_gateway="nat"),
        ]
    )
    out = routes(("0.0.0.0/0", "igw"), ("10.0.0.0/8", "hub"))
    network = change(network, "rtb-egress-public", routes=out)
    network = change(network, "rtb-egress-tgw", routes=routes(("0.0.0.0/0", "nat")))
    everything = routes(("0.0.0.0/0", "hub"), ("2001:db8::/32", "hub"))
    return change(network, "rtb-a-work", routes=everything)
