"""The history of a scenario: its steps, any earlier state of it, and what lies between two."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from playground.cabinet import Drawer, drawer_of, opened_at, put_in_past
from playground.editing.judging import sheet_in
from playground.editing.merging import Changes, Side, difference, inverse, replayed
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


class StepLine(NamedTuple):
    """What is known of every step at once: enough to draw all of them, and little to fetch."""

    revision: int
    visitor: str
    colour: str
    action: str
    of: int | None


class Opened(NamedTuple):
    """A step with what it changed, and what was said before and after it."""

    edit: Edit
    before: Sheet
    after: Sheet


def steps(scenario: Scenario) -> list[Edit]:
    """Every step without what it changed, the first one first."""
    return list(scenario.edits.defer("changes").order_by("revision"))


def steps_of(scenario: Scenario, visitor: str) -> list[Edit]:
    """The steps of one person, as far as it takes to know which of them stand."""
    mine = scenario.edits.filter(visitor=visitor).order_by("revision")
    return list(mine.only("revision", "visitor", "action", "of"))


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


def step_lines(scenario: int) -> list[StepLine]:
    """A line for every step of a scenario, by its key; the first one first."""
    found = Edit.objects.filter(scenario=scenario).order_by("revision")
    return [StepLine(*row) for row in found.values_list(*StepLine._fields)]


def taken_back(found: Sequence[StepLine]) -> dict[int, int]:
    """Which steps do not stand any more, and by which later step: the latest word counts.

    A step that was itself taken back has no word.
    """
    said: dict[int, int | None] = {}
    restored = back_to = 0
    for one in reversed(found):
        if restored and one.revision > back_to:
            said.setdefault(one.revision, restored)
        if said.get(one.revision) or one.of is None:
            continue
        if one.action == Edit.RESTORE:
            restored, back_to = one.revision, one.of
        else:
            said.setdefault(one.of, None if one.action == Edit.REDO else one.revision)
    return {revision: by for revision, by in sorted(said.items()) if by is not None}


def sheet_at(scenario: Scenario, revision: int) -> Sheet:
    """What the scenario said at a revision.  Raises NoSuchStep."""
    return _back(sheet_in(drawer_of(scenario)), scenario, revision)


def _back(now: Sheet, scenario: Scenario, revision: int) -> Sheet:
    """Of each resource what it was before the first later step that is about it.

    Steps are read one after the other, as those of a long history need not be in memory at once.
    """
    later = scenario.edits.filter(revision__gt=revision, revision__lte=scenario.revision)
    was: dict[Ref, Side] = {}
    found = 0
    for changes in _changes(later):
        found += 1
        for ref, (before, _) in changes.items():
            was.setdefault(ref, before)
    if not 0 < revision <= scenario.revision or found != scenario.revision - revision:
        raise no_step(revision)
    return replayed(now, {ref: (None, before) for ref, before in was.items()})


def _changes(edits: "QuerySet[Edit]") -> Iterator[Changes]:
    yield from edits.order_by("revision").values_list("changes", flat=True).iterator(chunk_size=100)


def no_step(revision: int) -> NoSuchStep:
    """What is said where the history does not reach."""
    return NoSuchStep(f"The history of this network has no step {revision}.")


def edit_of(scenario: Scenario, revision: int) -> Edit:
    """What made a revision.  Raises NoSuchStep, also for the first: nobody made it."""
    edit: Edit | None = scenario.edits.filter(revision=revision).first()
    if edit is None:
        raise no_step(revision)
    return edit


def look_at(scenario: Scenario, revision: int) -> Opened:
    """A step, and what it made of what.  Raises NoSuchStep, also for the first."""
    edit = edit_of(scenario, revision)
    after = sheet_in(open_step(scenario, revision))
    return Opened(edit, replayed(after, inverse(edit.changes)), after)


def open_step(scenario: Scenario, revision: int) -> Drawer:
    """The scenario as it was.  Raises NoSuchStep."""
    known = opened_at(scenario.pk, revision)
    if known is not None:
        return known
    earlier = Scenario.objects.get(pk=scenario.pk)
    reading = read_sheet(sheet_at(scenario, revision), earlier)
    earlier.revision = revision
    return put_in_past(Drawer(earlier, reading.rows))


def compare(before: Sheet, after: Sheet) -> Changes:
    """What lies between two states: id -> what it was, what it became."""
    return difference(before, after)
