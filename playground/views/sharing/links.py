"""The share dialog: the links of a network, in plain words, to be copied, made and taken back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from playground.links import Opening
from playground.models import Link
from playground.sharing.giving import (
    ACTS,
    RENEW,
    WITHDRAW,
    Closed,
    NotGiven,
    act_on_link,
    has_say,
)
from playground.views.here import here_of, scenario_path, share_path
from playground.views.replies.presses import not_editable
from playground.views.replies.told import SeeOther
from playground.views.requests import (
    is_htmx,
    maker_of,
    not_there,
    opened_or_404,
    opening_or_404,
)
from playground.views.sharing.shown import (
    Context,
    asked_on,
    shared_scenario,
    shared_snapshot,
)
from playground.views.sharing.snapshot_links import opened_snapshot, snapshot_or_404, where_in

OPENS_ITSELF = "#share"
"""At the end of an address: the page shows the dialog at once."""
TOLD = {
    (Link.VIEW, RENEW): "This is the new view link. The old one is closed.",
    (Link.VIEW, WITHDRAW): "The view link is closed. Pages that were open by it have ended.",
}
PARTS = {"share-embed": "share/_embed.html"}
"""What htmx asks for by its target's id; all of the dialog for any other."""


@require_safe
@never_cache
def show_share(request: HttpRequest, slug: str) -> HttpResponse:
    """All there is to share: a part for the dialog, or a page of its own."""
    return _shown(request, _of_scenario(request, opening_or_404(slug)))


@require_safe
@never_cache
def show_snapshot_share(request: HttpRequest, short: str) -> HttpResponse:
    """The same of a snapshot."""
    snapshot = snapshot_or_404(short)
    drawer, here = opened_snapshot(snapshot), where_in(snapshot, asked_on(request))
    return _shown(request, shared_snapshot(request, snapshot, drawer, here))


@require_POST
@never_cache
def act_on(request: HttpRequest, slug: str, power: str, act: str) -> HttpResponse:
    """Make the view link, or withdraw or renew a link; then the dialog again.

    Whoever renews the link to edit came by it, and is led to the new one.
    """
    opening = opening_or_404(slug)
    if act not in ACTS.get(power, ()):
        raise Http404(f"Nothing is called “{power}/{act}” that is done to links.")
    try:
        link = act_on_link(opening, power, act, has_say(opening, maker_of(request)))
    except NotGiven as refusal:
        return not_editable(request, str(refusal))
    except Closed:
        raise not_there(slug) from None
    if power == Link.EDIT and link is not None:
        return _led_to(request, link.token)
    if not is_htmx(request):
        return SeeOther(share_path(here_of(scenario_path(slug), request.POST)))
    told = {"told": TOLD.get((power, act), ""), "acted": True}
    return _shown(request, _of_scenario(request, opening) | told)


def _led_to(request: HttpRequest, token: str) -> HttpResponse:
    path = scenario_path(token)
    if is_htmx(request):
        return HttpResponseClientRedirect(here_of(path, asked_on(request)).url + OPENS_ITSELF)
    return SeeOther(share_path(here_of(path, request.POST)))


def _of_scenario(request: HttpRequest, opening: Opening) -> Context:
    here = here_of(scenario_path(opening.slug), asked_on(request))
    return shared_scenario(request, opening, opened_or_404(opening.slug), here)


def _shown(request: HttpRequest, context: Context) -> HttpResponse:
    target = getattr(request, "htmx").target or ""  # noqa: B009  (set by the middleware)
    part = PARTS.get(target, "share/_links.html") if is_htmx(request) else "share/page.html"
    response = render(request, part, context)
    patch_vary_headers(response, ["HX-Request", "HX-Target", "HX-Current-URL"])
    return response
