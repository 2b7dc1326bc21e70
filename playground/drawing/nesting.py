"""What lies in what in a picture: each card and frame in the innermost frame around its middle."""

from collections.abc import Iterable
from dataclasses import dataclass

from playground.drawing.cards import Card
from playground.drawing.geometry import Box, Point
from playground.drawing.picture import Frame, Picture

EDGE = 0.5
"""A gateway's middle lies on the border of its VPC, give or take what sums of fractions lose."""


@dataclass(frozen=True)
class Nest:
    """A frame with what lies in it; the outermost one is the picture itself, without a frame."""

    frame: Frame | None
    nests: tuple["Nest", ...]
    cards: tuple[Card, ...]


def nest(picture: Picture) -> Nest:
    """The picture as a tree, everything in it once and in drawing order."""
    frames = picture.frames
    place = {frame.ref: index for index, frame in enumerate(frames) if frame.ref}
    inside: dict[int, list[int]] = {}
    for index, frame in enumerate(frames):  # an outer frame is drawn before the inner ones
        inside.setdefault(_innermost(frame.box, frames, range(index)), []).append(index)
    cards: dict[int, list[Card]] = {}
    home = {card.ref: place[ref] for ref, plot in picture.plots.items() for card in plot.cards}
    open_to_all = [index for index, frame in enumerate(frames) if frame.kind != "subnet"]
    for card in picture.cards:
        index = home.get(card.ref, -1)
        found = _innermost(card.box, frames, open_to_all) if index < 0 else index
        cards.setdefault(found, []).append(card)
    return _grown(-1, frames, inside, cards)


def _innermost(box: Box, frames: tuple[Frame, ...], among: Iterable[int]) -> int:
    """The index of the smallest frame around the middle of a box; -1 where there is none."""
    around = [index for index in among if _holds(frames[index].box, box.centre)]
    return min(around, key=lambda index: _area(frames[index].box), default=-1)


def _holds(box: Box, point: Point) -> bool:
    across = box.x - EDGE <= point.x <= box.right + EDGE
    return across and box.y - EDGE <= point.y <= box.bottom + EDGE


def _area(box: Box) -> float:
    return box.width * box.height


def _grown(
    index: int,
    frames: tuple[Frame, ...],
    inside: dict[int, list[int]],
    cards: dict[int, list[Card]],
) -> Nest:
    inner = tuple(_grown(one, frames, inside, cards) for one in inside.get(index, ()))
    return Nest(None if index < 0 else frames[index], inner, tuple(cards.get(index, ())))
