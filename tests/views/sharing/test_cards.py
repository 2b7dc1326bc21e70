"""Chats are told of a page what it shows, and get a card that shows it; nobody is told a secret."""

import struct
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from playground.cabinet import close_drawers, open_drawer
from playground.drawing import DrawingFailed, raster
from playground.drawing.preview import Said, lines_of, preview_svg
from playground.editing.making import make_copy
from playground.links import give_link
from playground.models import Link, Scenario
from playground.sharing.snapshots import take
from playground.views.sharing import cards

QUERY = "from=internet&to=web-1&port=443"
SITE = "http://testserver"
BAD = '"><script>alert(1)</script>'


class Tags(HTMLParser):
    """The meta tags of a page, by property or name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("property") or said.get("name")
        if tag == "meta" and name:
            self.found[name] = said.get("content") or ""


def tags(client: Client, path: str) -> dict[str, str]:
    response = client.get(path)
    assert response.status_code == 200
    return Tags(response.content.decode()).found


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    wide, high = struct.unpack("!II", png[16:24])
    return wide, high


def opened(slug: str) -> Any:
    drawer = open_drawer(slug)
    assert drawer is not None
    return drawer


@pytest.fixture
def own(examples: None) -> Scenario:
    """A network of one's own, under an edit link."""
    return make_copy(opened("three-tier"))


@pytest.mark.usefixtures("examples")
def test_a_page_says_its_title_and_lesson_and_search_engines_may_find_an_example(
    client: Client,
) -> None:
    found = tags(client, "/s/three-tier/")
    assert found["og:title"] == "Three tiers and a bastion"
    assert found["og:description"].startswith("A shop in two Availability Zones")
    assert found["og:url"] == f"{SITE}/s/three-tier/"
    assert found["og:image"] == f"{SITE}/s/three-tier/card.png"
    assert (found["og:type"], found["twitter:card"]) == ("website", "summary_large_image")
    assert "robots" not in found


@pytest.mark.usefixtures("examples")
def test_with_a_question_the_verdict_is_what_is_said(client: Client) -> None:
    found = tags(client, f"/s/three-tier/?{QUERY}&select=internet")
    says = "Yes: the internet can open TCP 443 to web-1, and the answer comes back."
    assert found["og:description"] == found["twitter:description"] == says
    assert found["og:url"] == f"{SITE}/s/three-tier/?{QUERY}"
    assert found["og:image"] == f"{SITE}/s/three-tier/card.png?{QUERY}"
    assert found["og:image:alt"].endswith("with the way of the packet")


@pytest.mark.usefixtures("examples")
def test_the_first_page_has_a_card_too(client: Client) -> None:
    found = tags(client, "/")
    assert found["og:image"] == f"{SITE}/card.png"
    assert size(client.get("/card.png").content) == (1200, 630)


def test_what_no_list_shows_is_not_found_by_search_engines_and_tells_no_other_link(
    client: Client, own: Scenario
) -> None:
    view = give_link(own, Link.VIEW).token
    short = take(opened(view), QUERY).short
    pages = {f"/s/{own.slug}/": own.slug, f"/s/{view}/": view, f"/p/{short}/": short}
    for path, known in pages.items():
        page = client.get(path).content.decode()
        found = Tags(page).found
        assert found["robots"] == "noindex"
        told = " ".join(found.values())
        for token in {own.slug, view, short} - {known}:
            assert token not in told
        assert known in found["og:image"]


def test_a_snapshot_shows_the_question_that_it_was_taken_with(
    client: Client, own: Scenario
) -> None:
    short = take(opened(own.slug), QUERY).short
    assert tags(client, f"/p/{short}/")["og:description"].startswith("Yes: ")
    card = client.get(f"/p/{short}/card.png")
    assert size(card.content) == (1200, 630)
    assert card.content == client.get(f"/p/{short}/card.png?{QUERY}").content
    assert card.content != client.get(f"/p/{short}/card.png?from=app-1&to=internet").content


def test_a_step_has_no_card(client: Client, own: Scenario) -> None:
    found = tags(client, f"/s/{own.slug}/at/{own.revision}/")
    assert "og:image" not in found
    assert found["robots"] == "noindex"


@pytest.mark.usefixtures("examples")
def test_a_link_that_carries_a_network_says_so_and_shows_the_card_of_the_site(
    client: Client,
) -> None:
    found = tags(client, f"/open/?{QUERY}")
    assert found["og:title"] == "A network in a link"
    assert (found["og:url"], found["og:image"]) == (f"{SITE}/open/", f"{SITE}/card.png")
    assert found["robots"] == "noindex"


@pytest.mark.usefixtures("examples")
def test_a_card_is_painted_once_and_kept_by_browsers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/s/three-tier/card.png?{QUERY}"
    card = client.get(path)
    assert card.headers["Content-Type"] == "image/png"
    assert card.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert size(card.content) == (1200, 630)
    monkeypatch.setattr(cards, "to_preview", lambda *_: pytest.fail("it was painted again"))
    assert client.get(path).content == card.content
    again = client.get(path, headers={"If-None-Match": card.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("examples")
def test_each_question_has_a_card_of_its_own(client: Client) -> None:
    queries = ("", f"?{QUERY}", "?from=stranger&to=app-1&port=8080", "?from=nobody&to=x")
    plain, *asked = (client.get(f"/s/three-tier/card.png{one}").content for one in queries)
    assert len({plain, *asked[:2]}) == 3
    assert asked[2] == plain


@pytest.mark.usefixtures("examples")
def test_a_card_that_cannot_be_painted_says_when_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "TIMEOUT", 0.001)
    answer = client.get("/s/three-tier/card.png?from=web-1&to=app-1")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "took too long" in answer.content.decode()
    monkeypatch.undo()
    assert client.get("/s/three-tier/card.png?from=web-1&to=app-1").status_code == 200


@pytest.mark.usefixtures("examples")
def test_without_a_picture_the_card_has_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DrawingFailed("Graphviz is asleep")

    monkeypatch.setattr("playground.cabinet.drawer.draw", fail)
    assert size(client.get(f"/s/three-tier/card.png?{QUERY}").content) == (1200, 630)


@pytest.mark.django_db
def test_names_with_markup_are_words_in_tags_and_on_cards(client: Client) -> None:
    close_drawers()
    Scenario.objects.create(slug="bad", title=BAD, description=BAD, is_listed=True)
    page = client.get("/s/bad/").content.decode()
    assert "<script>alert" not in page
    assert Tags(page).found["og:title"] == BAD
    assert size(client.get("/s/bad/card.png").content) == (1200, 630)


@pytest.mark.parametrize("mood", ["", "good", "bad", "unsure"])
def test_what_is_written_on_a_card_is_escaped_and_turned_by_nothing(mood: str) -> None:
    svg = preview_svg(Said(f"{BAD}\u202eelif", "a < b & c\x00", mood), None, None)
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert "\x00" not in svg
    assert "&lt;script&gt;" in svg.replace("&quot;", "")
    assert "a < b & c" in unescape(svg)


@pytest.mark.parametrize(
    "text",
    [
        lambda: "x" * 10_000,
        lambda: "word " * 2_000,
        lambda: "\N{FAMILY}" * 5_000,
        lambda: "",
        lambda: "a" + "\u0301" * 500,
    ],
    ids=["one word", "many words", "wide signs", "nothing", "stacked marks"],
)
def test_a_text_keeps_to_its_lines(text: Callable[[], str]) -> None:
    lines = lines_of(text(), 40, 400, 3)
    assert len(lines) <= 3
    assert all(len(line) < 60 for line in lines)
