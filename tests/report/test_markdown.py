"""An answer as Markdown: a ticket as stored, and no name in it is more than text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from playground.engine.network import Network
from playground.question import ask
from playground.report import as_markdown, report
from playground.report.markdown import code, text
from playground.sources import open_scenario
from tests.drawing.test_svg import HOSTILE

TICKETS = Path(__file__).parent / "tickets"
QUESTIONS: dict[str, tuple[str, str, str, dict[str, object]]] = {
    "works": ("three-tier", "internet", "web-1", {"port": 443}),
    "stopped": ("three-tier", "web-1", "db-1", {"port": 5432}),
    "by-nat": ("nat-gateway", "app-1", "internet", {}),
    "undetermined": ("hybrid-vpn", "desk", "internet", {}),
    "ping": ("dual-stack", "internet:2001:db8:ffff::10", "web-1", {"protocol": "icmpv6"}),
}


def ticket(name: str) -> str:
    scenario, start, end, asked = QUESTIONS[name]
    network = open_scenario(scenario).network
    return as_markdown(report(network, ask(network, start, end, **asked)), scenario)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_ticket_is_as_stored(name: str) -> None:
    """To write them anew: delete the file, run the test twice, and read the difference."""
    stored = TICKETS / f"{name}.md"
    if not stored.exists():
        stored.write_text(ticket(name), encoding="utf-8")
        pytest.fail(f"{stored.name} was not there; it is now, to be read")
    assert ticket(name) == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("web-1 10.0.0.0/16", "web-1 10.0.0.0/16"),
        ("a|b", r"a\|b"),
        ("`rm`", r"\`rm\`"),
        ("**bold** _it_ ~~no~~", r"\*\*bold\*\* \_it\_ \~\~no\~\~"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("![x](y)", r"!\[x\](y)"),
        ("<b>&lt;", r"\<b\>\&lt;"),
        ("https://evil.example", r"https\://evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("@everyone", "@&#8203;everyone"),
        ("#12", r"\#&#8203;12"),
        ("a\\b", r"a\\b"),
        ("two\nlines\x1b[0m", "two lines\ufffd\\[0m"),
    ],
)
def test_words_stay_words(words: str, written: str) -> None:
    assert text(words) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [("tcp 1", "`tcp 1`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```")],
)
def test_code_stays_code(words: str, written: str) -> None:
    assert code(words) == written


@pytest.mark.parametrize("name", [*HOSTILE, "| x |", "```\nrm -rf /", "$(reboot)", "a' b"])
def test_no_name_is_more_than_text(name: str) -> None:
    """The same headings, the same cells in each row, no tag: only the words differ."""
    network = open_scenario("three-tier").network
    hostile = Network(replace(node, name=name) for node in network)
    ends = [host for host in network if host.name in ("web-1", "db-1") and host.id.startswith("i-")]
    start, end = (host.id for host in sorted(ends, key=lambda host: host.name, reverse=True))
    plain, told = (
        as_markdown(report(one, ask(one, start, end)), "x") for one in (network, hostile)
    )
    assert shape(told) == shape(plain)
    assert not re.search(r"(?<!\\)<(?!br>)", re.sub(r"(`+).*?\1", "", told))


def shape(markdown: str) -> list[tuple[str, int]]:
    """What each line begins with, and how many cells it has."""
    lines = markdown.splitlines()
    return [(re.split(r"[\w`]", line)[0], len(re.findall(r"(?<!\\)\|", line))) for line in lines]


def test_it_ends_with_the_command_that_asks_the_same() -> None:
    network = open_scenario("three-tier").network
    answer = report(network, ask(network, "web-1", "db-1", port="5432", size="1500"))
    written = as_markdown(answer, "my net.yaml", ("router=nat",))
    assert written.splitlines()[-2] == (
        "python manage.py trace 'my net.yaml' --from web-1 --to db-1 --protocol tcp --port 5432"
        " --source-port 49152 --size 1500 --appliance router=nat"
    )
