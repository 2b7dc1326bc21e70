"""A picture with some of its resources outlined: what a step added, changed or removed."""

import re
from collections.abc import Iterable, Mapping

from django.utils.html import format_html

from playground.cabinet import Drawer
from playground.drawing.geometry import Box, number
from playground.editing.merging import Changes
from playground.editing.sheet import HEAD, Sheet
from playground.editing.uses import users_of
from playground.engine.nodes import Ref
from playground.views.history.differences import ADDED, CHANGED, REMOVED

USES = "uses"
"""Of something that uses what changed, and is drawn where that is not: a subnet of a table."""
STRONGEST = (ADDED, REMOVED, CHANGED, USES)
SIGNS = {
    ADDED: "M-4 0h8M0-4v8",
    REMOVED: "M-4 0h8",
    CHANGED: "M-4.5 1q2.25-4 4.5-1t4.5-1",
}
"""Drawn in the sign: plus, minus, a wave.  Colours are not for everybody."""
AROUND = 4
MOST_ASKED = 8
"""Of more changes it is not asked who uses them: everything would be outlined."""
FOCUS = re.compile(r' (?:id|data-ref|data-kind|tabindex|role)="[^"]*"')
"""What makes an element of a picture something to press; texts have no such quotes in them."""


def outlined(drawer: Drawer, fates: Mapping[Ref, str]) -> str:
    """The picture to be looked at, with marks on top; "" where there is none."""
    head, tag, rest = FOCUS.sub("", drawer.svg()).partition(">")
    body, end, _ = rest.rpartition("</svg>")
    drawn = drawn_of(drawer, fates)
    boxes = drawer.picture.boxes if drawer.picture else {}
    marks = "".join(_mark(boxes[ref], fate) for ref, fate in drawn.items())
    return f'{head} role="img"{tag}{body}{marks}{end}' if end else ""


def fates_in(drawer: Drawer, sheet: Sheet, changes: Changes) -> dict[Ref, str]:
    """What is to be outlined of one of the two states that changes lie between."""
    fates = {
        ref: ADDED if before is None else REMOVED if after is None else CHANGED
        for ref, (before, after) in changes.items()
        if ref in sheet and ref != HEAD
    }
    hidden = [ref for ref in fates if not drawn_of(drawer, {ref: CHANGED})]
    if len(hidden) > MOST_ASKED:
        return fates
    return {one.id: USES for ref in hidden for one in users_of(sheet, ref)} | fates


def drawn_of(drawer: Drawer, fates: Mapping[Ref, str]) -> dict[Ref, str]:
    """What of them is drawn, each under the id that it has in the picture, once."""
    found: dict[Ref, str] = {}
    boxes = drawer.picture.boxes if drawer.picture else {}
    for ref, fate in sorted(fates.items(), key=lambda one: STRONGEST.index(one[1])):
        for one in _shown_as(drawer, ref):
            if one in boxes:
                found.setdefault(one, fate)
    return found


def _shown_as(drawer: Drawer, ref: Ref) -> Iterable[Ref]:
    return {drawer.shown_as(ref): None, **dict.fromkeys(drawer.shown_by.get(ref, ()))}


def _mark(box: Box, fate: str) -> str:
    """A frame around the box, and a sign at its corner."""
    x, y = box.x - AROUND, box.y - AROUND
    frame = format_html(
        '<rect class="outline-mark {}" x="{}" y="{}" width="{}" height="{}" rx="10"/>',
        *(fate, number(x), number(y)),
        *(number(box.width + 2 * AROUND), number(box.height + 2 * AROUND)),
    )
    if fate not in SIGNS:
        return frame
    place = f"translate({number(x + 2)} {number(y + 2)})"
    sign = '<g class="outline-sign {}" transform="{}"><circle r="9"/><path d="{}"/></g>'
    return frame + format_html(sign, fate, place, SIGNS[fate])
