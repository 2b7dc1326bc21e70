"""The drawers that are open: each scenario at its newest revision, and a few earlier states."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock

from playground.cabinet.drawer import Drawer
from playground.cabinet.texts import CARDS, TEXTS
from playground.links import open_by
from playground.models import Scenario

DRAWERS = 128
"""So many scenarios stay open; a network of 60 resources takes some hundred kilobytes."""
PAST_DRAWERS = 32
"""And so many earlier states of them."""
STILL_DRAWERS = 128
"""And so many of what never changes: snapshots, what an address carries."""

_drawers: OrderedDict[tuple[object, ...], Drawer] = OrderedDict()
_past: OrderedDict[tuple[object, ...], Drawer] = OrderedDict()
_still: OrderedDict[tuple[object, ...], Drawer] = OrderedDict()
_making: dict[tuple[object, ...], Lock] = {}
_lock = Lock()


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
    key = (scenario.pk, scenario.revision)
    with _lock:
        if key in _drawers:
            _drawers.move_to_end(key)
            return _drawers[key]
    return put_in(Drawer(scenario))


def opened_at(scenario: int, revision: int) -> Drawer | None:
    """The drawer of a scenario, by its key, at some revision; None if it is not at hand."""
    key = (scenario, revision)
    with _lock:
        return _drawers.get(key) or _past.get(key)


def put_in(drawer: Drawer) -> Drawer:
    """Keep a drawer at hand; earlier revisions of the scenario make room, and then those that
    nobody opened for longest.
    """
    scenario = drawer.scenario
    with _lock:
        outdated = [
            key
            for key, one in _drawers.items()
            if key[0] == scenario and one.revision < drawer.revision
        ]
        for key in outdated:
            del _drawers[key]
    return _keep(drawer, _drawers, DRAWERS)


def put_in_past(drawer: Drawer) -> Drawer:
    """Keep an earlier state at hand: who leafs through a history takes no room from the present."""
    return _keep(drawer, _past, PAST_DRAWERS)


def still_drawer(key: tuple[object, ...], make: Callable[[], Drawer]) -> Drawer:
    """The drawer of something that never changes, by its key: at hand, or else made and kept; a
    class that opens a link at once waits for whoever came first.
    """
    with _lock:
        making = _making.setdefault(key, Lock())
    try:
        with making:
            return _at_hand(key) or _keep(make(), _still, STILL_DRAWERS)
    finally:
        with _lock:
            _making.pop(key, None)


def _at_hand(key: tuple[object, ...]) -> Drawer | None:
    with _lock:
        if key in _still:
            _still.move_to_end(key)
        return _still.get(key)


def _keep(drawer: Drawer, drawers: OrderedDict[tuple[object, ...], Drawer], most: int) -> Drawer:
    with _lock:
        drawers[drawer.key] = drawer
        while len(drawers) > most:
            drawers.popitem(last=False)
    return drawer


def close_drawers() -> None:
    """Forget everything that is open."""
    with _lock:
        _drawers.clear()
        _past.clear()
        _still.clear()
    TEXTS.clear()
    CARDS.clear()
