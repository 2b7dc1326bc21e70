"""The picture as PDF, drawn from the same SVG with the same letters: a page of its size."""

from typing import Any

import typst

from playground.drawing.raster import FONTS, one_at_a_time

POINTS = 0.75
"""Of a pixel: 96 pixels and 72 points are an inch."""
LONGEST_SIDE = 14_400
"""Points; programs show no larger page."""
DOCUMENT = """\
#set document(title: "Cloud network", date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image("picture.svg", width: 100%, height: 100%, alt: "Picture of the network")
"""
"""The date is left out: equal pictures make equal files."""


def to_pdf(svg: str, width: float, height: float) -> bytes:
    """The bytes of a PDF file of a standalone SVG."""
    scale = min(POINTS, LONGEST_SIDE / max(width, height))
    page = DOCUMENT.format(width=f"{width * scale:.3f}", height=f"{height * scale:.3f}")
    files: Any = {"main.typ": page.encode(), "picture.svg": svg.encode()}  # its types lack this
    with one_at_a_time():
        return bytes(typst.compile(files, font_paths=[*FONTS], ignore_system_fonts=True))
