"""Rules of a security group that another of its rules makes superfluous (SG-02)."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from playground.engine.addresses import Intervals, Prefix
from playground.engine.findings.covering import Rows
from playground.engine.findings.finding import Check, Finding, FindingTopic, Untidy
from playground.engine.findings.ground import Ground
from playground.engine.hops.security import services
from playground.engine.nodes import SecurityGroup, SecurityGroupRule


@dataclass(frozen=True)
class RuleTwice(Untidy):
    """Two rules of a direction say the same; both are counted from 1."""

    direction: str
    number: int
    other: int
    rule: ClassVar[str] = "SG-02"
    topic: ClassVar[FindingTopic] = FindingTopic.SHADOWED


@dataclass(frozen=True)
class RuleCovered(Untidy):
    """A wider rule allows all that this one allows."""

    direction: str
    number: int
    other: int
    rule: ClassVar[str] = "SG-02"
    topic: ClassVar[FindingTopic] = FindingTopic.SHADOWED


class _Placed(NamedTuple):
    """A rule with its place among those of its direction, counted from 0."""

    place: int
    far_end: Hashable
    span: Intervals


def _superfluous(ground: Ground) -> Iterator[Finding]:
    for group in ground.network.all(SecurityGroup):
        for egress in (False, True):
            rules = [one for one in group.rules if one.egress is egress]
            yield from _in_one_direction(group, rules, "egress" if egress else "ingress")


def _in_one_direction(
    group: SecurityGroup, rules: list[SecurityGroupRule], direction: str
) -> Iterator[Finding]:
    wider: Rows[_Placed] = Rows()
    found = []
    for one in sorted(_placed(rules), key=_widest_first):
        other = wider.around(one.far_end, one.span)
        if other is None:
            wider.add(one.far_end, one.span, one)
        else:
            found.append((one, other))
    for one, other in sorted(found):
        same = (one.far_end, one.span) == (other.far_end, other.span)
        kind = RuleTwice if same else RuleCovered
        field = f"{direction}[{one.place}]"
        yield kind(group.id, field, direction, one.place + 1, other.place + 1)


def _placed(rules: list[SecurityGroupRule]) -> Iterator[_Placed]:
    """A rule without one far end is a fault, and nothing else."""
    for place, rule in enumerate(rules):
        ends = [one for one in (rule.cidr, rule.group, rule.prefix_list) if one is not None]
        if len(ends) == 1:
            yield _Placed(place, ends[0], services(rule.service))


def _widest_first(one: _Placed) -> tuple[int, int, int]:
    """What covers another comes first: the wider block, then more services, then as written."""
    length = one.far_end.length if isinstance(one.far_end, Prefix) else 0
    return length, one.span[0] - one.span[1], one.place


CHECKS: tuple[Check, ...] = (_superfluous,)
