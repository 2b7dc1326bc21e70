"""What a file wrote: each row with its place, and the references that wait to be resolved."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from playground.kinds import Field, Kind
from playground.models import Resource, Row
from playground.models.rows import Rows
from playground.scenariofile.faults import Faults, Warnings
from playground.scenariofile.tree import Listing, Spot, Table, Value

_STEP = re.compile(r"([a-z0-9_]+)(?:\[(\d+)\])?")


class Written(NamedTuple):
    """A resource and the mapping that describes it.  An instance and its interface share one."""

    kind: Kind
    key: str
    row: Resource
    spot: Spot
    table: Table


class WrittenRow(NamedTuple):
    """Any row, with the mapping that describes it and where that stands."""

    row: Row
    fields: tuple[Field, ...]
    spot: Spot
    table: Table


class Pending(NamedTuple):
    """A reference that only the whole file can resolve: `row.field` is what `text` names."""

    row: Row
    owner: Resource
    field: Field
    text: str
    spot: Spot
    position: int = 0


@dataclass
class Draft:
    """A scenario while it is being read."""

    rows: Rows
    faults: Faults
    resources: list[Written] = field(default_factory=list)
    all_rows: list[WrittenRow] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    warnings: Warnings = field(init=False)

    def __post_init__(self) -> None:
        self.warnings = Warnings(self.faults.file)

    @property
    def as_found(self) -> bool:
        """Is this a network that was found like this?"""
        return bool(self.rows.scenario.as_found)

    @property
    def refusals(self) -> Faults:
        """Where to tell what AWS would refuse: it cannot be a fault of what was found."""
        return self.warnings if self.as_found else self.faults


def spot_of(path: str, table: Table, otherwise: Spot) -> Spot:
    """Where "cidr" or "routes[3].target" stands; if it is not written, where its owner does."""
    value: Value = table
    spot = otherwise
    for step in path.split("."):
        found = _step_into(value, step)
        if found is None:
            break
        value, spot = found
    return spot


def _step_into(value: Value, step: str) -> tuple[Value, Spot] | None:
    match = _STEP.fullmatch(step)
    if match is None or not isinstance(value, Table) or match[1] not in value.entries:
        return None
    inner = value.entries[match[1]].value
    if match[2] and isinstance(inner, Listing) and int(match[2]) < len(inner.items):
        inner = inner.items[int(match[2])]
    return inner, inner.spot
