"""Links to exactly this: a hop of an answer, a row of a table, and a state that never changes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE, STILL
from tests.browser.building import OWN, open_copy
from tests.browser.test_accessibility import violations

SHORT = re.compile(r"/p/[2-9A-Za-z]{12}/")
ASKED = "?from=internet&to=web-1&protocol=tcp&port=443"
TABLE = "sg-c50f6b8bee59a8118_ingress"
WINS, LOSES = f"{TABLE}_tcp_443_0.0.0.0/0", f"{TABLE}_tcp_22_bastion-sg"
ROW = f"{ASKED}&hop=request-4&row={LOSES}"


def hop(page: Page, anchor: str) -> Locator:
    return page.locator(f"#trace #{anchor}")


def row(page: Page, key: str) -> Locator:
    return page.locator(f'#trace tbody[data-key="{key}"]')


def meant(page: Page) -> Locator:
    return page.locator("#trace [data-linked]")


def taken(page: Page) -> str:
    """The link of a snapshot that is taken in the dialog."""
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="Take a snapshot").click()
    link = page.locator("#link-snapshot").input_value()
    assert SHORT.search(link)
    return link


def in_address(**said: str) -> re.Pattern[str]:
    query = "&".join(
        f"{key}={re.escape(value).replace('/', '(?:/|%2F)')}" for key, value in said.items()
    )
    return re.compile(f"&{query}$")


def test_what_is_opened_comes_into_the_address_without_a_word_to_the_server(page: Page) -> None:
    page.goto(f"/s/three-tier/{ASKED}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    hop(page, "request-3").locator(".number").click()
    expect(page).to_have_url(in_address(hop="request-3"))
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(in_address(hop="request-4"))
    hop(page, "request-4").locator("summary").click()
    expect(page).to_have_url(in_address(hop="request-4", row=TABLE))
    row(page, LOSES).get_by_text("bastion-sg", exact=True).click()
    expect(page).to_have_url(in_address(hop="request-4", row=LOSES))
    expect(meant(page)).to_have_attribute("data-key", LOSES)
    page.locator("[data-step='1']").click()
    expect(page).to_have_url(in_address(hop="reply-1"))
    expect(meant(page)).to_have_count(0)
    row(page, WINS).get_by_text("tcp 443", exact=True).click()
    expect(page).to_have_url(in_address(hop="request-4", row=WINS))
    hop(page, "request-4").locator("summary").click()
    expect(page).to_have_url(in_address(hop="request-4"))
    assert not [url for url in asked if "/static/" not in url], "a browser may look for the icon"


def test_going_back_leads_to_the_question_before(page: Page) -> None:
    page.goto(f"/s/three-tier/{ASKED}")
    hop(page, "request-2").locator(".number").click()
    page.get_by_label("Port", exact=True).fill("22")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict h3")).to_contain_text("No")
    expect(page).to_have_url(re.compile("port=22$"))
    page.go_back()
    expect(page.locator(".verdict h3")).to_contain_text("Yes")
    expect(hop(page, "request-2")).to_have_attribute("aria-current", "step")


@pytest.mark.parametrize(
    "visitor",
    [
        pytest.param("desktop", marks=pytest.mark.visitor(**STILL)),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE, **STILL)),
        pytest.param("no-script", marks=pytest.mark.visitor(**NO_JAVASCRIPT)),
    ],
)
def test_a_link_opens_exactly_that_row(page: Page, visitor: str) -> None:
    page.goto(f"/s/three-tier/{ROW}")
    expect(hop(page, "request-4")).to_have_attribute("aria-current", "step")
    expect(meant(page)).to_have_attribute("data-key", LOSES)
    expect(meant(page)).to_be_in_viewport(ratio=0.9)
    expect(meant(page).locator(".row-link")).to_be_focused()
    expect(page.locator("#trace details.decision[open]")).to_have_count(1)
    if visitor != "no-script":
        expect(page.locator("[data-where]")).to_have_text("Request, hop 4: web-1")


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_rows_and_hops_are_linked_without_a_script(page: Page) -> None:
    page.goto(f"/s/three-tier/{ASKED}")
    hop(page, "reply-2").locator(".number").click()
    expect(page).to_have_url(in_address(hop="reply-2"))
    expect(hop(page, "reply-2")).to_be_focused()
    hop(page, "request-4").locator("summary").click()
    row(page, WINS).locator(".row-link").click()
    expect(meant(page)).to_have_attribute("data-key", WINS)
    page.goto("/s/three-tier/")
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="Take a snapshot").click()
    expect(page).to_have_url(SHORT)


def test_the_link_of_a_row_is_copied(page: Page, context: BrowserContext, site: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/s/three-tier/{ASKED}")
    hop(page, "request-4").locator("summary").click()
    link = row(page, LOSES).locator(".row-link")
    link.click()
    expect(link).to_have_attribute("data-copied", "")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{site}/s/three-tier/?from=internet")
    expect(page).to_have_url(in_address(hop="request-4", row=LOSES))
    expect(page.locator("#announcement")).to_have_text("The link is copied.")
    expect(page.locator("#toasts")).to_be_empty()
    page.goto(copied)
    expect(meant(page)).to_have_attribute("data-key", LOSES)


def test_who_copies_a_link_to_edit_is_told_so(copy: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    copy.goto(f"{copy.url.partition('?')[0]}{ASKED}")
    hop(copy, "request-4").locator(".hop-link").click()
    expect(copy.locator("#toasts")).to_contain_text("Whoever has it can edit.")


def test_an_edit_leaves_the_hop_and_the_row_open(page: Page) -> None:
    path = open_copy(page)
    page.goto(f"{path}{ASKED}&hop=request-3")
    hop(page, "request-3").locator("summary").click()
    first = hop(page, "request-3").locator("tbody").first
    first.locator("td").first.click()
    key = str(first.get_attribute("data-key"))
    page.evaluate("document.querySelector('#trace .answer').dataset.old = ''")
    page.locator("#title summary").click()
    page.get_by_label("Title").fill("Shop of Ann")
    page.keyboard.press("Enter")
    expect(page.locator("#trace .answer:not([data-old])")).to_have_count(1)
    expect(hop(page, "request-3")).to_have_attribute("aria-current", "step")
    expect(meant(page)).to_have_attribute("data-key", key)
    expect(page).to_have_url(in_address(hop="request-3", row=key))


def test_a_snapshot_shows_others_what_was_open_and_is_forked_by_one_click(
    page: Page, new_person: Callable[..., Page]
) -> None:
    own = open_copy(page)
    page.goto(f"{own}{ASKED}")
    hop(page, "request-4").locator("summary").click()
    row(page, LOSES).get_by_text("bastion-sg", exact=True).click()
    link = taken(page)

    other = new_person()
    other.goto(link)
    expect(other.get_by_role("heading", name="Snapshot, taken")).to_be_visible()
    expect(meant(other)).to_have_attribute("data-key", LOSES)
    expect(meant(other)).to_be_in_viewport()
    assert OWN.search(other.content()) is None
    other.locator("#outline").get_by_role("link", name=re.compile("^igw")).click()
    expect(other.locator("#inspector h2")).to_have_text("igw")
    expect(other).to_have_url(re.compile(f"{ASKED[1:]}&select=igw-[0-9a-f]*&hop=request-4&row="))
    hop(other, "reply-1").locator(".number").click()

    other.get_by_role("button", name="Edit a copy").click()
    other.wait_for_url(OWN)
    assert own not in other.url
    expect(hop(other, "reply-1")).to_have_attribute("aria-current", "step")
    expect(other.locator("#inspector h2")).to_have_text("igw")


def test_a_snapshot_leads_to_the_newest_state_at_the_same_question(
    page: Page, new_person: Callable[..., Page]
) -> None:
    own = open_copy(page)
    page.goto(f"{own}{ASKED}")
    link = taken(page)

    other = new_person()
    other.goto(link)
    other.get_by_label("Port", exact=True).fill("22")
    other.keyboard.press("Enter")
    expect(other.locator(".verdict h3")).to_contain_text("No")
    other.get_by_role("link", name="Newest state").click()
    expect(other).to_have_url(re.compile(r"/s/[0-9a-f]{32}/\?from=internet&to=web-1&.*port=22"))
    assert own not in other.content()
    expect(other.locator(".verdict h3")).to_contain_text("No")
    expect(other.get_by_role("button", name="Edit a copy")).to_be_visible()


@pytest.mark.parametrize(
    "look",
    [
        pytest.param("light", marks=pytest.mark.visitor(**STILL)),
        pytest.param("dark", marks=pytest.mark.visitor(**DARK, **STILL)),
        pytest.param("phone", marks=pytest.mark.visitor(**PHONE, **STILL)),
    ],
)
def test_no_violation_where_a_row_is_meant(page: Page, look: str) -> None:
    page.goto(f"/s/three-tier/{ROW}")
    page.goto(taken(page))
    expect(meant(page)).to_have_attribute("data-key", LOSES)
    for part in ("#snapshot", "#request-4 .table-scroll", "#request-4 .hop-head"):
        assert violations(page, part) == []


def test_the_answer_of_a_snapshot_is_closed(page: Page) -> None:
    page.goto(f"/s/three-tier/{ASKED}")
    page.goto(taken(page))
    page.get_by_role("link", name="Close the answer").click()
    expect(page.locator("#trace .answer")).to_have_count(0)
    page.reload()
    expect(page.locator("#trace .empty")).to_be_visible()
