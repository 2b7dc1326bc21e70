"""The picture of a scenario as a file, with the way of a question lit; other sites may show it."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from playground.cabinet import TEXTS, Drawer
from playground.drawing import Trace, trace_of
from playground.report import report
from playground.views.here import Here, here_of
from playground.views.questions import question_to
from playground.views.requests import opened_or_404

OWN_STYLE = "default-src 'none'; style-src 'unsafe-inline'"
"""The file carries its stylesheet inside; nothing else may load, no script may run."""
FOR_OTHER_SITES = {"Cross-Origin-Resource-Policy": "cross-origin"}
"""Pages of other sites may show it, also those that take in nothing which does not say so."""


@require_safe
def show_picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The SVG; 404 with the reason where there is no picture."""
    return send_picture(request, opened_or_404(slug), request.GET)


def send_picture(
    request: HttpRequest, drawer: Drawer, asked: Mapping[str, str]
) -> HttpResponseBase:
    """The picture of a drawer, with the way lit of the question that `asked` says, if any.

    A question that the network does not understand lights nothing: an image has no room for words.
    """
    if not drawer.file:
        raise Http404(drawer.problem)
    svg = _lit(drawer, replace(here_of("", asked), selected="", hop="", row=""))
    headers = {"Content-Security-Policy": OWN_STYLE, **FOR_OTHER_SITES}
    return send_cached(request, svg.encode(), "image/svg+xml", headers)


def send_cached(
    request: HttpRequest, content: bytes, media_type: str, headers: Mapping[str, str]
) -> HttpResponseBase:
    """A file that browsers keep, and ask about; nothing but its name where it is the same still."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    told = {"Cache-Control": "no-cache", "ETag": etag, **headers}
    response = HttpResponse(content, content_type=media_type, headers=told)
    return get_conditional_response(request, etag, response=response) or response


def _lit(drawer: Drawer, here: Here) -> str:
    if not here.asks or drawer.picture is None:
        return drawer.file
    return TEXTS.about(drawer, f"picture {here.url}", lambda: _drawn(drawer, here))


def _drawn(drawer: Drawer, here: Here) -> str:
    trace = lit_by(drawer, here)
    return drawer.drawn.svg(trace, standalone=True) if trace else drawer.file


def lit_by(drawer: Drawer, here: Here) -> Trace | None:
    """What a page's question lights; None for none, and for one that is not understood."""
    question = question_to(drawer, here.question, here.asks).question
    return trace_of(report(drawer.network, question)) if question else None
