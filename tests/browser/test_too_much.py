"""Who asks too much at once is told on the page that is open, and loses nothing that was typed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site


@pytest.fixture
def narrow_site(tmp_path: Path) -> Iterator[Site]:
    """A site that answers two questions a minute, and where one thing may be begun."""
    site = Site(tmp_path)
    site.environment.update(LIMIT_ASKS="2/2", LIMIT_BEGINNINGS="1/1")
    try:
        site.start()
        yield site
    finally:
        site.stop()


def test_a_refused_question_is_told_and_the_page_stays(
    narrow_site: Site, new_person: Callable[..., Page], complaints: list[str]
) -> None:
    page = new_person(narrow_site.address)
    page.goto("/")
    page.get_by_role("button", name="Start from nothing").click()
    source, target = page.get_by_label("From", exact=True), page.get_by_label("To", exact=True)
    for number in range(2):
        source.fill("internet")
        target.fill(f"198.51.100.{number}")
        page.locator("#q-ask").click()
        expect(page).to_have_url(re.compile(rf"to=198\.51\.100\.{number}\b"))
    address = page.url
    target.fill("198.51.100.9")
    page.locator("#q-ask").click()
    toast = page.locator("#toasts .refused")
    expect(toast).to_contain_text("more than 2 questions within a minute")
    expect(toast).to_contain_text("Try again in")
    expect(target).to_have_value("198.51.100.9")
    assert page.url == address
    assert [one for one in complaints if "429" in one]
    complaints.clear()

    page.reload()
    expect(page.get_by_role("heading", name="Too much at once")).to_be_visible()
    expect(page.get_by_text("All networks")).to_be_visible()
    assert [one for one in complaints if "429" in one]
    complaints.clear()


def test_a_refused_snapshot_is_told_in_the_dialog_and_nowhere_else(
    narrow_site: Site, new_person: Callable[..., Page], complaints: list[str]
) -> None:
    page = new_person(narrow_site.address)
    page.goto("/")
    page.get_by_role("button", name="Start from nothing").click()
    expect(page.locator("#palette")).to_be_visible()
    page.wait_for_load_state()
    page.get_by_role("link", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share")
    dialog.get_by_role("button", name="Take a snapshot").click()
    expect(dialog.locator("#toasts .refused")).to_contain_text("more than 1 new networks")
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator("#trouble")).to_have_text("")
    dialog.locator("#toasts").get_by_role("button", name="Close").click()
    expect(dialog.locator("#toasts .refused")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("body > #toasts")).to_have_count(1)
    assert [one for one in complaints if "429" in one]
    complaints.clear()
