"""Subnets that are called public or private and are not, and public addresses without a way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.nodes import (
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Ref,
    RouteTable,
    Subnet,
    TransitGateway,
    VirtualPrivateGateway,
)

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
PUBLIC, PRIVATE = frozenset({"public"}), frozenset({"private", "isolated"})
DENIED = frozenset({"no", "non", "not"})


@dataclass(frozen=True)
class NotPublic(Finding):
    """A subnet that is called public has no route to the internet gateway."""

    table: Ref
    rule: ClassVar[str] = "VPC-20"
    topic: ClassVar[FindingTopic] = FindingTopic.PUBLIC


@dataclass(frozen=True)
class NotPrivate(Finding):
    """A subnet that is called private has a route to the internet gateway."""

    table: Ref
    internet_gateway: Ref
    rule: ClassVar[str] = "VPC-20"
    topic: ClassVar[FindingTopic] = FindingTopic.PUBLIC


@dataclass(frozen=True)
class HostsWithoutPublicAddress(Finding):
    """Hosts behind a default route to the internet gateway, which drops what they send.

    `resource` is the host; of several, their subnet.
    """

    subnet: Ref
    hosts: tuple[Ref, ...]
    internet_gateway: Ref
    rule: ClassVar[str] = "ADDR-14"
    topic: ClassVar[FindingTopic] = FindingTopic.PUBLIC


@dataclass(frozen=True)
class PublicAddressWithoutWay(Finding):
    """A host has a public address in a subnet from which no route leads to an internet gateway."""

    subnet: Ref
    table: Ref
    rule: ClassVar[str] = "ADDR-15"
    topic: ClassVar[FindingTopic] = FindingTopic.PUBLIC


def _tables(ground: Ground) -> Iterator[tuple[Subnet, RouteTable]]:
    """Every subnet of which it is told where it leads, with the table in force."""
    for subnet in ground.network.all(Subnet):
        table = ground.table_of.get(subnet.id)
        if table is not None and ground.network.tells(subnet.id) and ground.tells_routes(table):
            yield subnet, table


def called(name: str) -> str:
    """'public' or 'private', where the words of a name say one of them and do not deny it."""
    words = {word.lower() for word in WORD.findall(name)}
    said = [kind for kind, of in (("public", PUBLIC), ("private", PRIVATE)) if words & of]
    return said[0] if len(said) == 1 and not words & DENIED else ""


def _door(ground: Ground, table: RouteTable, widest: bool = False) -> Ref | None:
    """The VPC's internet gateway, if a route leads there; with `widest` its IPv4 default route."""
    for route in ground.routes(table):
        target = ground.network.find(route.target or "")
        everywhere = route.destination.version == 4 and not route.destination.length
        attached = isinstance(target, InternetGateway) and target.vpc == table.vpc
        if attached and (everywhere or not widest):
            return route.target
    return None


def _names(ground: Ground) -> Iterator[Finding]:
    for subnet, table in _tables(ground):
        kind = called(subnet.name)
        door = _door(ground, table) if kind else None
        if kind == "public" and door is None:
            yield NotPublic(subnet.id, "route_table", table.id)
        elif kind == "private" and door is not None:
            yield NotPrivate(subnet.id, "route_table", table.id, door)


def _without_address(ground: Ground) -> Iterator[Finding]:
    network = ground.network
    for subnet, table in _tables(ground):
        door = _door(ground, table, widest=True)
        standing = network.interfaces_in.get(subnet.id, [])
        without = [one for one in standing if _is_cut_off(ground, one)] if door else []
        hosts = tuple(dict.fromkeys(network.host_of(one).id for one in without))
        if hosts and door:
            about = hosts[0] if len(hosts) == 1 else subnet.id
            yield HostsWithoutPublicAddress(about, "", subnet.id, hosts, door)


def _is_cut_off(ground: Ground, one: NetworkInterface) -> bool:
    """Does it run, for itself alone, without an address of either family that the internet knows?

    A second interface is for inside; what forwards for others has addresses of theirs.  What AWS
    keeps for a load balancer or an endpoint is reached from inside, too.
    """
    own = one.instance is not None and one.device_index == 0 and one.source_dest_check
    if not own or not one.private_ips or not ground.network.runs(one):
        return False
    return not any(ground.is_public(one, version) for version in (4, 6))


def _without_way(ground: Ground) -> Iterator[Finding]:
    """What AWS keeps for an endpoint or a load balancer has its own reasons."""
    network = ground.network
    tables = {subnet.id: table for subnet, table in _tables(ground)}
    for one in network.all(NetworkInterface):
        table = tables.get(one.subnet)
        if table is None or one.attached_to or one.id not in ground.with_public_ipv4:
            continue
        if not ground.leads_out(table, 4) and not _sends_on(ground, table):
            host = network.host_of(one).id
            yield PublicAddressWithoutWay(host, "", one.subnet, table.id)


def _sends_on(ground: Ground, table: RouteTable) -> bool:
    """May an appliance be on the way to the internet gateway: an interface, an endpoint?"""
    never = (NatGateway, TransitGateway, VirtualPrivateGateway)
    for route in ground.routes(table):
        target = ground.network.find(route.target or "")
        if route.destination.version == 4 and not route.destination.length:
            return target is not None and not isinstance(target, never)
    return False


CHECKS: tuple[Check, ...] = (_names, _without_address, _without_way)
