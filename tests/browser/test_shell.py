"""What stands around picture and form: answers are closed, keys told, titles edited."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE, STILL
from tests.browser.building import open_copy, opened

SHOWN = """() => {
  const stage = document.getElementById("stage").getBoundingClientRect();
  return ['[aria-label*="db-1"]', '[data-ref="internet"]'].map((end) => {
    const box = document.querySelector(`#stage .node${end}`).getBoundingClientRect();
    return box.left >= stage.left && box.right <= stage.right &&
      box.top >= stage.top && box.bottom <= stage.bottom;
  });
}"""
VIEW = "() => document.querySelector('#stage svg').getAttribute('viewBox')"
IN_VERDICT = """() => {
  const panel = document.querySelector(".keep-panel").getBoundingClientRect();
  const trace = document.getElementById("trace").getBoundingClientRect();
  return panel.left >= trace.left && panel.right <= trace.right;
}"""
ASKED = "?from=db-1&to=internet"


@pytest.fixture
def own(page: Page) -> Page:
    """A network of one's own, with a question that is answered at the first hop."""
    path = open_copy(page, "public-and-private")
    page.goto(f"{path}{ASKED}")
    expect(page.locator(".verdict")).to_be_visible()
    return page


@pytest.mark.visitor(**STILL)
def test_both_ends_are_on_show_and_a_closed_answer_leaves_the_picture_whole(own: Page) -> None:
    assert own.evaluate(SHOWN) == [True, True]
    near = own.evaluate(VIEW)
    own.get_by_role("link", name="Close the answer").click()
    expect(own.locator(".answer")).to_have_count(0)
    assert "from=" not in own.url
    expect(own.locator("#q-from")).to_have_value("")
    expect(own.locator("#stage svg.tracing")).to_have_count(0)
    expect(own.locator("#stage svg")).not_to_have_attribute("viewBox", near)
    shown = own.evaluate(VIEW)
    own.get_by_role("button", name="Fit the whole picture").click()
    assert own.evaluate(VIEW) == shown


@pytest.mark.visitor(**STILL)
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_panel_of_a_check_is_seen_whole_and_closes_beside_it(own: Page, width: int) -> None:
    own.set_viewport_size({"width": width, "height": 900})
    own.locator(".keep summary").click()
    title = own.get_by_label("What it makes sure of")
    expect(title).to_have_value("db-1 does not reach internet on TCP 443")
    assert own.evaluate(IN_VERDICT)
    own.locator(".verdict .words").click(position={"x": 2, "y": 2})
    expect(title).to_be_hidden()


@pytest.mark.visitor(**STILL)
def test_a_half_typed_title_outlives_a_new_answer(own: Page) -> None:
    own.locator(".keep summary").click()
    title = own.get_by_label("What it makes sure of")
    title.fill("Half a ti")
    answer = own.locator(".answer").element_handle()
    again = own.context.new_page()
    again.goto(own.url.split("?")[0])
    opened(again, "old-web")
    again.locator("#editor").get_by_label("Name", exact=True).fill("older-web")
    again.locator("#editor .save").click()
    expect(own.locator("#outline").get_by_text("older-web", exact=True)).to_be_visible()
    assert answer is not None
    answer.wait_for_element_state("hidden")
    expect(title).to_have_value("Half a ti")
    title.press_sequentially("tle")
    expect(title).to_have_value("Half a title")


def test_the_keys_are_told_by_a_key_and_by_a_button(own: Page) -> None:
    keys = own.get_by_role("dialog", name="Keys")
    own.locator("body").press("?")
    expect(keys).to_be_visible()
    keys.get_by_role("button", name="Close").click()
    expect(keys).to_be_hidden()
    own.get_by_role("button", name="Keys").click()
    expect(keys.get_by_text("Undo your latest step")).to_be_visible()


def test_nothing_shows_another_choice_before_it_is_meant(own: Page) -> None:
    opened(own, "web-1")
    own.locator("#editor").get_by_label("Name", exact=True).fill("web-2")
    own.locator("#outline").get_by_role("link", name=re.compile("^old-web ")).click()
    asked = own.locator("dialog.leave")
    expect(asked).to_be_visible()
    chosen = own.locator("#outline [aria-current]")
    expect(chosen).to_contain_text("web-1")
    asked.get_by_role("button", name="Leave without saving").click()
    expect(own.locator("#inspector h2")).to_have_text("old-web")
    expect(chosen).to_contain_text("old-web")


@pytest.mark.parametrize("width", [390, 800, 1024])
def test_the_title_and_its_pencil_are_seen_at_every_width(own: Page, width: int) -> None:
    own.set_viewport_size({"width": width, "height": 800})
    title = own.locator(".crumb h1").bounding_box()
    assert title is not None
    assert title["width"] > 100
    pencil = own.locator(".title summary").bounding_box()
    assert pencil is not None
    assert title["x"] + title["width"] <= pencil["x"] + 1
    assert pencil["x"] + pencil["width"] <= width


@pytest.mark.visitor(**PHONE)
def test_the_sign_of_a_lost_connection_leaves_the_tabs_free(
    own: Page, complaints: list[str]
) -> None:
    expect(own.locator("[data-people-says]")).to_contain_text("is here")  # it was connected
    own.context.set_offline(True)
    sign = own.locator("#offline")
    expect(sign).to_contain_text("Nothing can be saved until it is back")
    over, tabs = sign.bounding_box(), own.locator(".tabs").bounding_box()
    assert over is not None
    assert tabs is not None
    assert over["y"] > tabs["y"] + tabs["height"]
    own.context.set_offline(False)
    expect(sign).to_contain_text("Connected again", timeout=20_000)
    complaints.clear()


def test_a_first_click_chooses_on_a_step_of_the_past(own: Page) -> None:
    own.goto(f"{own.url.split('?')[0]}at/1/")
    expect(own.locator("[data-pick-says]")).to_be_empty()


ALIKE = """() => {
  const { colour } = document.getElementById("you").dataset;
  const people = ["a", "b"].map((id) => ({ id, name: `Person ${id}`, colour, selected: "" }));
  document.dispatchEvent(new CustomEvent("live:people", { detail: { people, more: 0 } }));
  return [...document.querySelectorAll(".faces .face")].map((one) => one.className);
}"""


def test_people_of_one_colour_look_different_while_they_are_here_together(own: Page) -> None:
    faces = own.evaluate(ALIKE)
    assert len(faces) == len(set(faces)) == 3
