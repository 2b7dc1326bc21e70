"""Reading a scenario file: text in, rows and network out, or every fault that it has."""

from dataclasses import dataclass

from playground.checks import Check
from playground.engine.network import Network
from playground.kinds.defaults import complete_resources
from playground.models import Scenario
from playground.models.rows import Rows
from playground.scenariofile.document import read_document
from playground.scenariofile.faults import Fault, Faults
from playground.scenariofile.head import CHECKS, Head, read_head
from playground.scenariofile.judging import judge_network, judge_rows
from playground.scenariofile.questions import read_checks, try_checks
from playground.scenariofile.references import resolve_references
from playground.scenariofile.sections import read_sections
from playground.scenariofile.size import Most, refuse_more
from playground.scenariofile.tree import Table
from playground.scenariofile.written import Draft
from playground.snapshot import take_snapshot


@dataclass(frozen=True)
class ScenarioFile:
    """What a file holds.  `rows` belong to an unsaved scenario; `network` is made of them."""

    title: str
    slug: str
    description: str
    rows: Rows
    network: Network
    checks: tuple[Check, ...]
    warnings: tuple[Fault, ...]


def read(
    text: str | bytes, source: str = "scenario.yaml", most: Most | None = None
) -> ScenarioFile:
    """Read YAML or JSON.  `source` is the name in messages, and the slug where none is given.

    Without `most` a file may describe as much as it can hold.  Raises ScenarioFileError with every
    fault that was found.
    """
    faults = Faults(source)
    document = read_document(text, faults)
    if most is not None:
        refuse_more(document, most, faults)
    return read_tree(document, faults)


def read_tree(document: Table, faults: Faults) -> ScenarioFile:
    """Read what is already parsed.  Raises ScenarioFileError."""
    head = read_head(document, faults)
    draft = Draft(Rows(Scenario(**head._asdict())), faults)
    read_sections(document, draft)
    entry = document.entries.get(CHECKS)
    checks = read_checks(entry.value if entry else None, faults)
    resolve_references(draft)
    judge_rows(draft, draft.refusals)
    faults.stop_here()
    complete_resources(draft.rows)
    network = take_snapshot(draft.rows)
    warnings = judge_network(network, draft)
    try_checks(checks, network, faults)
    faults.stop_here()
    return _finished(head, draft.rows, network, tuple(one.check for one in checks), warnings)


def _finished(
    head: Head,
    rows: Rows,
    network: Network,
    checks: tuple[Check, ...],
    warnings: tuple[Fault, ...],
) -> ScenarioFile:
    rows.scenario.checks = [check.as_json() for check in checks]
    texts = head.title, head.slug, head.description
    return ScenarioFile(*texts, rows, network, checks, warnings)
