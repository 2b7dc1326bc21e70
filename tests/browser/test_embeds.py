"""A network inside a page of another site: looked at, stepped through, asked, opened in full."""

import threading
from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser import DARK, NO_JAVASCRIPT, PHONE, STILL

QUERY = "from=internet&to=web-1&port=443"
COURSE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>
<link rel="icon" href="data:,"><h1>Lesson 3</h1>{}<p style="height: 2000px">…"""


class Course:
    """A site of its own, on another host and port, whose page shows a piece of markup."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.address = f"http://localhost:{server.server_port}/"
        self.markup = ""


@pytest.fixture
def course() -> Iterator[Course]:
    """A course page elsewhere."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(COURSE.format(shown.markup).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        shown = Course(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield shown
        server.shutdown()


def code(page: Page, path: str) -> str:
    """What the share dialog offers to copy into a course page."""
    page.goto(path)
    page.get_by_role("heading", name="Embed code").click()
    return page.get_by_role("textbox", name="Embed code").input_value()


def frame(address: str, width: int = 720, height: int = 480) -> str:
    return f'<iframe src="{escape(address)}" width="{width}" height="{height}"></iframe>'


def without_cookies(page: Page) -> None:
    """As browsers are that let no frame of another site have any."""
    controls = {
        "enableThirdPartyCookieRestriction": True,
        "disableThirdPartyCookieMetadata": True,
        "disableThirdPartyCookieHeuristics": True,
    }
    page.context.new_cdp_session(page).send("Network.setCookieControls", controls)


def stepped(shown: FrameLocator) -> None:
    """One hop after the other; the picture shows where, and why is told."""
    ahead = shown.get_by_role("button", name="Next hop")
    for number in (1, 2):
        ahead.click()
        expect(shown.locator("[data-where]")).to_contain_text(f"Request, hop {number}")
    expect(shown.locator("[data-hop][aria-current] .says")).to_be_visible()
    expect(shown.locator(".says:visible")).to_have_count(1)
    expect(shown.locator("#stage .current")).to_have_count(1)
    expect(shown.locator("#stage .packet-dot")).to_be_visible()


@pytest.mark.visitor(**STILL)
def test_the_copied_code_shows_the_network_in_a_page_of_another_site(
    page: Page, course: Course, new_page: Callable[[], Page]
) -> None:
    course.markup = code(new_page(), f"/s/three-tier/share/?{QUERY}")
    page.context.clear_cookies()
    without_cookies(page)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.header_value("cookie") or ""))
    page.goto(course.address)
    shown = page.frame_locator("iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Three tiers and a bastion")
    expect(shown.get_by_role("heading", name="Yes: the internet can open TCP 443")).to_be_visible()
    expect(shown.locator("#stage svg.tracing")).to_be_visible()
    stepped(shown)
    shown.locator('#stage [data-kind="nat-gateway"]').click()
    expect(shown.locator("#chosen")).to_contain_text("nat")

    assert not any(sent)


@pytest.mark.visitor(**STILL)
def test_another_question_is_asked_in_the_frame_and_opened_in_full(
    page: Page, site: str, course: Course
) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}")
    page.goto(course.address)
    shown = page.frame_locator("iframe")
    shown.get_by_text("Ask another question").click()
    shown.get_by_label("Port", exact=True).fill("22")
    shown.get_by_role("button", name="Trace").click()
    expect(shown.get_by_role("heading", name="No: ")).to_be_visible()
    shown.get_by_text("What would mend it?").first.click()
    stepped(shown)
    with page.expect_popup() as opening:
        shown.get_by_role("link", name="Open in playground").click()
    full = opening.value
    expect(full.locator("#trace[data-verdict=unreachable]")).to_be_visible()
    assert full.url.startswith(f"{site}/s/three-tier/?")
    assert "port=22" in full.url
    assert "hop=request-2" in full.url
    assert full.evaluate("opener") is None


def test_nobody_is_said_to_be_there_who_looks_from_another_page(
    page: Page, site: str, course: Course, new_page: Callable[[], Page]
) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}")
    page.goto(course.address)
    expect(page.frame_locator("iframe").locator("#stage svg")).to_be_visible()
    assert page.context.cookies() == []
    other = new_page()
    other.goto("/s/three-tier/")
    expect(other.locator("[data-people-says]")).to_contain_text("Nobody else is here")


@pytest.mark.visitor(**STILL)
def test_the_wheel_scrolls_the_course_and_zooms_with_a_key(
    page: Page, site: str, course: Course
) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}")
    page.goto(course.address)
    svg = page.frame_locator("iframe").locator("#stage svg")
    expect(svg).to_be_visible()
    before = svg.get_attribute("viewBox")
    page.locator("iframe").hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, 120)
    expect(page.get_by_role("heading", name="Lesson 3")).not_to_be_in_viewport()
    assert svg.get_attribute("viewBox") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    expect(svg).not_to_have_attribute("viewBox", before or "")


@pytest.mark.parametrize("size", [(320, 240), (480, 320), (1000, 600), (1200, 800)])
@pytest.mark.visitor(**STILL)
def test_at_every_size_the_verdict_the_picture_and_the_way_out_are_in_sight(
    page: Page, site: str, course: Course, size: tuple[int, int]
) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}", *size)
    page.goto(course.address)
    shown = page.frame_locator("iframe")
    for one in (
        shown.locator("#stage svg"),
        shown.get_by_role("heading", name="Yes: the internet"),
        shown.get_by_role("link", name="Open in playground"),
        shown.get_by_role("button", name="Next hop"),
        shown.get_by_role("button", name="Fit the whole picture"),
    ):
        expect(one).to_be_in_viewport(ratio=0.9)
    wide, page_wide = shown.locator("body").evaluate(
        "one => [one.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= page_wide
    assert (shown.locator(".embed-picture").bounding_box() or {"height": 0})["height"] >= 90


@pytest.mark.visitor(**NO_JAVASCRIPT)
def test_without_a_script_the_frame_tells_all_of_it(page: Page, site: str, course: Course) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}")
    page.goto(course.address)
    shown = page.frame_locator("iframe")
    expect(shown.locator("#stage svg.tracing")).to_be_visible()
    expect(shown.locator("#request-2 .says")).to_be_visible()
    shown.locator("#request-1").get_by_role("link", name="internet").click()
    expect(shown.locator("#chosen")).to_contain_text("internet")


@pytest.mark.visitor(**DARK)
def test_the_frame_is_as_dark_as_the_readers_system(page: Page, site: str, course: Course) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/")
    page.goto(course.address)
    ground = (
        page.frame_locator("iframe")
        .locator("body")
        .evaluate("one => getComputedStyle(one).backgroundColor")
    )
    assert ground == "rgb(23, 27, 32)"


def test_an_edit_link_in_a_course_is_refused_and_nothing_else_is_framed(
    page: Page, site: str, course: Course, new_page: Callable[[], Page], complaints: list[str]
) -> None:
    own = new_page()
    own.goto(f"/s/three-tier/?{QUERY}")
    own.get_by_role("button", name="Edit a copy").click()
    own.wait_for_url(lambda url: "three-tier" not in url)
    address = own.url.partition("?")[0]
    course.markup = frame(f"{address}embed/") + frame(address)
    page.goto(course.address)
    refused = page.frame_locator("iframe >> nth=0")
    expect(refused.get_by_role("heading", name="This is a link to edit")).to_be_visible()
    page.wait_for_timeout(300)
    assert any("status of 403" in one for one in complaints)
    assert any("frame-ancestors 'none'" in one for one in complaints)
    assert all("403" in one or "frame-ancestors" in one for one in complaints)
    complaints.clear()


@pytest.mark.visitor(**PHONE)
def test_on_a_phone_the_frame_has_room_for_fingers(page: Page, site: str, course: Course) -> None:
    course.markup = frame(f"{site}/s/three-tier/embed/?{QUERY}", 360, 480)
    page.goto(course.address)
    shown = page.frame_locator("iframe")
    box = shown.get_by_role("button", name="Next hop").bounding_box()
    assert box is not None
    assert round(min(box["width"], box["height"])) >= 34
    shown.get_by_role("button", name="Next hop").tap()
    expect(shown.locator("[data-where]")).to_contain_text("hop 1")
