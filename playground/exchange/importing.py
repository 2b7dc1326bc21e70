"""Importing: named contents become a scenario and a report, whatever format they are in."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, NamedTuple

from django.utils.text import slugify

from playground.exchange import describe, terraform
from playground.exchange.bundle import Bundle
from playground.exchange.cloudformation import reading as cloudformation
from playground.exchange.content import Content, ImportOptions
from playground.exchange.import_report import ImportReport
from playground.exchange.recognising import Format, may_be_scenario, recognise
from playground.exchange.sketch import Sketch
from playground.exchange.undescribed import not_described
from playground.kinds import KINDS
from playground.scenariofile import ScenarioFile, read
from playground.scenariofile.faults import Faults, UnreadableError
from playground.scenariofile.reading import read_tree
from playground.scenariofile.size import Most, refuse_more
from playground.scenariofile.tree import Spot

Importer = Callable[[Sequence[Content], Sketch, ImportOptions], dict[str, Any]]
"""Reads contents of its format into a sketch; returns what stands above: title, checks ..."""

IMPORTERS: dict[Format, Importer] = {
    Format.DESCRIBE: describe.read,
    Format.CLOUDFORMATION: cloudformation.read,
    Format.TERRAFORM: terraform.read,
}
UNDESCRIBED = "undescribed"
ONE_AT_A_TIME = (Format.CLOUDFORMATION, Format.TERRAFORM, Format.SCENARIO)


class Imported(NamedTuple):
    """A scenario that is not stored, and what is to be said of how it came."""

    scenario: ScenarioFile
    report: ImportReport


def import_bundle(bundle: Bundle, name: str, options: ImportOptions) -> Imported:
    """Import what was collected; `name` is what the scenario is called where nothing says so.

    Raises ScenarioFileError with every fault, each with its file and its place.
    """
    with _nothing_thrown_away():
        return _import(bundle, name, options)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """All that an import makes lives on: to look for garbage in it takes as long as the import."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


def _import(bundle: Bundle, name: str, options: ImportOptions) -> Imported:
    faults = Faults(name)
    form, contents, others = _sorted_out(bundle, faults)
    report = ImportReport([f"{one.name}: {form.value}" for one in contents])
    for other in others:
        report.note(f"{other} was not read: it is none of the formats that are known.")
    most = Most(options.most, options.most_checks)
    if form is Format.SCENARIO:
        scenario = read(contents[0].data, contents[0].name, most)
        return Imported(scenario, _finished(report, _rows(scenario), scenario))
    sketch = Sketch(faults, report)
    head = _read(IMPORTERS[form], contents, sketch, options)
    faults.stop_here()
    _refuse_none_or_too_many(sketch, options.most)
    stem = PurePath(name).name.split(".")[0]
    words = stem.replace("_", "-")
    named = {"title": words.replace("-", " ").capitalize()[:200], "slug": _slug(words)}
    tree = sketch.to_tree(**_said(named | head))
    refuse_more(tree, most, faults)
    scenario = read_tree(tree, faults)
    return Imported(scenario, _finished(report, _sketched(sketch), scenario))


def _refuse_none_or_too_many(sketch: Sketch, most: int) -> None:
    count = len(sketch.resources)
    if not count:
        others = [f"{one.kind} ({len(one.ids)})" for one in sketch.report.unmodelled[:10]]
        others += [f"{one.kind} {one.id}: {one.why}" for one in sketch.report.left_out[:10]]
        there = f", only: {'; '.join(others)}" if others else ""
        sketch.faults.add(None, f"There is no resource in it that is modelled here{there}.")
    if count > most:
        message = f"These are {count:,} resources; at most {most:,} can be opened here."
        sketch.faults.add(None, message)
    sketch.faults.stop_here()


def _slug(words: str) -> str:
    return "-".join(filter(None, slugify(words)[:100].split("-")))


def _said(head: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in head.items() if value}


def _read(
    importer: Importer, contents: Sequence[Content], sketch: Sketch, options: ImportOptions
) -> dict[str, Any]:
    try:
        return importer(contents, sketch, options)
    except UnreadableError as error:
        sketch.faults.add(error.spot, error.message)
        raise sketch.faults.error() from None


def _sorted_out(bundle: Bundle, faults: Faults) -> tuple[Format, list[Content], list[str]]:
    """The format of the bundle, its contents, and the names of those that are nothing."""
    known: dict[Format, list[Content]] = {}
    others = list(bundle.skipped)
    for content in bundle.contents:
        form = _recognised(content, len(bundle.contents) == 1, faults)
        if form is None:
            others.append(content.name)
        else:
            known.setdefault(form, []).append(content)
    faults.stop_here()
    if not known:
        faults.add(None, _nothing_known(others))
    elif len(known) > 1:
        names = "; ".join(f"{one.value}: {contents[0].name}" for one, contents in known.items())
        faults.add(None, f"Several formats are mixed here; import one at a time: {names}.")
    faults.stop_here()
    [(form, contents)] = known.items()
    if form in ONE_AT_A_TIME and len(contents) > 1:
        names = ", ".join(one.name for one in contents[:10])
        faults.add(None, f"There are {len(contents)} of them; import one at a time: {names}.")
        faults.stop_here()
    return form, contents, others


def _recognised(content: Content, alone: bool, faults: Faults) -> Format | None:
    """What it is.  A file that was named alone is a scenario file if it is nothing else."""
    try:
        known = recognise(content)
        return Format.SCENARIO if known is None and alone and may_be_scenario(content) else known
    except UnreadableError as error:
        spot = error.spot
        faults.add((spot or Spot(0, 0))._replace(file=content.name), error.message)
        return None


def _nothing_known(others: list[str]) -> str:
    if not others:
        return "There is no file here that could be read."
    listing = ", ".join(others[:10])
    return (
        f"Nothing here is in a format that is known: {listing}. AWS describe JSON has a key such "
        "as “Vpcs” on top, a CloudFormation template “Resources”, what “terraform show "
        "-json” prints “format_version”, a scenario file “format”."
    )


def _rows(scenario: ScenarioFile) -> dict[str, int]:
    """Section -> how many of it the file describes, and AWS makes by itself beside them."""
    rows = {kind.section: scenario.rows.of(kind.model) for kind in KINDS}
    return {section: sum(not one.undescribed for one in every) for section, every in rows.items()}


def _sketched(sketch: Sketch) -> dict[str, int]:
    """Section -> how many of it the source describes."""
    sections = {kind.section: sketch.of(kind.section) for kind in KINDS}
    return {
        section: sum(UNDESCRIBED not in one.values for one in every)
        for section, every in sections.items()
    }


def _finished(report: ImportReport, counts: dict[str, int], scenario: ScenarioFile) -> ImportReport:
    for kind in KINDS:
        count = counts[kind.section]
        if count:
            report.came_in[kind.label if count == 1 else kind.plural] = count
    told = {one.id for one in report.not_described}
    report.not_described += [one for one in not_described(scenario) if one.id not in told]
    report.findings = [str(one) for one in scenario.warnings]
    return report
