"""What a link opens, as JSON: the same for a program as the page is for people."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from playground.cabinet import close_drawers, drawer_of
from playground.links import give_link, withdraw_link
from playground.models import Link, Scenario, State
from playground.question import ask
from playground.report import report
from playground.scenariofile import read, schema, write

pytestmark = pytest.mark.usefixtures("three_tier")

JSON = {"Accept": "application/json"}
ASKED = "from=internet&to=web-1&port=443"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SITE = "http://testserver"


def paths(client: Client, own: Scenario) -> dict[str, str]:
    """A page of each kind of link."""
    return {
        "example": "/s/three-tier/",
        "edit": f"/s/{own.slug}/",
        "view": f"/s/{give_link(own, Link.VIEW).token}/",
        "snapshot": client.post(f"/s/{own.slug}/snapshot/").headers["Location"],
    }


def document(client: Client, path: str, **headers: str) -> Any:
    response = client.get(path, headers=headers)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "application/json"
    assert "Accept" in response.headers["Vary"]
    return json.loads(response.content)


@pytest.mark.parametrize("kind", ["example", "edit", "view", "snapshot"])
def test_each_kind_of_link_tells_what_it_opens(client: Client, own: Scenario, kind: str) -> None:
    path = paths(client, own)[kind]
    told = document(client, f"{path.rstrip('/')}.json")
    assert told == document(client, path, **JSON)
    assert told["kind"] == kind
    assert (told["format"], told["title"], told["revision"]) == (1, own.title, 1)
    assert told["links"]["page"] == SITE + path
    assert told["links"]["self"] == f"{SITE}{path.rstrip('/')}.json"
    assert told["question"] is None
    assert told["answer"] is None


@pytest.mark.parametrize("kind", ["example", "edit", "view", "snapshot"])
def test_every_link_in_it_leads_somewhere(client: Client, own: Scenario, kind: str) -> None:
    path = paths(client, own)[kind]
    told = document(client, f"{path.rstrip('/')}.json?{ASKED}")
    assert set(told["links"]) == {"self", "page", "picture", "latest", "schema"}
    for name, link in told["links"].items():
        assert link.startswith(SITE)
        assert (ASKED in link) == (name != "schema"), name
        assert client.get(link.removeprefix(SITE), follow=True).status_code == 200, name
    assert document(client, told["links"]["self"].removeprefix(SITE)) == told


@pytest.mark.parametrize("kind", ["view", "snapshot"])
def test_it_does_not_tell_the_link_to_edit(client: Client, own: Scenario, kind: str) -> None:
    path = paths(client, own)[kind]
    assert own.slug not in json.dumps(document(Client(), path, **JSON))


def test_the_network_is_the_scenario_file(client: Client, own: Scenario) -> None:
    schema_of_files = Draft202012Validator(schema())
    for path in paths(client, own).values():
        told = document(client, path, **JSON)["scenario"]
        schema_of_files.validate(told)
        assert told == json.loads(client.get(f"{path}export/json").content)
        assert json.loads(write(read(json.dumps(told)), "json")) == told, "it opens here again"


def test_the_answer_is_that_of_the_command_line(client: Client, three_tier: Scenario) -> None:
    told = document(client, f"/s/three-tier.json?{ASKED}&hop=request-2")
    network = drawer_of(three_tier).network
    assert told["answer"] == report(network, ask(network, "internet", "web-1", port=443))
    assert told["question"] == {
        "from": "internet",
        "to": "web-1",
        "port": "443",
        "hop": "request-2",
    }


def test_a_snapshot_answers_its_own_question(client: Client) -> None:
    where = {"from": "internet", "to": "web-1", "port": "443", "hop": "request-2"}
    path = client.post("/s/three-tier/snapshot/", where).headers["Location"]
    told = document(client, path, **JSON)
    assert told["question"] == where
    assert told["answer"]["verdict"] == "reachable"
    assert told["links"]["page"] == SITE + path
    other = document(client, f"{path}?from=internet&to=web-1&port=22", **JSON)
    assert other["answer"]["verdict"] == "unreachable"
    assert document(client, f"{path}?select=", **JSON)["answer"] is None


def test_a_program_comes_from_a_snapshot_to_the_newest_state(client: Client) -> None:
    path = client.post("/s/three-tier/snapshot/").headers["Location"]
    response = client.get(f"{path}latest", follow=True, headers=JSON)
    assert json.loads(response.content)["kind"] == "example"
    by_name = client.get(f"{path}latest.json", {"from": "web-1", "to": "db-1"}, follow=True)
    assert by_name.redirect_chain == [("/s/three-tier.json?from=web-1&to=db-1", 302)]
    assert json.loads(by_name.content)["answer"]["question"]["from"] == "web-1"


def test_where_there_is_no_newest_state_a_program_is_told_so(client: Client) -> None:
    assert client.get("/p/nothing/latest.json").json()["error"]


@pytest.mark.parametrize("headers", [BROWSER, {"Accept": "*/*"}, {}])
def test_browsers_get_the_page(client: Client, headers: dict[str, str]) -> None:
    snapshot = client.post("/s/three-tier/snapshot/").headers["Location"]
    for path in ("/s/three-tier/", snapshot):
        response = client.get(path, headers=headers)
        assert response.headers["Content-Type"].startswith("text/html")
        assert "Accept" in response.headers["Vary"]


def test_it_is_sent_once_to_who_keeps_it(client: Client) -> None:
    first = client.get("/s/three-tier.json")
    again = client.get("/s/three-tier.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "Accept" in again.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/s/nowhere.json", 404, "No scenario is called “nowhere”"),
        ("/s/nowhere/", 404, "No scenario is called “nowhere”"),
        (f"/s/{'0' * 32}.json", 404, "No scenario"),
        ("/p/abcdefghijkm.json", 404, "No snapshot is called “abcdefghijkm”"),
        ("/p/abcdefghijkm/", 404, "No snapshot"),
        ("/s/three-tier.json?from=web-1", 400, "Choose where it should go"),
        ("/s/three-tier.json?from=web-1&to=nobody", 400, "Nothing here is called “nobody”"),
        ("/s/three-tier/?from=web-1&to=db-1&port=99999", 400, "Port: “99999” is not a number"),
    ],
)
def test_what_is_wrong_is_told_as_json(client: Client, path: str, status: int, words: str) -> None:
    response = client.get(path, headers=JSON)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json"
    assert words in json.loads(response.content)["error"]


def test_what_was_there_once_is_told_as_json(client: Client, own: Scenario) -> None:
    view = give_link(own, Link.VIEW).token
    withdraw_link(own, Link.VIEW)
    snapshot = client.post("/s/three-tier/snapshot/").headers["Location"]
    State.objects.update(text="{}")
    close_drawers()
    for path, words in (
        (f"/s/{view}.json", "has taken it back"),
        (f"/s/{view}/", "has taken it back"),
        (snapshot, "cannot be read any more"),
    ):
        response = client.get(path, headers=JSON)
        assert response.status_code == 410
        assert words in json.loads(response.content)["error"]


def test_it_is_only_to_be_fetched(client: Client) -> None:
    assert client.post("/s/three-tier.json").status_code == 405
    assert client.head("/s/three-tier.json").status_code == 200
