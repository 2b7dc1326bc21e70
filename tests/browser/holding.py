"""Answers that are held back for a while, as a slow network does."""

from re import Pattern

from playwright.sync_api import Page, Route

from tests.browser import PATIENCE


class Held:
    """What a page asks for, by its address, and does not get before it is let go.

    The page is loaded anew: one that was there before the route may for a moment ask past it.
    """

    def __init__(self, page: Page, asked: str | Pattern[str]) -> None:
        self._page, self._routes = page, list[Route]()
        self._holds = False
        page.route(asked, self._meet)
        page.reload()

    def _meet(self, route: Route) -> None:
        if self._holds:
            self._routes.append(route)
        else:
            route.continue_()

    def from_now_on(self) -> None:
        """Until here all went through."""
        self._holds = True

    def first(self) -> Route:
        """What was asked for first, as soon as it was."""
        for _ in range(PATIENCE // 20):
            if self._routes:
                return self._routes[0]
            self._page.wait_for_timeout(20)
        raise AssertionError("Nothing was asked for.")

    def let_go(self) -> None:
        """What was held goes on its way, at least one, and so does all that comes."""
        self.first()
        self._holds = False
        for route in self._routes:
            route.continue_()
