"""Gone: what AWS lists for a while though it is not there any more; left out, and said so."""

from dataclasses import dataclass, field

from playground.exchange.import_report import LeftOut
from playground.exchange.sketch import Sketch

GONE = frozenset({"deleted", "deleting", "rejected", "rejecting", "failed", "failing", "expired"})
"""States of what carries nothing and never will again, in small letters."""


@dataclass
class _Told:
    ids: set[tuple[str, str]] = field(default_factory=set)


def is_gone(
    sketch: Sketch, kind: str, id: str, state: str | None, gone: frozenset[str] = GONE
) -> bool:
    """Is it in one of these states?  Then it is left out, and the report says so, once."""
    if state is None or state.lower() not in gone:
        return False
    told = sketch.memory(_Told).ids
    if (kind, id) not in told:
        told.add((kind, id))
        sketch.report.left_out.append(LeftOut(kind, id, f"its state is {state}"))
    return True
