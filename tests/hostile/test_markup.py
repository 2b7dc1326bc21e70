"""Names and texts full of markup: text on every page, in every picture and in every file."""

import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import hcl2
import pygraphviz
import pytest
import yaml
from django.template.loader import render_to_string
from django.test import Client

from playground import cabinet
from playground.drawing import DrawingFailed
from playground.exchange.cloudformation.template import Given, read_template
from playground.exporting import FORMATS
from playground.kinds import KINDS
from playground.models import Scenario
from playground.scenariofile.faults import Faults
from tests.drawing.test_svg import assert_harmless
from tests.hostile.conftest import ATTACK
from tests.views.building import HTMX


class Page(HTMLParser):
    """What a browser makes of a page, as far as it can do harm."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """No element of somebody's own, nothing that runs, no address that does."""
        self._in_script = tag == "script"
        self.harm += [tag] if tag.startswith("x-") else []
        for name, value in attrs:
            runs = name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
            self.harm += [f"{tag} {name}={value}"] if runs or name == "style" else []

    def handle_endtag(self, tag: str) -> None:
        """Scripts come from files alone."""
        self._in_script = False

    def handle_data(self, data: str) -> None:
        """Nothing stands within a script, and no template was made of what somebody wrote."""
        self.harm += [data] if self._in_script and data.strip() else []
        self.harm += ["49"] if "'`49" in data else []


def harm_in(client: Client, paths: list[str], headers: dict[str, str]) -> dict[str, list[str]]:
    """What harm each page does that there is; most of them show the attack, as text."""
    texts = {}
    for path in paths:
        response = client.get(f"/s/shop/{path}", headers=headers)
        if response.status_code == 200:
            texts[path] = response.content.decode()
    assert sum("x-evil" in text for text in texts.values()) > len(paths) / 2
    return {path: harm for path, text in texts.items() if (harm := Page(text).harm)}


def test_every_form_and_question_about_every_resource(client: Client, shop: Scenario) -> None:
    network = cabinet.drawer_of(shop).network
    one_of_each = {type(node): node.id for node in network}.values()
    acts = ("?select={}", "edit/{}", "delete/{}", "duplicate/{}")
    paths = [act.format(ref) for ref in one_of_each for act in acts]
    assert len(paths) > 4 * len(KINDS) / 2
    assert harm_in(client, paths, {**HTMX, "HX-Target": "inspector"}) == {}


def test_every_page(client: Client, shop: Scenario) -> None:
    network = cabinet.drawer_of(shop).network
    host, *_, last = (node.id for node in network if node.id.startswith("i-"))
    asked = f"?from={host}&to={last}"
    paths = ["", asked, f"{asked}&hop=1", f"?select={host}", f"edit/{host}", f"delete/{host}"]
    assert harm_in(client, [*paths, "history/", "at/1/", "tools/"], {}) == {}
    for path in ("/", "/s/shop/add/", "/s/shop/add/instance/"):
        assert Page(client.get(path).content.decode()).harm == []


def test_what_is_told_to_open_pages(client: Client, shop: Scenario) -> None:
    for path in ("state/", "answer/?from=internet&to=internet"):
        told = client.get(f"/s/shop/{path}").json()
        for text in _texts(told):
            assert not Page(text).harm, path


def _texts(value: object) -> list[str]:
    if isinstance(value, dict | list):
        every = value.values() if isinstance(value, dict) else value
        return [text for one in every for text in _texts(one)]
    return [value] if isinstance(value, str) and value.lstrip().startswith("<") else []


@pytest.mark.parametrize("form", FORMATS)
def test_every_file_can_be_read_and_is_what_it_says(
    client: Client, shop: Scenario, form: str
) -> None:
    network = cabinet.drawer_of(shop).network
    hosts = [node.id for node in network if node.id.startswith("i-")]
    query = f"?from={hosts[0]}&to={hosts[-1]}" if FORMATS[form].answers else ""
    response = client.get(f"/s/shop/export/{form}{query}")
    assert response.status_code == 200
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="')
    content = response.content
    if form in READERS:
        READERS[form](content.decode())
    elif form == "png":
        assert content.startswith(b"\x89PNG")
    else:
        assert content.startswith(b"%PDF")


def _is_svg(text: str) -> None:
    assert_harmless(text)


def _says_the_name(text: str) -> None:
    assert ATTACK in json.dumps(yaml.safe_load(text), ensure_ascii=False).replace(
        '\\"', '"'
    ).replace("\\\\", "\\")


def _is_a_template(text: str) -> None:
    faults = Faults("t.yaml")
    assert read_template(text, faults, Given()).resources
    assert not faults.told()


def _has_no_tag(text: str) -> None:
    assert "<x-evil" not in text.replace("\\<", "")


READERS = {
    "yaml": _says_the_name,
    "json": _says_the_name,
    "cloudformation": _is_a_template,
    "cloudformation-json": json.loads,
    "terraform": json.loads,
    "terraform-hcl": hcl2.loads,
    "markdown": _has_no_tag,
    "insights": json.loads,
    "svg": _is_svg,
    "drawio": ET.fromstring,
    "mermaid": _has_no_tag,
    "dot": lambda text: pygraphviz.AGraph(string=text),
}


@pytest.mark.parametrize("key", ["from", "to", "protocol", "port", "select", "icmp_type"])
def test_what_a_link_says_is_escaped(client: Client, shop: Scenario, key: str) -> None:
    response = client.get("/s/shop/", {"from": "internet", "to": "internet", key: ATTACK})
    assert response.status_code == 200
    assert not Page(response.content.decode()).harm


def test_without_a_picture_the_outline_and_the_answer_stand_in(
    client: Client, shop: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(network: object) -> None:
        raise DrawingFailed("the network is too large for a picture")

    monkeypatch.setattr("playground.cabinet.drawer.draw", refuse)
    host = next(node.id for node in cabinet.drawer_of(shop).network if node.id.startswith("i-"))
    text = client.get("/s/shop/", {"from": "internet", "to": host}).content.decode()
    assert "the network is too large for a picture" in text
    assert 'id="outline"' in text
    assert "data-verdict=" in text
    assert client.get("/").status_code == 200
    assert client.get("/s/shop/picture.svg").status_code == 404


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "429", "500"])
def test_an_apology_needs_nothing_but_its_template(name: str) -> None:
    text = render_to_string(f"{name}.html")
    assert f">{name[:3]}</p>" in text
    assert "All networks" in text
