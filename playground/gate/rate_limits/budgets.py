"""The table of budgets: what a visitor, and what all behind one address, may ask for in a minute.

A class of thirty sits behind one address, and each keystroke asks a question. A visitor's budget is
what two quick hands can use; an address has that of about thirty people who work, and of questions
that of thirty who all type, five a second each. No address has 10,000 requests.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a request asks for; the value is its name in the environment: LIMIT_WRITES."""

    REQUESTS = "requests"
    ASKS = "asks"
    WRITES = "writes"
    RENDERS = "renders"
    BEGINNINGS = "beginnings"
    IMPORTS = "imports"
    OPENINGS = "openings"
    SIGN_INS = "sign_ins"
    SOCKETS = "sockets"


class Budget(NamedTuple):
    """So many in a minute: of one visitor, and of all visitors behind one address."""

    visitor: int
    address: int


BUDGETS: dict[Kind, Budget] = {
    # Everything but static files. Typing asks four times a second at most, and a page beside it.
    Kind.REQUESTS: Budget(1_200, 9_600),
    # Answers, previews of edits, old revisions: a network is walked or drawn for each.
    Kind.ASKS: Budget(480, 9_200),
    # Edits are stored for good and told to everybody: four a second are those of a held key.
    Kind.WRITES: Budget(240, 1_800),
    # Pictures and files take a process of their own for up to seconds.
    Kind.RENDERS: Budget(60, 300),
    # Each new scenario stays for 180 days. All of a class begin at once, and some press twice.
    Kind.BEGINNINGS: Budget(20, 120),
    # An import may take a second of a core and stores thousands of rows.
    Kind.IMPORTS: Budget(12, 60),
    # A network that a link carries is read and drawn as well; one that is at hand costs nothing.
    Kind.OPENINGS: Budget(20, 120),
    # Whoever tries passwords leaves out the cookie, so the address counts: a class, mistyping once.
    Kind.SIGN_INS: Budget(10, 60),
    # A page opens one, and after a cut tries again a dozen times a minute.
    Kind.SOCKETS: Budget(120, 1_800),
}

LASTING = (Kind.WRITES, Kind.BEGINNINGS, Kind.IMPORTS, Kind.SIGN_INS)
"""What stays, or is worth trying all day: an hour has the budget of ten minutes."""
MINUTES_OF_AN_HOUR = 10

WIDER, WIDEST = 10, 9_900
"""On one's own machine budgets are ten times as wide, but no client has 10,000 a minute."""

WRITTEN = re.compile(r"\s*([1-9][0-9]{0,8})\s*/\s*([1-9][0-9]{0,8})\s*", re.ASCII)


class Span(NamedTuple):
    """A budget holds for each minute, and one of some kinds for each hour too."""

    name: str
    minutes: int
    times: int
    """So many times the budget of a minute."""


MINUTE, HOUR = Span("minute", 1, 1), Span("hour", 60, MINUTES_OF_AN_HOUR)


def spans_of(kind: Kind) -> tuple[Span, ...]:
    """The shortest first."""
    return (MINUTE, HOUR) if kind in LASTING else (MINUTE,)


def budgets(environment: Mapping[str, str], *, in_the_world: bool) -> dict[Kind, Budget]:
    """The table for this site; LIMIT_WRITES=240/1800 in the environment sets a line of it.

    Raises ValueError for a variable that is not two whole numbers.
    """
    return {
        kind: _written(environment, kind) or (usual if in_the_world else _wider(usual))
        for kind, usual in BUDGETS.items()
    }


def _wider(usual: Budget) -> Budget:
    return Budget(*(min(WIDER * most, WIDEST) for most in usual))


def _written(environment: Mapping[str, str], kind: Kind) -> Budget | None:
    name = f"LIMIT_{kind.value.upper()}"
    text = environment.get(name, "")
    if not text.strip():
        return None
    found = WRITTEN.fullmatch(text)
    if found is None:
        example = "/".join(map(str, BUDGETS[kind]))
        raise ValueError(
            f"{name} says {text!r}. Write how many a visitor, and how many all behind one address, "
            f"may have in a minute: {name}={example}"
        )
    return Budget(int(found[1]), int(found[2]))
