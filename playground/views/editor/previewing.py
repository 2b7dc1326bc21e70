"""The preview: what is wrong with what is being typed, and which checks it would change."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer
from playground.editing.acts import Act, Conflict, Several
from playground.editing.judging import CheckChange, try_act
from playground.editing.sheet import Refused, Told
from playground.views.editor.conflicts import who_changed
from playground.views.editor.editing import act_of, read_in, refused_form, typed_in
from playground.views.editor.forms import Form, Topic
from playground.views.editor.topics import new_topic, topic_of
from playground.views.replies.presses import edits

STALE = "{} has changed this meanwhile. When you save, you choose what is kept."
DELETED = "Somebody has deleted this meanwhile."


class Slot(NamedTuple):
    """Where a message stands, and the message."""

    path: str
    errors: tuple[str, ...]


@require_POST
@edits
def preview_new(request: HttpRequest, drawer: Drawer, kind: str) -> HttpResponse:
    """Of what is to be added."""
    topic = new_topic(drawer, kind, request.GET.get("in", ""))
    return _preview(request, drawer, topic)


@require_POST
@edits
def preview_change(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """Of what is there."""
    return _preview(request, drawer, topic_of(drawer, ref))


def _preview(request: HttpRequest, drawer: Drawer, topic: Topic | None) -> HttpResponse:
    """Only what goes into the slots of the form and its strip; nothing is stored."""
    if topic is None:
        return _told(request, drawer, stale=DELETED)
    typed = typed_in(request, topic)
    reading = read_in(drawer, topic, typed, request.POST.get("revision", ""))
    faults: tuple[Told, ...] = tuple(reading.faults)
    checks: list[CheckChange] = []
    stale, along = "", list[str]()
    try:
        if not faults:
            seen = request.POST.get("seen", "")
            act = act_of(drawer, topic, reading.says, seen)
            checks, along = try_act(drawer, act).checks, _along(act, topic)
    except Refused as refusal:
        faults = refusal.faults
    except Conflict:
        by = who_changed(drawer, topic, request.POST.get("revision", ""))
        stale = STALE.format(by or "Somebody else")
    form = refused_form(drawer, topic, typed, reading, faults)
    told = {"form": form, "slots": list(_slots(form)), "stale": stale}
    return _told(request, drawer, checks=checks, along=along, **told)


def _along(act: Act, topic: Topic) -> list[str]:
    """What comes with a new resource."""
    every = act.acts[1:] if isinstance(act, Several) else ()
    return [one.summary(topic.sheet) for one in every]


def _slots(form: Form) -> Iterable[Slot]:
    cells = (box for table in form.tables for row in table.rows for box in row.boxes)
    every = chain(((box, box.errors) for box in form.boxes), ((box, box.told) for box in cells))
    for box, errors in every:
        if errors:
            yield Slot(box.path, errors)
    for table in form.tables:
        if table.errors:
            yield Slot(table.key, table.errors)


def _told(request: HttpRequest, drawer: Drawer, **context: Any) -> HttpResponse:
    return render(request, "editor/_preview.html", {"scenario": drawer, **context})
