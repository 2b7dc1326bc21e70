"""Replies of the editor: the inspector for htmx, the whole page for a plain form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import replace_url

from playground.cabinet import Drawer
from playground.editing.doing import Done
from playground.engine.nodes import Ref
from playground.report.resources import JSON
from playground.views.editor.topics import stored_form, topic_of
from playground.views.here import Here, here_of, scenario_path
from playground.views.replies.told import SeeOther, saying, tell_saved
from playground.views.requests import asked_from, is_htmx, opened_or_404
from playground.views.workbench import inspected, render_page


class Obstacle(NamedTuple):
    """Why something cannot be done, and who has to be changed or deleted before."""

    message: str
    by: JSON | None = None


def where(request: HttpRequest, drawer: Drawer, selected: str = "") -> Here:
    """The page that the form is on, with the question that it asks."""
    path = scenario_path(drawer.slug)
    asked = here_of(path, dict(parse_qsl(asked_from(request).query)))
    return replace(asked, selected=selected)


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


def stopped(request: HttpRequest, drawer: Drawer, ref: Ref, *obstacles: Obstacle) -> HttpResponse:
    """Nothing was stored: the inspector of what it was about, and why."""
    return shown(request, drawer, ref, 422, refused=obstacles)


def saved(
    request: HttpRequest, slug: str, done: Done, ref: str, pages: Mapping[str, int] | None = None
) -> HttpResponse:
    """After something was stored: the inspector of it, or back to the page.

    `pages`: which pages of long tables are to be seen again.
    """
    drawer = opened_or_404(slug)
    here = where(request, drawer, ref)
    if not is_htmx(request):
        return SeeOther(saying(here.url, done))
    context = inspected(drawer, here)
    topic = topic_of(drawer, ref) if pages else None
    if topic is not None:
        context["form"] = stored_form(drawer, topic, pages)
    response = render(request, "scenario/_inspector.html", context)
    tell_saved(response, done, ref, after="settle")
    return replace_url(response, here.url)
