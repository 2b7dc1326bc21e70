"""Forms that are open while others save: what nobody typed into is offered afresh, what somebody
typed stays, and what is said of it is true.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.building import open_copy, opened
from tests.browser.holding import Held
from tests.browser.mouse import Mouse, drawn, stored
from tests.browser.test_together import come, field, my_name, save, together

SAME_FORM = "() => document.getElementById('editor') === window.form"
REMEMBER = "() => { window.form = document.getElementById('editor') }"
ASKED = re.compile(r"/s/\w+/([?]select=|add/|edit/)")
ADDING = re.compile(r"/s/\w+/add/subnet/")
SPREAD, PACE = 400, 1000
"""Milliseconds over which pages ask after they heard of a change, and between two times of one."""


@pytest.fixture
def ann(new_person: Callable[..., Page]) -> Page:
    """Somebody with a copy of the three tiers of her own."""
    page = new_person()
    open_copy(page)
    together(page)
    return page


@pytest.fixture
def bob(ann: Page, new_person: Callable[..., Page]) -> Page:
    """Somebody who has got the link."""
    page = new_person()
    come(page, ann)
    return page


def box(page: Page, path: str) -> Locator:
    return page.locator(f'[id="f-{path}"]')


def drop_first_row(page: Page, part: str) -> None:
    rows = page.locator(f"#part-{part}")
    rows.get_by_role("button", name="Delete row 1", exact=True).click()


def saved_as(page: Page, name: str) -> None:
    """Another name, in the form that is open."""
    field(page, "Name").fill(name)
    with stored(page):
        save(page)


def heard(page: Page, other: Page) -> None:
    """It knows of all that the other has stored, and has asked whatever it asks."""
    revision = other.locator("main").get_attribute("data-revision") or ""
    expect(page.locator("main")).to_have_attribute("data-revision", revision)
    page.wait_for_timeout(PACE + 2 * SPREAD)
    expect(page.locator("#inspector.htmx-request")).to_have_count(0)


def added(page: Page, kind: str) -> str:
    Mouse(page).choose(kind)
    return Mouse(page).confirm(kind)


def deleted(page: Page, name: str) -> None:
    opened(page, name)
    with stored(page):
        page.locator("#inspector").get_by_role("button", name="Delete", exact=True).click()


def counted(page: Page, asks: Callable[[Request], bool]) -> list[str]:
    found: list[str] = []
    page.on("request", lambda one: found.append(one.url) if asks(one) else None)
    return found


def test_what_saving_would_change_is_asked_again_after_an_edit_of_another(
    ann: Page, bob: Page
) -> None:
    opened(bob, "app-sg")
    drop_first_row(bob, "ingress")
    name = field(bob, "Name")
    name.fill("half-typed")
    name.evaluate("it => it.setSelectionRange(4, 4)")
    strip = bob.locator("#form-strip")
    expect(strip).to_contain_text("This would change 1 check")
    opened(ann, "web-sg")
    drop_first_row(ann, "egress")
    with stored(ann):
        save(ann)
    expect(strip).to_contain_text("No check changes")
    expect(name).to_have_value("half-typed")
    expect(name).to_be_focused()
    assert name.evaluate("it => it.selectionStart") == 4
    with stored(ann):
        ann.locator("#undo").click()
    expect(strip).to_contain_text("This would change 1 check")


def test_only_forms_that_were_typed_into_ask_what_they_would_change(ann: Page, bob: Page) -> None:
    opened(bob, "app-1")
    previews = counted(bob, lambda one: "/preview/" in one.url)
    opened(ann, "office")
    saved_as(ann, "bureau")
    heard(bob, ann)
    assert not previews


def test_an_untouched_form_of_something_new_is_offered_afresh(ann: Page, bob: Page) -> None:
    for page in (ann, bob):
        Mouse(page).choose("Subnet")
    block = field(bob, "Name").input_value(), box(bob, "cidr").input_value()
    taken = Mouse(ann).confirm("Subnet")
    assert taken == block[0]
    expect(field(bob, "Name")).not_to_have_value(block[0])
    expect(box(bob, "cidr")).not_to_have_value(block[1])
    expect(bob.locator("#inspector .overtaken")).to_have_count(0)
    with stored(bob):
        save(bob)
    expect(bob.locator("#inspector h2")).not_to_have_text("Subnet")
    expect(bob.locator("#inspector .error > span")).to_have_count(0)


def test_something_new_is_offered_afresh_where_it_was_to_be(ann: Page, bob: Page) -> None:
    for page in (ann, bob):
        Mouse(page).select("private subnet app-b")
        tools = page.get_by_role("group", name="What to do with app-b")
        tools.get_by_role("link", name="Add Instance", exact=True).click()
        expect(page.locator("#inspector h2")).to_have_text("Instance")
    taken = Mouse(ann).confirm("Instance")
    expect(field(bob, "Name")).not_to_have_value(taken)
    expect(box(bob, "subnet").locator("option:checked")).to_contain_text("app-b")


def test_what_was_typed_into_something_new_stays_and_is_said_to_be_taken(
    ann: Page, bob: Page
) -> None:
    for page in (ann, bob):
        Mouse(page).choose("Subnet")
    field(bob, "Name").fill("bobs")
    block = box(bob, "cidr").input_value()
    expect(bob.locator("#form-strip")).to_contain_text("No check changes")
    Mouse(ann).confirm("Subnet")
    expect(bob.locator("#e-cidr")).to_contain_text("overlaps")
    expect(field(bob, "Name")).to_have_value("bobs")
    expect(box(bob, "cidr")).to_have_value(block)
    expect(bob.locator("#inspector .overtaken")).to_have_count(0)


def test_what_is_typed_while_it_is_offered_afresh_stays(ann: Page, bob: Page) -> None:
    held = Held(bob, ADDING)
    for page in (ann, bob):
        Mouse(page).choose("Subnet")
    held.from_now_on()
    Mouse(ann).confirm("Subnet")
    held.first()
    field(bob, "Name").fill("bobs")
    held.let_go()
    expect(bob.locator("#e-cidr")).to_contain_text("overlaps")
    expect(field(bob, "Name")).to_have_value("bobs")


def test_a_form_that_is_offered_afresh_takes_no_focus(ann: Page, bob: Page) -> None:
    Mouse(bob).choose("Subnet")
    proposed = field(bob, "Name").input_value()
    asking = bob.get_by_label("From", exact=True)
    asking.fill("web-")
    added(ann, "Subnet")
    expect(field(bob, "Name")).not_to_have_value(proposed)
    expect(asking).to_be_focused()
    expect(asking).to_have_value("web-")


def test_an_untouched_form_gets_what_can_be_chosen_in_it_by_now(ann: Page, bob: Page) -> None:
    opened(bob, "app-1")
    bob.evaluate(REMEMBER)
    box(bob, "private_ip").focus()
    scrolled = bob.locator("#inspector").evaluate(
        "it => { it.scrollTop = 40; return it.scrollTop }"
    )
    group = added(ann, "Security group")
    expect(box(bob, "security_groups").get_by_label(group, exact=True)).not_to_be_checked()
    expect(box(bob, "private_ip")).to_be_focused()
    assert bob.locator("#inspector").evaluate("it => it.scrollTop") == scrolled
    assert not bob.evaluate(SAME_FORM)


def test_the_focus_stays_at_a_choice_that_has_no_name_of_its_own(ann: Page, bob: Page) -> None:
    opened(bob, "app-1")
    chosen = box(bob, "security_groups").get_by_label("app-sg", exact=True)
    chosen.focus()
    group = added(ann, "Security group")
    expect(box(bob, "security_groups").get_by_label(group, exact=True)).to_be_visible()
    expect(chosen).to_be_focused()


def test_what_is_unfolded_stays_so(ann: Page, bob: Page) -> None:
    opened(bob, "private")
    folded = bob.locator("#inspector details.in-force")
    folded.locator("summary").click()
    target = box(bob, "routes[0].target")
    count = target.locator("option").count()
    added(ann, "NAT gateway")
    expect(target.locator("option")).to_have_count(count + 1)
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator("summary")).to_be_focused()


def test_what_is_being_pressed_is_not_taken_away(ann: Page, bob: Page) -> None:
    opened(bob, "app-1")
    bob.evaluate(REMEMBER)
    box(bob, "security_groups").get_by_text("web-sg", exact=True).hover()
    bob.mouse.down()
    group = added(ann, "Security group")
    heard(bob, ann)
    assert bob.evaluate(SAME_FORM)
    bob.mouse.up()
    chosen = box(bob, "security_groups").get_by_label("web-sg", exact=True)
    expect(chosen).to_be_checked()
    expect(bob.locator("#inspector")).to_have_attribute("data-dirty", "")
    expect(box(bob, "security_groups").get_by_label(group, exact=True)).to_have_count(0)


def test_where_nothing_differs_the_form_is_left_alone(ann: Page, bob: Page) -> None:
    opened(bob, "app-1")
    bob.evaluate(REMEMBER)
    opened(ann, "office")
    with bob.expect_response(ASKED):
        saved_as(ann, "bureau")
    heard(bob, ann)
    assert bob.evaluate(SAME_FORM)
    revision = ann.locator("main").get_attribute("data-revision") or ""
    expect(bob.locator("#editor [name=revision]")).to_have_value(revision)


def test_several_edits_are_followed_at_once(ann: Page, bob: Page) -> None:
    bob.add_init_script("Math.random = () => 0.99")
    come(bob, ann)
    opened(bob, "app-1")
    asked = counted(bob, lambda one: bool(ASKED.search(one.url)))
    tell = (
        "revisions => revisions.forEach(revision => document.dispatchEvent(new CustomEvent("
        "'live:revision', { detail: { revision, changed: [], by: null, parts: {} } })))"
    )
    bob.evaluate(tell, [101, 102, 103])
    bob.wait_for_timeout(3 * SPREAD)
    assert len(asked) == 1, asked


def test_the_answer_to_a_press_is_not_overtaken(ann: Page, bob: Page) -> None:
    held = Held(bob, ADDING)
    opened(bob, "app-1")
    held.from_now_on()
    palette = bob.locator("#palette")
    palette.locator("summary").click()
    palette.get_by_role("link", name="Subnet", exact=True).last.click()
    held.first()
    opened(ann, "office")
    saved_as(ann, "bureau")
    heard(bob, ann)
    held.let_go()
    expect(bob.locator("#inspector h2")).to_have_text("Subnet")


def test_who_types_about_what_is_deleted_reads_what_saving_does(ann: Page, bob: Page) -> None:
    opened(bob, "web-2")
    field(bob, "Name").fill("mine")
    deleted(ann, "web-2")
    told = bob.locator("#inspector .overtaken")
    expect(told).to_have_text(
        f"{my_name(ann)}, meanwhile: Deleted instance web-2. What you typed is still here; "
        "saving it offers to add it again.Drop mine"
    )
    expect(bob.locator("#form-strip")).to_contain_text(f"{my_name(ann)} has deleted this")
    expect(field(bob, "Name")).to_have_value("mine")
    told.get_by_role("button", name="Drop mine").click()
    expect(bob.locator("#inspector")).to_contain_text("not in this network any more")
    expect(drawn(bob, "instance web-2")).to_have_count(0)


def test_what_was_deleted_and_is_back_asks_again_which_to_keep(ann: Page, bob: Page) -> None:
    opened(bob, "office")
    field(bob, "Name").fill("mine")
    deleted(ann, "office")
    told = bob.locator("#inspector .overtaken")
    expect(told).to_contain_text("offers to add it again")
    with stored(ann):
        ann.locator("#undo").click()
    expect(told).to_contain_text("asks which to keep")
    expect(told.get_by_role("button")).to_have_text("Drop mine and show theirs")


def test_who_types_reads_what_changed_beside_it_and_not_of_keeping(ann: Page, bob: Page) -> None:
    opened(bob, "web-1")
    field(bob, "Name").fill("mine")
    opened(ann, "web-a")
    saved_as(ann, "front")
    told = bob.locator("#inspector .overtaken")
    expect(told).to_have_text(
        f"{my_name(ann)}, meanwhile: Renamed subnet web-a to front. What you typed is still "
        "here.Drop mine"
    )
    opened(ann, "web-1")
    saved_as(ann, "theirs")
    expect(told).to_contain_text("saving it asks which to keep")
    opened(ann, "front")
    saved_as(ann, "web-a")
    expect(told).to_contain_text("Renamed subnet front to web-a")
    expect(told).to_contain_text("saving it asks which to keep")


def test_what_was_lost_and_is_back_is_saved_and_not_added_once_more(ann: Page, bob: Page) -> None:
    opened(bob, "office")
    field(bob, "Name").fill("mine")
    deleted(ann, "office")
    save(bob)
    expect(bob.locator("#inspector .stale")).to_contain_text("add it again, or let it go")
    with stored(ann):
        ann.locator("#undo").click()
    expect(bob.locator("#inspector .overtaken")).to_contain_text("saving it asks which to keep")
    expect(bob.locator("#inspector .stale")).to_have_count(0)
    expect(bob.locator("#form-strip")).to_contain_text("No check changes")
    expect(bob.locator("#editor .save")).to_have_text("Save")
    with stored(bob):
        save(bob)
    expect(drawn(bob, "outside host mine")).to_have_count(1)
    expect(bob.locator("#inspector h2")).to_have_text("mine")
    expect(drawn(bob, "outside host office")).to_have_count(0)
