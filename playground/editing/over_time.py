"""What AWS does, and what it refuses, when a network changes: rules about before and after."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from playground.editing.sheet import INSTANCE, INTERFACE, Entry, Sheet, Told, primary_of
from playground.engine.nodes import InstanceState, Ref

FIXED: dict[tuple[str, str], str] = {
    ("vpc", "cidr"): (
        "The primary block of a VPC stays what it is: add a secondary block, "
        "or make another VPC. [VPC-06]"
    ),
    (INTERFACE, "private_ip"): (
        "The primary private address of an interface stays what it is: add a secondary one, "
        "or make another interface. [ADDR-02]"
    ),
    ("client-vpn-endpoint", "client_cidr"): (
        "The client block of an endpoint stays what it is: make another endpoint. [VPN-17]"
    ),
}
"""Kind and field -> what is said to somebody who would change what was set once."""
BORN_WITH = {
    ("route-table", "main"): "The main route table of {} cannot be deleted. [RT-03]",
    ("network-acl", "default"): "The default network ACL of {} cannot be deleted. [VPC-24]",
    ("security-group", "default"): "The default security group of {} cannot be deleted. [SG-05]",
}
"""Kind and mark of what a VPC always has -> what is said to somebody who would delete it."""
STAYS_DEFAULT = "It is the default one, which AWS made with the VPC, and stays that."
NO_OTHER_DEFAULT = "AWS makes the default one with the VPC; no other becomes it."
HOLDERS = ("vpc-endpoint", "client-vpn-endpoint", "network-load-balancer")
"""Kinds for which AWS keeps interfaces in their subnets."""


def born_with(sheet: Sheet, ref: Ref) -> set[Ref]:
    """What AWS made along with a VPC or an instance, and takes away with it unasked."""
    primary = primary_of(sheet, ref)
    made = {
        key
        for key, one in sheet.items()
        for kind, mark in BORN_WITH
        if one.kind == kind and one.says.get(mark) and one.says.get("vpc") == ref
    }
    return made if primary is None else {primary, *made}


def forbidden(before: Sheet, after: Sheet) -> Iterator[Told]:
    """What AWS would refuse of a change, whatever the network is afterwards."""
    for ref, entry in after.items():
        if ref in before:
            yield from _fixed(ref, before[ref], entry)
            yield from _marks(ref, before, after)
    for ref in before.keys() - after.keys():
        yield from _indispensable(ref, before, after)


def _fixed(ref: Ref, old: Entry, new: Entry) -> Iterator[Told]:
    for (kind, key), message in FIXED.items():
        if new.kind == kind and old.says.get(key) and old.says[key] != new.says.get(key):
            yield Told(ref, key, message)


def _marks(ref: Ref, before: Sheet, after: Sheet) -> Iterator[Told]:
    """Main and default are marks that always somebody has; only the main table can be replaced."""
    for kind, key in BORN_WITH:
        old, new = bool(before[ref].says.get(key)), bool(after[ref].says.get(key))
        if after[ref].kind != kind or old is new:
            continue
        if key == "default":
            yield Told(ref, key, STAYS_DEFAULT if old else NO_OTHER_DEFAULT)
        elif old and not _other_main(ref, after):
            yield Told(ref, key, "Make another table the main one; that replaces this. [RT-02]")


def _other_main(ref: Ref, sheet: Sheet) -> bool:
    vpc = sheet[ref].says.get("vpc")
    return any(other != ref and _is_main_of(one, vpc) for other, one in sheet.items())


def _is_main_of(entry: Entry, vpc: object) -> bool:
    return (
        entry.kind == "route-table"
        and bool(entry.says.get("main"))
        and entry.says.get("vpc") == vpc
    )


def _indispensable(ref: Ref, before: Sheet, after: Sheet) -> Iterator[Told]:
    entry = before[ref]
    for (kind, key), message in BORN_WITH.items():
        vpc = entry.says.get("vpc")
        if entry.kind == kind and entry.says.get(key) and vpc in after:
            yield Told(ref, "", message.format(after[vpc].name or vpc))


def settled(before: Sheet, after: Sheet) -> Sheet:
    """What AWS makes of a change by itself."""
    for consequence in CONSEQUENCES:
        after = consequence(before, after)
    return after


def _one_main_table(before: Sheet, after: Sheet) -> Sheet:
    """RT-02: a table that becomes the main one replaces the one that was."""
    for ref, entry in after.items():
        newly = entry.says.get("main") and (ref not in before or not before[ref].says.get("main"))
        if entry.kind == "route-table" and newly:
            for other, one in after.items():
                if other != ref and _is_main_of(one, entry.says.get("vpc")):
                    after = _with(after, other, main=False)
    return after


def _public_address_on_start(before: Sheet, after: Sheet) -> Sheet:
    """ADDR-03, ADDR-04: a start gives another address, or none if there is a second interface or a
    secondary address with an elastic IP."""
    for ref, entry in after.items():
        if entry.kind != INSTANCE or ref not in before or not _starts(before[ref], entry):
            continue
        primary = primary_of(after, ref)
        if primary is not None and after[primary].says.get("public_ip"):
            after = _with(after, primary, public_ip=not _keeps_none(after, ref, primary))
    return after


def _starts(old: Entry, new: Entry) -> bool:
    running = InstanceState.RUNNING.value
    was, now = (one.says.get("state", running) for one in (old, new))
    return bool(now == running and was != running)


def _keeps_none(sheet: Sheet, instance: Ref, primary: Ref) -> bool:
    interfaces = [
        one
        for one in sheet.values()
        if one.kind == INTERFACE and one.says.get("instance") == instance
    ]
    secondary = sheet[primary].says.get("secondary_private_ips") or []
    elastic = (one.says for one in sheet.values() if one.kind == "elastic-ip")
    there = [
        one
        for one in elastic
        if one.get("network_interface") == primary and one.get("private_ip") in secondary
    ]
    return len(interfaces) > 1 or bool(secondary and there)


def _elastic_ip_replaces(before: Sheet, after: Sheet) -> Sheet:
    """ADDR-05: an elastic IP drops the address that was assigned by itself."""
    for ref, entry in after.items():
        says = entry.says
        holder = says.get("network_interface")
        if entry.kind != "elastic-ip" or (ref in before and before[ref].says == says):
            continue
        if holder in after and after[holder].kind == INSTANCE:
            holder = primary_of(after, holder)
        if holder not in after or not after[holder].says.get("public_ip"):
            continue
        if says.get("private_ip") in (None, after[holder].says.get("private_ip")):
            after = _with(after, holder, public_ip=False)
    return after


def _interfaces_of_holders(before: Sheet, after: Sheet) -> Sheet:
    """AWS takes back the interfaces of subnets that an endpoint or balancer leaves, and gives those
    that stay its groups (VPCE-11, VPCE-12)."""
    for ref, entry in after.items():
        if entry.kind not in HOLDERS or ref not in before or before[ref].says == entry.says:
            continue
        for other in [key for key, one in after.items() if one.says.get("attached_to") == ref]:
            if after[other].says.get("subnet") not in (entry.says.get("subnets") or ()):
                after = {key: one for key, one in after.items() if key != other}
            elif entry.says.get("security_groups") != before[ref].says.get("security_groups"):
                groups = entry.says.get("security_groups") or []
                after = _with(after, other, security_groups=groups)
    return after


def _with(sheet: Sheet, ref: Ref, **says: object) -> Sheet:
    return {**sheet, ref: replace(sheet[ref], says={**sheet[ref].says, **says})}


CONSEQUENCES: tuple[Callable[[Sheet, Sheet], Sheet], ...] = (
    _one_main_table,
    _public_address_on_start,
    _elastic_ip_replaces,
    _interfaces_of_holders,
)
