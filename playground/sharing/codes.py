"""QR codes: an address as a picture that a phone reads from a wall."""

from io import BytesIO

import segno

QUIET = 4
"""Modules of nothing around the code, as the standard wants them: readers look for its edge."""


def code_of(address: str) -> str:
    """The SVG of a code, dark on white whatever is around it; its size is that of its place.

    A seventh of it may be dirty or hidden (level M, or a better one where it costs no room).
    """
    found = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        found,
        kind="svg",
        border=QUIET,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return found.getvalue().decode()
