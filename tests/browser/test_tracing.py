"""Asking on the picture and in the form, and walking through the answer."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import STILL

WEB_TO_DB = "/s/three-tier/?from=web-1&to=db-1&protocol=tcp&port=5432"


def drawn(page: Page, label: str) -> Locator:
    """A resource in the picture, by the beginning of what a screen reader says of it."""
    return page.locator("#stage").get_by_role("button", name=re.compile(f"^{label}"))


def current(page: Page) -> Locator:
    return page.locator("#trace [data-hop][aria-current=step]")


def test_two_clicks_on_the_picture_trace_a_packet(page: Page) -> None:
    page.goto("/s/three-tier/")
    expect(page.locator("[data-pick-says]")).to_contain_text("Picking the source")
    drawn(page, "the internet").click()
    expect(page.locator("[data-pick-says]")).to_contain_text("Picking the destination")
    drawn(page, "instance web-1").click()
    headline = page.locator(".verdict h3")
    expect(headline).to_contain_text("Yes: the internet can open TCP 443 to web-1")
    expect(page).to_have_url(re.compile(r"from=internet&to=web-1&protocol=tcp"))
    expect(page.locator("#stage path.trace-request")).to_have_count(1)
    expect(page.locator("[data-pick-says]")).to_be_empty()


def test_what_sends_no_packets_is_not_picked_but_shown(page: Page) -> None:
    page.goto("/s/three-tier/")
    drawn(page, "public subnet web-a").click(position={"x": 60, "y": 12})
    expect(page.locator("[data-pick-says]")).to_contain_text("sends and receives no packets")
    expect(page.locator("#inspector h2")).to_have_text("web-a")
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_escape_ends_the_picking(page: Page) -> None:
    page.goto("/s/three-tier/")
    page.keyboard.press("Escape")
    expect(page.locator("[data-pick-says]")).to_be_empty()
    drawn(page, "instance web-1").click()
    expect(page.locator("#inspector h2")).to_have_text("web-1")
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_typing_and_enter_ask_without_a_reload(page: Page) -> None:
    page.goto("/s/three-tier/")
    page.evaluate("() => { window.sameDocument = true }")
    page.get_by_label("From", exact=True).fill("app-1")
    page.get_by_label("To", exact=True).fill("db-1")
    page.get_by_label("Port", exact=True).fill("5432")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    assert page.evaluate("() => window.sameDocument")
    expect(page.locator("#announcement")).to_contain_text("Yes: app-1 can open")


def test_the_link_reopens_the_answer_and_back_the_one_before(page: Page) -> None:
    page.goto(WEB_TO_DB)
    headline = page.locator(".verdict h3").inner_text()
    assert headline.startswith("No")
    page.reload()
    assert page.locator(".verdict h3").inner_text() == headline
    page.get_by_role("link", name="App talks to the database").click()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    expect(page).to_have_url(re.compile("from=app-1"))
    page.go_back()
    expect(page.locator(".verdict h3")).to_have_text(headline)


@pytest.mark.visitor(**STILL)
def test_arrow_keys_walk_through_the_hops_and_the_picture_follows(page: Page) -> None:
    page.goto("/s/three-tier/?from=internet&to=web-1&port=443")
    page.get_by_role("button", name="Next hop").click()
    expect(current(page)).to_have_attribute("id", "request-1")
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_have_attribute("id", "request-2")
    expect(page.locator("#stage .current")).to_have_attribute(
        "data-ref", current(page).get_attribute("data-resource") or ""
    )
    before = page.locator(".packet-dot").get_attribute("cy")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".packet-dot")).not_to_have_attribute("cy", before or "")
    page.keyboard.press("ArrowLeft")
    expect(current(page)).to_have_attribute("id", "request-3")


def test_arrow_keys_walk_from_nowhere_but_not_from_a_field(page: Page) -> None:
    page.goto("/s/three-tier/?from=internet&to=web-1&port=443")
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_have_attribute("id", "request-1")
    page.get_by_label("Port", exact=True).press("ArrowRight")
    expect(current(page)).to_have_attribute("id", "request-1")


def test_the_walk_ends_at_both_ends(page: Page) -> None:
    page.goto(WEB_TO_DB)
    page.get_by_role("button", name="Next hop").click()
    previous = page.get_by_role("button", name="Previous hop")
    expect(previous).to_have_attribute("aria-disabled", "true")
    following = page.get_by_role("button", name="Next hop")
    for _ in range(page.locator("#trace [data-hop]").count() - 1):
        following.click()
    expect(following).to_have_attribute("aria-disabled", "true")
    expect(current(page)).to_have_attribute(
        "id", page.locator("#trace [data-hop]").last.get_attribute("id") or ""
    )


def test_a_decision_opens_into_every_row_with_the_winner_marked(page: Page) -> None:
    page.goto("/s/three-tier/?from=internet&to=web-1&port=443")
    decision = page.locator("details.decision", has_text="network ACL").first
    decision.locator("summary .sign").click()
    rows = decision.locator("table.candidates tbody")
    expect(rows.first).to_be_visible()
    assert rows.count() >= 2
    expect(decision.locator("tbody.wins")).to_have_count(1)
    for row in rows.all():
        expect(row.locator(".fate span")).not_to_be_empty()


def test_the_blocker_leads_to_its_hop(page: Page) -> None:
    page.goto(WEB_TO_DB)
    page.locator(".blocker .where a").first.click()
    expect(current(page)).to_have_class(re.compile("bad"))
    expect(page.locator("#stage .trace-sign.blocked")).to_have_count(1)


def test_a_resource_named_in_the_answer_opens_in_the_inspector(page: Page) -> None:
    page.goto(WEB_TO_DB)
    page.locator(".blocker .sentence a").first.click()
    expect(page.locator("#inspector h2")).to_have_text("db-sg")
    expect(page.locator(".verdict")).to_be_visible()
    expect(page).to_have_url(re.compile("from=web-1.*select=sg-"))
    expect(page.locator("#outline [aria-current]")).to_have_count(1)


@pytest.mark.visitor(**STILL)
def test_a_question_of_the_story_ends_the_picking_and_shows_nothing_larger_than_life(
    page: Page,
) -> None:
    page.goto("/s/mis-03-nat-in-private-subnet/")
    expect(page.locator("[data-pick-says]")).to_contain_text("Picking the source")
    page.locator(".questions a").first.click()
    expect(page.locator(".verdict h3")).to_contain_text("No:")
    expect(page.locator("[data-pick-says]")).to_be_empty()
    ground = drawn(page, "NAT gateway nat").locator("rect.ground")
    ground.scroll_into_view_if_needed()  # waits until it stands still
    card = ground.bounding_box()
    assert card is not None
    assert card["width"] <= 168 * 1.5 + 4  # its border
    for end in ("instance app-1", "the internet"):
        expect(drawn(page, end)).to_be_in_viewport()
