"""Network ACLs and security groups with their rules, which may also stand on their own."""

from typing import Any

from playground.exchange.terraform.block import Block, Fields
from playground.exchange.terraform.reading.context import Reading
from playground.exchange.terraform.reading.traffic import traffic_of, traffic_of_rule

ACLS, GROUPS, LISTS = "network_acls", "security_groups", "managed_prefix_lists"
DIRECTIONS = ("ingress", "egress")
FAR_END = {"ingress": "source", "egress": "destination"}
LATER = "its rules are known only after apply"


def read_acl(block: Block, reading: Reading) -> None:
    """A network ACL with the entries in it; it denies the rest, and a new one everything."""
    vpc = block.one("vpc_id", "vpcs")
    is_default = block.type == "aws_default_network_acl"
    if is_default and vpc is None:
        vpc = reading.resolver.vpc_with("default_network_acl_id", block.key)
    values = {"vpc": vpc, "default": True if is_default else None}
    if any(block.is_unknown(one) and one not in block.item.data for one in DIRECTIONS):
        reading.add_undescribed(block, ACLS, LATER, **values)
    else:
        reading.add(block, ACLS, **values)
    for direction in DIRECTIONS:
        reading.rules.setdefault((block.key, direction), {})
        for entry in block.inner(direction):
            _add_entry(block, entry, (block.key, direction), ("rule_no", "action"), reading)
    for subnet in block.many("subnet_ids", "subnets"):
        reading.put(block, "subnets", subnet, "network_acl", block.key)


def read_acl_rule(block: Block, reading: Reading) -> None:
    """An entry on its own."""
    acl = block.one("network_acl_id", ACLS)
    if acl is not None:
        direction = "egress" if block.truth("egress") else "ingress"
        _add_entry(block, block, (acl, direction), ("rule_number", "rule_action"), reading)


def _add_entry(
    block: Block, entry: Fields, where: tuple[str, str], names: tuple[str, str], reading: Reading
) -> None:
    number, action = entry.number(names[0]), entry.text(names[1])
    cidr = entry.text("cidr_block") or entry.text("ipv6_cidr_block")
    if number is None or action is None or cidr is None:
        reading.put(block, ACLS, where[0], "undescribed", True)
        reading.note(f"{block.address}: a rule is known only after apply.")
        return
    traffic = traffic_of(entry, entry.text("protocol"))
    found = {"rule_number": number, "action": action.lower(), **traffic, "cidr": cidr}
    reading.rules.setdefault(where, {}).setdefault((number,), found)
    reading.told_elsewhere.setdefault((ACLS, where[0], where[1]), block)


def read_acl_association(block: Block, reading: Reading) -> None:
    """An ACL is that of a subnet."""
    subnet, acl = block.one("subnet_id", "subnets"), block.one("network_acl_id", ACLS)
    reading.put(block, "subnets", subnet, "network_acl", acl)


def read_group(block: Block, reading: Reading) -> None:
    """A security group.  Terraform leaves it no rule but those that are written."""
    is_default = block.type == "aws_default_security_group"
    values = {
        "vpc": block.one("vpc_id", "vpcs"),
        "name": block.name_tag or block.text("name"),
        "default": True if is_default else None,
        "description": block.text("description"),
    }
    if block.is_data:
        what = "a data source does not tell its rules"
        reading.add_undescribed(block, GROUPS, what, **values)
        return
    if any(block.is_unknown(one) and one not in block.item.data for one in DIRECTIONS):
        reading.add_undescribed(block, GROUPS, LATER, **values)
    else:
        reading.add(block, GROUPS, **values)
    for direction in DIRECTIONS:
        reading.rules.setdefault((block.key, direction), {})
        for rule in block.inner(direction):
            _add_rules(block, rule, (block.key, direction), reading)


def read_rule(block: Block, reading: Reading) -> None:
    """Rules on their own, of the older type: several far ends in one."""
    group, direction = block.one("security_group_id", GROUPS), block.text("type")
    if group is not None and direction in DIRECTIONS:
        _add_rules(block, block, (group, direction), reading)


def read_ingress_rule(block: Block, reading: Reading) -> None:
    """A rule on its own, for what comes in."""
    _read_single_rule(block, "ingress", reading)


def read_egress_rule(block: Block, reading: Reading) -> None:
    """A rule on its own, for what goes out."""
    _read_single_rule(block, "egress", reading)


def _read_single_rule(block: Block, direction: str, reading: Reading) -> None:
    group = block.one("security_group_id", GROUPS)
    far_end = (
        block.text("cidr_ipv4")
        or block.text("cidr_ipv6")
        or block.one("prefix_list_id", LISTS)
        or block.one("referenced_security_group_id", GROUPS)
    )
    if group is not None:
        traffic = traffic_of_rule(block, block.text("ip_protocol"))
        _add(block, (group, direction), traffic, [far_end], reading)


def _add_rules(block: Block, rule: Fields, where: tuple[str, str], reading: Reading) -> None:
    """A rule for each of the far ends that one block names."""
    groups = rule.many("security_groups", GROUPS)
    if rule is block:
        groups.append(rule.one("source_security_group_id", GROUPS) or "")
    far_ends: list[str | None] = [
        *rule.texts("cidr_blocks"),
        *rule.texts("ipv6_cidr_blocks"),
        *rule.many("prefix_list_ids", LISTS),
        *(one.rpartition("/")[2] for one in groups if one),  # “account/group” of a peer's
        *(["self"] if rule.truth("self") else []),
    ]
    if rule.is_unknown("cidr_blocks") or rule.is_unknown("ipv6_cidr_blocks"):
        far_ends.append(None)
    _add(block, where, traffic_of_rule(rule, rule.text("protocol")), far_ends, reading)


def _add(
    block: Block,
    where: tuple[str, str],
    traffic: dict[str, Any],
    far_ends: list[str | None],
    reading: Reading,
) -> None:
    group, direction = where
    description = block.text("description") if block.key != group else None
    for far_end in far_ends:
        if far_end is None:
            reading.put(block, GROUPS, group, "undescribed", True)
            reading.note(f"{block.address}: the far end of a rule is known only after apply.")
            continue
        end = "self" if far_end == group else far_end
        rule = {**traffic, FAR_END[direction]: end, "description": description}
        same = (*sorted(traffic.items()), end)
        reading.rules.setdefault(where, {}).setdefault(same, rule)
    reading.told_elsewhere.setdefault((GROUPS, group, direction), block)
