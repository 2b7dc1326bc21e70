"""A plan and a state file as stories: what Terraform printed in, the report and the answers out."""

from pathlib import Path
from typing import NamedTuple

import pytest

from playground.checks import Check, question_of, run
from playground.engine.conversation import Verdict
from playground.exchange import Imported
from playground.report import as_text, report
from playground.scenariofile import write
from tests.exchange.terraform.documents import imported

PRINTED = Path(__file__).parent / "printed"
YES, NO = Verdict.REACHABLE, Verdict.UNREACHABLE


class Asked(NamedTuple):
    """A question by TCP, and the verdict that is expected."""

    source: str
    destination: str
    port: int
    expect: Verdict

    def check(self) -> Check:
        """As a network keeps it."""
        return Check(
            title=f"{self.source} to {self.destination}",
            source=self.source,
            destination=self.destination,
            port=self.port,
            expect=self.expect,
        )


STORIES: dict[str, tuple[Asked, ...]] = {
    "plan.json": (
        Asked("internet", "web-0", 443, YES),
        Asked("web-1", "db-a", 5432, YES),
        Asked("db-a", "internet", 443, NO),
    ),
    "hub.tfstate": (
        Asked("i-0a0", "i-0a1", 5432, YES),
        Asked("db", "app", 443, NO),
    ),
}


def opened(name: str) -> Imported:
    """What is imported of a file."""
    return imported((PRINTED / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("name", STORIES)
def test_the_story_of_a_document_is_as_stored(name: str, update_stories: bool) -> None:
    stored = PRINTED / f"{name}.txt"
    told = story(name)
    if update_stories:
        stored.write_text(told, encoding="utf-8")
    assert told == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STORIES)
def test_every_question_is_answered_as_expected(name: str) -> None:
    network = opened(name).scenario.network
    results = [run(asked.check(), network) for asked in STORIES[name]]
    assert [result for result in results if not result.as_expected] == []


@pytest.mark.parametrize("name", ["web-1", "aws_instance.web[1]"])
def test_a_host_is_found_by_its_name_and_by_its_address(name: str) -> None:
    network = opened("plan.json").scenario.network
    assert run(Asked(name, "db-a", 5432, YES).check(), network).as_expected


@pytest.mark.parametrize("name", STORIES)
def test_no_secret_is_kept(name: str) -> None:
    source = (PRINTED / name).read_text(encoding="utf-8")
    found = opened(name)
    kept = write(found.scenario)
    for secret in ("TEST-ONLY", "c2VjcmV0", "d2Fpc3RjbG90aA"):
        assert secret not in kept
        assert secret not in str(found.report.as_json())
    assert "user_data" in source
    assert any("Sensitive values" in note for note in found.report.notes)


def story(name: str) -> str:
    """The report, then the answer to each question."""
    found = opened(name)
    told = found.report
    chapters = [
        "\n".join(f"{kind}: {count}" for kind, count in told.came_in.items()),
        "\n".join(f"not modelled: {one.kind}: {', '.join(one.ids)}" for one in told.unmodelled),
        "\n".join(f"left out: {one.id}: {one.why}" for one in told.left_out),
        "\n".join(f"not described: {one.kind} {one.id}" for one in told.not_described),
        "\n".join(told.notes),
        "\n".join(told.findings),
    ]
    for asked in STORIES[name]:
        title = f"{asked.source} to {asked.destination}, port {asked.port}"
        network = found.scenario.network
        answer = as_text(report(network, question_of(asked.check(), network)))
        chapters.append(f"{title}\n{'-' * len(title)}\n\n{answer}")
    return "\n\n".join(filter(None, chapters))
