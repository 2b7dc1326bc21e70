"""The pictures that chats show of links: title, verdict and network, painted once and kept."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from playground.cabinet import CARDS, Drawer, open_drawer
from playground.drawing import DrawingFailed, Trace, trace_of
from playground.drawing.preview import Said, to_preview
from playground.report import report
from playground.views.gallery import FEATURED
from playground.views.here import Here, here_of, scenario_path
from playground.views.open_graph import SLOGAN, lesson_of
from playground.views.pictures import FOR_OTHER_SITES, send_cached
from playground.views.questions import question_to
from playground.views.requests import opened_or_404
from playground.views.sharing.snapshot_links import opened_snapshot, snapshot_or_404, where_in

QUESTION = {"from": "internet", "to": "web-1", "protocol": "tcp", "port": "443"}
"""What the card of the gallery asks of the scenario that stands at its head."""
MOODS = {"reachable": "good", "unreachable": "bad"}
"""Of a verdict; any other is unsure."""
SECONDS = "5"


@require_safe
def show_card(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The card of a scenario as it is now, with the question of the address."""
    drawer = opened_or_404(slug)
    return _sent(request, drawer, here_of(scenario_path(slug), request.GET), drawer.title)


@require_safe
def show_snapshot_card(request: HttpRequest, short: str) -> HttpResponseBase:
    """The card of a snapshot."""
    snapshot = snapshot_or_404(short)
    drawer = opened_snapshot(snapshot)
    return _sent(request, drawer, where_in(snapshot, request.GET), drawer.title)


@require_safe
def show_gallery_card(request: HttpRequest) -> HttpResponseBase:
    """The card of the first page: what it promises, beside an answer."""
    drawer = open_drawer(FEATURED)
    if drawer is None:
        raise Http404("The scenario of this card is not stored.")
    return _sent(request, drawer, here_of(scenario_path(FEATURED), QUESTION), SLOGAN)


def _sent(request: HttpRequest, drawer: Drawer, here: Here, title: str) -> HttpResponseBase:
    asks = replace(here, selected="", hop="", row="")
    what = f"card {asks.url} {asks.asks} {title}"
    try:
        png = CARDS.about(drawer, what, lambda: _painted(drawer, asks, title))
    except DrawingFailed as failure:
        headers = {"Retry-After": SECONDS, "Cache-Control": "no-store"}
        words = f"No card: {failure.reason}."
        return HttpResponse(words, status=503, content_type="text/plain", headers=headers)
    return send_cached(request, png, "image/png", FOR_OTHER_SITES)


def _painted(drawer: Drawer, here: Here, title: str) -> bytes:
    """With the picture, or with words alone where there is none.  Raises DrawingFailed."""
    said, trace = _said(drawer, here, title)
    return to_preview(said, drawer.picture, trace)


def _said(drawer: Drawer, here: Here, title: str) -> tuple[Said, Trace | None]:
    question = question_to(drawer, here.question, here.asks).question
    if question is None:
        return Said(title, lesson_of(drawer)), None
    found = report(drawer.network, question)
    mood = MOODS.get(found["verdict"], "unsure")
    return Said(title, found["headline"], mood), trace_of(found)
