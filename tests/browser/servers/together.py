"""What pages of one network say of each other, and whether they show the same."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.building import opened
from tests.browser.mouse import stored

SLOW = 20_000  # milliseconds: a page connects again every five seconds, a feed looks every ten
SUBNET = "internal-a"


def begin(page: Page) -> None:
    """A network with a VPC and two subnets."""
    page.goto("/")
    page.get_by_role("button", name="Start from nothing").click()
    with stored(page):
        page.get_by_role("button", name=re.compile("A VPC with two subnets")).click()


def alone(page: Page) -> None:
    """The wire works when the page knows how many are here."""
    expect(page.locator("[data-people-says]")).to_contain_text(re.compile("is here|are here"))


def two_are_here(*pages: Page) -> None:
    """Each knows of the other."""
    for page in pages:
        expect(page.locator("[data-people-says]")).to_contain_text("1 other is here", timeout=SLOW)


def rename(page: Page, name: str, old: str = SUBNET) -> None:
    """Type another name of the subnet, and do not save it yet."""
    opened(page, old)
    field(page).fill(name)


def field(page: Page) -> Locator:
    """Where the name is typed."""
    return page.locator("#editor").get_by_label("Name", exact=True)


def save(page: Page) -> None:
    """Press, and do not wait for what comes of it."""
    page.locator("#editor .save").click()


def listed(page: Page, name: str) -> Locator:
    """A name in the list of resources."""
    return page.locator("#outline").get_by_text(name, exact=True)


def show_the_same(*pages: Page) -> None:
    """All are at one revision, and show the same list and the same picture."""
    first, *others = pages
    revision = first.locator("main").get_attribute("data-revision") or ""
    for page in others:
        expect(page.locator("main")).to_have_attribute("data-revision", revision, timeout=SLOW)
        _becomes(page, first.evaluate(SHOWN))


def _becomes(page: Page, shown: str) -> None:
    """Wait until the page shows this. A page's policy forbids Playwright's own way of waiting."""
    for _ in range(SLOW // 100):
        if page.evaluate(SHOWN) == shown:
            return
        page.wait_for_timeout(100)
    assert page.evaluate(SHOWN) == shown


# The lines of the list, without who looks at them, and what stands in the picture.
SHOWN = """() => JSON.stringify([
  [...document.querySelectorAll("#outline a[data-select]")].map((link) =>
    [...link.childNodes].filter((part) => part.className !== "looking")
      .map((part) => part.textContent.trim()).join(" ").trim()),
  [...document.querySelectorAll("#stage svg [role=button]")].map((drawn) => drawn.ariaLabel),
])"""
