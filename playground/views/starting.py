"""Starting: an empty scenario, a copy of one to edit, and what a new network begins with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer, open_drawer
from playground.editing.beginning import ready_made
from playground.editing.doing import Done, do
from playground.editing.judging import sheet_in
from playground.editing.making import make_copy, make_empty
from playground.views.editor.replies import edits
from playground.views.here import here_of
from playground.views.live.you import SeeOther
from playground.views.outcomes import take
from playground.visitors import Person


@require_POST
def start_empty(request: HttpRequest) -> HttpResponse:
    """A scenario with nothing in it, under a link that nobody else knows."""
    return SeeOther(reverse("scenario", args=[make_empty().slug]))


@require_POST
def copy_scenario(request: HttpRequest, slug: str) -> HttpResponse:
    """The same network to edit, with the same question and selection."""
    drawer = open_drawer(slug)
    if drawer is None:
        raise Http404(f"No scenario is called “{slug}”.")
    path = reverse("scenario", args=[make_copy(drawer).slug])
    return SeeOther(here_of(path, request.POST).url)


@require_POST
@edits
def begin(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """A VPC with a public and an isolated subnet, ready made."""

    def step(person: Person) -> Done:
        return do(drawer.slug, person, ready_made(sheet_in(drawer), drawer.network))

    return take(request, drawer, step, select=True)
