"""Snapshots: taking one, its page, the way to the newest state, and a copy of it to edit."""

from dataclasses import replace

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from playground.cabinet import Drawer
from playground.gate.wanted import wants_json
from playground.models import Link, Scenario, Snapshot
from playground.sharing.giving import link_of
from playground.sharing.keeping import made_by
from playground.sharing.snapshots import TooLong, latest_link, take
from playground.views.downloads import send_export
from playground.views.here import Here, here_of, says_something
from playground.views.history.between import opened
from playground.views.history.steps import ago, history_of
from playground.views.pictures import send_picture
from playground.views.replies.told import SeeOther
from playground.views.requests import (
    Gone,
    is_htmx,
    known_maker,
    maker_of,
    opened_or_404,
    opening_or_404,
)
from playground.views.sharing.json_of_links import show_snapshot_json
from playground.views.sharing.snapshot_links import (
    opened_snapshot,
    snapshot_or_404,
    snapshot_path,
    where_in,
)
from playground.views.starting import copied
from playground.views.workbench import inspected, render_page, show_drawer


@require_POST
def take_snapshot(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what the scenario is now; POST says where somebody looks in it, as an address does."""
    return _taken(request, opened_or_404(slug))


@require_POST
def take_step(request: HttpRequest, slug: str, revision: int) -> HttpResponse:
    """Keep what the scenario was at a step of its history."""
    opening = opening_or_404(slug)
    history = history_of(opening.scenario, slug, opening.may_edit)
    return _taken(request, opened(history, revision))


def _taken(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    visitor, owner = maker_of(request)
    try:
        snapshot = take(drawer, here_of("", request.POST).query, visitor, owner)
    except TooLong as problem:
        return render(request, "400.html", {"problem": str(problem)}, status=400)
    except Scenario.DoesNotExist as gone:
        raise Http404("This network was deleted a moment ago.") from gone
    path = snapshot_path(snapshot.short)
    if not is_htmx(request):
        return SeeOther(path)
    told = {"snapshot": snapshot, "address": request.build_absolute_uri(path)}
    return render(request, "snapshot/_made.html", told)


@require_safe
def show_snapshot(request: HttpRequest, short: str) -> HttpResponseBase:
    """The scenario as it was: to select, to trace and to read, not to change."""
    if wants_json(request):
        return show_snapshot_json(request, short)
    snapshot = snapshot_or_404(short)
    drawer = opened_snapshot(snapshot)
    here = where_in(snapshot, request.GET)
    extra = {
        "snapshot": snapshot,
        "address": "" if says_something(request.GET) else here.url,
        "ago": ago(snapshot.created),
        "copy_url": reverse("snapshot-fork", args=[short]),
    }

    def page(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
        inspector = inspected(drawer, here)
        return render_page(request, drawer, here, inspector, 200, "snapshot/page.html", **extra)

    response = show_drawer(request, drawer, here, page)
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
def show_latest(request: HttpRequest, short: str, route: str = "scenario") -> HttpResponse:
    """To what the scenario is now, at the same question, by a link that the visitor may have."""
    snapshot = snapshot_or_404(short)
    here = where_in(snapshot, request.GET)
    path = reverse(route, args=[_latest(request, snapshot, here)])
    response = HttpResponseRedirect(replace(here, path=path, still="").url)
    response.headers["Cache-Control"] = "no-store"
    return response


def _latest(request: HttpRequest, snapshot: Snapshot, here: Here) -> str:
    """By what it is found now.  Raises Gone."""
    back = here.url, "Open the snapshot"
    if snapshot.scenario is None:
        words = "Whoever made it has deleted it. The snapshot shows what it was, and stays."
        raise Gone("This network is not there any more", words, *back)
    slug = _own_link(request, snapshot.scenario) or _public_link(snapshot)
    if slug is None:
        words = "The link to look at what it is now was withdrawn. The snapshot stays as it is."
        raise Gone("Its newest state is not shown any more", words, *back)
    return slug


def _own_link(request: HttpRequest, scenario: Scenario) -> str | None:
    """Who made it comes back to where it is edited."""
    if not made_by(known_maker(request)).filter(pk=scenario.pk).exists():
        return None
    found = link_of(scenario, Link.EDIT)
    return None if found is None else str(found.token)


def _public_link(snapshot: Snapshot) -> str | None:
    """The name of what is listed, or the link to look that came with the snapshot."""
    if snapshot.scenario is not None and snapshot.scenario.is_listed:
        return str(snapshot.scenario.slug)
    link = latest_link(snapshot)
    return None if link is None or link.withdrawn else str(link.token)


@require_POST
def fork_snapshot(request: HttpRequest, short: str) -> HttpResponse:
    """A copy of one's own to edit, at the same place."""
    return copied(request, opened_snapshot(snapshot_or_404(short)))


@require_safe
def show_snapshot_picture(request: HttpRequest, short: str) -> HttpResponseBase:
    """The SVG; 404 with the reason where there is no picture."""
    snapshot = snapshot_or_404(short)
    return send_picture(
        request, opened_snapshot(snapshot), where_in(snapshot, request.GET).parameters
    )


@require_safe
def export_snapshot(request: HttpRequest, short: str, form: str) -> HttpResponseBase:
    """The file; the site's page of what is wrong where the question or the picture fails."""
    return send_export(request, opened_snapshot(snapshot_or_404(short)), form)
