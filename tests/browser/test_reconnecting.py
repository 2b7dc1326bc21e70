"""The server goes and comes back: pages say so, hold edits back, lose nothing and catch up."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.building import path_of
from tests.browser.mouse import Mouse, drawn, stored
from tests.browser.server import Site, running_site

SLOW = 20_000  # milliseconds: a page tries to connect again at least every five seconds


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A site that a test may stop."""
    with running_site(tmp_path) as site:
        yield site


def test_what_is_cut_is_held_back_and_what_comes_back_catches_up(
    own_site: Site, new_person: Callable[..., Page], complaints: list[str]
) -> None:
    ann, bob = new_person(own_site.address), new_person(own_site.address)
    _begin(ann, bob)
    Mouse(ann).select("isolated subnet internal-a")
    name = ann.locator("#editor").get_by_label("Name", exact=True)
    name.fill("workers")

    own_site.stop()
    for page in (ann, bob):
        expect(page.locator("#offline")).to_contain_text("Connection lost")
    sent: list[str] = []
    ann.on("request", lambda request: sent.append(request.method))
    name.press_sequentially("-1")
    ann.wait_for_timeout(600)  # longer than a preview waits
    expect(ann.locator("#trouble")).to_be_hidden()  # who types has not tried to save
    name.fill("workers")
    ann.locator("#editor .save").click()
    expect(ann.locator("#trouble")).to_contain_text("Nothing can be saved until it is back")
    assert "POST" not in sent
    expect(name).to_have_value("workers")

    own_site.start()
    for page in (ann, bob):
        expect(page.locator("#offline")).to_contain_text("Connected again", timeout=SLOW)
    expect(ann.locator("#trouble")).to_be_hidden()
    expect(name).to_have_value("workers")
    with stored(ann):
        ann.locator("#editor .save").click()
    expect(drawn(bob, "isolated subnet workers")).to_be_visible()
    _only_of_the_wire(complaints)


def test_a_page_that_missed_steps_fetches_what_it_missed(
    new_person: Callable[..., Page], complaints: list[str]
) -> None:
    ann, bob = new_person(), new_person()
    _begin(ann, bob)
    bob.context.set_offline(True)
    expect(bob.locator("#offline")).to_contain_text("Connection lost")
    names = [Mouse(ann).add_in("isolated subnet internal-a", "Instance") for _ in range(2)]
    expect(drawn(bob, f"instance {names[0]}")).to_have_count(0)
    bob.context.set_offline(False)
    for one in names:
        expect(drawn(bob, f"instance {one}")).to_be_visible(timeout=SLOW)
        expect(bob.locator("#outline").get_by_text(one, exact=True)).to_be_visible()
    _only_of_the_wire(complaints)


def _begin(ann: Page, bob: Page) -> None:
    """Both are at a network with a VPC and two subnets."""
    ann.goto("/")
    ann.get_by_role("button", name="Start from nothing").click()
    with stored(ann):
        ann.get_by_role("button", name=re.compile("A VPC with two subnets")).click()
    bob.goto(path_of(ann))
    for page in (ann, bob):
        expect(page.locator("[data-people-says]")).to_contain_text("1 other is here")


def _only_of_the_wire(complaints: list[str]) -> None:
    """That the server is not there, the browser itself writes into the console."""
    signs = ("ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_INTERNET_DISCONNECTED")
    assert [one for one in complaints if not any(sign in one for sign in signs)] == []
    complaints.clear()
