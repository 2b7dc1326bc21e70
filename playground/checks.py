"""Checks: questions kept with a network, and whether their answers are as expected."""

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from playground.engine.conversation import Conversation, Verdict
from playground.engine.network import Network
from playground.engine.traffic import Packet
from playground.question import Question, answer, ask


@dataclass(frozen=True, kw_only=True)
class Check:
    """A question and the expected verdict; `code` is the first blocker's, if one is expected."""

    title: str
    source: str
    destination: str
    expect: Verdict
    protocol: str = "tcp"
    port: int | None = None
    source_port: int | None = None
    icmp_type: int | None = None
    icmp_code: int | None = None
    size: int | None = None
    code: str = ""

    @property
    def expected(self) -> str:
        """'unreachable by sg-no-rule': the verdict, and the code where one is expected."""
        return f"{self.expect.value} by {self.code}" if self.code else self.expect.value

    def as_json(self) -> dict[str, Any]:
        """What is stored: the fields that say something."""
        return {key: value for key, value in asdict(self).items() if value not in (None, "")}


class Result(NamedTuple):
    """A check, asked: what came out and by what code it was stopped."""

    check: Check
    verdict: Verdict
    code: str

    @property
    def as_expected(self) -> bool:
        """Is the verdict the expected one, and the code where one is expected?"""
        check = self.check
        return self.verdict == check.expect and check.code in ("", self.code)

    @property
    def found(self) -> str:
        """The verdict; where the code is what is not as expected, the code too."""
        other = self.verdict == self.check.expect and not self.as_expected
        return f"{self.verdict.value} by {self.code or 'nothing'}" if other else self.verdict.value

    @property
    def expected(self) -> str:
        """The verdict; where the code is what is not as expected, the code too."""
        other = self.verdict == self.check.expect and not self.as_expected
        return self.check.expected if other else self.check.expect.value


def stored_checks(rows: list[dict[str, Any]]) -> list[Check]:
    """The checks of a stored scenario."""
    return [Check(**{**row, "expect": Verdict(row["expect"])}) for row in rows]


def question_of(check: Check, network: Network) -> Question:
    """What a check asks.  Raises QuestionError."""
    return ask(
        network,
        check.source,
        check.destination,
        check.protocol,
        check.port,
        check.source_port,
        check.icmp_type,
        check.icmp_code,
        check.size,
    )


def run(check: Check, network: Network) -> Result:
    """Ask it.  Raises QuestionError when the network no longer has what the check names."""
    question = question_of(check, network)
    found = answer(network, question)[0]
    return Result(check, found.verdict, _first_code(found))


def _first_code(found: Conversation[Packet]) -> str:
    for end in (found.request, found.reply):
        if end is not None and end.blockers and end.blockers[0].said is not None:
            return end.blockers[0].said.code
    return ""
