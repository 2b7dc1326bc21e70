"""Every fault has a rule and words, and some test shows it."""

import re
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from playground.engine.validity import FAULTS, SUBJECTS, Fault, Severity, faults
from playground.words.faults import WORDS
from tests.engine.validity.cast import network, subnet, vpc

TESTS = Path(__file__).parent
SHOWN = {
    path.stem: set(re.findall(r'"([A-Z]\w+)"', path.read_text()))
    for path in TESTS.glob("test_*.py")
    if path.stem != "test_completeness"
}
CHECK = r"^def (\w+)\(network: Network\) -> Iterator\[Fault\]"
FORMS = {"", "address", "block", "blocks", "own blocks", "kind", "Kind", "end", "End"}


def test_every_class_of_fault_is_known() -> None:
    def descendants(kind: type[Fault]) -> set[type[Fault]]:
        return {kind}.union(*(descendants(child) for child in kind.__subclasses__()))

    assert {kind for kind in descendants(Fault) if kind.rule} == set(FAULTS)


def test_every_check_is_registered() -> None:
    """A check that is written but not in its file's tuple would never run."""
    for subject in SUBJECTS:
        source = Path(subject.__file__ or "").read_text()
        written = set(re.findall(CHECK, source, re.MULTILINE))
        assert written == {check.__name__ for check in subject.CHECKS}, subject.__name__


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_every_fault_has_a_rule_and_is_shown_by_a_test(kind: type[Fault]) -> None:
    assert re.fullmatch(r"[A-Z]+-\d\d", kind.rule)
    assert kind.severity in Severity
    assert any(kind.__name__ in names for names in SHOWN.values())


def test_every_fault_has_words() -> None:
    assert set(WORDS) == set(FAULTS)


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_the_words_name_only_what_the_fault_knows(kind: type[Fault]) -> None:
    known = {field.name for field in fields(kind)} | {"limit"}
    for _, gap, form, conversion in Formatter().parse(WORDS[kind]):
        assert gap is None or gap in known
        assert form is None or form in FORMS
        assert conversion is None


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_the_words_say_what_to_do(kind: type[Fault]) -> None:
    wrong, _, advice = WORDS[kind].rpartition(": ")
    assert wrong
    assert advice.endswith(".")


def test_a_sound_network_has_no_fault() -> None:
    assert list(faults(network(vpc("10.0.0.0/16"), subnet("web", "10.0.1.0/24")))) == []
