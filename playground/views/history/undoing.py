"""Undo and redo: the visitor's own steps, one at a press."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from playground.cabinet import Drawer
from playground.editing.doing import Done, redo, undo
from playground.editing.history import standing
from playground.models import Edit
from playground.views.replies.presses import edits, take
from playground.visitors import Person, person_of


class OwnSteps(NamedTuple):
    """What the visitor would take back, and do again; "" where there is nothing."""

    undo: str
    redo: str


def own_steps(drawer: Drawer, person: Person) -> OwnSteps:
    """The next steps of one person, by their lines of history."""
    scenario, _ = drawer.key
    mine = Edit.objects.filter(scenario=scenario, visitor=person.id).defer("changes")
    edits = list(mine.order_by("revision"))
    said = {edit.revision: edit.summary for edit in edits}
    may = standing(edits, person.id)
    undo, redo = (said[found[-1]] if found else "" for found in (may.undo, may.redo))
    return OwnSteps(undo, redo)


@require_POST
@edits
def undo_step(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """Take back what the visitor did last."""
    return _move(request, drawer, undo)


@require_POST
@edits
def redo_step(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """Do again what the visitor has taken back last."""
    return _move(request, drawer, redo)


@require_safe
@edits
def show_own_steps(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """The two buttons, which say what they would do now."""
    return _buttons(request, drawer)


def _move(
    request: HttpRequest, drawer: Drawer, step: Callable[[str, Person], Done]
) -> HttpResponse:
    return take(
        request,
        drawer,
        lambda person: step(drawer.slug, person),
        lambda: _buttons(request, drawer),
    )


def _buttons(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    context = {"scenario": drawer, "steps": own_steps(drawer, person_of(request))}
    return render(request, "scenario/_steps.html", context)
