"""A link outlives the names in it: the history knows who had them."""

import json

import pytest
from django.test import Client

from playground.cabinet import open_drawer
from playground.editing.acts import Change, Delete
from playground.editing.doing import do
from playground.views.live.asking_again import answer_to
from playground.visitors import Person
from tests.views.building import slug_in

ANN = Person("a" * 16, "Ann", "person-1")
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
