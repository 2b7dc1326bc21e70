"""Tables that lack a route which others of their VPC have, though hosts there expect visitors."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Intervals, Prefix, join
from playground.engine.findings.finding import Check, Finding, FindingTopic
from playground.engine.findings.ground import Ground
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Ref,
    Route,
    RouteTable,
    SecurityGroup,
    Vpc,
)

TO_THE_INTERNET = (InternetGateway, NatGateway, EgressOnlyInternetGateway)


@dataclass(frozen=True)
class RouteForgotten(Finding):
    """A host lets in addresses to which its table has no route, and another table has one."""

    cidr: Prefix
    host: Ref
    group: Ref
    other: Ref
    rule: ClassVar[str] = "FLOW-04"
    topic: ClassVar[FindingTopic] = FindingTopic.NO_RETURN


Asked = dict[Prefix, tuple[NetworkInterface, Ref]]


def _expected(ground: Ground, table: RouteTable) -> Asked:
    """The blocks that hosts on a table let in, each with a host and its group."""
    network, found = ground.network, Asked()
    for subnet in ground.subnets_on[table.id]:
        for one in network.interfaces_in.get(subnet.id, []):
            for group in one.security_groups:
                for cidr in _let_in(ground, group):
                    found.setdefault(cidr, (one, group))
    return found


def _let_in(ground: Ground, group: Ref) -> list[Prefix]:
    node = ground.network.find(group)
    rules = node.rules if isinstance(node, SecurityGroup) else ()
    return [one.cidr for one in rules if not one.egress and one.cidr and one.cidr.length]


def _led_to(ground: Ground, table: RouteTable) -> Intervals:
    """Where a table leads: its VPC, and all but what goes to the internet as a whole."""
    routes = [one.destination for one in ground.routes(table) if not _to_internet(ground, one)]
    blocks = (*ground.network.get(Vpc, table.vpc).blocks, *routes)
    return join(*(block.intervals for block in blocks))


def _to_internet(ground: Ground, route: Route) -> bool:
    target = ground.network.find(route.target or "")
    return not route.destination.length and isinstance(target, TO_THE_INTERNET)


def _shares(led: Intervals, block: Prefix) -> bool:
    place = bisect_right(led, block.first)
    return place % 2 == 1 or (place < len(led) and led[place] < block.stop)


def _forgotten(ground: Ground) -> Iterator[Finding]:
    for vpc, tables in ground.tables_in_use.items():
        if len(tables) > 1 and ground.knows(vpc):
            yield from _in_one_vpc(ground, tables)


def _in_one_vpc(ground: Ground, tables: list[RouteTable]) -> Iterator[Finding]:
    led = {table.id: _led_to(ground, table) for table in tables}
    knowing: dict[Prefix, Ref | None] = {}
    for table in tables:
        for cidr, (one, group) in _expected(ground, table).items():
            if _shares(led[table.id], cidr):
                continue
            if cidr not in knowing:
                knowing[cidr] = next((ref for ref in led if _shares(led[ref], cidr)), None)
            other, host = knowing[cidr], ground.network.host_of(one).id
            if other is not None:
                yield RouteForgotten(table.id, "routes", cidr, host, group, other)


CHECKS: tuple[Check, ...] = (_forgotten,)
