"""Templates as stories: a template in the style of public ones in, the answers out."""

from pathlib import Path
from typing import NamedTuple

import pytest

from playground.checks import Check, question_of, run
from playground.engine.conversation import Verdict
from playground.engine.network import Network
from playground.exchange.bundle import Bundle
from playground.exchange.content import ImportOptions
from playground.exchange.importing import Imported, import_bundle
from playground.report import as_text, report
from playground.scenariofile import write

TEMPLATES = Path(__file__).parents[1] / "templates"
YES, NO, OPEN = Verdict.REACHABLE, Verdict.UNREACHABLE, Verdict.UNDETERMINED


def asked(title: str, source: str, destination: str, expect: Verdict, port: int) -> Check:
    """A question by TCP, and the verdict that is expected."""
    return Check(title=title, source=source, destination=destination, expect=expect, port=port)


class Story(NamedTuple):
    """A template, what is given for its parameters, and what is asked."""

    name: str
    template: str
    parameters: dict[str, str]
    checks: tuple[Check, ...]


STORIES = (
    Story(
        "two-tier-vpc",
        "two-tier-vpc.yaml",
        {},
        (
            asked("Browsers", "internet", "Web", YES, port=443),
            asked("Nobody asks the database", "internet", "Database", NO, port=3306),
            asked("The web tier does", "Web", "Database", YES, port=3306),
            asked("From the office, by SSH", "internet:203.0.113.9", "Web", YES, port=22),
        ),
    ),
    Story(
        "two-tier-vpc-in-production",
        "two-tier-vpc.yaml",
        {"Environment": "production", "VpcCidr": "10.99.0.0/16"},
        (asked("No SSH in production", "internet:203.0.113.9", "Web", NO, port=22),),
    ),
    Story(
        "nat-per-zone",
        "nat-per-zone.yaml",
        {},
        (
            asked("Out of zone a", "WorkerA", "internet", YES, port=443),
            asked("Out of zone b", "WorkerB", "internet", YES, port=443),
            asked("The ACL of zone b lets out HTTPS alone", "WorkerB", "internet", NO, port=80),
            asked("Nobody comes in", "internet", "WorkerA", NO, port=443),
        ),
    ),
    Story(
        "one-nat-gateway",
        "nat-per-zone.yaml",
        {"NatPerZone": "false"},
        (asked("Out of zone b by the gateway of a", "WorkerB", "internet", YES, port=443),),
    ),
    Story(
        "peered-vpcs",
        "peered-vpcs.json",
        {},
        (asked("No way back", "Till", "Printer", NO, port=631),),
    ),
    Story(
        "peered-vpcs-both-ways",
        "peered-vpcs.json",
        {"WayBack": "yes"},
        (asked("Printing", "Till", "Printer", YES, port=631),),
    ),
    Story(
        "transit-hub",
        "transit-hub.yaml",
        {},
        (
            asked("To the services", "Spoke1Host", "ServicesHost", YES, port=443),
            asked("From the services", "ServicesHost", "Spoke2Host", YES, port=443),
            asked("Not from spoke to spoke", "Spoke1Host", "Spoke2Host", NO, port=443),
        ),
    ),
    Story(
        "dual-stack",
        "dual-stack.yaml",
        {},
        (
            asked("Browsers by IPv4", "internet", "Web", YES, port=443),
            asked("Browsers by IPv6", "internet", "2001:db8:1:100::4", YES, port=443),
            asked("Out by IPv6", "Worker", "internet:2001:db8:ffff::10", YES, port=443),
            asked("No way out by IPv4", "Worker", "internet:198.51.100.10", NO, port=443),
            asked("Nobody comes in", "internet", "2001:db8:1:101::1000", NO, port=443),
        ),
    ),
    Story(
        "shared-network",
        "shared-network.yaml",
        {},
        (
            asked("Nobody knows how the subnets are joined", "Worker", "App", OPEN, port=443),
            asked("Nobody knows the way out", "App", "internet", OPEN, port=443),
            asked("The group is known, and says no", "Worker", "App", NO, port=80),
        ),
    ),
)


def imported(story: Story) -> Imported:
    """The scenario that a deployment in Ireland would make."""
    path = TEMPLATES / story.template
    bundle = Bundle()
    bundle.add(story.template, path.read_bytes())
    options = ImportOptions(region="eu-west-1", parameters=story.parameters)
    return import_bundle(bundle, story.template, options)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_story_of_a_template_is_as_stored(story: Story, update_stories: bool) -> None:
    stored = TEMPLATES / f"{story.name}.txt"
    told = tell(story)
    if update_stories:
        stored.write_text(told, encoding="utf-8")
    assert told == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_question_about_a_template_is_answered_as_expected(story: Story) -> None:
    network = imported(story).scenario.network
    results = [run(check, network) for check in story.checks]
    assert [result for result in results if not result.as_expected] == []


def test_no_story_is_left_of_a_template_that_went() -> None:
    assert {story.template for story in STORIES} == {
        path.name for path in TEMPLATES.iterdir() if path.suffix != ".txt"
    }
    assert {story.name for story in STORIES} == {path.stem for path in TEMPLATES.glob("*.txt")}


def test_no_secret_and_no_user_data_is_kept() -> None:
    story = STORIES[0]._replace(parameters={"DatabasePassword": "not-for-us"})
    found = imported(story)
    kept = f"{write(found.scenario)} {found.report}"
    assert "DatabaseGroup" in kept
    assert "not-for-us" not in kept
    assert "password" not in kept


def tell(story: Story) -> str:
    """The description, the import report and the answer to each question."""
    found = imported(story)
    scenario = found.scenario
    heading = f"{story.name}\n{'=' * len(story.name)}\n\n{scenario.description.strip()}\n"
    return "\n".join(
        [
            heading,
            *_report(found),
            *(_chapter(check, scenario.network) for check in story.checks),
        ]
    )


def _report(found: Imported) -> list[str]:
    said = found.report
    lines = [f"- {count} {kind}" for kind, count in said.came_in.items()]
    lines += [f"- not modelled: {one.kind} {', '.join(one.ids)}" for one in said.unmodelled]
    lines += [f"- left out: {one.id} ({one.kind}), {one.why}" for one in said.left_out]
    lines += [f"- not described: {one.kind} {one.id}" for one in said.not_described]
    return [*lines, *(f"- {note}" for note in (*said.notes, *said.findings))]


def _chapter(check: Check, network: Network) -> str:
    answer = as_text(report(network, question_of(check, network)))
    return f"\n{check.title}\n{'-' * len(check.title)}\n\n{answer}"
