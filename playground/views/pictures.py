"""The picture of a scenario as a file: cached by browsers until the network changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from playground.views.requests import opened_or_404

OWN_STYLE = "default-src 'none'; style-src 'unsafe-inline'"
"""The file carries its stylesheet inside; nothing else may load, no script may run."""


def _etag(request: HttpRequest, slug: str) -> str:
    return opened_or_404(slug).etag


@require_safe
@condition(etag_func=_etag)
def show_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The SVG; 404 with the reason where there is no picture."""
    drawer = opened_or_404(slug)
    if not drawer.file:
        raise Http404(drawer.problem)
    headers = {"Content-Security-Policy": OWN_STYLE, "Cache-Control": "no-cache"}
    return HttpResponse(drawer.file, content_type="image/svg+xml", headers=headers)
