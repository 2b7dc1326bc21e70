"""Rows are stored and loaded as they are, with one query for each model."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries

from playground.examples import ORDER
from playground.kinds import KINDS
from playground.models import Resource, Scenario, Subnet
from playground.models.rows import MODELS, Rows, load_rows, save_rows
from playground.scenariofile import read, write
from playground.snapshot import take_snapshot
from playground.sources import example_path, open_scenario, open_stored

pytestmark = pytest.mark.django_db


def rows_of_kinds(rows: Rows) -> Iterator[Resource]:
    """Every row that is a resource."""
    for kind in KINDS:
        yield from rows.of(kind.model)


def stored(slug: str) -> Scenario:
    """An example, saved."""
    rows = open_scenario(slug).rows
    save_rows(rows)
    return rows.scenario


@pytest.mark.parametrize("slug", ORDER)
def test_a_stored_network_is_the_one_that_was_read(slug: str) -> None:
    there = read(example_path(slug).read_bytes(), slug)
    save_rows(there.rows)
    back = open_stored(Scenario.objects.get(pk=there.rows.scenario.pk))
    assert list(back.network) == list(there.network)
    assert write(back) == write(there)


def test_loading_takes_no_more_queries_than_there_are_kinds_and_lists_and_two(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    scenario = stored("three-tier")
    kinds = {kind.model for kind in KINDS} | {part.model for kind in KINDS for part in kind.parts}
    lists = {field.links.model for kind in KINDS for field in kind.fields if field.links}
    # before the rows and after them: which revision is it?
    with django_assert_max_num_queries(len(kinds) + len(lists) + 2):
        open_stored(Scenario.objects.get(pk=scenario.pk))


def test_loading_asks_for_the_models_that_a_scenario_has_rows_of(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    scenario = stored("three-tier")
    used = [model for model in MODELS if model._default_manager.filter(scenario=scenario).exists()]
    assert 1 < len(used) < len(MODELS)
    with django_assert_num_queries(1 + len(used)):
        rows = load_rows(scenario)
    assert [model for model in MODELS if rows.of(model)] == used


def test_a_snapshot_of_loaded_rows_asks_the_database_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = load_rows(stored("three-tier"))
    with django_assert_num_queries(0):
        take_snapshot(rows)


def test_rows_that_were_never_stored_make_a_network(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        rows = read(example_path("three-tier").read_bytes()).rows
        assert len(take_snapshot(rows)) == len(list(rows_of_kinds(rows)))


def test_saving_again_takes_the_place_of_what_was_there() -> None:
    scenario = stored("three-tier")
    rows = load_rows(scenario)
    before = take_snapshot(rows)
    save_rows(rows)
    assert list(take_snapshot(load_rows(scenario))) == list(before)
    assert Subnet.objects.filter(scenario=scenario).count() == 6


def test_scenarios_do_not_mix() -> None:
    first, second = stored("three-tier"), stored("nat-gateway")
    assert not {row.pk for row in load_rows(first).of(Subnet)} & {
        row.pk for row in load_rows(second).of(Subnet)
    }


def test_a_scenario_goes_with_all_its_rows() -> None:
    scenario = stored("three-tier")
    scenario.delete()
    assert not any(model._default_manager.exists() for model in MODELS)
