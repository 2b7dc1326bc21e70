"""On the picture: the tools stand beside what they are about, and keys do what they say."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import PHONE, STILL
from tests.browser.building import open_copy, opened

BESIDE = """() => {
  const tools = document.getElementById("picture-tools").getBoundingClientRect();
  const own = document.querySelector("#stage .selected").getBoundingClientRect();
  const stage = document.getElementById("stage").getBoundingClientRect();
  const apart = tools.right <= own.left || tools.left >= own.right ||
    tools.bottom <= own.top || tools.top >= own.bottom;
  const within = tools.left >= stage.left && tools.right <= stage.right;
  return [apart, within];
}"""

BESIDE_IT = re.compile(r"\bis-beside\b")


def drawn(page: Page, label: str) -> Locator:
    """A resource in the picture, by the beginning of what a screen reader says of it."""
    return page.locator("#stage").get_by_role("button", name=re.compile(f"^{label}"))


def tools(page: Page) -> Locator:
    return page.locator("#picture-tools")


@pytest.mark.visitor(**STILL)
def test_the_tools_never_cover_what_they_are_about(copy: Page) -> None:
    for label in ("internet gateway igw", "instance web-1", "instance db-1", "instance old-web"):
        drawn(copy, label).click()
        expect(tools(copy)).to_have_attribute("aria-label", f"What to do with {label.split()[-1]}")
        expect(tools(copy)).to_have_class(BESIDE_IT)
        assert copy.evaluate(BESIDE) == [True, True], label


@pytest.mark.visitor(**STILL)
def test_they_follow_when_the_picture_is_zoomed(copy: Page) -> None:
    drawn(copy, "instance web-1").click()
    expect(tools(copy)).to_have_class(BESIDE_IT)
    before = tools(copy).get_attribute("style") or ""
    copy.get_by_role("button", name="Zoom in").click()
    expect(tools(copy)).not_to_have_attribute("style", before)
    assert copy.evaluate(BESIDE)[0]


def test_keys_edit_duplicate_delete_and_take_back(copy: Page) -> None:
    drawn(copy, "instance web-1").focus()
    copy.keyboard.press("Enter")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    copy.keyboard.press("Enter")
    expect(copy.locator("#f-name")).to_be_focused()
    drawn(copy, "instance web-1").focus()
    copy.keyboard.press("d")
    expect(copy.locator("#toasts")).to_contain_text("Duplicated instance web-1")
    expect(drawn(copy, "instance web-2")).to_be_visible()
    copy.locator("#stage").focus()
    copy.keyboard.press("Control+z")
    expect(drawn(copy, "instance web-2")).to_have_count(0)
    expect(copy.locator("#toasts")).to_contain_text("Undid “Duplicated instance web-1”")
    drawn(copy, "instance db-1").focus()
    copy.keyboard.press("Enter")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with db-1")
    copy.keyboard.press("Delete")
    expect(copy.locator("#inspector h2")).to_have_text("Delete db-1?")
    expect(drawn(copy, "instance db-1")).to_be_visible()


def test_the_palette_opens_filters_and_adds_by_keyboard(copy: Page) -> None:
    drawn(copy, "isolated subnet back").focus()
    copy.keyboard.press("Enter")
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with back")
    copy.keyboard.press("a")
    expect(copy.locator("#palette-filter")).to_be_focused()
    expect(copy.locator("#palette-families h3").first).to_have_text("At back")
    copy.keyboard.type("peering connection")
    expect(copy.locator("#palette-found")).to_have_text("1 found")
    copy.locator("#palette-filter").fill("virtual machine")
    expect(copy.locator("#palette a.offer:visible").first).to_have_text("Instance")
    copy.keyboard.press("Escape")
    expect(copy.locator("#palette")).not_to_have_attribute("open", "")
    copy.keyboard.press("/")
    copy.keyboard.type("instance")
    copy.keyboard.press("ArrowDown")
    expect(copy.locator("#palette a.offer:focus")).to_have_text("Instance")
    copy.keyboard.press("Enter")
    expect(copy.locator("#f-name")).to_be_focused()
    expect(copy.locator("#f-subnet option:checked")).to_contain_text("back")


def test_a_letter_that_is_typed_is_no_command(copy: Page) -> None:
    copy.get_by_label("From", exact=True).fill("")
    copy.get_by_label("From", exact=True).press_sequentially("a/d")
    expect(copy.get_by_label("From", exact=True)).to_have_value("a/d")
    expect(copy.locator("#palette")).not_to_have_attribute("open", "")


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_they_are_a_row_below_the_picture(copy: Page) -> None:
    drawn(copy, "instance web-1").tap()
    expect(tools(copy)).to_have_attribute("aria-label", "What to do with web-1")
    stage, row = copy.locator("#stage").bounding_box(), tools(copy).bounding_box()
    assert stage is not None
    assert row is not None
    assert row["y"] >= stage["y"] + stage["height"]
    for tool in tools(copy).locator(".tool:visible").all():
        box = tool.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert copy.evaluate("scrollY") == 0


COVERS = """() => {
  const tools = document.getElementById("picture-tools").getBoundingClientRect();
  return [...document.querySelectorAll("#stage .node[data-ref]")].filter((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return left < tools.right && right > tools.left && top < tools.bottom && bottom > tools.top;
  }).map((card) => card.ariaLabel);
}"""


@pytest.mark.visitor(**STILL)
def test_of_what_is_not_drawn_they_stand_where_nothing_is(page: Page) -> None:
    path = open_copy(page)
    page.goto(f"{path}?from=internet&to=web-1&port=443")
    opened(page, "app-sg")
    expect(tools(page)).to_have_attribute("aria-label", "What to do with app-sg")
    expect(tools(page)).to_have_attribute("style", re.compile("left"))
    assert page.evaluate(COVERS) == []
