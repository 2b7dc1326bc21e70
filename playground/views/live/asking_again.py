"""GET /s/<slug>/answer/: a question asked again after a change, rendered once for all who ask it.

Nothing in it is anybody's own: links lack the selection, which each page writes into them.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from playground.cabinet import TEXTS, Drawer
from playground.drawing import trace_of
from playground.report import report
from playground.views.answers import arrange
from playground.views.downloads import export_menu
from playground.views.here import Here, here_of, scenario_path
from playground.views.questions import offered, read_question
from playground.views.requests import opened_or_404


@require_safe
def ask_again(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest answer as JSON; 404 when there is no such scenario."""
    drawer = opened_or_404(slug)
    text = answer_again(drawer, request.GET)
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(text, content_type="application/json", headers=headers)


def answer_to(drawer: Drawer, query: str) -> str:
    """The same, of a question as it stands in an address."""
    return answer_again(drawer, QueryDict(query))


def answer_again(drawer: Drawer, asked: Mapping[str, str]) -> str:
    """{"revision", "trace", "export", "says", "lit"}: two panels as markup, the verdict in words,
    and what it lights in the picture: {"marks", "below", "above"}, or null.
    """
    here = here_of(scenario_path(drawer.slug), asked)
    here = replace(here, selected="")
    return TEXTS.get(drawer, f"answer {here.url} {here.asks}", lambda: _answer(drawer, here))


def _answer(drawer: Drawer, here: Here) -> str:
    form = read_question(drawer.network, here.question, here.asks)
    found = report(drawer.network, form.question, candidates=True) if form.question else None
    context = {
        "scenario": drawer,
        "here": here,
        "asking": form,
        "suggestions": offered(drawer.suggestions, drawer.shown_by),
        "exports": export_menu(drawer.slug, here, found is not None),
        "answer": arrange(found, here, drawer.network) if found else None,
    }
    told = {
        "type": "answer",
        "revision": drawer.revision,
        "trace": render_to_string("scenario/_trace.html", context),
        "export": render_to_string("scenario/_export.html", context),
        "says": found["headline"] if found else " ".join(form.errors),
        "lit": drawer.picture.lighting(trace_of(found))._asdict()
        if found and drawer.picture
        else None,
    }
    return json.dumps(told, ensure_ascii=False)
