"""The history of a scenario: its steps, each of them as it was, and what lies between two."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from playground.cabinet import Drawer
from playground.editing.doing import Done, restore, revert
from playground.editing.history import NoSuchStep, compare, look_at
from playground.editing.judging import sheet_in
from playground.editing.sheet import Refused
from playground.views.here import STEP, Here, here_of, scenario_path
from playground.views.history.between import between, opened, reached, shown_step, some_of
from playground.views.history.differences import differences
from playground.views.history.steps import History, history_of, page_of, page_with, slider, step_at
from playground.views.replies.presses import answered, edits
from playground.views.requests import asked_from, is_htmx, opening_or_404, whole_number
from playground.views.workbench import inspected, render_page, show_drawer
from playground.visitors import Person, person_of

Context = dict[str, Any]


@require_safe
def show_history(request: HttpRequest, slug: str) -> HttpResponse:
    """The slider, a page of steps, and one step; for htmx the part that it asks for."""
    history = _history(slug)
    revision = _number(request, "step", history.last)
    revision = min(max(revision, history.first), history.last)
    parts = {
        "history-panel": "history/_panel.html",
        "history-step": "history/_step.html",
        "history-list": "history/_list.html",
    }
    wanted = getattr(request, "htmx").target or ""  # noqa: B009  (set by the middleware)
    context = {
        **slider(history, revision),
        "in_dialog": wanted == "history-panel",
        "in_place": asked_from(request).path == scenario_path(slug),
    }
    if wanted != "history-step":
        number = _number(request, "page", page_with(history, revision))
        context["list"] = page_of(history, number)
    if wanted != "history-list":
        context |= shown_step(history, revision, request.GET.get("side", ""))
    response = render(request, parts.get(wanted, "history/page.html"), context)
    if wanted in parts and asked_from(request).path == request.path:  # and not from a dialog
        replace_url(response, f"{request.path}?step={revision}")
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


@require_safe
def show_step(request: HttpRequest, slug: str, revision: int) -> HttpResponse:
    """The scenario as it was: to select, to trace and to read, not to change."""
    return _step_page(request, _history(slug), revision)


@require_safe
def choose_comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """To the page of the two steps that a form names."""
    history = _history(slug)
    a, b = (_number(request, key, history.last) for key in ("a", "b"))
    a, b = (min(max(one, history.first), history.last) for one in (a, b))
    return HttpResponseRedirect(reverse("scenario-comparison", args=[slug, a, b]))


@require_safe
def show_comparison(request: HttpRequest, slug: str, a: int, b: int) -> HttpResponse:
    """What lies between two steps, told and in the picture."""
    history = _history(slug)
    older, newer = (opened(history, one) for one in (a, b))
    sheets = sheet_in(older), sheet_in(newer)
    context = {
        **slider(history, b),
        **between(history, (a, b), sheets, compare(*sheets), request.GET.get("side", "")),
        "steps": [step_at(history, one) for one in (a, b)],
        "scenario": newer,
    }
    return render(request, "history/comparison.html", context)


@require_POST
@edits
def restore_step(request: HttpRequest, drawer: Drawer, revision: int) -> HttpResponse:
    """Make the network what it was at a step; that is a step as well."""
    return _take(request, drawer, revision, restore)


@require_POST
@edits
def revert_step(request: HttpRequest, drawer: Drawer, revision: int) -> HttpResponse:
    """Take one step back and keep what came later; where that cannot be, the step says why."""
    return _take(request, drawer, revision, revert)


def _take(
    request: HttpRequest,
    drawer: Drawer,
    revision: int,
    act: Callable[[str, Person, int], Done],
) -> HttpResponse:
    history = _history(drawer.slug)
    reached(history, revision)
    try:
        done = act(drawer.slug, person_of(request), revision)
    except Refused as refusal:
        problems = tuple(dict.fromkeys(fault.message for fault in refusal.faults))
        return _say_why(request, history, revision, problems)
    except NoSuchStep as problem:
        raise Http404(str(problem)) from problem
    return answered(request, drawer, done)


def _say_why(
    request: HttpRequest, history: History, revision: int, problems: tuple[str, ...]
) -> HttpResponse:
    if not is_htmx(request):
        return _step_page(request, history, revision, problems)
    context = {
        **slider(history, revision),
        **shown_step(history, revision, ""),
        "in_place": True,
        "problems": problems,
    }
    return render(request, "history/_step.html", context)


def _history(slug: str) -> History:
    opening = opening_or_404(slug)
    if opening.scenario.is_example:
        raise Http404(f"No scenario that is called “{slug}” has a history.")
    return history_of(opening.scenario, slug, opening.may_edit)


def _step_page(
    request: HttpRequest, history: History, revision: int, problems: tuple[str, ...] = ()
) -> HttpResponse:
    drawer = opened(history, revision)
    path = reverse("scenario-step", args=[history.slug, revision])
    here = Here(path, still=STEP) if problems else here_of(path, request.GET, STEP)
    told: Context = {}
    if revision != history.first:
        step = look_at(history.scenario, revision)
        told = {
            **some_of(differences(step.before, step.after, step.edit.changes)),
            "ends": (revision - 1, revision),
        }
    extra = {
        **slider(history, revision),
        **told,
        "step": step_at(history, revision),
        "problems": problems,
    }

    def page(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
        inspector = inspected(drawer, here)
        status = 409 if problems else 200
        return render_page(request, drawer, here, inspector, status, "history/step.html", **extra)

    return show_drawer(request, drawer, here, page)


def _number(request: HttpRequest, key: str, otherwise: int) -> int:
    """Of the query; anything but a small whole number is as if it was not there."""
    found = whole_number(request.GET.get(key, ""))
    return otherwise if found is None else found
