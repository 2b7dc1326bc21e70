"""How much a file describes: counted before any of it is judged, which takes its time."""

from typing import NamedTuple

from playground.scenariofile.faults import Faults
from playground.scenariofile.head import CHECKS
from playground.scenariofile.sections import SECTIONS
from playground.scenariofile.tree import Listing, Table


class Most(NamedTuple):
    """So much is taken."""

    resources: int
    checks: int


def refuse_more(document: Table, most: Most, faults: Faults) -> None:
    """Raises ScenarioFileError where a file describes more."""
    sections = (document.entries[name].value for name in SECTIONS if name in document.entries)
    resources = sum(len(one.entries) for one in sections if isinstance(one, Table))
    checks = document.entries[CHECKS].value if CHECKS in document.entries else None
    asked = len(checks.items) if isinstance(checks, Listing) else 0
    for count, limit, what in (
        (resources, most.resources, "resources"),
        (asked, most.checks, "checks"),
    ):
        if count > limit:
            faults.add(None, f"These are {count:,} {what}; at most {limit:,} can be opened here.")
    faults.stop_here()
