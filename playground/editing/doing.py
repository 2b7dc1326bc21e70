"""Doing: an act becomes a step of history, in one transaction, and everybody hears of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from copy import copy
from threading import RLock
from typing import NamedTuple

from django.db import connection, transaction

from playground.cabinet import Drawer, drawer_of, put_in
from playground.editing.acts import Act
from playground.editing.history import NoSuchStep, edit_of, sheet_at, standing, steps_of
from playground.editing.judging import judged, remember, sheet_in
from playground.editing.merging import difference, inverse, merged
from playground.editing.sheet import Sheet, sheet_of
from playground.editing.storing import store
from playground.editing.telling import fitting, nothing_left, told_of
from playground.engine.nodes import Ref
from playground.links import open_by
from playground.live import announce
from playground.models import Scenario
from playground.models.history import Edit
from playground.visitors import Person

NOTHING = {
    Edit.UNDO: "There is nothing of yours to take back.",
    Edit.REDO: "There is nothing of yours to do again.",
}
_turn = RLock()
"""SQLite lets writers try again and again, and somebody never gets through: here they queue."""


class NotEditable(Exception):  # noqa: N818
    """There is no such scenario, or this link does not let one edit it; as text, why."""


class Done(NamedTuple):
    """What came of it: the new revision, whom the act was about, who changed, a line of history."""

    revision: int
    id: Ref
    changed: tuple[Ref, ...]
    summary: str


class _Intent(NamedTuple):
    """What is to become a step of the history."""

    sheet: Sheet
    summary: str
    id: Ref = ""
    action: str = Edit.EDIT
    of: int | None = None
    idle: str = ""
    """What is said where it changes nothing, and is a step: somebody's undo has come past it."""


def do(slug: str, person: Person, act: Act) -> Done:
    """Raises NotEditable, Refused, Conflict or InUse; then nothing is stored."""

    def intent(scenario: Scenario, sheet: Sheet) -> _Intent:
        return _Intent(act.on(sheet), act.summary(sheet), act.id)

    return _take(slug, person, intent)


def undo(slug: str, person: Person) -> Done:
    """Take back one's own latest step that stands.  Raises NoSuchStep, Refused, NotEditable."""
    return _move(slug, person, Edit.UNDO)


def redo(slug: str, person: Person) -> Done:
    """Do again what one has undone last.  Raises NoSuchStep, Refused, NotEditable."""
    return _move(slug, person, Edit.REDO)


def _move(slug: str, person: Person, action: str) -> Done:
    """Back or forth among one's own steps, by one."""

    def intent(scenario: Scenario, sheet: Sheet) -> _Intent:
        may = standing(steps_of(scenario, person.id), person.id)
        mine = may.undo if action == Edit.UNDO else may.redo
        if not mine:
            raise NoSuchStep(NOTHING[action])
        edit = scenario.edits.get(revision=mine[-1])
        changes = inverse(edit.changes) if action == Edit.UNDO else edit.changes
        told, idle = told_of(action, edit), nothing_left(action, edit)
        return _Intent(merged(sheet, changes), told, "", action, edit.revision, idle)

    return _take(slug, person, intent)


def revert(slug: str, person: Person, revision: int) -> Done:
    """Take back any one step of anybody, and keep what came later.

    Raises NoSuchStep, Refused, NotEditable.
    """

    def intent(scenario: Scenario, sheet: Sheet) -> _Intent:
        edit = edit_of(scenario, revision)
        after = merged(sheet, inverse(edit.changes))
        return _Intent(after, told_of(Edit.REVERT, edit), "", Edit.REVERT, revision)

    return _take(slug, person, intent)


def restore(slug: str, person: Person, revision: int) -> Done:
    """Make the network what it was at a revision.

    Raises NoSuchStep, NotEditable, and Refused where what it was has faults that it has not now.
    """

    def intent(scenario: Scenario, sheet: Sheet) -> _Intent:
        summary = f"Restored step {revision}"
        return _Intent(sheet_at(scenario, revision), summary, "", Edit.RESTORE, revision)

    return _take(slug, person, intent)


def _take(slug: str, person: Person, intent: Callable[[Scenario, Sheet], _Intent]) -> Done:
    """The whole way: lock, change, judge, store, keep the step, and tell everybody."""
    with _queue(), transaction.atomic():
        scenario = _locked(slug)
        before = drawer_of(scenario)
        taken = intent(scenario, sheet_in(before))
        reading = judged(before, taken.sheet)
        sheet = sheet_of(reading.rows)
        changes = difference(sheet_in(before), sheet)
        if not changes and not taken.idle:
            return Done(scenario.revision, taken.id, (), "")
        kept = copy(reading.rows.scenario)
        kept.revision = scenario.revision + 1
        reading.rows.scenario = kept
        store(kept, reading.rows, before.opened.rows, changes)
        summary = fitting(taken.summary if changes else taken.idle)
        Edit.objects.create(
            scenario=kept,
            revision=kept.revision,
            visitor=person.id,
            name=person.name,
            colour=person.colour,
            action=taken.action,
            of=taken.of,
            summary=summary,
            changes=changes,
        )
        drawer = Drawer(kept, reading.rows)
        remember(drawer, sheet)
        transaction.on_commit(lambda: _publish(drawer))
    return Done(kept.revision, taken.id, tuple(changes), summary)


def _queue() -> AbstractContextManager[object]:
    return _turn if connection.vendor == "sqlite" else nullcontext()


def _publish(drawer: Drawer) -> None:
    put_in(drawer)
    announce(drawer.scenario, drawer.revision)


def _locked(slug: str) -> Scenario:
    opening = open_by(slug)
    if opening is None:
        raise NotEditable(f"No scenario is called “{slug}”.")
    if not opening.may_edit:
        raise NotEditable(opening.why_not)
    locked = Scenario.objects.select_for_update().filter(pk=opening.scenario.pk).first()
    if locked is None:
        raise NotEditable("Whoever made this network has deleted it.")
    found: Scenario = locked
    return found
