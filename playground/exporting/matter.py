"""What a file is made of: a scenario and, perhaps, a question about it; each part made once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

from playground.drawing import Picture, Trace, draw, trace_of
from playground.engine.network import Network
from playground.question import Question
from playground.report import report
from playground.sources import Opened


def moment() -> str:
    """Now, as ISO 8601 writes it, to a thousandth of a second."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Asking(NamedTuple):
    """A question, and the network that it is asked of.

    `at` is the moment, as ISO 8601 writes it.  `scenario` and `appliances` are what the command
    `trace` would be given to ask the same.
    """

    network: Network
    question: Question
    at: str
    scenario: str
    appliances: tuple[str, ...] = ()


@dataclass
class Matter:
    """A scenario to be exported, alone or with a question."""

    opened: Opened
    asking: Asking | None = None
    drawn: Callable[[Network], Picture] = draw

    @cached_property
    def picture(self) -> Picture:
        """The picture.  Raises DrawingFailed."""
        return self.drawn(self.opened.network)

    @cached_property
    def answer(self) -> dict[str, Any] | None:
        """The answer, as the command line writes it; None where nothing is asked."""
        return report(self.asking.network, self.asking.question) if self.asking else None

    @property
    def trace(self) -> Trace | None:
        """What to light in the picture."""
        return trace_of(self.answer) if self.answer else None
