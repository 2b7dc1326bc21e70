"""Adding and changing a resource: one view each, whatever the kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from playground.cabinet import Drawer, open_drawer
from playground.editing.acts import GONE, Act, Add, Change, Conflict, Several
from playground.editing.doing import do
from playground.editing.proposals import companions
from playground.editing.sheet import Refused, Told, says_of
from playground.views.editor.conflicts import base_of, conflict_of, taken
from playground.views.editor.forms import Form, Topic
from playground.views.editor.lost import back_again, by_name, lost_form
from playground.views.editor.names import Names
from playground.views.editor.reading import Reading, read_typed
from playground.views.editor.tables import ROWS, with_row, without_row
from playground.views.editor.topics import (
    draft_of,
    new_topic,
    next_row,
    proposed_form,
    stored_form,
    topic_of,
)
from playground.views.editor.typed import Typed, TypedPart, was_typed
from playground.views.replies.inspector import saved, shown
from playground.views.replies.presses import edits
from playground.views.requests import whole_number
from playground.visitors import person_of

_ROW = re.compile(r"([a-z0-9_]+)\[([0-9]{1,9})\]")


@require_http_methods(["GET", "POST"])
@edits
def add_resource(request: HttpRequest, drawer: Drawer, kind: str) -> HttpResponse:
    """A new resource: its form as it is proposed, or as it was typed, with what is wrong."""
    topic = topic_to_add(request, drawer, kind)
    if request.method == "GET":
        return shown(request, drawer, "", form=proposed_form(drawer, topic))
    return _take(request, drawer, topic)


@require_http_methods(["GET", "POST"])
@edits
def edit_resource(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """A resource that is there: its form, or what was typed into it, stored."""
    topic = topic_of(drawer, ref)
    if topic is None:
        return _gone(request, drawer, ref)
    if request.method == "GET":
        pages = {
            part.key: whole_number(request.GET.get(part.key, "")) or 1 for part in topic.kind.parts
        }
        return shown(request, drawer, ref, form=stored_form(drawer, topic, pages))
    return _take(request, drawer, topic)


def topic_to_add(request: HttpRequest, drawer: Drawer, kind: str) -> Topic:
    """What is new in a form; or what was lost when it was typed, if that is there again."""
    near = request.GET.get("in", "")
    topic = back_again(drawer, kind, request.POST) or new_topic(drawer, kind, near)
    if topic is None:
        raise Http404(f"No kind of resource is called “{kind}”.")
    return topic


def _gone(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """What was typed about what somebody has deleted may be added again."""
    lost = lost_form(drawer, ref, request.POST) if request.method == "POST" else None
    if lost is None:
        return shown(request, drawer, ref, 404, gone=GONE)
    return shown(request, drawer, "", 409, form=lost.form, lost=lost)


def _take(request: HttpRequest, drawer: Drawer, topic: Topic) -> HttpResponse:
    """What was typed: one more row, one less, or the whole to be stored."""
    typed = typed_in(request, topic)
    if "more" in request.POST:
        return _with_another_row(request, drawer, topic, typed)
    if "drop" in request.POST:
        typed = _without_row(typed, request.POST["drop"])
        form = draft_of(drawer, topic, typed=typed, **_made_from(request)).form()
        return shown(request, drawer, topic.ref, form=form)
    return _store(request, drawer, topic, typed, _made_from(request))


def typed_in(request: HttpRequest, topic: Topic) -> Typed:
    """What a request typed, without what is to stay as others made it."""
    typed = was_typed(request.POST, topic.fields, topic.kind.parts)
    return taken(typed, request.POST, topic.kind.parts)


def read_in(drawer: Drawer, topic: Topic, typed: Typed, revision: str) -> Reading:
    """What it says.  Rows that were not shown are those that the form was made from."""
    names = Names(topic.sheet)
    base = topic.says
    if any(part.last is not None for part in typed.parts.values()):
        base = _as_it_was(drawer, topic, revision)
    ref = topic.ref
    return read_typed(ref, typed, topic.fields, topic.kind.parts, names, base)


def _as_it_was(drawer: Drawer, topic: Topic, revision: str) -> Mapping[str, Any]:
    return base_of(drawer, topic.ref, revision) or topic.says


def act_of(drawer: Drawer, topic: Topic, says: Mapping[str, Any], seen: str) -> Act:
    """The act that a form asks for; something new brings along what it cannot be without.

    An empty list of references or addresses leaves them to AWS; a table without rows has none.
    Raises Refused.
    """
    if not topic.is_new:
        return Change(topic.ref, dict(says), seen)
    tables = {part.key for part in topic.kind.parts}
    said = {key: one for key, one in says.items() if one not in (None, []) or key in tables}
    added = Add(topic.kind.slug, said)
    sheet, network = topic.sheet, drawer.network
    along = companions(topic.kind.slug, added.id, added.says, sheet, network)
    return Several((added, *along), added.summary(sheet)) if along else added


def _store(
    request: HttpRequest, drawer: Drawer, topic: Topic, typed: Typed, made_from: Mapping[str, str]
) -> HttpResponse:
    reading = read_in(drawer, topic, typed, made_from["revision"])
    try:
        if reading.faults:
            raise Refused(*reading.faults)
        act = act_of(drawer, topic, reading.says, made_from["seen"])
        done = do(drawer.slug, person_of(request), act)
    except Refused as refusal:
        faults = by_name(drawer, refusal.faults, made_from["revision"])
        form = refused_form(drawer, topic, typed, reading, faults, **made_from)
        return shown(request, drawer, topic.ref, 422, form=form)
    except Conflict as conflict:
        return _conflicting(request, drawer, topic, typed, conflict, made_from["revision"])
    return saved(request, drawer.slug, done, act.id, _pages(typed))


def _pages(typed: Typed) -> dict[str, int]:
    """Which page of each long table was on show."""
    shown = ((key, part) for key, part in typed.parts.items() if part.last is not None)
    return {key: part.first // ROWS + 1 for key, part in shown}


def refused_form(
    drawer: Drawer,
    topic: Topic,
    typed: Typed,
    reading: Reading,
    faults: tuple[Told, ...],
    warnings: Sequence[Told] = (),
    /,
    **made_from: str,
) -> Form:
    """The form as it was typed, with what is wrong, or may not be wanted, beside the fields."""
    places = _places(reading)
    more = {"faults": faults, "warnings": warnings, "places": places, **made_from}
    return draft_of(drawer, topic, typed=typed, says=reading.says, **more).form()


def _places(reading: Reading) -> dict[str, str]:
    """Faults of the reading stand in the form already; those of what it says are led there."""
    return {} if reading.faults else reading.places


def _conflicting(
    request: HttpRequest,
    drawer: Drawer,
    topic: Topic,
    typed: Typed,
    conflict: Conflict,
    revision: str,
) -> HttpResponse:
    """Theirs or yours, field by field; nothing to choose where both made the same, and where each
    changed other rows of a table: then both are stored.

    What somebody stored while this edit waited for its turn is newer than the drawer.
    """
    drawer = open_drawer(drawer.slug) or drawer
    now = topic_of(drawer, topic.ref) or topic
    if topic.ref in now.sheet:
        conflict = Conflict(topic.ref, says_of(now.sheet, topic.ref), conflict.mine)
    found = conflict_of(drawer, now, typed, conflict, revision)
    if found.differences:
        return shown(request, drawer, topic.ref, 409, conflict=found)
    if found.adds and topic.ref in now.sheet:
        made_from = {"seen": found.seen, "revision": str(drawer.revision)}
        return _store(request, drawer, now, found.typed, made_from)
    return shown(request, drawer, topic.ref)


def _with_another_row(
    request: HttpRequest, drawer: Drawer, topic: Topic, typed: Typed
) -> HttpResponse:
    key = request.POST["more"]
    part = next((one for one in topic.kind.parts if one.key == key), None)
    if part is None:
        raise Http404("There is no such table.")
    reading = read_in(drawer, topic, typed, request.POST.get("revision", ""))
    row = next_row(drawer, topic.kind, topic.ref, reading.says, key)
    parts = dict(typed.parts)
    total = len(topic.says.get(key) or ())
    parts[key] = with_row(part, parts.get(key, TypedPart(())), row, total)
    more = {**_made_from(request), "new_row": key, "says": reading.says}
    form = draft_of(drawer, topic, typed=replace(typed, parts=parts), **more).form()
    return shown(request, drawer, topic.ref, form=form)


def _without_row(typed: Typed, text: str) -> Typed:
    named = _ROW.fullmatch(text)
    if named is None or named[1] not in typed.parts:
        return typed
    left = without_row(typed.parts[named[1]], int(named[2]))
    return replace(typed, parts={**typed.parts, named[1]: left})


def _made_from(request: HttpRequest) -> dict[str, str]:
    """What the form was made from: the fingerprint of the resource, and the revision."""
    return {key: request.POST.get(key, "")[:64] for key in ("seen", "revision")}
