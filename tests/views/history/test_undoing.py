"""Undo and redo on the page: each visitor's own steps, and what the buttons say of them."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from tests.views.building import HTMX, begin, begin_with_subnets, drawer, named, page

READY_MADE = "Added VPC vpc-1 with a public and an isolated subnet"


def says(text: str, button: str) -> str:
    """What a button would do."""
    found = re.search(rf'<button id="{button}"[^>]* title="([^"]*)"', text)
    assert found is not None
    return unescape(found[1])


@pytest.mark.usefixtures("db")
def test_nothing_was_done_and_nothing_can_be_taken_back(client: Client) -> None:
    text = page(client, begin(client))
    assert says(text, "undo") == "Nothing of yours to take back (Ctrl+Z)"
    assert says(text, "redo") == "Nothing of yours to do again (Ctrl+Shift+Z)"
    assert len(re.findall(r'<button id="[ur][\w]+"[^>]* aria-disabled="true"', text)) == 2


@pytest.mark.usefixtures("db")
def test_a_step_is_taken_back_and_done_again(client: Client) -> None:
    slug = begin_with_subnets(client)
    assert says(page(client, slug), "undo") == f"Undo: {READY_MADE} (Ctrl+Z)"
    undone = client.post(f"/s/{slug}/undo/")
    assert undone.headers["Location"] == f"/s/{slug}/?did=3"
    text = page(client, slug, "?did=3")
    assert f"Undid “{READY_MADE}”" in text
    assert not len(drawer(slug).network)
    assert says(text, "redo") == f"Redo: {READY_MADE} (Ctrl+Shift+Z)"
    client.post(f"/s/{slug}/redo/")
    assert len(drawer(slug).network)


@pytest.mark.usefixtures("db")
def test_a_script_gets_the_buttons_and_the_event(client: Client) -> None:
    slug = begin_with_subnets(client)
    response = client.post(f"/s/{slug}/undo/", headers=HTMX)
    text = response.content.decode()
    assert 'id="steps"' in text
    assert "<html" not in text
    assert says(text, "redo").startswith(f"Redo: {READY_MADE}")
    assert f'"summary": {json.dumps(f"Undid “{READY_MADE}”")}' in response.headers["HX-Trigger"]


@pytest.mark.usefixtures("db")
def test_what_cannot_be_taken_back_says_why(client: Client) -> None:
    slug = begin(client)
    refused = client.post(f"/s/{slug}/undo/")
    assert refused.status_code == 409
    assert "There is nothing of yours to take back." in refused.content.decode()
    told = client.post(f"/s/{slug}/redo/", headers=HTMX)
    assert told.status_code == 204
    assert "There is nothing of yours to do again." in told.headers["HX-Trigger"]
    assert "edit:refused" in told.headers["HX-Trigger"]


@pytest.mark.usefixtures("db")
def test_everybody_takes_back_their_own(client: Client) -> None:
    slug = begin_with_subnets(client)
    other = Client()
    assert says(page(other, slug), "undo").startswith("Nothing of yours")
    assert other.post(f"/s/{slug}/undo/").status_code == 409
    other.post(f"/s/{slug}/begin/")
    assert says(page(other, slug), "undo").startswith("Undo: Added VPC vpc-2")
    assert says(page(client, slug), "undo").startswith(f"Undo: {READY_MADE}")


@pytest.mark.usefixtures("db")
def test_the_buttons_are_asked_for_alone(client: Client) -> None:
    slug = begin_with_subnets(client)
    text = client.get(f"/s/{slug}/steps/").content.decode()
    assert text.lstrip().startswith('<div id="steps"')
    assert says(text, "undo").startswith(f"Undo: {READY_MADE}")


@pytest.mark.usefixtures("db")
def test_what_was_selected_and_is_taken_back_is_selected_no_more(client: Client) -> None:
    slug = begin_with_subnets(client)
    there = {"next": f"/s/{slug}/?from=internet&to=x&select={named(slug, 'public-a')}"}
    assert client.post(f"/s/{slug}/undo/", there).headers["Location"] == (
        f"/s/{slug}/?from=internet&to=x&did=3"
    )
    here = {"next": f"/s/{slug}/?select=internet"}
    location = client.post(f"/s/{slug}/redo/", here).headers["Location"]
    assert location == f"/s/{slug}/?select=internet&did=4"
