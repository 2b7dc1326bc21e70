"""Every page answers, in whole and in part, with no more queries than it needs."""

import re

import pytest
from django.test import Client

from playground import cabinet
from playground.examples import ORDER
from playground.models import Scenario
from playground.models.rows import MODELS, save_rows
from playground.scenariofile import read

PAGES = ["/", "/help/codes/", "/schema/scenario.json"]
OF_A_SCENARIO = ["", "picture.svg", "scenario.yaml", "scenario.json"]
ANSWERED = "/s/three-tier/?from=internet&to=web-1&port=443"


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("page", OF_A_SCENARIO)
def test_every_scenario_has_all_its_pages(client: Client, page: str) -> None:
    for slug in ORDER:
        assert client.get(f"/s/{slug}/{page}").status_code == 200, slug


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("page", ["", "picture.svg", "scenario.yaml"])
def test_an_unknown_scenario_is_not_found(client: Client, page: str) -> None:
    response = client.get(f"/s/nowhere/{page}")
    assert response.status_code == 404
    assert "No route to this page" in response.content.decode()
    assert "No scenario is called “nowhere”." in response.content.decode()


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere/", "Nothing here has this address."),
        ("/p/2fgb/", "Links are exact: every letter counts, large or small."),
        (f"/p/{'x' * 2000}/", "No snapshot is called “xxx"),
    ],
    ids=["no route", "no snapshot", "a long name"],
)
def test_what_is_not_there_says_what_was_looked_for(client: Client, path: str, said: str) -> None:
    page = client.get(path).content.decode()
    assert said in page
    assert "x" * 200 not in page


@pytest.mark.usefixtures("db")
def test_a_scenario_without_anything_says_so_in_every_panel(client: Client) -> None:
    Scenario.objects.create(slug="bare", title="Bare")
    cabinet.close_drawers()
    page = client.get("/s/bare/").content.decode()
    assert "Nobody has written yet what this network is about." in page
    assert "Nothing is in this network yet." in page


@pytest.mark.usefixtures("db")
def test_the_gallery_without_scenarios_says_how_to_get_some(client: Client) -> None:
    assert "load_examples" in client.get("/").content.decode()


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("path", ["/", "/help/codes/", "/s/three-tier/", ANSWERED])
def test_no_id_is_on_a_page_twice(client: Client, path: str) -> None:
    ids = re.findall(r'\sid="([^"]*)"', client.get(path).content.decode())
    assert ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.usefixtures("examples")
def test_what_nobody_can_say_has_its_hint_and_its_own_sign(client: Client) -> None:
    page = client.get("/s/hybrid-vpn/?from=desk&to=internet").content.decode()
    assert "To follow it anyway, ask from" in page
    assert "request undetermined here" in page
    assert "blocked here" not in page


@pytest.mark.usefixtures("examples")
def test_pages_only_read(client: Client) -> None:
    assert client.post("/s/three-tier/").status_code == 405


@pytest.mark.usefixtures("examples")
def test_an_answer_as_a_part_has_the_panel_the_picture_and_the_announcement(client: Client) -> None:
    response = client.get(ANSWERED, headers={"HX-Request": "true", "HX-Target": "trace"})
    text = response.content.decode()
    assert text.lstrip().startswith('<section id="trace"')
    assert 'id="stage-content" hx-swap-oob' in text
    assert "<html" not in text
    assert response.headers["HX-Push-Url"] == "/s/three-tier/?from=internet&to=web-1&port=443"
    assert "HX-Target" in response.headers["Vary"]


@pytest.mark.usefixtures("examples")
def test_the_inspector_as_a_part_replaces_the_address(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "inspector"}
    response = client.get("/s/three-tier/?select=internet", headers=headers)
    text = response.content.decode()
    assert text.lstrip().startswith('<aside id="inspector"')
    assert response.headers["HX-Replace-Url"] == "/s/three-tier/?select=internet"


@pytest.mark.usefixtures("examples")
def test_a_new_revision_is_shown_at_once(client: Client) -> None:
    client.get("/s/three-tier/")
    scenario = Scenario.objects.get(slug="three-tier")
    scenario.title, scenario.revision = "Rebuilt", scenario.revision + 1
    scenario.save()
    assert "Rebuilt" in client.get("/s/three-tier/").content.decode()


@pytest.mark.usefixtures("examples")
def test_the_picture_is_sent_again_only_when_it_changed(client: Client) -> None:
    first = client.get("/s/three-tier/picture.svg")
    assert first.headers["Content-Type"] == "image/svg+xml"
    again = client.get(
        "/s/three-tier/picture.svg", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.usefixtures("examples")
def test_a_first_visit_costs_a_query_per_kind_of_row(
    client: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(len(MODELS) + 3):
        client.get("/s/three-tier/")


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("path", ["/", "/s/three-tier/", ANSWERED, "/s/three-tier/scenario.yaml"])
def test_a_later_visit_costs_one_query(
    client: Client, django_assert_num_queries, path: str
) -> None:  # type: ignore[no-untyped-def]
    client.get(path)
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.usefixtures("db")
def test_what_is_unwise_stands_on_the_page__LIM_02(client: Client) -> None:
    lines = "\n".join(f"  v{number}: {{cidr: 10.{number}.0.0/16}}" for number in range(6))
    rows = read(f"format: 1\ntitle: Six\nslug: six\nvpcs:\n{lines}\n").rows
    save_rows(rows)
    cabinet.close_drawers()
    page = client.get("/s/six/").content.decode()
    assert "More than the default quotas" in page
    assert "the default quota is 5" in page
