"""Without JavaScript, on a phone, in the dark, by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE, STILL, TABLET

ANSWERED = "/s/three-tier/?from=internet&to=db-1&port=22"


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_javascript_forms_and_links_do_everything(page: Page) -> None:
    page.goto("/s/three-tier/")
    page.get_by_label("From", exact=True).fill("internet")
    page.get_by_label("To", exact=True).fill("web-1")
    page.get_by_role("button", name="Trace", exact=True).click()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    expect(page.locator("#stage path.trace-request")).to_have_count(1)
    page.locator("details.decision summary").first.click(position={"x": 4, "y": 4})
    expect(page.locator("table.candidates").first).to_be_visible()
    page.locator("#outline").get_by_role("link", name=re.compile("^web-sg")).click()
    expect(page.locator("#inspector h2")).to_have_text("web-sg")
    expect(page.locator(".verdict h3")).to_contain_text("Yes")


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_javascript_no_button_is_dead(page: Page) -> None:
    page.goto(ANSWERED)
    visible = [button for button in page.get_by_role("button").all() if button.is_visible()]
    names = [button.inner_text() for button in visible if not button.get_attribute("data-ref")]
    assert names == ["Edit a copy", "Trace"]


@pytest.mark.visitor(**PHONE)
@pytest.mark.parametrize("path", ["/s/three-tier/", ANSWERED, "/help/codes/", "/s/nat64/"])
def test_on_a_phone_nothing_sticks_out(page: Page, path: str) -> None:
    page.goto(path)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.visitor(**TABLET)
def test_on_a_tablet_nothing_sticks_out(page: Page) -> None:
    page.goto(ANSWERED)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_tabs_lead_to_every_panel(page: Page) -> None:
    page.goto(ANSWERED)
    for tab, panel in [("Details", "#inspector"), ("Resources", "#outline"), ("Trace", "#trace")]:
        page.get_by_role("navigation", name="Parts of this page").get_by_text(tab).click()
        expect(page.locator(panel)).to_be_in_viewport()


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_two_taps_trace_a_packet(page: Page) -> None:
    page.goto("/s/three-tier/")
    for label in ("the internet", "instance web-1"):
        page.locator("#stage").get_by_role("button", name=re.compile(f"^{label}")).tap()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")


@pytest.mark.visitor(**DARK)
def test_in_the_dark_the_page_is_dark(page: Page) -> None:
    page.goto(ANSWERED)
    ground = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(17, 20, 24)"


@pytest.mark.visitor(**STILL)
def test_by_keyboard_alone_one_asks_and_chooses(page: Page) -> None:
    page.goto("/s/three-tier/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the question")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("From", exact=True)).to_be_focused()
    page.keyboard.type("app-1")
    page.keyboard.press("Tab")
    page.keyboard.type("internet")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    drawn = page.locator("#stage").get_by_role("button", name=re.compile("^instance app-1"))
    drawn.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#inspector h2")).to_have_text("app-1")


def test_the_picture_zooms_and_fits_by_keyboard(page: Page) -> None:
    page.goto("/s/three-tier/")
    box = "() => document.querySelector('#stage svg').getAttribute('viewBox')"
    whole = page.evaluate(box)
    page.locator("#stage").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(400)
    assert page.evaluate(box) != whole
    page.keyboard.press("0")
    page.wait_for_timeout(400)
    assert page.evaluate(box) == whole


def test_a_drag_moves_the_picture_and_selects_nothing(page: Page) -> None:
    page.goto("/s/three-tier/")
    box = "() => document.querySelector('#stage svg').getAttribute('viewBox')"
    whole = page.evaluate(box)
    page.mouse.move(700, 500)
    page.mouse.down()
    page.mouse.move(760, 530, steps=4)
    page.mouse.up()
    assert page.evaluate(box) != whole
    expect(page.locator("#inspector h2")).to_have_text("Details")


def test_the_view_survives_a_new_answer(page: Page) -> None:
    page.goto("/s/three-tier/?from=web-1&to=db-1&port=5432")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(400)
    box = "() => document.querySelector('#stage svg').getAttribute('viewBox')"
    view = page.evaluate(box)
    page.get_by_role("link", name="App talks to the database").click()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    page.wait_for_timeout(400)
    assert page.evaluate(box) == view
    spaces = page.evaluate(
        "() => [...document.querySelectorAll('#stage svg *')].map((one) => one.namespaceURI)"
    )
    assert set(spaces) == {"http://www.w3.org/2000/svg"}
