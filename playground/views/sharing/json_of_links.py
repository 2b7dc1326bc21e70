"""What a link shows, as JSON: by `.json` at its end, or for whoever asks with `Accept`."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from playground.cabinet import Drawer, drawer_of
from playground.gate.wanted import MEDIA_TYPE, error_in_json
from playground.links import Opening
from playground.models import Snapshot
from playground.report import report
from playground.scenariofile.writing import to_plain
from playground.views.here import Here, here_of, says_something, scenario_path
from playground.views.pictures import send_cached
from playground.views.questions import question_to
from playground.views.reading import read_only
from playground.views.requests import Gone, opening_or_404
from playground.views.sharing.snapshot_links import opened_snapshot, snapshot_or_404, where_in

JSON = dict[str, Any]
View = Callable[..., HttpResponseBase]
FORMAT = 1
"""Of the document.  Keys may come to it; whoever changes what one means counts on."""


class Linked(NamedTuple):
    """What a link opens, and where it leads besides."""

    drawer: Drawer
    here: Here
    kind: str
    """ "example", "view", "edit" or "snapshot"."""
    created: datetime
    latest: str
    """Where its newest state is."""


class Misasked(ValueError):  # noqa: N818
    """The question cannot be asked; as text why."""


def _in_json(view: View) -> View:
    """Whatever is wrong is JSON too: {"error": sentence}."""

    @wraps(view)
    def told(request: HttpRequest, *args: str, **rest: str) -> HttpResponseBase:
        try:
            response = view(request, *args, **rest)
        except Misasked as problem:
            response = error_in_json(str(problem), 400)
        except Http404 as problem:
            response = error_in_json(str(problem), 410 if isinstance(problem, Gone) else 404)
        patch_vary_headers(response, ["Accept"])
        return response

    return told


@read_only
@_in_json
def show_scenario_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the scenario is now, and the answer to the question in the address."""
    opening = opening_or_404(slug)
    here = here_of(scenario_path(slug), request.GET)
    drawer = drawer_of(opening.scenario).seen_by(slug, opening.may_edit)
    created = opening.scenario.created
    return _send(request, Linked(drawer, here, _kind(opening), created, here.url))


def _kind(opening: Opening) -> str:
    if opening.scenario.is_example:
        return "example"
    return "edit" if opening.may_edit else "view"


@read_only
@_in_json
def show_snapshot_json(request: HttpRequest, short: str) -> HttpResponseBase:
    """What the scenario was, and the answer to the snapshot's question, or to the address's."""
    snapshot: Snapshot = snapshot_or_404(short)
    here = where_in(snapshot, request.GET)
    latest = f"{reverse('snapshot-latest', args=[short])}{_query(request, here)}"
    linked = Linked(opened_snapshot(snapshot), here, "snapshot", snapshot.created, latest)
    return _send(request, linked)


def _query(request: HttpRequest, here: Here) -> str:
    return f"?{here.query}" if says_something(request.GET) and here.query else ""


def _send(request: HttpRequest, linked: Linked) -> HttpResponseBase:
    text = json.dumps(_document(request, linked), ensure_ascii=False, indent=2)
    return send_cached(request, f"{text}\n".encode(), MEDIA_TYPE, {})


def _document(request: HttpRequest, linked: Linked) -> JSON:
    drawer, here, kind, created, latest = linked
    query = _query(request, here)
    links = {
        "self": f"{here.path.rstrip('/')}.json{query}",
        "page": f"{here.path}{query}",
        "picture": Here(f"{here.path}picture.svg", here.question).url,
        "latest": latest,
        "schema": reverse("schema"),
    }
    return {
        "format": FORMAT,
        "kind": kind,
        "title": drawer.title,
        "revision": drawer.revision,
        "created": created.isoformat(),
        "links": {name: request.build_absolute_uri(path) for name, path in links.items()},
        "scenario": to_plain(drawer.opened),
        **_asked(drawer, here),
    }


def _asked(drawer: Drawer, here: Here) -> JSON:
    """The question as it stands in the address, and its answer as `trace --json` gives it.

    Raises Misasked.
    """
    submitted = bool(here.asks or here.question.get("from") or here.question.get("to"))
    form = question_to(drawer, here.question, submitted)
    if form.errors:
        raise Misasked(" ".join(f"{one.label}: {one.error}" for one in form.fields if one.error))
    if form.question is None:
        return {"question": None, "answer": None}
    return {"question": here.parameters, "answer": report(drawer.network, form.question)}
