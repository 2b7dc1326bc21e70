"""Whatever a link opens counts as a visit: a network that is shown somewhere is in use."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from playground.cabinet import close_drawers, drawer_of
from playground.links import Maker, give_link, save_unlisted, withdraw_link
from playground.models import Link, Scenario
from playground.models.rows import Rows, save_rows
from playground.scenariofile import read
from playground.sharing.keeping import LIFETIME, untouched

pytestmark = pytest.mark.django_db

LITTLE = "format: 1\ntitle: Little\nvpcs: {lab: {cidr: 10.0.0.0/16}}\n"
PATHS = (
    "/",
    ".json",
    "/picture.svg",
    "/card.png",
    "/embed/",
    "/scenario.yaml",
    "/scenario.json",
    "/export/mermaid",
    "/history/",
    "/at/1/",
    "/share/",
    "/wall/",
    "/qr.svg",
    "/state/",
    "/answer/?from=internet&to=internet",
)


@pytest.fixture(autouse=True)
def nothing_open() -> None:
    close_drawers()


def old(scenario: Scenario) -> Scenario:
    """The scenario, as if nobody had been there for long."""
    moment = now() - timedelta(days=LIFETIME + 1)
    Scenario.objects.filter(pk=scenario.pk).update(opened=moment, changed=moment)
    scenario.refresh_from_db()
    return scenario


@pytest.fixture
def forgotten() -> Scenario:
    """A network by a link, which nobody has opened for long."""
    return old(save_unlisted(read(LITTLE).rows, Maker("a" * 16)))


@pytest.mark.parametrize("path", PATHS)
def test_whatever_a_link_opens_is_a_visit(client: Client, forgotten: Scenario, path: str) -> None:
    link = give_link(forgotten, Link.VIEW)
    assert untouched().exists()
    response = client.get(f"/s/{link.token}{path}")
    assert response.status_code == 200, response.content
    assert not untouched().exists()


@pytest.mark.parametrize("path", ["/picture.svg", "/", "/wall/"])
def test_a_link_that_was_withdrawn_is_no_visit(
    client: Client, forgotten: Scenario, path: str
) -> None:
    link = give_link(forgotten, Link.VIEW)
    withdraw_link(forgotten, Link.VIEW)
    assert client.get(f"/s/{link.token}{path}").status_code == 410
    assert untouched().exists()


def test_a_visit_is_written_once_a_day(client: Client, forgotten: Scenario) -> None:
    address = f"/s/{forgotten.slug}/picture.svg"
    client.get(address)
    first = Scenario.objects.get().opened
    client.get(address)
    assert Scenario.objects.get().opened == first


def test_a_page_that_stays_at_hand_is_written_of_again_the_next_day(
    client: Client, forgotten: Scenario
) -> None:
    """Another worker's drawer may have been opened long before."""
    drawer_of(forgotten)
    address = f"/s/{forgotten.slug}/picture.svg"
    client.get(address)
    old(forgotten)
    client.get(address)
    assert not untouched().exists()


def test_what_is_listed_is_not_written_of(client: Client) -> None:
    save_rows(Rows(Scenario(slug="listed", title="Listed", is_example=True)))
    listed = old(Scenario.objects.get())
    assert client.get("/s/listed/wall/").status_code == 200
    assert Scenario.objects.get().opened == listed.opened
