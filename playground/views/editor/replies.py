"""Replies of the editor: the inspector for htmx, the whole page for a plain form."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django_htmx.http import replace_url, trigger_client_event

from playground.cabinet import Drawer
from playground.editing.doing import Done, NotEditable
from playground.views.editor.topics import stored_form, topic_of
from playground.views.here import Here, here_of, scenario_path
from playground.views.live.you import SeeOther
from playground.views.requests import is_htmx, opened_or_404
from playground.views.shell import DID
from playground.views.workbench import inspected, render_page

SAVED = "resource:saved"
"""What the page hears when something was stored."""
UNCHANGED = "Nothing has changed"
View = Callable[..., HttpResponse]


def edits(view: View) -> View:
    """A view of a scenario that may be edited, open; its first arguments are request and drawer."""

    @wraps(view)
    def opened(request: HttpRequest, slug: str, **rest: str) -> HttpResponse:
        drawer = opened_or_404(slug)
        if drawer.is_example:
            problem = "This is an example: make a copy of it, and edit that."
            return render(request, "400.html", {"problem": problem}, status=403)
        if request.method == "GET" and request.GET.get("select"):
            return redirect(f"{reverse('scenario', args=[slug])}?{request.GET.urlencode()}")
        try:
            response = view(request, drawer, **rest)
        except NotEditable as problem:
            return render(request, "400.html", {"problem": str(problem)}, status=403)
        patch_vary_headers(response, ["HX-Request"])
        return response

    return opened


def where(request: HttpRequest, drawer: Drawer, selected: str = "") -> Here:
    """The page that the form is on, with the question that it asks."""
    path = scenario_path(drawer.slug)
    parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    asked = here_of(path, dict(parse_qsl(parts.query)))
    return Here(path, asked.question, selected, asked.asks)


def shown(
    request: HttpRequest, drawer: Drawer, ref: str, status: int = 200, **context: Any
) -> HttpResponse:
    """The inspector with this in it.  A status is for programs: scripts of the page put in only
    what went well.
    """
    here = where(request, drawer, ref)
    everything = {**inspected(drawer, here), **context}
    if is_htmx(request):
        response = render(request, "scenario/_inspector.html", everything)
        return replace_url(response, here.url)
    return render_page(request, drawer, here, everything, status)


def saved(
    request: HttpRequest, slug: str, done: Done, ref: str, pages: Mapping[str, int] | None = None
) -> HttpResponse:
    """After something was stored: the inspector of it, or back to the page.

    `pages`: which pages of long tables are to be seen again.
    """
    drawer = opened_or_404(slug)
    here = where(request, drawer, ref)
    if not is_htmx(request):
        return SeeOther(_saying(here.url, done))
    context = inspected(drawer, here)
    topic = topic_of(drawer, ref) if pages else None
    if topic is not None:
        context["form"] = stored_form(drawer, topic, pages)
    response = render(request, "scenario/_inspector.html", context)
    summary = done.summary or UNCHANGED
    told = {"id": ref, "revision": done.revision, "summary": summary}
    trigger_client_event(response, SAVED, told, after="settle")
    return replace_url(response, here.url)


def _saying(url: str, done: Done) -> str:
    """The address of a page that says what was done."""
    if not done.changed:
        return url
    return f"{url}{'&' if '?' in url else '?'}{DID}={done.revision}"
