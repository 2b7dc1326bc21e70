"""Every finding has a rule, a topic and words, and some test shows it."""

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given

from playground.engine.findings import FINDINGS, SUBJECTS, Finding, FindingTopic, findings
from playground.engine.network import Network
from playground.words.findings import TOPICS, WORDS, say
from tests.engine.networks import networks
from tests.engine.validity.cast import network, subnet, vpc

TESTS = Path(__file__).parent
SHOWN = {
    name
    for path in TESTS.glob("test_*.py")
    if path.stem != "test_completeness"
    for name in re.findall(r'"([A-Z]\w+)"', path.read_text())
}
CHECK = r"^def (\w+)\(ground: Ground\) -> Iterator\[Finding\]"
FORMS = {"", "kind", "Kind", "end", "name", "hosts", "list", "ordinal", "reach", "services"}
BASES = {"Finding", "Untidy", "DeadRoute", "OpenRule"}


def test_every_class_of_finding_is_known() -> None:
    def descendants(kind: type[Finding]) -> set[type[Finding]]:
        return {kind}.union(*(descendants(child) for child in kind.__subclasses__()))

    known = set(FINDINGS)
    assert {kind.__name__ for kind in descendants(Finding) - known} == BASES


def test_every_check_is_registered() -> None:
    """A check that is written but not in its file's tuple would never run."""
    for subject in SUBJECTS:
        source = Path(subject.__file__ or "").read_text()
        written = set(re.findall(CHECK, source, re.MULTILINE))
        assert written == {check.__name__ for check in subject.CHECKS}, subject.__name__


@pytest.mark.parametrize("kind", FINDINGS, ids=lambda kind: kind.__name__)
def test_every_finding_has_a_rule_and_a_topic_and_is_shown_by_a_test(kind: type[Finding]) -> None:
    assert re.fullmatch(r"[A-Z]+-\d\d", kind.rule)
    assert kind.topic in FindingTopic
    assert kind.__name__ in SHOWN


def test_every_finding_and_every_topic_has_words() -> None:
    assert set(WORDS) == set(FINDINGS)
    assert set(TOPICS) == set(FindingTopic)


@pytest.mark.parametrize("kind", FINDINGS, ids=lambda kind: kind.__name__)
def test_the_words_name_only_what_the_finding_knows(kind: type[Finding]) -> None:
    known = {field.name for field in fields(kind)}
    for _, gap, form, conversion in Formatter().parse(WORDS[kind]):
        assert gap is None or gap in known
        assert form is None or form in FORMS
        assert conversion is None


@pytest.mark.parametrize("kind", FINDINGS, ids=lambda kind: kind.__name__)
def test_the_words_say_what_to_do(kind: type[Finding]) -> None:
    wrong, _, advice = WORDS[kind].rpartition(": ")
    assert wrong
    assert advice.endswith(".")


def test_a_sound_network_has_no_finding() -> None:
    assert list(findings(network(vpc("10.0.0.0/16"), subnet("web", "10.0.1.0/24")))) == []


@given(networks())
def test_whatever_is_found_can_be_said(mess: Network) -> None:
    for finding in findings(mess):
        assert finding.resource in mess
        assert say(finding, mess).endswith(f"{finding.rule}]")


@given(networks())
def test_what_nobody_describes_is_never_spoken_of(mess: Network) -> None:
    untold = frozenset(node.id for node in mess)
    assert list(findings(Network(mess, undescribed=untold))) == []
