"""The tools beside the selected resource on the picture: what is done with it most."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from playground.cabinet import Drawer
from playground.editing.judging import sheet_in
from playground.editing.proposals import missing
from playground.editing.quick import list_for
from playground.engine.nodes import Node
from playground.engine.places import INTERNET_ID
from playground.kinds import Kind, kind_named
from playground.report import kind_of
from playground.views.branches import made_by_aws
from playground.views.here import Here, here_of, scenario_path
from playground.views.inspector import Asks, inspect
from playground.views.kind_tools import KindTools, tools_at
from playground.views.palette import add_url
from playground.views.requests import opened_or_404

AT_HAND = 2
"""So many kinds to add have a button of their own; the others are in the menu."""


OF_A_HUB = "Transit gateway "


class Adding(NamedTuple):
    """A kind that is added here."""

    kind: Kind
    url: str

    @property
    def label(self) -> str:
        """What it is called where everybody sees to what it belongs: "VPC attachment"."""
        shorter = self.kind.label.removeprefix(OF_A_HUB)
        return f"{shorter[0].upper()}{shorter[1:]}"


class Link(NamedTuple):
    """Something that opens beside the picture."""

    label: str
    url: str


class Tools(NamedTuple):
    """The tools of one resource; `drawn` is the id under which it is on the picture."""

    id: str
    name: str
    drawn: str
    adds: list[Adding]
    opens: list[Link]
    quick: list[Link]
    asks: Asks | None
    is_editable: bool
    takes_deletion: bool
    """Not what AWS makes again: the same as in the outline."""

    @property
    def at_hand(self) -> list[Adding]:
        """What is added here most."""
        return self.adds[:AT_HAND]


def tools_of(drawer: Drawer, here: Here) -> Tools | None:
    """The tools of what is selected; None where that is nothing, or in an example."""
    ref = here.selected
    node = drawer.network.find(ref)
    if not drawer.editable or (node is None and ref != INTERNET_ID):
        return None
    at = tools_at(kind_of(type(node)) if node else INTERNET_ID)
    inspected = inspect(drawer.network, here)
    return Tools(
        ref,
        node.name or ref if node else "Internet",
        drawer.shown_as(ref),
        list(_adds(drawer, here, at)),
        list(_opens(drawer, node, at)) if node else [],
        list(_quick(drawer, here)),
        inspected.asks if inspected else None,
        ref in sheet_in(drawer),
        node is not None and not made_by_aws(node),
    )


def _adds(drawer: Drawer, here: Here, at: KindTools) -> Iterator[Adding]:
    """What can be added right now: the palette says of the others what they need first."""
    for slug in at.adds:
        if not missing(slug, sheet_in(drawer)):
            near = here.selected if here.selected in sheet_in(drawer) else ""
            yield Adding(kind_named(slug), add_url(drawer.slug, slug, near))


def _opens(drawer: Drawer, node: Node, at: KindTools) -> Iterator[Link]:
    """Forms of others; by name where there are several."""
    for opening in at.opens:
        refs = list(dict.fromkeys(filter(None, opening.find(drawer.network, node))))
        for ref in _editable(drawer, refs):
            other = drawer.network.find(ref)
            name = other.name or ref if other else ref
            url = reverse("resource-edit", args=[drawer.slug, ref])
            yield Link(f"{opening.label} {name}", url)


def _editable(drawer: Drawer, refs: Iterable[str]) -> Iterator[str]:
    sheet = sheet_in(drawer)
    yield from (ref for ref in refs if ref in sheet)


def _quick(drawer: Drawer, here: Here) -> Iterator[Link]:
    """What one press does, each row told first."""
    for plan in list_for(sheet_in(drawer), drawer.network, here.selected):
        url = reverse("resource-quick", args=[drawer.slug, plan.name, here.selected])
        yield Link(plan.title, url)


@require_safe
def show_tools(request: HttpRequest, slug: str) -> HttpResponse:
    """The tools of what is selected, to be put beside it; empty where there are none."""
    drawer = opened_or_404(slug)
    here = here_of(scenario_path(slug), request.GET)
    context = {"scenario": drawer, "here": here, "tools": tools_of(drawer, here)}
    return render(request, "scenario/_picture_tools.html", context)
