"""Where scenarios come from: an example, the database, or a file recognised by its content."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from django.db import Error as DatabaseProblem

from playground import examples
from playground.checks import Check, stored_checks
from playground.engine.network import Network
from playground.models import Scenario
from playground.models.rows import Rows, load_rows
from playground.scenariofile import ScenarioFileError, read
from playground.snapshot import take_snapshot

EXAMPLES = Path(examples.__file__).parent
MOST_NAMED = 30
"""So many slugs are listed when none fits."""


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


class SourceError(Exception):
    """There is nothing to open, or it cannot be read; as text one line per fault."""


def open_scenario(argument: str) -> Opened:
    """Open an example or a stored scenario by slug, or a file by path.  Raises SourceError.

    No slug has a separator or a dot, so what looks like a path is one; `./name` is one in any case.
    """
    if argument in examples.ORDER:
        return open_path(example_path(argument))
    stored = _stored(argument)
    if stored is not None:
        return stored
    if _exists(argument):
        return open_path(Path(argument))
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
        scenario = Scenario.objects.filter(slug=slug).first()
        return None if scenario is None else open_stored(scenario)
    except DatabaseProblem:
        return None


def open_stored(scenario: Scenario) -> Opened:
    """A scenario of the database."""
    rows = load_rows(scenario)
    network = take_snapshot(rows)
    checks = stored_checks(scenario.checks)
    return Opened(scenario.title, scenario.slug, scenario.description, network, checks, rows)


# --- Files: each reader recognises its own by the content, whatever the file is called.


class Content(NamedTuple):
    """What is known of a file before anybody reads it: its bytes and its outermost keys."""

    path: Path
    data: bytes
    keys: frozenset[str]


class Reader(NamedTuple):
    """One kind of file."""

    name: str
    recognises: Callable[[Content], bool]
    read: Callable[[Content], Opened]


def open_path(path: Path) -> Opened:
    """Open a file or a folder.  Raises SourceError."""
    try:
        data = b"" if path.is_dir() else path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}.") from error
    content = Content(path, data, _outermost_keys(data))
    reader = next(reader for reader in READERS if reader.recognises(content))
    return reader.read(content)


def _outermost_keys(data: bytes) -> frozenset[str]:
    """The keys of a JSON mapping, else what stands unindented before a colon in a text."""
    if b"\0" in data:
        return frozenset()
    if data.lstrip().startswith(b"{"):
        try:
            return frozenset(json.loads(data))
        except (ValueError, RecursionError):
            return frozenset()
    found = re.findall(rb"^[\"']?([A-Za-z_]\w*)[\"']?[ \t]*:", data, re.MULTILINE)
    return frozenset(key.decode() for key in found)


def _read_scenario_file(content: Content) -> Opened:
    try:
        file = read(content.data, str(content.path))
    except ScenarioFileError as error:
        raise SourceError(str(error)) from error
    findings = tuple(map(str, file.warnings))
    head = file.title, file.slug, file.description
    return Opened(*head, file.network, file.checks, file.rows, findings)


def _with_any(*keys: str) -> Callable[[Content], bool]:
    return lambda content: not content.keys.isdisjoint(keys)


def _not_yet(name: str, recognises: Callable[[Content], bool]) -> Reader:
    def refuse(content: Content) -> Opened:
        raise SourceError(f"{content.path}: this is {name}, which is not read yet.")

    return Reader(name, recognises, refuse)


READERS: tuple[Reader, ...] = (
    Reader("a scenario file", _with_any("format"), _read_scenario_file),
    _not_yet("a folder", lambda content: content.path.is_dir()),
    _not_yet("a zip archive", lambda content: content.data.startswith(b"PK\x03\x04")),
    _not_yet(
        "a Terraform plan or state",
        _with_any("terraform_version", "format_version", "planned_values", "values"),
    ),
    _not_yet("a CloudFormation template", _with_any("AWSTemplateFormatVersion", "Resources")),
    _not_yet(
        "AWS describe output",
        # Every describe answer has capitalised keys; a scenario file has none.
        lambda content: any(key[:1].isupper() for key in content.keys),
    ),
    Reader("a scenario file", lambda content: True, _read_scenario_file),
)
"""Every kind of file in the order of asking; the last one takes what is left."""
