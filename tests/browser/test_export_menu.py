"""The Export menu: with the mouse, by keyboard, by touch, and without any script."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import NO_JAVASCRIPT, PHONE

ASKED = "/s/three-tier/?from=internet&to=web-1&port=443"


def menu(page: Page) -> Locator:
    return page.locator("#export")


def opened(page: Page) -> Locator:
    """The panel of the menu, after a press on its button."""
    menu(page).get_by_text("Export", exact=True).click()
    panel = menu(page).locator(".menu-panel")
    expect(panel).to_be_visible()
    return panel


def downloaded(page: Page, name: str) -> tuple[str, bytes]:
    """The name and the content of what a line of the menu brings."""
    with page.expect_download() as coming:
        opened(page).get_by_role("link", name=name).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_a_line_brings_its_file_and_closes_the_menu(page: Page) -> None:
    page.goto("/s/three-tier/")
    name, content = downloaded(page, "PDF")
    assert name == "three-tier.pdf"
    assert content.startswith(b"%PDF")
    expect(menu(page).locator(".menu-panel")).to_be_hidden()


def test_a_new_answer_is_in_the_menu_without_a_reload(page: Page) -> None:
    page.goto("/s/three-tier/")
    expect(opened(page).get_by_role("link", name="Markdown")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Web does not talk to the database").click()
    expect(page.locator(".verdict h3")).to_contain_text("No")
    name, content = downloaded(page, "Markdown")
    assert name == "three-tier.md"
    assert content.decode().startswith("# From web-1 to db-1\n")
    assert b"trace-request" in downloaded(page, "SVG")[1]


def test_the_keyboard_opens_walks_and_closes_it(page: Page) -> None:
    page.goto(ASKED)
    button = menu(page).locator("summary")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu(page).locator(".menu-panel")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_press_beside_it_closes_it(page: Page) -> None:
    page.goto(ASKED)
    panel = opened(page)
    page.locator(".verdict h3").click()
    expect(panel).to_be_hidden()


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_it_fits_and_every_line_can_be_pressed(page: Page) -> None:
    page.goto(ASKED)
    menu(page).locator("summary").click()
    panel = menu(page).locator(".menu-panel")
    box, width = panel.bounding_box(), page.evaluate("innerWidth")
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = panel.get_by_role("link").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert heights and min(heights) >= 44


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_it_works_without_a_script(page: Page) -> None:
    page.goto(ASKED)
    name, content = downloaded(page, "Mermaid")
    assert name == "three-tier.mmd"
    assert b"==>|1|" in content


def test_what_cannot_be_exported_is_told_on_a_page(page: Page, complaints: list[str]) -> None:
    page.goto("/s/three-tier/export/svg?from=nobody&to=web-1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("could not be understood")
    complaints.clear()
