"""What a format cannot say, in the words of the scenario file, to be kept beside what it can."""

from typing import Any

from playground.exchange.writing.blocks import Block
from playground.exchange.writing.deployment import Deployment
from playground.kinds import KINDS, Kind, kind_of
from playground.models import Instance, NetworkInterface, Resource
from playground.scenariofile.byitself import leave_out_defaults
from playground.scenariofile.describing import Sections, describe
from playground.scenariofile.keys import Keys, made_id
from playground.scenariofile.values import Values

Plain = dict[str, Any]
IDENTITY = ("id", "name", "logical_id")
"""What the block itself gives, or `_identity` keeps."""
MADE_NAMES = ("main", "default")
"""How the names of tables, ACLs and groups end that come with a VPC or a transit gateway."""


class _Called(Keys):
    """Refers to declared resources by their names in the file, to others by their own."""

    def __init__(self, deployment: Deployment, names: dict[int, str]) -> None:
        super().__init__(deployment.rows)
        self._declared = dict(names)
        for one in deployment.rows.of(NetworkInterface):
            if deployment.comes_with_instance(one) and id(one.instance) in names:
                self._declared[id(one)] = names[id(one.instance)]

    def refer(self, row: Resource, slugs: tuple[str, ...]) -> str:
        """A name in the file means one thing only."""
        return self._declared.get(id(row)) or super().refer(row, slugs)


class Beside:
    """Everything that can be said of the rows, less what the blocks say."""

    def __init__(self, deployment: Deployment, names: dict[int, str]) -> None:
        """`names`: the name in the file of each row that is declared, by the row's `id()`."""
        self._deployment, self._declared = deployment, names
        rows = deployment.rows
        self._keys = _Called(deployment, names)
        self._values = Values(rows, self._keys)
        self._every = describe(rows, self._keys)
        ordinary = Keys(rows)
        self._needed = describe(rows, ordinary)
        leave_out_defaults(self._needed, rows, ordinary)

    def of(self, block: Block, named: bool) -> Plain:
        """What is kept of the resource that a block is; `named`: does the block say its name?"""
        row = block.row
        if row is None:
            return {}
        kind, key = kind_of(row), self._keys.of(row)
        every = self._every[kind.section].get(key, {})
        needed = self._needed[kind.section].get(key, every)
        found = _identity(kind, row, named)
        found |= {one: every[one] for one in every if one in needed and one not in IDENTITY}
        found |= self._of_primary(row, needed)
        kept = {one: value for one, value in found.items() if one not in block.says}
        return kept | block.beside

    def _of_primary(self, row: Resource, needed: Plain) -> Plain:
        """What an instance says for an interface that has no block, whatever it is called."""
        primary = self._deployment.primary_of(row) if isinstance(row, Instance) else None
        if primary is None or not self._deployment.comes_with_instance(primary):
            return {}
        if self._keys.interface_written_at(row) is primary:
            return {}
        return self._values.of_fields(primary, primary, kind_of(row).shorthand)

    def sections(self) -> Sections:
        """The resources that have no block, as a scenario file would have them."""
        found = {kind.section: self._section(kind) for kind in KINDS}
        return {section: resources for section, resources in found.items() if resources}

    def _section(self, kind: Kind) -> dict[str, Plain]:
        found = {}
        for row in self._deployment.rows.of(kind.model):
            key = self._keys.of(row)
            if key in self._needed[kind.section] and not self._is_told(row):
                found[key] = self._every[kind.section][key]
        return found

    def _is_told(self, row: Resource) -> bool:
        """Is it declared, part of what is declared, or made with it under its usual name?"""
        if id(row) in self._declared:
            return True
        if isinstance(row, NetworkInterface):
            return self._deployment.comes_with_instance(row)
        return self._deployment.is_as_made(row) and _has_made_name(row)


def _identity(kind: Kind, row: Resource, named: bool) -> Plain:
    """The id, unless its name gives it the same one; the name, where no tag says it."""
    found: Plain = {}
    if row.aws_id != made_id(kind, row.name):
        found["id"] = row.aws_id
    if row.name and not named:
        found["name"] = row.name
    return found


def _has_made_name(row: Any) -> bool:
    owner = getattr(row, "vpc", None) or getattr(row, "transit_gateway", None)
    called = str(getattr(owner, "name", "") or getattr(owner, "aws_id", ""))
    usual = row.name in {f"{called}-{ending}" for ending in MADE_NAMES}
    return usual and row.aws_id == made_id(kind_of(row), row.name)
