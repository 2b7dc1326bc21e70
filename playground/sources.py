"""Where scenarios come from: an example, the database, or a file recognised by its content."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from django.db import Error as DatabaseProblem
from django.db import transaction
from django.utils.text import slugify

from playground import examples
from playground.checks import Check, stored_checks
from playground.engine.network import Network
from playground.exchange import (
    Bundle,
    BundleError,
    Imported,
    ImportOptions,
    ImportReport,
    import_bundle,
)
from playground.links import NOBODY, Maker, open_by, save_unlisted
from playground.models import Scenario
from playground.models.rows import Rows, load_rows
from playground.scenariofile import ScenarioFileError
from playground.snapshot import take_snapshot

EXAMPLES = Path(examples.__file__).parent
MOST_NAMED = 30
"""So many slugs are listed when none fits."""
TRIES = 3
"""So often a scenario is read that others edit meanwhile; then they wait."""


class Opened(NamedTuple):
    """A scenario, wherever it came from."""

    title: str
    slug: str
    description: str
    network: Network
    checks: Sequence[Check]
    rows: Rows
    findings: Sequence[str] | None = None
    """What AWS takes, but is unwise, at its place in the file; None where there is no file."""
    report: ImportReport | None = None
    """What is to be said of how it came; None where there is no file."""


class SourceError(Exception):
    """There is nothing to open, or it cannot be read; as text one line per fault."""


def open_scenario(argument: str, options: ImportOptions | None = None) -> Opened:
    """Open an example or a stored scenario by slug, or a file by path.  Raises SourceError.

    No slug has a separator or a dot, so what looks like a path is one; `./name` is one in any case.
    """
    if argument in examples.ORDER:
        return open_path(example_path(argument))
    stored = _stored(argument)
    if stored is not None:
        return stored
    if _exists(argument):
        return open_path(Path(argument), options)
    listing = ", ".join(examples.ORDER[:MOST_NAMED])
    raise SourceError(
        f"No example, scenario or file is called “{argument[:200]}”; the examples are: {listing}."
    )


def example_path(slug: str) -> Path:
    """The file of an example."""
    return EXAMPLES / f"{slug}.yaml"


def _exists(argument: str) -> bool:
    """Is there such a file?  Names that no file can have are simply not there."""
    try:
        return bool(argument) and Path(argument).exists()
    except (OSError, ValueError):
        return False


def _stored(slug: str) -> Opened | None:
    """The stored scenario; None as well when there is no database, or nothing in it yet."""
    if not re.fullmatch(r"[-\w]+", slug):
        return None
    try:
        opening = open_by(slug)
        return None if opening is None else open_stored(opening.scenario)
    except DatabaseProblem:
        return None


def open_stored(scenario: Scenario, rows: Rows | None = None) -> Opened:
    """A scenario of the database, by the rows that are at hand or else by those that are stored.

    Without rows, `scenario` becomes the revision that is stored, if that is a later one.
    """
    if rows is None:
        rows = _rows_of(scenario)
    network = take_snapshot(rows)
    checks = stored_checks(scenario.checks)
    slug = scenario.slug if scenario.is_listed else _slug_for_files(scenario)
    return Opened(scenario.title, slug, scenario.description, network, checks, rows)


def _rows_of(scenario: Scenario) -> Rows:
    """The rows of one revision: half of one and half of the next would be no network at all."""
    for _ in range(TRIES):
        rows = _undisturbed(scenario)
        if rows is not None:
            return rows
        scenario.refresh_from_db()
    with transaction.atomic():
        Scenario.objects.select_for_update().get(pk=scenario.pk)
        scenario.refresh_from_db()
        return load_rows(scenario)


def _undisturbed(scenario: Scenario) -> Rows | None:
    """The rows, or None if somebody has edited meanwhile."""
    try:
        rows = load_rows(scenario)
    except KeyError:  # a row refers to one that came after its turn
        rows = None
    stored = Scenario.objects.filter(pk=scenario.pk).values_list("revision", flat=True)
    return rows if list(stored) == [scenario.revision] else None


def _slug_for_files(scenario: Scenario) -> str:
    """Of what nobody lists the slug is a secret: no file that is passed on tells it."""
    return re.sub("[-_]+", "-", slugify(scenario.title)).strip("-") or "network"


def open_path(path: Path, options: ImportOptions | None = None) -> Opened:
    """Open a file or a folder, recognised by its content.  Raises SourceError."""
    return opened(import_paths([path], options))


def import_paths(paths: Sequence[Path], options: ImportOptions | None = None) -> Imported:
    """Read files and folders as one network.  Raises SourceError."""
    bundle = Bundle()
    try:
        for path in paths:
            bundle.add_path(path)
        return import_bundle(bundle, str(paths[0]), options or ImportOptions())
    except (BundleError, ScenarioFileError) as error:
        raise SourceError(str(error)) from error


def opened(imported: Imported) -> Opened:
    """What was imported, as what is open."""
    file, report = imported
    head = file.title, file.slug, file.description
    findings = tuple(map(str, file.warnings))
    return Opened(*head, file.network, file.checks, file.rows, findings, report)


def keep(imported: Imported, maker: Maker = NOBODY) -> Scenario:
    """Store what was imported under a name that nobody can guess; no list shows it."""
    rows = imported.scenario.rows
    rows.scenario.import_report = imported.report.as_json()
    return save_unlisted(rows, maker)
