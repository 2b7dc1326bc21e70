"""Rows of filters and route tables from short words, so that tests read as tables."""

from playground.engine.addresses import parse_prefix
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    AclAction,
    AclEntry,
    AddressFamily,
    ManagedPrefixList,
    Ports,
    PrefixListEntry,
    PrefixListRoute,
    Route,
    RouteOrigin,
    SecurityGroupRule,
    Service,
)

PROTOCOLS = {"all": ALL_PROTOCOLS, "tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMPV6}


def service_of(text: str) -> Service:
    """'tcp/443', 'udp/1024-65535', 'icmp/8', 'icmpv6/128/0', 'all', '47'."""
    name, *numbers = text.split("/")
    protocol = PROTOCOLS[name] if name in PROTOCOLS else int(name)
    if not numbers:
        return Service(protocol=protocol)
    if protocol in (ICMP, ICMPV6):
        icmp_type, icmp_code = (*map(int, numbers), -1)[:2]
        return Service(protocol=protocol, icmp_type=icmp_type, icmp_code=icmp_code)
    first, _, last = numbers[0].partition("-")
    ports = Ports(first=int(first), last=int(last or first))
    return Service(protocol=protocol, ports=ports)


def acl_rows(*rows: tuple[str, int, str, str, str]) -> tuple[AclEntry, ...]:
    """Rows such as ('in', 100, 'allow', 'tcp/443', '0.0.0.0/0')."""
    return tuple(
        AclEntry(
            rule_number=number,
            egress=direction == "out",
            action=AclAction(action),
            service=service_of(service),
            cidr=parse_prefix(far_end),
        )
        for direction, number, action, service, far_end in rows
    )


OPEN = acl_rows(
    ("in", 100, "allow", "all", "0.0.0.0/0"),
    ("in", 101, "allow", "all", "::/0"),
    ("out", 100, "allow", "all", "0.0.0.0/0"),
    ("out", 101, "allow", "all", "::/0"),
)
"""The untouched default ACL (NACL-02)."""
OPEN_OUT, OPEN_IN = OPEN[2:], OPEN[:2]


def group_rows(*rows: tuple[str, str, str]) -> tuple[SecurityGroupRule, ...]:
    """Rows such as ('in', 'tcp/443', '0.0.0.0/0') or ('in', 'all', 'sg-web')."""
    return tuple(
        SecurityGroupRule(
            egress=direction == "out",
            service=service_of(service),
            cidr=None if far_end.startswith(("sg-", "pl-")) else parse_prefix(far_end),
            group=far_end if far_end.startswith("sg-") else None,
            prefix_list=far_end if far_end.startswith("pl-") else None,
        )
        for direction, service, far_end in rows
    )


ALL_OUT = group_rows(("out", "all", "0.0.0.0/0"), ("out", "all", "::/0"))
"""What a new group lets out (SG-03)."""
ALL_IN = group_rows(("in", "all", "0.0.0.0/0"), ("in", "all", "::/0"))


def routes(
    *rows: tuple[str, str | None] | tuple[str, str | None, RouteOrigin],
) -> tuple[Route | PrefixListRoute, ...]:
    """Rows such as ('0.0.0.0/0', 'igw') or ('pl-1', 'igw'); a third member tells how it came in."""
    return tuple(
        PrefixListRoute(prefix_list=row[0], target=row[1])
        if row[0].startswith("pl-")
        else Route(
            destination=parse_prefix(row[0]),
            target=row[1],
            origin=row[2] if len(row) == 3 else RouteOrigin.STATIC,
        )
        for row in rows
    )


def prefix_list(ref: str, *blocks: str, size: int = 10, **more: str) -> ManagedPrefixList:
    """A list of one family: prefix_list('pl-1', '203.0.113.0/24')."""
    entries = tuple(PrefixListEntry(cidr=parse_prefix(one)) for one in blocks)
    v6 = any(entry.cidr.version == 6 for entry in entries)
    family = AddressFamily.IPV6 if v6 else AddressFamily.IPV4
    return ManagedPrefixList(id=ref, size=size, entries=entries, address_family=family, **more)
