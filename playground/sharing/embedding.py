"""Embed codes: what somebody pastes into a course page, so that it shows a network."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString

SIZES = {"small": (480, 320), "medium": (720, 480), "large": (1080, 640)}
USUAL, OWN = "medium", "own"
LEAST, MOST = 200, 4000
"""Pixels of a size of one's own."""


class Size(NamedTuple):
    """A choice of `SIZES`, or `OWN`, and what it comes to in pixels."""

    name: str
    width: int
    height: int


class Embedded(NamedTuple):
    """What stands in a course page, by its absolute addresses.  `page` is where it leads to."""

    title: str
    frame: str
    page: str
    picture: str


def size_of(asked: Mapping[str, str]) -> Size:
    """The size that a form says: `size`, and for one's own `width` and `height`.

    Raises ValueError with a sentence.
    """
    name = asked.get("size") or USUAL
    if name in SIZES:
        return Size(name, *SIZES[name])
    return Size(OWN, _pixels(asked, "width"), _pixels(asked, "height"))


def _pixels(asked: Mapping[str, str], side: str) -> int:
    text = asked.get(side, "").strip() or str(SIZES[USUAL][side == "height"])
    if text.isascii() and text.isdigit() and len(text) < 6 and LEAST <= int(text) <= MOST:
        return int(text)
    raise ValueError(f"The {side} is a whole number of pixels, from {LEAST} to {MOST:,}.")


def frame_code(shown: Embedded, size: Size) -> SafeString:
    """A frame in which people look and ask; where none may be, the picture that leads here."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" frameborder="0" loading="lazy">'
        "{}</iframe>",
        shown.frame,
        shown.title,
        size.width,
        size.height,
        picture_code(shown),
    )


def picture_code(shown: Embedded) -> SafeString:
    """The picture alone, which leads here: for pages that forbid frames."""
    return format_html(
        '<a href="{}"><img src="{}" alt="{}"></a>', shown.page, shown.picture, shown.title
    )
