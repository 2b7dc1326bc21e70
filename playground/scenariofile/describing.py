"""Describing rows: every resource of every section as plain values, defaults and all."""

from typing import Any

from playground.kinds import KINDS, Kind
from playground.models import Resource
from playground.models.rows import Rows
from playground.scenariofile.keys import Keys
from playground.scenariofile.values import Values

Sections = dict[str, dict[str, dict[str, Any]]]
"""Section -> key -> what the resource says."""


def describe(rows: Rows, keys: Keys) -> Sections:
    """All sections in the order of the registry."""
    values = Values(rows, keys)
    return {kind.section: _section(kind, rows, keys, values) for kind in KINDS}


def _section(kind: Kind, rows: Rows, keys: Keys, values: Values) -> dict[str, dict[str, Any]]:
    written = (row for row in rows.of(kind.model) if not keys.is_written_at_instance(row))
    return {keys.of(row): described(kind, row, keys, values) for row in written}


def described(kind: Kind, row: Resource, keys: Keys, values: Values) -> dict[str, Any]:
    """What one resource says, its parts included."""
    found = keys.identity(kind, row) | values.of_fields(row, row, kind.fields)
    interface = keys.interface_written_at(row)
    if interface is not None:
        found |= values.of_fields(interface, interface, kind.shorthand)
    return found | {part.key: values.of_part(row, part) for part in kind.parts}
