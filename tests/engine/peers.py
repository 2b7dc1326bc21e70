"""A cast of peered VPCs, each with one subnet and one host; ids are names.

a  10.1.0.0/16  2001:db8:1::/56      b  10.2.0.0/16  2001:db8:2::/56
   a-net  10.1.0.0/24                   b-net  10.2.0.0/24
   a-1    .10                           b-1    .10

a-b joins them, and each routes the blocks of the other to it.
"""

from collections.abc import Iterator

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    NetworkAcl,
    NetworkInterface,
    Node,
    PeeringStatus,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
    VpcPeeringConnection,
)
from tests.engine.rows import ALL_IN, ALL_OUT, OPEN, routes


def member(name: str, number: int, *ways: tuple[str, str], region: str = "us-east-1") -> list[Node]:
    """A VPC 10.number.0.0/16 with a subnet, a host, and these routes in its main table."""
    v6 = f"2001:db8:{number}::/56"
    return [
        Vpc(
            id=name,
            cidrs=(parse_prefix(f"10.{number}.0.0/16"),),
            ipv6_cidrs=(parse_prefix(v6),),
            region=region,
        ),
        RouteTable(id=f"rtb-{name}", vpc=name, main=True, routes=routes(*ways)),
        NetworkAcl(id=f"acl-{name}", vpc=name, default=True, entries=OPEN),
        Subnet(
            id=f"{name}-net",
            vpc=name,
            availability_zone=f"{region}a",
            cidr=parse_prefix(f"10.{number}.0.0/24"),
            ipv6_cidr=parse_prefix(f"2001:db8:{number}::/64"),
        ),
        *guest(f"{name}-1", name, f"10.{number}.0.10", f"2001:db8:{number}::10"),
    ]


def guest(name: str, vpc: str, address: str, v6: str = "") -> Iterator[Node]:
    """A running instance in the subnet of a VPC, with a group of its own, open both ways."""
    yield Instance(id=f"{name}-host", vpc=vpc)
    yield SecurityGroup(id=f"sg-{name}", vpc=vpc, rules=ALL_IN + ALL_OUT)
    yield NetworkInterface(
        id=name,
        subnet=f"{vpc}-net",
        instance=f"{name}-host",
        private_ips=(parse_address(address),),
        ipv6_addresses=(parse_address(v6),) if v6 else (),
        security_groups=(f"sg-{name}",),
    )


def peering(
    requester: str, accepter: str, status: PeeringStatus = PeeringStatus.ACTIVE
) -> VpcPeeringConnection:
    """The peering connection `a-b`."""
    return VpcPeeringConnection(
        id=f"{requester}-{accepter}",
        requester_vpc=requester,
        accepter_vpc=accepter,
        status=status,
    )


def two_peers() -> Network:
    """The network drawn above."""
    return Network(
        [
            *member("a", 1, ("10.2.0.0/16", "a-b"), ("2001:db8:2::/56", "a-b")),
            *member("b", 2, ("10.1.0.0/16", "a-b"), ("2001:db8:1::/56", "a-b")),
            peering("a", "b"),
        ]
    )


def twins() -> Network:
    """a is peered with b and with c, and both of those have 10.2.0.0/16 (PCX-11, PCX-12).

    a sends 10.2.0.10 (b-1) to b and the rest of the block to c.
    """
    return Network(
        [
            *member("a", 1, ("10.2.0.10/32", "a-b"), ("10.2.0.0/16", "a-c")),
            *member("b", 2, ("10.1.0.0/16", "a-b")),
            *guest("b-2", "b", "10.2.0.88"),
            *member("c", 2, ("10.1.0.0/16", "a-c")),
            *guest("c-2", "c", "10.2.0.88"),
            peering("a", "b"),
            peering("a", "c"),
        ]
    )
