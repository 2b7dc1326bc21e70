"""The picture through its template: the only place where a picture becomes text."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from playground.drawing import styles
from playground.drawing.cards import Card
from playground.drawing.geometry import Box, number
from playground.drawing.parts import Part
from playground.drawing.picture import Frame, Line, Picture
from playground.drawing.stylesheet import page_css, standalone_css
from playground.drawing.trail import Trace, Trail, follow
from playground.engine.nodes import Ref

RADIUS = {"region": 12, "vpc": 10, "on-premises-network": 10}
LARGE = ("vpc", "on-premises-network")
"""Frames with a name in larger letters."""
BIG_ICON = 36
REMEMBERED = 8192
"""Parts whose markup is kept, some hundred bytes each: an edit changes few of them."""


class Lit(NamedTuple):
    """One leg of a trace as the template draws it; `stops` is 'x,y x,y', one pair for each hop."""

    name: str
    path: str
    stops: str
    end: tuple[str, str]
    mark: str


class Lighting(NamedTuple):
    """What a trace adds: classes by element id, and markup below and above the cards."""

    marks: dict[str, str]
    below: str
    above: str


def render(picture: Picture, trace: Trace | None, standalone: bool) -> str:
    """The whole picture."""
    parts = parts_of(picture, _marks(picture, trace))
    below = len(picture.frames) + len(picture.lines)
    context = {
        "view_box": picture.view_box,
        "view": _sized(picture.view),
        "below": [part.markup for part in parts[:below]],
        "cards": [part.markup for part in parts[below:]],
        "legs": list(_lit(picture, trace)),
        "style": standalone_css() if standalone else "",
    }
    return str(render_to_string("drawing/picture.svg", context))


def render_miniature(picture: Picture, standalone: bool) -> str:
    """The picture small.  Numbers as text, so that no locale writes them with a comma."""
    context = {
        "view_box": picture.view_box,
        "frames": [_frame(frame, "", "") for frame in picture.frames],
        "lines": [_line(line, "", "") for line in picture.lines],
        "cards": [_card(card, "", "") for card in picture.cards],
        "style": page_css() if standalone else "",
    }
    return str(render_to_string("drawing/miniature.svg", context))


def light(picture: Picture, trace: Trace) -> Lighting:
    """What lights a trace in the plain picture."""
    lit, legs = _marks(picture, trace), {"legs": list(_lit(picture, trace))}
    marks = {line.id: found for line in picture.lines if (found := _lit_line(line, lit))}
    marks |= {f"r-{ref}": found for ref, found in lit.items()}
    below, above = "drawing/_trace.svg", "drawing/_trace_signs.svg"
    return Lighting(marks, render_to_string(below, legs), render_to_string(above, legs))


def parts_of(picture: Picture, marks: dict[Ref, str] | None = None) -> tuple[Part, ...]:
    """Frames, lines and cards, in drawing order: flat siblings, each with an id of its own."""
    lit, taken = marks or {}, Counter[str]()
    return (
        *(_part(frame, frame.id, lit.get(frame.ref, ""), taken) for frame in picture.frames),
        *(_part(line, line.id, _lit_line(line, lit), taken) for line in picture.lines),
        *(_part(card, f"r-{card.ref}", lit.get(card.ref, ""), taken) for card in picture.cards),
    )


def _part(drawn: Frame | Line | Card, name: str, marks: str, taken: Counter[str]) -> Part:
    """Of several with one name the second is told from the first by its number."""
    taken[name] += 1
    element = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return Part(element, _markup(drawn, element, marks))


@lru_cache(REMEMBERED)
def _markup(drawn: Frame | Line | Card, element: str, marks: str) -> str:
    if isinstance(drawn, Frame):
        found = render_to_string("drawing/_frame.svg", {"frame": _frame(drawn, element, marks)})
    elif isinstance(drawn, Card):
        found = render_to_string("drawing/_card.svg", {"card": _card(drawn, element, marks)})
    else:
        found = render_to_string("drawing/_line.svg", {"line": _line(drawn, element, marks)})
    return str(found)


def _sized(box: Box) -> dict[str, Any]:
    return {
        "x": number(box.x),
        "y": number(box.y),
        "width": number(box.width),
        "height": number(box.height),
    }


def _frame(frame: Frame, element: str, marks: str) -> dict[str, Any]:
    large, grown = frame.kind in LARGE, frame.letters.grown
    badge = styles.BADGE_WIDTH.get(frame.badge, 0)
    return _sized(frame.box) | {
        "id": element,
        "ref": frame.ref,
        "kind": frame.kind,
        "look": " ".join(
            filter(None, (frame.kind, frame.badge, frame.letters.look, frame.marks, marks))
        ),
        "label": frame.label,
        "name": frame.title,
        "radius": RADIUS.get(frame.kind, 8),
        "icon": 24 if large else 16,
        "icon_y": number((16 if large else 9) + grown / 2),
        "text_x": 44 if large else 34,
        "name_y": number((33 if large else 22) + grown),
        "texts": list(_frame_texts(frame)),
        "badge": frame.badge,
        "badge_width": badge,
        "badge_middle": number((badge + 14) / 2),
        "badge_x": number(frame.box.width - badge - 8),
    }


def _frame_texts(frame: Frame) -> Iterator[tuple[int, str]]:
    letters = frame.letters
    first = 34 + letters.grown + letters.step if frame.kind in LARGE else 39
    for index, text in enumerate(frame.lines):
        yield first + index * letters.step, text


def _lit_line(line: Line, marks: dict[Ref, str]) -> str:
    return "on-path" if line.edge.source in marks and line.edge.target in marks else ""


def _line(line: Line, element: str, marks: str) -> dict[str, str]:
    look = f"{line.edge.look} {marks}".rstrip()
    return {"id": element, "look": look, "path": line.path}


def _card(card: Card, element: str, marks: str) -> dict[str, Any]:
    height, down = card.box.height, 3 * (styles.LARGER.look in card.marks.split())
    return _sized(card.box) | {
        "id": element,
        "ref": card.ref,
        "kind": card.kind,
        "look": " ".join(filter(None, (card.kind, card.marks, marks))),
        "label": card.label,
        "name": card.name,
        "icon": card.icon,
        "icon_y": number(height / 2 - 12),
        "big_x": number((styles.CARD - BIG_ICON) / 2),
        "big_y": number((height - BIG_ICON) / 2),
        "name_y": 20 + down if card.lines else number(height / 2 + 4),
        "texts": [(37 + down + i * styles.LINE, *line) for i, line in enumerate(card.lines)],
    }


def _lit(picture: Picture, trace: Trace | None) -> Iterator[Lit]:
    for name, leg in trace.legs if trace else ():
        trail = follow(picture, leg.refs).moved(trace.lane(name) if trace else 0)
        if trail.points:
            end = number(trail.sign.x), number(trail.sign.y)
            yield Lit(name, trail.path, _stops(trail), end, leg.mark)


def _stops(trail: Trail) -> str:
    points = (trail.points[index] for index in trail.stops)
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _marks(picture: Picture, trace: Trace | None) -> dict[Ref, str]:
    """Resource -> the classes that a trace adds to it."""
    marks: dict[Ref, str] = {}
    for _, leg in trace.legs if trace else ():
        through = follow(picture, leg.refs).through
        crossed = [ref for ref in leg.refs if ref not in picture.aliases]
        marks |= {ref: "on-path" for ref in (*through, *crossed) if ref not in marks}
        if leg.mark and leg.refs:
            last = leg.refs[-1]
            marks[through[-1] if last in picture.aliases else last] = f"on-path {leg.mark}"
    return marks
