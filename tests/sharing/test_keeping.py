"""Whose a network is, how long it stays, and that nothing of it is left when it goes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection
from django.utils.timezone import now

from playground.cabinet import close_drawers, drawer_of, open_drawer, shelves
from playground.editing import doing
from playground.editing.doing import NotEditable, do
from playground.editing.head import Write
from playground.links import NOBODY, Maker, Opening, give_link, open_by, save_unlisted
from playground.models import Edit, Link, Scenario, Snapshot, State
from playground.models.rows import MODELS, Rows, save_rows
from playground.scenariofile import read
from playground.sharing import keeping
from playground.sharing.keeping import (
    LIFETIME,
    forget,
    keep_in_account,
    made_by,
    old_ones,
    resources_of,
    taken_by,
    touch,
    untouched,
)
from playground.sharing.snapshots import take
from playground.visitors import Person
from tests.kinds.sample import EVERY_KIND

pytestmark = pytest.mark.django_db

ANN, BEN = Maker("a" * 16), Maker("b" * 16)
PERSON = Person("a" * 16, "Ann", "person-1")
LITTLE = "format: 1\ntitle: Little\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
BARE = "format: 1\ntitle: Bare\n"


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    close_drawers()


@pytest.fixture
def account() -> int:
    """The key of somebody's account."""
    return int(User.objects.create(username="ann").pk)


def made(maker: Maker = ANN, text: str = LITTLE) -> Scenario:
    return save_unlisted(read(text).rows, maker)


def listed() -> Scenario:
    scenario = Scenario(slug="listed", title="Listed")
    save_rows(Rows(scenario))
    return scenario


def old(scenario: Scenario, days: int = LIFETIME + 1, **said: object) -> Scenario:
    """The scenario, as if nobody had been there for long."""
    moment = now() - timedelta(days=days)
    said = {"opened": moment, "changed": moment, **said}
    Scenario.objects.filter(pk=scenario.pk).update(**said)
    scenario.refresh_from_db()
    return scenario


def stored(scenario: Scenario) -> Scenario:
    return Scenario.objects.get(pk=scenario.pk)


# Whose


def test_what_a_browser_made_is_its_own_the_latest_change_first() -> None:
    first, second, _ = made(), made(), made(BEN)
    assert list(made_by(ANN)) == [second, first]
    first.save()
    assert list(made_by(ANN)) == [first, second]


def test_nobody_has_made_what_nobody_is_known_to_have_made() -> None:
    made(NOBODY)
    take(drawer_of(listed()), "", *NOBODY)
    assert not made_by(NOBODY).exists()
    assert not taken_by(NOBODY).exists()


def test_what_an_account_keeps_is_no_browsers(account: int) -> None:
    kept = made(Maker(owner=account))
    assert list(made_by(Maker(owner=account))) == [kept]
    assert not made_by(Maker(ANN.visitor, account)).exclude(pk=kept.pk).exists()
    Scenario.objects.filter(pk=kept.pk).update(visitor=ANN.visitor)
    assert not made_by(ANN).exists()


def test_an_account_takes_in_what_this_browser_made_and_nothing_else(account: int) -> None:
    mine, bens, of_nobody = made(), made(BEN), made(NOBODY)
    snapshot = take(drawer_of(mine), "", *ANN)
    assert keep_in_account(account, ANN.visitor) == 1
    assert (stored(mine).visitor, stored(mine).owner_id) == ("", account)
    assert [stored(one).owner_id for one in (bens, of_nobody)] == [None, None]
    assert list(taken_by(Maker(owner=account))) == [snapshot]
    assert not made_by(ANN).exists()
    assert not taken_by(ANN).exists()


def test_who_signs_in_with_a_fresh_browser_takes_nothing_in(account: int) -> None:
    of_nobody = made(NOBODY)
    assert keep_in_account(account, "") == 0
    assert stored(of_nobody).owner_id is None


def test_an_edit_by_somebody_who_opened_it_before_takes_nothing_back(account: int) -> None:
    scenario = made()
    drawer_of(stored(scenario))  # open, as a browser's
    keep_in_account(account, ANN.visitor)
    moment = now() - timedelta(days=3)
    Scenario.objects.update(opened=moment)
    do(scenario.slug, PERSON, Write("title", "Renamed", "Little"))
    after = stored(scenario)
    assert (after.title, after.owner_id, after.visitor) == ("Renamed", account, "")
    assert after.opened == moment
    assert after.revision == 2


# How much


def test_resources_are_counted_as_the_page_counts_them_by_one_query(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    scenarios = [made(text=EVERY_KIND), made(), made(text=BARE)]
    with django_assert_num_queries(1):
        counts = resources_of([one.pk for one in scenarios])
    assert [counts[one.pk] for one in scenarios] == [
        len(drawer_of(one).network) for one in scenarios
    ]
    assert counts[scenarios[2].pk] == 0
    assert resources_of([]) == {}


# How long


def test_that_it_was_opened_is_written_once_a_day(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    scenario = old(made())
    other_reading = stored(scenario)
    touch(scenario)
    assert now() - stored(scenario).opened < timedelta(minutes=5)
    assert stored(scenario).changed < now() - timedelta(days=1)
    with django_assert_num_queries(0):
        touch(scenario)
    at_first = stored(scenario).opened
    touch(other_reading)
    assert stored(scenario).opened == at_first


def test_what_is_listed_stays_without_being_touched(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    scenario = old(listed())
    with django_assert_num_queries(0):
        touch(scenario)


def test_a_database_that_takes_no_word_is_no_reason_that_reading_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    scenario = old(made())
    before = stored(scenario).opened

    def read_only(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE"):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, *rest)

    with connection.execute_wrapper(read_only):
        touch(scenario)
    assert "readonly" in caplog.text
    assert stored(scenario).opened == before


def test_what_nobody_keeps_goes_when_nobody_opened_or_changed_it(account: int) -> None:
    gone = old(made())
    recent = now() - timedelta(days=LIFETIME - 1)
    old(made(), opened=recent)
    old(made(), changed=recent)
    old(made(Maker(owner=account)))
    old(listed())
    old(made(), is_example=True)
    assert list(untouched()) == [gone]
    assert list(untouched(LIFETIME + 2)) == []


def test_what_is_to_go_is_told_with_how_much_is_in_it_and_not_whose_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping, "COUNTED_AT_ONCE", 2)
    first, second, third = (old(made(), days=days) for days in (400, 300, 200))
    told = list(old_ones(LIFETIME))
    assert [[one.key for one in some] for some in told] == [[first.pk, second.pk], [third.pk]]
    (last,) = told[1]
    assert (last.title, last.touched, last.resources) == ("Little", third.opened, 4)
    assert ANN.visitor not in repr(told)


# How it goes


def test_nothing_is_left_of_what_goes_but_its_snapshots() -> None:
    scenario, stays = made(text=EVERY_KIND), made(BEN)
    give_link(scenario, Link.VIEW)
    do(scenario.slug, PERSON, Write("title", "Renamed", drawer_of(stored(scenario)).title))
    snapshot = take(drawer_of(stored(scenario)), "", *ANN)
    assert all(model._default_manager.filter(scenario=scenario).exists() for model in MODELS)
    assert forget(Scenario.objects.filter(pk=scenario.pk)) == 1
    for model in (*MODELS, Edit, Link):
        assert not model._default_manager.exclude(scenario=stays).exists(), model
    kept = Snapshot.objects.get(pk=snapshot.pk)
    assert (kept.scenario, kept.title) == (None, "Renamed")
    assert State.objects.filter(pk=kept.state_id).exists()
    assert Scenario.objects.get() == stays


def test_many_go_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    for _ in range(5):
        old(made(text=BARE))
    stays = made()
    assert forget(untouched()) == 5
    assert Scenario.objects.get() == stays


def test_what_somebody_opens_meanwhile_stays() -> None:
    scenario = old(made())
    found = untouched().filter(pk=scenario.pk)
    assert found.exists()
    touch(scenario)
    assert forget(found) == 0
    assert stored(scenario)


def open_and_then_delete(slug: str) -> Opening | None:
    opening = open_by(slug)
    forget(Scenario.objects.all())
    return opening


def test_an_edit_that_comes_too_late_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = made()
    monkeypatch.setattr(doing, "open_by", open_and_then_delete)
    with pytest.raises(NotEditable, match="has deleted it"):
        do(scenario.slug, PERSON, Write("title", "Late", "Little"))


def test_who_opens_it_at_that_moment_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = made()
    monkeypatch.setattr(shelves, "open_by", open_and_then_delete)
    assert open_drawer(scenario.slug) is None
