"""Building on a phone, in the dark, with what goes wrong said beside the field."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import DARK, PHONE, STILL
from tests.browser.building import OWN, open_copy, opened
from tests.browser.keyboard import Keyboard
from tests.browser.mouse import drawn, stored

STICKS_OUT = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.mark.visitor(**PHONE, **STILL)
def test_on_a_phone_one_adds_edits_deletes_and_takes_back(page: Page) -> None:
    open_copy(page)
    assert page.evaluate(STICKS_OUT) == 0
    page.locator("#palette summary").tap()
    page.locator("#palette").get_by_role("link", name="Outside host", exact=True).tap()
    expect(page.locator("#inspector")).to_be_in_viewport()
    assert page.evaluate(STICKS_OUT) == 0
    page.get_by_label("Name", exact=True).fill("cafe")
    with stored(page):
        page.locator("#editor .save").tap()
    expect(drawn(page, "outside host cafe")).to_have_count(1)
    page.get_by_label("Name", exact=True).fill("tearoom")
    with stored(page):
        page.locator("#editor .save").tap()
    expect(page.locator("#inspector h2")).to_have_text("tearoom")
    with stored(page):
        page.locator("#inspector").get_by_role("button", name="Delete").tap()
    expect(drawn(page, "outside host tearoom")).to_have_count(0)
    with stored(page):
        page.locator("#undo").tap()
    expect(drawn(page, "outside host tearoom")).to_have_count(1)
    page.get_by_role("link", name=re.compile("^History:")).tap()
    expect(page.locator("#history-list")).to_contain_text("tearoom")
    assert page.evaluate(STICKS_OUT) == 0
    page.get_by_role("button", name="Close the history").tap()
    expect(page.locator("#history-dialog")).to_be_hidden()


@pytest.mark.visitor(**PHONE, **STILL)
@pytest.mark.parametrize("name", ["db-sg", "private", "data-acl"])
def test_on_a_phone_tables_are_edited_without_sticking_out(page: Page, name: str) -> None:
    open_copy(page)
    opened(page, name)
    page.locator("#inspector .add-row").first.tap()
    assert page.evaluate(STICKS_OUT) == 0


@pytest.mark.visitor(**DARK)
def test_in_the_dark_a_form_is_dark(page: Page) -> None:
    path = open_copy(page)
    page.goto(f"{path}add/subnet/")
    colours = page.evaluate(
        "() => ['#inspector', '#f-name', '.save-bar', '#palette summary + .palette-panel']"
        ".map((one) => getComputedStyle(document.querySelector(one)).backgroundColor)"
    )
    for colour in colours:
        parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
        assert parts[3:] == [0] or max(parts[:3]) < 90, colours


def test_what_aws_would_refuse_is_said_beside_the_field_before_saving(page: Page) -> None:
    path = open_copy(page)
    page.goto(f"{path}add/subnet/?in=")
    block = page.get_by_label("IPv4 CIDR", exact=True)
    block.fill("10.0.0.128/25")
    slot = page.locator("[id='e-cidr']")
    expect(slot).to_contain_text("web-a")
    expect(slot).to_contain_text("VPC-")
    expect(block).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#form-strip")).to_contain_text("AWS would not take it like this")
    page.locator("#editor .save").click()
    expect(block).to_be_focused()
    expect(slot).to_contain_text("web-a")
    expect(page.locator("main")).to_have_attribute("data-revision", re.compile("^[01]$"))
    block.fill("10.0.30.0/24")
    expect(slot).to_be_empty()
    expect(page.locator("#form-strip")).not_to_contain_text("AWS would not take it")
    with stored(page):
        page.locator("#editor .save").click()


def test_the_strip_says_which_checks_would_change_before_saving(page: Page) -> None:
    open_copy(page)
    opened(page, "web-sg")
    page.locator("#part-ingress").get_by_role("button", name="Delete row 1").click()
    expect(page.locator("#form-strip")).to_contain_text("Browsers reach web-1")
    expect(page.locator("#check-1")).to_contain_text("reachable, as expected")
    page.locator("[data-discard]").click()
    expect(page.locator("#part-ingress tr[data-row]")).to_have_count(3)


def test_what_is_typed_is_not_lost_unasked(page: Page) -> None:
    open_copy(page)
    drawn(page, "instance web-1").click()
    page.get_by_label("Name", exact=True).fill("half-typed")
    drawn(page, "instance web-2").click()
    page.get_by_role("button", name="Keep editing").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("half-typed")
    drawn(page, "instance web-2").click()
    page.get_by_role("button", name="Leave without saving").click()
    expect(page.locator("#inspector h2")).to_have_text("web-2")


def test_a_duplicate_of_what_is_half_typed_is_made_only_if_that_is_meant(page: Page) -> None:
    open_copy(page)
    opened(page, "web-1")
    page.get_by_label("Name", exact=True).fill("half-typed")
    page.locator("#inspector").get_by_role("button", name="Duplicate").click()
    page.get_by_role("button", name="Keep editing").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("half-typed")
    page.locator("#inspector").get_by_role("button", name="Duplicate").click()
    with stored(page):
        page.get_by_role("button", name="Leave without saving").click()
    expect(page.get_by_label("Name", exact=True)).not_to_have_value("half-typed")


def test_an_example_stays_as_it_is_and_a_copy_takes_the_question_along(page: Page) -> None:
    page.goto("/s/three-tier/?from=internet&to=web-1&protocol=tcp&port=443")
    expect(page.locator("#palette")).to_have_count(0)
    page.get_by_role("button", name="Edit a copy").click()
    page.wait_for_url(OWN)
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    expect(page.locator("#palette")).to_be_visible()


def test_undo_and_redo_have_their_keys_where_nothing_is_typed(page: Page) -> None:
    open_copy(page)
    keys = Keyboard(page)
    keys.add("Outside host", "cafe", Addresses="203.0.113.99")
    keys.go_to("Name", by="Shift+Tab")
    keys.type("tearoom")
    keys.press("Control+z")  # in a field it takes back what was typed, and nothing else
    expect(drawn(page, "outside host cafe")).to_have_count(1)
    keys.type("teahouse")
    keys.save("teahouse")
    keys.store("Control+z")
    expect(drawn(page, "outside host cafe")).to_have_count(1)
    keys.store("Control+z")
    expect(drawn(page, "outside host cafe")).to_have_count(0)
    keys.store("Control+Shift+z")
    expect(drawn(page, "outside host cafe")).to_have_count(1)


@pytest.mark.visitor(**STILL)
def test_each_new_row_proposes_what_comes_after_those_that_are_typed(page: Page) -> None:
    open_copy(page)
    opened(page, "db-sg")
    rows = page.locator("#part-ingress tbody > tr[data-row]")
    before = rows.count()
    for number in range(1, 4):
        with page.expect_response(re.compile("/preview/")):
            page.locator("#part-ingress .add-row").click()
        expect(rows).to_have_count(before + number)
        expect(page.locator("#part-ingress #blank-ingress template")).to_have_count(1)
    said = [
        tuple(cell.input_value() for cell in rows.nth(at).locator("input, select").all())
        for at in range(before, before + 3)
    ]
    assert len(set(said)) == 3, said


def test_the_focus_stays_in_the_row_that_was_typed_wherever_it_goes(page: Page) -> None:
    open_copy(page)
    opened(page, "shop-default")
    keys = Keyboard(page)
    keys.follow("Add a row", "Inbound rules")
    for label, value in {"Rule": "50", "Action": "allow", "Protocol": "tcp", "Ports": "80"}.items():
        keys.enter(f"{label}, row 2", value, "Inbound rules")
    keys.save("shop-default")
    assert keys.at == "Ports, row 1"
    assert page.evaluate("document.activeElement.value") == "80"


def test_ctrl_s_saves_what_is_shown_also_where_a_delete_button_has_the_focus(page: Page) -> None:
    open_copy(page)
    opened(page, "data-acl")
    rows = page.locator("#part-ingress")
    numbers = rows.locator('[name$=".rule_number"]')
    expect(numbers).to_have_count(3)
    rows.get_by_role("button", name="Delete row 1", exact=True).press("Enter")
    expect(rows.get_by_role("button", name="Delete row 1", exact=True)).to_be_focused()
    with stored(page):
        page.keyboard.press("Control+s")
    expect(numbers).to_have_count(2)
    numbers.first.fill("105")
    rows.get_by_role("button", name="Delete row 2", exact=True).focus()
    with stored(page):
        page.keyboard.press("Control+s")
    expect(numbers).to_have_count(2)
    expect(numbers.first).to_have_value("105")


def test_of_two_rows_that_say_the_same_the_focus_stays_in_its_own(page: Page) -> None:
    open_copy(page)
    opened(page, "public")
    keys = Keyboard(page)
    for row in (2, 3):
        keys.follow("Add a row", "Routes")
        keys.enter(f"Destination, row {row}", "10.9.0.0/16", "Routes")
        keys.enter(f"Target, row {row}", "igw", "Routes")
    keys.go_to("Destination, row 3", by="Shift+Tab")
    keys.press("Control+s")
    expect(page.locator("#inspector")).to_contain_text("RT-16")
    assert keys.at == "Destination, row 3"
