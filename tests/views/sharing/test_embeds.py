"""Embeds: framed by anybody, edited by nobody, without a cookie, and all of it without a script."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from playground.cabinet import close_drawers, open_drawer
from playground.editing.making import make_copy
from playground.links import give_link, withdraw_link
from playground.models import Link, Scenario
from playground.sharing.snapshots import take

QUERY = "from=internet&to=web-1&port=443"
EMBED = f"/s/three-tier/embed/?{QUERY}"
ELSEWHERE = ["/", "/open/", "/mine/", "/s/three-tier/", "/s/three-tier/picture.svg", "/nowhere/"]


def text(response: Any) -> str:
    return unescape(response.content.decode())


def opened(slug: str) -> Any:
    drawer = open_drawer(slug)
    assert drawer is not None
    return drawer


@pytest.fixture
def own(examples: None) -> Scenario:
    """A network of one's own, under an edit link."""
    return make_copy(opened("three-tier"))


@pytest.fixture
def short(own: Scenario) -> str:
    """A snapshot of it that was taken with a question."""
    return take(opened(own.slug), QUERY).short


@pytest.mark.usefixtures("examples")
def test_any_page_may_frame_an_embed_and_nothing_else(client: Client) -> None:
    response = client.get(EMBED)
    assert response.status_code == 200
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in response.headers
    for path in ELSEWHERE:
        other = client.get(path)
        assert "frame-ancestors *" not in other.headers["Content-Security-Policy"], path
        assert other.headers["X-Frame-Options"] == "DENY", path


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("query", ["", f"?{QUERY}", "?from=nobody&to=web-1", "?select=internet"])
def test_an_embed_is_nobodys_own(client: Client, query: str) -> None:
    response = client.get(f"/s/three-tier/embed/{query}")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in text(response)
    assert 'method="post"' not in text(response)
    assert "ws/" not in text(response)


@pytest.mark.usefixtures("examples")
def test_without_a_script_the_way_is_lit_and_every_hop_is_told(client: Client) -> None:
    page = text(client.get(EMBED))
    assert 'class="picture tracing"' in page
    assert "Yes: the <a" in page
    assert page.count("data-hop ") > 6
    assert "The security group" in page
    assert 'target="_blank" rel="noopener"' in page
    assert f'href="/s/three-tier/?{QUERY}"' in page


@pytest.mark.usefixtures("examples")
def test_a_question_that_is_not_understood_is_told_beside_its_field(client: Client) -> None:
    page = text(client.get("/s/three-tier/embed/?from=nobody&to=web-1"))
    assert 'id="e-from"' in page
    assert "nobody" in page


@pytest.mark.usefixtures("examples")
def test_without_a_question_the_frame_offers_those_of_the_network(client: Client) -> None:
    page = text(client.get("/s/three-tier/embed/"))
    assert "Questions to try" in page
    assert '<a href="/s/three-tier/embed/?from=' in page


@pytest.mark.usefixtures("examples")
def test_what_is_chosen_is_told_in_a_line(client: Client) -> None:
    web = next(node for node in opened("three-tier").network if node.name == "web-1")
    page = text(client.get(f"{EMBED}&select={web.id}"))
    line = page.partition('id="chosen"')[2].partition("</p>")[0]
    assert "web-1" in line
    assert "10.0.0.11" in line


@pytest.mark.usefixtures("examples")
def test_a_browser_that_has_it_is_told_so(client: Client) -> None:
    etag = client.get(EMBED).headers["ETag"]
    again = client.get(EMBED, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert "frame-ancestors *" in again.headers["Content-Security-Policy"]


def test_an_edit_link_is_not_embedded_and_the_frame_says_what_to_do(
    client: Client, own: Scenario
) -> None:
    response = client.get(f"/s/{own.slug}/embed/?{QUERY}")
    assert response.status_code == 403
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "This is a link to edit" in text(response)
    assert own.slug not in text(response)
    assert "three" not in text(response).lower()


def test_a_view_link_is_embedded_and_tells_nothing_of_the_edit_link(
    client: Client, own: Scenario
) -> None:
    link = give_link(own, Link.VIEW)
    page = client.get(f"/s/{link.token}/embed/?{QUERY}")
    assert page.status_code == 200
    assert own.slug not in text(page)
    assert f'href="/s/{link.token}/?{QUERY}"' in text(page)
    assert "Reload" in text(page)


def test_a_withdrawn_link_says_so_in_the_frame(client: Client, own: Scenario) -> None:
    link = give_link(own, Link.VIEW)
    withdraw_link(own, Link.VIEW)
    response = client.get(f"/s/{link.token}/embed/")
    assert response.status_code == 410
    assert "This link was withdrawn" in text(response)
    assert "X-Frame-Options" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/s/nowhere/embed/", "/p/nothing/embed/"])
def test_what_is_not_there_is_said_in_the_frame(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Nothing to show here" in text(response)
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]


def test_a_snapshot_is_embedded_with_the_question_that_it_was_taken_with(
    client: Client, own: Scenario, short: str
) -> None:
    page = text(client.get(f"/p/{short}/embed/"))
    assert 'class="picture tracing"' in page
    assert f'href="/p/{short}/?{QUERY}"' in page
    assert own.slug not in page
    assert "Reload" not in page


def test_the_pictures_for_other_sites_light_the_question(
    client: Client, short: str, own: Scenario
) -> None:
    plain, lit = "/s/three-tier/picture.svg", f"/s/three-tier/picture.svg?{QUERY}"
    assert "trace-request" not in text(client.get(plain))
    for path in (lit, f"/p/{short}/picture.svg"):
        picture = client.get(path)
        assert "trace-request" in text(picture)
        assert picture.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        etag = picture.headers["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    unclear = client.get("/s/three-tier/picture.svg?from=nobody&to=web-1")
    assert unclear.content == client.get(plain).content


@pytest.mark.django_db
def test_names_with_markup_are_words_in_the_frame(client: Client) -> None:
    bad = "<script>alert(1)</script>"
    close_drawers()
    Scenario.objects.create(slug="bad", title=bad, description=bad)
    for query in ("", f"?from={bad}&to={bad}", f"?select={bad}"):
        page = client.get(f"/s/bad/embed/{query}")
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
