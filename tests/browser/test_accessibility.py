"""The main pages as axe-core judges them: no violation, in light and in dark, wide and narrow.

What is dark differs in its colours alone, so of it only the rules about colours are asked.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser import DARK, PHONE, STILL
from tests.browser.building import open_copy, opened, path_of
from tests.browser.mouse import stored

pytestmark = pytest.mark.once("judges markup and colours")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
PAGES = {
    "gallery": "/",
    "import": "/import/",
    "codes": "/help/codes/",
    "not found": "/nowhere/",
    "example": "/s/three-tier/",
    "example with an answer": "/s/three-tier/?from=internet&to=db-1&protocol=tcp&port=22",
    "example with details": "/s/hybrid-transit-gateway/?select=internet",
    "embed": "/s/three-tier/embed/?from=internet&to=db-1&protocol=tcp&port=22&select=internet",
    "door for a link": "/open/",
}


SCROLLED_AWAY = "partially obscured"  # under a bar that stays: it has its size when scrolled back


IN_THE_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
JUDGE = "([within, rules]) => axe.run(within ?? document, rules).then(found => found.violations)"


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds: the rule, what it is about, and the first place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    of_colours = {"type": "rule", "values": COLOURS}
    asked = of_colours if page.evaluate(IN_THE_DARK) else {"type": "tag", "values": TAGS}
    found = page.evaluate(JUDGE, [within, {"runOnly": asked, "resultTypes": ["violations"]}])
    return [
        f"{one['id']}: {one['help']} at {places[0][:200]}"
        for one in found
        if (places := [node["html"] for node in one["nodes"] if not _is_scrolled_away(node)])
    ]


def _is_scrolled_away(node: dict[str, Any]) -> bool:
    return any(SCROLLED_AWAY in reason["message"] for reason in node["any"])


PAST = {"step": "at/1/", "history": "history/", "comparison": "compare/1/2/"}
LOOKS = pytest.mark.parametrize(
    "look",
    [
        pytest.param("wide", id="wide"),
        pytest.param("dark", marks=pytest.mark.visitor(**DARK), id="dark"),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE), id="phone"),
    ],
)


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@LOOKS
def test_no_violation(page: Page, complaints: list[str], look: str, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path == PAGES["not found"]:
        complaints.clear()
    assert violations(page) == []


@pytest.mark.visitor(**STILL)
@LOOKS
def test_no_violation_while_one_builds(page: Page, look: str) -> None:
    """One copy, led through all that stands on its page; what is wrong is told by where."""
    open_copy(page)
    found = {"busy": violations(page)}
    page.locator("#palette summary").click()
    expect(page.locator("#palette-filter")).to_be_visible()
    found["palette"] = violations(page)
    page.get_by_role("button", name="Close").click()
    for name in ("data-acl", "db-1"):
        opened(page, name)
        found[f"form of {name}"] = violations(page)
    opened(page, "nat")
    page.locator("#inspector").get_by_role("button", name="Delete").click()
    expect(page.locator("#inspector h2")).to_have_text("Delete nat?")
    found["deletion"] = violations(page)
    opened(page, "app-a")
    page.locator("#inspector .quick a").first.click()
    expect(page.locator("#quick")).to_be_visible()
    found["quick act"] = violations(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


@pytest.mark.visitor(**STILL)
@LOOKS
def test_no_violation_when_something_is_wrong_or_stored_or_past(page: Page, look: str) -> None:
    page.goto(f"{open_copy(page)}add/subnet/")
    page.get_by_label("IPv4 CIDR", exact=True).fill("10.0.0.0/40")
    expect(page.locator("[id='e-cidr']")).not_to_be_empty()
    found = {"errors": violations(page)}
    page.get_by_label("IPv4 CIDR", exact=True).fill("10.0.40.0/24")
    expect(page.locator("[id='e-cidr']")).to_be_empty()
    with stored(page):
        page.locator("#editor .save").click()
    found["toast"] = violations(page, "#toasts")
    page.get_by_role("link", name=re.compile("^History:")).click()
    expect(page.locator("#history-list")).to_be_visible()
    found["history"] = violations(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


@pytest.mark.visitor(**STILL)
@LOOKS
def test_no_violation_with_nothing_with_findings_and_in_the_past(page: Page, look: str) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start from nothing").click()
    page.wait_for_url("**/s/*/")
    found = {"empty": violations(page)}
    with stored(page):
        page.get_by_role("button", name=re.compile("A VPC with two subnets")).click()
    path = path_of(page)
    for name, where in PAST.items():
        page.goto(path + where)
        found[name] = violations(page)
    open_copy(page, "mis-03-nat-in-private-subnet")
    expect(page.locator("#findings details").first).to_be_visible()
    found["findings"] = violations(page)
    page.locator("#people summary").click()
    found["people"] = violations(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


@pytest.mark.visitor(**STILL)
@LOOKS
def test_no_violation_in_a_conflict(page: Page, new_page: Callable[[], Page], look: str) -> None:
    open_copy(page)
    other = new_page()
    other.goto(page.url)
    for one, name in ((page, "agency"), (other, "bureau")):
        opened(one, "office")
        one.locator("#editor").get_by_label("Name", exact=True).fill(name)
    with stored(other):
        other.locator("#editor .save").click()
    expect(page.locator(".overtaken")).to_be_visible()
    overtaken = violations(page)
    page.locator("#editor .save").click()
    expect(page.locator("#inspector fieldset.choice")).to_be_visible()
    assert (overtaken, violations(page)) == ([], [])
