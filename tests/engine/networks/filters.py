"""Random ACLs and security groups: mostly open, with rows that overlap."""

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    AclAction,
    AclEntry,
    NetworkAcl,
    Ports,
    Ref,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    Vpc,
)
from tests.engine.networks.dice import Dice

EVERYWHERE = (parse_prefix("0.0.0.0/0"), parse_prefix("::/0"))
FAR_ENDS = EVERYWHERE * 3 + tuple(
    parse_prefix(text)
    for text in (
        "8.8.8.0/24",
        "10.0.0.0/8",
        "10.0.1.0/27",
        "203.0.113.0/24",
        "64:ff9b::/96",
        "2001:db8::/32",
        "2001:db8:1:1::/64",
    )
)
PROTOCOLS = (ALL_PROTOCOLS, TCP, TCP, TCP, UDP, ICMP, ICMPV6, 47)
PORTS = (None, Ports(first=443, last=443), Ports(first=1024, last=65535), Ports(first=22, last=80))


def _draw_service(dice: Dice) -> Service:
    icmp_type = dice.choice((-1, 8, 128, 0, 129, 3))
    return Service(
        protocol=dice.choice(PROTOCOLS),
        ports=dice.choice(PORTS),
        icmp_type=icmp_type,
        icmp_code=dice.choice((-1, 0)) if icmp_type >= 0 else -1,
    )


def draw_acls(dice: Dice, vpc: Vpc) -> list[NetworkAcl]:
    """The default ACL and two others, one of them sometimes empty."""
    return [
        NetworkAcl(
            id=f"acl-{vpc.id}-{number}",
            vpc=vpc.id,
            default=number == 0,
            entries=_draw_entries(dice, with_usual=number == 0 or not dice.one_in(5)),
        )
        for number in range(3)
    ]


def _draw_entries(dice: Dice, with_usual: bool) -> tuple[AclEntry, ...]:
    entries = [_draw_entry(dice) for _ in range(dice.between(0, 4))]
    if with_usual:
        entries += [
            AclEntry(
                rule_number=100 + number,
                egress=egress,
                action=AclAction.ALLOW,
                service=Service(),
                cidr=everywhere,
            )
            for egress in (True, False)
            for number, everywhere in enumerate(EVERYWHERE)
            if not dice.one_in(12)
        ]
    unique = {(entry.egress, entry.rule_number): entry for entry in entries}
    return dice.shuffled(list(unique.values()))


def _draw_entry(dice: Dice) -> AclEntry:
    return AclEntry(
        rule_number=dice.between(1, 150),
        egress=dice.one_in(2),
        action=AclAction.DENY if dice.one_in(3) else AclAction.ALLOW,
        service=_draw_service(dice),
        cidr=dice.choice(FAR_ENDS),
    )


def draw_groups(dice: Dice, vpc: Vpc, lists: list[Ref]) -> list[SecurityGroup]:
    """Three groups that may name one another, one that is gone, or a prefix list."""
    ids = [f"sg-{vpc.id}-{number}" for number in range(3)]
    return [
        SecurityGroup(
            id=ref, vpc=vpc.id, rules=(*_draw_rules(dice, ids, lists), *_usual_rules(dice))
        )
        for ref in ids
    ]


def _draw_rules(dice: Dice, groups: list[Ref], lists: list[Ref]) -> list[SecurityGroupRule]:
    return [_draw_rule(dice, groups, lists) for _ in range(dice.between(0, 5))]


def _draw_rule(dice: Dice, groups: list[Ref], lists: list[Ref]) -> SecurityGroupRule:
    by = dice.choice(("cidr", "cidr", "cidr", "group", "group", "list"))
    return SecurityGroupRule(
        egress=dice.one_in(3),
        service=_draw_service(dice),
        cidr=dice.choice(FAR_ENDS) if by == "cidr" else None,
        group=dice.choice((*groups, "sg-gone")) if by == "group" else None,
        prefix_list=dice.choice(lists) if by == "list" else None,
    )


def _usual_rules(dice: Dice) -> list[SecurityGroupRule]:
    if dice.one_in(4):
        return []
    return [
        SecurityGroupRule(egress=egress, service=Service(), cidr=everywhere)
        for egress in (True, False)
        for everywhere in EVERYWHERE
        if egress or dice.one_in(3)
    ]
