"""Which route of a table takes a packet."""

from typing import NamedTuple

from playground.engine.nodes import LOCAL, Ref, RouteOrigin, RouteTable, Vpc
from tests.engine.oracle.headers import Address, Block, block, inside
from tests.engine.oracle.lookups import vpc_blocks

NEVER_FORWARDED = ("169.254.168.0/22", "fd00:ec2::/32")
ORDER = (
    RouteOrigin.STATIC,
    "local",
    RouteOrigin.PREFIX_LIST,
    RouteOrigin.PROPAGATED_DIRECT_CONNECT,
    RouteOrigin.PROPAGATED_VPN_STATIC,
    RouteOrigin.PROPAGATED_VPN_BGP,
)
PROPAGATED = ORDER[3:]


class Candidate(NamedTuple):
    """A route that covers the destination; a target of None is gone."""

    destination: Block
    target: Ref | None
    origin: str


def candidates(vpc: Vpc, table: RouteTable, wanted: Address) -> list[Candidate]:
    """Every route that covers an address: the written ones and one local for each block (RT-04)."""
    every = [Candidate(block(one.destination), one.target, one.origin) for one in table.routes]
    every += [Candidate(one, LOCAL, "local") for one in vpc_blocks(vpc)]
    return [one for one in every if inside(wanted, [one.destination])]


def best(vpc: Vpc, table: RouteTable, wanted: Address) -> Candidate | None:
    """Longest prefix, then origin (RT-05 to RT-07); the propagated never beat local (RT-08)."""
    found = candidates(vpc, table, wanted)
    if any(one.origin == "local" for one in found):
        found = [one for one in found if one.origin not in PROPAGATED]
    winner = None
    for one in found:
        if winner is None or _beats(one, winner):
            winner = one
    return winner


def _beats(one: Candidate, other: Candidate) -> bool:
    if one.destination.prefixlen != other.destination.prefixlen:
        return one.destination.prefixlen > other.destination.prefixlen
    return ORDER.index(one.origin) < ORDER.index(other.origin)
