"""What all pages of a scenario show alike, and what changes in it from one revision to the next.

Links in here carry no question: each page writes its own into them (static/js/parts.js).
"""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string

from playground.cabinet import Drawer
from playground.drawing.parts import Part, difference
from playground.views.here import bare_page
from playground.views.live.outline_change import outline_change, whole_outline
from playground.views.live.story_change import in_place, story_change
from playground.views.outline import outline
from playground.views.questions import Offer, offered

Context = dict[str, Any]

REMEMBERED = 4096
"""Suggestions whose markup is kept."""


def render_change(before: Drawer | None, now: Drawer) -> Context:
    """The way from one revision to another; the whole where there is none.

    {"title", "picture", "parts"}, each only where it changed.  The picture is {"whole": svg},
    {"view", "set", "gone"} or {"problem": sentence}; a part, by the id of its element, is markup in
    place of it, or {"set", "gone"}.
    """
    parts = {
        "outline": _outline_change(before, now),
        **story_change(before, now),
        "names": _names_change(before, now),
    }
    found: Context = {"parts": {name: part for name, part in parts.items() if part}}
    if before is None or before.title != now.title:
        found["title"] = now.title
    picture = _picture_change(before, now)
    return found | {"picture": picture} if picture else found


def _picture_change(before: Drawer | None, now: Drawer) -> Context | None:
    """Piece by piece, as long as at most about half of it changed."""
    old, new = before.picture if before else None, now.picture
    if new is None:
        return {"problem": now.problem}
    if old is None:
        return {"whole": now.svg()}
    change = difference(old.parts, new.parts)
    if len(change.put) > len(new.parts) / 2:
        return {"whole": now.svg()}
    if not change.put and not change.gone and old.view_box == new.view_box:
        return None
    put = [{"id": one.id, "before": one.before, "svg": one.markup} for one in change.put]
    return {"view": new.view_box, "set": put, "gone": change.gone}


def _names_change(before: Drawer | None, now: Drawer) -> str | Context | None:
    """Option by option."""
    if before is None:
        suggestions = offered(now.suggestions, now.shown_by)
        return str(render_to_string("scenario/_names.html", {"suggestions": suggestions}))
    change = difference(_options(before), _options(now))
    return in_place("names", change) if change.put or change.gone else None


def _options(drawer: Drawer) -> list[Part]:
    offers = offered(drawer.suggestions, drawer.shown_by)
    return [Part(one.key, _option(one)) for one in offers]


@lru_cache(REMEMBERED)
def _option(offer: Offer) -> str:
    return str(render_to_string("scenario/_name.html", {"one": offer}))


def _outline_change(before: Drawer | None, now: Drawer) -> str | Context | None:
    branches, context = outline(now.network), {"scenario": now, "here": bare_page(now.slug)}
    if before is None:
        return whole_outline(branches, context)
    return outline_change(outline(before.network), branches, context)
