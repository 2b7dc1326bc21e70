"""Somebody signs up in another tab while a form is open: it is stored all the same."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.building import opened
from tests.browser.mouse import drawn, stored
from tests.browser.test_mine import sign_up


def test_what_was_open_before_signing_up_is_stored_and_taken_back(
    copy: Page, new_page: Callable[[], Page], complaints: list[str]
) -> None:
    opened(copy, "web-1")
    name = copy.locator("#editor").get_by_label("Name", exact=True)
    name.fill("mine")
    sign_up(new_page(), "zoe")
    with stored(copy):
        copy.keyboard.press("Control+s")
    expect(drawn(copy, "instance mine")).to_be_visible()
    expect(copy.locator("#toasts")).to_contain_text("Renamed instance web-1 to mine")
    copy.locator("#stage").focus()
    copy.keyboard.press("Control+z")
    expect(drawn(copy, "instance web-1")).to_be_visible()
    _only_refused(copy, complaints)


def test_each_press_is_tried_once_more_and_then_told(copy: Page, complaints: list[str]) -> None:
    copy.route("**/you/token", lambda route: route.fulfill(json={"token": "x" * 64}))
    copy.reload()  # so that it is heard of the route
    opened(copy, "web-1")
    copy.locator("#editor").get_by_label("Name", exact=True).fill("mine")
    copy.context.clear_cookies()
    copy.keyboard.press("Control+s")
    expect(copy.locator("#toasts")).to_contain_text("as this browser has it now")
    expect(copy.locator("#editor").get_by_label("Name", exact=True)).to_have_value("mine")
    _only_refused(copy, complaints)


def _only_refused(page: Page, complaints: list[str]) -> None:
    """The browser itself writes into the console what was answered; a preview may be late."""
    page.close(run_before_unload=False)
    assert complaints
    assert all("403" in one for one in complaints), complaints
    complaints.clear()
