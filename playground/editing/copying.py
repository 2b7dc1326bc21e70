"""Copies: another resource like one that is there, with a name and addresses of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from playground.editing.acts import Add, called, free_name, known, new_id
from playground.editing.sheet import INSTANCE, INTERFACE, Entry, Says, Sheet, says_of
from playground.engine.nodes import Ref
from playground.kinds import kind_named

OWN = (
    *("private_ip", "secondary_private_ips", "ipv6_addresses", "public_ip", "private_address"),
    *("main", "default", "logical_id", "undescribed", "device_index", "instance"),
    *("nat_gateway", "network_interface"),
)
"""What no two resources share, so that a copy does without or gets its own."""
PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))


@dataclass(frozen=True)
class Duplicate:
    """A copy of a resource; `id` is that of the copy."""

    original: Ref
    id: Ref = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Refused where AWS allows no second one like it."""
        entry = known(sheet, self.original)
        says = says_of(sheet, self.original)
        copied = {key: value for key, value in says.items() if key not in OWN}
        if says.get("public_ip") and entry.kind in (INSTANCE, INTERFACE):
            copied["public_ip"] = True
        copied["name"] = free_name(sheet, entry.kind, entry.name or entry.kind)
        return Add(entry.kind, copied | _own_block(sheet, entry), self.id).on(sheet)

    def summary(self, sheet: Sheet) -> str:
        """Of what it is a copy."""
        entry = sheet[self.original]
        return f"Duplicated {called(entry.declared)} {entry.name or self.original}"


def duplicate(sheet: Sheet, original: Ref) -> Duplicate:
    """The act, with the id that the copy will have.  Raises Refused."""
    return Duplicate(original, new_id(kind_named(known(sheet, original).kind)))


def _own_block(sheet: Sheet, entry: Entry) -> Says:
    """The next free block of the same size; IPv6 blocks are not copied."""
    if entry.kind not in ("vpc", "subnet") or not entry.says.get("cidr"):
        return {}
    block = IPv4Network(entry.says["cidr"])
    free = next(_free(block, _outer(sheet, entry, block), _taken(sheet, entry)), None)
    ipv6: Says = {"ipv6_cidrs": []} if entry.kind == "vpc" else {"ipv6_cidr": None}
    return {"cidr": None if free is None else str(free), **ipv6}


def _outer(sheet: Sheet, entry: Entry, block: IPv4Network) -> list[IPv4Network]:
    """Where the copy's block may lie: in the VPC, or in the same private range."""
    if entry.kind == "vpc":
        return [one for one in PRIVATE if block.subnet_of(one)]
    vpc = sheet[entry.says["vpc"]].says
    return [IPv4Network(one) for one in (vpc["cidr"], *(vpc.get("secondary_cidrs") or ()))]


def _taken(sheet: Sheet, entry: Entry) -> list[IPv4Network]:
    alike = (one.says for one in sheet.values() if one.kind == entry.kind)
    inside = (one for one in alike if one.get("vpc") == entry.says.get("vpc"))
    return [IPv4Network(one["cidr"]) for one in inside if one.get("cidr")]


def _free(
    block: IPv4Network, outer: list[IPv4Network], taken: list[IPv4Network]
) -> Iterator[IPv4Network]:
    """First what follows the original, then from the start."""
    for around in outer:
        if block.prefixlen < around.prefixlen:
            continue
        every = list(around.subnets(new_prefix=block.prefixlen))
        later = [one for one in every if one > block]
        for one in (*later, *every):
            if not any(one.overlaps(other) for other in taken):
                yield one
