"""The picture that a chat shows of a link: title, verdict and network on one card of 1200 x 630."""

from collections.abc import Iterator
from typing import NamedTuple

from django.template.loader import render_to_string

from playground.drawing.captions import clean, shorten, width
from playground.drawing.geometry import Box, around, number
from playground.drawing.picture import Picture
from playground.drawing.raster import to_png
from playground.drawing.stylesheet import colour
from playground.drawing.trail import Trace, path_points

WIDTH, HEIGHT = 1200, 630
EDGE, FOOT = 48, 78
COLUMN = 448
"""The width of the words, left of the picture."""
TITLE, WORDS = 42, 26
STEP = 1.25
"""From one line to the next, in sizes of its letters."""
TRUE = 0.9
"""Letters are reckoned rather too wide; words may fill their lines."""
MOST_LINES = 4
MARGIN = 24
ROUND_THE_WAY = 56
LEAST = 0.55
"""Of the whole picture so much is in sight around a lit way, or more."""


class Said(NamedTuple):
    """What stands above the picture; `mood` is good, bad, unsure, or "" for no verdict."""

    title: str
    words: str
    mood: str = ""


class Text(NamedTuple):
    """A line of text by its baseline."""

    y: str
    words: str


def to_preview(said: Said, picture: Picture | None, trace: Trace | None = None) -> bytes:
    """The bytes of the PNG file; without a picture words alone.  Raises DrawingFailed."""
    return to_png(preview_svg(said, picture, trace), WIDTH, HEIGHT, scale=1)


def preview_svg(said: Said, picture: Picture | None, trace: Trace | None) -> str:
    """The same as SVG."""
    column = COLUMN if picture else WIDTH - 2 * EDGE
    title = lines_of(said.title, TITLE, column, MOST_LINES)
    band = EDGE + len(title) * TITLE * STEP + 20
    free = int((HEIGHT - FOOT - band - 28) / (WORDS * STEP))
    words = lines_of(said.words, WORDS, column - 88 * bool(said.mood), min(free, 7))
    tall = len(words) * WORDS * STEP
    room = Box(EDGE + column + 32, 0, WIDTH - EDGE - column - 32, HEIGHT)
    context = {
        "width": WIDTH,
        "height": HEIGHT,
        "edge": EDGE,
        "column": column,
        "title": list(_placed(title, TITLE, EDGE - 8)),
        "words": list(_placed(words, WORDS, band + 12 * bool(said.mood))),
        "words_x": EDGE + 64 * bool(said.mood),
        "mood": said.mood,
        "band": number(band),
        "band_height": number(tall + 24),
        "first": number(band + 12 + WORDS * STEP / 2),
        "tone": colour(said.mood) if said.mood else "",
        "ink": colour("ink"),
        "soft": colour("ink-soft"),
        "paper": colour("paper"),
        "accent": colour("accent"),
        "foot": HEIGHT - FOOT,
        "room": {key: number(value) for key, value in room._asdict().items()},
        "drawing": picture.svg(trace, standalone=True) if picture else "",
        "seen": _seen(picture, trace, room) if picture else "",
    }
    return str(render_to_string("drawing/preview.svg", context))


def _placed(lines: list[str], size: float, top: float) -> Iterator[Text]:
    for at, line in enumerate(lines):
        yield Text(number(top + (at + 0.9) * size * STEP), line)


def lines_of(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines, each no wider than the room; what is left is cut."""
    words, lines = clean(text).split(" "), [""]
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or TRUE * width(longer, size) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[at:]])
            break
    return [shorten(line, room / TRUE, size) for line in lines if line]


def _seen(picture: Picture, trace: Trace | None, room: Box) -> str:
    """The view box: all of the picture, or what is around a lit way; in its own coordinates."""
    view = picture.view
    box = _near(picture, trace) if trace else view
    box = box.grown(MARGIN)
    tall = max(box.height, box.width * room.height / room.width)
    wide = tall * room.width / room.height
    left, top = box.centre.x - wide / 2 - view.x, box.centre.y - tall / 2 - view.y
    return " ".join(map(number, (left, top, wide, tall)))


def _near(picture: Picture, trace: Trace) -> Box:
    boxes = {card.ref: card.box for card in picture.cards}
    refs = [picture.aliases.get(ref, ref) for _, leg in trace.legs for ref in leg.refs]
    found = [boxes[ref] for ref in refs if ref in boxes]
    turns = [point for _, leg in trace.legs for point in path_points(picture, leg.refs)]
    found += [Box(turn.x, turn.y, 0, 0) for turn in turns]
    if not found:
        return picture.view
    box, view = around(found).grown(ROUND_THE_WAY), picture.view
    wide, tall = max(box.width, LEAST * view.width), max(box.height, LEAST * view.height)
    left = min(max(box.centre.x - wide / 2, view.x), max(view.right - wide, view.x))
    top = min(max(box.centre.y - tall / 2, view.y), max(view.bottom - tall, view.y))
    return Box(left, top, wide, tall)
