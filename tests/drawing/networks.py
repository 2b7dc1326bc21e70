"""Networks to draw: three tiers, dual stack, several VPCs, and as many resources as one likes."""

from collections.abc import Iterator

from playground.engine.addresses import EVERYWHERE_V4, EVERYWHERE_V6, parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    AvailabilityMode,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InstanceState,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    OutsideHost,
    Ref,
    Route,
    RouteTable,
    Subnet,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
    Vpc,
)


def vpc(
    name: str, cidr: str = "10.0.0.0/16", v6: str = "", region: str = "us-east-1"
) -> list[Node]:
    """A VPC with what it brings: a main route table and a default ACL."""
    ref = f"vpc-{name}"
    six = (parse_prefix(v6),) if v6 else ()
    return [
        Vpc(id=ref, name=name, cidrs=(parse_prefix(cidr),), ipv6_cidrs=six, region=region),
        RouteTable(id=f"rtb-{name}-main", name=f"{name}-main", vpc=ref, main=True),
        NetworkAcl(id=f"acl-{name}", name=f"{name}-default", vpc=ref, default=True),
    ]


def door(name: str, home: str | None) -> InternetGateway:
    """An internet gateway."""
    return InternetGateway(id=f"igw-{name}", name=name, vpc=f"vpc-{home}" if home else None)


def table(name: str, home: str, v4: Ref | None = None, v6: Ref | None = None) -> RouteTable:
    """A route table with a default route for each family that has a target."""
    routes = []
    if v4:
        routes.append(Route(destination=EVERYWHERE_V4, target=v4))
    if v6:
        routes.append(Route(destination=EVERYWHERE_V6, target=v6))
    return RouteTable(id=f"rtb-{name}", name=name, vpc=f"vpc-{home}", routes=tuple(routes))


def subnet(
    name: str, home: str, zone: str, cidr: str, routes: str | None = None, v6: str = ""
) -> Subnet:
    """A subnet on the route table with that name, else on the main one."""
    return Subnet(
        id=f"subnet-{name}",
        name=name,
        vpc=f"vpc-{home}",
        availability_zone=zone,
        cidr=parse_prefix(cidr) if cidr else None,
        ipv6_cidr=parse_prefix(v6) if v6 else None,
        route_table=f"rtb-{routes}" if routes else None,
    )


def host(
    name: str, home: str, inside: str, address: str, public: str = "", v6: str = "", **rest: object
) -> list[Node]:
    """An instance with its primary interface."""
    state = InstanceState.STOPPED if rest.get("stopped") else InstanceState.RUNNING
    return [
        Instance(id=f"i-{name}", name=name, vpc=f"vpc-{home}", state=state),
        NetworkInterface(
            id=f"eni-{name}",
            name=name,
            subnet=f"subnet-{inside}",
            instance=f"i-{name}",
            private_ips=(parse_address(address),) if address else (),
            ipv6_addresses=(parse_address(v6),) if v6 else (),
            public_ip=parse_address(public) if public else None,
        ),
    ]


def nat(name: str, home: str, inside: str, address: str, public: str) -> list[Node]:
    """A NAT gateway with its elastic IP."""
    return [
        NatGateway(
            id=f"nat-{name}",
            name=name,
            vpc=f"vpc-{home}",
            subnet=f"subnet-{inside}",
            private_ip=parse_address(address),
        ),
        ElasticIp(
            id=f"eipalloc-{name}", public_ip=parse_address(public), nat_gateway=f"nat-{name}"
        ),
    ]


def three_tiers() -> Network:
    """Two zones of three tiers:

    internet - igw - public-a [nat, bastion], public-b [web-b] - app-a, app-b - db-a, db-b
    """
    return Network(_three_tiers())


def _three_tiers() -> Iterator[Node]:
    yield from vpc("shop")
    yield door("shop-igw", "shop")
    yield table("public", "shop", "igw-shop-igw")
    yield table("app", "shop", "nat-nat")
    for index, zone in enumerate("ab"):
        place = f"us-east-1{zone}"
        yield subnet(f"public-{zone}", "shop", place, f"10.0.{index}.0/24", "public")
        yield subnet(f"app-{zone}", "shop", place, f"10.0.{10 + index}.0/24", "app")
        yield subnet(f"db-{zone}", "shop", place, f"10.0.{20 + index}.0/24")
        yield from host(
            f"web-{zone}", "shop", f"public-{zone}", f"10.0.{index}.10", f"203.0.113.8{index}"
        )
        yield from host(f"app-{zone}", "shop", f"app-{zone}", f"10.0.{10 + index}.10")
        yield from host(f"db-{zone}", "shop", f"db-{zone}", f"10.0.{20 + index}.10")
    yield from nat("nat", "shop", "public-a", "10.0.0.20", "203.0.113.5")
    yield from host("bastion", "shop", "public-b", "10.0.1.5", "203.0.113.7")
    yield OutsideHost(id="host-office", name="office", addresses=(parse_address("203.0.113.4"),))


def dual_stack() -> Network:
    """A public and a private subnet of both families, with an egress-only gateway."""
    return Network(
        [
            *vpc("dual", v6="2001:db8:1::/56"),
            door("igw", "dual"),
            EgressOnlyInternetGateway(id="eigw-1", name="eigw", vpc="vpc-dual"),
            table("public", "dual", "igw-igw", "igw-igw"),
            table("private", "dual", "nat-nat", "eigw-1"),
            subnet("public", "dual", "us-east-1a", "10.0.1.0/24", "public", "2001:db8:1:1::/64"),
            subnet("private", "dual", "us-east-1a", "10.0.2.0/24", "private", "2001:db8:1:2::/64"),
            subnet("six", "dual", "us-east-1b", "", "private", "2001:db8:1:3::/64"),
            *nat("nat", "dual", "public", "10.0.1.20", "203.0.113.5"),
            *host("web", "dual", "public", "10.0.1.10", "203.0.113.9", "2001:db8:1:1::10"),
            *host("app", "dual", "private", "10.0.2.10", "", "2001:db8:1:2::10"),
            *host("only-six", "dual", "six", "", "", "2001:db8:1:3:abcd:ef01:2345:6789"),
            *host("old", "dual", "private", "10.0.2.11", stopped=True),
        ]
    )


def one_of_each() -> Network:
    """One VPC, one subnet, one instance."""
    return Network(
        [
            *vpc("small"),
            subnet("only", "small", "us-east-1a", "10.0.0.0/24"),
            *host("alone", "small", "only", "10.0.0.4"),
        ]
    )


def regional_nat() -> Network:
    """A NAT gateway that stands in no subnet, for two zones of private subnets."""
    nodes = [
        *vpc("wide"),
        door("igw", "wide"),
        table("public", "wide", "igw-igw"),
        table("private", "wide", "nat-everywhere"),
        table("nat", "wide", "igw-igw"),
        NatGateway(
            id="nat-everywhere",
            name="everywhere",
            vpc="vpc-wide",
            availability_mode=AvailabilityMode.REGIONAL,
            route_table="rtb-nat",
        ),
    ]
    for index, zone in enumerate("ab"):
        place, block = f"us-east-1{zone}", f"10.0.{index}"
        nodes.append(subnet(f"app-{zone}", "wide", place, f"{block}.0/24", "private"))
        nodes += host(f"app-{zone}", "wide", f"app-{zone}", f"{block}.10")
    return Network(nodes)


def inspected() -> Network:
    """What comes in by the internet gateway for the web subnet goes by a firewall, and back."""
    steering = Route(destination=parse_prefix("10.0.1.0/24"), target="eni-firewall")
    return Network(
        [
            *vpc("guarded"),
            InternetGateway(id="igw-igw", vpc="vpc-guarded", route_table="rtb-edge"),
            RouteTable(id="rtb-edge", vpc="vpc-guarded", routes=(steering,)),
            table("out", "guarded", "igw-igw"),
            table("by-firewall", "guarded", "eni-firewall"),
            subnet("edge", "guarded", "us-east-1a", "10.0.9.0/24", "out"),
            subnet("web", "guarded", "us-east-1b", "10.0.1.0/24", "by-firewall"),
            *host("firewall", "guarded", "edge", "10.0.9.10", "203.0.113.9"),
            *host("web", "guarded", "web", "10.0.1.10", "203.0.113.10"),
        ]
    )


def nat_at_home() -> Network:
    """A NAT gateway in the private subnet that it serves, a mistake people make."""
    return Network(
        [
            *vpc("lab"),
            table("private", "lab", "nat-nat"),
            subnet("private", "lab", "us-east-1a", "10.0.2.0/24", "private"),
            *nat("nat", "lab", "private", "10.0.2.20", "203.0.113.5"),
            *host("app", "lab", "private", "10.0.2.10"),
        ]
    )


def bare_above_gated() -> Network:
    """Two VPCs one above the other, of which only the lower one has a gateway."""
    return Network([*vpc("bare"), *vpc("gated"), door("igw", "gated")])


def three_vpcs() -> Network:
    """Three VPCs in two regions; one gateway is attached to none."""
    nodes: list[Node] = [door("lost", None)]
    homes = (("red", "us-east-1"), ("green", "us-east-1"), ("blue", "eu-west-1"))
    for index, (name, region) in enumerate(homes):
        nodes += vpc(name, f"10.{index}.0.0/16", region=region)
        nodes += [door(f"{name}-igw", name), table(f"{name}-out", name, f"igw-{name}-igw")]
        for zone in "ab"[: index + 1]:
            here = f"{name}-{zone}"
            block = f"10.{index}.{ord(zone) - 96}"
            nodes.append(subnet(here, name, f"{region}{zone}", f"{block}.0/24", f"{name}-out"))
            nodes += host(f"{here}-1", name, here, f"{block}.10")
            nodes += host(f"{here}-2", name, here, f"{block}.11")
    return Network(nodes)


def many(hosts: int, subnets: int = 6, zones: int = 3, vpcs: int = 1) -> Network:
    """So many instances, spread evenly; one subnet a zone is public, the rest behind a NAT."""
    nodes: list[Node] = []
    shares = [hosts // vpcs + (one < hosts % vpcs) for one in range(vpcs)]
    for one, share in enumerate(shares):
        nodes += _one_of_many(f"v{one}", 10 + one, share, subnets, zones)
    return Network(nodes)


def _one_of_many(home: str, block: int, hosts: int, subnets: int, zones: int) -> Iterator[Node]:
    yield from vpc(home, f"{block}.0.0.0/8")
    yield door(f"{home}-igw", home)
    yield table(f"{home}-public", home, f"igw-{home}-igw")
    yield table(f"{home}-private", home, f"nat-{home}-nat")
    for index in range(subnets):
        name, start = f"{home}-s{index}", f"{block}.{index // 250}.{index % 250}"
        routes = f"{home}-{'public' if index < zones else 'private'}"
        yield subnet(name, home, f"us-east-1{'abcdef'[index % zones]}", f"{start}.0/24", routes)
        for number in range(hosts // subnets + (index < hosts % subnets)):
            yield from host(f"{name}-h{number}", home, name, f"{start}.{number % 240 + 10}")
    yield from nat(f"{home}-nat", home, f"{home}-s0", f"{block}.0.0.5", f"203.0.113.{block}")


def hubs(vpcs: int, gateways: int) -> Network:
    """So many VPCs on so many transit gateways, which are peered one with the next."""
    nodes: list[Node] = [TransitGateway(id=f"tgw-{one}") for one in range(1, gateways + 1)]
    for number in range(vpcs):
        name = str(number)
        nodes += vpc(name, f"10.{number}.0.0/16")
        nodes.append(subnet(name, name, "us-east-1a", f"10.{number}.1.0/24"))
        nodes += host(name, name, name, f"10.{number}.1.10")
        for one in range(1, gateways + 1):
            joined = f"tgw-attach-{number}-{one}"
            nodes.append(_attachment(joined, f"tgw-{one}", f"vpc-{name}", f"subnet-{name}"))
    for one in range(1, gateways):
        nodes.append(
            TransitGatewayPeeringAttachment(
                id=f"tgw-attach-peering-{one}",
                transit_gateway=f"tgw-{one}",
                peer_transit_gateway=f"tgw-{one + 1}",
            )
        )
    return Network(nodes)


def _attachment(ref: Ref, gateway: Ref, home: Ref, inside: Ref) -> TransitGatewayVpcAttachment:
    return TransitGatewayVpcAttachment(id=ref, transit_gateway=gateway, vpc=home, subnets=(inside,))
