"""A small cast of networks: nodes in one line each, so that the tests read as tables.

Every builder takes an id first and fills in what the test is not about; `network` adds the main
table and the default ACL that every VPC has, unless the test brings its own.
"""

from collections.abc import Iterable
from typing import Any

from playground.engine.addresses import parse_address, parse_prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    TCP,
    AclAction,
    AclEntry,
    AvailabilityMode,
    ConnectivityType,
    EgressOnlyInternetGateway,
    ElasticIp,
    Instance,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Node,
    PeeringStatus,
    Ports,
    Ref,
    Route,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    Subnet,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.validity import Fault, faults

HTTPS = Service(protocol=TCP, ports=Ports(first=443, last=443))


def vpc(*cidrs: str, id: Ref = "shop", ipv6: Iterable[str] = (), **more: Any) -> Vpc:
    return Vpc(
        id=id,
        cidrs=tuple(map(parse_prefix, cidrs)),
        ipv6_cidrs=tuple(map(parse_prefix, ipv6)),
        **more,
    )


def subnet(
    id: Ref, cidr: str | None = None, ipv6: str | None = None, vpc: Ref = "shop", **more: Any
) -> Subnet:
    return Subnet(
        id=id,
        vpc=vpc,
        availability_zone=more.pop("zone", "us-east-1a"),
        cidr=parse_prefix(cidr) if cidr else None,
        ipv6_cidr=parse_prefix(ipv6) if ipv6 else None,
        **more,
    )


def route(destination: str, target: Ref | None = LOCAL, **more: Any) -> Route:
    return Route(destination=parse_prefix(destination), target=target, **more)


def table(*routes: Route, id: Ref = "rtb", vpc: Ref = "shop", **more: Any) -> RouteTable:
    return RouteTable(id=id, vpc=vpc, routes=routes, **more)


def igw(id: Ref = "igw", vpc: Ref | None = "shop") -> InternetGateway:
    return InternetGateway(id=id, vpc=vpc)


def eigw(id: Ref = "eigw", vpc: Ref | None = "shop") -> EgressOnlyInternetGateway:
    return EgressOnlyInternetGateway(id=id, vpc=vpc)


def nat(
    id: Ref = "nat", subnet: Ref | None = "web", ip: str | None = "10.0.1.20", **more: Any
) -> NatGateway:
    more.setdefault("vpc", "shop")
    return NatGateway(id=id, subnet=subnet, private_ip=_address(ip), **more)


def private_nat(id: Ref = "nat", **more: Any) -> NatGateway:
    return nat(id, connectivity_type=ConnectivityType.PRIVATE, **more)


def regional_nat(id: Ref = "nat", **more: Any) -> NatGateway:
    more.setdefault("subnet", None)
    return nat(id, ip=None, availability_mode=AvailabilityMode.REGIONAL, **more)


def eip(
    public: str = "203.0.113.5",
    nat: Ref | None = None,
    on: Ref | None = None,
    ip: str | None = None,
    **more: Any,
) -> ElasticIp:
    return ElasticIp(
        id=more.pop("id", f"eip-{public}"),
        public_ip=parse_address(public),
        nat_gateway=nat,
        network_interface=on,
        private_ip=_address(ip),
        **more,
    )


def interface(id: Ref, *ips: str, subnet: Ref = "web", **more: Any) -> NetworkInterface:
    public = more.pop("public", None)
    groups = more.pop("groups", ())
    numbers = tuple(map(parse_address, ips))
    return NetworkInterface(
        id=id,
        subnet=subnet,
        private_ips=tuple(number for number in numbers if number < 2**32),
        ipv6_addresses=tuple(number for number in numbers if number >= 2**32),
        public_ip=_address(public),
        security_groups=tuple(groups),
        **more,
    )


def instance(id: Ref = "server", vpc: Ref = "shop") -> Instance:
    return Instance(id=id, vpc=vpc)


def acl(*entries: AclEntry, id: Ref = "acl", vpc: Ref = "shop", **more: Any) -> NetworkAcl:
    return NetworkAcl(id=id, vpc=vpc, entries=entries, **more)


def entry(number: int, egress: bool = False) -> AclEntry:
    everywhere = parse_prefix("0.0.0.0/0")
    return AclEntry(
        rule_number=number,
        egress=egress,
        action=AclAction.ALLOW,
        service=HTTPS,
        cidr=everywhere,
    )


def group(
    *rules: SecurityGroupRule, id: Ref = "web-sg", vpc: Ref = "shop", **more: Any
) -> SecurityGroup:
    return SecurityGroup(id=id, vpc=vpc, rules=rules, **more)


def allow(
    cidr: str | None = None, group: Ref | None = None, egress: bool = False
) -> SecurityGroupRule:
    return SecurityGroupRule(
        egress=egress,
        service=HTTPS,
        cidr=parse_prefix(cidr) if cidr else None,
        group=group,
    )


def pcx(
    requester: Ref = "shop", accepter: Ref = "lab", status: str = "active", id: Ref = "pcx"
) -> VpcPeeringConnection:
    return VpcPeeringConnection(
        id=id, requester_vpc=requester, accepter_vpc=accepter, status=PeeringStatus(status)
    )


def network(*nodes: Node) -> Network:
    """The nodes as a network, with the main table and default ACL that AWS would have made."""
    given = list(nodes)
    mains = {one.vpc for one in given if isinstance(one, RouteTable) and one.main}
    defaults = {one.vpc for one in given if isinstance(one, NetworkAcl) and one.default}
    for one in nodes:
        if isinstance(one, Vpc) and one.id not in mains:
            given.append(table(id=f"{one.id}-main", vpc=one.id, main=True))
        if isinstance(one, Vpc) and one.id not in defaults:
            given.append(acl(id=f"{one.id}-default", vpc=one.id, default=True))
    return Network(given)


def found(*nodes: Node) -> list[tuple[str, str, str]]:
    """What is wrong with these nodes: name of the fault, resource, field."""
    return [_brief(fault) for fault in faults(network(*nodes))]


def _brief(fault: Fault) -> tuple[str, str, str]:
    return type(fault).__name__, fault.resource, fault.field


def _address(text: str | None) -> int | None:
    return None if text is None else parse_address(text)
