"""The drawers that are open: each scenario at its newest revision, and a few earlier states."""

from collections.abc import Callable, Iterable

from playground.cabinet.drawer import Drawer
from playground.cabinet.shelf import Shelf
from playground.cabinet.texts import CARDS, TEXTS
from playground.links import open_by
from playground.models import Scenario

NEWEST: Shelf[Drawer] = Shelf(128)
"""So many scenarios stay open; a network of 60 resources takes some hundred kilobytes."""
PAST: Shelf[Drawer] = Shelf(32)
"""And so many earlier states of them: to leaf through a history takes no room from the present."""
STILL: Shelf[Drawer] = Shelf(128)
"""And so many of what never changes: snapshots, what an address carries."""


def open_drawer(slug: str) -> Drawer | None:
    """The drawer that an address opens, by a name or by a link's token; None for no such one."""
    opening = open_by(slug)
    if opening is None:
        return None
    try:
        drawer = drawer_of(opening.scenario)
    except Scenario.DoesNotExist:  # whoever made it deletes it at this moment
        return None
    return drawer.seen_by(slug, opening.may_edit)


def open_drawers(scenarios: Iterable[Scenario]) -> list[Drawer]:
    """The drawers of several scenarios."""
    return [drawer_of(scenario) for scenario in scenarios]


def drawer_of(scenario: Scenario) -> Drawer:
    """The drawer of a scenario at this revision, or at a newer one that came meanwhile."""
    return NEWEST.find((scenario.pk, scenario.revision)) or put_in(Drawer(scenario))


def opened_at(scenario: int, revision: int) -> Drawer | None:
    """The drawer of a scenario, by its key, at some revision; None if it is not at hand."""
    key = (scenario, revision)
    return NEWEST.find(key) or PAST.find(key)


def put_in(drawer: Drawer) -> Drawer:
    """Keep a drawer at hand; earlier revisions of the scenario make room."""

    def is_outdated(other: Drawer) -> bool:
        return other.scenario == drawer.scenario and other.revision < drawer.revision

    NEWEST.drop(is_outdated)
    return NEWEST.put(drawer.key, drawer)


def put_in_past(drawer: Drawer) -> Drawer:
    """Keep an earlier state at hand."""
    return PAST.put(drawer.key, drawer)


def still_drawer(key: tuple[object, ...], make: Callable[[], Drawer]) -> Drawer:
    """The drawer of something that never changes, by its key: a class that opens a link at once
    waits for whoever came first.
    """
    return STILL.get(key, make)


def close_drawers() -> None:
    """Forget everything that is open."""
    for shelf in (NEWEST, PAST, STILL, TEXTS, CARDS):
        shelf.clear()
