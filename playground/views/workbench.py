"""The page of one scenario: picture, outline, inspector, question and answer; whole or in parts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe
from django_htmx.http import push_url, replace_url

from playground.cabinet import Drawer
from playground.gate.wanted import wants_json
from playground.views.answering import answering
from playground.views.editor.beside import beside
from playground.views.editor.topics import stored_form, topic_of
from playground.views.here import Here, here_of
from playground.views.history.steps import bar_of
from playground.views.inspector import inspect
from playground.views.live.story_change import story_of
from playground.views.open_graph import open_graph
from playground.views.outline import outline
from playground.views.requests import opened_or_404
from playground.views.sharing.json_of_links import show_scenario_json
from playground.views.shell import shell

Context = dict[str, Any]
ShowPage = Callable[[HttpRequest, Drawer, Here], HttpResponse]


@require_safe
def show_scenario(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The page; for htmx only the part that it asked for by its target's id; for programs JSON."""
    if wants_json(request):
        return show_scenario_json(request, slug)
    drawer = opened_or_404(slug)
    response = show_drawer(request, drawer, here_of(request.path, request.GET), _show_page)
    patch_vary_headers(response, ["Accept"])
    return response


def show_drawer(request: HttpRequest, drawer: Drawer, here: Here, page: ShowPage) -> HttpResponse:
    """A scenario as it is, or as it was: by `page`, or the part that htmx asks for."""
    parts = {"inspector": _show_inspector, "trace": _show_trace}
    wanted = getattr(request, "htmx").target or ""  # noqa: B009  (set by the middleware)
    response = parts.get(wanted, page)(request, drawer, here)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _show_page(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
    return render_page(request, drawer, here, inspected(drawer, here))


def render_page(
    request: HttpRequest,
    drawer: Drawer,
    here: Here,
    inspector: Context,
    status: int = 200,
    template: str = "scenario/page.html",
    **more: Any,
) -> HttpResponse:
    """The whole page; `inspector` is what its inspector shows."""
    answered = _answered(drawer, here)
    answer = answered["answer"]
    says = answer.headline["sentence"] if answer else ""
    context = {
        **answered,
        "open_graph": open_graph(request, drawer, here, says),
        **story_of(drawer, here),
        **bar_of(drawer),
        **shell(request, drawer, here),
        **inspector,
        "outline": outline(drawer.network),
        **more,
    }
    return render(request, template, context, status=status)


def _show_inspector(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
    response = render(request, "scenario/_inspector.html", inspected(drawer, here))
    return replace_url(response, here.url)


def _show_trace(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
    response = render(request, "scenario/_trace_swap.html", _answered(drawer, here))
    return push_url(response, here.url)


def inspected(drawer: Drawer, here: Here) -> Context:
    """The chosen resource: to read, and where the scenario may be edited, as a form."""
    found = inspect(drawer.network, here) if here.selected else None
    drawn = drawer.shown_as(here.selected)
    context = {"scenario": drawer, "here": here, "inspected": found, "drawn": drawn}
    topic = None if here.still or not drawer.editable else topic_of(drawer, here.selected)
    if topic is None:
        return context
    form = SimpleLazyObject(lambda: stored_form(drawer, topic))  # somebody may put in another
    return {**context, "form": form, "beside": beside(topic, drawer.network, found)}


def _answered(drawer: Drawer, here: Here) -> Context:
    """The form, the answer if there is a question, and the picture with the answer's way lit."""
    context, trace, _ = answering(drawer, here)
    return {**context, "picture": drawer.svg(trace), "picture_problem": drawer.problem}
