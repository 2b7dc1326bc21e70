"""A drawer: one revision of a scenario with everything that is worth computing once."""

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
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

FEW = 6
"""So many findings stand open at once."""


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
