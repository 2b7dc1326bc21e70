"""Undo and redo: the visitor's own steps, one at a press."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from playground.cabinet import Drawer
from playground.editing.doing import Done, redo, undo
from playground.views.editor.replies import edits
from playground.views.outcomes import take
from playground.views.shell import own_steps
from playground.visitors import Person, person_of


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
