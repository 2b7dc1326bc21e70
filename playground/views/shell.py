"""The shell of a scenario: what stands around picture and inspector where one may build."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from playground.cabinet import Drawer
from playground.models import Edit
from playground.views.here import Here, share_path
from playground.views.history.undoing import own_steps
from playground.views.palette import palette_of
from playground.views.picture_tools import tools_of
from playground.views.replies.told import DID
from playground.views.requests import whole_number
from playground.visitors import Person, person_of


def shell(request: HttpRequest, drawer: Drawer, here: Here) -> dict[str, Any]:
    """Little where one may only look: at an example, by a link to look, at what once was."""
    if here.still or not drawer.editable:
        only_to_look = not here.still and not drawer.is_example
        return {"editable": False, "only_to_look": only_to_look, "share_url": share_path(here)}
    return {
        "editable": True,
        "share_url": share_path(here),
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
    mine = Edit.objects.filter(scenario=drawer.scenario, visitor=person.id, revision=did)
    return str(mine.values_list("summary", flat=True).first() or "")
