"""The main pages as axe-core judges them: no violation, in light and in dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import DARK, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "gallery": "/",
    "import": "/import/",
    "codes": "/help/codes/",
    "not found": "/nowhere/",
    "example": "/s/three-tier/",
    "example with an answer": "/s/three-tier/?from=internet&to=db-1&protocol=tcp&port=22",
    "example with details": "/s/hybrid-transit-gateway/?select=internet",
}


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule, what it is about, and the first place."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{one['id']}: {one['help']} at {one['nodes'][0]['html'][:200]}"
        for one in found.response["violations"]
    ]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize(
    "look",
    [
        pytest.param("wide", id="wide"),
        pytest.param("dark", marks=pytest.mark.visitor(**DARK), id="dark"),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE), id="phone"),
    ],
)
def test_no_violation(page: Page, complaints: list[str], look: str, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path == PAGES["not found"]:
        complaints.clear()
    assert violations(page) == []
