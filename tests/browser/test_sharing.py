"""Sharing: the dialog and its links, what a second person sees by them, and how that ends."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE, STILL, TABLET
from tests.browser.building import open_copy, opened, path_of
from tests.browser.test_accessibility import violations

People = Callable[..., Page]
pytestmark = pytest.mark.visitor(**STILL)
ASKED = "?from=internet&to=web-1&protocol=tcp&port=443"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
BAR = "document.querySelector('.bar').offsetHeight"
TITLES = [
    pytest.param("Three tiers and a bastion", id="short"),
    pytest.param("Routes and gateways " * 9, id="long"),
    pytest.param("Routesandgateways" * 11, id="one word"),
]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.fixture
def own(page: Page) -> Page:
    """The page of a copy of the three tiers."""
    open_copy(page)
    return page


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Share")


def share(page: Page) -> Locator:
    """The dialog, opened."""
    page.get_by_role("link", name="Share", exact=True).click()
    expect(dialog(page)).to_be_visible()
    return dialog(page)


def field(page: Page, name: str) -> Locator:
    return page.locator("input, select").and_(page.get_by_label(name, exact=True))


def link(page: Page, name: str) -> str:
    expect(field(page, name)).to_have_value(re.compile("^http"))
    return field(page, name).input_value()


def view_link(page: Page) -> str:
    """Open the dialog, and make the view link."""
    share(page).get_by_role("button", name="Make a view link").click()
    return link(page, "View link")


def entitle(page: Page, title: str) -> None:
    """Give the network another title."""
    page.locator("summary", has_text="Edit the title").click()
    page.get_by_label("Title", exact=True).fill(title)
    page.locator("#title").get_by_role("button", name="Save").click()
    expect(page.locator("#title h1")).to_have_text(title.strip())
    expect(page.locator("#title h1")).to_be_visible()


def press(page: Page, act: str, button: str) -> None:
    """Take a link back: the words first, then the button."""
    dialog(page).locator("summary", has_text=act).click()
    dialog(page).get_by_role("button", name=button).click()


def test_the_dialog_opens_by_keyboard_and_gives_the_focus_back(own: Page) -> None:
    button = own.get_by_role("link", name="Share", exact=True)
    button.focus()
    own.keyboard.press("Enter")
    expect(dialog(own)).to_be_visible()
    expect(dialog(own).locator(":focus")).to_have_count(1)
    for leave in ("Escape", "close"):
        if leave == "Escape":
            own.keyboard.press("Escape")
        else:
            own.keyboard.press("Enter")
            dialog(own).get_by_role("button", name="Close").click()
        expect(dialog(own)).to_be_hidden()
        expect(button).to_be_focused()


def test_a_click_beside_the_dialog_closes_it(own: Page) -> None:
    share(own)
    own.mouse.click(20, 400)
    expect(dialog(own)).to_be_hidden()


def test_what_is_copied_is_the_link(own: Page) -> None:
    own.context.grant_permissions(CLIPBOARD)
    address = view_link(own)
    copy = dialog(own).get_by_role("button", name="Copy view link")
    expect(copy).to_be_focused()
    own.keyboard.press("Enter")
    expect(dialog(own).get_by_role("button", name="Copied view link")).to_be_focused()
    expect(dialog(own).locator("[data-share-says]")).to_have_text("Copied")
    assert own.evaluate("navigator.clipboard.readText()") == address
    expect(copy).to_be_visible()


def test_where_the_clipboard_is_closed_it_is_copied_as_of_old(own: Page) -> None:
    own.context.grant_permissions(CLIPBOARD)
    own.evaluate("navigator.clipboard.writeText('nothing')")
    own.add_init_script(NO_CLIPBOARD)
    own.reload()
    share(own).get_by_role("button", name="Copy edit link").click()
    expect(dialog(own).get_by_role("button", name="Copied edit link")).to_be_visible()
    paste = "dialog[open] #link-edit"
    own.locator(paste).evaluate("it => { it.readOnly = false; it.value = ''; it.focus() }")
    own.keyboard.press("Control+V")
    expect(own.locator(paste)).to_have_value(own.url)


def test_by_a_view_link_others_look_hear_of_edits_and_change_nothing(
    own: Page, new_person: People
) -> None:
    bob = new_person()
    bob.goto(view_link(own))
    expect(bob.get_by_text("View only")).to_be_visible()
    expect(bob.get_by_role("button", name="Edit a copy")).to_be_visible()
    expect(bob.locator("#undo, #palette, #editor")).to_have_count(0)
    expect(bob.locator("[data-people-says]")).to_contain_text("1 other is here")
    own.keyboard.press("Escape")
    opened(own, "web-1")
    own.locator("#editor").get_by_label("Name", exact=True).fill("front-1")
    own.locator("#editor .save").click()
    expect(bob.locator("#outline").get_by_text("front-1", exact=True)).to_be_visible()
    share(bob)
    expect(field(bob, "View link")).to_have_value(bob.url)
    expect(field(bob, "Edit link")).to_have_count(0)
    expect(dialog(bob).get_by_text("Withdraw")).to_have_count(0)


@pytest.mark.parametrize(
    ("act", "button"),
    [
        ("Withdraw: the view link", "Withdraw the view link"),
        ("New link: the view link", "Make a new view link"),
    ],
)
def test_a_view_link_that_is_taken_back_ends_the_pages_of_others(
    own: Page, new_person: People, complaints: list[str], act: str, button: str
) -> None:
    bob = new_person()
    old = view_link(own)
    bob.goto(old)
    expect(bob.locator("[data-people-says]")).to_contain_text("1 other is here")
    press(own, act, button)
    told = dialog(own).locator("[data-told]")
    expect(told).to_contain_text("link")
    expect(dialog(own).locator("[data-share-says]")).to_have_text(told.inner_text().strip())
    expect(dialog(own).locator(":focus")).to_have_accessible_name(re.compile("view link"))
    expect(bob.locator("#offline")).to_have_text("This link was withdrawn. Ask for a new one.")
    bob.get_by_role("button", name="Edit a copy").click()
    expect(bob.locator("#trouble")).to_have_text("This link was withdrawn. Ask for a new one.")
    assert complaints == []
    bob.reload()
    expect(bob.get_by_role("heading", name="This link was withdrawn")).to_be_visible()
    complaints.clear()  # the browser's own word on 410
    if act.startswith("New"):
        assert link(own, "View link") != old
        bob.goto(link(own, "View link"))
        expect(bob.get_by_text("View only")).to_be_visible()
    else:
        expect(dialog(own).get_by_role("button", name="Make a view link")).to_be_visible()


def test_who_renews_the_edit_link_goes_on_and_others_are_told(
    own: Page, new_person: People
) -> None:
    bob = new_person()
    old = path_of(own)
    bob.goto(old)
    opened(bob, "web-1")
    bob.locator("#editor").get_by_label("Name", exact=True).fill("half-typed")
    own.goto(old + ASKED)
    share(own)
    press(own, "New link: the edit link", "Make a new edit link")
    own.wait_for_url(lambda url: old not in url)
    assert own.url.endswith(ASKED)
    expect(dialog(own)).to_be_visible()
    expect(field(own, "Edit link")).to_have_value(own.url.removesuffix(ASKED))
    own.keyboard.press("Escape")
    opened(own, "app-1")
    expect(own.locator("#editor .save")).to_be_visible()
    expect(bob.locator("#offline")).to_have_text("This link was withdrawn. Ask for a new one.")
    bob.locator("#editor .save").click()
    expect(bob.locator("#trouble")).to_contain_text("What you typed stays here.")
    expect(bob.locator("#editor").get_by_label("Name", exact=True)).to_have_value("half-typed")


def test_a_snapshot_is_taken_of_what_is_open_and_its_code_is_there_to_embed(
    own: Page, new_person: People
) -> None:
    own.goto(path_of(own) + ASKED)
    share(own).locator("summary", has_text="Embed code").click()
    expect(dialog(own)).to_contain_text("Make a view link or take a snapshot first")
    own.get_by_role("button", name="Take a snapshot").click()
    expect(dialog(own).get_by_role("button", name="Copy snapshot link")).to_be_focused()
    address = link(own, "Snapshot link")
    assert re.search(r"/p/\w{12}/$", address)
    code = own.locator("#embed-code")
    expect(code).to_have_value(re.compile(f'src="{re.escape(address)}embed/"'))
    field(own, "Size").select_option("large")
    expect(code).to_have_value(re.compile('width="1080" height="640"'))
    field(own, "Size").select_option("own")
    field(own, "Width").fill("10")
    field(own, "Width").press("Enter")
    expect(dialog(own).get_by_role("alert")).to_contain_text("from 200 to 4,000")
    field(own, "Width").fill("900")
    field(own, "Width").press("Enter")
    expect(code).to_have_value(re.compile('width="900" height="480"'))
    field(own, "It shows").select_option("now")
    expect(code).to_have_value(re.compile(r'src="http[^"]*/s/\w+/embed/\?from=internet'))
    bob = new_person()
    bob.goto(address)
    expect(bob.locator("#trace")).to_have_attribute("data-verdict", "reachable")
    share(bob)
    expect(field(bob, "Snapshot link")).to_have_value(address)


@pytest.mark.parametrize("title", TITLES)
def test_the_code_on_the_wall_is_light_in_the_dark_and_fits_the_page(own: Page, title: str) -> None:
    own.emulate_media(color_scheme="dark")
    entitle(own, title)
    view_link(own)
    with own.context.expect_page() as opening:
        dialog(own).get_by_role("link", name="QR code of the view link").click()
    wall = opening.value
    wall.wait_for_load_state()  # a new tab is handed over before its images
    code = wall.get_by_role("img", name="QR code")
    for width, height in ((1440, 900), (1024, 768), (1024, 844), (390, 844)):
        wall.set_viewport_size({"width": width, "height": height})
        box = code.bounding_box()
        assert box is not None
        assert box["width"] == pytest.approx(box["height"])
        assert box["width"] > 0.6 * min(width, height)
        assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(wall.locator(".address")).to_be_in_viewport(ratio=1)
        assert wall.evaluate(BAR) < 60
    assert wall.locator(".wall").evaluate("it => getComputedStyle(it).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert code.evaluate("it => it.complete && it.naturalWidth > 0")
    assert wall.pdf(format="A4").count(b"/Type /Page\n") == 1
    wall.set_viewport_size({"width": 1440, "height": 900})
    wall.get_by_role("button", name="Full screen").click()
    expect(wall.locator(".wall:fullscreen")).to_be_visible()
    assert violations(wall) == []


@pytest.mark.visitor(**PHONE)
@pytest.mark.parametrize("title", TITLES)
def test_no_title_widens_a_page_or_makes_its_bar_higher(own: Page, title: str) -> None:
    path = path_of(own)
    entitle(own, title)
    seen = []
    for page in ("", "share/", "history/", "add/"):
        own.goto(f"{path}{page}")
        assert own.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
        seen.append(own.evaluate(BAR))
    assert max(seen) < 60


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_all_is_shared_without_javascript(page: Page) -> None:
    path = open_copy(page)
    page.get_by_role("link", name="Share", exact=True).click()
    page.get_by_role("button", name="Make a view link").click()
    assert "/s/" in link(page, "View link")
    page.locator("summary", has_text="Withdraw").click()
    page.get_by_role("button", name="Withdraw the view link").click()
    expect(field(page, "View link")).to_have_count(0)
    page.locator("summary", has_text="New link: the edit link").click()
    page.get_by_role("button", name="Make a new edit link").click()
    page.get_by_role("link", name="Back to the network").click()
    assert path_of(page) != path
    expect(page.get_by_role("link", name="Share", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "look",
    [
        pytest.param("wide", id="wide"),
        pytest.param("dark", marks=pytest.mark.visitor(**DARK, **TABLET), id="dark"),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE), id="phone"),
    ],
)
def test_no_violation_in_the_dialog_and_on_its_page(page: Page, look: str) -> None:
    path = open_copy(page)
    view_link(page)
    dialog(page).get_by_role("button", name="Take a snapshot").click()
    expect(field(page, "Snapshot link")).to_be_visible()
    expect(page.locator("#embed-of")).to_have_count(1)
    for summary in ("Embed code", "Link with everything in it", "Withdraw"):
        dialog(page).locator("summary", has_text=summary).click()
    found = {"dialog": violations(page)}
    assert dialog(page).evaluate("it => it.scrollWidth <= it.clientWidth")
    field(page, "Size").select_option("own")
    field(page, "Height").fill("none")
    field(page, "Height").press("Enter")
    expect(dialog(page).get_by_role("alert")).to_be_visible()
    found["mistake"] = violations(page, "#share-dialog")
    page.goto(link(page, "View link"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found["view only"] = violations(page)
    page.goto(f"{path}share/")
    found["page"] = violations(page)
    assert {where: wrong for where, wrong in found.items() if wrong} == {}
