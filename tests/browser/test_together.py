"""Two and three people on one network: what each sees of the others, and what each keeps."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.building import open_copy, opened, path_of
from tests.browser.mouse import Mouse, drawn, stored

People = Callable[..., Page]
ZOOM = "() => document.querySelector('#stage svg').viewBox.baseVal.width"
ASKED = "?from=internet&to=web-1&protocol=tcp&port=443"


@pytest.fixture
def ann(new_person: People) -> Page:
    """Somebody with a copy of the three tiers of her own."""
    page = new_person()
    open_copy(page)
    together(page)
    return page


@pytest.fixture
def bob(ann: Page, new_person: People) -> Page:
    """Somebody who has got the link."""
    page = new_person()
    come(page, ann)
    return page


def come(page: Page, host: Page, query: str = "") -> None:
    page.goto(path_of(host) + query)
    together(page)


def together(page: Page) -> None:
    """The wire works when the page knows how many are here."""
    expect(page.locator("[data-people-says]")).to_contain_text(re.compile("is here|are here"))


def field(page: Page, label: str) -> Locator:
    return page.locator("#editor").get_by_label(label, exact=True)


def save(page: Page) -> None:
    page.locator("#editor .save").click()


def my_name(page: Page) -> str:
    return page.locator("#you").get_attribute("data-name") or ""


def test_an_edit_is_seen_everywhere_on_the_page_of_another(ann: Page, bob: Page) -> None:
    come(bob, ann, ASKED)
    bob.evaluate("() => { window.sameDocument = true }")
    opened(bob, "web-sg")
    expect(bob.locator("#trace")).to_have_attribute("data-verdict", "reachable")
    expect(bob.locator("#check-1")).to_contain_text("as expected")
    opened(ann, "web-sg")
    ann.locator("#part-ingress").get_by_role("button", name="Delete row 1").click()
    field(ann, "Name").fill("shut-sg")
    save(ann)
    expect(bob.locator("#inspector h2")).to_have_text("shut-sg")
    expect(bob.locator("#part-ingress tr[data-row]")).to_have_count(2)
    expect(bob.locator("#outline").get_by_text("shut-sg", exact=True)).to_be_visible()
    expect(bob.locator("#check-1")).to_contain_text("but reachable was expected")
    expect(bob.locator("#trace")).to_have_attribute("data-verdict", "unreachable")
    expect(bob.locator("#stage .trace-sign.blocked")).to_have_count(1)
    assert bob.evaluate("() => window.sameDocument")


def test_what_is_added_and_deleted_comes_and_goes_in_the_picture(ann: Page, bob: Page) -> None:
    mouse = Mouse(ann)
    name = mouse.add_in("private subnet app-a", "Instance")
    expect(drawn(bob, f"instance {name}")).to_be_visible()
    expect(bob.locator("#outline").get_by_text(name, exact=True)).to_have_count(1)
    with stored(ann):
        ann.locator("#undo").click()
    expect(drawn(bob, f"instance {name}")).to_have_count(0)
    expect(bob.locator("#outline").get_by_text(name, exact=True)).to_have_count(0)


def test_others_keep_what_they_look_at_and_type(ann: Page, bob: Page, new_person: People) -> None:
    opened(bob, "app-1")
    bob.get_by_role("button", name="Zoom in").click()
    zoom, place = bob.evaluate(ZOOM), drawn(bob, "instance app-1").bounding_box()
    branch = bob.locator("#outline details", has_text="us-east-1b").last
    branch.locator("summary").first.click(position={"x": 8, "y": 8})
    expect(branch).not_to_have_attribute("open", "")
    field(bob, "Name").fill("half-typed")
    scrolled = bob.locator("#inspector").evaluate(
        "it => { it.scrollTop = 40; return it.scrollTop }"
    )
    cho = new_person()
    come(cho, ann)
    cho.get_by_label("From", exact=True).fill("web-")
    Mouse(ann).add_in("private subnet app-a", "Instance")
    for page in (bob, cho):
        revision = ann.locator("main").get_attribute("data-revision") or ""
        expect(page.locator("main")).to_have_attribute("data-revision", revision)
    assert bob.evaluate(ZOOM) == zoom
    assert drawn(bob, "instance app-1").bounding_box() == pytest.approx(place, abs=1)
    expect(field(bob, "Name")).to_have_value("half-typed")
    expect(field(bob, "Name")).to_be_focused()
    expect(branch).not_to_have_attribute("open", "")
    expect(bob.locator("#outline [aria-current]")).to_contain_text("app-1")
    expect(bob.locator("#stage .selected")).to_have_attribute("aria-label", re.compile("app-1"))
    assert bob.locator("#inspector").evaluate("it => it.scrollTop") == scrolled
    expect(cho.get_by_label("From", exact=True)).to_have_value("web-")
    expect(cho.get_by_label("From", exact=True)).to_be_focused()


def test_who_is_here_and_what_they_look_at(ann: Page, bob: Page) -> None:
    expect(ann.locator("[data-people-says]")).to_contain_text("1 other is here")
    ann.locator("#people summary").click()
    expect(ann.locator("[data-people]")).to_contain_text(my_name(bob))
    opened(bob, "web-1")
    expect(ann.locator("#stage .presence")).to_have_count(1)
    expect(ann.locator("[data-people]")).to_contain_text("at web-1")
    expect(ann.locator("#outline .looking")).to_have_count(1)
    bob.locator("#people summary").click()
    bob.get_by_label("Your name").fill("Bob <b>B.</b>")
    bob.locator("#you").get_by_role("button", name="Save").click()
    expect(ann.locator("[data-people]")).to_contain_text("Bob <b>B.</b>")
    expect(ann.locator("#stage .presence title")).to_contain_text("Bob <b>B.</b>")
    other = "Teal" if bob.get_by_label("Pink").is_checked() else "Pink"
    bob.get_by_label(other).check()
    colour = bob.get_by_label(other).get_attribute("value") or ""
    bob.locator("#you").get_by_role("button", name="Save").click()
    for page in (ann, bob):
        face = page.locator("[data-people] li", has_text="Bob <b>B.</b>").locator(".face")
        expect(face).to_have_class(re.compile(colour))
    bob.context.close()
    expect(ann.locator("[data-people-says]")).to_contain_text("Nobody else is here")
    expect(ann.locator("#stage .presence")).to_have_count(0)


@pytest.mark.parametrize("choice", ["Yours", "Theirs"])
def test_the_later_of_two_forms_gets_the_difference_and_a_choice(
    ann: Page, bob: Page, choice: str
) -> None:
    opened(ann, "office")
    opened(bob, "office")
    field(bob, "Name").fill("agency")
    field(ann, "Name").fill("bureau")
    save(ann)
    expect(ann.locator("#inspector h2")).to_have_text("bureau")
    expect(bob.locator(".overtaken")).to_contain_text(my_name(ann))
    expect(field(bob, "Name")).to_have_value("agency")
    save(bob)
    difference = bob.locator("#inspector fieldset.choice", has_text="Name")
    expect(difference).to_contain_text("bureau")
    expect(difference).to_contain_text("agency")
    expect(ann.locator("#inspector h2")).to_have_text("bureau")
    difference.get_by_text(choice, exact=True).click()
    bob.get_by_role("button", name="Save the choice").click()
    kept = {"Yours": "agency", "Theirs": "bureau"}[choice]
    for page in (bob, ann):
        expect(page.locator("#inspector h2")).to_have_text(kept)


def test_each_takes_back_their_own_and_in_the_history_anybodys(ann: Page, bob: Page) -> None:
    made = Mouse(ann).add_in("private subnet app-a", "Instance")
    others = Mouse(bob).add_in("private subnet app-b", "Instance")
    expect(drawn(ann, f"instance {others}")).to_be_visible()
    with stored(ann):
        ann.locator("#undo").click()
    for page in (ann, bob):
        expect(drawn(page, f"instance {made}")).to_have_count(0)
        expect(drawn(page, f"instance {others}")).to_be_visible()
    ann.get_by_role("link", name=re.compile("^History:")).click()
    ann.locator("#history-list a", has_text=f"{others}").first.click()
    expect(ann.locator("#history-step-title")).to_contain_text(others)
    with stored(ann):
        ann.get_by_role("button", name=re.compile("^Take back")).click()
    for page in (ann, bob):
        expect(drawn(page, f"instance {others}")).to_have_count(0)


def test_a_step_is_restored_for_everybody(ann: Page, bob: Page) -> None:
    made = Mouse(ann).add_in("private subnet app-a", "Instance")
    expect(drawn(bob, f"instance {made}")).to_be_visible()
    bob.get_by_role("link", name=re.compile("^History:")).click()
    bob.locator("#history-list a").last.click()
    expect(bob.locator("#history-step")).to_have_attribute("data-step", re.compile("^[01]$"))
    with stored(bob):
        bob.get_by_role("button", name=re.compile("^Restore")).click()
    expect(drawn(ann, f"instance {made}")).to_have_count(0)


def test_deleting_what_others_use_lists_them_and_goes_on(ann: Page, bob: Page) -> None:
    opened(ann, "nat")
    ann.locator("#inspector").get_by_role("button", name="Delete").click()
    expect(ann.locator("#inspector h2")).to_have_text("Delete nat?")
    told = ann.locator("#inspector .fate-of")
    expect(told.filter(has_text="blackhole")).to_contain_text("private")
    expect(told.filter(has_text="blackhole")).to_contain_text("route 0.0.0.0/0 becomes a blackhole")
    expect(ann.locator("#inspector h2")).to_be_in_viewport()
    expect(ann.locator("#leaving .button").first).to_be_in_viewport()
    expect(drawn(ann, "NAT gateway nat")).to_be_visible()
    with stored(ann):
        ann.get_by_role("button", name="Delete all the same").click()
    expect(drawn(bob, "NAT gateway nat")).to_have_count(0)
    opened(bob, "private")
    expect(bob.locator("#part-routes")).to_contain_text("deleted")
