"""The gallery: chapters of examples, and whatever else is stored."""

import re
from html import escape

import pytest
from django.test import Client

from playground import cabinet
from playground.examples import CHAPTERS
from playground.models import Scenario


def shelves(client: Client) -> dict[str, list[str]]:
    """Chapter -> the scenarios that its cards lead to."""
    page = client.get("/").content.decode()
    _, *parts = re.split(r'<section class="shelf" id="([\w-]+)"', page)
    return {
        slug: re.findall(r'<h4><a href="/s/([\w-]+)/"', text)
        for slug, text in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.mark.usefixtures("examples")
def test_every_example_stands_in_its_chapter(client: Client) -> None:
    assert shelves(client) == {slug: list(examples) for slug, _, examples in CHAPTERS}


@pytest.mark.usefixtures("examples")
def test_a_chapter_is_one_click_away(client: Client) -> None:
    page = client.get("/").content.decode()
    for slug, title, examples in CHAPTERS:
        assert f'href="#{slug}">{escape(title)} <span>{len(examples)}</span>' in page


@pytest.mark.usefixtures("db")
def test_what_is_no_example_stands_on_a_shelf_of_its_own(client: Client) -> None:
    Scenario.objects.create(slug="bare", title="Bare")
    cabinet.close_drawers()
    assert shelves(client) == {"others": ["bare"]}
