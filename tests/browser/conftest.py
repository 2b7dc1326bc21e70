"""A browser, a server with the examples in it, and pages that complain aloud."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.browser import DESKTOP, PATIENCE, STILL
from tests.browser.chromium import chromium
from tests.browser.running import RunningChromium
from tests.browser.server import running_site

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running site with the examples loaded, without a slash at the end."""
    with running_site(tmp_path_factory.mktemp("site"), "load_examples") as site:
        yield site.address


@pytest.fixture(scope="session")
def running_chromium() -> Iterator[RunningChromium]:
    """One for all tests of this process."""
    path = chromium()
    with sync_playwright() as playwright:
        running = RunningChromium(playwright, path)
        yield running
        running.close()


@pytest.fixture
def browser(running_chromium: RunningChromium) -> Iterator[Browser]:
    """One Chromium for all tests; each has its own contexts in it."""
    with running_chromium.for_a_test() as browser:
        yield browser


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser finds wrong with the pages: console and page errors, policy violations.

    None may be left at the end of a test. One that provokes an error looks, then clears.
    """
    heard: list[str] = []
    yield heard
    assert not heard, "the browser complains:\n" + "\n".join(heard)


@pytest.fixture
def context(
    site: str, browser: Browser, complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A fresh visitor, as the marks `visitor(...)` describe; relative addresses are the site's."""
    options: dict[str, object] = {"base_url": site, **DESKTOP}
    for mark in reversed(list(request.node.iter_markers("visitor"))):
        options.update(mark.kwargs)
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.on("page", lambda page: _listen(page, complaints))
    yield context
    context.close()


@pytest.fixture
def new_person(site: str, browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody else, who has cookies of their own; options as for a context."""
    contexts: list[BrowserContext] = []

    def come(at: str = site, **options: object) -> Page:
        context = browser.new_context(**{"base_url": at, **DESKTOP, **STILL, **options})
        context.set_default_timeout(PATIENCE)
        context.on("page", lambda page: _listen(page, complaints))
        contexts.append(context)
        return context.new_page()

    yield come
    for context in contexts:
        context.close()


@pytest.fixture
def new_page(context: BrowserContext) -> Callable[[], Page]:
    """Open one more page of the same visitor."""
    return context.new_page


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A blank page of a fresh visitor: `page.goto("/")` opens the gallery."""
    return context.new_page()


@pytest.fixture
def copy(page: Page) -> Page:
    """A copy of an example, open."""
    page.goto("/s/public-and-private/")
    page.get_by_role("button", name="Edit a copy").click()
    expect(page.locator("#palette")).to_be_visible()
    page.wait_for_load_state()
    return page


def _listen(page: Page, complaints: list[str]) -> None:
    """Write down what the browser reports of this page. Policy violations are console errors."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say where a browser answered no more, also when the test passed with the next one."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(f"{report.nodeid}: its browser was ended, here")
        terminalreporter.write_line(report.longreprtext.partition("Browser logs:")[0])
