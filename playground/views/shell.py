"""The shell of a scenario: what stands around picture and inspector where one may build."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest

from playground.cabinet import Drawer
from playground.editing.history import standing
from playground.models import Edit
from playground.views.here import Here
from playground.views.palette import palette_of
from playground.views.picture_tools import tools_of
from playground.views.requests import whole_number
from playground.visitors import Person, person_of

DID = "did"
"""In the address after a plain form: the revision that it made, to say what was done."""


class OwnSteps(NamedTuple):
    """What the visitor would take back, and do again; "" where there is nothing."""

    undo: str
    redo: str


def own_steps(drawer: Drawer, person: Person) -> OwnSteps:
    """The next steps of one person, by their lines of history."""
    scenario, _ = drawer.key
    mine = Edit.objects.filter(scenario=scenario, visitor=person.id).defer("changes")
    edits = list(mine.order_by("revision"))
    said = {edit.revision: edit.summary for edit in edits}
    may = standing(edits, person.id)
    undo, redo = (said[found[-1]] if found else "" for found in (may.undo, may.redo))
    return OwnSteps(undo, redo)


def shell(request: HttpRequest, drawer: Drawer, here: Here) -> dict[str, Any]:
    """Nothing for an example, of which one edits a copy, and for what a scenario once was."""
    if drawer.is_example or here.past:
        return {"editable": False}
    return {
        "editable": True,
        "palette": palette_of(drawer, here.selected),
        "tools": tools_of(drawer, here),
        "steps": own_steps(drawer, person_of(request)),
        "told": _told(request.GET, drawer, person_of(request)),
    }


def _told(query: Mapping[str, str], drawer: Drawer, person: Person) -> str:
    """What the visitor has just done by a plain form."""
    did = whole_number(query.get(DID, ""))
    if did is None:
        return ""
    mine = Edit.objects.filter(scenario=drawer.key[0], visitor=person.id, revision=did)
    return str(mine.values_list("summary", flat=True).first() or "")
