"""Topics: what a form is about, found in an open scenario, with what is proposed for it."""

from collections.abc import Callable, Mapping
from typing import Any

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in, warnings_in
from playground.editing.proposals import Lacking, ephemeral_hint, propose, propose_row
from playground.editing.sheet import HEAD, Says, Told, says_of
from playground.engine.nodes import Ref
from playground.kinds import BY_SLUG, Kind
from playground.views.editor.forms import Draft, Form, Proposed, Topic, fresh

HINTS: Mapping[tuple[str, str], Callable[[str, Says], str]] = {
    ("network-acl", "ingress"): ephemeral_hint,
    ("network-acl", "egress"): ephemeral_hint,
}
"""Kind and part -> what tells what its rows lack; it gets the part and what the form says."""


def topic_of(drawer: Drawer, ref: Ref) -> Topic | None:
    """A resource that is there, or None."""
    sheet = sheet_in(drawer)
    if ref not in sheet or ref == HEAD:
        return None
    return Topic(sheet[ref].declared, ref, sheet, says_of(sheet, ref))


def new_topic(drawer: Drawer, slug: str, near: Ref) -> Topic | None:
    """A resource that is to be added; None where no kind is called so."""
    kind = BY_SLUG.get(slug)
    return None if kind is None else Topic(kind, "", sheet_in(drawer), {}, near)


def stored_form(drawer: Drawer, topic: Topic, pages: Mapping[str, int] | None = None) -> Form:
    """The form of what is stored."""
    rows = next_rows(drawer, topic, topic.says)
    draft = fresh(topic, rows, hints_of(topic, topic.says), pages)
    draft.warnings = [one for one in warnings_in(drawer) if topic.is_of(one)]
    return draft.form()


def proposed_form(drawer: Drawer, topic: Topic) -> Form:
    """The form of a new resource, as a teacher would fill it in; what has to be there first is
    said on top.
    """
    lacking: list[Told] = []
    says: Mapping[str, Any] = {}
    try:
        says = propose(topic.kind.slug, topic.sheet, drawer.network, topic.near or None)
    except Lacking as problem:
        lacking.append(Told("", "", str(problem)))
    told = topic._replace(says=says)
    draft = fresh(told, next_rows(drawer, topic, says), hints_of(topic, says))
    draft.faults = lacking
    return draft.form()


def next_rows(drawer: Drawer, topic: Topic, says: Mapping[str, Any]) -> Proposed:
    """What the next row of each part would say."""
    return {
        part.key: next_row(drawer, topic.kind, topic.ref, says, part.key)
        for part in topic.kind.parts
    }


def next_row(
    drawer: Drawer, kind: Kind, ref: Ref, says: Mapping[str, Any], part: str
) -> Mapping[str, Any]:
    """What one more row would say; nothing where there is nothing to propose."""
    try:
        said = propose_row(kind.slug, part, sheet_in(drawer), drawer.network, ref, dict(says))
    except Lacking:
        return {}
    return {key: value for key, value in said.items() if value != ""}


def draft_of(drawer: Drawer, topic: Topic, **more: Any) -> Draft:
    """The form of what somebody typed."""
    says = more.pop("says", topic.says)
    rows, hints = next_rows(drawer, topic, says), hints_of(topic, says)
    return Draft(topic, proposed=rows, hints=hints, dirty=True, **more)


def hints_of(topic: Topic, says: Mapping[str, Any]) -> dict[str, str]:
    """What the rows of a part lack, taken together."""
    found = {
        part.key: HINTS[topic.kind.slug, part.key](part.key, dict(says))
        for part in topic.kind.parts
        if (topic.kind.slug, part.key) in HINTS
    }
    return {key: hint for key, hint in found.items() if hint}
