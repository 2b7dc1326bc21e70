"""Security groups, route tables and network ACLs that nobody uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from playground.engine.findings.finding import Check, Finding, FindingTopic, Untidy
from playground.engine.findings.ground import Ground
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    InternetGateway,
    NatGateway,
    NetworkAcl,
    NetworkInterface,
    NetworkLoadBalancer,
    Ref,
    RouteTable,
    SecurityGroup,
    Subnet,
    VirtualPrivateGateway,
    VpcEndpoint,
)


@dataclass(frozen=True)
class UnusedGroup(Untidy):
    """Nobody carries the group, and no rule names it."""

    rule: ClassVar[str] = "SG-23"
    nearest: ClassVar[bool] = True
    topic: ClassVar[FindingTopic] = FindingTopic.UNUSED


@dataclass(frozen=True)
class GroupWithoutMembers(Untidy):
    """A rule names the group, and nobody carries it: the rule matches nobody."""

    named_by: Ref
    rule: ClassVar[str] = "SG-14"
    topic: ClassVar[FindingTopic] = FindingTopic.UNUSED


@dataclass(frozen=True)
class UnusedRouteTable(Untidy):
    """No subnet and no gateway is associated with the table."""

    main: Ref
    rule: ClassVar[str] = "RT-01"
    topic: ClassVar[FindingTopic] = FindingTopic.UNUSED


@dataclass(frozen=True)
class UnusedNetworkAcl(Untidy):
    """No subnet is associated with the ACL."""

    default: Ref
    rule: ClassVar[str] = "NACL-01"
    topic: ClassVar[FindingTopic] = FindingTopic.UNUSED


def _groups(ground: Ground) -> Iterator[Finding]:
    """Of a network that was found somebody else may carry a group, unless all interfaces are told.

    What a template deploys besides is not in the network.
    """
    network = ground.network
    if network.interfaces_undescribed or (network.as_found and network.logical_ids):
        return
    carried, named = _carried(network), _named(network)
    for group in network.all(SecurityGroup):
        if group.default or group.id in carried:
            continue
        if group.id in named:
            yield GroupWithoutMembers(group.id, "", named[group.id])
        else:
            yield UnusedGroup(group.id, "")


def _carried(network: Network) -> set[Ref]:
    carriers = chain[NetworkInterface | NetworkLoadBalancer | VpcEndpoint | ClientVpnEndpoint](
        network.all(NetworkInterface),
        network.all(NetworkLoadBalancer),
        network.all(VpcEndpoint),
        network.all(ClientVpnEndpoint),
    )
    return {group for one in carriers for group in one.security_groups}


def _named(network: Network) -> dict[Ref, Ref]:
    """Group -> the first other group of which a rule names it."""
    found: dict[Ref, Ref] = {}
    for group in network.all(SecurityGroup):
        for rule in group.rules:
            if rule.group is not None and rule.group != group.id:
                found.setdefault(rule.group, group.id)
    return found


def _route_tables(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    users = chain[Subnet | InternetGateway | VirtualPrivateGateway | NatGateway](
        network.all(Subnet),
        network.all(InternetGateway),
        network.all(VirtualPrivateGateway),
        network.all(NatGateway),
    )
    used = {one.route_table for one in users}
    mains = {one.vpc: one.id for one in network.all(RouteTable) if one.main}
    for table in network.all(RouteTable):
        idle = not table.main and table.id not in used
        if idle and table.vpc in mains and _tells_subnets(ground, table.vpc):
            yield UnusedRouteTable(table.id, "", mains[table.vpc])


def _network_acls(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    used = {one.network_acl for one in network.all(Subnet)}
    defaults = {one.vpc: one.id for one in network.all(NetworkAcl) if one.default}
    for acl in network.all(NetworkAcl):
        idle = not acl.default and acl.id not in used
        if idle and acl.vpc in defaults and _tells_subnets(ground, acl.vpc):
            yield UnusedNetworkAcl(acl.id, "", defaults[acl.vpc])


def _tells_subnets(ground: Ground, vpc: Ref) -> bool:
    """Is it told what every subnet of a VPC is associated with?"""
    return all(ground.network.tells(one.id) for one in ground.network.subnets_of.get(vpc, []))


CHECKS: tuple[Check, ...] = (_groups, _route_tables, _network_acls)
