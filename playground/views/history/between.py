"""A step of history, and what lies between two: told, and outlined in the picture of one."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from playground.cabinet import Drawer, drawer_of
from playground.editing.history import NoSuchStep, look_at, no_step, open_step
from playground.editing.judging import sheet_in
from playground.editing.merging import Changes
from playground.editing.sheet import Refused, Sheet
from playground.views.history.differences import ADDED, CHANGED, REMOVED, Difference, differences
from playground.views.history.outlined import USES, drawn_of, fates_in, outlined
from playground.views.history.steps import History, step_at

Context = dict[str, Any]
BEFORE, AFTER = "before", "after"
SIDES = ((BEFORE, "Before"), (AFTER, "After"))
MOST_TOLD = 100
"""Differences on one page; of more it is said how many there are."""


def reached(history: History, revision: int) -> None:
    """Raises Http404 where the history does not reach."""
    if revision not in history:
        raise Http404(str(no_step(revision)))


def opened(history: History, revision: int) -> Drawer:
    """The scenario as it was.  Raises Http404."""
    reached(history, revision)
    if revision == history.last:
        return drawer_of(history.scenario).seen_by(history.slug)
    try:
        return open_step(history.scenario, revision).seen_by(history.slug)
    except (NoSuchStep, Refused) as problem:
        raise Http404(str(problem)) from problem


def shown_step(history: History, revision: int, side: str) -> Context:
    """One step: who, what, when, what differs, and the picture with it outlined."""
    drawer = opened(history, revision)
    url = reverse("scenario-history", args=[drawer.slug])
    context = {
        "scenario": drawer,
        "step": step_at(history, revision),
        "base": f"{url}?step={revision}&",
        "target": "#history-step",
    }
    if revision == history.first:
        return {**context, "picture": outlined(drawer, {})}
    step = look_at(history.scenario, revision)
    sheets = step.before, step.after
    return context | between(history, (revision - 1, revision), sheets, step.edit.changes, side)


def between(
    history: History,
    ends: tuple[int, int],
    sheets: tuple[Sheet, Sheet],
    changes: Changes,
    side: str,
) -> Context:
    """What lies between two steps; `side` is whose picture is wanted."""
    told = differences(*sheets, changes)
    fates = [one.fate for one in told]
    side, picture = _picture(history, ends, changes, side)
    return {
        **some_of(told),
        "counts": [(fate, fates.count(fate)) for fate in (ADDED, CHANGED, REMOVED)],
        "side": side,
        "sides": SIDES,
        "picture": picture,
        "uses": f'"outline-mark {USES}"' in picture,
        "ends": ends,
    }


def _picture(
    history: History, ends: tuple[int, int], changes: Changes, side: str
) -> tuple[str, str]:
    """The state afterwards, unless the other is wanted or all that can be seen is what went."""
    marked = {}
    for name, revision in ((AFTER, ends[1]), (BEFORE, ends[0])):
        drawer = opened(history, revision)
        fates = fates_in(drawer, sheet_in(drawer), changes)
        marked[name] = drawer, fates
        if side == name or (side != BEFORE and drawn_of(drawer, fates)):
            return name, outlined(drawer, fates)
    return AFTER, outlined(*marked[AFTER])


def some_of(told: list[Difference]) -> Context:
    """As many differences as there is room for, and how many more there are."""
    return {"differences": told[:MOST_TOLD], "untold": max(len(told) - MOST_TOLD, 0)}
