"""How many of each thing AWS grants by default: a table of quotas, and one way to count."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    AWS,
    AvailabilityMode,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    ManagedPrefixList,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    Ref,
    RouteOrigin,
    RouteTable,
    SecurityGroup,
    Subnet,
    Vpc,
)
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.vpn_routes import propagated


@dataclass(frozen=True)
class OverQuota(Fault):
    """More of something than the default quota; `resource` is the first one too many.

    `scope` is what the quota is of: the id of a VPC, a table, a group, an interface, or the name of
    a region or zone.
    """

    count: int
    scope: Ref
    limit: ClassVar[int] = 0
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class VpcsPerRegion(OverQuota):
    """Also a quota of one account."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-02"


@dataclass(frozen=True)
class SubnetsPerVpc(OverQuota):
    """Subnets of all zones together."""

    limit: ClassVar[int] = 200
    rule: ClassVar[str] = "LIM-02"


@dataclass(frozen=True)
class Ipv4BlocksPerVpc(OverQuota):
    """The primary block counts."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-02"


@dataclass(frozen=True)
class Ipv6BlocksPerVpc(OverQuota):
    """Blocks of Amazon's and brought ones together."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "VPC-12"


@dataclass(frozen=True)
class ElasticIpsPerRegion(OverQuota):
    """Associated or not."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-03"


@dataclass(frozen=True)
class ElasticIpsPerNatGateway(OverQuota):
    """Of a zonal NAT gateway; up to eight on request (NAT-07)."""

    limit: ClassVar[int] = 2
    rule: ClassVar[str] = "LIM-03"


@dataclass(frozen=True)
class ElasticIpsPerNatGatewayZone(OverQuota):
    """Of a regional NAT gateway, in one zone."""

    limit: ClassVar[int] = 32
    rule: ClassVar[str] = "NAT-17"


@dataclass(frozen=True)
class InternetGatewaysPerRegion(OverQuota):
    """Attached ones; the region of others is not known."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class EgressOnlyGatewaysPerRegion(OverQuota):
    """Attached ones; the region of others is not known."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class NatGatewaysPerZone(OverQuota):
    """Zonal ones."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class RegionalNatGatewaysPerVpc(OverQuota):
    """Regional ones."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class RouteTablesPerVpc(OverQuota):
    """The main table counts."""

    limit: ClassVar[int] = 200
    rule: ClassVar[str] = "LIM-05"


@dataclass(frozen=True)
class PrefixListsPerRegion(OverQuota):
    """Those of one account; AWS's own do not count."""

    limit: ClassVar[int] = 100
    rule: ClassVar[str] = "LIM-12"


@dataclass(frozen=True)
class PropagatedRoutesPerTable(OverQuota):
    """Propagated routes."""

    limit: ClassVar[int] = 100
    rule: ClassVar[str] = "LIM-05"


@dataclass(frozen=True)
class NetworkAclsPerVpc(OverQuota):
    """The default ACL counts."""

    limit: ClassVar[int] = 200
    rule: ClassVar[str] = "LIM-06"


@dataclass(frozen=True)
class EntriesPerNetworkAcl(OverQuota):
    """Of one direction; up to 40 on request."""

    limit: ClassVar[int] = 20
    rule: ClassVar[str] = "NACL-21"


@dataclass(frozen=True)
class GroupsPerRegion(OverQuota):
    """Of all VPCs of a region."""

    limit: ClassVar[int] = 2500
    rule: ClassVar[str] = "LIM-07"


@dataclass(frozen=True)
class GroupsPerInterface(OverQuota):
    """Up to 16 on request."""

    limit: ClassVar[int] = 5
    rule: ClassVar[str] = "SG-23"


Members = Iterator[tuple[Ref, Hashable, Ref]]
"""What is counted: the scope of the quota, what divides it further, and the resource."""

WeighedMembers = Iterable[tuple[tuple[Ref, Hashable, Ref], int]]
"""The same, and for how many it counts."""


def _vpcs(network: Network) -> Members:
    for vpc in network.all(Vpc):
        yield vpc.region, vpc.account, vpc.id


def _subnets(network: Network) -> Members:
    for subnet in network.all(Subnet):
        yield subnet.vpc, None, subnet.id


def _ipv4_blocks(network: Network) -> Members:
    for vpc in network.all(Vpc):
        yield from ((vpc.id, None, vpc.id) for _ in vpc.cidrs)


def _ipv6_blocks(network: Network) -> Members:
    for vpc in network.all(Vpc):
        yield from ((vpc.id, None, vpc.id) for _ in vpc.ipv6_cidrs)


def _elastic_ips(network: Network) -> Members:
    for elastic in network.all(ElasticIp):
        yield elastic.region, None, elastic.id


def _of_nat_gateways(network: Network, mode: AvailabilityMode) -> Members:
    for elastic in network.all(ElasticIp):
        gateway = None if elastic.nat_gateway is None else network.find(elastic.nat_gateway)
        if isinstance(gateway, NatGateway) and gateway.availability_mode is mode:
            yield gateway.id, elastic.availability_zone, elastic.id


def _of_zonal_nat_gateways(network: Network) -> Members:
    return _of_nat_gateways(network, AvailabilityMode.ZONAL)


def _of_regional_nat_gateways(network: Network) -> Members:
    return _of_nat_gateways(network, AvailabilityMode.REGIONAL)


def _internet_gateways(network: Network) -> Members:
    for gateway in network.all(InternetGateway):
        if gateway.vpc is not None:
            vpc = network.get(Vpc, gateway.vpc)
            yield vpc.region, vpc.account, gateway.id


def _egress_only_gateways(network: Network) -> Members:
    for gateway in network.all(EgressOnlyInternetGateway):
        if gateway.vpc is not None:
            vpc = network.get(Vpc, gateway.vpc)
            yield vpc.region, vpc.account, gateway.id


def _zonal_nat_gateways(network: Network) -> Members:
    for gateway in network.all(NatGateway):
        if gateway.subnet is not None:
            vpc = network.get(Vpc, gateway.vpc)
            zone = network.get(Subnet, gateway.subnet).availability_zone
            yield zone, (vpc.region, vpc.account), gateway.id


def _regional_nat_gateways(network: Network) -> Members:
    for gateway in network.all(NatGateway):
        if gateway.availability_mode is AvailabilityMode.REGIONAL:
            yield gateway.vpc, None, gateway.id


def _route_tables(network: Network) -> Members:
    for table in network.all(RouteTable):
        yield table.vpc, None, table.id


def _prefix_lists(network: Network) -> Members:
    for one in network.all(ManagedPrefixList):
        if one.owner != AWS:
            yield one.region, one.owner, one.id


def _propagated_routes(network: Network) -> Members:
    for table in network.all(RouteTable):
        for route in (*table.routes, *propagated(network, table)):
            if route.origin not in (RouteOrigin.STATIC, RouteOrigin.PREFIX_LIST):
                yield table.id, None, table.id


def _network_acls(network: Network) -> Members:
    for acl in network.all(NetworkAcl):
        yield acl.vpc, None, acl.id


def _acl_entries(network: Network, egress: bool) -> Members:
    for acl in network.all(NetworkAcl):
        yield from ((acl.id, egress, acl.id) for one in acl.entries if one.egress == egress)


def _groups(network: Network) -> Members:
    for group in network.all(SecurityGroup):
        vpc = network.get(Vpc, group.vpc)
        yield vpc.region, vpc.account, group.id


def _interface_groups(network: Network) -> Members:
    for interface in network.all(NetworkInterface):
        yield from ((interface.id, None, interface.id) for _ in interface.security_groups)


Quota = tuple[type[OverQuota], str, Callable[[Network], Members]]
"""A quota, the field to look at, and what is counted."""

QUOTAS: tuple[Quota, ...] = (
    (VpcsPerRegion, "region", _vpcs),
    (SubnetsPerVpc, "vpc", _subnets),
    (Ipv4BlocksPerVpc, "secondary_cidrs", _ipv4_blocks),
    (Ipv6BlocksPerVpc, "ipv6_cidrs", _ipv6_blocks),
    (ElasticIpsPerRegion, "region", _elastic_ips),
    (ElasticIpsPerNatGateway, "nat_gateway", _of_zonal_nat_gateways),
    (ElasticIpsPerNatGatewayZone, "nat_gateway", _of_regional_nat_gateways),
    (InternetGatewaysPerRegion, "vpc", _internet_gateways),
    (EgressOnlyGatewaysPerRegion, "vpc", _egress_only_gateways),
    (NatGatewaysPerZone, "subnet", _zonal_nat_gateways),
    (RegionalNatGatewaysPerVpc, "vpc", _regional_nat_gateways),
    (RouteTablesPerVpc, "vpc", _route_tables),
    (PrefixListsPerRegion, "region", _prefix_lists),
    (PropagatedRoutesPerTable, "routes", _propagated_routes),
    (NetworkAclsPerVpc, "vpc", _network_acls),
    (EntriesPerNetworkAcl, "ingress", partial(_acl_entries, egress=False)),
    (EntriesPerNetworkAcl, "egress", partial(_acl_entries, egress=True)),
    (GroupsPerRegion, "vpc", _groups),
    (GroupsPerInterface, "security_groups", _interface_groups),
)


def _quotas(network: Network) -> Iterator[Fault]:
    yield from over_quotas(network, QUOTAS)


def over_quotas(network: Network, quotas: Iterable[Quota]) -> Iterator[Fault]:
    """Every quota that is passed."""
    for quota, field, members in quotas:
        yield from over_quota(quota, field, ((member, 1) for member in members(network)))


def over_quota(quota: type[OverQuota], field: str, members: WeighedMembers) -> Iterator[Fault]:
    """Scopes that hold too much, told at the first member that is too many."""
    totals: Counter[tuple[Ref, Hashable]] = Counter()
    too_many: dict[tuple[Ref, Hashable], Ref] = {}
    for (scope, part, resource), weight in members:
        totals[scope, part] += weight
        if totals[scope, part] > quota.limit:
            too_many.setdefault((scope, part), resource)
    for (scope, part), resource in too_many.items():
        yield quota(resource, field, totals[scope, part], scope)


CHECKS: tuple[Check, ...] = (_quotas,)
