"""Every code of AWS Reachability Analyzer is produced or accounted for, and every reason is found.

A code that no reason bears stands in `NOT_SAID` with the cause.  That a reason is found by some
test is seen by listening to the walk while the conformance tests run once more, here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from inspect import signature
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from playground.checks import question_of
from playground.engine import conversation, walk
from playground.engine.addresses import parse_address
from playground.engine.reasons import REASONS, Reason
from playground.engine.walk import Step
from playground.engine.warnings import warnings
from playground.examples import ORDER
from playground.question import answer, ask
from playground.report import answer as report
from playground.sources import open_scenario
from playground.words.candidates import LOST
from tests.engine.cast import change
from tests.engine.sites import behind_vpn
from tests.explanation_codes import CONFIGURATION, DETAILS, FILTERS, NOT_SAID, UNREACHABLE
from tests.question import test_clients, test_instance_names, test_services

TESTS = Path(__file__).parent
APP = (parse_address("10.0.1.10"),)
EVERY = [*UNREACHABLE, *CONFIGURATION, *FILTERS, *DETAILS]
PRODUCED = {reason.code for reason in REASONS} | set(LOST)


def test_the_lists_are_those_of_the_guide() -> None:
    assert [len(part) for part in (UNREACHABLE, CONFIGURATION, FILTERS, DETAILS)] == [71, 5, 13, 11]
    assert len(set(EVERY)) == 100


def test_every_code_is_produced_or_has_a_cause_why_not() -> None:
    missing = [code for code in EVERY if code not in PRODUCED and code not in NOT_SAID]
    assert not missing, f"nothing says {', '.join(missing)}"


def test_what_is_produced_needs_no_cause() -> None:
    stale = [code for code in NOT_SAID if code in PRODUCED or code not in EVERY]
    assert not stale, f"these are produced, or no codes at all: {', '.join(stale)}"


def test_the_codes_that_are_produced_can_be_read() -> None:
    """`pytest tests/test_explanation_codes.py -s` prints them."""
    lines = [f"{code:55}{NOT_SAID.get(code, 'produced')}" for code in EVERY]
    print("\n".join(["", *lines]))
    assert sum(line.endswith("produced") for line in lines) == len(EVERY) - len(NOT_SAID)


# --- every reason


class Listener:
    """Takes note of every reason that a walk or a warning says."""

    def __init__(self) -> None:
        self.heard: set[type[Reason]] = set()

    def step(self, place: Any, traffic: Any, said: Any, as_if: bool, before: Any) -> Step[Any]:
        """A step of a walk, as `Step` makes it."""
        self.heard.add(type(said))
        return Step(place, traffic, said, as_if, before)

    def warnings(self, *asked: Any) -> Iterator[Reason]:
        """The warnings about a conversation."""
        for said in warnings(*asked):
            self.heard.add(type(said))
            yield said


def _modules() -> Iterator[ModuleType]:
    """The conformance tests, and those of questions that need no fixture."""
    for path in sorted((TESTS / "engine" / "conformance").glob("test_*.py")):
        yield import_module(f"tests.engine.conformance.{path.stem}")
    yield test_services


def _tests(module: ModuleType) -> Iterator[tuple[Callable[..., None], dict[str, Any]]]:
    """Every test that needs no fixture, with each set of its parameters."""
    for name, test in vars(module).items():
        if name.startswith("test_"):
            for given in _parameters(test):
                if set(signature(test).parameters) == set(given):
                    yield test, given


def _parameters(test: Callable[..., None]) -> Iterator[dict[str, Any]]:
    """Each set of values that `pytest.mark.parametrize` gives."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    for chosen in product(*(mark.args[1] for mark in marks)):
        given: dict[str, Any] = {}
        for mark, values in zip(marks, chosen, strict=True):
            names = mark.args[0]
            split = [one.strip() for one in names.split(",")] if isinstance(names, str) else names
            told = getattr(values, "values", values) if hasattr(values, "marks") else values
            many = told if len(split) > 1 or told is not values else (told,)
            given |= dict(zip(split, many, strict=True))
        yield given


def _questions() -> Iterator[tuple[Any, str, str]]:
    """What the question itself refuses, or knows before the first step."""
    peers = test_instance_names.network()
    yield from ((peers, asker, test_instance_names.WEB) for asker in ("app", "internet", "deaf"))
    yield peers, "peered", "ip-10-0-1-10.ec2.internal"
    yield peers, "internet", "app"
    yield test_services.NET, "app", "queue-0a1b.sqs.us-east-1.vpce.amazonaws.com"
    yield change(behind_vpn(), "desk", addresses=APP), "app", "desk"
    yield test_clients.read(test_clients.NETWORK).network, "web", "laptops"


def _heard() -> set[type[Reason]]:
    """Everything that is said in the conformance tests, in the examples and on some questions."""
    listener = Listener()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "Step", listener.step)
        patch.setattr(conversation, "Step", listener.step)
        patch.setattr(report, "warnings", listener.warnings)
        for module in _modules():
            if hasattr(module, "warnings"):
                patch.setattr(module, "warnings", listener.warnings)
            for test, given in _tests(module):
                with suppress(AssertionError):  # whether it passes is its own affair
                    test(**given)
        for network, asker, asked in _questions():
            answer(network, ask(network, asker, asked))
        for slug in ORDER:
            _ask_checks(slug, listener)
    return listener.heard


def _ask_checks(slug: str, listener: Listener) -> None:
    scenario = open_scenario(slug)
    for check in scenario.checks:
        question = question_of(check, scenario.network)
        found = answer(scenario.network, question)[0]
        list(listener.warnings(scenario.network, question.start, question.packet, found))


ELSEWHERE = {
    "DeniedByEndpointPolicy": (
        "question/test_services.py::test_a_policy_that_denies_is_noted__VPCE_19"
    ),
    "OnlySomeAreReplies": (
        "engine/test_sets.py::test_nobody_can_say_of_a_set_that_only_half_answers"
    ),
}
"""Reasons that other tests find: the test, whose file must name the reason or its code."""


def test_every_reason_is_found_by_a_test() -> None:
    heard = _heard()
    missing = [kind.__name__ for kind in REASONS if kind not in heard and not _elsewhere(kind)]
    assert not missing, f"no test finds {', '.join(missing)}"
    needless = {kind.__name__ for kind in heard} & set(ELSEWHERE)
    assert not needless, f"these are heard here: {', '.join(sorted(needless))}"


def _elsewhere(reason: type[Reason]) -> bool:
    path, _, test = ELSEWHERE.get(reason.__name__, "").partition("::")
    if not path:
        return False
    text = (TESTS / path).read_text(encoding="utf-8")
    return f"def {test}(" in text and (reason.__name__ in text or reason.code in text)
