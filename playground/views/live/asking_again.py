"""GET /s/<slug>/answer/: a question asked again after a change, rendered once for all who ask it.

Nothing in it is anybody's own: links lack the selection, which each page writes into them, and no
hop is open.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string

from playground.cabinet import TEXTS, Drawer
from playground.views.answering import answering
from playground.views.here import Here, here_of, scenario_path
from playground.views.reading import read_only
from playground.views.requests import opened_or_404


@read_only
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
    here = replace(here, selected="", hop="", row="")
    return TEXTS.about(drawer, f"answer {here.url} {here.asks}", lambda: _answer(drawer, here))


def _answer(drawer: Drawer, here: Here) -> str:
    context, trace, says = answering(drawer, here)
    told = {
        "type": "answer",
        "revision": drawer.revision,
        "trace": render_to_string("scenario/_trace.html", context),
        "export": render_to_string("scenario/_export.html", context),
        "says": says,
        "lit": drawer.picture.lighting(trace)._asdict() if trace and drawer.picture else None,
    }
    return json.dumps(told, ensure_ascii=False)
