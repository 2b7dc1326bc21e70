"""The preview: what is wrong with what is being typed, and which checks it would change."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer
from playground.editing.acts import Act, Conflict, Several
from playground.editing.judging import CheckChange, Outcome, try_act
from playground.editing.sheet import Refused, Told
from playground.views.editor.conflicts import who_changed
from playground.views.editor.editing import act_of, read_in, refused_form, topic_to_add, typed_in
from playground.views.editor.forms import Form, Topic
from playground.views.editor.lost import by_name, who_deleted
from playground.views.editor.topics import topic_of
from playground.views.replies.presses import edits

STALE = "{} has changed this meanwhile. When you save, you choose what is kept where you differ."
DELETED = "{} has deleted this meanwhile. When you save, you may add it again as you typed it."


class Slot(NamedTuple):
    """Where messages stand, and the messages."""

    path: str
    errors: tuple[str, ...]
    advice: tuple[str, ...]


@require_POST
@edits
def preview_new(request: HttpRequest, drawer: Drawer, kind: str) -> HttpResponse:
    """Of what is to be added."""
    return _preview(request, drawer, topic_to_add(request, drawer, kind))


@require_POST
@edits
def preview_change(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """Of what is there."""
    topic = topic_of(drawer, ref)
    if topic is None:
        by = who_deleted(drawer, ref, request.POST.get("revision", ""))
        return _told(request, drawer, stale=DELETED.format(by or "Somebody"))
    return _preview(request, drawer, topic)


def _preview(request: HttpRequest, drawer: Drawer, topic: Topic) -> HttpResponse:
    """Only what goes into the slots of the form and its strip; nothing is stored."""
    typed = typed_in(request, topic)
    reading = read_in(drawer, topic, typed, request.POST.get("revision", ""))
    faults: tuple[Told, ...] = tuple(reading.faults)
    checks: list[CheckChange] = []
    warnings: list[Told] = []
    stale, along = "", list[str]()
    try:
        if not faults:
            seen = request.POST.get("seen", "")
            act = act_of(drawer, topic, reading.says, seen)
            outcome = try_act(drawer, act)
            checks, along = outcome.checks, _along(act, topic)
            warnings = _warnings(outcome, topic)
    except Refused as refusal:
        faults = by_name(drawer, refusal.faults, request.POST.get("revision", ""))
    except Conflict:
        by = who_changed(drawer, topic, request.POST.get("revision", ""))
        stale = STALE.format(by or "Somebody else")
    form = refused_form(drawer, topic, typed, reading, faults, warnings)
    slots = list(_slots(form))
    wrong = any(slot.errors for slot in slots)
    told = {"form": form, "slots": slots, "wrong": wrong, "stale": stale}
    return _told(request, drawer, turned=checks, along=along, **told)


def _along(act: Act, topic: Topic) -> list[str]:
    """What comes with a new resource."""
    every = act.acts[1:] if isinstance(act, Several) else ()
    return [one.summary(topic.sheet) for one in every]


def _warnings(outcome: Outcome, topic: Topic) -> list[Told]:
    """Of what is edited all, of others those that are new."""
    new = set(outcome.warnings)
    return [one for one in outcome.reading.warnings if one in new or topic.is_of(one)]


def _slots(form: Form) -> Iterable[Slot]:
    cells = (box for table in form.tables for row in table.rows for box in row.boxes)
    every = chain(
        (Slot(box.path, box.errors, box.advice) for box in form.boxes),
        (Slot(box.path, box.told, box.told_advice) for box in cells),
        (Slot(table.key, table.errors, table.advice) for table in form.tables),
    )
    return (slot for slot in every if slot.errors or slot.advice)


def _told(request: HttpRequest, drawer: Drawer, **context: Any) -> HttpResponse:
    return render(request, "editor/_preview.html", {"scenario": drawer, **context})
