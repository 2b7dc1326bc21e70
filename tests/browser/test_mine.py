"""Mine: what a browser has made is there again the next day, and with an account in any browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import NO_JAVASCRIPT, PATIENCE, PHONE, STILL
from tests.browser.building import open_copy, path_of
from tests.browser.chromium import chromium
from tests.browser.running import ARGUMENTS
from tests.browser.server import running_site
from tests.browser.test_accessibility import LOOKS, violations

PASSWORD = "three purple tiers"
THREE_TIERS = "Three tiers and a bastion"
LOADED = "(images) => images.every((one) => one.complete && one.naturalWidth > 0)"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def card(page: Page, title: str) -> Locator:
    """A network in the list."""
    return page.locator(".card").filter(has=page.get_by_role("heading", name=title))


def in_bar(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Site").get_by_role("link", name="Mine")


def sign_up(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-up/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_label("The same again").fill(password)
    page.get_by_role("button", name="Sign up").click()


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def started(browser: Browser, folder: Path, address: str) -> BrowserContext:
    """A Chromium of its own, which keeps what it knows in the folder."""
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=chromium(), args=[*ARGUMENTS], base_url=address
    )
    context.set_default_timeout(PATIENCE)
    return context


def test_the_list_is_there_when_browser_and_server_have_started_anew(
    browser: Browser, tmp_path: Path
) -> None:
    with running_site(tmp_path) as site:
        context = started(browser, tmp_path / "profile", site.address)
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Start from nothing").click()
        page.get_by_role("button", name="A VPC with two subnets").click()
        expect(page.locator("#outline")).to_contain_text("public-a")
        path = path_of(page)
        context.close()
        site.stop()
        site.start()
        context = started(browser, tmp_path / "profile", site.address)
        page = context.new_page()
        page.goto("/")
        in_bar(page).click()
        expect(card(page, "Untitled network").locator("img")).to_have_js_property("complete", True)
        assert page.locator(".card img").evaluate_all(LOADED)
        page.get_by_role("link", name="Open Untitled network").click()
        expect(page.locator("#palette")).to_be_visible()
        assert path_of(page) == path
        context.close()


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_an_account_brings_networks_to_another_browser_and_leaves_none_behind(
    page: Page, new_person: Callable[..., Page]
) -> None:
    path = open_copy(page)
    sign_up(page, "ann")
    expect(page.get_by_role("status")).to_contain_text("1 network of this browser is in your")
    expect(card(page, THREE_TIERS)).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Nothing here yet")).to_be_visible()

    other = new_person()
    sign_in(other, "ann")
    card(other, THREE_TIERS).get_by_role("link", name="Open").click()
    expect(other.locator("#palette")).to_be_visible()
    assert path_of(other) == path
    other.goto("/mine/")
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("Nothing here yet")).to_be_visible()
    other.go_back()
    expect(other.get_by_text(THREE_TIERS)).to_have_count(0)


def test_who_has_it_open_is_told_when_it_is_deleted(
    page: Page, new_person: Callable[..., Page], complaints: list[str]
) -> None:
    path = open_copy(page)
    other = new_person()
    other.goto(path)
    expect(other.locator("[data-people-says]")).to_contain_text("is here")
    page.goto("/mine/")
    mine = card(page, THREE_TIERS)
    expect(mine.get_by_role("button", name="Delete for good")).to_be_hidden()
    mine.locator("summary").click()
    expect(mine).to_contain_text("It goes for everybody who has a link to it")
    mine.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("status")).to_contain_text("The network was deleted.")
    expect(other.get_by_text("This network is not there any more.")).to_be_visible()
    complaints.clear()


@pytest.mark.visitor(**PHONE)
def test_on_a_telephone_mine_is_a_tap_away_from_everywhere(page: Page) -> None:
    for path in ("/", "/help/codes/", "/import/", "/mine/", "/sign-up/", "/sign-in/"):
        page.goto(path)
        expect(in_bar(page)).to_be_visible()
        assert page.evaluate(FITS), path
    page.goto("/s/three-tier/")
    assert page.evaluate(FITS)
    page.locator("#people summary").click()
    page.get_by_role("link", name="What you have made").click()
    expect(page.get_by_role("heading", name="Mine")).to_be_visible()


@pytest.mark.visitor(**STILL)
@LOOKS
def test_no_violation_on_the_pages_of_an_account(
    page: Page, look: str, complaints: list[str]
) -> None:
    found = {}
    page.goto("/mine/")
    found["nothing"] = violations(page)
    open_copy(page)
    page.goto("/mine/")
    card(page, THREE_TIERS).locator("summary").click()
    found["deleting"] = violations(page)
    sign_up(page, f"{look} name", "short")
    expect(page.locator(".error")).to_have_count(2)
    found["faults"] = violations(page)
    assert page.evaluate(FITS)
    sign_up(page, look)
    expect(page.get_by_role("status")).to_be_visible()
    found["signed in"] = violations(page)
    page.get_by_role("link", name="Account").click()
    found["account"] = violations(page)
    assert page.evaluate(FITS)
    complaints.clear()  # of the form that was refused
    assert not any(found.values()), found
