"""The QR code of a link: as a file, and as a page for a projector or a classroom's wall."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from playground.links import TOKEN, Opening
from playground.models import Link
from playground.sharing.codes import code_of
from playground.sharing.giving import link_of
from playground.views.here import scenario_path
from playground.views.pictures import send_cached
from playground.views.requests import opening_or_404
from playground.views.sharing.snapshot_links import snapshot_or_404, snapshot_path

NOTHING_ELSE = {"Content-Security-Policy": "default-src 'none'"}
LOOK, BUILD = "Look and ask", "Build along"
"""What people do who come by a link."""
GROUP = 4
"""So many letters of a name are read, and typed, at a time."""
NO_VIEW_LINK = "This network has no view link yet: make one, and it has a code."


class OnTheWall(NamedTuple):
    """What a code leads to, by its path, what that lets people do, and the code as a file."""

    path: str
    lets: str
    code: str


@require_safe
def show_code(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The code of the view link; `?of=edit` that of the link to edit, for who came by it."""
    return _code(request, _on_the_wall(request, opening_or_404(slug)).path)


@require_safe
def show_snapshot_code(request: HttpRequest, short: str) -> HttpResponseBase:
    """The code of a snapshot."""
    return _code(request, snapshot_path(snapshot_or_404(short).short))


@require_safe
def show_wall(request: HttpRequest, slug: str) -> HttpResponse:
    """The same code, huge, with the address to type: for a projector, and on one sheet of paper."""
    opening = opening_or_404(slug)
    back = scenario_path(slug)
    return _wall(request, opening.scenario.title, back, _on_the_wall(request, opening))


@require_safe
def show_snapshot_wall(request: HttpRequest, short: str) -> HttpResponse:
    """The code of a snapshot in the same way."""
    snapshot = snapshot_or_404(short)
    path = snapshot_path(snapshot.short)
    code = reverse("snapshot-qr", args=[snapshot.short])
    return _wall(request, snapshot.title, path, OnTheWall(path, LOOK, code))


def _on_the_wall(request: HttpRequest, opening: Opening) -> OnTheWall:
    """Raises Http404 where nothing opens the scenario to look yet."""
    code = reverse("qr", args=[opening.slug])
    if not opening.may_edit:
        return OnTheWall(scenario_path(opening.slug), LOOK, code)
    if request.GET.get("of") == Link.EDIT:
        return OnTheWall(scenario_path(opening.slug), BUILD, f"{code}?of={Link.EDIT}")
    link = link_of(opening.scenario, Link.VIEW)
    if link is None:
        raise Http404(NO_VIEW_LINK)
    return OnTheWall(scenario_path(link.token), LOOK, code)


def _code(request: HttpRequest, path: str) -> HttpResponseBase:
    svg = code_of(request.build_absolute_uri(path)).encode()
    return send_cached(request, svg, "image/svg+xml", NOTHING_ELSE)


def to_type(address: str) -> tuple[str, list[str]]:
    """An address as it is typed from a wall: its beginning, and then its random letters in groups.

    The name of an example is read as it is.  Browsers know themselves whether http or https comes
    first.
    """
    before, _, name = address.partition("://")[2].rstrip("/").rpartition("/")
    random = TOKEN.fullmatch(name) or before.endswith("/p")
    size = GROUP if random else len(name)
    return f"{before}/", [name[at : at + size] for at in range(0, len(name), size)]


def _wall(request: HttpRequest, title: str, back: str, wall: OnTheWall) -> HttpResponse:
    before, groups = to_type(request.build_absolute_uri(wall.path))
    context = {"title": title, "wall": wall, "back": back, "before": before, "groups": groups}
    return render(request, "share/wall.html", context)
