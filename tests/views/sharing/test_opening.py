"""Links that carry a whole network: the door, the page, the copy, and what is wrong with one."""

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from playground.cabinet import Drawer
from playground.models import Link, Scenario, Subnet
from playground.sharing.carried import carry, pack
from playground.sources import example_path, open_path

ASK = {"from": "internet", "to": "web-1", "port": "443"}
QUERY = "from=internet&to=web-1&port=443"
HOSTILE = "<script>alert(1)</script>"


def carried(slug: str = "public-and-private") -> str:
    """An example as a link carries it."""
    opened = open_path(example_path(slug))
    return carry(Drawer(opened.rows.scenario, opened.rows, ("test", slug)))


def packed(**said: Any) -> str:
    """A scenario file of one's own, packed."""
    return pack(json.dumps({"format": 1, "title": "Mine", **said}, indent=1))


def text(response: Any) -> str:
    return unescape(response.content.decode())


@pytest.fixture
def client() -> Client:
    """A visitor; no session, no example is stored."""
    return Client(enforce_csrf_checks=False)


@pytest.mark.django_db
def test_the_door_says_what_such_a_link_is_and_takes_one_without_a_script(client: Client) -> None:
    page = client.get("/open/")
    assert page.status_code == 200
    assert 'name="link"' in text(page)
    assert 'name="robots" content="noindex"' in text(page)


@pytest.mark.django_db
def test_what_is_sent_is_shown_and_nothing_is_stored(client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = client.post(f"/open/?{QUERY}", {"link": f"#{carried()}"})
    assert page.status_code == 200
    assert not [one["sql"] for one in queries if not one["sql"].startswith("SELECT")]
    assert not Scenario.objects.exists()
    assert 'data-verdict="reachable"' in text(page)
    assert "All of this network is in the link." in text(page)
    assert "data-live" not in text(page)
    assert "data-editable" not in text(page)


@pytest.mark.django_db
def test_a_whole_link_is_pasted_in_several_lines_and_asks_its_own_question(client: Client) -> None:
    link = f"https://play.example/open/?{QUERY}#{carried()}"
    page = client.post("/open/", {"link": f" {link[:90]}\n  {link[90:]} \n"})
    assert page.status_code == 200
    assert 'data-verdict="reachable"' in text(page)


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["trace", "inspector"])
def test_a_part_is_sent_for_a_script_that_asks(client: Client, target: str) -> None:
    headers = {"HX-Request": "true", "HX-Target": target}
    link = {"link": f"#{carried()}"}
    part = client.post(f"/open/?{QUERY}&select=internet", link, headers=headers)
    assert text(part).lstrip().startswith(("<section", "<aside"))
    told = part.headers["HX-Push-Url" if target == "trace" else "HX-Replace-Url"]
    assert told.startswith("/open/?from=internet")


@pytest.mark.django_db
def test_resources_keep_their_ids_from_one_opening_to_the_next(client: Client) -> None:
    opened = open_path(example_path("public-and-private"))
    page = text(client.post("/open/", {"link": f"#{carried()}"}))
    for subnet in opened.rows.of(Subnet):
        assert f'data-ref="{subnet.aws_id}"' in page


@pytest.mark.django_db
def test_a_copy_is_stored_and_asks_the_same(client: Client) -> None:
    answer = client.post(f"/open/copy/?{QUERY}", {"link": f"#{carried()}"})
    assert answer.status_code == 303
    scenario = Scenario.objects.get()
    assert answer.headers["Location"] == f"/s/{scenario.slug}/?{QUERY}"
    assert not scenario.is_listed
    assert scenario.links.get().power == Link.EDIT
    assert scenario.checks
    page = client.get(answer.headers["Location"])
    assert 'data-verdict="reachable"' in text(page)
    assert "data-editable" in text(page)


BAD: dict[str, tuple[Callable[[], str], str]] = {
    "nothing": (lambda: "", "carries nothing"),
    "an address alone": (lambda: "https://play.example/open/", "begins with “1.”"),
    "its beginning alone": (lambda: "#1.", "is cut off"),
    "another form": (lambda: "#2.abcd", "is of form 2"),
    "cut off": (lambda: f"#{carried()[:-10]}", "is cut off"),
    "something behind it": (lambda: f"#{carried()})", "Character "),
    "too long": (lambda: "#1." + "A" * 70_000, "at most 65,536"),
    "a bomb": (lambda: f"#{pack(' ' * 2_000_000)}", "more than 1 MiB"),
    "a list": (lambda: f"#{pack('[]')}", "is no scenario file"),
    "half of a file": (lambda: f"#{pack('{')}", "This is not JSON"),
    "a wrong value": (
        lambda: f"#{packed(vpcs={'a': {'cidr': '10.0.0.0/99'}})}",
        '"cidr": "10.0.0.0/99"',
    ),
    "markup for a name": (lambda: f"#{packed(vpcs={HOSTILE: {'cidr': 5}})}", "line 6"),
    "lines in a title": (lambda: "#" + packed(title="a\nb"), "is one line"),
    "markup for a section": (lambda: f"#{packed(**{HOSTILE: 1})}", "unknown"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/open/", "/open/copy/"])
@pytest.mark.parametrize("wrong", BAD)
def test_a_bad_link_is_told_what_is_wrong(client: Client, path: str, wrong: str) -> None:
    link, says = BAD[wrong]
    answer = client.post(path, {"link": link()})
    assert answer.status_code == 422
    assert says in text(answer)
    assert "Nothing was stored." in text(answer)
    assert HOSTILE not in answer.content.decode()
    assert not Scenario.objects.exists()


@pytest.mark.django_db
def test_names_with_markup_are_words_on_the_page(client: Client) -> None:
    link = packed(vpcs={HOSTILE: {"cidr": "10.0.0.0/16"}}, description=HOSTILE)
    page = client.post("/open/", {"link": f"#{link}"})
    assert page.status_code == 200
    assert HOSTILE in text(page)
    assert HOSTILE not in page.content.decode()


@pytest.mark.django_db
def test_more_resources_than_may_be_opened_are_refused(client: Client, settings: Any) -> None:
    settings.MOST_RESOURCES = 10
    vpcs = {f"v{number}": {"cidr": "10.0.0.0/16"} for number in range(11)}
    assert "These are 11 resources" in text(client.post("/open/", {"link": packed(vpcs=vpcs)}))
    few = dict(list(vpcs.items())[:5])
    assert "at most 10" in text(client.post("/open/", {"link": packed(vpcs=few)}))


@pytest.mark.django_db
def test_another_site_cannot_send_one() -> None:
    stranger = Client(enforce_csrf_checks=True)
    for path in ("/open/", "/open/copy/"):
        assert stranger.post(path, {"link": carried()}).status_code == 403
