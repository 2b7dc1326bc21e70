"""What is pressed while an answer is still on its way is neither lost nor done to something else.

The answers are held back here, as a slow network does.
"""

import re

from playwright.sync_api import Page, expect

from tests.browser.holding import Held
from tests.browser.test_picture_tools import drawn, tools

CHOICES = re.compile(r"/s/\w+/[?]select=")
"""What is asked for when something is chosen: the inspector."""


def duplicated(page: Page, *names: str) -> None:
    """By its key, each time what is selected."""
    drawn(page, "instance web-1").focus()
    page.keyboard.press("Enter")
    for name in names:
        page.keyboard.press("d")
        expect(drawn(page, f"instance {name}")).to_be_visible()
        expect(tools(page)).to_have_attribute("aria-label", f"What to do with {name}")
    page.locator("#stage").focus()


def test_taking_back_is_told_though_the_buttons_are_still_on_their_way(copy: Page) -> None:
    held = Held(copy, re.compile("/(steps|undo)/$"))
    held.from_now_on()
    with copy.expect_request("**/steps/"):
        duplicated(copy, "web-2")
    with copy.expect_request("**/undo/"):
        copy.keyboard.press("Control+z")
    held.let_go()
    expect(copy.locator("#toasts")).to_contain_text("Undid “Duplicated instance web-1”")
    expect(copy.locator("#undo")).to_have_attribute("title", re.compile("^Nothing of yours"))


def test_as_many_steps_are_taken_back_as_keys_are_pressed(copy: Page) -> None:
    duplicated(copy, "web-2", "web-3", "web-4")
    for _ in range(3):
        copy.keyboard.press("Control+z")
    expect(drawn(copy, "instance web-2")).to_have_count(0)
    expect(copy.locator("#undo")).to_have_attribute("aria-disabled", "true")


def test_a_key_is_for_what_is_selected_when_it_is_pressed(copy: Page) -> None:
    held = Held(copy, "**/tools/*")
    drawn(copy, "instance web-1").click()
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    held.from_now_on()
    drawn(copy, "instance db-1").click()
    held.first()
    copy.keyboard.press("d")
    held.let_go()
    expect(copy.locator("#toasts")).to_contain_text("Duplicated instance db-1")


def test_what_was_pressed_is_told_though_its_button_has_been_replaced(copy: Page) -> None:
    held = Held(copy, "**/duplicate/*")
    held.from_now_on()
    drawn(copy, "instance web-1").click()
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    pressed = tools(copy).get_by_role("button", name="Duplicate").element_handle()
    copy.keyboard.press("d")
    asked = held.first()
    answer = asked.fetch()
    expect(drawn(copy, "instance web-2")).to_be_visible()
    assert pressed is not None
    pressed.wait_for_element_state("hidden")
    asked.fulfill(response=answer)
    expect(copy.locator("#toasts")).to_contain_text("Duplicated instance web-1")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-2")


def test_a_choice_that_a_press_overtakes_is_over(copy: Page) -> None:
    Held(copy, CHOICES).from_now_on()
    drawn(copy, "instance web-1").click()
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    copy.keyboard.press("d")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-2")


def test_the_palette_waits_for_nothing_but_its_own_list(copy: Page) -> None:
    held = Held(copy, CHOICES)
    held.from_now_on()
    drawn(copy, "instance web-1").click()
    with copy.expect_response(re.compile("/add/[?]in=")):
        copy.keyboard.press("/")
    copy.keyboard.type("NAT gateway")
    copy.keyboard.press("Enter")
    expect(copy.locator("#inspector h2")).to_have_text("NAT gateway")
    held.let_go()
    copy.wait_for_timeout(300)
    expect(copy.locator("#inspector h2")).to_have_text("NAT gateway")


def test_what_is_typed_while_the_form_is_brought_up_to_date_stays(copy: Page) -> None:
    held = Held(copy, CHOICES)
    drawn(copy, "instance web-1").click()
    name = copy.locator("#editor").get_by_label("Name", exact=True)
    expect(name).to_have_value("web-1")
    other = copy.context.new_page()
    other.goto(copy.url)
    held.from_now_on()
    other.locator("#editor").get_by_label("Name", exact=True).fill("theirs")
    other.locator("#editor .save").click()
    held.first()
    name.fill("mine")
    held.let_go()
    expect(copy.locator("#inspector .overtaken")).to_contain_text("What you typed is still here")
    expect(name).to_have_value("mine")


def test_a_choice_without_an_answer_is_none(copy: Page, complaints: list[str]) -> None:
    held = Held(copy, CHOICES)
    drawn(copy, "instance web-1").click()
    expect(copy.locator("#inspector h2")).to_have_text("web-1")
    held.from_now_on()
    drawn(copy, "instance db-1").click()
    held.first().abort()
    expect(copy.locator("#trouble")).to_contain_text("No answer from the server")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    expect(copy.locator("#outline [aria-current]")).to_contain_text("web-1")
    assert all("htmx:" in one or "ERR_FAILED" in one for one in complaints)
    complaints.clear()
