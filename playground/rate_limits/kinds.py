"""What a request counts as, by its method and by the name of its route.

A new route falls into a class by itself: what is sent is a write, what carries a question asks. The
tables name the others; their names may hold wildcards.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache

from playground.rate_limits.budgets import Kind

READING = ("GET", "HEAD", "OPTIONS", "TRACE")

Table = tuple[tuple[str, Kind], ...]

SENT: Table = (
    ("*preview*", Kind.ASKS),
    ("import", Kind.IMPORTS),
    ("new", Kind.BEGINNINGS),
    ("copy", Kind.BEGINNINGS),
    ("fork*", Kind.BEGINNINGS),
    ("open", Kind.ASKS),
    ("open-copy", Kind.BEGINNINGS),
    ("snapshot*", Kind.BEGINNINGS),
    ("sign-*", Kind.SIGN_INS),
    ("account-*", Kind.SIGN_INS),
)
"""Of what is sent (POST)."""

ASKED: Table = (
    ("scenario-export", Kind.RENDERS),
    ("*picture*", Kind.RENDERS),
    ("*-code", Kind.RENDERS),
    ("*-png", Kind.RENDERS),
    ("*card", Kind.RENDERS),
    ("scenario-miniature", Kind.ASKS),
    ("scenario-step", Kind.ASKS),
    ("scenario-comparison", Kind.ASKS),
    ("scenario-answer", Kind.ASKS),
)
"""Of what is fetched (GET)."""


def kind_of(method: str, route: str, query: Mapping[str, str]) -> Kind | None:
    """What it counts as beside being a request; None for nothing."""
    if method not in READING:
        return _found(SENT, route) or Kind.WRITES
    asks = "from" in query and "to" in query
    return _found(ASKED, route) or (Kind.ASKS if asks else None)


@lru_cache(512)
def _found(table: Table, route: str) -> Kind | None:
    return next((kind for name, kind in table if fnmatchcase(route, name)), None)
