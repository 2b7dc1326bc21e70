"""Network ACLs and security groups as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.exchange.cloudformation.writing.values import by_family, id_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.exchange.writing.security import fitting, ports_of
from playground.models import (
    NetworkAcl,
    NetworkAclEntry,
    SecurityGroup,
    SecurityGroupRule,
    Subnet,
)
from playground.models.security import FilterRow

NOTHING = {"IpProtocol": "-1", "CidrIp": "127.0.0.1/32"}
"""A rule that lets nothing out: without any rule AWS would let out everything."""
NAMES = {TCP: "tcp", UDP: "udp", ICMP: "icmp", ICMPV6: "icmpv6"}


def write_acls(deployment: Deployment) -> Iterator[Block]:
    """Each ACL that is not as AWS makes it, its rows, and the subnets that use it."""
    users: dict[int, list[Subnet]] = {}
    for subnet in deployment.declared(Subnet):
        users.setdefault(id(deployment.acl_of(subnet)), []).append(subnet)
    for acl in deployment.declared(NetworkAcl):
        owner = {"VpcId": id_of(acl.vpc, deployment)}
        yield tagged("AWS::EC2::NetworkAcl", acl, owner, says=said("vpc", "ingress", "egress"))
        entries = deployment.rows.parts_of(NetworkAclEntry, "acl", acl)
        for entry in sorted(entries, key=lambda one: (one.egress, one.rule_number)):
            yield _entry(acl, entry, deployment)
        for subnet in users.get(id(acl), ()):
            ends = {"SubnetId": id_of(subnet, deployment), "NetworkAclId": id_of(acl, deployment)}
            name = f"{called(subnet)} uses {called(acl)}"
            yield Block("AWS::EC2::SubnetNetworkAclAssociation", name, ends)


def _entry(acl: NetworkAcl, entry: NetworkAclEntry, deployment: Deployment) -> Block:
    properties = {
        "NetworkAclId": id_of(acl, deployment),
        "RuleNumber": entry.rule_number,
        "RuleAction": entry.action,
        "Egress": entry.egress,
        "Protocol": entry.protocol,
        **by_family(entry.cidr, "CidrBlock", "Ipv6CidrBlock", deployment),
    }
    if entry.protocol in (ICMP, ICMPV6):
        properties["Icmp"] = {"Type": entry.icmp_type, "Code": entry.icmp_code}
    elif entry.protocol in (TCP, UDP):
        first, last = ports_of(entry)
        properties["PortRange"] = {"From": first, "To": last}
    way = "out" if entry.egress else "in"
    return Block(
        "AWS::EC2::NetworkAclEntry", f"{called(acl)} {way} {entry.rule_number}", properties
    )


def write_groups(deployment: Deployment) -> Iterator[Block]:
    """Each group with its rules; what names a group stands apart, as groups may name each other."""
    apart: list[Block] = []
    for group in deployment.declared(SecurityGroup):
        rules = deployment.rows.parts_of(SecurityGroupRule, "group", group)
        inbound = [one for one in rules if not one.egress]
        outbound = [] if _out_by_itself(group, deployment) else [one for one in rules if one.egress]
        within, closed = _inline(outbound, deployment), False
        if not within and not _out_by_itself(group, deployment):
            within, closed = [NOTHING], True
        properties = {
            "VpcId": id_of(group.vpc, deployment),
            "GroupDescription": fitting(group.description) or fitting(called(group)) or "Group",
            "SecurityGroupIngress": _inline(inbound, deployment) or None,
            "SecurityGroupEgress": within or None,
        }
        yield tagged("AWS::EC2::SecurityGroup", group, properties, says=_says(group, closed))
        for rule in (*inbound, *outbound):
            if rule.referenced_group is not None:
                apart.append(_apart(group, rule, deployment))
    yield from apart


def _out_by_itself(group: SecurityGroup, deployment: Deployment) -> bool:
    """Does AWS make its outbound rules?  Where there is IPv6, they are rather written."""
    return not group.vpc.ipv6_cidrs and deployment.lets_everything_out(group)


def _says(group: SecurityGroup, closed: bool) -> frozenset[str]:
    """The rule that lets nothing out is none of the group's: what it lets out is kept beside it."""
    says = said("vpc", "ingress") | (said() if closed else said("egress"))
    whole = fitting(group.description) == group.description
    return says | said("description") if whole else says


def _inline(rules: list[SecurityGroupRule], deployment: Deployment) -> list[dict[str, Any]]:
    plain = (one for one in rules if one.referenced_group is None)
    return [_traffic(one) | _far_end(one, deployment) | _note(one) for one in plain]


def _traffic(rule: FilterRow) -> dict[str, Any]:
    """Protocol and ports, or type and code of a message."""
    found: dict[str, Any] = {"IpProtocol": NAMES.get(rule.protocol, str(rule.protocol))}
    if rule.protocol in (ICMP, ICMPV6):
        found |= {"FromPort": rule.icmp_type, "ToPort": rule.icmp_code}
    elif rule.protocol in (TCP, UDP):
        first, last = ports_of(rule)
        found |= {"FromPort": first, "ToPort": last}
    return found


def _far_end(rule: SecurityGroupRule, deployment: Deployment) -> dict[str, Any]:
    if rule.prefix_list is not None:
        named = "DestinationPrefixListId" if rule.egress else "SourcePrefixListId"
        return {named: id_of(rule.prefix_list, deployment)}
    if rule.referenced_group is not None:
        named = "DestinationSecurityGroupId" if rule.egress else "SourceSecurityGroupId"
        return {named: id_of(rule.referenced_group, deployment)}
    return by_family(rule.cidr, "CidrIp", "CidrIpv6", deployment)


def _note(rule: SecurityGroupRule) -> dict[str, str]:
    note = fitting(rule.description)
    return {"Description": note} if note else {}


def _apart(group: SecurityGroup, rule: SecurityGroupRule, deployment: Deployment) -> Block:
    """A rule as a block of its own."""
    far = called(rule.referenced_group)
    kind = "AWS::EC2::SecurityGroupEgress" if rule.egress else "AWS::EC2::SecurityGroupIngress"
    name = f"{called(group)} to {far}" if rule.egress else f"{called(group)} from {far}"
    owner = {"GroupId": id_of(group, deployment)}
    return Block(kind, name, owner | _traffic(rule) | _far_end(rule, deployment) | _note(rule))
