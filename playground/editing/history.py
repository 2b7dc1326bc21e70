"""The history of a scenario: its steps, any earlier state of it, and what lies between two."""

from collections.abc import Iterable
from typing import NamedTuple

from playground.cabinet import Drawer, drawer_of, opened_at, put_in
from playground.editing.judging import sheet_in
from playground.editing.merging import Changes, difference, inverse, replayed
from playground.editing.sheet import Sheet, read_sheet
from playground.engine.nodes import Ref
from playground.models import Scenario
from playground.models.history import Edit


class NoSuchStep(LookupError):  # noqa: N818
    """The history does not reach there; as text a sentence."""


class Standing(NamedTuple):
    """The steps of one person that can be taken back, and those that can be done again; the next
    one last, by their revisions."""

    undo: list[int]
    redo: list[int]


def steps(scenario: Scenario) -> list[Edit]:
    """Every step without what it changed, the first one first."""
    return list(scenario.edits.defer("changes").order_by("revision"))


def standing(edits: Iterable[Edit], visitor: str) -> Standing:
    """What one person may undo and redo: their own steps, whatever others did in between."""
    found = Standing([], [])
    for edit in edits:
        if edit.visitor != visitor:
            continue
        if edit.action == Edit.UNDO:
            _move(edit.of, found.undo, found.redo)
        elif edit.action == Edit.REDO:
            _move(edit.of, found.redo, found.undo)
        else:
            found.undo.append(edit.revision)
            found.redo.clear()
    return found


def _move(revision: int | None, source: list[int], target: list[int]) -> None:
    if revision is not None and revision in source:
        source.remove(revision)
        target.append(revision)


def sheet_at(scenario: Scenario, revision: int) -> Sheet:
    """What the scenario said at a revision.  Raises NoSuchStep."""
    return _back(sheet_in(drawer_of(scenario)), scenario, revision)


def _back(now: Sheet, scenario: Scenario, revision: int) -> Sheet:
    later = scenario.edits.filter(revision__gt=revision, revision__lte=scenario.revision)
    found = list(later.order_by("-revision").values_list("revision", "changes"))
    if not 0 < revision <= scenario.revision or len(found) != scenario.revision - revision:
        message = f"The history of this network has no step {revision}."
        raise NoSuchStep(message)
    for _, changes in found:
        now = replayed(now, inverse(changes))
    return now


def open_step(scenario: Scenario, revision: int) -> Drawer:
    """The scenario as it was.  Raises NoSuchStep."""
    known = opened_at(scenario.pk, revision)
    if known is not None:
        return known
    earlier = Scenario.objects.get(pk=scenario.pk)
    reading = read_sheet(sheet_at(scenario, revision), earlier)
    earlier.revision = revision
    return put_in(Drawer(earlier, reading.rows))


def compare(before: Sheet, after: Sheet) -> Changes:
    """What lies between two states: id -> what it was, what it became."""
    return difference(before, after)


def touched(changes: Changes) -> tuple[Ref, ...]:
    """Whom a step is about."""
    return tuple(changes)
