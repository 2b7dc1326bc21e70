"""Codes of links as files and on the wall: each leads to the very link, and never to one's own."""

import re

import pytest
from django.test import Client

from playground.links import give_link
from playground.models import Link, Scenario
from tests.sharing.scanning import scanned
from tests.views.building import begin_with_subnets

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def code(client: Client, path: str) -> str:
    """What the code says to a phone."""
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    return scanned(response.content.decode(), 250)


@pytest.fixture
def own(client: Client) -> tuple[str, str]:
    """The tokens of the link to edit and of the view link of a network."""
    slug = begin_with_subnets(client)
    return slug, give_link(Scenario.objects.get(), Link.VIEW).token


@pytest.mark.usefixtures("examples")
def test_the_code_of_an_example_says_its_address_whatever_is_asked(client: Client) -> None:
    for query in ("", "?of=edit", "?of=https://stranger.example/", "?from=internet&to=web-1"):
        assert code(client, f"/s/three-tier/qr.svg{query}") == f"{SITE}/s/three-tier/"


def test_who_edits_gets_the_code_of_the_view_link_unless_the_other_is_meant(
    client: Client, own: tuple[str, str]
) -> None:
    edit, view = own
    assert code(client, f"/s/{edit}/qr.svg") == f"{SITE}/s/{view}/"
    assert code(client, f"/s/{edit}/qr.svg?of=view") == f"{SITE}/s/{view}/"
    assert code(client, f"/s/{edit}/qr.svg?of=edit") == f"{SITE}/s/{edit}/"


def test_who_looks_gets_no_code_of_the_link_to_edit(client: Client, own: tuple[str, str]) -> None:
    _, view = own
    assert code(client, f"/s/{view}/qr.svg?of=edit") == f"{SITE}/s/{view}/"


def test_without_a_view_link_there_is_no_code_of_it(client: Client) -> None:
    slug = begin_with_subnets(client)
    assert client.get(f"/s/{slug}/qr.svg").status_code == 404
    assert client.get(f"/s/{slug}/wall/").status_code == 404
    assert code(client, f"/s/{slug}/qr.svg?of=edit") == f"{SITE}/s/{slug}/"


def test_the_code_of_a_snapshot_is_its_own(client: Client, own: tuple[str, str]) -> None:
    path = client.post(f"/s/{own[0]}/snapshot/").headers["Location"]
    assert code(client, f"{path}qr.svg") == SITE + path


def test_a_code_is_asked_for_again_and_not_sent_again(client: Client, own: tuple[str, str]) -> None:
    first = client.get(f"/s/{own[1]}/qr.svg")
    again = client.get(f"/s/{own[1]}/qr.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def typed(text: str) -> str:
    """The address on a wall, as somebody types it."""
    found = re.search(r'<p class="address">(.*?)</p>', text, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


def test_the_wall_says_title_address_and_code(client: Client, own: tuple[str, str]) -> None:
    edit, view = own
    Scenario.objects.update(title="<b>Lab</b>")
    for slug, query, meant, lets in (
        (edit, "", view, "Look and ask"),
        (view, "", view, "Look and ask"),
        (edit, "?of=edit", edit, "Build along"),
    ):
        text = client.get(f"/s/{slug}/wall/{query}").content.decode()
        assert "<h1>&lt;b&gt;Lab&lt;/b&gt;</h1>" in text
        assert f'src="/s/{slug}/qr.svg{query}"' in text
        assert typed(text) == f"testserver/s/{meant}"
        assert lets in text
        assert text.count('class="group"') == 9


def test_the_wall_of_a_snapshot_has_a_short_address(client: Client, own: tuple[str, str]) -> None:
    path = client.post(f"/s/{own[0]}/snapshot/").headers["Location"]
    text = client.get(f"{path}wall/").content.decode()
    assert typed(text) == f"testserver{path}".rstrip("/")
    assert f'src="{path}qr.svg"' in text
    assert text.count('class="group"') == 4


@pytest.mark.usefixtures("examples")
def test_the_name_of_an_example_stands_on_the_wall_in_one_piece(client: Client) -> None:
    text = client.get("/s/three-tier/wall/").content.decode()
    assert '<span class="group">three-tier</span>' in text
