"""The history of a scenario: its steps, each of them as it was, and what lies between two."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from playground.cabinet import Drawer, drawer_of
from playground.editing.doing import Done, restore, revert
from playground.editing.history import NoSuchStep, compare, look_at, open_step
from playground.editing.judging import sheet_in
from playground.editing.merging import Changes
from playground.editing.sheet import Refused, Sheet
from playground.models import Scenario
from playground.views.differences import ADDED, CHANGED, REMOVED, differences
from playground.views.here import Here, here_of
from playground.views.outlined import drawn_of, fates_in, outlined
from playground.views.steps import History, history_of, page_of, page_with, slider, step_at
from playground.views.workbench import inspected, render_page, show_drawer
from playground.views.you import SeeOther
from playground.visitors import Person, person_of

Context = dict[str, Any]
BEFORE, AFTER = "before", "after"
SIDES = ((BEFORE, "Before"), (AFTER, "After"))
MOST_TOLD = 100
"""Differences on one page; of more it is said how many there are."""


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
    context = {**slider(history, revision), "in_dialog": wanted == "history-panel"}
    if wanted != "history-step":
        number = _number(request, "page", page_with(history, revision))
        context["list"] = page_of(history, number)
    if wanted != "history-list":
        context |= _step(history, revision, request.GET.get("side", ""))
    response = render(request, parts.get(wanted, "history/page.html"), context)
    if wanted in parts and _is_here(request):
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
    older, newer = (_opened(history, one) for one in (a, b))
    sheets = sheet_in(older), sheet_in(newer)
    context = {
        **slider(history, b),
        **_between(history, (a, b), sheets, compare(*sheets), request.GET.get("side", "")),
        "steps": [step_at(history, one) for one in (a, b)],
        "scenario": newer,
    }
    return render(request, "history/comparison.html", context)


@require_POST
def restore_step(request: HttpRequest, slug: str, revision: int) -> HttpResponse:
    """Make the network what it was at a step; that is a step as well."""
    return _take(request, slug, revision, restore)


@require_POST
def revert_step(request: HttpRequest, slug: str, revision: int) -> HttpResponse:
    """Take one step back and keep what came later; where that cannot be, the step says why."""
    return _take(request, slug, revision, revert)


def _take(
    request: HttpRequest, slug: str, revision: int, act: Callable[[str, Person, int], Done]
) -> HttpResponse:
    history = _history(slug)
    if revision not in history:
        raise _no_step(revision)
    try:
        act(slug, person_of(request), revision)
    except Refused as refusal:
        problems = tuple(dict.fromkeys(fault.message for fault in refusal.faults))
        return _step_page(request, history, revision, problems)
    except NoSuchStep as problem:
        raise Http404(str(problem)) from problem
    return SeeOther(reverse("scenario", args=[slug]))


def _history(slug: str) -> History:
    scenario = Scenario.objects.filter(slug=slug, is_example=False).first()
    if scenario is None:
        raise Http404(f"No scenario that is called “{slug}” has a history.")
    return history_of(scenario)


def _opened(history: History, revision: int) -> Drawer:
    if revision not in history:
        raise _no_step(revision)
    if revision == history.last:
        return drawer_of(history.scenario)
    try:
        return open_step(history.scenario, revision)
    except (NoSuchStep, Refused) as problem:
        raise Http404(str(problem)) from problem


def _no_step(revision: int) -> Http404:
    return Http404(f"The history of this network has no step {revision}.")


def _step(history: History, revision: int, side: str) -> Context:
    """One step: who, what, when, what differs, and the picture with it outlined."""
    drawer = _opened(history, revision)
    url = reverse("scenario-history", args=[drawer.slug])
    context = {
        "scenario": drawer,
        "step": step_at(history, revision),
        "base": f"{url}?step={revision}&",
        "target": "#history-step",
    }
    if revision == history.first:
        return {**context, "picture": outlined(drawer, {})}
    opened = look_at(history.scenario, revision)
    sheets = opened.before, opened.after
    return context | _between(history, (revision - 1, revision), sheets, opened.edit.changes, side)


def _between(
    history: History,
    ends: tuple[int, int],
    sheets: tuple[Sheet, Sheet],
    changes: Changes,
    side: str,
) -> Context:
    told = differences(*sheets, changes)
    fates = [one.fate for one in told]
    side, picture = _picture(history, ends, changes, side)
    return {
        "differences": told[:MOST_TOLD],
        "untold": max(len(told) - MOST_TOLD, 0),
        "counts": [(fate, fates.count(fate)) for fate in (ADDED, CHANGED, REMOVED)],
        "side": side,
        "sides": SIDES,
        "picture": picture,
        "ends": ends,
    }


def _picture(
    history: History, ends: tuple[int, int], changes: Changes, side: str
) -> tuple[str, str]:
    """The state afterwards, unless the other is wanted or all that can be seen is what went."""
    marked = {}
    for name, revision in ((AFTER, ends[1]), (BEFORE, ends[0])):
        drawer = _opened(history, revision)
        fates = fates_in(drawer, sheet_in(drawer), changes)
        marked[name] = drawer, fates
        if side == name or (side != BEFORE and drawn_of(drawer, fates)):
            return name, outlined(drawer, fates)
    return AFTER, outlined(*marked[AFTER])


def _step_page(
    request: HttpRequest, history: History, revision: int, problems: tuple[str, ...] = ()
) -> HttpResponse:
    drawer = _opened(history, revision)
    path = reverse("scenario-step", args=[drawer.slug, revision])
    here = Here(path, past=revision) if problems else here_of(path, request.GET, revision)
    told: Context = {}
    if revision != history.first:
        step = look_at(history.scenario, revision)
        found = differences(step.before, step.after, step.edit.changes)
        told = {
            "differences": found[:MOST_TOLD],
            "untold": max(len(found) - MOST_TOLD, 0),
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
    """A small whole number of the query; anything else is as if it was not there."""
    text = request.GET.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _is_here(request: HttpRequest) -> bool:
    """Does the page that asks stand at this address?  In a dialog of another it does not."""
    current = getattr(request, "htmx").current_url_abs_path  # noqa: B009
    return bool(current) and current.partition("?")[0] == request.path
