"""The cabinet: each stored scenario opened once per revision, its network and picture at hand."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Any

from playground.checks import Check, Result, run
from playground.drawing import DrawingFailed, Picture, Trace, draw
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.models import Scenario
from playground.models.rows import Rows
from playground.question import QuestionError, Suggestion, names
from playground.report import findings
from playground.sources import open_stored

DRAWERS = 128
"""So many scenarios stay open; a network of 60 resources takes some hundred kilobytes."""
PAST_DRAWERS = 32
"""And so many earlier states of them."""

FEW = 6


class Drawer:
    """One revision of a scenario with everything that is worth computing once."""

    def __init__(self, scenario: Scenario, rows: Rows | None = None) -> None:
        """`rows`, if they are at hand, are what the scenario is made of at this revision."""
        self.opened = open_stored(scenario, rows)
        self.slug = scenario.slug
        self.revision = scenario.revision
        self.is_example = scenario.is_example
        self.title = self.opened.title
        self.description = self.opened.description
        self.import_report = scenario.import_report
        self.network = self.opened.network

    @property
    def key(self) -> tuple[int, int]:
        """Which scenario, which revision: what it holds never changes."""
        return self.opened.rows.scenario.pk, self.revision

    @cached_property
    def _drawn(self) -> Picture | DrawingFailed:
        try:
            return draw(self.network)
        except DrawingFailed as failure:
            return failure

    @property
    def drawn(self) -> Picture:
        """The picture.  Raises DrawingFailed."""
        if isinstance(self._drawn, DrawingFailed):
            raise self._drawn
        return self._drawn

    @property
    def picture(self) -> Picture | None:
        """The picture, or None when it cannot be drawn."""
        return None if isinstance(self._drawn, DrawingFailed) else self._drawn

    @property
    def problem(self) -> str:
        """Why there is no picture, as a sentence."""
        drawn = self._drawn
        return f"No picture: {drawn.reason}." if isinstance(drawn, DrawingFailed) else ""

    @cached_property
    def _plain_svg(self) -> str:
        return self.picture.svg() if self.picture else ""

    def svg(self, trace: Trace | None = None) -> str:
        """The picture as markup, with a trace's way lit; "" when there is none."""
        if trace is None or self.picture is None:
            return self._plain_svg
        return self.picture.svg(trace)

    def shown_as(self, ref: Ref) -> Ref:
        """The id under which a resource is drawn: a primary interface shows as its instance."""
        return self.picture.aliases.get(ref, ref) if self.picture else ref

    @property
    def shown_by(self) -> dict[Ref, tuple[Ref, ...]]:
        """What is drawn by its parts: an endpoint by its network interfaces."""
        return self.picture.members if self.picture else {}

    @cached_property
    def file(self) -> str:
        """The picture as a file of its own."""
        return self.picture.svg(standalone=True) if self.picture else ""

    @cached_property
    def miniature(self) -> str:
        """The picture for a card of the gallery."""
        return self.picture.miniature() if self.picture else ""

    @cached_property
    def etag(self) -> str:
        """The fingerprint of the picture."""
        return f'"{sha256(self.file.encode()).hexdigest()[:32]}"'

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        """What may be typed as an end of a question."""
        return list(names(self.network))

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What AWS takes, but is unwise."""
        return findings(self.network)

    @property
    def few_findings(self) -> bool:
        """So few that all may stand open?"""
        return len(self.findings) <= FEW

    @cached_property
    def results(self) -> list[tuple[Check, Result | QuestionError]]:
        """Every check, asked; an error where the network no longer has what the check names."""
        return ask_all(self.network, self.opened.checks)


def ask_all(
    network: Network, checks: Iterable[Check]
) -> list[tuple[Check, Result | QuestionError]]:
    """Every check, asked."""
    return [(check, _ask(network, check)) for check in checks]


def _ask(network: Network, check: Check) -> Result | QuestionError:
    try:
        return run(check, network)
    except QuestionError as problem:
        return problem


_drawers: OrderedDict[tuple[int, int], Drawer] = OrderedDict()
_past: OrderedDict[tuple[int, int], Drawer] = OrderedDict()
_lock = Lock()


def open_drawer(slug: str) -> Drawer | None:
    """The drawer of a scenario: one query when it is open already.  None: there is no such one."""
    scenario = Scenario.objects.filter(slug=slug).first()
    return drawer_of(scenario) if scenario else None


def open_drawers(scenarios: Iterable[Scenario]) -> list[Drawer]:
    """The drawers of several scenarios."""
    return [drawer_of(scenario) for scenario in scenarios]


def drawer_of(scenario: Scenario) -> Drawer:
    """The drawer of this very revision; older ones make room."""
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
    """Keep a drawer at hand; the ones that nobody opened for longest make room."""
    return _keep(drawer, _drawers, DRAWERS)


def put_in_past(drawer: Drawer) -> Drawer:
    """Keep an earlier state at hand: who leafs through a history takes no room from the present."""
    return _keep(drawer, _past, PAST_DRAWERS)


def _keep(drawer: Drawer, drawers: OrderedDict[tuple[int, int], Drawer], most: int) -> Drawer:
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
    TEXTS.clear()


class Shelf:
    """Texts that are made once and read by many; those that nobody read for longest make room."""

    def __init__(self, most: int) -> None:
        """`most` is how many characters have room."""
        self._most, self._weight = most, 0
        self._texts: OrderedDict[tuple[object, ...], str] = OrderedDict()
        self._making: dict[tuple[object, ...], Lock] = {}
        self._lock = Lock()

    def get(self, drawer: Drawer, what: str, make: Callable[[], str]) -> str:
        """A text about one revision of a scenario: made by the first who wants it, while others
        who want the same wait.
        """
        key = (*drawer.key, what)
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                found = self._find(key)
                if found is None:
                    found = make()
                    self._put(key, found)
                return found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _find(self, key: tuple[object, ...]) -> str | None:
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
            return self._texts.get(key)

    def _put(self, key: tuple[object, ...], text: str) -> None:
        with self._lock:
            self._weight += len(text) - len(self._texts.get(key, ""))
            self._texts[key] = text
            while self._weight > self._most:
                self._weight -= len(self._texts.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._texts.clear()
            self._weight = 0


TEXTS = Shelf(32 * 1024 * 1024)
"""Parts of pages that are the same for everybody: answers, what a page is told of a revision."""
