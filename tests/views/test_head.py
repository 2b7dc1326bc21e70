"""The head on the page: title and description in place, checks kept from answers and removed."""

import re
from html import unescape

import pytest
from django.test import Client

from playground.editing.head import mark_of
from playground.models import Scenario
from playground.scenariofile.questions import MOST_CHECKS
from tests.views.building import HTMX, begin, begin_with_subnets, drawer, page


@pytest.fixture
def slug(client: Client, db: None) -> str:
    """A scenario with a VPC and two subnets."""
    return begin_with_subnets(client)


def write(client: Client, slug: str, part: str, text: str, **more: object) -> str:
    """What a script gets for a new text."""
    response = client.post(f"/s/{slug}/head/{part}/", {"text": text, **more}, headers=HTMX)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_a_title_is_written_in_its_place(client: Client, slug: str) -> None:
    text = write(client, slug, "title", "  My \n shop ")
    assert text.lstrip().startswith('<div id="title"')
    assert "<h1>My shop</h1>" in text
    assert drawer(slug).title == "My shop"
    client.post(f"/s/{slug}/undo/")
    assert drawer(slug).title == "Untitled network"


def test_a_plain_form_writes_it_too(client: Client, slug: str) -> None:
    response = client.post(f"/s/{slug}/head/title/", {"text": "My shop", "next": f"/s/{slug}/"})
    assert response.headers["Location"] == f"/s/{slug}/?did=3"
    assert "Renamed the network to “My shop”" in page(client, slug, "?did=3")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type a title"),
        (" \n\t", "Type a title"),
        ("\0\x1b", "Type a title"),
        ("x" * 201, "At most 200 characters fit here; these are 201."),
    ],
)
def test_a_title_that_is_none_says_why_and_stays_typed(
    client: Client, slug: str, typed: str, told: str
) -> None:
    text = write(client, slug, "title", typed)
    assert told in text
    assert "<details" in text
    assert " open" in text
    assert drawer(slug).title == "Untitled network"
    assert client.post(f"/s/{slug}/head/title/", {"text": typed}).status_code == 409


@pytest.mark.parametrize(
    "title", ["شبکه‌ی من", "\U0001f469‍\U0001f4bb class"], ids=["Persian", "a person at work"]
)
def test_a_title_keeps_the_joiners_of_its_script(client: Client, slug: str, title: str) -> None:
    client.post(f"/s/{slug}/head/title/", {"text": title})
    assert drawer(slug).title == title


def test_a_hostile_title_is_words(client: Client, slug: str) -> None:
    title = '"><script>alert(1)</script>{{ x }}'
    client.post(f"/s/{slug}/head/title/", {"text": title})
    assert drawer(slug).title == title
    assert "<script>alert" not in page(client, slug)


def test_a_description_has_paragraphs(client: Client, slug: str) -> None:
    write(client, slug, "description", "One thing.\r\n\r\nAnother\x00 thing.  \r\n")
    assert drawer(slug).description == "One thing.\n\nAnother thing."
    assert "<p>One thing.</p>" in page(client, slug)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(client: Client, slug: str) -> None:
    write(Client(), slug, "description", "Theirs.", seen="")
    text = write(client, slug, "description", "Mine.", seen="")
    assert "Somebody has written another meanwhile: “Theirs.”" in text
    assert ">Mine.</textarea>" in text
    assert drawer(slug).description == "Theirs."
    assert 'name="seen" value="Theirs."' in text
    write(client, slug, "description", "Mine.", seen="Theirs.")
    assert drawer(slug).description == "Mine."


def test_the_same_text_is_no_step(client: Client, slug: str) -> None:
    revision = drawer(slug).revision
    response = client.post(f"/s/{slug}/head/title/", {"text": "Untitled network"}, headers=HTMX)
    assert "Nothing has changed" in response.headers["HX-Trigger"]
    assert drawer(slug).revision == revision


def test_no_other_part_is_written(client: Client, slug: str) -> None:
    assert client.post(f"/s/{slug}/head/slug/", {"text": "three-tier"}).status_code == 404


ASKED = {"from": "internet", "to": "10.0.0.10", "protocol": "tcp", "port": "443"}


def keep(client: Client, slug: str, **more: str) -> str:
    """What a script is told for keeping a question."""
    sent = {**ASKED, "title": "Nobody gets in", **more}
    response = client.post(f"/s/{slug}/checks/keep/", sent, headers=HTMX)
    assert response.status_code == 204
    return response.headers["HX-Trigger"].encode().decode("unicode_escape")


def checks(slug: str) -> list[dict[str, object]]:
    """The checks as they are stored."""
    return list(Scenario.objects.get(slug=slug).checks)


def test_an_answer_is_kept_with_the_present_verdict(client: Client, slug: str) -> None:
    query = "?from=internet&to=10.0.0.10&protocol=tcp&port=443"
    text = unescape(page(client, slug, query))
    assert "Keep as a check" in text
    assert 'value="internet does not reach 10.0.0.10 on TCP 443"' in text
    assert "Kept the check “Nobody gets in”" in keep(client, slug, title=" Nobody  gets in ")
    assert checks(slug) == [
        {
            "title": "Nobody gets in",
            "source": "internet",
            "destination": "10.0.0.10",
            "protocol": "tcp",
            "port": 443,
            "expect": "unreachable",
        }
    ]
    assert "Nobody gets in" in page(client, slug)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("from=internet&to=10.0.0.10", "internet does not reach 10.0.0.10 on TCP 443"),
        ("from=internet&to=10.0.0.10&protocol=icmp", "internet does not reach 10.0.0.10 by ICMP"),
    ],
)
def test_the_proposed_title_says_what_was_asked_also_where_nothing_was_typed(
    client: Client, slug: str, asked: str, title: str
) -> None:
    assert f'name="title" maxlength="200" required autocomplete="off" value="{title}"' in page(
        client, slug, f"?{asked}"
    )


def test_an_answer_can_be_closed_and_the_selection_stays(client: Client, slug: str) -> None:
    text = page(client, slug, "?from=internet&to=10.0.0.10&select=internet")
    assert re.search(
        rf'href="/s/{slug}/\?select=internet" hx-get="/s/{slug}/\?select=internet" '
        r'hx-target="#trace" hx-swap="outerHTML" title="Close the answer"',
        text,
    )


@pytest.mark.parametrize(
    ("more", "stored"),
    [
        ({"protocol": "udp", "port": "53", "source_port": "5353"}, {"source_port": 5353}),
        ({"protocol": "icmp"}, {"protocol": "icmp"}),
        ({"protocol": "icmp", "icmp_type": "3", "icmp_code": "4"}, {"icmp_type": 3}),
        ({"protocol": "other", "protocol_number": "47"}, {"protocol": "47"}),
        ({"size": "9000"}, {"size": 9000}),
    ],
)
def test_every_kind_of_question_is_kept_as_it_was_asked(
    client: Client, slug: str, more: dict[str, str], stored: dict[str, object]
) -> None:
    keep(client, slug, **more)
    (check,) = checks(slug)
    assert stored.items() <= check.items()
    assert drawer(slug).results[0][0].as_json() == check


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"title": " "}, "Type a title"),
        ({"title": "x" * 201}, "At most 200 characters"),
        ({"to": "nobody-here"}, "nobody-here"),
        ({"to": ""}, "Choose where it should go"),
        ({"port": "70000"}, "not a number from 0 to 65535"),
    ],
)
def test_what_cannot_be_kept_says_why(
    client: Client, slug: str, more: dict[str, str], told: str
) -> None:
    said = keep(client, slug, **more)
    assert "edit:refused" in said
    assert told in said
    assert checks(slug) == []


def test_the_same_question_is_kept_once(client: Client, slug: str) -> None:
    keep(client, slug)
    assert "kept already" in keep(client, slug, title="Again")
    assert len(checks(slug)) == 1


def test_there_is_an_end_to_checks(client: Client, slug: str) -> None:
    many = [
        {"title": str(port), "source": "internet", "destination": "10.0.0.10"}
        for port in range(MOST_CHECKS)
    ]
    rows = [
        {**one, "protocol": "tcp", "port": at + 1, "expect": "unreachable"}
        for at, one in enumerate(many)
    ]
    Scenario.objects.filter(slug=slug).update(checks=rows, revision=50)
    assert "remove one first" in keep(client, slug)


def test_a_check_is_removed_and_comes_back(client: Client, slug: str) -> None:
    keep(client, slug)
    mark = mark_of(checks(slug)[0])
    assert f'name="mark" value="{mark}"' in page(client, slug)
    response = client.post(f"/s/{slug}/checks/drop/", {"mark": mark})
    assert response.status_code == 303
    assert checks(slug) == []
    assert "gone" in client.post(f"/s/{slug}/checks/drop/", {"mark": mark}).content.decode()
    client.post(f"/s/{slug}/undo/")
    assert [one["title"] for one in checks(slug)] == ["Nobody gets in"]


@pytest.mark.usefixtures("examples")
def test_the_checks_of_an_example_stay(client: Client) -> None:
    text = page(client, "three-tier", "?from=internet&to=web-1&port=443")
    assert "/checks/drop/" not in text
    assert "Keep as a check" not in text


@pytest.mark.usefixtures("db")
def test_two_people_keep_two_checks(client: Client) -> None:
    slug = begin(client)
    keep(client, slug, to="203.0.113.9")
    keep(Client(), slug, to="203.0.113.10", title="Another")
    assert [one["title"] for one in checks(slug)] == ["Nobody gets in", "Another"]
    assert not re.search(r"undefined", page(client, slug))


@pytest.mark.usefixtures("db")
def test_an_empty_network_has_no_findings(client: Client) -> None:
    slug = begin(client)
    assert 'id="findings"' not in page(client, slug)
    client.post(f"/s/{slug}/begin/")
    assert 'id="findings"' in page(client, slug)
