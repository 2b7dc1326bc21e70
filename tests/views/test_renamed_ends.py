"""A link outlives the names in it: the history knows who had them."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from playground.cabinet import open_drawer
from playground.editing.acts import Change, Delete
from playground.editing.doing import do, redo, undo
from playground.views.live.asking_again import answer_to
from playground.visitors import Person
from tests.views.building import slug_in

ANN = Person("a" * 16, "Ann", "person-1")
BEN = Person("b" * 16, "Ben", "person-2")
OLD = {"from": "web-1", "to": "db-1", "port": "5432"}


@pytest.fixture
def slug(examples: None, client: Client) -> str:
    """A copy of the three tiers."""
    return slug_in(client.post("/s/three-tier/copy/").headers["Location"])


def ref(slug: str, name: str) -> str:
    drawer = open_drawer(slug)
    assert drawer is not None
    return next(node.id for node in drawer.network if node.name == name)


def rename(slug: str, old: str, new: str) -> None:
    do(slug, ANN, Change(ref(slug, old), {"name": new}))


def test_who_has_another_name_is_asked_about_and_the_page_says_so(
    client: Client, slug: str
) -> None:
    before = client.get(f"/s/{slug}.json", OLD).json()["answer"]["verdict"]
    for old, new in (("web-1", "web-one"), ("web-one", "shop-front")):
        rename(slug, old, new)
    page = client.get(f"/s/{slug}/", OLD).content.decode()
    assert "“web-1” is called “shop-front” here." in page
    assert 'name="from" value="shop-front"' in page
    assert client.get(f"/s/{slug}.json", OLD).json()["answer"]["verdict"] == before
    assert client.get(f"/s/{slug}/picture.svg", OLD).status_code == 200


def test_an_open_page_goes_on_asking(slug: str) -> None:
    rename(slug, "db-1", "store")
    drawer = open_drawer(slug)
    assert drawer is not None
    told = json.loads(answer_to(drawer, "from=web-1&to=db-1&port=5432"))
    assert told["says"].startswith("No: web-1 cannot open TCP 5432 to store")


def test_what_is_kept_as_a_check_has_the_name_of_now(client: Client, slug: str) -> None:
    rename(slug, "db-1", "store")
    asked = {**OLD, "port": "5433", "title": "Kept by an old link"}
    assert client.post(f"/s/{slug}/checks/keep/", asked).status_code == 303
    drawer = open_drawer(slug)
    assert drawer is not None
    kept = next(one for one in drawer.opened.checks if one.title == "Kept by an old link")
    assert (kept.source, kept.destination) == ("web-1", "store")


def test_a_name_that_somebody_else_has_now_is_theirs(client: Client, slug: str) -> None:
    rename(slug, "db-1", "store")
    rename(slug, "db-2", "db-1")
    page = client.get(f"/s/{slug}/", OLD).content.decode()
    assert 'class="renamed"' not in page
    assert 'name="to" value="db-1"' in page


def test_what_is_gone_is_not_found_by_any_name(client: Client, slug: str) -> None:
    rename(slug, "db-1", "store")
    do(slug, ANN, Delete(ref(slug, "store")))
    page = client.get(f"/s/{slug}/", OLD).content.decode()
    assert 'aria-invalid="true"' in page
    assert 'class="renamed"' not in page


def test_an_earlier_step_is_asked_by_a_name_that_came_later(client: Client, slug: str) -> None:
    rename(slug, "web-1", "web-one")
    page = client.get(f"/s/{slug}/at/1/", {**OLD, "from": "web-one"}).content.decode()
    assert "“web-one” is called “web-1” here." in page


def kept(client: Client, slug: str, title: str = "", **more: str) -> str:
    """The title of a question that is kept: as it is typed, or as the page has it."""
    asked = {**OLD, **more}
    page = unescape(client.get(f"/s/{slug}/", asked).content.decode())
    found = re.search(r'id="keep-title" [^>]*value="([^"]*)"', page)
    assert found is not None
    title = title or found[1]
    assert client.post(f"/s/{slug}/checks/keep/", {**asked, "title": title}).status_code == 303
    return title


def titles(slug: str) -> list[str]:
    drawer = open_drawer(slug)
    assert drawer is not None
    return [one.title for one in drawer.opened.checks]


def test_a_title_that_nobody_typed_has_the_names_of_now(client: Client, slug: str) -> None:
    old = kept(client, slug, port="5433")
    assert old == "web-1 does not reach db-1 on TCP 5433"
    rename(slug, "db-1", "store")
    rename(slug, "web-1", "front")
    assert "front does not reach store on TCP 5433" in titles(slug)
    page = unescape(client.get(f"/s/{slug}/").content.decode())
    assert "Remove the check “front does not reach store on TCP 5433”" in page
    assert f"Remove the check “{old}”" not in page
    undo(slug, ANN)
    assert "web-1 does not reach store on TCP 5433" in titles(slug)
    undo(slug, ANN)
    assert old in titles(slug)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"to": "203.0.113.9"}, "front reaches 203.0.113.9 on TCP 5432"),
        ({"protocol": "icmp", "port": ""}, " by ICMP"),
        ({"protocol": "other", "port": "", "protocol_number": "47"}, " by protocol 47"),
    ],
)
def test_such_a_title_may_say_anything_that_is_asked(
    client: Client, slug: str, asked: dict[str, str], title: str
) -> None:
    kept(client, slug, **asked)
    rename(slug, "web-1", "front")
    (found,) = [one for one in titles(slug) if title in one]
    assert found.startswith("front")


def checks(slug: str) -> list[tuple[str, str, str]]:
    """Of each check whom it asks about, and what it is called."""
    drawer = open_drawer(slug)
    assert drawer is not None
    return [(one.source, one.destination, one.title) for one in drawer.opened.checks]


def test_a_step_that_is_taken_back_leaves_the_names_that_others_gave(
    client: Client, slug: str
) -> None:
    kept(client, slug, port="5433")
    count = len(checks(slug))
    rename(slug, "web-1", "front")
    do(slug, BEN, Change(ref(slug, "db-1"), {"name": "store"}))
    undo(slug, ANN)
    assert len(checks(slug)) == count
    assert checks(slug)[-1] == ("web-1", "store", "web-1 does not reach store on TCP 5433")
    named = {name for *ends, _ in checks(slug) for name in ends}
    assert not named & {"front", "db-1"}
    redo(slug, ANN)
    assert checks(slug)[-1] == ("front", "store", "front does not reach store on TCP 5433")


def test_a_check_that_was_kept_since_follows_a_name_that_is_taken_back(
    client: Client, slug: str
) -> None:
    rename(slug, "web-1", "front")
    kept(client, slug, **{"from": "front", "port": "5433"})
    undo(slug, ANN)
    assert checks(slug)[-1][:2] == ("web-1", "db-1")


def test_a_title_that_somebody_typed_stays(client: Client, slug: str) -> None:
    typed = kept(client, slug, "web-1 never gets into db-1", port="5433")
    rename(slug, "db-1", "store")
    assert typed in titles(slug)


def test_a_title_of_long_names_is_cut_and_follows_all_the_same(client: Client, slug: str) -> None:
    kept(client, slug, port="5433")
    rename(slug, "db-1", "s" * 250)
    cut = f"web-1 does not reach {'s' * 178}…"
    assert cut in titles(slug)
    rename(slug, "s" * 250, "store")
    assert "web-1 does not reach store on TCP 5433" in titles(slug)


@pytest.mark.usefixtures("db")
def test_a_check_of_a_file_without_a_title_is_called_by_the_names_of_now(client: Client) -> None:
    text = """
format: 1
title: Lab
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {inner: {vpc: lab, availability_zone: us-east-1a, cidr: 10.0.1.0/24}}
instances: {a: {subnet: inner}, b: {subnet: inner}}
checks: [{from: a, to: b, port: 22, expect: reachable}]
"""
    sent = client.post("/import/", {"text": text, "name": "lab.yaml"})
    slug = slug_in(sent.headers["Location"])
    assert titles(slug) == ["a to b"]
    rename(slug, "b", "c")
    assert titles(slug) == ["a to c"]
