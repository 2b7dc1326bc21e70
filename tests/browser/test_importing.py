"""Bring your own network: files chosen or dropped, text pasted, what is wrong, and the report."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE

VPC = {"VpcId": "vpc-0a1", "CidrBlock": "10.0.0.0/16", "OwnerId": "210987654321"}
SUBNET = {"SubnetId": "subnet-0a1", "VpcId": "vpc-0a1", "CidrBlock": "10.0.1.0/24"}
VPCS, SUBNETS = json.dumps({"Vpcs": [VPC]}), json.dumps({"Subnets": [SUBNET]})
DROP = """(files) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  document.getElementById("drop").dispatchEvent(
    new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
  );
}"""


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A folder as `collect` writes it, with a file in it that is none of ours."""
    folder = tmp_path / "dump" / "eu-west-1"
    folder.mkdir(parents=True)
    (folder / "vpcs.json").write_text(VPCS)
    (folder / "subnets.json").write_text(SUBNETS)
    (folder / "notes.md").write_text("buy milk")
    return tmp_path / "dump"


def send(page: Page) -> None:
    page.get_by_role("button", name="Import", exact=True).click()


def told(page: Page, heading: str) -> Locator:
    """What the report says under a heading."""
    return page.get_by_role("region", name=heading)


def test_a_folder_leads_to_the_report_and_to_the_picture(page: Page, dump: Path) -> None:
    page.goto("/import/")
    page.locator("#folder").set_input_files(dump)
    chosen = page.get_by_role("list", name="Chosen files").get_by_role("listitem")
    assert [line.split("\n")[0] for line in chosen.all_inner_texts()] == [
        "dump/eu-west-1/notes.md",
        "dump/eu-west-1/subnets.json",
        "dump/eu-west-1/vpcs.json",
    ]
    send(page)
    expect(told(page, "What came in")).to_contain_text("1 VPC")
    expect(told(page, "Not described by the source")).to_contain_text("Route table")
    expect(told(page, "To be known")).to_contain_text("dump/eu-west-1/notes.md was not read")
    page.get_by_role("link", name="Open the network").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dump")
    expect(page.locator("#stage")).to_contain_text("eu-west-1")
    page.get_by_role("link", name="What came in by the import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import report")


def test_files_may_be_dropped(page: Page) -> None:
    page.goto("/import/")
    page.evaluate(DROP, [["vpcs.json", VPCS], ["subnets.json", SUBNETS]])
    expect(page.get_by_role("list", name="Chosen files")).to_contain_text("subnets.json")
    send(page)
    expect(told(page, "What came in")).to_contain_text("1 Subnet")


def test_what_is_wrong_is_told_and_can_be_mended_in_place(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/import/")
    page.get_by_label("Or paste text").fill('{"Vpcs": [')
    page.get_by_text("Anonymise").click()
    send(page)
    wrong = page.get_by_role("alert")
    expect(wrong).to_be_focused()
    expect(wrong).to_contain_text("pasted text:1:11")
    expect(wrong).to_contain_text("Nothing was stored.")
    complaints.clear()
    expect(page.get_by_label("Or paste text")).to_have_value('{"Vpcs": [')
    page.get_by_label("Or paste text").fill(VPCS)
    send(page)
    expect(page.get_by_role("link", name="Anonymised network")).to_be_visible()


def test_files_that_were_refused_are_to_be_chosen_again(
    page: Page, complaints: list[str], tmp_path: Path
) -> None:
    broken = tmp_path / "vpcs.json"
    broken.write_text('{"Vpcs": [')
    page.goto("/import/")
    page.locator("#files").set_input_files(broken)
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("choose them again")
    complaints.clear()


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_a_script_one_sees_what_was_chosen(page: Page, dump: Path) -> None:
    page.goto("/import/")
    expect(page.get_by_text("or drop them here")).to_be_hidden()
    field = page.get_by_label("Choose files")
    expect(field).to_be_visible()
    box = field.bounding_box()
    assert box is not None and box["width"] > 100
    field.set_input_files(dump / "eu-west-1" / "vpcs.json")
    send(page)
    expect(told(page, "What came in")).to_contain_text("1 VPC")


@pytest.mark.visitor(**PHONE, **DARK)
def test_on_a_phone_nothing_sticks_out(page: Page) -> None:
    page.goto("/import/")
    page.get_by_label("Or paste text").fill(VPCS)
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Import report")
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") == 0


def test_by_keyboard_alone_one_pastes_and_opens(page: Page) -> None:
    page.goto("/import/")
    page.locator("#files").focus()
    assert page.locator("#files").evaluate("one => one.offsetWidth") == 1  # its label is outlined
    for _ in range(2):  # the folder, the text
        page.keyboard.press("Tab")
    expect(page.get_by_label("Or paste text")).to_be_focused()
    page.keyboard.insert_text(VPCS)
    for _ in range(3):  # region and parameters, anonymise, the button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told(page, "What came in")).to_contain_text("1 VPC")
