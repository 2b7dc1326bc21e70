"""Starting: from nothing, from an example, and with what is ready made."""

import pytest
from django.test import Client

from playground import cabinet
from playground.engine.nodes import Subnet, Vpc
from playground.engine.subnet_kinds import subnet_kind
from playground.models import Scenario
from tests.views.building import HTMX, begin, begin_with_subnets, drawer, named, page, slug_in

EXAMPLE = "public-and-private"


@pytest.mark.usefixtures("db")
def test_one_starts_from_nothing_under_a_link_that_nobody_guesses(client: Client) -> None:
    cabinet.close_drawers()
    response = client.post("/new/")
    assert response.status_code == 303
    scenario = Scenario.objects.get(slug=slug_in(response.headers["Location"]))
    assert len(scenario.slug) == 32
    assert not scenario.is_listed
    assert not len(drawer(scenario.slug).network)


@pytest.mark.usefixtures("db")
def test_two_pages_of_a_new_browser_begin_at_once_for_one_visitor(client: Client) -> None:
    client.get("/")
    assert list(client.cookies) == ["csrftoken"]
    others = [Client(), Client()]
    for other in others:
        other.cookies["csrftoken"] = client.cookies["csrftoken"].value
        begin(other)
    first, second = Scenario.objects.all()
    assert first.visitor == second.visitor != ""
    begin(stranger := Client())
    assert stranger.cookies
    assert Scenario.objects.latest("pk").visitor != first.visitor


@pytest.mark.usefixtures("db")
def test_looking_at_the_address_starts_nothing(client: Client) -> None:
    assert client.get("/new/").status_code == 405
    assert not Scenario.objects.exists()


@pytest.mark.usefixtures("db")
def test_an_empty_network_says_what_to_do_first(client: Client) -> None:
    text = page(client, begin(client))
    assert "Start with a VPC" in text
    assert "A VPC with two subnets" in text
    assert 'class="stage-empty"' not in text


@pytest.mark.usefixtures("examples")
def test_an_example_is_not_empty_and_says_nothing_of_a_beginning(client: Client) -> None:
    assert "Start with a VPC" not in page(client, EXAMPLE)


@pytest.mark.usefixtures("db")
def test_the_gallery_offers_to_start_before_anything_is_there(client: Client) -> None:
    text = client.get("/").content.decode()
    assert "Start from nothing" in text
    assert 'action="/new/"' in text


@pytest.mark.usefixtures("db")
def test_what_is_ready_made_has_a_public_and_a_private_subnet__VPC_20(client: Client) -> None:
    slug = begin_with_subnets(client)
    network = drawer(slug).network
    assert len(network.all(Vpc)) == 1
    kinds = {one.name: subnet_kind(network, one.id).value for one in network.all(Subnet)}
    assert kinds == {"public-a": "public", "internal-a": "isolated"}


@pytest.mark.usefixtures("db")
def test_a_second_one_overlaps_nothing_of_the_first__PCX_02(client: Client) -> None:
    slug = begin_with_subnets(client)
    client.post(f"/s/{slug}/begin/")
    first, second = [vpc.cidrs[0] for vpc in drawer(slug).network.all(Vpc)]
    assert not first.overlaps(second)


@pytest.mark.usefixtures("db")
def test_a_plain_form_leads_to_the_page_that_says_what_was_done(client: Client) -> None:
    slug = begin(client)
    response = client.post(f"/s/{slug}/begin/", {"next": f"/s/{slug}/?from=internet&to=a"})
    vpc = named(slug, "vpc-1")
    query = f"?from=internet&to=a&select={vpc}&did=2"
    assert response.headers["Location"] == f"/s/{slug}/{query}"
    told = "Added VPC vpc-1 with a public and an isolated subnet"
    assert f'<p class="toast"><span>{told}' in page(client, slug, query)
    assert f'<p class="toast"><span>{told}' not in page(Client(), slug, query)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("where", ["https://example.com/?from=a", "//example.com/?from=a", "\0"])
def test_a_form_leads_nowhere_else(client: Client, where: str) -> None:
    slug = begin(client)
    location = client.post(f"/s/{slug}/begin/", {"next": where}).headers["Location"]
    assert location.startswith(f"/s/{slug}/?")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("did", ["x", "-1", "²", "99999999999999999999", "2'"])
def test_what_was_never_done_is_not_said(client: Client, did: str) -> None:
    slug = begin_with_subnets(client)
    assert 'class="toast"' not in page(client, slug, f"?did={did}")


@pytest.mark.usefixtures("db")
def test_a_script_gets_no_page_but_the_event(client: Client) -> None:
    slug = begin(client)
    response = client.post(f"/s/{slug}/begin/", headers=HTMX)
    assert response.status_code == 204
    assert '"revision": 2' in response.headers["HX-Trigger"]


@pytest.mark.usefixtures("examples")
def test_an_example_is_copied_with_the_question_and_the_selection(client: Client) -> None:
    asked = {"from": "internet", "to": "web-1", "port": "443", "select": "internet"}
    response = client.post(f"/s/{EXAMPLE}/copy/", asked)
    slug = slug_in(response.headers["Location"])
    assert response.status_code == 303
    assert response.headers["Location"].endswith(
        "/?from=internet&to=web-1&port=443&select=internet"
    )
    copy, original = drawer(slug), drawer(EXAMPLE)
    assert copy.title == original.title
    assert {one.id for one in copy.network} == {one.id for one in original.network}
    assert not copy.is_example


@pytest.mark.usefixtures("examples")
def test_an_example_offers_a_copy_and_a_copy_offers_to_edit(client: Client) -> None:
    example = page(client, EXAMPLE)
    assert f'action="/s/{EXAMPLE}/copy/"' in example
    assert 'id="palette"' not in example
    assert 'id="undo"' not in example
    slug = slug_in(client.post(f"/s/{EXAMPLE}/copy/").headers["Location"])
    copy = page(client, slug)
    assert 'id="palette"' in copy
    assert 'id="undo"' in copy
    assert f'action="/s/{slug}/copy/"' not in copy


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("act", ["begin/", "undo/", "redo/", "head/title/", "checks/drop/"])
def test_an_example_stays_as_it_is(client: Client, act: str) -> None:
    assert client.post(f"/s/{EXAMPLE}/{act}", {"text": "Mine"}).status_code == 403
    assert Scenario.objects.get(slug=EXAMPLE).revision == 1


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("act", ["copy/", "begin/", "undo/", "head/title/", "checks/keep/"])
def test_what_is_not_there_is_not_found(client: Client, act: str) -> None:
    assert client.post(f"/s/nowhere/{act}").status_code == 404


@pytest.mark.usefixtures("db")
def test_nobody_starts_anything_from_another_site() -> None:
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/new/").status_code == 403
    assert not Scenario.objects.exists()
