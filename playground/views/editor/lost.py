"""Lost: what a form is about, or what it names, was deleted while somebody was typing."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from playground.cabinet import Drawer
from playground.editing.acts import called
from playground.editing.history import NoSuchStep, open_step
from playground.editing.judging import sheet_in
from playground.editing.sheet import HEAD, Sheet, Told, says_of
from playground.engine.nodes import Ref
from playground.views.editor.conflicts import who_touched
from playground.views.editor.forms import Form, Topic
from playground.views.editor.names import Names
from playground.views.editor.reading import read_typed
from playground.views.editor.topics import draft_of, new_topic, topic_of
from playground.views.editor.typed import Post, Typed, TypedPart, rows_of, was_typed
from playground.views.requests import whole_number

_UNKNOWN = re.compile(r"No [^“”]* is called “(?P<id>[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,17})”\..*", re.S)
"""What is said of a reference that leads nowhere, where people have chosen it from a list."""


class Lost(NamedTuple):
    """A resource that was deleted, and a form that would add it again as somebody typed it.

    Should it be back when that is sent, as after an undo, it is that which is changed.
    """

    ref: Ref
    name: str
    what: str
    form: Form
    by: str
    """Who deleted it; "" if nobody knows."""


def _sheet_then(drawer: Drawer, revision: str) -> Sheet:
    """The network when the form was made; empty where nobody knows any more."""
    number = whole_number(revision)
    try:
        found = None if number is None else open_step(drawer.opened.rows.scenario, number)
    except NoSuchStep:
        return {}
    return {} if found is None else sheet_in(found)


def lost_form(drawer: Drawer, ref: Ref, post: Post) -> Lost | None:
    """What was typed about what is gone; None if nobody knows what it was."""
    (revision,) = post.getlist("revision")[-1:] or [""]
    then = _sheet_then(drawer, revision)
    if ref not in then or ref == HEAD:
        return None
    entry = then[ref]
    was = Topic(entry.declared, ref, then, says_of(then, ref))
    typed = _whole(was, was_typed(post, was.fields, was.kind.parts))
    anew = new_topic(drawer, entry.kind, "")
    if anew is None:
        return None
    (seen,) = post.getlist("seen")[-1:] or [""]
    form = draft_of(drawer, anew, typed=typed, seen=seen, revision=revision).form()
    by = who_touched(drawer, [ref], revision)
    return Lost(ref, entry.name or ref, called(entry.declared), form, by)


def who_deleted(drawer: Drawer, ref: Ref, revision: str) -> str:
    """The name of who deleted what was there when the form was made; "" if nobody knows."""
    return who_touched(drawer, [ref], revision) if ref in _sheet_then(drawer, revision) else ""


def back_again(drawer: Drawer, kind: str, post: Post) -> Topic | None:
    """What the form of something lost was about, if it is there again."""
    (ref,) = post.getlist("lost")[-1:] or [""]
    topic = topic_of(drawer, ref) if ref else None
    return topic if topic and topic.kind.slug == kind else None


def _whole(was: Topic, typed: Typed) -> Typed:
    """With the rows of long tables that were on other pages."""
    parts, names = was.kind.parts, Names(was.sheet)
    says = read_typed(was.ref, typed, was.fields, parts, names, was.says).says
    shown = {
        part.key: TypedPart(tuple(rows_of(part, says[part.key])))
        for part in parts
        if part.key in typed.parts and typed.parts[part.key].last is not None
    }
    return Typed(typed.fields, {**typed.parts, **shown})


def by_name(drawer: Drawer, faults: Iterable[Told], revision: str) -> tuple[Told, ...]:
    """Faults that tell of what was deleted meanwhile by the name that the form showed."""
    told = tuple(faults)
    if not any(_UNKNOWN.search(one.message) for one in told):
        return told
    then = _sheet_then(drawer, revision)
    return tuple(one._replace(message=_named(one.message, then)) for one in told)


def _named(message: str, then: Sheet) -> str:
    found = _UNKNOWN.search(message)
    if found is None:
        return message
    entry = then.get(found["id"])
    who = f"“{entry.name}”" if entry is not None and entry.name else "What stood here"
    gone = f"{who} is gone: somebody has deleted it. Choose another one."
    return message[: found.start()] + gone
