"""Each example is a story: the scenario file in, the explanation of every check out."""

from pathlib import Path

import pytest

from playground.checks import Check, question_of, run
from playground.engine.network import Network
from playground.examples import ORDER
from playground.report import as_text, report
from playground.sources import open_scenario

STORIES = Path(__file__).parent
EXAMPLES = STORIES.parents[1] / "playground" / "examples"


@pytest.mark.parametrize("slug", ORDER)
def test_the_story_of_an_example_is_as_stored(slug: str, update_stories: bool) -> None:
    stored = STORIES / f"{slug}.txt"
    told = story(slug)
    if update_stories:
        stored.write_text(told, encoding="utf-8")
    assert told == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ORDER)
def test_every_check_of_an_example_is_as_expected(slug: str) -> None:
    scenario = open_scenario(slug)
    results = [run(check, scenario.network) for check in scenario.checks]
    assert results
    assert [result for result in results if not result.as_expected] == []


def test_the_gallery_shows_every_example() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def test_no_story_is_left_of_an_example_that_went() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in STORIES.glob("*.txt"))


def story(slug: str) -> str:
    """The title, the teaching text and the answer to each check."""
    scenario = open_scenario(slug)
    heading = f"{scenario.title}\n{'=' * len(scenario.title)}\n\n{scenario.description.strip()}\n"
    return "\n".join([heading, *(_chapter(check, scenario.network) for check in scenario.checks)])


def _chapter(check: Check, network: Network) -> str:
    answer = as_text(report(network, question_of(check, network)))
    return f"\n{check.title}\n{'-' * len(check.title)}\n\n{answer}"
