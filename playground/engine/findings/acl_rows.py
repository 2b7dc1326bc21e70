"""Entries of network ACLs that an earlier one leaves nothing to decide (NACL-05)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.findings.covering import Rows
from playground.engine.findings.finding import Check, Finding, FindingTopic, Untidy
from playground.engine.findings.ground import Ground
from playground.engine.hops.security import acl_services
from playground.engine.nodes import AclEntry, NetworkAcl


@dataclass(frozen=True)
class EntryComesTooLate(Finding):
    """An earlier entry covers it and does the opposite."""

    direction: str
    number: int
    action: str
    earlier: int
    earlier_action: str
    rule: ClassVar[str] = "NACL-07"
    topic: ClassVar[FindingTopic] = FindingTopic.SHADOWED


@dataclass(frozen=True)
class EntryCovered(Untidy):
    """An earlier entry covers it and does the same."""

    direction: str
    number: int
    earlier: int
    rule: ClassVar[str] = "NACL-05"
    topic: ClassVar[FindingTopic] = FindingTopic.SHADOWED


def _shadowed(ground: Ground) -> Iterator[Finding]:
    for acl in ground.network.all(NetworkAcl):
        for egress in (False, True):
            yield from _in_one_direction(acl, [one for one in acl.entries if one.egress is egress])


def _in_one_direction(acl: NetworkAcl, entries: list[AclEntry]) -> Iterator[Finding]:
    """An index counts in the ACL's own order, the numbers decide which entry is asked first."""
    earlier: Rows[AclEntry] = Rows()
    for index, one in sorted(enumerate(entries), key=lambda pair: pair[1].rule_number):
        span = acl_services(one)
        found = earlier.around(one.cidr, span)
        if found is None:
            earlier.add(one.cidr, span, one)
        elif found.rule_number != one.rule_number:
            yield _told(acl, index, one, found)


def _told(acl: NetworkAcl, index: int, one: AclEntry, earlier: AclEntry) -> Finding:
    direction = "egress" if one.egress else "ingress"
    field = f"{direction}[{index}]"
    if one.action is earlier.action:
        return EntryCovered(acl.id, field, direction, one.rule_number, earlier.rule_number)
    actions = one.action.value, earlier.rule_number, earlier.action.value
    return EntryComesTooLate(acl.id, field, direction, one.rule_number, *actions)


CHECKS: tuple[Check, ...] = (_shadowed,)
