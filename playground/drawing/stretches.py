"""A trace for pictures of other programs: from one resource of its way to the next, numbered."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from playground.drawing.stylesheet import colour
from playground.drawing.trail import Leg, Trace
from playground.engine.nodes import Ref

COLOURS = {"": "good", "blocked": "bad", "undetermined": "unsure"}
"""What becomes of a packet -> the name of its colour in the stylesheet."""

Shown = Callable[[Leg], Sequence[Ref]]
"""What is drawn of a leg, in the order of its way."""


class Stretch(NamedTuple):
    """From one drawn resource of a leg to the next; `label` numbers it within its leg."""

    leg: str
    label: str
    tail: Ref
    head: Ref


def stretches(trace: Trace | None, shown: Shown) -> Iterator[Stretch]:
    """Every stretch of the request, then of the reply."""
    for name, leg in trace.legs if trace else ():
        way = [ref for ref, _ in groupby(shown(leg))]
        for number, (tail, head) in enumerate(pairwise(way), 1):
            yield Stretch(name, numbered(name, number), tail, head)


def numbered(leg: str, number: int) -> str:
    """'3' of a request, 'reply 3' of a reply."""
    return str(number) if leg == "request" else f"{leg} {number}"


def outcomes(trace: Trace | None, shown: Shown) -> dict[Ref, str]:
    """Everything on the way -> the mark of what happens there: '' passes, blocked, undetermined."""
    found: dict[Ref, str] = {}
    for _, leg in trace.legs if trace else ():
        way = shown(leg)
        found |= {ref: "" for ref in way if ref not in found}
        if leg.mark and way:
            found[way[-1]] = leg.mark
    return found


def ink(mark: str = "") -> str:
    """The colour of a way, or of the place where it ends."""
    return colour(COLOURS[mark])
