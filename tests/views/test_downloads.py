"""Every format from the page: named, typed, kept by browsers, refused with the site's own page."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client

from playground import cabinet
from playground.drawing import DrawingFailed
from playground.exporting import FORMATS
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.scenariofile import read
from playground.sources import example_path

ASKED = "?from=internet&to=web-1&protocol=tcp&port=443"
ANSWERS = [name for name, form in FORMATS.items() if form.answers]
OTHERS = [name for name in FORMATS if name not in ANSWERS]

pytestmark = pytest.mark.usefixtures("three_tiers")


@pytest.fixture
def three_tiers(db: None) -> None:
    """One example in the database, and no drawer open yet."""
    save_rows(read(example_path("three-tier").read_bytes()).rows)
    cabinet.close_drawers()


def url(form: str, query: str = "") -> str:
    return f"/s/three-tier/export/{form}{query}"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_file_with_its_name_and_its_type(client: Client, name: str) -> None:
    form, response = FORMATS[name], client.get(url(name, ASKED))
    assert response.status_code == 200
    assert response.content
    assert response.headers["Content-Type"].startswith(form.media_type)
    file = f'attachment; filename="three-tier.{form.ending}"'
    assert response.headers["Content-Disposition"] == file
    assert "script" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_answer_needs_no_question(client: Client, name: str) -> None:
    assert client.get(url(name)).status_code == 200


@pytest.mark.parametrize("name", ["svg", "drawio", "mermaid", "dot", "png", "pdf"])
def test_a_question_is_lit_in_every_picture(client: Client, name: str) -> None:
    assert client.get(url(name, ASKED)).content != client.get(url(name)).content


@pytest.mark.parametrize("name", ["svg", "yaml", "pdf", "markdown"])
def test_a_file_is_sent_again_only_when_it_changed(client: Client, name: str) -> None:
    first = client.get(url(name, ASKED))
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(url(name, ASKED), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_the_addresses_of_scenario_files_stay(client: Client, form: str) -> None:
    old = client.get(f"/s/three-tier/scenario.{form}")
    assert old.content == client.get(url(form)).content
    assert f"three-tier.{form}" in old.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?from=nobody&to=web-1", "Nothing here is called"),
        ("?from=internet&to=web-1&port=x", "x"),
        ("?from=internet", "Choose where it should go"),
        ("?to=web-1", "Choose where the packet starts"),
        ("?from=internet&to=web-1&protocol=other", "number, 0 to 255"),
    ],
)
@pytest.mark.parametrize("name", ["svg", "markdown", "yaml"])
def test_a_faulty_question_is_told_on_the_site_s_own_page(
    client: Client, name: str, query: str, words: str
) -> None:
    response = client.get(url(name, query))
    page = response.content.decode()
    assert response.status_code == 400
    assert "This request could not be understood" in page
    assert words in page


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_without_a_question_is_refused(client: Client, name: str) -> None:
    response = client.get(url(name))
    assert response.status_code == 400
    assert "it needs a question" in response.content.decode()


@pytest.mark.parametrize("path", [url("gif"), "/s/nowhere/export/svg", "/s/three-tier/export/"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_downloads_only_read(client: Client) -> None:
    assert client.post(url("svg")).status_code == 405


def test_a_picture_that_fails_says_what_can_be_had_instead(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(network: object) -> None:
        raise DrawingFailed("the network is too large for a picture")

    monkeypatch.setattr("playground.cabinet.drawer.draw", refuse)
    response = client.get(url("png"))
    assert response.status_code == 400
    assert "too large for a picture. Try YAML, JSON or DOT." in response.content.decode()
    assert client.get(url("dot")).status_code == 200
    assert client.get(url("yaml")).status_code == 200


def offered(page: str) -> dict[str, str]:
    """The menu of a page: format -> address."""
    lines = re.findall(r'<a href="([^"]*)" data-format="([^"]*)">', page)
    return {name: unquote(address.replace("&amp;", "&")) for address, name in lines}


def test_the_menu_of_a_page_has_every_format_that_needs_no_question(client: Client) -> None:
    found = offered(client.get("/s/three-tier/").content.decode())
    assert found == {name: url(name) for name in OTHERS}


def test_with_an_answer_the_menu_has_all_and_carries_the_question(client: Client) -> None:
    found = offered(client.get(f"/s/three-tier/{ASKED}&select=internet").content.decode())
    assert found == {name: url(name, ASKED) for name in FORMATS}
    for address in found.values():
        assert client.get(address).status_code == 200


def test_a_faulty_question_is_not_carried(client: Client) -> None:
    page = client.get("/s/three-tier/?from=nobody&to=web-1").content.decode()
    assert offered(page) == {name: url(name) for name in OTHERS}


def test_an_answer_that_replaces_another_brings_its_menu(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "trace"}
    part = client.get(f"/s/three-tier/{ASKED}", headers=headers).content.decode()
    assert '<details id="export" class="menu" hx-swap-oob="true">' in part
    assert set(offered(part)) == set(FORMATS)


def test_a_hostile_question_stays_in_its_address(client: Client) -> None:
    page = client.get('/s/three-tier/?from="><script>alert(1)</script>&to=web-1').content.decode()
    assert "<script>alert" not in page


def test_a_hostile_title_does_not_name_the_file(client: Client) -> None:
    Scenario.objects.create(slug="odd", title='x"; filename="evil.exe\r\nX-Evil: 1')
    cabinet.close_drawers()
    response = client.get("/s/odd/export/yaml")
    assert response.headers["Content-Disposition"] == 'attachment; filename="odd.yaml"'
