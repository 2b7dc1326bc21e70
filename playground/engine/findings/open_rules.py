"""Security groups that let the whole internet in where nobody but a few should come."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.findings.finding import Check, Finding, FindingTopic, Weight
from playground.engine.findings.ground import Ground
from playground.engine.headers import ALL_SERVICES, service
from playground.engine.hops.security import services
from playground.engine.nodes import (
    TCP,
    NetworkInterface,
    Ref,
    SecurityGroup,
    SecurityGroupRule,
)
from playground.engine.prefix_lists import entries_of
from playground.engine.validity.security import rules

MANAGEMENT = (22, 23, 3389, 5985, 5986)
"""SSH, Telnet, RDP, WinRM."""
DATABASES = (1433, 1521, 3306, 5432, 5439, 6379, 9042, 9200, 11211, 27017)
"""SQL Server, Oracle, MySQL, PostgreSQL, Redshift, Redis, Cassandra, Elasticsearch, Memcached,
MongoDB."""


@dataclass(frozen=True)
class OpenRule(Finding):
    """Base: a rule for everybody.  `reached` has a public address and carries the group now."""

    everybody: Prefix
    prefix_list: Ref | None
    reached: Ref | None
    rule: ClassVar[str] = "SG-12"
    nearest: ClassVar[bool] = True

    @property
    def weight(self) -> Weight:
        """Where the internet can address nobody, it is a trap for later."""
        return Weight.NOTE if self.reached is None else Weight.WARNING


@dataclass(frozen=True)
class OpenToEverything(OpenRule):
    """Every protocol and port."""

    topic: ClassVar[FindingTopic] = FindingTopic.OPEN


@dataclass(frozen=True)
class ManagementOpen(OpenRule):
    """Ports by which machines are managed."""

    ports: tuple[int, ...]
    topic: ClassVar[FindingTopic] = FindingTopic.OPEN


@dataclass(frozen=True)
class DatabaseOpen(OpenRule):
    """Ports of databases."""

    ports: tuple[int, ...]
    topic: ClassVar[FindingTopic] = FindingTopic.DATABASES


class _Carriers:
    """Who carries a group: does the internet reach one of them, and do all of them forward?"""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def of(self) -> dict[Ref, list[NetworkInterface]]:
        """Group id -> the interfaces that carry it."""
        found: dict[Ref, list[NetworkInterface]] = {}
        for one in self.ground.network.all(NetworkInterface):
            for group in one.security_groups:
                found.setdefault(group, []).append(one)
        return found

    def reached(self, group: Ref, version: int) -> Ref | None:
        """The first host that the internet can address."""
        public = (one for one in self.of.get(group, []) if self.ground.is_public(one, version))
        first = next(public, None)
        return None if first is None else self.ground.network.host_of(first).id

    def only_forward(self, group: Ref) -> bool:
        """Are they all routers or firewalls, which must take what is for others?"""
        carriers = self.of.get(group, [])
        return bool(carriers) and not any(one.source_dest_check for one in carriers)


def _open(ground: Ground) -> Iterator[Finding]:
    carriers = _Carriers(ground)
    for group, field, rule in rules(ground.network):
        everybody = None if rule.egress else _everybody(ground, rule)
        if everybody is not None:
            row = field.partition(".")[0]
            yield from _told(carriers, group, row, rule, everybody)


def _everybody(ground: Ground, rule: SecurityGroupRule) -> Prefix | None:
    """The block of all addresses of a family, if the rule's far end is that or holds it."""
    blocks = [rule.cidr] if rule.cidr is not None else []
    if rule.prefix_list is not None and ground.network.find(rule.prefix_list) is not None:
        blocks = [one.cidr for one in entries_of(ground.network, rule.prefix_list)]
    return next((block for block in blocks if not block.length), None)


def _told(
    carriers: _Carriers,
    group: SecurityGroup,
    field: str,
    rule: SecurityGroupRule,
    everybody: Prefix,
) -> Iterator[Finding]:
    about = group.id, field, everybody, rule.prefix_list
    reached = carriers.reached(group.id, everybody.version)
    if services(rule.service) == ALL_SERVICES:
        if not carriers.only_forward(group.id):
            yield OpenToEverything(*about, reached)
        return
    managed, stored = _among(MANAGEMENT, rule), _among(DATABASES, rule)
    if managed:
        yield ManagementOpen(*about, reached, managed)
    if stored:
        yield DatabaseOpen(*about, reached, stored)


def _among(ports: tuple[int, ...], rule: SecurityGroupRule) -> tuple[int, ...]:
    """Those of the ports that the rule is about."""
    first, stop = services(rule.service)
    return tuple(port for port in ports if first <= service(TCP, port) < stop)


CHECKS: tuple[Check, ...] = (_open,)
