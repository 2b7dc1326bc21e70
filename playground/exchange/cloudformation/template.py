"""Reading a template: text in, the resources that a deployment would make out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from playground.exchange.cloudformation.calling import closest
from playground.exchange.cloudformation.dialect import TEMPLATE
from playground.exchange.cloudformation.evaluating import Declared, Evaluator
from playground.exchange.cloudformation.loops import unroll
from playground.exchange.cloudformation.parameters import Parameters
from playground.exchange.cloudformation.pseudo import Place
from playground.exchange.cloudformation.values import Unknown, text_of
from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Faults, UnreadableError, quoted
from playground.scenariofile.tree import Entry, Scalar, Table, Value

SECTIONS = (
    "AWSTemplateFormatVersion",
    "Conditions",
    "Description",
    "Globals",
    "Hooks",
    "Mappings",
    "Metadata",
    "Outputs",
    "Parameters",
    "Resources",
    "Rules",
    "Transform",
)
OF_NAMES = ("Conditions", "Mappings", "Metadata", "Parameters", "Resources")
"""The sections that matter here: mappings of names."""
OURS = "NetworkPlayground"
"""The key in Metadata under which our own exporter keeps what CloudFormation has no words for."""
MACRO = "Fn::Transform"
LARGEST = 4 * 1024 * 1024
"""Bytes; AWS takes a quarter of that."""
EXTENSIONS = "AWS::LanguageExtensions"


@dataclass(frozen=True)
class TemplateResource:
    """A resource that a deployment makes, or may make."""

    declared: Declared
    by: Evaluator
    perhaps: Unknown | None = None
    """Why it is not known whether it is made."""

    @property
    def logical_id(self) -> str:
        """What the template calls it."""
        return self.declared.logical_id

    @property
    def type(self) -> str:
        """`AWS::EC2::Subnet` and the like."""
        return self.declared.type

    def property(self, name: str) -> Value | None:
        """The value of a property; None where nothing is said of it."""
        return self.by.property_of(self.declared, name)


@dataclass(frozen=True)
class Template:
    """What a template holds, once its conditions are judged."""

    description: str
    resources: tuple[TemplateResource, ...]
    not_made: tuple[Declared, ...]
    """Those whose condition is not met."""
    macros: tuple[str, ...]
    """The transforms that it asks for, which nobody but AWS can run."""
    ours: Table
    """What our own exporter kept of the scenario as a whole."""
    evaluator: Evaluator


@dataclass(frozen=True)
class Given:
    """What whoever deploys a template says beside it."""

    place: Place = field(default_factory=Place)
    parameters: Mapping[str, str] = field(default_factory=dict)


def read_template(content: str | bytes, faults: Faults, given: Given) -> Template:
    """Read YAML or JSON.  Mistakes go to `faults`; raises ScenarioFileError where none can be
    read on from.
    """
    if len(content) > LARGEST:
        faults.add(None, f"The template is larger than {LARGEST // 1024 // 1024} MiB.")
        raise faults.error()
    document = read_document(content, faults, TEMPLATE)
    for key, entry in document.entries.items():
        if key not in (*SECTIONS, MACRO):
            hint = closest(key, SECTIONS)
            faults.add(entry.key_spot, f"A template has no section {quoted(key)}.{hint}")
    try:
        return _read(document, faults, given)
    except UnreadableError as error:
        faults.add(error.spot, error.message)
        raise faults.error() from None


def _read(document: Table, faults: Faults, given: Given) -> Template:
    sections = {name: _section(document, name, faults) for name in OF_NAMES}
    parameters = Parameters(sections["Parameters"], given.parameters, faults)
    declared: dict[str, Declared] = {}
    by = Evaluator(given.place, parameters, sections, declared, faults)
    for logical_id, entry in unroll(sections["Resources"], by):
        if logical_id == MACRO:
            continue
        found = _declared(logical_id, entry, faults)
        if found is not None:
            declared[logical_id] = found
    made = [(one, by.is_made(one)) for one in declared.values()]
    return Template(
        description=_text(document, "Description"),
        resources=tuple(
            TemplateResource(one, by, truth if isinstance(truth, Unknown) else None)
            for one, truth in made
            if truth is not False
        ),
        not_made=tuple(one for one, truth in made if truth is False),
        macros=tuple(_macros(document)),
        ours=_inner(sections["Metadata"], OURS),
        evaluator=by,
    )


def _section(document: Table, name: str, faults: Faults) -> Table:
    """A section that is a mapping; an empty one where it is not there."""
    entry = document.entries.get(name)
    if entry is None:
        if name == "Resources":
            faults.add(document.spot, "The section “Resources” is missing.")
    elif isinstance(entry.value, Table):
        return entry.value
    elif not _is_nothing(entry.value):
        faults.add(entry.value.spot, f"{name}: a mapping of names is needed here.")
    return Table({}, document.spot)


def _declared(logical_id: str, entry: Entry, faults: Faults) -> Declared | None:
    if not isinstance(entry.value, Table):
        faults.add(entry.value.spot, f"{logical_id}: a mapping is needed here: {{Type: ...}}.")
        return None
    table = entry.value
    kind = _text(table, "Type")
    if not kind:
        faults.add(entry.key_spot, f"{logical_id}: “Type” is missing.")
        return None
    return Declared(
        logical_id=logical_id,
        type=kind,
        spot=entry.key_spot,
        properties=_properties(table, logical_id, faults),
        condition=_text(table, "Condition") or None,
        metadata=_inner(_inner(table, "Metadata"), OURS),
    )


def _properties(table: Table, logical_id: str, faults: Faults) -> Table:
    entry = table.entries.get("Properties")
    if entry is None or _is_nothing(entry.value):
        return Table({}, table.spot)
    if isinstance(entry.value, Table):
        return entry.value
    faults.add(entry.value.spot, f"{logical_id}: Properties are a mapping of names.")
    return Table({}, table.spot)


def _inner(table: Table, key: str) -> Table:
    """A mapping inside a mapping; an empty one where there is none."""
    entry = table.entries.get(key)
    return entry.value if entry and isinstance(entry.value, Table) else Table({}, table.spot)


def _text(table: Table, key: str) -> str:
    entry = table.entries.get(key)
    return "" if entry is None else text_of(entry.value) or ""


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Scalar) and value.value is None


def _macros(document: Table) -> Iterator[str]:
    """Those of the whole template, and those that would add to it or to its resources."""
    entries = (
        document.entries.get("Transform"),
        document.entries.get(MACRO),
        _inner(document, "Resources").entries.get(MACRO),
    )
    for entry in filter(None, entries):
        yield from _named_in(entry)


def _named_in(entry: Entry) -> Iterator[str]:
    named = getattr(entry.value, "items", [entry.value])
    for one in named:
        name = _text(one, "Name") if isinstance(one, Table) else text_of(one)
        if name and name != EXTENSIONS:
            yield name
