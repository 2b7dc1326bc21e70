"""A body that is too large is refused by what it says of itself, before anybody reads it."""

import pytest
from django.test import Client
from pytest_django import Settings

MIB = 1024 * 1024


@pytest.mark.django_db
def test_large_bodies_are_refused_and_small_ones_read(client: Client, settings: Settings) -> None:
    settings.UPLOAD_LARGEST = MIB
    sizes = {MIB // 2: 422, 2 * MIB: 413}
    for size, status in sizes.items():
        assert client.post("/import/", {"text": "x" * size}).status_code == status


def test_a_body_says_how_large_it_is(client: Client) -> None:
    response = client.generic("POST", "/import/", b"", HTTP_TRANSFER_ENCODING="chunked")
    assert response.status_code == 411
    assert b"How large is it?" in response.content


@pytest.mark.django_db
def test_no_body_at_all_is_an_empty_one(client: Client) -> None:
    assert client.generic("POST", "/new/", b"").status_code == 303


def test_the_refusal_says_what_is_taken_and_how_to_send_more(
    client: Client, settings: Settings
) -> None:
    settings.UPLOAD_LARGEST = MIB
    response = client.post("/import/", {}, CONTENT_LENGTH=str(500 * MIB))
    assert b"At most 1 MiB" in response.content
    assert b"manage.py import" in response.content
    assert response.headers["Connection"] == "close"


def test_pages_are_not_asked_for_their_length(client: Client) -> None:
    assert client.get("/import/").status_code == 200
