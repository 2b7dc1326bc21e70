"""What a press came to: done, and said in the page's one place for that, or refused, and why."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from playground.cabinet import Drawer, open_drawer
from playground.editing.acts import Conflict
from playground.editing.doing import Done
from playground.editing.history import NoSuchStep
from playground.editing.proposals import Lacking
from playground.editing.sheet import Refused
from playground.engine.nodes import Ref
from playground.engine.places import INTERNET_ID
from playground.views.editor.replies import SAVED
from playground.views.here import here_of, scenario_path
from playground.views.live.you import SeeOther
from playground.views.requests import is_htmx
from playground.views.shell import DID
from playground.visitors import Person, person_of

REFUSED = "edit:refused"
"""What the page hears when nothing was stored."""
NO_CONTENT = 204
UNCHANGED = "Nothing has changed: it was like that already."

Step = Callable[[Person], Done]
Part = Callable[[], HttpResponse]


def take(
    request: HttpRequest, drawer: Drawer, step: Step, part: Part | None = None, select: bool = False
) -> HttpResponse:
    """Do something, and answer.  `part` makes what htmx puts into the page afterwards.

    `select`: what it was about is selected on the page that a plain form leads to.
    """
    try:
        done = step(person_of(request))
    except (Refused, NoSuchStep, Lacking) as refusal:
        return refused(request, drawer, str(refusal))
    except Conflict:
        return refused(request, drawer, "Somebody has changed it meanwhile. Reload, and see.")
    return answered(request, drawer, done, part, select)


def answered(
    request: HttpRequest, drawer: Drawer, done: Done, part: Part | None = None, select: bool = False
) -> HttpResponse:
    """After something was done: back to the page, or for htmx the event that tells of it."""
    if not is_htmx(request):
        return SeeOther(page_after(request.POST, drawer.slug, done, select))
    response = part() if part else HttpResponse(status=NO_CONTENT)
    told = {"id": "", "revision": done.revision, "summary": done.summary or UNCHANGED}
    return trigger_client_event(response, SAVED, told)


def refused(request: HttpRequest, drawer: Drawer, message: str) -> HttpResponse:
    """Nothing was stored: a page that says why, or for htmx the event that does."""
    if is_htmx(request):
        response = HttpResponse(status=NO_CONTENT)
        return trigger_client_event(response, REFUSED, {"message": message})
    context = {"scenario": drawer, "message": message}
    return render(request, "scenario/refused.html", context, status=409)


def page_after(posted: Mapping[str, str], slug: str, done: Done, select: bool = False) -> str:
    """The page that the form was on (`next`), which says what was done.

    Only its question and selection are believed, so that it leads nowhere else.
    """
    _, _, query = posted.get("next", "").partition("?")
    here = here_of(scenario_path(slug), QueryDict(query[:4000]).dict())
    chosen = done.id if select and done.id else here.selected
    url = here.selecting(chosen if _is_there(slug, chosen) else "")
    return f"{url}{'&' if '?' in url else '?'}{DID}={done.revision}"


def _is_there(slug: str, chosen: Ref) -> bool:
    """Undoing takes back what may have been selected."""
    drawer = open_drawer(slug)
    return drawer is not None and (chosen in drawer.network or chosen == INTERNET_ID)
