"""How the story panel changes: its checks and its findings one by one, all else as a whole."""

import json
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from playground.cabinet import TEXTS, Drawer
from playground.drawing.parts import Change, Part, difference
from playground.views.checks import ToldCheck, told_checks
from playground.views.here import Here, bare_page

Context = dict[str, Any]
REMEMBERED = 2048
"""Checks, and topics of findings, whose markup is kept: an edit changes few of them."""


class _Panel(NamedTuple):
    """Its changing parts, and all that the rest of it shows."""

    checks: tuple[Part, ...]
    topics: tuple[Part, ...]
    rest: tuple[object, ...]


def story_of(drawer: Drawer, here: Here) -> Context:
    """What the panel shows."""
    texts = (" ".join(one.split()) for one in drawer.description.split("\n\n"))
    paragraphs = [text for text in texts if text]
    return {"scenario": drawer, "paragraphs": paragraphs, "checks": told_checks(drawer, here)}


def story_change(before: Drawer | None, now: Drawer) -> dict[str, str | Context]:
    """By the id of an element what is put in place of it, or in it; nothing for no change."""
    if before is None:
        return {"story": _whole(now)}
    old, new = _panel(before), _panel(now)
    if old.rest != new.rest:
        return {"story": _whole(now)}
    changes = {
        "checks": difference(old.checks, new.checks),
        "findings": difference(old.topics, new.topics),
    }
    return {home: in_place(home, one) for home, one in changes.items() if one.put or one.gone}


def in_place(home: str, change: Change) -> Context:
    """A change of the parts of one element, as pages are told."""
    put = [
        {"id": one.id, "in": home, "before": one.before, "html": one.markup} for one in change.put
    ]
    return {"set": put, "gone": change.gone}


def _whole(drawer: Drawer) -> str:
    def make() -> str:
        here = bare_page(drawer.slug)
        context = {**story_of(drawer, here), "here": here}
        return str(render_to_string("scenario/_story.html", context))

    return TEXTS.about(drawer, "story", make)


def _panel(drawer: Drawer) -> _Panel:
    """An example folds its findings away, and says how many there are: it is told as a whole."""
    checks = told_checks(drawer, bare_page(drawer.slug))
    found = drawer.findings if drawer.is_example else bool(drawer.findings)
    rest = (
        drawer.description,
        bool(drawer.import_report),
        bool(checks),
        drawer.editable,
        found,
        bool(drawer.network),
    )
    return _Panel(
        tuple(
            Part(f"check-{number}", _check(check, number, drawer.slug, drawer.editable))
            for number, check in enumerate(checks, 1)
        ),
        tuple(
            Part(f"findings-{topic}", _topic(json.dumps(list(found)), topic, drawer))
            for topic, found in groupby(drawer.findings, lambda one: one["topic"])
        ),
        rest,
    )


@lru_cache(REMEMBERED)
def _check(check: ToldCheck, number: int, slug: str, editable: bool) -> str:
    scenario = {"slug": slug, "editable": editable}
    context = {
        "check": check,
        "number": number,
        "scenario": scenario,
        "here": bare_page(slug),
    }
    return str(render_to_string("scenario/_check.html", context))


def _topic(found: str, topic: str, drawer: Drawer) -> str:
    return _topic_markup(found, topic, drawer.few_findings, drawer.slug)


@lru_cache(REMEMBERED)
def _topic_markup(found: str, topic: str, few: bool, slug: str) -> str:
    """The findings come as JSON, since nothing that can be changed is remembered."""
    listed = json.loads(found)
    context = {
        "topic": {"grouper": topic, "list": listed},
        "first": listed[0],
        "few": few,
        "here": bare_page(slug),
    }
    return str(render_to_string("scenario/_topic.html", context))
