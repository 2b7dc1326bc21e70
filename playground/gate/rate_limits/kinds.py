"""What a request counts as, by its method and by the name of its route.

A new route falls into a class by itself: what is sent is a write, what carries a question asks. The
tables name the others; their names may hold wildcards.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache

from playground.gate.rate_limits.budgets import Kind

READING = ("GET", "HEAD", "OPTIONS", "TRACE")

Table = tuple[tuple[str, Kind], ...]

SENT: Table = (
    ("*preview*", Kind.ASKS),
    ("open", Kind.ASKS),
    ("open-*", Kind.BEGINNINGS),
    ("new", Kind.BEGINNINGS),
    ("copy", Kind.BEGINNINGS),
    ("snapshot-*", Kind.BEGINNINGS),
    ("import", Kind.IMPORTS),
    ("sign-out", Kind.WRITES),
    ("sign-*", Kind.SIGN_INS),
    ("account-*", Kind.SIGN_INS),
)
"""Of what is sent (POST).  What asks for a password is tried like a sign-in."""

ASKED: Table = (
    ("*-export", Kind.RENDERS),
    ("*-picture", Kind.RENDERS),
    ("*card", Kind.RENDERS),
    ("*qr", Kind.RENDERS),
    ("*-miniature", Kind.ASKS),
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
