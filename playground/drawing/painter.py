"""The process that paints a PNG: an SVG on standard input, the file on standard output.

While resvg paints, no other thread of its process runs, and a large picture takes seconds and some
hundred megabytes: so it lives here, where nobody waits for it and it can be killed.  Run as
`python -P painter.py ZOOM FOLDER...`, with the folders of its fonts; it imports nothing of this
project.
"""

import sys


def paint(svg: bytes, zoom: float, fonts: list[str]) -> bytes:
    """The bytes of the PNG file."""
    import resvg_py  # only here

    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), zoom=zoom, font_dirs=fonts))


if __name__ == "__main__":
    sys.stdout.buffer.write(paint(sys.stdin.buffer.read(), float(sys.argv[1]), sys.argv[2:]))
