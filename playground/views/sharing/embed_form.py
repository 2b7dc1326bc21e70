"""The form of the share dialog that makes an embed code: what it shows, how large, and the code."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest

from playground.sharing.embedding import (
    OWN,
    SIZES,
    Embedded,
    Size,
    frame_code,
    picture_code,
    size_of,
)

Context = dict[str, Any]

NOW, THEN = "now", "then"
CHOICES = {NOW: "The newest state, as it changes", THEN: "The snapshot, as it stays"}
"""What is shown, by its name in the form."""


class Way(NamedTuple):
    """A page of this site that may be embedded, and the question that it then asks."""

    path: str
    query: str = ""

    def to(self, part: str = "") -> str:
        """The address of the page, or of a part of it."""
        return f"{self.path}{part}?{self.query}" if self.query else self.path + part


Ways = Mapping[str, Way]


def embed_form(request: HttpRequest, title: str, ways: Ways) -> Context:
    """The form as it was sent, and its codes; with a wrong size, what is wrong and no code.

    `ways` has at least one of `CHOICES`; the last one is proposed.
    """
    asked = request.GET
    of = asked.get("of", "") if asked.get("of", "") in ways else list(ways)[-1]
    size, problem = _size(asked)
    typed = {side: asked.get(side, "")[:9] for side in ("width", "height")}
    shown = _embedded(request, title, ways[of])
    return {
        "asked": "size" in asked,
        "of": of,
        "choices": [(one, CHOICES[one]) for one in ways],
        "size": size.name if size else OWN,
        "sizes": [(name, f"{name.capitalize()}, {w} × {h}") for name, (w, h) in SIZES.items()],
        "width": typed["width"] or (size.width if size else ""),
        "height": typed["height"] or (size.height if size else ""),
        "problem": problem,
        "code": frame_code(shown, size) if size else "",
        "picture": picture_code(shown),
    }


def _size(asked: Mapping[str, str]) -> tuple[Size | None, str]:
    try:
        return size_of(asked), ""
    except ValueError as refusal:
        return None, str(refusal)


def _embedded(request: HttpRequest, title: str, way: Way) -> Embedded:
    frame, page, picture = (way.to(part) for part in ("embed/", "", "picture.svg"))
    absolute = request.build_absolute_uri
    return Embedded(title, absolute(frame), absolute(page), absolute(picture))
