"""Whoever has a link to look sees all, changes nothing, and never learns the link to edit."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from playground.cabinet import drawer_of
from playground.editing.doing import do
from playground.editing.head import Write
from playground.editing.making import make_copy
from playground.exporting import FORMATS
from playground.links import Maker, give_link
from playground.models import Edit, Link, Scenario, Snapshot
from playground.sharing.snapshots import take
from playground.urls import urlpatterns
from playground.visitors import Person
from tests.views.building import HTMX, drawer, named

ANN = Person("a" * 16, "Ann", "person-1")
QUERY = "from=internet&to=web-1&port=443&hop=request-3"
ITS_OWN = {"copy", "snapshot-take", "snapshot-take-step"}
"""What is made of a network without changing it."""
OF_A_SCENARIO = [one for one in urlpatterns if "<slug:slug>" in str(one.pattern)]
TARGETS = {
    "scenario": ("trace", "inspector"),
    "scenario-step": ("trace", "inspector"),
    "scenario-history": ("history-panel", "history-step", "history-list"),
}
REFUSED, NOT_TAKEN, SERVER_FAILED = 403, 405, 500


@pytest.fixture
def own(three_tier: Scenario) -> Scenario:
    """A network of Ann's at its third revision."""
    made = make_copy(drawer_of(three_tier), Maker(visitor=ANN.id))
    for title in ("Shop", "Shop of Ann"):
        do(made.slug, ANN, Write("title", title))
    return made


@pytest.fixture
def view(own: Scenario) -> str:
    """The token of its link to look."""
    return str(give_link(own, Link.VIEW).token)


def addresses(one: URLPattern, slug: str, scenario: Scenario) -> Iterator[str]:
    """What a line of the table of contents stands for; a file in each format that is text."""
    path = f"/{one.pattern}"
    values = {
        "<slug:slug>": slug,
        "<slug:part>": "title",
        "<slug:kind>": "vpc",
        "<slug:action>": "start",
        "<path:ref>": named(scenario.slug, "web-sg"),
        "<int:revision>": "2",
        "<int:a>": "1",
        "<int:b>": "3",
        "<slug:power>": "edit",
        "<slug:act>": "renew",
    }
    for sign, value in values.items():
        path = path.replace(sign, value)
    if "<slug:form>" not in path:
        yield path
        return
    for name, form in FORMATS.items():
        if not form.binary:
            yield path.replace("<slug:form>", name)


def everything(scenario: Scenario) -> list[object]:
    """All that an edit would change."""
    rows = list(Scenario.objects.values())
    links = list(Link.objects.values())
    return [rows, links, Edit.objects.count(), Snapshot.objects.count(), drawer(scenario.slug).key]


def told(client: Client, path: str, **headers: str) -> str:
    """All that an answer says, whatever it is."""
    response = client.get(path, headers=headers)
    assert response.status_code < SERVER_FAILED, path
    return f"{response.headers}{response.content.decode(errors='replace')}"


def test_no_page_and_no_part_tells_the_link_to_edit(
    client: Client, own: Scenario, view: str
) -> None:
    asked, selected = f"?{QUERY}", f"?select={named(own.slug, 'web-sg')}"
    for one in OF_A_SCENARIO:
        for path in addresses(one, view, own):
            for query in (asked, selected):
                assert own.slug not in told(client, path + query), path
                for target in ("", *TARGETS.get(one.name, ())):
                    headers = {**HTMX, "HX-Target": target}
                    assert own.slug not in told(client, path + query, **headers), path
    assert own.slug not in told(client, f"/s/{view}/{asked}", Accept="application/json")


def test_every_part_of_the_page_was_seen(client: Client, own: Scenario, view: str) -> None:
    assert own.slug in told(client, f"/s/{own.slug}/?{QUERY}")
    seen = told(client, f"/s/{view}/?{QUERY}")
    assert f'href="/s/{view}/?' in seen
    assert "Shop of Ann" in seen
    for path in ("history/", "at/2/", "compare/1/3/", "state/", "share/", "export/yaml"):
        assert client.get(f"/s/{view}/{path}").status_code == 200, path


def test_nothing_is_changed_by_a_link_to_look(client: Client, own: Scenario, view: str) -> None:
    before = everything(own)
    refused = set()
    for one in OF_A_SCENARIO:
        for path in addresses(one, view, own) if one.name not in ITS_OWN else ():
            for headers in ({}, HTMX):
                response = client.post(path, {"text": "Mine now", "name": "x"}, headers=headers)
                assert response.status_code in (REFUSED, NOT_TAKEN), path
                if response.status_code == REFUSED:
                    refused.add(one.name)
                    assert "This link is for looking" in response.content.decode(), path
    assert {"head", "resource-edit", "undo", "scenario-restore", "link-act"} <= refused
    assert everything(own) == before


def test_what_is_made_of_it_is_no_way_back(client: Client, own: Scenario, view: str) -> None:
    copy = client.post(f"/s/{view}/copy/").headers["Location"]
    snapshot = client.post(f"/s/{view}/snapshot/").headers["Location"]
    for path in (copy, snapshot, f"{snapshot}latest", f"{snapshot.rstrip('/')}.json"):
        response = client.get(path, follow=True)
        assert response.status_code == 200
        assert own.slug not in response.content.decode()
        assert all(own.slug not in url for url, _ in response.redirect_chain)


def test_a_snapshot_tells_no_link_of_its_scenario(client: Client, own: Scenario, view: str) -> None:
    short = take(drawer(own.slug), QUERY, ANN.id).short
    for one in urlpatterns:
        path = f"/{one.pattern}".replace("<slug:short>", short).replace("<slug:form>", "yaml")
        if short not in path or "/latest" in path:
            continue
        for headers in ({}, HTMX, {"Accept": "application/json"}):
            seen = told(client, path, **headers)
            assert own.slug not in seen, path
            assert view not in seen, path


def test_the_refusal_says_what_to_do(client: Client, own: Scenario, view: str) -> None:
    response = client.post(f"/s/{view}/head/title/", {"text": "Mine"})
    assert response.status_code == REFUSED
    assert "This link is for looking" in response.content.decode()
    assert "make a copy of your own" in response.content.decode()
    assert "<h1>Not to be changed from here</h1>" in response.content.decode()
    assert Scenario.objects.get(pk=own.pk).title == "Shop of Ann"


def test_the_answer_sent_again_tells_no_link_to_edit(
    client: Client, own: Scenario, view: str
) -> None:
    again: Any = json.loads(client.get(f"/s/{view}/answer/?{QUERY}").content)
    assert f"/s/{view}/" in again["trace"]
    assert own.slug not in json.dumps(again)
