"""The picture as PNG, drawn from the same SVG."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import fontpkg_arimo
import fontpkg_ibm_plex_mono

from playground.drawing.layout import DrawingFailed

SCALE = 2
"""Sharp on the screens of today."""
MOST_PIXELS = 40_000_000
FONTS = [
    str(Path(package.__file__).parent / "files")
    for package in (fontpkg_arimo, fontpkg_ibm_plex_mono)
]
"""The same letters on every machine, and letters at all on one without fonts."""
PATIENCE = 10.0
"""Seconds that a picture waits for others."""
LOCK = Lock()
TIMEOUT = 20.0
"""Seconds that painting may take; the largest picture takes some."""
COMMAND = [sys.executable, "-P", str(Path(__file__).with_name("painter.py"))]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A large picture takes some hundred megabytes while it is made.  Raises DrawingFailed."""
    if not LOCK.acquire(timeout=PATIENCE):
        raise DrawingFailed("too many pictures are being drawn at this moment")
    try:
        yield
    finally:
        LOCK.release()


def to_png(svg: str, width: float, height: float, scale: float = SCALE) -> bytes:
    """The bytes of a PNG file of a standalone SVG; very large pictures come out less sharp.

    `scale` is how many pixels a unit has.  Raises DrawingFailed.
    """
    scale = min(scale, (MOST_PIXELS / (width * height)) ** 0.5)
    with one_at_a_time():
        return _painted(svg, scale)


def _painted(svg: str, scale: float) -> bytes:
    command = [*COMMAND, str(scale), *FONTS]
    try:
        found = subprocess.run(
            command, input=svg.encode(), capture_output=True, timeout=TIMEOUT, check=True
        )
    except subprocess.TimeoutExpired:
        raise DrawingFailed("the picture took too long to paint") from None
    except (OSError, subprocess.CalledProcessError):
        raise DrawingFailed("the picture could not be painted") from None
    return found.stdout
