"""From the gallery into a scenario."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DARK, PHONE


def test_the_gallery_opens_three_tiers(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("where a packet goes")
    page.get_by_role("link", name="Three tiers and a bastion", exact=True).click()
    expect(page).to_have_url("/s/three-tier/", timeout=5_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Three tiers and a bastion")


def test_a_question_of_the_head_opens_with_its_answer(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Browsers reach web-1").click()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")


def test_every_card_has_a_miniature_and_its_checks_hold(page: Page) -> None:
    page.goto("/")
    cards = page.locator(".card")
    assert cards.count() >= 12
    expect(cards.locator("svg.miniature")).to_have_count(cards.count())
    expect(cards.locator(".state .sign.good")).to_have_count(cards.count())


@pytest.mark.visitor(**PHONE, **DARK)
def test_on_a_phone_in_the_dark_nothing_sticks_out(page: Page) -> None:
    page.goto("/")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    ground = page.evaluate("() => getComputedStyle(document.body.parentElement).backgroundColor")
    assert ground == "rgb(17, 20, 24)"


def test_the_theme_is_chosen_and_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Dark theme").click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_role("button", name="Dark theme")).to_have_attribute("aria-pressed", "true")
