"""Reading templates: what a deployment would make, as a sketch in the scenario file's words."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from django.utils.text import slugify

from playground.exchange.cloudformation.calling import closest
from playground.exchange.cloudformation.pseudo import ACCOUNT, Place
from playground.exchange.cloudformation.reading import (
    balancing,
    client_vpn,
    compute,
    direct_connect,
    endpoints,
    gateways,
    interconnect,
    routing,
    security,
    transit,
    vpc,
    vpn,
)
from playground.exchange.cloudformation.reading.known_properties import PROPERTIES
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.cloudformation.reading.stage import Stage, key_of
from playground.exchange.cloudformation.reading.types import SECTION_OF
from playground.exchange.cloudformation.template import Given, Template, read_template
from playground.exchange.content import Content, ImportOptions
from playground.exchange.sites import leave_sites_open
from playground.exchange.sketch import NOTHING, At, Sketch, Sketched
from playground.scenariofile.faults import Faults, UnreadableError, did_you_mean, quoted
from playground.scenariofile.head import KEPT
from playground.scenariofile.keys import made_id
from playground.scenariofile.sections import SECTIONS
from playground.scenariofile.tree import Table, plain

Reader = Callable[[Resource], None]
FAMILIES = (
    vpc,
    vpn,
    gateways,
    security,
    compute,
    interconnect,
    transit,
    direct_connect,
    balancing,
    endpoints,
    client_vpn,
    routing,
)
READERS: dict[str, Reader] = {
    kind: reader for family in FAMILIES for kind, reader in family.READERS.items()
}
"""By type, in the order of reading: what is asked for by others comes before them."""
PART_OF_ANOTHER = (
    "AWS::EC2::LaunchTemplate",
    balancing.TARGETS,
)
"""Types that are read where others name them."""
NO_VALUE = {"Ref": "AWS::NoValue"}
"""How our own exporter writes that there is none: no template may hold a null."""


def read(contents: Sequence[Content], sketch: Sketch, options: ImportOptions) -> dict[str, Any]:
    """Read templates into the sketch.  Raises ScenarioFileError, UnreadableError."""
    head: dict[str, Any] = {}
    for content in contents:
        head |= _read_one(content, sketch, options)
    return head


def _read_one(content: Content, sketch: Sketch, options: ImportOptions) -> dict[str, Any]:
    stem = slugify(PurePath(content.name).name.split(".")[0]) or "stack"
    place = Place(content.region or options.region, content.account or ACCOUNT, stem)
    faults = Faults(content.name)
    template = read_template(content.text, faults, Given(place, options.parameters))
    stage = Stage(template, content.name, sketch)
    try:
        _read_sections(template.ours, stage)
        _read_resources(stage)
        _tell_the_rest(stage)
    except UnreadableError as error:
        faults.add(error.spot, error.message)
    sketch.faults.take_over(faults)
    sketch.settle()
    security.keep_what_aws_made(sketch)
    transit.keep_default_propagation(stage)
    compute.give_ipv6(sketch)
    balancing.find_targets(stage)
    transit.keep_default_tables(stage)
    _put_what_was_kept(stage)
    if not template.ours.entries:
        leave_sites_open(sketch)
    return _head(template)


def _read_resources(stage: Stage) -> None:
    order = {kind: number for number, kind in enumerate(READERS)}
    modelled = [one for one in stage.template.resources if one.type in READERS]
    for declared in sorted(modelled, key=lambda one: order[one.type]):
        one = Resource(stage, declared)
        is_modelled = balancing.ONLY.get(declared.type)
        if is_modelled is None or is_modelled(one):
            stage.beside = None
            vpc = one.reference("VpcId", "vpcs")
            stage.beside = None if vpc is None else vpc.value
            READERS[declared.type](one)
            _tell_doubt(one)
            _tell_slips(one)
        else:
            stage.sketch.report.not_modelled(declared.type, declared.logical_id)


def _tell_doubt(one: Resource) -> None:
    if one.declared.perhaps is not None:
        why = one.declared.perhaps.why
        one.sketch.report.note(
            f"{one.declared.logical_id}: whether it is made depends on {why}; "
            "it is taken as there, and not described."
        )


def _tell_slips(one: Resource) -> None:
    """Names of properties that CloudFormation does not know, as far as we know."""
    known = PROPERTIES[one.declared.type]
    for name, entry in one.declared.declared.properties.entries.items():
        if name not in known and not name.startswith("Fn::"):
            hint = closest(name, known)
            where = f"{one.stage.file}:{entry.key_spot.line}: {one.path}.{name}"
            what = f"{one.declared.type} has no such property that is known here.{hint}"
            one.sketch.report.note(f"{where}: {what}")


def _tell_the_rest(stage: Stage) -> None:
    """What is not modelled, what is not made, and what only AWS could have added."""
    report = stage.sketch.report
    for one in stage.template.resources:
        if one.type not in READERS and one.type not in PART_OF_ANOTHER:
            report.not_modelled(one.type, one.logical_id)
    for left in stage.template.not_made:
        why = f"its condition {left.condition} is not met"
        stage.sketch.leave_out(left.type, left.logical_id, why)
    for macro in stage.template.macros:
        report.note(f"The macro {macro} runs in AWS only; what it would add is not known here.")


def _read_sections(ours: Table, stage: Stage) -> None:
    """Resources that CloudFormation has no words for, kept by our own exporter."""
    for section, names in _tables(ours, "sections"):
        for name, body in _tables(names, None):
            if section not in SECTIONS:
                hint = did_you_mean(section, list(SECTIONS))
                stage.wrong(names.spot, "", f"The section {quoted(section)} is unknown.{hint}")
                continue
            values = _values(body, stage)
            stage.sketch.add(section, name, stage.spot(body.spot), **values)
            id_ = values["id"].value if "id" in values else made_id(SECTIONS[section], name)
            stage.kept_ids[section, str(id_)] = name


def _tables(table: Table, key: str | None) -> Iterator[tuple[str, Table]]:
    """The mappings inside a mapping, or inside the one under a key of it."""
    if key is not None:
        entry = table.entries.get(key)
        table = entry.value if entry and isinstance(entry.value, Table) else Table({}, table.spot)
    for name, one in table.entries.items():
        if isinstance(one.value, Table):
            yield name, one.value


def _values(table: Table, stage: Stage) -> dict[str, Any]:
    """What a mapping in the words of the scenario file says."""
    found = {}
    for name, entry in table.entries.items():
        value = plain(entry.value)
        none = value is None or value == NO_VALUE
        found[name] = At(NOTHING if none else value, stage.spot(entry.value.spot))
    return found


def _put_what_was_kept(stage: Stage) -> None:
    """What our own exporter kept beside the properties counts before them."""
    for declared in stage.template.resources:
        section = SECTION_OF.get(declared.type)
        one = section and stage.sketch.find(section, key_of(declared.logical_id))
        if isinstance(one, Sketched):
            one.values.update(_values(declared.declared.metadata, stage))


def _head(template: Template) -> dict[str, Any]:
    """Title and so on, and the checks, where our own exporter kept them."""
    said = {key: entry.value for key, entry in template.ours.entries.items()}
    head = {key: plain(said[key]) for key in KEPT if key in said}
    head.setdefault("description", template.description)
    checks = plain(said["checks"]) if "checks" in said else None
    return head | {"checks": checks}
