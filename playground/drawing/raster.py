"""The picture as PNG, drawn from the same SVG."""

import resvg_py

SCALE = 2
"""Sharp on the screens of today."""
MOST_PIXELS = 40_000_000


def to_png(svg: str, width: float, height: float) -> bytes:
    """The bytes of a PNG file of a standalone SVG; very large pictures come out less sharp."""
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale))
