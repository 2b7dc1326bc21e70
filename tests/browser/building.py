"""What every test of building begins with: a copy of one's own, and a form in it."""

import re

from playwright.sync_api import Page, expect

OWN = re.compile(r"/s/[0-9a-f]{32}/")


def open_copy(page: Page, example: str = "three-tier") -> str:
    """A copy of an example of one's own; its path."""
    page.goto(f"/s/{example}/")
    page.get_by_role("button", name="Edit a copy").click()
    page.wait_for_url(OWN)
    return path_of(page)


def path_of(page: Page) -> str:
    """Of the network that a page shows."""
    found = OWN.search(page.url)
    assert found, page.url
    return found[0]


def opened(page: Page, name: str) -> None:
    """Choose a resource in the list; its form comes."""
    page.locator("#outline").get_by_role("link", name=re.compile(f"^{name}[ ,]")).first.click()
    expect(page.locator("#inspector h2")).to_have_text(name)
