"""A scenario file is read: into rows and checks, or into everything that is wrong with it."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from playground.checks import Check
from playground.engine.network import Network
from playground.engine.validity import Severity, faults
from playground.kinds import KINDS
from playground.kinds.defaults import complete
from playground.models import Resource, Scenario
from playground.models.rows import Rows
from playground.scenariofile.plain.documents import Value, parse
from playground.scenariofile.plain.faults import Fault, Place, ScenarioFileError
from playground.scenariofile.plain.questions import read_checks
from playground.scenariofile.plain.resources import Resources, meant
from playground.scenariofile.plain.settling import settle
from playground.snapshot import take_snapshot
from playground.words.faults import say

FORMAT = 1
HEAD = ("format", "title", "slug", "description", "checks")
LONGEST = {"title": 200, "slug": 100, "description": 20_000}


class ScenarioFile(NamedTuple):
    """What a file says.  `warnings` are sentences about quotas and the like: AWS would allow it."""

    title: str
    slug: str
    description: str
    rows: Rows
    network: Network
    checks: list[Check]
    warnings: list[str]


def read(text: str | bytes, source: str = "scenario.yaml") -> ScenarioFile:
    """Read a scenario file, YAML or JSON.  Raises ScenarioFileError with all its faults."""
    root = parse(text, source)
    rows = Rows(Scenario())
    reader = Resources(source, rows)
    keys = reader.mapping(root, "A scenario file")
    if not keys:
        raise _stop(reader, root.place, "A scenario file begins with `format: 1`.")
    _check_format(reader, keys.get("format"))
    head = {key: _head_text(reader, key, keys.get(key)) for key in LONGEST}
    _read_sections(reader, root, keys)
    _raise_faults(reader)
    _validated(reader)
    _raise_faults(reader)
    complete(rows)
    network = take_snapshot(rows)
    warnings = _judge(reader, network)
    _raise_faults(reader)
    checks = read_checks(reader, keys.get("checks"), network)
    _raise_faults(reader)
    slug = slugify(head["slug"] or _stem(source)) or "scenario"
    rows.scenario.slug, rows.scenario.title = slug, head["title"] or slug
    rows.scenario.description = head["description"].strip()
    rows.scenario.checks = [check.as_json() for check in checks]
    scenario = rows.scenario
    return ScenarioFile(scenario.title, slug, scenario.description, rows, network, checks, warnings)


def _stop(reader: Resources, place: Place, message: str) -> ScenarioFileError:
    return ScenarioFileError([Fault(reader.file, *place, message)])


def _raise_faults(reader: Resources) -> None:
    if reader.faults:
        raise ScenarioFileError(reader.faults)


def _stem(source: str) -> str:
    return re.split(r"[/\\]", source)[-1].rpartition(".")[0] or source


def _check_format(reader: Resources, value: Value | None) -> None:
    if value is None:
        reader.fault(Place(), "`format: 1` is missing at the top.")
    elif value.plain != FORMAT:
        reader.fault(value.place, f"This reads format {FORMAT}, and no other yet.")


def _head_text(reader: Resources, key: str, value: Value | None) -> str:
    if value is None or value.plain is None:
        return ""
    if isinstance(value.plain, list | dict | bool):
        reader.fault(value.place, f"{key} is text.")
        return ""
    text = str(value.plain)
    if len(text) > LONGEST[key]:
        reader.fault(value.place, f"{key} has at most {LONGEST[key]} characters.")
    return text


def _read_sections(reader: Resources, root: Value, keys: dict[str, Value]) -> None:
    known = [*HEAD, *(kind.section for kind in KINDS)]
    for key in keys:
        if key not in known:
            place = (root.keys or {})[key]
            reader.fault(place, f"“{key[:60]}” is no section{meant(key, known)}.")
    for kind in KINDS:
        if kind.section in keys:
            reader.read_section(kind, keys[kind.section])
    settle(reader)


def _validated(reader: Resources) -> None:
    """What is wrong with single rows (Model.clean)."""
    for resource in reader.resources():
        try:
            resource.clean()
        except ValidationError as error:
            _tell(reader, resource, error)


def _tell(reader: Resources, resource: Resource, error: ValidationError) -> None:
    for field, messages in error.message_dict.items():
        for message in messages:
            reader.fault(_place(reader, resource.aws_id, field), message)


def _judge(reader: Resources, network: Network) -> list[str]:
    """What is wrong with rows against each other; what is only unwise is returned."""
    warnings = []
    for fault in faults(network):
        sentence = say(fault, network)
        if fault.severity is Severity.WARNING:
            warnings.append(sentence)
        else:
            reader.fault(_place(reader, fault.resource, fault.field), sentence)
    return warnings


def _place(reader: Resources, ref: str, field: str) -> Place:
    """Where a field stands; else its row, its resource, the top."""
    row, _, _ = field.rpartition(".")
    part, _, _ = field.partition("[")
    for known in (field, row, part, ""):
        if (ref, known) in reader.places:
            return reader.places[ref, known]
    return Place()
