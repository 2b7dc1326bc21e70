"""The table of budgets: what one may change of it, and what holds on every site."""

import pytest

from playground.gate.rate_limits.budgets import BUDGETS, Budget, Kind, budgets
from playground.gate.rate_limits.words import NAMES
from tests.command_line import manage
from tests.test_settings import settings_with

A_FLOOD = 10_000


@pytest.mark.parametrize("in_the_world", [True, False], ids=["world", "own machine"])
def test_no_client_has_ten_thousand_requests_a_minute(in_the_world: bool) -> None:
    for budget in budgets({}, in_the_world=in_the_world).values():
        assert budget.visitor <= budget.address < A_FLOOD


@pytest.mark.parametrize("in_the_world", [True, False], ids=["world", "own machine"])
@pytest.mark.parametrize("kind", [Kind.REQUESTS, Kind.ASKS])
def test_a_class_of_thirty_may_type_questions_five_a_second(kind: Kind, in_the_world: bool) -> None:
    budget, typed = budgets({}, in_the_world=in_the_world)[kind], 5 * 60
    opened = 1  # the page on which they type
    assert budget.visitor >= typed + opened
    assert budget.address >= 30 * (typed + opened)


def test_every_kind_has_a_budget_and_a_name() -> None:
    assert set(BUDGETS) == set(NAMES) == set(Kind)


def test_ones_own_machine_bears_more_of_everything() -> None:
    own, world = budgets({}, in_the_world=False), budgets({}, in_the_world=True)
    assert all(own[kind].visitor > world[kind].visitor for kind in Kind)
    assert all(own[kind].address > world[kind].address for kind in Kind)


@pytest.mark.parametrize("in_the_world", [True, False], ids=["world", "own machine"])
@pytest.mark.parametrize("kind", Kind)
def test_the_environment_sets_each_of_them(kind: Kind, in_the_world: bool) -> None:
    written = {f"LIMIT_{kind.upper()}": " 7 / 70 "}
    found = budgets(written, in_the_world=in_the_world)
    assert found == budgets({}, in_the_world=in_the_world) | {kind: Budget(7, 70)}


@pytest.mark.parametrize("text", ["7", "7/", "0/7", "-1/7", "7/7/7", "a/b", "٧/٧", "1e3/1e4"])
def test_what_is_not_two_numbers_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"Write how many a visitor.*LIMIT_WRITES=240/1800"):
        budgets({"LIMIT_WRITES": text}, in_the_world=True)


def test_the_site_reads_it() -> None:
    told = settings_with(LIMIT_WRITES="3/30")["RATE_LIMITS"]
    assert told["writes"] == [3, 30]
    refused = manage("check", LIMIT_WRITES="many")
    assert refused.returncode != 0
    assert "LIMIT_WRITES says 'many'" in refused.stderr
