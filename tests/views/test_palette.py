"""The palette and the tools on the picture: every kind can be added, and from where it belongs."""

import re
from html import unescape

import pytest
from django.test import Client

from playground.engine.places import INTERNET_ID
from playground.kinds import BY_SLUG, KINDS
from playground.views.kind_tools import TOOLS
from playground.views.palette import FAMILIES, OTHER_NAMES
from tests.views.building import HTMX, begin, begin_with_subnets, named, page


def test_every_kind_is_in_one_family() -> None:
    every = [slug for _, slugs in FAMILIES for slug in slugs]
    assert sorted(every) == sorted(kind.slug for kind in KINDS)


def test_every_tool_is_of_a_kind_and_adds_one() -> None:
    assert set(TOOLS) <= {*BY_SLUG, INTERNET_ID}
    assert {slug for tools in TOOLS.values() for slug in tools.adds} <= set(BY_SLUG)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("server", "instance"),
        ("web", "instance"),
        ("database", "instance"),
        ("vm", "instance"),
        ("ec2", "instance"),
        ("host", "instance"),
        ("firewall", "security-group"),
        ("firewall", "network-acl"),
        ("router", "route-table"),
        ("office", "on-premises-network"),
        ("datacentre", "on-premises-network"),
    ],
)
def test_a_beginners_word_finds_a_kind(client: Client, word: str, kind: str) -> None:
    text = page(client, begin_with_subnets(client))
    lines = re.findall(r'<li data-called="([^"]*)"(?:(?!</li>).)*add/([\w-]+)/', text, re.DOTALL)
    assert kind in {slug for called, slug in lines if word in called}


def test_only_kinds_have_other_names() -> None:
    assert set(OTHER_NAMES) <= set(BY_SLUG)


def offers(text: str) -> set[str]:
    """The kinds that can be added now."""
    return set(re.findall(r'data-adds="([\w-]+)"', text))


@pytest.mark.usefixtures("db")
def test_the_palette_of_nothing_says_what_is_needed_first(client: Client) -> None:
    slug = begin(client)
    text = page(client, slug)
    assert "A subnet needs a VPC: add one first." in text
    assert {"vpc", "transit-gateway", "on-premises-network"} <= offers(text)
    assert "subnet" not in offers(text)
    assert f'href="/s/{slug}/add/vpc/"' in text


@pytest.mark.usefixtures("db")
def test_what_suits_the_selection_comes_first_and_is_added_there(client: Client) -> None:
    slug = begin_with_subnets(client)
    subnet = named(slug, "internal-a")
    text = client.get(f"/s/{slug}/add/?in={subnet}", headers=HTMX).content.decode()
    assert text.lstrip().startswith('<section class="family"')
    first = text.split("</section>")[0]
    assert "At internal-a" in first
    assert f'href="/s/{slug}/add/instance/?in={subnet}"' in first


@pytest.mark.usefixtures("db")
def test_without_a_script_the_palette_is_a_page(client: Client) -> None:
    text = client.get(f"/s/{begin(client)}/add/").content.decode()
    assert "<html" in text
    assert "What do you want to add?" in text


@pytest.mark.usefixtures("db")
def test_a_strange_selection_is_as_none(client: Client) -> None:
    slug = begin(client)
    text = client.get(f"/s/{slug}/add/?in=%3Cscript%3E%22", headers=HTMX).content.decode()
    assert "<script>" not in text
    assert "At " not in text.split("</section>")[0]


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("slug", ["three-tier", "nowhere"])
def test_nothing_is_added_to_an_example_or_to_nothing(client: Client, slug: str) -> None:
    assert client.get(f"/s/{slug}/add/").status_code == 404


def tools(client: Client, slug: str, ref: str) -> str:
    """The tools of a resource."""
    return unescape(client.get(f"/s/{slug}/tools/?select={ref}").content.decode())


@pytest.mark.usefixtures("db")
def test_a_subnet_takes_instances_and_opens_its_table(client: Client) -> None:
    slug = begin_with_subnets(client)
    subnet = named(slug, "internal-a")
    text = tools(client, slug, subnet)
    assert f"/s/{slug}/add/instance/?in={subnet}" in text
    assert f"/s/{slug}/edit/{named(slug, 'vpc-1-main')}" in text
    assert "Route table vpc-1-main" in text
    assert f"/s/{slug}/quick/nat/{subnet}" in text
    assert "Make internal-a public" in text
    assert f'action="/s/{slug}/duplicate/{subnet}"' in text
    assert f'href="/s/{slug}/delete/{subnet}"' in text


@pytest.mark.usefixtures("db")
def test_a_quick_act_that_would_do_nothing_is_not_offered(client: Client) -> None:
    slug = begin_with_subnets(client)
    assert "Make public-a public" not in tools(client, slug, named(slug, "public-a"))


@pytest.mark.usefixtures("db")
def test_what_needs_something_first_is_no_tool(client: Client) -> None:
    slug = begin_with_subnets(client)
    text = tools(client, slug, named(slug, "vpc-1"))
    assert "/add/subnet/" in text
    assert "/add/internet-gateway/" not in text


@pytest.mark.usefixtures("db")
def test_the_internet_is_nobodys_to_delete(client: Client) -> None:
    slug = begin(client)
    text = tools(client, slug, INTERNET_ID)
    assert f'href="/s/{slug}/add/outside-host/"' in text
    assert "/delete/" not in text


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(("slug", "ref"), [("three-tier", "internet"), ("three-tier", "x")])
def test_an_example_has_no_tools(client: Client, slug: str, ref: str) -> None:
    assert "hidden" in tools(client, slug, ref)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize(
    "example", ["three-tier", "hybrid-transit-gateway", "direct-connect", "private-link"]
)
def test_everything_in_an_example_has_its_tools_in_a_copy(client: Client, example: str) -> None:
    slug = client.post(f"/s/{example}/copy/").headers["Location"].split("/")[2]
    refs = set(re.findall(r'data-ref="([^"]+)"', page(client, slug)))
    assert refs
    for ref in refs:
        assert f'data-id="{ref}"' in tools(client, slug, ref), ref


@pytest.mark.usefixtures("db")
def test_a_line_of_the_list_offers_to_add_and_to_delete(client: Client) -> None:
    slug = begin_with_subnets(client)
    subnet, main = named(slug, "internal-a"), named(slug, "vpc-1-main")
    text = page(client, slug)
    assert f'href="/s/{slug}/add/?in={subnet}" data-opens-palette' in text
    assert f'<a href="/s/{slug}/delete/{subnet}"' in text
    assert f'<a href="/s/{slug}/delete/{main}"' not in text  # it comes by itself


@pytest.mark.usefixtures("db")
def test_what_comes_by_itself_is_deleted_neither_from_the_list_nor_from_the_picture(
    client: Client,
) -> None:
    slug = begin_with_subnets(client)
    main, subnet = named(slug, "vpc-1-main"), named(slug, "internal-a")
    assert 'data-tool="delete"' not in tools(client, slug, main)
    assert 'data-tool="edit"' in tools(client, slug, main)
    assert 'data-tool="delete"' in tools(client, slug, subnet)
