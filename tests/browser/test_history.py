"""The history in a browser: leafed through by keyboard, restored in place, and growing live."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE
from tests.browser.test_accessibility import violations

WRITE = """async ([path, text]) => {
  const token = JSON.parse(document.querySelector("main").getAttribute("hx-headers"));
  const body = new URLSearchParams({ text });
  const signal = AbortSignal.timeout(20_000);
  return (await fetch(path, { method: "POST", headers: token, body, signal })).status;
}"""


def copied(page: Page) -> str:
    """Go to a copy of an example; gives its path."""
    page.goto("/s/three-tier/")
    page.get_by_role("button", name="Edit a copy").click()
    page.wait_for_url(lambda url: "three-tier" not in url)
    return "/" + page.url.partition("?")[0].split("/", 3)[3]


def entitle(page: Page, path: str, title: str) -> None:
    """One step of history, by somebody who has the page open."""
    assert page.evaluate(WRITE, [f"{path}head/title/", title]) in (200, 204)
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_the_history_is_leafed_through_by_keyboard(page: Page) -> None:
    path = copied(page)
    for title in ("First", "Second", "Third"):
        entitle(page, path, title)
    expect(page.locator("#history [data-count]")).to_have_text("4")
    page.locator("#history-bar-slider").press("ArrowLeft")
    dialog = page.get_by_role("dialog", name="History")
    expect(dialog.get_by_text("Step 3 of 4")).to_be_visible()
    expect(dialog.locator("ins")).to_have_text("Second")
    expect(dialog.locator("#history-slider")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(dialog.locator("ins")).to_have_text("First")
    expect(dialog.locator("li a[aria-current]")).to_have_attribute("data-step", "2")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#history-bar-slider")).to_be_focused()
    assert page.url.partition("?")[0].endswith(path)


def test_a_step_is_restored_in_place_and_all_see_it(new_page: Callable[[], Page]) -> None:
    mine, other = new_page(), new_page()
    path = copied(mine)
    for title in ("First", "Second"):
        entitle(mine, path, title)
    other.goto(path)
    expect(other.locator("#history [data-count]")).to_have_text("3")
    mine.locator("#history h2 a").click()
    mine.locator("#history-list").get_by_role("link", name="The beginning").click()
    mine.get_by_role("button", name="Restore this step").click()
    expect(mine.locator("#history-dialog")).to_be_hidden()
    expect(mine.get_by_text("Restored step 1.")).to_be_visible()
    for one in (mine, other):
        expect(one.locator("#history [data-count]")).to_have_text("4")
        expect(one.locator("#history-bar-slider")).to_have_attribute("max", "4")
        expect(one.locator("#history .ticks")).to_have_attribute("viewBox", "0 0 3 1")


def test_steps_that_come_while_the_list_is_open_are_offered_and_said(page: Page) -> None:
    path = copied(page)
    entitle(page, path, "First")
    page.locator("#history h2 a").click()
    slider = page.locator("#history-slider")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^Step 2 of 2"))
    for title in ("Second", "Third"):
        assert page.evaluate(WRITE, [f"{path}head/title/", title]) in (200, 204)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^Step 2 of 4: .+"))
    page.get_by_role("button", name="2 new steps").click()
    expect(page.locator("#history-list li")).to_have_count(4)
    expect(page.locator("#history-list [aria-current]")).to_have_attribute("data-step", "2")
    expect(page.locator(".new-steps")).to_have_count(0)
    page.keyboard.press("Escape")
    at_last = page.locator("#history-bar-slider")
    expect(at_last).to_have_attribute("aria-valuetext", "Step 4 of 4")


@pytest.mark.visitor(**PHONE)
def test_an_opened_step_is_read_on_a_phone(page: Page) -> None:
    path = copied(page)
    entitle(page, path, "First")
    page.goto(f"{path}at/1/")
    expect(page.get_by_role("heading", name="Step 1 of 2")).to_be_visible()
    page.locator('#outline [data-select^="vpc-"]').first.click()
    expect(page.locator("#inspector-title")).to_have_text("shop")
    assert f"{path}at/1/?select=vpc-" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_scripts_the_history_is_plain_pages(page: Page) -> None:
    path = copied(page)
    page.locator("#history h2 a").click()
    page.get_by_role("link", name="Open this step").click()
    expect(page.get_by_role("heading", name="Step 1 of 1")).to_be_visible()
    page.get_by_role("link", name="All steps").click()
    expect(page.get_by_role("button", name="Show step")).to_have_count(0)  # there is only one
    assert page.url.endswith(f"{path}history/?step=1")


@pytest.mark.once("judges markup and colours")
@pytest.mark.parametrize(
    "look",
    [
        pytest.param("wide", id="wide"),
        pytest.param("dark", marks=pytest.mark.visitor(**DARK), id="dark"),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE), id="phone"),
    ],
)
def test_axe_finds_no_violation_in_a_history(page: Page, look: str) -> None:
    path = copied(page)
    entitle(page, path, "First")
    page.locator("#history h2 a").click()
    expect(page.get_by_role("dialog", name="History")).to_be_visible()
    found = {"dialog": violations(page)}
    for where in ("history/?step=2", "at/2/", "compare/1/2/"):
        page.goto(f"{path}{where}")
        found[where] = violations(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
