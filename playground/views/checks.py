"""The checks of a scenario: each asked, and its answer held against what was expected."""

from typing import NamedTuple

from playground.cabinet import Drawer, Result
from playground.views.here import Here


class ToldCheck(NamedTuple):
    """A check with what was found, and the link that asks it."""

    title: str
    url: str
    asked: str
    expected: str
    found: str
    as_expected: bool

    @property
    def mood(self) -> str:
        """Green for a kept expectation, red for a broken one: a check may expect a refusal."""
        return "good" if self.as_expected else "bad"


def told_checks(drawer: Drawer, here: Here) -> list[ToldCheck]:
    """Every check of a scenario, in its order."""
    return [_told(result, here) for result in drawer.results]


def _told(result: Result, here: Here) -> ToldCheck:
    question = result.question
    asked = f"{question['from']} → {question['to']}  {question['protocol']}"
    if question.get("port"):
        asked += f" {question['port']}"
    url = here.asking(question)
    return ToldCheck(
        result.title, url, asked, result.expected, result.found, result.as_expected
    )
