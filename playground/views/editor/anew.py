"""Proposing anew: another place was chosen in the form of something new, and the rest follows.

What nobody typed is what was proposed for the place before; it gives way to what is proposed now.
"""

import re
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer
from playground.editing.history import NoSuchStep, open_step
from playground.editing.judging import sheet_in
from playground.editing.proposals.anew import deciding, propose_anew, with_choice
from playground.editing.sheet import Says
from playground.views.editor.editing import read_in, typed_in
from playground.views.editor.forms import Draft, Form, Topic, fresh
from playground.views.editor.reading import Reading
from playground.views.editor.topics import hints_of, new_topic, next_rows, placed
from playground.views.editor.typed import Typed
from playground.views.replies.inspector import shown
from playground.views.replies.presses import edits
from playground.views.requests import whole_number


@require_POST
@edits
def propose_by_choice(request: HttpRequest, drawer: Drawer, kind: str) -> HttpResponse:
    """The form of something new, for what is chosen in it now; nothing is stored."""
    topic = new_topic(drawer, kind, "")
    key = request.POST.get("anew", "")
    if topic is None or key not in deciding(topic.kind):
        raise Http404("Nothing is proposed by that.")
    revision = request.POST.get("revision", "")
    form = _anew(drawer, placed(topic, request.POST), key, typed_in(request, topic), revision)
    return shown(request, drawer, "", form=form)


def _anew(drawer: Drawer, topic: Topic, key: str, typed: Typed, revision: str) -> Form:
    """The focus stays at what was chosen."""
    reading = read_in(drawer, topic, typed, revision)
    then = _then(drawer, revision)
    before = _proposed(then, topic, reading.says)
    untouched = _alike(reading, read_in(then, topic, before.typed, revision))
    said = str(reading.says.get(key) or "")
    now = topic._replace(chosen=with_choice(topic.chosen, key, said, topic.sheet))
    draft = _proposed(drawer, now, reading.says)
    draft.typed = _together(draft.typed, typed, untouched)
    says = read_in(drawer, now, draft.typed, "").says
    draft.proposed, draft.hints = next_rows(drawer, now, says), hints_of(now, says)
    draft.dirty = True
    return replace(draft.form(), focus=None)


def _then(drawer: Drawer, revision: str) -> Drawer:
    """The network when the form was made; as it is now where nobody knows any more."""
    number = whole_number(revision)
    try:
        return drawer if number is None else open_step(drawer.opened.rows.scenario, number)
    except NoSuchStep:
        return drawer


def _proposed(drawer: Drawer, topic: Topic, said: Says) -> Draft:
    sheet = sheet_in(drawer)
    says = propose_anew(topic.kind, sheet, drawer.network, topic.near, topic.chosen, said)
    return fresh(topic._replace(says=says, sheet=sheet), {})


def _alike(one: Reading, other: Reading) -> set[str]:
    """The fields and tables that say the same in both."""
    wrong = {re.split(r"[.[]", fault.path)[0] for fault in one.faults}
    return {key for key, value in one.says.items() if value == other.says.get(key)} - wrong


def _together(proposed: Typed, typed: Typed, untouched: set[str]) -> Typed:
    """What somebody typed, and what is proposed beside it."""
    fields = {key: one for key, one in typed.fields.items() if key not in untouched}
    parts = {key: one for key, one in typed.parts.items() if key not in untouched}
    return Typed({**proposed.fields, **fields}, {**proposed.parts, **parts})
