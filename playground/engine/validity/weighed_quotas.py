"""Quotas of which one row may take several: a prefix list counts by its size (RT-23, SG-26)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    AWS,
    LOCAL,
    ManagedPrefixList,
    NetworkInterface,
    PrefixListRoute,
    Ref,
    RouteOrigin,
    RouteTable,
    SecurityGroup,
    SecurityGroupRule,
)
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.quotas import OverQuota, WeighedMembers, over_quota


@dataclass(frozen=True)
class RoutesPerTable(OverQuota):
    """Static routes of one IP family; local ones do not count, prefix lists by size (RT-23)."""

    limit: ClassVar[int] = 500
    rule: ClassVar[str] = "LIM-05"


@dataclass(frozen=True)
class EntriesPerPrefixList(OverQuota):
    """Its maximum size, whatever it holds."""

    limit: ClassVar[int] = 1000
    rule: ClassVar[str] = "LIM-12"


@dataclass(frozen=True)
class RulesPerGroup(OverQuota):
    """Of one direction and IP family; a rule that names a group counts for both families.

    One that names a prefix list counts by the size of the list (SG-26).
    """

    limit: ClassVar[int] = 60
    rule: ClassVar[str] = "LIM-07"


@dataclass(frozen=True)
class RulesPerInterface(OverQuota):
    """All groups of an interface together, of one direction and IP family; never granted."""

    limit: ClassVar[int] = 1000
    rule: ClassVar[str] = "LIM-07"


def _static_routes(network: Network) -> WeighedMembers:
    """RT-23: a prefix list counts by its size."""
    for table in network.all(RouteTable):
        for route in table.routes:
            if isinstance(route, PrefixListRoute):
                named = network.get(ManagedPrefixList, route.prefix_list)
                yield (table.id, named.address_family.version, table.id), named.size
            elif route.origin is RouteOrigin.STATIC and route.target != LOCAL:
                yield (table.id, route.destination.version, table.id), 1


def _list_sizes(network: Network) -> WeighedMembers:
    for one in network.all(ManagedPrefixList):
        if one.owner != AWS:
            yield (one.id, None, one.id), one.size


def _versions(network: Network, rule: SecurityGroupRule) -> Iterator[tuple[int, int]]:
    """IP family and weight of a rule (SG-26)."""
    if rule.prefix_list is not None:
        named = network.get(ManagedPrefixList, rule.prefix_list)
        yield named.address_family.version, named.size
    elif rule.cidr is not None:
        yield rule.cidr.version, 1
    else:
        yield from ((4, 1), (6, 1))


def _group_rules(network: Network, egress: bool) -> WeighedMembers:
    for group in network.all(SecurityGroup):
        for rule in group.rules:
            if rule.egress != egress:
                continue
            for version, weight in _versions(network, rule):
                yield (group.id, (egress, version), group.id), weight


WEIGHED: tuple[tuple[type[OverQuota], str, Callable[[Network], WeighedMembers]], ...] = (
    (RoutesPerTable, "routes", _static_routes),
    (RulesPerGroup, "ingress", partial(_group_rules, egress=False)),
    (RulesPerGroup, "egress", partial(_group_rules, egress=True)),
    (EntriesPerPrefixList, "max_entries", _list_sizes),
)
"""Quota, the field to look at, and what is counted, with its weight."""


def _quotas(network: Network) -> Iterator[Fault]:
    for quota, field, members in WEIGHED:
        yield from over_quota(quota, field, members(network))


def _rules_of_interfaces(network: Network) -> Iterator[Fault]:
    """Groups are counted once, not once for each interface that has them."""
    counts: Counter[tuple[Ref, Hashable]] = Counter()
    both = (_group_rules(network, egress) for egress in (False, True))
    for (group, part, _), weight in chain.from_iterable(both):
        counts[group, part] += weight
    parts = {part for _, part in counts}
    for interface in network.all(NetworkInterface):
        groups = interface.security_groups
        most = max((sum(counts[group, part] for group in groups) for part in parts), default=0)
        if most > RulesPerInterface.limit:
            yield RulesPerInterface(interface.id, "security_groups", most, interface.id)


CHECKS: tuple[Check, ...] = (_quotas, _rules_of_interfaces)
