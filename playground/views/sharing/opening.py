"""Opening a link that carries a whole scenario: browsers keep its fragment to themselves, so the
page at /open/ sends it here, and gets the scenario to read.  Nothing is stored but a copy.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from playground.cabinet import Drawer
from playground.editing.making import make_copy
from playground.gate.rate_limits.budgets import Kind
from playground.gate.rate_limits.pages import count
from playground.scenariofile import Fault, ScenarioFileError
from playground.sharing.carried import CarriedError, open_carried, uncarry
from playground.views.here import CARRIED, Here, here_of, scenario_path
from playground.views.open_graph import open_graph_of_door
from playground.views.replies.told import SeeOther
from playground.views.requests import maker_of
from playground.views.workbench import inspected, render_page, show_drawer

AROUND = 40
"""So many characters are shown on either side of a mistake."""


class Link(NamedTuple):
    """What somebody opens: what the link carries, and what its address asks."""

    carried: str
    asked: Mapping[str, str]


class Mistake(NamedTuple):
    """A fault of the carried file, and the text around it, as it has no file to look into."""

    fault: Fault
    excerpt: str


@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest) -> HttpResponse:
    """The door, which a script walks through at once; sent, the scenario to read."""
    if request.method != "POST":
        told = {"waits": True, "open_graph": open_graph_of_door(request)}
        return render(request, "open/page.html", told)
    link = _link(request)
    try:
        drawer = _opened(request, link)
    except (CarriedError, ScenarioFileError) as problem:
        return _refused(request, link, problem)
    here = here_of(reverse("open"), link.asked, CARRIED)

    def page(request: HttpRequest, drawer: Drawer, here: Here) -> HttpResponse:
        told: dict[str, Any] = {"carried": link.carried}
        panel = inspected(drawer, here)
        return render_page(request, drawer, here, panel, template="open/carried.html", **told)

    return show_drawer(request, drawer, here, page)


@require_POST
def copy_link(request: HttpRequest) -> HttpResponse:
    """A scenario of one's own of what the link carries: from here on it is stored."""
    link = _link(request)
    try:
        drawer = _opened(request, link)
    except (CarriedError, ScenarioFileError) as problem:
        return _refused(request, link, problem)
    path = scenario_path(make_copy(drawer, maker_of(request)).slug)
    return SeeOther(here_of(path, link.asked).url)


def _opened(request: HttpRequest, link: Link) -> Drawer:
    """What it carries.  One that is not at hand counts, as an import does."""
    return open_carried(link.carried, lambda: count(request, Kind.OPENINGS))


def _link(request: HttpRequest) -> Link:
    """What was sent: a whole link that somebody pasted, in however many lines, or what one carries.

    A pasted link asks its own question.
    """
    pasted = "".join(request.POST.get("link", "").split())
    before, hash_sign, behind = pasted.partition("#")
    if not hash_sign:
        return Link(pasted, request.GET)
    return Link(behind, request.GET or QueryDict(_query(before)))


def _query(address: str) -> str:
    try:
        return urlsplit(address).query
    except ValueError:
        return ""


def _refused(request: HttpRequest, link: Link, problem: Exception) -> HttpResponse:
    """What is wrong with it, where, and what to do; for a script as well, which shows the page."""
    faults = problem.faults if isinstance(problem, ScenarioFileError) else ()
    lines = uncarry(link.carried).split("\n") if faults else []
    told = {
        "problem": "" if faults else str(problem),
        "mistakes": [Mistake(fault, _excerpt(lines, fault)) for fault in faults],
    }
    return render(request, "open/page.html", told, status=422)


def _excerpt(lines: list[str], fault: Fault) -> str:
    """The text around a mistake, on one line; "" where it has no place."""
    if not 0 < fault.line <= len(lines):
        return ""
    start = max(fault.column - 1 - AROUND, 0)
    shown = lines[fault.line - 1][start : fault.column - 1 + AROUND]
    return "".join(sign if sign.isprintable() else "·" for sign in shown).strip()
