"""Another place is chosen in the form of something new, by mouse and by keyboard."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.building import open_copy
from tests.browser.holding import Held
from tests.browser.mouse import Mouse, stored

PROPOSING = re.compile(r"/s/\w+/propose/instance/")


def box(page: Page, path: str) -> Locator:
    return page.locator(f'[id="f-{path}"]')


def option(page: Page, path: str, name: str) -> str:
    """The value of what is called so."""
    found = box(page, path).locator("option").filter(has_text=re.compile(rf"^{name} "))
    return found.first.get_attribute("value") or ""


def test_addresses_follow_the_subnet_and_what_was_typed_stays(page: Page) -> None:
    open_copy(page)
    Mouse(page).select("public subnet web-a")
    tools = page.get_by_role("group", name="What to do with web-a")
    tools.get_by_role("link", name="Add Instance", exact=True).click()
    expect(page.locator("#inspector h2")).to_have_text("Instance")
    box(page, "name").fill("mine")
    before = box(page, "private_ip").input_value()
    box(page, "subnet").focus()
    box(page, "subnet").select_option(option(page, "subnet", "app-b"))
    expect(box(page, "private_ip")).not_to_have_value(before)
    expect(box(page, "public_ip")).to_have_value("no")
    expect(box(page, "name")).to_have_value("mine")
    expect(box(page, "subnet")).to_be_focused()
    expect(page.locator("#form-strip")).to_contain_text("No check changes")
    expect(page.locator("#inspector .error > span")).to_have_count(0)
    with stored(page):
        page.locator("#editor .save-bar button").click()
    expect(page.locator("#inspector h2")).to_have_text("mine")


def test_what_is_typed_while_it_is_proposed_stays(page: Page) -> None:
    held = Held(page, PROPOSING)
    open_copy(page)
    Mouse(page).choose("Instance")
    before = box(page, "private_ip").input_value()
    other = box(page, "subnet").locator("option:not(:checked)").last.get_attribute("value")
    held.from_now_on()
    box(page, "subnet").select_option(other)
    held.first()
    box(page, "name").fill("mine")
    held.let_go()
    expect(box(page, "private_ip")).not_to_have_value(before)
    expect(box(page, "name")).to_have_value("mine")
