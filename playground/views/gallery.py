"""The gallery: every public scenario as a card with its miniature and the state of its checks."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from playground.cabinet import Drawer, open_drawers
from playground.examples import CHAPTERS, ORDER
from playground.models import Scenario
from playground.views.checks import ToldCheck, told_checks
from playground.views.here import Here, scenario_path
from playground.views.open_graph import open_graph_of_gallery

FEATURED = "three-tier"
"""The scenario whose questions the head of the page shows, if it is there."""


class Card(NamedTuple):
    """One scenario as the gallery shows it."""

    drawer: Drawer
    url: str
    checks: list[ToldCheck]

    @property
    def lesson(self) -> str:
        """What it teaches: the first paragraph."""
        return self.drawer.description.split("\n\n")[0]

    @property
    def kept(self) -> int:
        """Checks that come out as expected."""
        return sum(check.as_expected for check in self.checks)

    @property
    def mood(self) -> str:
        """good when every check comes out as expected."""
        return "good" if self.kept == len(self.checks) else "bad"


class Shelf(NamedTuple):
    """The cards of a chapter."""

    slug: str
    title: str
    cards: list[Card]


OTHERS = "others", "More networks"
"""The slug and the title of the shelf of what is no example."""


@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """All cards, chapter by chapter."""
    cards = [_card(drawer) for drawer in open_drawers(Scenario.objects.filter(is_listed=True))]
    featured = next((card for card in cards if card.drawer.slug == FEATURED), None)
    shown = {
        "cards": cards,
        "featured": featured or next(iter(cards), None),
        "shelves": list(_shelves(cards)),
        "samples": _samples(featured) if featured else [],
        "open_graph": open_graph_of_gallery(request),
        "twins": any(card.drawer.slug.endswith("-mended") for card in cards),
    }
    return render(request, "gallery/page.html", shown)


def _shelves(cards: list[Card]) -> Iterator[Shelf]:
    """The chapters that have cards, then what is in none."""
    by_slug = {card.drawer.slug: card for card in cards}
    for slug, title, examples in CHAPTERS:
        found = [by_slug[one] for one in examples if one in by_slug]
        if found:
            yield Shelf(slug, title, found)
    others = [card for card in cards if card.drawer.slug not in ORDER]
    if others:
        yield Shelf(*OTHERS, others)


def _card(drawer: Drawer) -> Card:
    url = scenario_path(drawer.slug)
    return Card(drawer, url, told_checks(drawer, Here(url)))


def _samples(card: Card) -> list[ToldCheck]:
    """A question that works, then two that do not: what the page is about, in three lines."""
    works = [check for check in card.checks if check.found == "reachable"]
    fails = [check for check in card.checks if check.found == "unreachable"]
    return works[:1] + fails[:1] + fails[1:][-1:]
