"""Who somebody is: a made-up name that stays, can be changed, and cannot be forged."""

import pytest
from django.core import signing
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from playground.visitors import (
    COLOURS,
    COOKIE,
    LONGEST_NAME,
    SALT,
    cookie_of,
    new_person,
    person_in_scope,
    person_of,
)


def asking(cookie: str = "") -> HttpRequest:
    request = HttpRequest()
    if cookie:
        request.COOKIES[COOKIE] = cookie
    return request


def scope(cookie: str) -> dict[str, object]:
    return {"headers": [(b"cookie", f"csrftoken=x; {COOKIE}={cookie}".encode())]}


def test_somebody_new_gets_a_name_of_two_words_and_one_of_eight_colours() -> None:
    person = person_of(asking())
    assert len(person.name.split()) == 2
    assert person.colour in COLOURS
    assert len(person.initials) == 2


def test_all_colours_are_given_out() -> None:
    assert len({new_person().colour for _ in range(400)}) == len(COLOURS)


def test_the_same_request_is_always_the_same_person() -> None:
    request = asking()
    assert person_of(request) is person_of(request)


def test_the_cookie_says_who_somebody_is_to_pages_and_to_websockets() -> None:
    person = new_person()
    cookie = cookie_of(person)
    assert person_of(asking(cookie)) == person
    assert person_in_scope(scope(cookie)) == person


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "nonsense",
        cookie_of(new_person())[:-1],
        signing.dumps(["0a", "Amber Heron"], salt="another"),
        signing.dumps(["not hexadecimal", "Amber Heron"], salt=SALT),
        signing.dumps(["0a", "x" * 41], salt=SALT),
        signing.dumps(["0a"], salt=SALT),
        signing.dumps(None, salt=SALT),
    ],
    ids=["none", "nonsense", "cut", "salt", "id", "long name", "no name", "nothing"],
)
def test_a_cookie_that_was_not_made_here_is_somebody_new(cookie: str) -> None:
    for person in (person_of(asking(cookie)), person_in_scope(scope(cookie))):
        assert len(person.name.split()) == 2
        assert person.id not in ("0a", "not hexadecimal")


def test_a_websocket_without_headers_is_a_guest() -> None:
    assert person_in_scope({}).name


def test_a_new_name_is_kept_and_the_person_stays_the_same(client: Client) -> None:
    assert client.post(reverse("you"), {"name": "Ada"}).status_code == 303
    first = person_of(asking(client.cookies[COOKIE].value))
    client.post(reverse("you"), {"name": "  Ada \t Lovelace\n"})
    second = person_of(asking(client.cookies[COOKIE].value))
    assert (first.name, second.name) == ("Ada", "Ada Lovelace")
    assert first.id == second.id


def test_a_colour_is_chosen_kept_and_known_on_the_wire(client: Client) -> None:
    client.post(reverse("you"), {"name": "Ada"})
    first = person_of(asking(client.cookies[COOKIE].value))
    assert not first.chosen
    other = next(colour for colour in COLOURS if colour != first.colour)
    client.post(reverse("you"), {"name": "Ada", "colour": other})
    cookie = client.cookies[COOKIE].value
    for person in (person_of(asking(cookie)), person_in_scope(scope(cookie))):
        assert (person.id, person.colour, person.chosen) == (first.id, other, True)
    refused = client.post(reverse("you"), {"name": "Ada", "colour": "person-9"})
    assert refused.status_code == 400
    assert "Choose one of the colours" in refused.content.decode()


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: Client) -> None:
    client.post(reverse("you"), {"name": "Ada"})
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_one_goes_back_to_the_page_one_came_from(client: Client) -> None:
    answer = client.post(reverse("you"), {"name": "Ada", "next": "/s/three-tier/?from=a&to=b"})
    assert answer["Location"] == "/s/three-tier/?from=a&to=b"


@pytest.mark.parametrize("wanted", ["https://else.example/", "//else.example/", "javascript:x", ""])
def test_nobody_is_sent_to_another_site(client: Client, wanted: str) -> None:
    answer = client.post(reverse("you"), {"name": "Ada", "next": wanted})
    assert answer["Location"] == reverse("gallery")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Type a name"),
        (" \x00\u202e\u200b ", "Type a name"),
        ("x" * (LONGEST_NAME + 1), "at most 40 characters; this one has 41"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_message(
    client: Client, typed: str, message: str
) -> None:
    answer = client.post(reverse("you"), {"name": typed})
    assert answer.status_code == 400
    assert message in answer.content.decode()
    fragment = client.post(reverse("you"), {"name": typed}, headers={"HX-Request": "true"})
    assert fragment.status_code == 200
    assert message in fragment.content.decode()
    assert 'aria-invalid="true"' in fragment.content.decode()


def test_a_hostile_name_is_only_text(client: Client) -> None:
    hostile = "<script>alert(1)</script>\"'\u202ex"
    page = client.post(reverse("you"), {"name": hostile}, headers={"HX-Request": "true"})
    assert "<script>" not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()
    assert "\u202e" not in person_of(asking(client.cookies[COOKIE].value)).name


def test_a_page_that_does_not_say_who_one_is_sets_no_cookie(client: Client, db: None) -> None:
    assert COOKIE not in client.get(reverse("codes")).cookies


def test_the_name_is_changed_by_post_only(client: Client) -> None:
    assert client.get(reverse("you")).status_code == 405
