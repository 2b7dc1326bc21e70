"""PNG files bear letters on every machine, those without a font of their own included."""

from collections.abc import Callable

import pytest

from playground.drawing import DrawingFailed, raster
from playground.drawing.pdf import to_pdf
from playground.drawing.raster import to_png
from playground.drawing.stylesheet import standalone_css


def drawn(look: str, text: str) -> bytes:
    """A picture of one word."""
    letters = f'<text x="4" y="20" class="{look}">{text}</text>'
    style = f"<style>{standalone_css()}</style>"
    head = '<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="90" height="30">'
    return to_png(f"{head}{style}{letters}</svg>", 90, 30)


@pytest.mark.parametrize("look", ["name", "address", "words"])
def test_what_is_written_is_drawn(look: str) -> None:
    assert len({drawn(look, ""), drawn(look, "web-1"), drawn(look, "web-2")}) == 3


@pytest.mark.parametrize("make", [to_png, to_pdf])
def test_where_too_many_are_drawn_nobody_waits_for_ever(
    make: Callable[[str, float, float], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"/>'
    monkeypatch.setattr(raster, "PATIENCE", 0.01)
    with raster.LOCK, pytest.raises(DrawingFailed, match="too many pictures"):
        make(svg, 9, 9)
    assert make(svg, 9, 9)


def test_what_takes_too_long_to_paint_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "TIMEOUT", 0.001)
    with pytest.raises(DrawingFailed, match="too long to paint"):
        to_png("<svg/>", 90, 30)


def test_what_cannot_be_painted_is_told() -> None:
    with pytest.raises(DrawingFailed, match="could not be painted"):
        to_png("<svg", 90, 30)
