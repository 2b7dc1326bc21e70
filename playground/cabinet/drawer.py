"""A drawer: one revision of a scenario with everything that is worth computing once."""

from collections.abc import Callable, Iterable
from copy import copy
from hashlib import sha256
from typing import Any, TypeVar

from playground.cabinet.shelf import Shelf
from playground.checks import Check, Result, run
from playground.drawing import DrawingFailed, Picture, Trace, draw
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.models import Scenario
from playground.models.rows import Rows
from playground.question import QuestionError, Suggestion, names
from playground.report import findings
from playground.sources import open_stored

T = TypeVar("T")
FEW = 6
"""So many findings stand open at once."""


class Drawer:
    """One revision of a scenario with everything that is worth computing once."""

    def __init__(
        self, scenario: Scenario, rows: Rows | None = None, key: tuple[object, ...] = ()
    ) -> None:
        """`rows`, if they are at hand, are what the scenario is made of at this revision.

        `key` says which one it is of those that are not stored as a scenario.
        """
        self.opened = open_stored(scenario, rows)
        self.slug = scenario.slug
        self.revision = scenario.revision
        self.is_example = scenario.is_example
        self.editable = not scenario.is_example
        self.title = self.opened.title
        self.description = self.opened.description
        self.import_report = scenario.import_report
        self.network = self.opened.network
        self._key = key
        self._made: Shelf[Any] = Shelf()

    def seen_by(self, slug: str, editable: bool = False) -> "Drawer":
        """The same drawer as some address opens it: to edit, or only to look into it."""
        seen = copy(self)
        seen.slug, seen.editable = slug, editable
        return seen

    def once(self, what: str, make: Callable[[], T]) -> T:
        """What is made once of this revision, by whichever address it is seen."""
        found: T = self._made.get(what, make)
        return found

    def know(self, what: str, made: object) -> None:
        """What `once` needs not make, because somebody has it at hand."""
        self._made.put(what, made)

    @property
    def scenario(self) -> int:
        """The key of the stored scenario."""
        found: int = self.opened.rows.scenario.pk
        return found

    @property
    def key(self) -> tuple[object, ...]:
        """Which scenario, which revision: what it holds never changes."""
        return self._key or (self.scenario, self.revision)

    @property
    def _drawn(self) -> Picture | DrawingFailed:
        return self.once("picture", self._draw)

    def _draw(self) -> Picture | DrawingFailed:
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

    def svg(self, trace: Trace | None = None) -> str:
        """The picture as markup, with a trace's way lit; "" when there is none."""
        picture = self.picture
        if picture is None:
            return ""
        return self.once("svg", picture.svg) if trace is None else picture.svg(trace)

    def shown_as(self, ref: Ref) -> Ref:
        """The id under which a resource is drawn: a primary interface shows as its instance."""
        return self.picture.aliases.get(ref, ref) if self.picture else ref

    @property
    def shown_by(self) -> dict[Ref, tuple[Ref, ...]]:
        """What is drawn by its parts: an endpoint by its network interfaces."""
        return self.picture.members if self.picture else {}

    @property
    def file(self) -> str:
        """The picture as a file of its own."""
        return self.once("file", lambda: self.picture.svg(standalone=True) if self.picture else "")

    @property
    def miniature(self) -> str:
        """The picture for a card of the gallery."""
        return self.once("miniature", lambda: self.picture.miniature() if self.picture else "")

    @property
    def etag(self) -> str:
        """The fingerprint of the picture."""
        return self.once("etag", lambda: f'"{sha256(self.file.encode()).hexdigest()[:32]}"')

    @property
    def suggestions(self) -> list[Suggestion]:
        """What may be typed as an end of a question."""
        return self.once("suggestions", lambda: list(names(self.network)))

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What AWS takes, but is unwise."""
        return self.once("findings", lambda: findings(self.network))

    @property
    def few_findings(self) -> bool:
        """So few that all may stand open?"""
        return len(self.findings) <= FEW

    @property
    def results(self) -> list[tuple[Check, Result | QuestionError]]:
        """Every check, asked; an error where the network no longer has what the check names."""
        return self.once("results", lambda: ask_all(self.network, self.opened.checks))


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
