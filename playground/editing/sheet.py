"""A sheet: all that a scenario says, resource by resource, each whole and by its id.

Edits are functions from sheet to sheet, and what an edit did is the difference of two of them.
"""

import json
import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from playground.checks import Check, stored_checks
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.validity import Fault as NetworkFault
from playground.engine.validity import Severity, faults
from playground.kinds import Kind, kind_named
from playground.models import Scenario
from playground.models.rows import Rows
from playground.scenariofile import Fault, ScenarioFileError
from playground.scenariofile.by_id import describe_by_id, read_by_id
from playground.scenariofile.sections import RESERVED_NAMES
from playground.scenariofile.written import Draft
from playground.snapshot import take_snapshot
from playground.words.faults import say

HEAD = "scenario"
"""The id, and the kind, of what is said of the scenario itself."""
INTERFACE, INSTANCE = "network-interface", "instance"
PASSING = ("field", "count", "entries", "maximum", "interfaces", "subnets")
"""What a fault knows that changes without its becoming another one."""
Says = dict[str, Any]
"""Key -> plain value, in the words of the scenario file; "name" is always there.

References are ids, parts are lists of such mappings.
"""


@dataclass(frozen=True)
class Entry:
    """One resource, or the head: `kind` is a slug."""

    kind: str
    says: Says

    @property
    def declared(self) -> Kind:
        """Its kind in the registry.  Raises KeyError for the head."""
        return kind_named(self.kind)

    @property
    def name(self) -> str:
        """What people call it; "" if nobody named it."""
        return str(self.says.get("name", ""))


Sheet = dict[Ref, Entry]


class Told(NamedTuple):
    """Something wrong: with which resource, in which field ("cidr", "routes[3].target"), and what.

    A path of "" means the resource as a whole, an id of "" the scenario.
    """

    id: Ref
    path: str
    message: str


class Refused(Exception):  # noqa: N818  (it is what AWS says, not a mistake of ours)
    """Nothing was changed; `faults` say why."""

    def __init__(self, *faults: Told) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.faults = faults


class Reading(NamedTuple):
    """A sheet as rows and as a network; `faults` are what AWS would not accept in it.

    `warnings` are default quotas that it passes, and what AWS takes though it cannot work.
    `broken` says of each fault, in words that no name and no other row changes, what it is;
    `doubtful` of each warning.
    """

    rows: Rows
    network: Network
    faults: tuple[Told, ...]
    broken: tuple[Hashable, ...] = ()
    warnings: tuple[Told, ...] = ()
    doubtful: tuple[Hashable, ...] = ()


def sheet_of(rows: Rows) -> Sheet:
    """What a scenario says."""
    scenario = rows.scenario
    head: Says = {
        "title": scenario.title,
        "description": scenario.description,
        "checks": scenario.checks,
    }
    found = {ref: Entry(slug, says) for ref, (slug, says) in describe_by_id(rows).items()}
    return {HEAD: Entry(HEAD, head), **found}


def read_sheet(sheet: Sheet, scenario: Scenario) -> Reading:
    """Rows of a scenario, with what AWS adds by itself to what is new.

    The head goes into the scenario.  Raises Refused where something cannot be read at all.
    """
    rows, draft = _read(sheet, scenario)
    network = take_snapshot(rows)
    of_rows = [*_reserved_names(sheet), *map(_told, draft.warnings.told())]
    every = list(faults(network))
    wrong = [one for one in every if one.severity is Severity.ERROR]
    doubtful = [one for one in every if one.severity is Severity.WARNING]
    broken = ((one.id, anywhere(one.path), one.message) for one in of_rows)
    return Reading(
        rows,
        network,
        (*of_rows, *_in_words(wrong, network)),
        (*broken, *map(_identity, wrong)),
        tuple(_in_words(doubtful, network)),
        tuple(map(_identity, doubtful)),
    )


def rows_of(sheet: Sheet, scenario: Scenario) -> Rows:
    """The same rows, unjudged: of what was judged before.  Raises Refused."""
    return _read(sheet, scenario)[0]


def _read(sheet: Sheet, scenario: Scenario) -> tuple[Rows, Draft]:
    head = sheet[HEAD].says
    scenario.title, scenario.description = head["title"], head["description"]
    scenario.checks = head["checks"]
    resources = {ref: (one.kind, one.says) for ref, one in sheet.items() if ref != HEAD}
    try:
        return read_by_id(resources, scenario)
    except ScenarioFileError as error:
        raise Refused(*map(_told, error.faults)) from error


def checks_of(sheet: Sheet) -> list[Check]:
    """The questions that are kept with the network."""
    return stored_checks(sheet[HEAD].says["checks"])


def warnings_of(network: Network) -> tuple[Told, ...]:
    """Default quotas that a network passes, and what AWS takes though it cannot work."""
    doubtful = (one for one in faults(network) if one.severity is Severity.WARNING)
    return tuple(_in_words(doubtful, network))


def _in_words(wrong: Iterable[NetworkFault], network: Network) -> Iterator[Told]:
    for one in wrong:
        yield Told(one.resource, one.field, say(one, network))


def _told(fault: Fault) -> Told:
    return Told(fault.file, fault.path, fault.message)


def _reserved_names(sheet: Sheet) -> Iterator[Told]:
    """Names that mean something else in a question."""
    for ref, one in sheet.items():
        if one.name in RESERVED_NAMES:
            message = f"“{one.name}” has a meaning of its own in questions; choose another name."
            yield Told(ref, "name", message)


def anywhere(path: str) -> str:
    """A path whichever row it is in."""
    return re.sub(r"\[\d+\]", "[]", path)


def _identity(fault: NetworkFault) -> Hashable:
    """What a fault is, without what it would advise and how many it counts."""
    told = vars(fault).items()
    data = tuple((key, one) for key, one in told if key not in PASSING and not _is_advice(one))
    return type(fault), anywhere(fault.field), data


def _is_advice(value: object) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def fingerprint(sheet: Sheet, ref: Ref) -> str:
    """What a form was made from; "" for what is not there.  An instance's covers its interface."""
    if ref not in sheet:
        return ""
    said = json.dumps([sheet[ref].kind, says_of(sheet, ref)], sort_keys=True)
    return sha256(said.encode()).hexdigest()[:16]


def primary_of(sheet: Sheet, instance: Ref) -> Ref | None:
    """The primary interface of an instance."""
    return next(
        (
            ref
            for ref, one in sheet.items()
            if one.kind == INTERFACE
            and one.says.get("instance") == instance
            and not one.says.get("device_index")
        ),
        None,
    )


def holder_of(sheet: Sheet, ref: Ref) -> Ref:
    """The instance of a primary interface, as the two are edited as one; else who was meant."""
    says = sheet[ref].says if sheet[ref].kind == INTERFACE else {}
    machine = None if says.get("device_index") else says.get(INSTANCE)
    return machine if machine in sheet else ref


def says_of(sheet: Sheet, ref: Ref) -> Says:
    """What a resource says; an instance says what its primary interface does as well."""
    entry = sheet[ref]
    primary = primary_of(sheet, ref) if entry.kind == INSTANCE else None
    if primary is None:
        return entry.says
    shared = {field.key for field in entry.declared.shorthand}
    brought = sheet[primary].says
    return {key: value for key, value in brought.items() if key in shared} | entry.says
