"""Which route of a table takes a packet."""

from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    EndpointState,
    EndpointType,
    ManagedPrefixList,
    PrefixListRoute,
    Ref,
    RouteOrigin,
    RouteTable,
    Vpc,
    VpcEndpoint,
)
from tests.engine.oracle import aws, private_gateways
from tests.engine.oracle.headers import Address, Block, block, inside
from tests.engine.oracle.lookups import node, vpc_blocks

NEVER_FORWARDED = ("169.254.168.0/22", "fd00:ec2::/32")
ORDER = (
    RouteOrigin.STATIC,
    "local",
    RouteOrigin.PREFIX_LIST,
    RouteOrigin.PROPAGATED_DIRECT_CONNECT,
    RouteOrigin.PROPAGATED_VPN_STATIC,
    RouteOrigin.PROPAGATED_VPN_BGP,
)
NEVER_INSIDE = ORDER[2:]
"""Entries of prefix lists, and what was propagated."""


class Candidate(NamedTuple):
    """A route that covers the destination; a target of None is gone."""

    destination: Block
    target: Ref | None
    origin: str


def candidates(network: Network, vpc: Vpc, table: RouteTable, wanted: Address) -> list[Candidate]:
    """Every route that covers an address: the written ones and one local for each block (RT-04)."""
    every = []
    for one in table.routes:
        if isinstance(one, PrefixListRoute):
            named = node(network, ManagedPrefixList, one.prefix_list)
            blocks = aws.entries_of(network, named)
            every += [Candidate(entry, one.target, "prefix-list") for entry in blocks]
        else:
            every.append(Candidate(block(one.destination), one.target, one.origin))
    every += [Candidate(one, LOCAL, "local") for one in vpc_blocks(vpc)]
    every += [Candidate(*one) for one in private_gateways.propagated(network, table)]
    every += _to_gateway_endpoints(network, table)
    return [one for one in every if inside(wanted, [one.destination])]


def _to_gateway_endpoints(network: Network, table: RouteTable) -> list[Candidate]:
    """RT-22: the addresses of the service, in the tables that the endpoint names while it lives."""
    return [
        Candidate(entry, one.id, "prefix-list")
        for one in network.all(VpcEndpoint)
        if one.type is EndpointType.GATEWAY
        and table.id in one.route_tables
        and one.state is not EndpointState.DELETED
        for entry in aws.blocks_of(network, one.service_name)
    ]


def best(network: Network, vpc: Vpc, table: RouteTable, wanted: Address) -> Candidate | None:
    """Longest prefix, then origin (RT-05 to RT-07); local beats what nobody wrote (RT-08)."""
    found = candidates(network, vpc, table, wanted)
    home = [one.destination for one in found if one.origin == "local"]
    found = [one for one in found if one.origin not in NEVER_INSIDE or not _lies_in(one, home)]
    winner = None
    for one in found:
        if winner is None or _beats(one, winner):
            winner = one
    return winner


def _lies_in(one: Candidate, home: list[Block]) -> bool:
    return any(one.destination.prefixlen >= outer.prefixlen for outer in home)


def _beats(one: Candidate, other: Candidate) -> bool:
    if one.destination.prefixlen != other.destination.prefixlen:
        return one.destination.prefixlen > other.destination.prefixlen
    return ORDER.index(one.origin) < ORDER.index(other.origin)
