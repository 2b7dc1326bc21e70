"""What is told: of the steps between two revisions who did what, and of a link why it is closed."""

from collections.abc import Callable
from typing import Any, NamedTuple

from playground.cabinet import Drawer
from playground.links import was_withdrawn
from playground.live.seat import NOTHING_HERE, WITHDRAWN
from playground.models import Edit

MOST_STEPS = 20
MOST_CHANGED = 500


class Rendering(NamedTuple):
    """What pages are told, by whoever makes pages: of the way from one revision to another, and of
    a question (as in the page's address) that some of them ask, as JSON.
    """

    change: Callable[[Drawer | None, Drawer], dict[str, Any]]
    answer: Callable[[Drawer, str], str]


def told_steps(scenario: int, before: int, after: int) -> dict[str, Any]:
    """`by` and `summary` of the last step, `steps` with those of each (the latest ones), and
    `changed`, the ids that differ; None for too many, or for a change that no step tells of.
    """
    between = Edit.objects.filter(scenario=scenario, revision__gt=before, revision__lte=after)
    edits = list(between.order_by("revision"))
    steps = [{"by": _by(edit), "summary": edit.summary} for edit in edits[-MOST_STEPS:]]
    changed = sorted({ref for edit in edits for ref in edit.changes})
    whole = len(edits) == after - before and len(changed) <= MOST_CHANGED
    last = steps[-1] if steps else {"by": None, "summary": ""}
    return {**last, "steps": steps, "changed": changed if whole else None}


def _by(edit: Edit) -> dict[str, str]:
    return {"id": edit.visitor, "name": edit.name, "colour": edit.colour}


def why_gone(slug: str) -> int:
    """The code for pages whose address opens nothing, or nothing any more."""
    return WITHDRAWN if was_withdrawn(slug) else NOTHING_HERE
