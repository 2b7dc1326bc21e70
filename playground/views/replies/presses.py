"""What a press came to: done, and said in the page's one place for that, or refused, and why."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from playground.cabinet import Drawer, open_drawer
from playground.editing.acts import Conflict
from playground.editing.doing import Done, NotEditable
from playground.editing.history import NoSuchStep
from playground.editing.proposals import Lacking
from playground.editing.sheet import Refused
from playground.engine.nodes import Ref
from playground.engine.places import INTERNET_ID
from playground.links import why_not_edited
from playground.views.here import here_of, scenario_path
from playground.views.replies.told import SeeOther, saying, tell_refused, tell_saved
from playground.views.requests import is_htmx, opened_or_404
from playground.visitors import Person, person_of

NO_CONTENT = 204
MOST_REASONS = 3

View = Callable[..., HttpResponse]
Press = Callable[[Person], Done]
Part = Callable[[], HttpResponse]


def edits(view: View) -> View:
    """A view of a scenario that may be edited, open; its first arguments are request and drawer."""

    @wraps(view)
    def opened(request: HttpRequest, slug: str, **rest: str) -> HttpResponse:
        drawer = opened_or_404(slug)
        if not drawer.editable:
            return not_editable(request, why_not_edited(drawer.is_example))
        if request.method == "GET" and request.GET.get("select"):
            return redirect(f"{scenario_path(slug)}?{request.GET.urlencode()}")
        try:
            response = view(request, drawer, **rest)
        except NotEditable as problem:
            return not_editable(request, str(problem))
        patch_vary_headers(response, ["HX-Request"])
        return response

    return opened


def not_editable(request: HttpRequest, why: str) -> HttpResponse:
    """Whoever has only a link to look, or edits an example, is told so."""
    return render(request, "read-only.html", {"why": why}, status=403)


def take(
    request: HttpRequest,
    drawer: Drawer,
    press: Press,
    part: Part | None = None,
    select: bool = False,
) -> HttpResponse:
    """Do something, and answer.  `part` makes what htmx puts into the page afterwards.

    `select`: what it was about is selected on the page that a plain form leads to.
    """
    try:
        done = press(person_of(request))
    except Refused as refusal:
        return refused(request, drawer, _briefly(refusal))
    except (NoSuchStep, Lacking) as refusal:
        return refused(request, drawer, str(refusal))
    except Conflict:
        return refused(request, drawer, "Somebody has changed it meanwhile. Reload, and see.")
    return answered(request, drawer, done, part, select)


def _briefly(refusal: Refused) -> str:
    """The first reasons, each once: what takes hundreds along has one reason hundreds of times."""
    reasons = list(dict.fromkeys(fault.message for fault in refusal.faults))
    more = len(reasons) - MOST_REASONS
    return "\n".join([*reasons[:MOST_REASONS], *([f"And {more} more."] if more > 0 else [])])


def answered(
    request: HttpRequest, drawer: Drawer, done: Done, part: Part | None = None, select: bool = False
) -> HttpResponse:
    """After something was done: back to the page, or for htmx the event that tells of it."""
    if not is_htmx(request):
        return SeeOther(page_after(request.POST, drawer.slug, done, select))
    return tell_saved(part() if part else HttpResponse(status=NO_CONTENT), done)


def refused(request: HttpRequest, drawer: Drawer, message: str) -> HttpResponse:
    """Nothing was stored: a page that says why, or for htmx the event that does."""
    if is_htmx(request):
        return tell_refused(HttpResponse(status=NO_CONTENT), message)
    context = {"scenario": drawer, "message": message}
    return render(request, "scenario/refused.html", context, status=409)


def page_after(posted: Mapping[str, str], slug: str, done: Done, select: bool = False) -> str:
    """The page that the form was on (`next`), which says what was done.

    Only its question and selection are believed, so that it leads nowhere else.
    """
    _, _, query = posted.get("next", "").partition("?")
    here = here_of(scenario_path(slug), QueryDict(query[:4000]).dict())
    chosen = done.id if select and done.id else here.selected
    return saying(here.selecting(chosen if _is_there(slug, chosen) else ""), done)


def _is_there(slug: str, chosen: Ref) -> bool:
    """Undoing takes back what may have been selected."""
    drawer = open_drawer(slug)
    return drawer is not None and (chosen in drawer.network or chosen == INTERNET_ID)
