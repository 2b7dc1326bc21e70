"""Mistakes in a question are told beside the field; pages that are not there say so."""

import pytest
from playwright.sync_api import Page, expect

MISTAKES = [
    ("nobody", "db-1", "From"),
    ("web-1", "10.0.0.256", "To"),
    ("web-1", "", "To"),
    ("web-1", "2001:db8:ffff::10", "To"),
]


@pytest.mark.parametrize(("source", "destination", "label"), MISTAKES)
def test_a_mistake_stands_beside_its_field(
    page: Page, source: str, destination: str, label: str
) -> None:
    page.goto("/s/three-tier/")
    page.get_by_label("From", exact=True).fill(source)
    page.get_by_label("To", exact=True).fill(destination)
    page.get_by_role("button", name="Trace", exact=True).click()
    field = page.get_by_label(label, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    described = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(described).to_be_visible()
    expect(page.locator("#announcement")).to_have_text(described.inner_text())
    expect(page.locator(".verdict")).to_have_count(0)


def test_a_server_that_is_gone_is_told(page: Page, complaints: list[str]) -> None:
    page.goto("/s/three-tier/")
    page.context.set_offline(True)
    page.get_by_role("link", name="Browsers reach web-1").click()
    expect(page.locator("#trouble")).to_contain_text("No answer from the server")
    page.context.set_offline(False)
    page.get_by_role("link", name="Browsers reach web-1").click()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    expect(page.locator("#trouble")).to_be_hidden()
    assert complaints
    complaints.clear()


def test_an_unknown_scenario_says_so_in_the_house_style(page: Page, complaints: list[str]) -> None:
    response = page.goto("/s/nowhere/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("No route to this page")
    page.get_by_role("link", name="All networks").click()
    expect(page.locator(".card").first).to_be_visible()
    assert all("404" in complaint for complaint in complaints)
    complaints.clear()
