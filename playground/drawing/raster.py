"""The picture as PNG, drawn from the same SVG."""

from pathlib import Path
from threading import Lock

import fontpkg_arimo
import fontpkg_ibm_plex_mono
import resvg_py

SCALE = 2
"""Sharp on the screens of today."""
MOST_PIXELS = 40_000_000
FONTS = [
    str(Path(package.__file__).parent / "files")
    for package in (fontpkg_arimo, fontpkg_ibm_plex_mono)
]
"""The same letters on every machine, and letters at all on one without fonts."""
ONE_AT_A_TIME = Lock()
"""A large picture takes some hundred megabytes while it is made."""


def to_png(svg: str, width: float, height: float) -> bytes:
    """The bytes of a PNG file of a standalone SVG; very large pictures come out less sharp."""
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    with ONE_AT_A_TIME:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, font_dirs=FONTS))
