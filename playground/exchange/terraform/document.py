"""Documents: what `terraform show -json` prints of a state or a plan, and the state file itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.exchange.import_report import LeftOut
from playground.exchange.terraform.addresses import (
    Key,
    ModulePath,
    split_key,
    split_modules,
    steps_of,
    written,
    written_key,
)
from playground.scenariofile.faults import UnreadableError
from playground.scenariofile.tree import Spot

STATE_FILE = 4
"""The version of state files since Terraform 0.12."""
DEEPEST = 100
AS_JSON = "write it with “terraform show -json”: “terraform show -json plan.out > plan.json”."
GONE: dict[tuple[str, ...], str] = {
    ("delete",): "The plan deletes it.",
    ("forget",): "The plan removes it from Terraform; it stays in AWS, but is not described here.",
}

Mapping = dict[str, Any]


@dataclass(frozen=True)
class Described:
    """One instance of a resource or of a data source, as the document has it."""

    address: str
    path: ModulePath
    mode: str
    type: str
    name: str
    key: Key | None
    values: Mapping
    provider: str
    planned: bool
    """What is not in `values` is known only after apply."""


@dataclass
class Document:
    """What is read of a document."""

    described: list[Described] = field(default_factory=list)
    configuration: Mapping = field(default_factory=dict)
    variables: Mapping = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    has_secrets: bool = False


def read_document(values: Any, name: str) -> Document:
    """Read a parsed file.  Raises UnreadableError where there is nothing of Terraform's in it."""
    document = mapping(values)
    found = Document()
    if "planned_values" in document or "resource_changes" in document:
        _read_plan(document, found)
    elif "values" in document:
        _read_module(mapping(document["values"]).get("root_module"), False, found)
    elif "resources" in document and document.get("version") == STATE_FILE:
        _read_state_file(document, found)
    else:
        raise UnreadableError(Spot(0, 0, name), _why_not(document))
    return found


def _why_not(document: Mapping) -> str:
    version = document.get("version")
    if isinstance(version, int) and version != STATE_FILE:
        return f"State files of version {version} are not read; {AS_JSON}"
    return f"It has neither “values” nor “planned_values”: nothing is in it; {AS_JSON}"


def mapping(value: Any) -> Mapping:
    """A mapping; what is none counts as an empty one."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[Mapping]:
    """The mappings of a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _read_plan(document: Mapping, found: Document) -> None:
    found.configuration = mapping(document.get("configuration"))
    found.variables = mapping(document.get("variables"))
    if "planned_values" in document:
        _read_module(mapping(document["planned_values"]).get("root_module"), True, found)
    else:
        _read_changes(document, found)
    there = {one.address for one in found.described}
    prior = Document()
    before = mapping(mapping(document.get("prior_state")).get("values"))
    _read_module(before.get("root_module"), False, prior)
    found.described += [
        one for one in prior.described if one.mode == "data" and one.address not in there
    ]
    found.has_secrets |= prior.has_secrets
    for change in mappings(document.get("resource_changes")):
        actions = mapping(change.get("change")).get("actions")
        why = GONE.get(tuple(map(str, actions))) if isinstance(actions, list) else None
        if why is not None:
            found.left_out.append(LeftOut(str(change.get("type")), str(change.get("address")), why))


def _read_changes(document: Mapping, found: Document) -> None:
    """What there will be by the changes alone, which some tools keep of a plan."""
    for resource in mappings(document.get("resource_changes")):
        change = mapping(resource.get("change"))
        if isinstance(change.get("after"), dict):
            after = {"values": change["after"], "sensitive_values": change.get("after_sensitive")}
            _read_resource({**resource, **after}, True, found)


def _read_module(module: Any, planned: bool, found: Document) -> None:
    """A module with all that it calls."""
    waiting = [(mapping(module), 0)]
    while waiting:
        one, depth = waiting.pop()
        for resource in mappings(one.get("resources")):
            _read_resource(resource, planned, found)
        if depth < DEEPEST:
            children = mappings(one.get("child_modules"))
            waiting += [(child, depth + 1) for child in reversed(children)]


def _read_resource(resource: Mapping, planned: bool, found: Document) -> None:
    address, kind = resource.get("address"), resource.get("type")
    if not isinstance(address, str) or not isinstance(kind, str):
        return
    if resource.get("deposed_key"):
        found.left_out.append(LeftOut(kind, address, "It waits to be deleted: it was replaced."))
        return
    path, rest = split_modules(steps_of(address))
    mode = "data" if rest[:1] and rest[0].name == "data" else "managed"
    key, _ = split_key(rest[3 if mode == "data" else 2 :])
    sensitive = resource.get("sensitive_values")
    found.has_secrets |= _hides(sensitive)
    found.described.append(
        Described(
            address,
            path,
            str(resource.get("mode") or mode),
            kind,
            str(resource.get("name", "")),
            key,
            without_secrets(mapping(resource.get("values")), sensitive),
            str(resource.get("provider_name", "")),
            planned,
        )
    )


def _hides(sensitive: Any) -> bool:
    """Is anything marked?  The marks of empty blocks are empty."""
    if isinstance(sensitive, dict):
        return any(map(_hides, sensitive.values()))
    return any(map(_hides, sensitive)) if isinstance(sensitive, list) else sensitive is True


def without_secrets(values: Any, sensitive: Any) -> Any:
    """The values but those that are marked; the marks are nested as the values are."""
    if isinstance(values, dict) and isinstance(sensitive, dict):
        return {
            key: without_secrets(value, sensitive.get(key))
            for key, value in values.items()
            if sensitive.get(key) is not True
        }
    if isinstance(values, list) and isinstance(sensitive, list):
        marks = [*sensitive, *([None] * (len(values) - len(sensitive)))]
        pairs = zip(values, marks, strict=False)
        return [without_secrets(value, mark) for value, mark in pairs if mark is not True]
    return values


def _read_state_file(document: Mapping, found: Document) -> None:
    for resource in mappings(document.get("resources")):
        for instance in mappings(resource.get("instances")):
            one = _of_state_file(resource, instance)
            if instance.get("deposed"):
                why = "It waits to be deleted: it was replaced."
                found.left_out.append(LeftOut(one.type, one.address, why))
            else:
                found.described.append(one)
            found.has_secrets |= bool(instance.get("sensitive_attributes"))


def _of_state_file(resource: Mapping, instance: Mapping) -> Described:
    module = str(resource.get("module") or "")
    path, _ = split_modules(steps_of(module))
    mode, kind = str(resource.get("mode") or "managed"), str(resource.get("type"))
    name, key = str(resource.get("name")), instance.get("index_key")
    if not isinstance(key, str | int):
        key = None
    address = written(path) + ("data." if mode == "data" else "") + f"{kind}.{name}"
    attributes = dict(mapping(instance.get("attributes")))
    for hidden in _hidden_attributes(instance):
        attributes.pop(hidden, None)
    provider = str(resource.get("provider", ""))
    address += written_key(key)
    return Described(address, path, mode, kind, name, key, attributes, provider, False)


def _hidden_attributes(instance: Mapping) -> Iterator[str]:
    """The attributes that a state file marks as sensitive, by the first step of each path."""
    marks = instance.get("sensitive_attributes")
    for path in marks if isinstance(marks, list) else []:
        first = mapping(path[0]) if isinstance(path, list) and path else mapping(path)
        value = first.get("value")
        if isinstance(value, str):
            yield value
