"""Mine: a browser's own networks and snapshots, by its signed cookie, and nobody else's."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from playground import cabinet
from playground.cabinet.shelves import opened_at
from playground.links import NOBODY, Maker, give_link, renew_link, save_unlisted
from playground.models import Link, Scenario, Snapshot
from playground.models.rows import Rows
from playground.scenariofile import read
from playground.views.mine import A_PAGE
from playground.visitors import COOKIE, MONTH, SALT, YEAR, cookie_of, known_visitor
from tests.views.building import begin, begin_with_subnets, drawer, slug_in

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'&\u200f{{ you }}"
NONSENSE = ["0", "-1", "x", "²", "9" * 5_000, "1.5", "", "\0", "1'"]


def mine(client: Client, query: str = "") -> str:
    response = client.get(f"/mine/{query}")
    assert response.status_code == 200
    return response.content.decode()


def visitor_of(client: Client) -> str:
    person = known_visitor(client.cookies[COOKIE].value)
    assert person is not None
    return person.id


def titled(client: Client, slug: str, title: str) -> None:
    seen = Scenario.objects.get(slug=slug).title
    assert client.post(f"/s/{slug}/head/title/", {"text": title, "seen": seen}).status_code == 303


def many(client: Client, number: int) -> None:
    maker = Maker(visitor_of(client))
    for one in range(number):
        save_unlisted(Rows(Scenario(title=f"Number {one}")), maker)


def delete_path(slug: str) -> str:
    return reverse("mine-delete", args=[Scenario.objects.get(slug=slug).pk])


def test_what_one_starts_copies_and_imports_is_listed(client: Client) -> None:
    cabinet.close_drawers()
    first = begin_with_subnets(client)
    titled(client, first, "First")
    copy = slug_in(client.post(f"/s/{first}/copy/").headers["Location"])
    titled(client, copy, "The copy")
    text = "format: 1\ntitle: Brought\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
    brought = slug_in(client.post("/import/", {"text": text}).headers["Location"])
    page = mine(client)
    places = [page.index(f'href="/s/{slug}/"') for slug in (brought, copy, first)]
    assert places == sorted(places)
    assert "3 networks" in page
    assert page.count(f"{len(drawer(first).network)} resources") == 2
    assert "changed <time" in page
    assert "removed 180 days after the last visit, unless an account keeps it" in page


def test_a_snapshot_that_one_takes_is_listed(client: Client) -> None:
    slug = begin_with_subnets(client)
    asked = {"from": "internet", "to": "public-a"}
    path = client.post(f"/s/{slug}/snapshot/", asked).headers["Location"].split("?")[0]
    page = mine(client)
    assert f'href="{path}"' in page
    assert "<span>step 2, internet to public-a</span>" in page
    assert path not in mine(Client())


def test_who_has_made_nothing_is_told_how_to_and_gets_no_cookie(client: Client) -> None:
    response = client.get("/mine/")
    assert "Nothing here yet" in response.content.decode()
    assert set(client.cookies) == {"csrftoken"}
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_the_list_stays_for_a_year_and_longer_than_the_session(client: Client) -> None:
    slug = begin(client)
    assert client.cookies[COOKIE]["max-age"] == YEAR
    again = Client()
    again.cookies[COOKIE] = client.cookies[COOKIE].value
    assert slug in mine(again)


def test_who_comes_back_after_a_month_is_known_for_another_year(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    slug = begin(client)
    person = known_visitor(client.cookies[COOKIE].value)
    assert person is not None
    then = now().timestamp() - MONTH - 60
    with monkeypatch.context() as a_month_ago:
        a_month_ago.setattr("django.core.signing.time.time", lambda: then)
        client.cookies[COOKIE] = cookie_of(person)
    response = client.get("/mine/")
    renewed = response.cookies[COOKIE]
    assert slug in response.content.decode()
    assert (known_visitor(renewed.value), renewed["max-age"]) == (person, YEAR)
    assert COOKIE not in client.get("/mine/").cookies


def test_nobody_else_sees_or_deletes_it(client: Client) -> None:
    slug, other = begin(client), Client()
    begin(other)
    assert slug not in mine(other)
    assert other.post(delete_path(slug)).status_code == 404
    assert Client().post(delete_path(slug)).status_code == 404
    assert slug in mine(client)


@pytest.mark.parametrize("salt", ["playground.sessions", SALT + " "])
def test_a_cookie_that_was_not_signed_here_for_this_lists_nothing(
    client: Client, salt: str
) -> None:
    slug = begin(client)
    told = [visitor_of(client), "Ann"]
    forged = [
        signing.dumps(told, salt=salt),
        signing.dumps(told, salt=SALT, key="guessed"),
        client.cookies[COOKIE].value[:-1] + "!",
        visitor_of(client),
        "",
    ]
    for cookie in forged:
        thief = Client()
        thief.cookies[COOKIE] = cookie
        assert slug not in mine(thief)
        assert thief.post(delete_path(slug)).status_code == 404
    assert Scenario.objects.filter(slug=slug).exists()


def test_what_is_deleted_is_gone_for_everybody_and_its_snapshots_stay(client: Client) -> None:
    slug = begin_with_subnets(client)
    looking = give_link(Scenario.objects.get(slug=slug), Link.VIEW).token
    snapshot = client.post(f"/s/{slug}/snapshot/").headers["Location"]
    response = client.post(delete_path(slug))
    assert response.status_code == 303
    page = client.get(response.headers["Location"]).content.decode()
    assert "The network was deleted" in page
    assert slug not in page
    assert f'href="{snapshot}"' in page
    assert "the network is gone" in page
    for token in (slug, looking):
        assert Client().get(f"/s/{token}/").status_code == 404
        assert Client().post(f"/s/{token}/begin/").status_code == 404
    assert Client().get(snapshot).status_code == 200
    assert Snapshot.objects.get().scenario is None


def test_deleting_takes_a_form_of_this_site(client: Client) -> None:
    slug = begin(client)
    assert client.get(delete_path(slug)).status_code == 405
    careful = Client(enforce_csrf_checks=True)
    careful.cookies[COOKIE] = client.cookies[COOKIE].value
    assert careful.post(delete_path(slug)).status_code == 403
    assert Scenario.objects.filter(slug=slug).exists()


def test_what_is_nobodys_is_deleted_by_nobody(client: Client) -> None:
    begin(client)
    of_nobody = save_unlisted(Rows(Scenario(title="Nobody's")), NOBODY)
    shown = Scenario.objects.create(slug="shown", title="Shown", visitor=visitor_of(client))
    for one in (of_nobody, shown):
        assert client.post(reverse("mine-delete", args=[one.pk])).status_code == 404
        assert one.title not in mine(client)
    assert client.post(f"/mine/{'9' * 30}/delete/").status_code == 404


def test_a_link_that_was_renewed_is_the_one_that_opens_it(client: Client) -> None:
    slug = begin(client)
    renew_link(Scenario.objects.get(slug=slug), Link.EDIT, slug)
    page = mine(client)
    assert slug not in page
    (token,) = set(re.findall(r'href="/s/(\w{32})/"', page))
    assert 'id="palette"' in client.get(f"/s/{token}/").content.decode()


def test_there_are_so_many_on_a_page_and_none_is_opened_for_it(
    client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    begin(client)
    few = 6
    with django_assert_max_num_queries(few):
        mine(client)
    many(client, A_PAGE + 3)
    cabinet.close_drawers()
    with django_assert_max_num_queries(few):
        first = mine(client)
    second = mine(client, "?page=2")
    assert (first.count('class="card"'), second.count('class="card"')) == (A_PAGE, 4)
    assert "Page 1 of 2" in first
    assert 'href="?page=2" rel="next"' in first
    assert 'href="?page=1" rel="prev"' in second
    assert not any(opened_at(pk, 1) for pk in Scenario.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("page", NONSENSE, ids=[repr(one)[:6] for one in NONSENSE])
def test_a_page_that_is_none_is_the_nearest_one(client: Client, page: str) -> None:
    begin(client)
    many(client, A_PAGE)
    response = client.get("/mine/", {"page": page, "snapshots": page})
    assert response.status_code == 200
    assert re.search("Page [12] of 2", response.content.decode())


def test_a_title_is_text_whatever_it_says(client: Client) -> None:
    slug = begin(client)
    Scenario.objects.filter(slug=slug).update(title=HOSTILE)
    page = mine(client)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;" in page
    assert "{{ you }}" in page


# The small picture


def test_the_small_picture_is_an_image_that_browsers_keep(client: Client) -> None:
    slug = begin_with_subnets(client)
    address = f"/s/{slug}/miniature.svg?revision=2"
    assert f'src="{address}"' in mine(client)
    response = client.get(address)
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "private, max-age=86400"
    assert "script-src" not in response.headers["Content-Security-Policy"]
    svg = response.content.decode()
    assert 'class="cluster vpc ground"' in svg
    assert "color-scheme: light dark" in svg
    assert "<text" not in svg


def test_there_is_no_small_picture_of_what_no_link_opens(client: Client) -> None:
    assert client.get("/s/nowhere/miniature.svg").status_code == 404
    slug = begin_with_subnets(client)
    renew_link(Scenario.objects.get(slug=slug), Link.EDIT, slug)
    assert client.get(f"/s/{slug}/miniature.svg").status_code == 410


# What other pages have of it


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("path", ["/", "/help/codes/", "/import/", "/s/three-tier/", "/nowhere/"])
def test_every_page_leads_there_and_begins_no_session(client: Client, path: str) -> None:
    response = client.get(path)
    assert '<a class="button quiet mine" href="/mine/">Mine</a>' in response.content.decode()
    assert "sessionid" not in response.cookies


@pytest.mark.usefixtures("db")
def test_what_says_nothing_of_anybody_is_the_same_for_everybody(client: Client) -> None:
    response = client.get("/help/codes/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_opening_the_page_is_a_visit_and_seeing_it_in_a_list_is_none(client: Client) -> None:
    slug = begin_with_subnets(client)
    long_ago = now() - timedelta(days=100)
    Scenario.objects.update(opened=long_ago)
    cabinet.close_drawers()
    client.get("/mine/")
    client.get(f"/s/{slug}/miniature.svg")
    assert Scenario.objects.get().opened == long_ago
    client.get(f"/s/{slug}/")
    assert now() - Scenario.objects.get().opened < timedelta(minutes=5)


def test_a_network_in_a_page_of_a_course_is_visited_there(client: Client) -> None:
    slug = begin_with_subnets(client)
    token = give_link(Scenario.objects.get(slug=slug), Link.VIEW).token
    Scenario.objects.update(opened=now() - timedelta(days=100))
    cabinet.close_drawers()
    assert Client().get(f"/s/{token}/embed/").status_code == 200
    assert now() - Scenario.objects.get().opened < timedelta(minutes=5)


def test_a_later_visit_of_what_was_made_here_writes_nothing(
    client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    rows = read("format: 1\ntitle: Little\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n").rows
    token = give_link(save_unlisted(rows, NOBODY), Link.VIEW).token
    Scenario.objects.update(opened=now() - timedelta(days=2))
    cabinet.close_drawers()
    client.get(f"/s/{token}/")
    with django_assert_num_queries(2):
        client.get(f"/s/{token}/")
