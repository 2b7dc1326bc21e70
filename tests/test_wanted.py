"""A program that is told no is told so in JSON, wherever that happens: {"error": a sentence}."""

import json
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from playground.gate.outage import say_that_the_database_is_away
from playground.gate.refusals import refusal
from playground.gate.wanted import wants_json
from playground.links import Maker, save_unlisted
from playground.models import Scenario, Snapshot
from playground.scenariofile import read

PROGRAM = {"Accept": "application/json"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PROGRAMS: list[Any] = [
    pytest.param("/s/x.json", {}, id="by name"),
    pytest.param("/s/x.json", {"Accept": "*/*"}, id="by name, anything"),
    pytest.param("/s/x.json", BROWSER, id="by name, in a browser"),
    pytest.param("/s/x/", PROGRAM, id="by header"),
    pytest.param("/s/x/", {"Accept": "application/json, text/plain, */*"}, id="as scripts say it"),
]
PEOPLE: list[Any] = [
    pytest.param("/s/x/", {}, id="nothing said"),
    pytest.param("/s/x/", {"Accept": "*/*"}, id="anything"),
    pytest.param("/s/x/", BROWSER, id="browser"),
    pytest.param("/s/x/", {"Accept": "image/png"}, id="picture"),
]


def sentence(response: HttpResponse) -> str:
    """What is wrong, as a program reads it."""
    assert response.headers["Content-Type"] == "application/json"
    found = json.loads(response.content)
    assert set(found) == {"error"}
    return str(found["error"])


@pytest.mark.parametrize(("path", "headers"), PROGRAMS)
def test_programs_are_known(path: str, headers: dict[str, str]) -> None:
    assert wants_json(RequestFactory().get(path, headers=headers))


@pytest.mark.parametrize(("path", "headers"), PEOPLE)
def test_anybody_else_gets_a_page(path: str, headers: dict[str, str]) -> None:
    assert not wants_json(RequestFactory().get(path, headers=headers))


def away(path: str, headers: dict[str, str]) -> HttpResponse:
    """The answer of a site whose database is away."""
    middleware = say_that_the_database_is_away(lambda request: HttpResponse())
    request = RequestFactory().get(path, headers=headers)
    tell = getattr(middleware, "process_exception")  # noqa: B009  (Django looks for it so)
    response = tell(request, OperationalError("no route to host"))
    assert isinstance(response, HttpResponse)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.headers["Cache-Control"] == "no-store"
    return response


@pytest.mark.parametrize(("path", "headers"), PROGRAMS)
def test_a_program_is_told_that_the_database_is_away(path: str, headers: dict[str, str]) -> None:
    assert "The database does not answer" in sentence(away(path, headers))


@pytest.mark.parametrize(("path", "headers"), PEOPLE)
def test_people_are_told_so_on_a_page(path: str, headers: dict[str, str]) -> None:
    assert "<h1" in away(path, headers).content.decode()


@pytest.mark.parametrize(("path", "headers"), PROGRAMS)
def test_a_program_is_refused_in_json(path: str, headers: dict[str, str]) -> None:
    refused = refusal(RequestFactory().get(path, headers=headers), 429, "Too often.")
    assert (refused.status_code, sentence(refused)) == (429, "Too often.")


@pytest.mark.parametrize(("size", "status"), [("99999999999", 413), ("some", 411)])
def test_what_is_too_large_is_told_in_json(client: Client, size: str, status: int) -> None:
    refused = client.post("/import/", headers=PROGRAM, CONTENT_LENGTH=size)
    assert refused.status_code == status
    assert sentence(refused)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/p/nosuch99/latest", "/no/such/page", "/s/no-such/wall/"])
def test_what_was_never_there_is_told_in_json(client: Client, path: str) -> None:
    told = client.get(path, headers=PROGRAM)
    assert told.status_code == 404
    assert sentence(told).endswith(".")
    assert "tried" not in sentence(told)
    assert "Accept" in told.headers["Vary"]
    assert "<h1" in client.get(path, headers=BROWSER).content.decode()


@pytest.mark.django_db
def test_a_newest_state_that_is_gone_is_told_in_json(client: Client) -> None:
    own = save_unlisted(read("format: 1\ntitle: Bare\n").rows, Maker("a" * 16))
    client.post(f"/s/{own.slug}/snapshot/")
    Scenario.objects.all().delete()
    path = f"/p/{Snapshot.objects.get().short}/latest"
    gone = client.get(path, headers=PROGRAM)
    assert gone.status_code == 410
    assert "deleted" in sentence(gone)
    assert "<h1" in client.get(path, headers=BROWSER).content.decode()
