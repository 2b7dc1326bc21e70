"""The small picture of a network, as an image in a list: browsers keep what stands there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from playground.cabinet import Drawer
from playground.views.pictures import OWN_STYLE
from playground.views.requests import opened_or_404

A_DAY = 24 * 60 * 60


@require_safe
def show_miniature(request: HttpRequest, slug: str) -> HttpResponse:
    """The SVG; its address names the revision, so that nobody asks again for the same.

    404 with the reason where there is no picture.
    """
    drawer = opened_or_404(slug)
    svg = drawer.once("small file", lambda: _drawn(drawer))
    if not svg:
        raise Http404(drawer.problem)
    headers = {
        "Content-Security-Policy": OWN_STYLE,
        "Cache-Control": f"private, max-age={A_DAY}",
    }
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)


def _drawn(drawer: Drawer) -> str:
    return drawer.picture.miniature(standalone=True) if drawer.picture else ""
