"""A link that carries a whole network: opened, asked, loaded anew and copied; nothing is stored."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import pytest
from playwright.sync_api import Page, expect

from playground.cabinet import Drawer
from playground.sharing.carried import carry
from playground.sources import example_path, open_path
from tests.browser import NO_JAVASCRIPT, PHONE
from tests.browser.server import Site, running_site

QUERY = "from=internet&to=web-1&port=443"


@pytest.fixture(scope="module")
def fragment() -> str:
    """An example as a link carries it."""
    opened = open_path(example_path("public-and-private"))
    return "#" + carry(Drawer(opened.rows.scenario, opened.rows, ("test", "carried")))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site that has nothing stored, not even the examples."""
    with running_site(tmp_path_factory.mktemp("empty-site")) as site:
        yield site


@pytest.fixture(scope="module")
def site(empty: Site) -> str:
    """Its address."""
    return empty.address


@pytest.fixture
def stored(empty: Site) -> Callable[[], dict[str, int]]:
    """How many rows each table of the site has."""
    address = empty.environment["DATABASE_URL"]
    on_postgresql = address.startswith("postgres")
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    if not on_postgresql:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"

    def count() -> dict[str, int]:
        way = psycopg.connect(address) if on_postgresql else sqlite3.connect(address[10:])
        with closing(way) as database:
            names = [name for (name,) in database.execute(tables).fetchall()]
            rows = (database.execute(f'SELECT count(*) FROM "{name}"') for name in names)
            return {name: found.fetchone()[0] for name, found in zip(names, rows, strict=True)}

    return count


def is_whole(page: Page, fragment: str, *said: str) -> None:
    """The address carries the network, and says what is open."""
    page.wait_for_url(lambda url: url.endswith(fragment) and all(one in url for one in said))


def test_nothing_is_stored_by_opening_asking_selecting_and_loading_anew(
    page: Page, fragment: str, stored: Callable[[], dict[str, int]]
) -> None:
    before = stored()
    page.goto(f"/open/?{QUERY}{fragment}")
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()
    expect(page.locator(".carried").first).to_contain_text("All of this network is in the link")
    expect(page.locator("#picture svg.tracing")).to_be_visible()
    is_whole(page, fragment, "port=443")

    page.locator('#outline a[data-select="internet"], #stage [data-ref="internet"]').first.click()
    expect(page.locator("#inspector-title")).to_have_text("internet")
    is_whole(page, fragment, "select=internet", "port=443")

    page.locator("#q-port").fill("22")
    page.locator("#q-ask").click()
    expect(page.locator("#trace[data-verdict=unreachable]")).to_be_visible()
    is_whole(page, fragment, "port=22")

    page.get_by_role("button", name="Next hop").click()
    expect(page.locator("#trace [data-hop][aria-current]")).to_have_count(1)
    is_whole(page, fragment, "port=22")

    with page.expect_request(lambda one: one.is_navigation_request()) as first:
        page.reload()
    assert first.value.method == "GET"  # so no browser asks whether to send it again
    expect(page.locator("#trace[data-verdict=unreachable]")).to_be_visible()
    expect(page.locator("#q-port")).to_have_value("22")
    is_whole(page, fragment, "port=22")
    assert stored() == before


def test_back_leads_to_the_question_before_and_then_out(page: Page, fragment: str) -> None:
    page.goto("/")
    page.goto(f"/open/?{QUERY}{fragment}")
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()
    page.locator("#q-port").fill("22")
    page.locator("#q-ask").click()
    is_whole(page, fragment, "port=22")
    page.go_back()
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()
    is_whole(page, fragment, "port=443")
    page.go_back()
    expect(page.get_by_role("heading", name="Networks to explore")).to_be_visible()
    page.go_forward()
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()


def test_a_link_of_the_page_is_whole_when_it_is_copied_or_opened_elsewhere(
    page: Page, fragment: str, new_page: Callable[[], Page]
) -> None:
    page.goto(f"/open/{fragment}")
    link = page.locator("#checks a").first
    link.hover()
    page.mouse.down(button="right")
    address = link.evaluate("one => one.href")
    assert address.endswith(fragment)
    other = new_page()
    other.goto(address)
    expect(other.locator("#trace[data-verdict]")).to_be_visible()


def test_another_network_in_the_same_address_is_opened(page: Page, fragment: str) -> None:
    opened = open_path(example_path("nat-gateway"))
    second = "#" + carry(Drawer(opened.rows.scenario, opened.rows, ("test", "second")))
    page.goto(f"/open/{fragment}")
    expect(page.locator(".crumb h1")).not_to_have_text(opened.title)
    page.evaluate("fragment => { location.hash = fragment; }", second)
    expect(page.locator(".crumb h1")).to_have_text(opened.title)
    is_whole(page, second)


def test_a_copy_is_the_one_thing_that_stores(
    page: Page, fragment: str, stored: Callable[[], dict[str, int]]
) -> None:
    page.goto(f"/open/?{QUERY}{fragment}")
    page.locator("#q-port").fill("22")
    page.locator("#q-ask").click()
    expect(page.locator("#trace[data-verdict=unreachable]")).to_be_visible()
    before = stored()["playground_scenario"]
    page.get_by_role("button", name="Edit a copy").click()
    page.wait_for_url(re.compile(r"/s/[0-9a-f]{32}/\?.*port=22"))
    expect(page.locator("main[data-editable]")).to_be_visible()
    expect(page.locator("#trace[data-verdict=unreachable]")).to_be_visible()
    assert stored()["playground_scenario"] == before + 1


def test_a_link_that_was_cut_off_says_so_and_takes_another(
    page: Page, fragment: str, complaints: list[str]
) -> None:
    page.goto(f"/open/{fragment[:-20]}")
    expect(page.get_by_role("alert")).to_contain_text("This link is cut off")
    assert "status of 422" in complaints.pop()
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("This link is cut off")
    assert "status of 422" in complaints.pop()
    page.get_by_label("Paste the whole link").fill(
        f"{page.url.partition('#')[0]}?{QUERY}{fragment}"
    )
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()
    is_whole(page, fragment)


def test_at_the_door_a_link_to_a_place_of_the_page_opens_nothing(page: Page, fragment: str) -> None:
    page.goto("/open/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    expect(page.get_by_label("Paste the whole link")).to_be_visible()
    page.evaluate("fragment => { location.hash = fragment; }", fragment)
    expect(page.locator(".carried")).to_be_visible()


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_the_tabs_lead_through_the_page_and_leave_the_address_whole(
    page: Page, fragment: str
) -> None:
    page.goto(f"/open/?{QUERY}{fragment}")
    page.get_by_role("navigation", name="Parts of this page").get_by_text("Resources").click()
    expect(page.locator("#outline")).to_be_in_viewport()
    is_whole(page, fragment, "port=443")


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_a_script_a_link_is_pasted(page: Page, fragment: str) -> None:
    page.goto("/open/")
    page.get_by_label("Paste the whole link").fill(f"https://elsewhere/open/?{QUERY}{fragment}")
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("#trace[data-verdict=reachable]")).to_be_visible()
    expect(page.get_by_text("Without JavaScript this page shows")).to_be_visible()
