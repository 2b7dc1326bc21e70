"""Network ACLs and security groups, with the rules that `describe-security-group-rules` adds."""

from typing import Any

from playground.exchange.describe.answer import Answer
from playground.exchange.describe.group_rules import Direction, GroupRules, Reference, finish
from playground.exchange.describe.traffic import of_entry, of_rule
from playground.exchange.item import Item
from playground.exchange.sketch import At, Sketch

STAR_ROWS = (32767, 32768)
"""How AWS prints the last row of IPv4 and of IPv6, which denies the rest."""
INGRESS, EGRESS = Direction("ingress", "source"), Direction("egress", "destination")
DEFAULT = "default"
"""No other group may be called so."""


def read_acl(item: Item, sketch: Sketch) -> None:
    """A network ACL, its entries and its subnets.  Without entries it is only known to be there."""
    acl = item.need("NetworkAclId")
    entries = [one for one in item.items("Entries") if one.number("RuleNumber") not in STAR_ROWS]
    sketch.add(
        "network_acls",
        acl,
        item.spot,
        id=acl,
        name=item.tag(),
        vpc=item.text("VpcId"),
        default=item.truth("IsDefault"),
        ingress=[_entry(one) for one in entries if not one.truth("Egress")],
        egress=[_entry(one) for one in entries if one.truth("Egress")],
        undescribed=None if "Entries" in item else True,
    )
    for one in item.items("Associations"):
        sketch.put("subnets", one.need("SubnetId"), "network_acl", acl)


def _entry(item: Item) -> At:
    said = {
        "rule_number": item.number("RuleNumber"),
        "action": item.text("RuleAction"),
        "cidr": item.text("CidrBlock") or item.text("Ipv6CidrBlock"),
        **of_entry(item),
    }
    return At(said, item.spot)


def read_group(item: Item, sketch: Sketch) -> None:
    """A security group.  Where a direction is not there at all, nobody knows what it lets pass."""
    group, name, vpc = item.need("GroupId"), item.text("GroupName"), item.text("VpcId")
    memory = sketch.memory(GroupRules)
    sketch.add(
        "security_groups",
        group,
        item.spot,
        id=group,
        name=item.tag() or name,
        vpc=vpc,
        default=True if name == DEFAULT else None,
        description=item.text("Description"),
        ingress=_rules(item, "IpPermissions", INGRESS, sketch),
        egress=_rules(item, "IpPermissionsEgress", EGRESS, sketch),
    )
    if name is not None:
        memory.names.setdefault((name, vpc), group)
    if "IpPermissions" not in item or "IpPermissionsEgress" not in item:
        memory.incomplete.add(group)


def _rules(item: Item, key: str, direction: Direction, sketch: Sketch) -> list[At]:
    """One rule for each far end of each permission."""
    found = []
    for permission in item.items(key):
        traffic = of_rule(permission)
        for list_key, end_key in (
            ("IpRanges", "CidrIp"),
            ("Ipv6Ranges", "CidrIpv6"),
            ("PrefixListIds", "PrefixListId"),
        ):
            for one in permission.items(list_key):
                found.append(_rule(one, traffic, direction, one.need(end_key)))
        for one in permission.items("UserIdGroupPairs"):
            found.append(_rule(one, traffic, direction, _pair(one, item, sketch)))
    return found


def _rule(item: Item, traffic: dict[str, Any], direction: Direction, end: str) -> At:
    said = {**traffic, direction.end: end, "description": item.text("Description")}
    return At(said, item.spot)


def _pair(pair: Item, group: Item, sketch: Sketch) -> str:
    """The group that a rule names: by its id, or by its name alone."""
    vpc = pair.text("VpcId") or group.text("VpcId")
    reference = Reference(vpc, group.spot, group.text("GroupId"))
    named = pair.text("GroupId")
    if named is None:
        name = pair.need("GroupName")
        sketch.memory(GroupRules).by_name[name] = reference
        return name
    sketch.memory(GroupRules).named.setdefault(named, reference)
    return named


def read_rule(item: Item, sketch: Sketch) -> None:
    """A rule by itself: the same as in its group, if that is in the source as well."""
    group = item.need("GroupId")
    direction = EGRESS if item.truth("IsEgress") else INGRESS
    blocks = item.text("CidrIpv4") or item.text("CidrIpv6") or item.text("PrefixListId")
    end = blocks or _referenced(item, sketch)
    rule = _rule(item, of_rule(item), direction, end)
    sketch.memory(GroupRules).apart.setdefault(group, []).append((direction, rule))


def _referenced(item: Item, sketch: Sketch) -> str:
    other = item.item("ReferencedGroupInfo")
    named = other.need("GroupId")
    reference = Reference(other.text("VpcId"), item.spot, item.text("GroupId"))
    sketch.memory(GroupRules).named.setdefault(named, reference)
    return named


ANSWERS = (
    Answer("NetworkAcls", "ec2 describe-network-acls", read_acl),
    Answer("SecurityGroups", "ec2 describe-security-groups", read_group),
    Answer("SecurityGroupRules", "ec2 describe-security-group-rules", read_rule, finish),
)
