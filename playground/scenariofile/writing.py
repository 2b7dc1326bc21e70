"""Writing a scenario file: rows to plain values, leaving out what comes by itself."""

import json
from collections.abc import Sequence
from typing import Any, Protocol

from playground.checks import Check
from playground.models.rows import Rows
from playground.scenariofile.byitself import leave_out_defaults
from playground.scenariofile.describing import describe
from playground.scenariofile.head import AS_FOUND, CHECKS, FORMAT, SOME_INTERFACES
from playground.scenariofile.keys import Keys
from playground.scenariofile.questions import KEYS
from playground.scenariofile.yaml_form import to_yaml

Plain = dict[str, Any]
FORMS = ("yaml", "json")


class Scenario(Protocol):
    """What can be written: what `read` gave, or what was opened from anywhere else."""

    @property
    def title(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def rows(self) -> Rows: ...
    @property
    def checks(self) -> Sequence[Check]: ...


def write(scenario: Scenario, form: str = "yaml") -> str:
    """The file, as YAML or JSON: reading it gives the same network again."""
    document = to_plain(scenario)
    if form == "json":
        return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    if form == "yaml":
        return to_yaml(document)
    raise ValueError(f"A scenario file is one of: {', '.join(FORMS)}; not {form}.")


def to_plain(scenario: Scenario) -> Plain:
    """The whole file as plain values."""
    document: Plain = {"format": FORMAT, "title": scenario.title, "slug": scenario.slug}
    if scenario.description:
        document["description"] = scenario.description
    if scenario.rows.scenario.as_found:
        document[AS_FOUND] = True
    if scenario.rows.scenario.interfaces_undescribed:
        document[SOME_INTERFACES] = True
    document |= _sections(scenario.rows)
    if scenario.checks:
        document[CHECKS] = [_check(check) for check in scenario.checks]
    return document


def _sections(rows: Rows) -> Plain:
    keys = Keys(rows)
    found = describe(rows, keys)
    leave_out_defaults(found, rows, keys)
    return {section: resources for section, resources in found.items() if resources}


def _check(check: Check) -> Plain:
    said = check.as_json() | {"expect": check.expect.value}
    return {key: said[field] for field, key in KEYS.items() if field in said}
