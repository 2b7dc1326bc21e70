"""Embeds: a network and an answer in a frame of another site's page.  Nobody edits in one.

Browsers keep cookies from frames of other sites, so none is set or needed here.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from playground.cabinet import TEXTS, Drawer
from playground.gate.csp import FRAMED
from playground.links import TOKEN
from playground.views.answering import answering
from playground.views.checks import told_checks
from playground.views.here import Here, here_of, scenario_path
from playground.views.inspector import inspect
from playground.views.pictures import FOR_OTHER_SITES, send_cached
from playground.views.requests import Gone, opened_or_404
from playground.views.sharing.snapshot_links import (
    opened_snapshot,
    snapshot_or_404,
    where_in,
)

FEW = 4
"""So much of what a resource says has room in its line."""


class EditLink(Gone):
    """An edit link is not embedded: whoever reads the course page could read it there."""

    def __init__(self) -> None:
        super().__init__(
            "This is a link to edit",
            "Whoever reads this page could find it and change the network, so it is not shown. "
            "Embed the view link or a snapshot instead: “Share” has the code.",
        )


def framed(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose answers may stand in frames of other sites; what it does not find is said there
    too, as a browser would show an error of its own.
    """

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **named)
        except Http404 as nothing:
            response = _nothing(nothing)
        response.headers["Content-Security-Policy"] = FRAMED
        setattr(response, "xframe_options_exempt", True)  # noqa: B010  (the middleware reads it)
        return response

    return respond


@require_safe
@framed
def show_embed(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A scenario as it is now, and the question of the address."""
    drawer = opened_or_404(slug)
    if drawer.editable and TOKEN.fullmatch(slug):
        raise EditLink
    page = here_of(scenario_path(slug), request.GET)
    return _embed(request, drawer.seen_by(slug), page, reverse("embed", args=[slug]))


@require_safe
@framed
def show_snapshot_embed(request: HttpRequest, short: str) -> HttpResponseBase:
    """A snapshot, and the question of the address, or else the one that it was taken with."""
    snapshot = snapshot_or_404(short)
    page = where_in(snapshot, request.GET)
    path = reverse("snapshot-embed", args=[short])
    return _embed(request, opened_snapshot(snapshot), page, path)


def _embed(request: HttpRequest, drawer: Drawer, page: Here, path: str) -> HttpResponseBase:
    """`page` is where the same is seen in full, `path` where the frame itself is."""
    what = f"embed {page.url} {page.asks}"
    text = TEXTS.about(drawer, what, lambda: _rendered(drawer, page, replace(page, path=path)))
    return send_cached(request, text.encode(), "text/html; charset=utf-8", FOR_OTHER_SITES)


def _rendered(drawer: Drawer, page: Here, here: Here) -> str:
    """Without the request: nothing in it is anybody's own."""
    context, trace, _ = answering(drawer, here)
    found = inspect(drawer.network, here) if here.selected else None
    told = {
        **context,
        "page_url": page.url,
        "picture": drawer.svg(trace),
        "problem": drawer.problem,
        "checks": told_checks(drawer, here),
        "inspected": found,
        "drawn": drawer.shown_as(here.selected),
        "attributes": _few(found.attributes) if found else [],
        "snapshot": bool(here.still),
    }
    return render_to_string("embed/page.html", told)


def _few(attributes: Any) -> list[Any]:
    """The first that say something; the id is said on the page."""
    said = [one for one in attributes if one.label != "Id" and one.values != ["none"]]
    return said[:FEW]


def _nothing(nothing: Http404) -> HttpResponse:
    """Why there is nothing in the frame, and where to look."""
    gone = nothing if isinstance(nothing, Gone) else None
    told = {
        "heading": gone.heading if gone else "Nothing to show here",
        "words": str(gone) if gone else "This address opens nothing, or not any more.",
        "home": reverse("gallery"),
    }
    status = 403 if isinstance(gone, EditLink) else 410 if gone else 404
    return HttpResponse(render_to_string("embed/nothing.html", told), status=status)
