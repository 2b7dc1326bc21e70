"""Which rows a network ACL and a security group may have, and how many defaults a VPC."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    AclEntry,
    NetworkAcl,
    PeeringStatus,
    Ref,
    SecurityGroup,
    SecurityGroupRule,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.transit_routes import share_a_gateway
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.sweep import repeated

RULE_NUMBERS = range(1, 32767)


@dataclass(frozen=True)
class VpcWithoutDefaultAcl(Fault):
    """A VPC always has a default network ACL; `resource` is the VPC."""

    rule: ClassVar[str] = "NACL-01"


@dataclass(frozen=True)
class SecondDefaultAcl(Fault):
    """Two network ACLs of a VPC are called its default one."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "NACL-01"


@dataclass(frozen=True)
class RuleNumberOutOfRange(Fault):
    """An ACL rule number is not 1 to 32766."""

    number: int
    rule: ClassVar[str] = "NACL-06"


@dataclass(frozen=True)
class RuleNumberTwice(Fault):
    """Two entries of one direction have one number."""

    number: int
    direction: str
    rule: ClassVar[str] = "NACL-06"


@dataclass(frozen=True)
class SecondDefaultGroup(Fault):
    """Two security groups of a VPC are called its default one."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "SG-05"


@dataclass(frozen=True)
class RuleWithoutFarEnd(Fault):
    """A rule names no CIDR, security group or prefix list, or several of them.

    `end` is source or destination.
    """

    end: str
    rule: ClassVar[str] = "SG-12"


@dataclass(frozen=True)
class FarEndIsNoGroup(Fault):
    """A rule refers to something that is no security group."""

    named: Ref
    end: str
    rule: ClassVar[str] = "SG-12"


@dataclass(frozen=True)
class GroupReferenceToOtherVpc(Fault):
    """A rule refers to a group of another VPC, and no peering joins the two."""

    group: Ref
    other_vpc: Ref
    vpc: Ref
    rule: ClassVar[str] = "SG-16"


@dataclass(frozen=True)
class GroupReferenceToOtherRegion(Fault):
    """A rule refers to a group of a peered VPC in another region."""

    group: Ref
    other_region: str
    region: str
    rule: ClassVar[str] = "SG-17"


@dataclass(frozen=True)
class StaleGroupReference(Fault):
    """A rule refers to a group behind a peering that is not active: it matches nobody."""

    group: Ref
    peering: Ref
    status: str
    rule: ClassVar[str] = "SG-18"
    severity: ClassVar[Severity] = Severity.WARNING


def _direction(row: AclEntry | SecurityGroupRule) -> str:
    return "egress" if row.egress else "ingress"


def _far_end(rule: SecurityGroupRule) -> str:
    return "destination" if rule.egress else "source"


def _entries(network: Network) -> Iterator[tuple[NetworkAcl, str, AclEntry]]:
    """Every entry with its ACL and its name in the scenario file ("ingress[2]")."""
    for acl in network.all(NetworkAcl):
        seen = {"ingress": 0, "egress": 0}
        for entry in acl.entries:
            direction = _direction(entry)
            yield acl, f"{direction}[{seen[direction]}]", entry
            seen[direction] += 1


def rules(network: Network) -> Iterator[tuple[SecurityGroup, str, SecurityGroupRule]]:
    """Every rule with its group and the name of its far end ("ingress[2].source")."""
    for group in network.all(SecurityGroup):
        seen = {"ingress": 0, "egress": 0}
        for rule in group.rules:
            direction = _direction(rule)
            yield group, f"{direction}[{seen[direction]}].{_far_end(rule)}", rule
            seen[direction] += 1


def _has_a_default_acl(network: Network) -> Iterator[Fault]:
    with_default = {acl.vpc for acl in network.all(NetworkAcl) if acl.default}
    for vpc in network.all(Vpc):
        if vpc.id not in with_default:
            yield VpcWithoutDefaultAcl(vpc.id, "network_acls")


def _one_default_acl(network: Network) -> Iterator[Fault]:
    defaults = ((acl.vpc, acl) for acl in network.all(NetworkAcl) if acl.default)
    for first, acl in repeated(defaults):
        yield SecondDefaultAcl(acl.id, "default", first.id, acl.vpc)


def _rule_numbers(network: Network) -> Iterator[Fault]:
    for acl, field, entry in _entries(network):
        if entry.rule_number not in RULE_NUMBERS:
            yield RuleNumberOutOfRange(acl.id, f"{field}.rule_number", entry.rule_number)


def _rule_numbers_twice(network: Network) -> Iterator[Fault]:
    keyed = (
        ((acl.id, entry.egress, entry.rule_number), (acl, field, entry))
        for acl, field, entry in _entries(network)
    )
    for _, (acl, field, entry) in repeated(keyed):
        number = f"{field}.rule_number"
        yield RuleNumberTwice(acl.id, number, entry.rule_number, _direction(entry))


def _one_default_group(network: Network) -> Iterator[Fault]:
    defaults = ((group.vpc, group) for group in network.all(SecurityGroup) if group.default)
    for first, group in repeated(defaults):
        yield SecondDefaultGroup(group.id, "default", first.id, group.vpc)


def _far_ends(network: Network) -> Iterator[Fault]:
    for group, field, rule in rules(network):
        if sum(one is not None for one in (rule.cidr, rule.group, rule.prefix_list)) != 1:
            yield RuleWithoutFarEnd(group.id, field, _far_end(rule))


def _references(network: Network) -> Iterator[Fault]:
    """A reference to something unknown (a group of another account) is let be."""
    for group, field, rule in rules(network):
        named = None if rule.group is None else network.find(rule.group)
        if isinstance(named, SecurityGroup):
            if named.vpc != group.vpc:
                known = not rule.egress and share_a_gateway(network, group.vpc, named.vpc)
                yield from () if known else _to_other_vpc(network, group, field, named)
        elif named is not None:
            yield FarEndIsNoGroup(group.id, field, named.id, _far_end(rule))


def _to_other_vpc(
    network: Network, group: SecurityGroup, field: str, named: SecurityGroup
) -> Iterator[Fault]:
    """SG-16 to SG-18: an active peering within one region makes the other VPC's groups known."""
    ends = {group.vpc, named.vpc}
    peerings = [one for one in network.all(VpcPeeringConnection) if set(one.vpcs) == ends]
    ours, theirs = network.get(Vpc, group.vpc).region, network.get(Vpc, named.vpc).region
    if not peerings:
        yield GroupReferenceToOtherVpc(group.id, field, named.id, named.vpc, group.vpc)
    elif ours != theirs:
        yield GroupReferenceToOtherRegion(group.id, field, named.id, theirs, ours)
    elif all(one.status is not PeeringStatus.ACTIVE for one in peerings):
        yield StaleGroupReference(group.id, field, named.id, peerings[0].id, peerings[0].status)


CHECKS: tuple[Check, ...] = (
    _has_a_default_acl,
    _one_default_acl,
    _rule_numbers,
    _rule_numbers_twice,
    _one_default_group,
    _far_ends,
    _references,
)
