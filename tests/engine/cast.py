"""The cast of the engine's tests: a network of three tiers, and how to change it.

    internet                           198.51.100.10, 2001:db8:ffff::10
       |
      igw   (eigw)
       |
    +- vpc  10.0.0.0/16, 2001:db8:1::/56 -------------------------------------------------+
    |                                                                                     |
    |  public   10.0.1.0/24  2001:db8:1:1::/64   0.0.0.0/0 -> igw   ::/0 -> igw            |
    |     web   .10  ::10   elastic IP 203.0.113.10                                        |
    |     api   .11         (no public address)                                            |
    |     nat   .20         elastic IP 203.0.113.20                                        |
    |                                                                                     |
    |  private  10.0.2.0/24  2001:db8:1:2::/64   0.0.0.0/0 -> nat   ::/0 -> eigw           |
    |     app   .10  ::10          64:ff9b::/96 -> nat                                     |
    |     app2  .11                                                                        |
    |                                                                                     |
    |  data     10.0.3.0/24                      local only                                |
    |     db    .10                                                                        |
    +-------------------------------------------------------------------------------------+

Every subnet has an open ACL of its own (`acl-public`, ...), every host a group of its own that is
open both ways (`sg-web`, ...).  Ids are names: `web` is the interface, `web-host` the instance.
"""

from dataclasses import replace

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
)
from tests.engine.rows import ALL_IN, ALL_OUT, OPEN, routes


def host(name: str, subnet: str, *addresses: str) -> tuple[Node, ...]:
    """A running instance with one interface, and its group."""
    numbers = [parse_address(one) for one in addresses]
    return (
        Instance(id=f"{name}-host", vpc="vpc"),
        NetworkInterface(
            id=name,
            subnet=subnet,
            instance=f"{name}-host",
            private_ips=tuple(one for one in numbers if one < 2**128),
            ipv6_addresses=tuple(one for one in numbers if one >= 2**128),
            security_groups=(f"sg-{name}",),
        ),
        SecurityGroup(id=f"sg-{name}", vpc="vpc", rules=ALL_IN + ALL_OUT),
    )


def subnet(name: str, *blocks: str) -> tuple[Node, ...]:
    """A subnet in zone a with its own open ACL and its own table of local routes."""
    prefixes = [parse_prefix(one) for one in blocks]
    return (
        Subnet(
            id=name,
            vpc="vpc",
            availability_zone="us-east-1a",
            cidr=next((one for one in prefixes if one.version == 4), None),
            ipv6_cidr=next((one for one in prefixes if one.version == 6), None),
            route_table=f"rtb-{name}",
            network_acl=f"acl-{name}",
        ),
        NetworkAcl(id=f"acl-{name}", vpc="vpc", entries=OPEN),
        RouteTable(id=f"rtb-{name}", vpc="vpc"),
    )


def elastic_ip(name: str, public: str, **owner: str | int) -> ElasticIp:
    """An elastic IP."""
    return ElasticIp(id=name, public_ip=parse_address(public), **owner)  # type: ignore[arg-type]


def three_tiers() -> Network:
    """The network drawn above."""
    vpc = Vpc(
        id="vpc",
        cidrs=(parse_prefix("10.0.0.0/16"),),
        ipv6_cidrs=(parse_prefix("2001:db8:1::/56"),),
    )
    network = Network(
        [
            vpc,
            InternetGateway(id="igw", vpc="vpc"),
            EgressOnlyInternetGateway(id="eigw", vpc="vpc"),
            RouteTable(id="rtb-main", vpc="vpc", main=True),
            NetworkAcl(id="acl-default", vpc="vpc", default=True, entries=OPEN),
            *subnet("public", "10.0.1.0/24", "2001:db8:1:1::/64"),
            *subnet("private", "10.0.2.0/24", "2001:db8:1:2::/64"),
            *subnet("data", "10.0.3.0/24"),
            *host("web", "public", "10.0.1.10", "2001:db8:1:1::10"),
            *host("api", "public", "10.0.1.11"),
            *host("app", "private", "10.0.2.10", "2001:db8:1:2::10"),
            *host("app2", "private", "10.0.2.11"),
            *host("db", "data", "10.0.3.10"),
            NatGateway(id="nat", vpc="vpc", subnet="public", private_ip=parse_address("10.0.1.20")),
            elastic_ip("web-eip", "203.0.113.10", network_interface="web"),
            elastic_ip("nat-eip", "203.0.113.20", nat_gateway="nat"),
        ]
    )
    network = change(network, "rtb-public", routes=routes(("0.0.0.0/0", "igw"), ("::/0", "igw")))
    private = routes(("0.0.0.0/0", "nat"), ("::/0", "eigw"), ("64:ff9b::/96", "nat"))
    return change(network, "rtb-private", routes=private)


def change(network: Network, name: str, /, **fields: object) -> Network:
    """The same network with fields of one node replaced."""
    assert network.find(name) is not None, f"nobody in this network is called {name}"
    return Network(
        replace(node, **fields) if node.id == name else node  # type: ignore[arg-type]
        for node in network
    )


def plus(network: Network, *nodes: Node) -> Network:
    """The same network with more in it."""
    return Network([*network, *nodes])


def without(network: Network, *names: str) -> Network:
    """The same network with less in it."""
    return Network(node for node in network if node.id not in names)
