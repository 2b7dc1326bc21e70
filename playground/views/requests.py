"""What a request asks for: which scenario, which numbers, and whether a script asks."""

from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpRequest

from playground.cabinet import Drawer, open_drawer

LONGEST_NUMBER = 9
"""Digits: a revision has fewer, and the database takes as many."""


def opened_or_404(slug: str) -> Drawer:
    """The scenario as it is now.  Raises Http404."""
    drawer = open_drawer(slug)
    if drawer is None:
        raise Http404(f"No scenario is called “{slug}”.")
    return drawer


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
