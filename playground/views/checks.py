"""The checks of a scenario: each asked, and its answer held against what was expected."""

from typing import NamedTuple

from playground.cabinet import Drawer
from playground.checks import Check, Result
from playground.editing.head import mark_of
from playground.question import QuestionError
from playground.views.here import Here


class ToldCheck(NamedTuple):
    """A check with what was found, and the link that asks it."""

    title: str
    url: str
    asked: str
    expected: str
    found: str
    as_expected: bool
    mark: str
    """By what it is known, to be removed."""

    @property
    def mood(self) -> str:
        """Green for a kept expectation, red for a broken one: a check may expect a refusal."""
        return "good" if self.as_expected else "bad"


def told_checks(drawer: Drawer, here: Here) -> list[ToldCheck]:
    """Every check of a scenario, in its order."""
    return [_told(check, result, here) for check, result in drawer.results]


def _told(check: Check, result: Result | QuestionError, here: Here) -> ToldCheck:
    if isinstance(result, QuestionError):
        expected, found, as_expected = check.expect.value, result.message, False
    else:
        expected, found, as_expected = result.expected, result.found, result.as_expected
    url = here.asking(_question(check))
    title = check.title or _line(check)
    mark = mark_of(check.as_json())
    return ToldCheck(title, url, _line(check), expected, found, as_expected, mark)


def _question(check: Check) -> dict[str, str | int | None]:
    return {
        "from": check.source,
        "to": check.destination,
        "protocol": check.protocol,
        "port": check.port,
        "source_port": check.source_port,
        "icmp_type": check.icmp_type,
        "icmp_code": check.icmp_code,
        "size": check.size,
    }


def _line(check: Check) -> str:
    """'internet → web-1 tcp 443'."""
    port = f" {check.port}" if check.port is not None else ""
    return f"{check.source} → {check.destination} {check.protocol}{port}"
