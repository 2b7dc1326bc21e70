"""What the share dialog shows: the links that whoever asks may know of, and what else travels."""

from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from playground.cabinet import Drawer
from playground.links import Opening
from playground.models import Link, Snapshot
from playground.sharing.carried import TooMuchToCarry, carry
from playground.sharing.giving import has_say, link_of
from playground.sharing.keeping import LIFETIME
from playground.sharing.snapshots import find
from playground.views.here import BARE, Here, here_of, scenario_path
from playground.views.requests import asked_from, is_htmx, maker_of
from playground.views.sharing.embed_form import NOW, THEN, Way, Ways, embed_form
from playground.views.sharing.snapshot_links import snapshot_path

Context = dict[str, Any]

CHATS = 2_000
"""Characters of a link that every chat passes on whole."""


class ShownLink(NamedTuple):
    """A link as it is copied, and the page with its code."""

    address: str
    wall: str


def asked_on(request: HttpRequest) -> QueryDict:
    """The question and the selection of the page on which the dialog is open."""
    return QueryDict(asked_from(request).query) if is_htmx(request) else request.GET


def shared_scenario(request: HttpRequest, opening: Opening, drawer: Drawer, here: Here) -> Context:
    """The links of a scenario: who edits sees both, who looks or reads an example its own."""
    view = _view_path(opening)
    say = has_say(opening, maker_of(request))
    taken = _snapshot_of(request, opening)
    ways = {NOW: Way(view, here.query)} if view else {}
    if taken:
        ways[THEN] = Way(snapshot_path(taken.short))
    edit = _link(request, here.path, f"{here.path}wall/?of=edit") if opening.may_edit else None
    return {
        **_everywhere(request, drawer, here, ways),
        "view": _link(request, view, f"{here.path}wall/") if view else None,
        "edit": edit,
        "takes_back": say and bool(view),
        "renews": say and not opening.scenario.is_listed,
        "taken": taken,
    }


def shared_snapshot(
    request: HttpRequest, snapshot: Snapshot, drawer: Drawer, here: Here
) -> Context:
    """The link of a snapshot; those of the scenario that it is of are not told."""
    as_taken = here_of(here.path, QueryDict(snapshot.query)).parameters
    way = Way(here.path, "" if here.parameters == as_taken else here.query or BARE)
    return {
        **_everywhere(request, drawer, here, {THEN: way}),
        "snapshot": _link(request, way.to(), f"{here.path}wall/"),
    }


def _view_path(opening: Opening) -> str:
    """Of what opens the scenario to look; "" if nothing does yet."""
    if not opening.may_edit:
        return scenario_path(opening.slug)
    link = link_of(opening.scenario, Link.VIEW)
    return scenario_path(link.token) if link else ""


def _snapshot_of(request: HttpRequest, opening: Opening) -> Snapshot | None:
    """The snapshot that was just taken, if the request says so and it is of this scenario."""
    found = find(request.GET.get("snapshot", ""))
    return found if found and found.scenario_id == opening.scenario.pk else None


def _link(request: HttpRequest, path: str, wall: str) -> ShownLink:
    return ShownLink(request.build_absolute_uri(path), wall)


def _everywhere(request: HttpRequest, drawer: Drawer, here: Here, ways: Ways) -> Context:
    return {
        "scenario": drawer,
        "here": here,
        "share": f"{here.path}share/",
        "days": LIFETIME,
        "embed": embed_form(request, drawer.title, ways) if ways else None,
        "carried": _carried(request, drawer, here),
    }


def _carried(request: HttpRequest, drawer: Drawer, here: Here) -> Context:
    """The link that needs no server's memory, and a word on its length."""
    try:
        packed = drawer.once("carried", lambda: carry(drawer))
    except TooMuchToCarry as refusal:
        return {"problem": str(refusal)}
    way = Way(reverse("open"), here.query)
    address = f"{request.build_absolute_uri(way.to())}#{packed}"
    length = len(address)
    return {"address": address, "length": f"{length:,}", "long": length > CHATS}
