"""Everything by mouse: clicks at what is visible, and lists that are chosen from."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

NAME_OF_A_FRAME = {"x": 40, "y": 14}  # elsewhere stands what is in it


def drawn(page: Page, label: str) -> Locator:
    """A resource in the picture, by the beginning of what a screen reader says of it."""
    return page.locator("#stage").get_by_role("button", name=re.compile(f"^{label}(,|$)"))


@contextmanager
def stored(page: Page) -> Iterator[None]:
    """What is done here makes a step; wait until the page has it, with its picture and tools."""
    main = page.locator("main")
    before = main.get_attribute("data-revision") or ""
    yield
    expect(main).not_to_have_attribute("data-revision", before)
    expect(page.locator("#inspector[data-dirty]")).to_have_count(0)


class Mouse:
    """The mouse on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def select(self, label: str) -> None:
        """Click a resource in the picture; its form comes."""
        name = label.split()[-1]
        drawn(self.page, label).click(position=NAME_OF_A_FRAME)
        expect(self.page.locator("#inspector h2")).to_have_text(name)

    def add_in(self, label: str, kind: str) -> str:
        """Select a resource, add one of a kind in it by its tools, and say what it is called."""
        self.select(label)
        tools = self.page.get_by_role("group", name=f"What to do with {label.split()[-1]}")
        tools.get_by_role("link", name=f"Add {kind}", exact=True).click()
        return self.confirm(kind)

    def choose(self, kind: str) -> None:
        """From the palette."""
        palette = self.page.locator("#palette")
        palette.locator("summary").click()
        palette.get_by_role("link", name=kind, exact=True).last.click()
        expect(self.page.locator("#inspector h2")).to_have_text(kind)

    def confirm(self, kind: str) -> str:
        """Add what is proposed, and say what it is called."""
        name = self.page.get_by_label("Name", exact=True)
        expect(self.page.locator("#inspector h2")).to_have_text(kind)
        proposed = name.input_value()
        with stored(self.page):
            self.page.locator("#editor .save-bar button").click()
        expect(self.page.locator("#inspector h2")).to_have_text(proposed)
        return proposed

    def quick(self, label: str, act: str) -> list[str]:
        """Select a resource, let one click do something about it, and say what was told first."""
        self.select(label)
        self.page.locator("#inspector").get_by_role("link", name=f"{act} …").click()
        expect(self.page.locator("#inspector h2")).to_have_text(act)
        told = self.page.locator("#inspector .plan li").all_inner_texts()
        with stored(self.page):
            self.page.get_by_role("button", name="Do it").click()
        return told

    def ask(self, source: str, destination: str) -> Locator:
        """Two clicks on the picture; the headline of the answer."""
        self.page.get_by_role("button", name="Fit the whole picture").click()
        self.page.get_by_role("button", name="Trace by two clicks").click()
        drawn(self.page, source).click()
        expect(self.page.locator("[data-pick-says]")).to_contain_text("Picking the destination")
        drawn(self.page, destination).click()
        return self.page.locator(".verdict h3")
