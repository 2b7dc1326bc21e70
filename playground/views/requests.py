"""What a request asks for: which scenario, which numbers, and whether a script asks."""

from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpRequest

from playground.cabinet import Drawer, drawer_of
from playground.links import Maker, Opening, open_by, was_withdrawn
from playground.models import Scenario
from playground.sharing.keeping import touch
from playground.visitors import COOKIE, known_visitor, person_of

LONGEST_NUMBER = 9
"""Digits: a revision has fewer, and the database takes as many."""


class Gone(Http404):
    """What was there once, and is not any more: a page says so, and may know another way."""

    def __init__(self, heading: str, words: str, way: str = "", way_name: str = "") -> None:
        super().__init__(words)
        self.heading, self.way, self.way_name = heading, way, way_name


class Withdrawn(Gone):
    """The link that somebody came by opened something once."""

    def __init__(self) -> None:
        super().__init__(
            "This link was withdrawn",
            "It opened a network once. Whoever gave it to you has taken it back, and can give you "
            "another.",
        )


def opened_or_404(slug: str) -> Drawer:
    """The scenario as it is now, which was visited by that.  Raises Http404 or Withdrawn."""
    opening = opening_or_404(slug)
    try:
        drawer = drawer_of(opening.scenario)
    except Scenario.DoesNotExist:  # whoever made it deletes it at this moment
        raise not_there(slug) from None
    return drawer.seen_by(slug, opening.may_edit)


def opening_or_404(slug: str) -> Opening:
    """What the address opens, which was visited by that.  Raises Http404 or Withdrawn."""
    opening = open_by(slug)
    if opening is None:
        raise not_there(slug)
    touch(opening.scenario)
    return opening


def not_there(slug: str) -> Http404:
    """Why the address opens nothing."""
    if was_withdrawn(slug):
        return Withdrawn()
    return Http404(f"No scenario is called “{slug}”.")


def maker_of(request: HttpRequest) -> Maker:
    """Whose a scenario is that this request makes: an account's, or else the browser's."""
    return _account_of(request) or Maker(person_of(request).id)


def known_maker(request: HttpRequest) -> Maker:
    """The same of who only looks: nobody is made known for it, and may be NOBODY."""
    return _account_of(request) or Maker(browser_of(request))


def browser_of(request: HttpRequest) -> str:
    """The visitor's id, if the browser has one already; else ""."""
    known = known_visitor(request.COOKIES.get(COOKIE))
    return person_of(request).id if known else ""


def _account_of(request: HttpRequest) -> Maker | None:
    user = getattr(request, "user", None)
    return Maker(owner=user.pk) if user is not None and user.is_authenticated else None


def is_htmx(request: HttpRequest) -> bool:
    """Does a script ask, which puts the answer into the page?"""
    return request.headers.get("HX-Request") == "true"


def asked_from(request: HttpRequest) -> SplitResult:
    """The address of the page on which a script asks; an empty one where none does, or where what
    it says is no address.
    """
    try:
        return urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return urlsplit("")


def whole_number(text: str) -> int | None:
    """A small whole number that a query or a form says; None for anything else."""
    small = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if small else None
