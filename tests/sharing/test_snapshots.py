"""A snapshot loses nothing, outlives its scenario, and gives no power over it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from playground.cabinet import Drawer, close_drawers, drawer_of
from playground.checks import Result, question_of
from playground.editing.doing import do
from playground.editing.head import Write
from playground.editing.judging import sheet_in
from playground.editing.making import make_copy
from playground.examples import ORDER
from playground.links import Maker, give_link, withdraw_link
from playground.models import Link, Scenario, Snapshot, State
from playground.models.rows import save_rows
from playground.report import report
from playground.scenariofile import write
from playground.sharing.keeping import throw_away
from playground.sharing.snapshots import (
    ALPHABET,
    LENGTH,
    LONGEST_QUERY,
    TooLong,
    Unreadable,
    find,
    latest_link,
    new_short,
    open_snapshot,
    read,
    take,
    written,
)
from playground.sources import open_scenario
from playground.visitors import Person

OLD = Path(__file__).parent / "snapshot-format-1.json"
"""A network with every kind of resource, as it was once kept.  It is never written anew."""
KINDS_THEN = 33
ANN = Person("a" * 16, "Ann", "person-1")
ASKED = "from=internet&to=web-1&protocol=tcp&port=443&hop=request-2"


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    """Keys come again from test to test; what is open must not."""
    close_drawers()


def example(slug: str) -> Drawer:
    rows = open_scenario(slug).rows
    rows.scenario.is_example = True
    return Drawer(rows.scenario, rows)


def again(drawer: Drawer) -> Drawer:
    """What is read of what is kept of it."""
    return Drawer(*read(written(drawer)), key=("snapshot", 0))


@pytest.fixture
def shop(db: None) -> Scenario:
    """A copy of an example, Ann's to edit."""
    rows = open_scenario("three-tier").rows
    rows.scenario.is_example = True
    save_rows(rows)
    return make_copy(drawer_of(rows.scenario), Maker(visitor=ANN.id))


def renamed(scenario: Scenario, title: str) -> Scenario:
    do(scenario.slug, ANN, Write("title", title))
    return Scenario.objects.get(pk=scenario.pk)


@pytest.mark.parametrize("slug", ORDER)
def test_nothing_of_an_example_is_lost(slug: str) -> None:
    before = example(slug)
    after = again(before)
    assert write(after.opened) == write(before.opened)
    assert list(sheet_in(after).items()) == list(sheet_in(before).items())
    assert [*after.network] == [*before.network]
    assert after.results == before.results
    assert after.svg() == before.svg()
    assert written(after) == written(before)


def test_answers_are_the_same_word_for_word() -> None:
    before = example("hybrid-transit-gateway")
    after = again(before)
    for check in before.opened.checks:
        told = [
            report(one.network, question_of(check, one.network), candidates=True)
            for one in (before, after)
        ]
        assert told[0] == told[1]


def test_what_a_scenario_is_besides_its_network_is_kept() -> None:
    told = {"sources": [{"name": "subnets.json"}], "skipped": ["a", "ü"]}
    beside = {"as_found": True, "interfaces_undescribed": True, "import_report": told}
    rows = open_scenario("default-vpc").rows
    for key, value in {**beside, "is_listed": False, "slug": "f" * 32}.items():
        setattr(rows.scenario, key, value)
    drawer = Drawer(rows.scenario, rows)
    after = again(drawer)
    kept = after.opened.rows.scenario
    assert {key: getattr(kept, key) for key in beside} == beside
    assert after.network.as_found
    assert after.network.interfaces_undescribed
    assert after.import_report == told
    assert "f" * 32 not in written(drawer), "the link is no part of it"
    assert after.opened.slug == drawer.opened.slug == "the-default-vpc"


def test_what_was_kept_long_ago_opens_still() -> None:
    text = OLD.read_text(encoding="utf-8")
    drawer = Drawer(*read(text), key=("snapshot", 0))
    old = json.loads(text)["sheet"]
    sheet = sheet_in(drawer)
    assert list(sheet) == list(old)
    assert len({entry.kind for entry in sheet.values()}) == KINDS_THEN + 1, "and the head"
    for ref, (kind, says) in old.items():
        assert sheet[ref].kind == kind
        assert {key: sheet[ref].says.get(key) for key in says} == says
    assert drawer.svg().startswith("<svg")
    results = [result for _, result in drawer.results]
    assert results
    assert all(isinstance(one, Result) and one.as_expected for one in results)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "cannot be read"),
        ("[]", "cannot be read"),
        ("{}", "cannot be read"),
        ('{"format": 99, "scenario": {}, "sheet": {}}', "form (99)"),
        ('{"format": 1, "scenario": {}, "sheet": {}}', "cannot be read"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_text_that_nobody_reads_any_more_says_so(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(why)):
        read(text)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"subnet-1": ["subnet", {"name": "a", "vpc": "nowhere", "cidr": "10.0.0.0/24"}]},
        {"x": ["teapot", {"name": "a"}]},
        {"vpc-1": ["vpc", {"name": "a", "cidr": "10.0.0.0/16", "colour": "green"}]},
        {"vpc-1": "vpc"},
    ],
)
def test_a_sheet_that_nobody_reads_any_more_says_so(spoilt: dict[str, Any]) -> None:
    told = json.loads(written(example("default-vpc")))
    told["sheet"] |= spoilt
    with pytest.raises(Unreadable):
        read(json.dumps(told))


def test_a_short_name_has_no_letters_that_look_alike() -> None:
    assert not set("0O1lI") & set(ALPHABET)
    assert len(set(ALPHABET)) ** LENGTH >= 2**69
    shorts = {new_short() for _ in range(100)}
    assert len(shorts) == 100
    assert {len(short) for short in shorts} == {LENGTH}


def test_the_same_taken_twice_is_the_same(shop: Scenario) -> None:
    first = take(drawer_of(shop), ASKED, ANN.id)
    assert take(drawer_of(shop), ASKED, ANN.id) == first
    other = take(drawer_of(shop), "", ANN.id)
    assert other != first
    assert other.state == first.state, "the state is kept once"
    assert State.objects.count() == 1
    assert take(drawer_of(shop), ASKED, "b" * 16) != first, "Ben finds it among his own"


def test_later_edits_do_not_reach_it(shop: Scenario) -> None:
    before = take(drawer_of(shop), "", ANN.id)
    after = take(drawer_of(renamed(shop, "Shop of Ann")), "", ANN.id)
    assert (before.revision, after.revision) == (1, 2)
    assert [open_snapshot(one).title for one in (before, after)] == [shop.title, "Shop of Ann"]
    assert [one.title for one in (before, after)] == [shop.title, "Shop of Ann"]


def test_it_outlives_its_scenario(shop: Scenario) -> None:
    short = take(drawer_of(shop), ASKED, ANN.id).short
    throw_away(shop)
    close_drawers()
    kept = find(short)
    assert kept is not None
    assert kept.scenario is None
    assert open_snapshot(kept).title == shop.title
    assert latest_link(kept) is None


def test_it_is_for_looking(shop: Scenario) -> None:
    snapshot = take(drawer_of(shop), ASKED, ANN.id)
    drawer = open_snapshot(snapshot)
    assert not drawer.editable
    assert drawer.slug == snapshot.short
    assert drawer.key == ("snapshot", snapshot.state_id)


def test_what_is_open_stays_at_hand(shop: Scenario, django_assert_num_queries: Any) -> None:
    one, other = (take(drawer_of(shop), query, ANN.id) for query in ("", ASKED))
    first = open_snapshot(one)
    kept = find(other.short)
    assert kept is not None
    with django_assert_num_queries(0):
        second = open_snapshot(kept)
    assert second.network is first.network
    assert second.slug != first.slug


def test_it_leads_to_the_newest_state_by_a_link_to_look(shop: Scenario) -> None:
    assert not shop.links.filter(power=Link.VIEW).exists()
    link = latest_link(take(drawer_of(shop), "", ANN.id))
    assert link is not None
    assert link.power == Link.VIEW
    assert link.withdrawn is None


def test_a_link_that_is_given_later_is_for_others(shop: Scenario) -> None:
    before = take(drawer_of(shop), "", ANN.id)
    withdraw_link(shop, Link.VIEW)
    link = latest_link(before)
    assert link is not None
    assert link.withdrawn
    give_link(shop, Link.VIEW)
    assert latest_link(before) == link
    after = take(drawer_of(shop), "", ANN.id)
    assert after != before, "the new one leads on"
    found = latest_link(after)
    assert found is not None
    assert found.withdrawn is None


def test_an_example_needs_no_link(db: None) -> None:
    rows = open_scenario("default-vpc").rows
    rows.scenario.is_example = True
    save_rows(rows)
    snapshot = take(drawer_of(rows.scenario), "", ANN.id)
    assert not Link.objects.exists()
    assert open_snapshot(snapshot).is_example
    assert open_snapshot(snapshot).opened.slug == "default-vpc"


def test_a_question_that_has_no_room_is_not_kept(shop: Scenario) -> None:
    take(drawer_of(shop), "x" * LONGEST_QUERY, ANN.id)
    with pytest.raises(TooLong, match="too long"):
        take(drawer_of(shop), "x" * (LONGEST_QUERY + 1), ANN.id)
    assert Snapshot.objects.count() == 1


def test_a_snapshot_of_a_name_that_says_much(shop: Scenario) -> None:
    title = "\u202eevil <script> & “ü” \U0001f600"
    snapshot = take(drawer_of(renamed(shop, title)), "", ANN.id)
    close_drawers()
    assert open_snapshot(snapshot).title == Scenario.objects.get(pk=shop.pk).title
