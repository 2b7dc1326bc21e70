"""Groups put together: their rules out of two answers, and those that others only name."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from playground.exchange.sketch import At, Sketch, Sketched
from playground.scenariofile.tree import Spot

SECTION = "security_groups"
SAME = ("protocol", "ports", "icmp_type", "icmp_code", "source", "destination")
"""What makes two rules the same."""


class Direction(NamedTuple):
    """How a scenario file calls the rules of a direction, and their far end."""

    key: str
    end: str


class Reference(NamedTuple):
    """Where a group is named: the VPC that it is said to be in, and by whom."""

    vpc: str | None
    spot: Spot
    by: str | None = None


@dataclass
class GroupRules:
    """What was said of groups elsewhere."""

    names: dict[tuple[str, str | None], str] = field(default_factory=dict)
    """(Group name, VPC) -> id."""
    by_name: dict[str, Reference] = field(default_factory=dict)
    """The groups that rules name without an id."""
    named: dict[str, Reference] = field(default_factory=dict)
    """The groups that rules name by their id."""
    apart: dict[str, list[tuple[Direction, At]]] = field(default_factory=dict)
    """Group -> its rules out of `describe-security-group-rules`, which lists all of a group."""
    incomplete: set[str] = field(default_factory=set)
    """The groups whose own answer has not both directions."""


def finish(sketch: Sketch) -> None:
    """Let each rule count once, and put stand-ins where a group is named that nobody describes."""
    memory = sketch.memory(GroupRules)
    carried = dict(_carried(sketch))
    for group, rules in memory.apart.items():
        if not sketch.has(SECTION, group):
            _add_by_rules(group, rules[0][1].spot, carried, sketch)
        _merge(sketch.find(SECTION, group), rules)
    for group in memory.incomplete - memory.apart.keys():
        sketch.resources[SECTION, group].values["undescribed"] = True
    _resolve_names(memory, sketch)
    for group, reference in memory.named.items():
        _stand_in(group, reference, sketch)
    for group, (vpc, spot) in carried.items():
        _stand_in(group, Reference(vpc, spot), sketch)


def _carried(sketch: Sketch) -> Iterator[tuple[str, tuple[str | None, Spot]]]:
    """The groups that interfaces carry, each with the VPC that it must be in."""
    for interface in (*sketch.of("network_interfaces"), *sketch.of("instances")):
        for group in interface.values.get("security_groups", ()):
            if not sketch.has(SECTION, group):
                subnet = sketch.find("subnets", interface.values.get("subnet", ""))
                vpc = None if subnet is None else subnet.values.get("vpc")
                yield group, (vpc, interface.spot)


def _add_by_rules(
    group: str, spot: Spot, carried: dict[str, tuple[str | None, Spot]], sketch: Sketch
) -> None:
    """A group of which there are only rules stands where those who carry it do."""
    vpc = carried[group][0] if group in carried else None
    if vpc is None and len(sketch.of("vpcs")) != 1:
        why = "only its rules are in the source, and nothing says in which VPC it is"
        sketch.leave_out("Security group", group, why)
    else:
        sketch.add(SECTION, group, spot, id=group, vpc=vpc, ingress=[], egress=[])


def _merge(group: Sketched | None, rules: list[tuple[Direction, At]]) -> None:
    if group is None:
        return
    for key in ("ingress", "egress"):
        known = group.values[key]
        there = {_identity(one) for one in known}
        for direction, rule in rules:
            if direction.key == key and _identity(rule) not in there:
                there.add(_identity(rule))
                known.append(rule)


def _identity(rule: At) -> tuple[object, ...]:
    return tuple(rule.value.get(key) for key in SAME)


def _resolve_names(memory: GroupRules, sketch: Sketch) -> None:
    """Put ids where rules name groups; a name that is nobody's is a group that is not described."""
    found = {}
    for name, reference in memory.by_name.items():
        group = memory.names.get((name, reference.vpc))
        if group is None:
            spot, vpc = reference.spot, reference.vpc
            sketch.add(SECTION, name, spot, name=name, vpc=vpc, undescribed=True)
        else:
            found[name] = group
    if not found:
        return
    for one in sketch.of(SECTION):
        for key, end in (("ingress", "source"), ("egress", "destination")):
            for rule in one.values.get(key, ()):
                rule.value[end] = found.get(rule.value[end], rule.value[end])


def _stand_in(group: str, reference: Reference, sketch: Sketch) -> None:
    """In the VPC that it is said to be in, if that one is here, else beside whoever names it."""
    if sketch.has(SECTION, group):
        return
    vpc = reference.vpc
    if vpc is None or not sketch.has("vpcs", vpc):
        by = sketch.find(SECTION, reference.by or "")
        vpc = None if by is None else by.values.get("vpc")
    if vpc is not None:
        sketch.add(SECTION, group, reference.spot, id=group, vpc=vpc, undescribed=True)
