"""Network ACLs and security groups as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.exchange.terraform.writing.values import by_family, id_of, tagged
from playground.exchange.writing.blocks import Attribute, Block, given, said
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

NAMES = {TCP: "tcp", UDP: "udp", ICMP: "icmp", ICMPV6: "icmpv6"}
SUBNETS_STAY = {"ignore_changes": ["subnet_ids"]}
"""The subnets of a default ACL are those that use no other: nobody lists them."""


def write_acls(deployment: Deployment) -> Iterator[Block]:
    """Each ACL that is not as AWS makes it, with its rows; a default one is adopted."""
    for acl in deployment.declared(NetworkAcl):
        rows = deployment.rows.parts_of(NetworkAclEntry, "acl", acl)
        entries = sorted(rows, key=lambda one: (one.egress, one.rule_number))
        says = said("vpc", "default", "ingress", "egress")
        if acl.default:
            adopted: dict[str, Any] = {
                "default_network_acl_id": Attribute(acl.vpc, "default_network_acl_id"),
                "ingress": [_row(one, "rule_no", "action") for one in entries if not one.egress],
                "egress": [_row(one, "rule_no", "action") for one in entries if one.egress],
                "lifecycle": SUBNETS_STAY,
            }
            adopted = {key: value or None for key, value in adopted.items()}
            yield tagged("aws_default_network_acl", acl, adopted, says=says)
            continue
        yield tagged("aws_network_acl", acl, {"vpc_id": id_of(acl.vpc, deployment)}, says=says)
        for entry in entries:
            owner = {"network_acl_id": id_of(acl, deployment), "egress": entry.egress}
            way = "out" if entry.egress else "in"
            name = f"{called(acl)} {way} {entry.rule_number}"
            arguments = owner | _row(entry, "rule_number", "rule_action")
            yield Block("aws_network_acl_rule", name, arguments)


def _row(entry: NetworkAclEntry, number: str, action: str) -> dict[str, Any]:
    """A row; Terraform wants ports always, and 0 where there are none."""
    first, last = ports_of(entry) if entry.protocol in (TCP, UDP) else (0, 0)
    found: dict[str, Any] = {
        number: entry.rule_number,
        action: entry.action,
        "protocol": str(entry.protocol),
        **by_family(entry.cidr, "cidr_block", "ipv6_cidr_block"),
        "from_port": first,
        "to_port": last,
    }
    if entry.protocol in (ICMP, ICMPV6):
        found |= {"icmp_type": entry.icmp_type, "icmp_code": entry.icmp_code}
    return found


def write_acl_uses(deployment: Deployment) -> Iterator[Block]:
    """The subnets that use an ACL by association; the others use the default one."""
    for subnet in deployment.declared(Subnet):
        acl = deployment.acl_of(subnet)
        if acl is not None and not acl.default:
            ends = {
                "subnet_id": id_of(subnet, deployment),
                "network_acl_id": id_of(acl, deployment),
            }
            yield Block("aws_network_acl_association", called(subnet), ends)


def write_groups(deployment: Deployment) -> Iterator[Block]:
    """Each group: Terraform takes away the rules that AWS makes, also those of an adopted one."""
    for group in deployment.declared(SecurityGroup):
        says = said("vpc", "default", "ingress", "egress", "description")
        owner = {"vpc_id": id_of(group.vpc, deployment)}
        if group.default:
            yield tagged("aws_default_security_group", group, owner, says=says)
            continue
        name = called(group)
        arguments = {
            "name": None if name.startswith("sg-") else fitting(name),
            "description": fitting(group.description) or None,
        }
        yield tagged("aws_security_group", group, owner | arguments, says=says)


def write_rules(deployment: Deployment) -> Iterator[Block]:
    """Every rule as a block of its own, those outbound as well that AWS would make."""
    for group in deployment.declared(SecurityGroup):
        rules = deployment.rows.parts_of(SecurityGroupRule, "group", group)
        for rule in sorted(rules, key=lambda one: one.egress):
            way, verb = ("egress", "to") if rule.egress else ("ingress", "from")
            far = rule.referenced_group or rule.prefix_list
            name = f"{called(group)} {verb} {called(far) if far else _place(rule.cidr)}"
            owner = {"security_group_id": id_of(group, deployment)}
            arguments = owner | _traffic(rule) | _far_end(rule, deployment)
            arguments |= {"description": fitting(rule.description) or None}
            yield Block(f"aws_vpc_security_group_{way}_rule", name, given(arguments))


def _place(cidr: str) -> str:
    return {"0.0.0.0/0": "anywhere", "::/0": "anywhere ipv6"}.get(cidr, cidr)


def _traffic(rule: FilterRow) -> dict[str, Any]:
    """Protocol and ports, or type and code of a message."""
    found: dict[str, Any] = {"ip_protocol": NAMES.get(rule.protocol, str(rule.protocol))}
    if rule.protocol in (ICMP, ICMPV6):
        found |= {"from_port": rule.icmp_type, "to_port": rule.icmp_code}
    elif rule.protocol in (TCP, UDP):
        first, last = ports_of(rule)
        found |= {"from_port": first, "to_port": last}
    return found


def _far_end(rule: SecurityGroupRule, deployment: Deployment) -> dict[str, Any]:
    if rule.prefix_list is not None:
        return {"prefix_list_id": id_of(rule.prefix_list, deployment)}
    if rule.referenced_group is not None:
        return {"referenced_security_group_id": id_of(rule.referenced_group, deployment)}
    return by_family(rule.cidr, "cidr_ipv4", "cidr_ipv6")
