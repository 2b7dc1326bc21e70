"""Starting: an empty scenario, a copy of one to edit, and what a new network begins with."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer
from playground.editing.beginning import ready_made
from playground.editing.doing import Done, do
from playground.editing.judging import sheet_in
from playground.editing.making import make_copy, make_empty
from playground.views.here import here_of, scenario_path
from playground.views.replies.presses import edits, take
from playground.views.replies.told import SeeOther
from playground.views.requests import maker_of, opened_or_404
from playground.visitors import Person


@require_POST
def start_empty(request: HttpRequest) -> HttpResponse:
    """A scenario with nothing in it, under a link that nobody else knows."""
    return SeeOther(scenario_path(make_empty(maker_of(request)).slug))


@require_POST
def copy_scenario(request: HttpRequest, slug: str) -> HttpResponse:
    """The same network to edit, with the same question and selection."""
    return copied(request, opened_or_404(slug))


def copied(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """To a copy of what is open, whatever it is, at the same place: POST says where that is."""
    path = scenario_path(make_copy(drawer, maker_of(request)).slug)
    return SeeOther(here_of(path, request.POST).url)


@require_POST
@edits
def begin(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """A VPC with a public and an isolated subnet, ready made."""

    def step(person: Person) -> Done:
        return do(drawer.slug, person, ready_made(sheet_in(drawer), drawer.network))

    return take(request, drawer, step, select=True)
