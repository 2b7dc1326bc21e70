"""Mine: what this browser, or the account that is signed in, has made and taken."""

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from playground.models import Link, Scenario, Snapshot
from playground.sharing.keeping import LIFETIME, made_by, resources_of, taken_by, throw_away
from playground.views.accounts.signing import TAKEN_IN
from playground.views.here import scenario_path
from playground.views.history.steps import ago
from playground.views.replies.told import SeeOther
from playground.views.requests import known_maker

A_PAGE = 24
DELETED = "deleted"
"""In the address of the list, after something was deleted."""


class Own(NamedTuple):
    """A network of the list."""

    scenario: Scenario
    token: str
    resources: int

    @property
    def url(self) -> str:
        """Its page, to edit it."""
        return scenario_path(self.token)

    @property
    def picture(self) -> str:
        """An image, whose address is another one when the network is."""
        path = reverse("scenario-miniature", args=[self.token])
        return f"{path}?{urlencode({'revision': self.scenario.revision})}"

    @property
    def changed(self) -> str:
        """When it was changed, as people say it."""
        return ago(self.scenario.changed)


class Taken(NamedTuple):
    """A snapshot of the list."""

    snapshot: Snapshot

    @property
    def when(self) -> str:
        """When it was taken, as people say it."""
        return ago(self.snapshot.created)

    @property
    def asks(self) -> str:
        """The ends of its question; "" for none."""
        asked = QueryDict(self.snapshot.query)
        return f"{asked['from']} to {asked['to']}" if {"from", "to"} <= asked.keys() else ""


@never_cache
@require_safe
def show_mine(request: HttpRequest) -> HttpResponse:
    """The networks, page by page, then the snapshots; nobody who only looks gets a cookie."""
    maker = known_maker(request)
    networks = _page(made_by(maker).prefetch_related(_LINKS), request.GET.get("page"))
    snapshots = _page(taken_by(maker), request.GET.get("snapshots"))
    context = {
        "networks": networks,
        "own": _owned(networks),
        "snapshots": snapshots,
        "taken": [Taken(one) for one in snapshots],
        "lifetime": LIFETIME,
        "deleted": DELETED in request.GET,
    }
    if maker.owner is not None and TAKEN_IN in request.session:
        context["taken_in"] = request.session.pop(TAKEN_IN)
    return render(request, "mine/page.html", context)


@require_POST
def delete_own(request: HttpRequest, scenario: int) -> HttpResponse:
    """One of one's own, for everybody.  Raises Http404 for those of others."""
    found = made_by(known_maker(request)).filter(pk=scenario).first()
    if found is None:
        raise Http404("None of yours.")
    throw_away(found)
    return SeeOther(f"{reverse('mine')}?{DELETED}")


_LINKS = Prefetch("links", Link.objects.filter(power=Link.EDIT, withdrawn=None), "to_edit")


def _page(found: "QuerySet[Any]", number: str | None) -> "Page[Any]":
    """A page of what was found; the nearest one for a number that there is not."""
    return Paginator(found, A_PAGE).get_page(number)


def _owned(networks: "Page[Scenario]") -> list[Own]:
    scenarios = list(networks)
    counts = resources_of([one.pk for one in scenarios])
    return [
        Own(one, next((link.token for link in one.to_edit), ""), counts[one.pk])
        for one in scenarios
    ]
