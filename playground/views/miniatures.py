"""The small picture of a network, as an image in a list: browsers keep what stands there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from playground.cabinet import Drawer, open_drawer
from playground.views.pictures import OWN_STYLE
from playground.views.requests import not_there

A_DAY = 24 * 60 * 60


@require_safe
def show_miniature(request: HttpRequest, slug: str) -> HttpResponse:
    """The SVG; its address names the revision, so that nobody asks again for the same.

    It stands in a list of one's own: to see it there is no visit.

    404 with the reason where there is no picture.
    """
    drawer = open_drawer(slug)
    if drawer is None:
        raise not_there(slug)
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
