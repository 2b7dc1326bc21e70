"""What users write is shown as text and does nothing; what cannot be drawn is still told."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from playground import cabinet
from playground.drawing import DrawingFailed
from playground.models import Scenario

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
SCRIPTS = ("<script>alert", "<img src=x")


@pytest.fixture
def hostile(examples: None) -> Scenario:
    """Three tiers in which every name and text is an attack."""
    from playground.models.resource import Resource
    from playground.models.rows import MODELS

    scenario = Scenario.objects.get(slug="three-tier")
    scenario.title = scenario.description = HOSTILE
    scenario.checks = [{**check, "title": HOSTILE} for check in scenario.checks]
    scenario.revision += 1
    scenario.save()
    for model in MODELS:
        if issubclass(model, Resource):
            for row in model.objects.filter(scenario=scenario):
                model.objects.filter(pk=row.pk).update(name=f"{row.name}{HOSTILE}"[:200])
    return scenario


@pytest.mark.parametrize("path", ["/", "/s/three-tier/", "/s/three-tier/picture.svg"])
def test_names_and_texts_are_escaped(client: Client, hostile: Scenario, path: str) -> None:
    text = client.get(path).content.decode()
    assert "alert(1)" in text
    assert not [script for script in SCRIPTS if script in text]


def test_names_in_an_answer_and_in_the_inspector_are_escaped(
    client: Client, hostile: Scenario
) -> None:
    network = cabinet.drawer_of(hostile).network
    refs = {node.name[:5]: node.id for node in network}
    asked = {"from": refs["web-1"], "to": "10.0.20.11", "port": "5432", "select": refs["web-1"]}
    text = client.get("/s/three-tier/", asked).content.decode()
    assert 'data-verdict="unreachable"' in text
    assert not [script for script in SCRIPTS if script in text]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("key", ["from", "to", "protocol", "port", "select", "icmp_type"])
def test_what_a_link_says_is_escaped(client: Client, key: str) -> None:
    asked = {"from": "web-1", "to": "db-1", key: HOSTILE}
    response = client.get("/s/three-tier/", asked)
    assert response.status_code == 200
    text = response.content.decode()
    assert not [script for script in SCRIPTS if script in text]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("value", ["\x00", "\ud7ff\ufffe", "%00", "🦉" * 500, "a\r\nX: y"])
def test_no_text_breaks_the_page(client: Client, value: str) -> None:
    asked = {"from": value, "to": value, "port": value, "select": value}
    assert client.get("/s/three-tier/", asked).status_code == 200
    headers = {"HX-Request": "true", "HX-Target": "trace"}
    assert client.get("/s/three-tier/", asked, headers=headers).status_code == 200


@pytest.mark.usefixtures("examples")
def test_without_a_picture_the_outline_and_the_answer_stand_in(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(network: object) -> None:
        raise DrawingFailed("the network is too large for a picture")

    monkeypatch.setattr("playground.cabinet.drawer.draw", refuse)
    asked = {"from": "internet", "to": "web-1"}
    text = client.get("/s/three-tier/", asked).content.decode()
    assert "the network is too large for a picture" in text
    assert 'id="outline"' in text
    assert 'data-verdict="reachable"' in text
    assert client.get("/").status_code == 200
    assert client.get("/s/three-tier/picture.svg").status_code == 404


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_an_apology_needs_nothing_but_its_template(name: str) -> None:
    text = render_to_string(f"{name}.html")
    assert f">{name}</p>" in text
    assert "All networks" in text
