"""The process that runs Graphviz: reads a graph, writes its layout, until its input ends.

Graphviz may abort or run for minutes, so it lives here, where it can be killed.  Run as
`python -P worker.py`; it imports nothing of this project.  Both ways a message is its length in
four bytes and then UTF-8 text: DOT in, Graphviz's json0 out, empty when Graphviz refused it.
"""

import os
import struct
import sys
from typing import BinaryIO

LENGTH = struct.Struct("!I")


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer one request after the other."""
    import pygraphviz  # slow to import, and only here

    while header := requests.read(LENGTH.size):
        source = requests.read(LENGTH.unpack(header)[0]).decode()
        try:
            layout: bytes = pygraphviz.AGraph(string=source).draw(format="json0", prog="dot")
        except (ValueError, OSError, pygraphviz.DotError):
            layout = b""
        answers.write(LENGTH.pack(len(layout)) + layout)
        answers.flush()


if __name__ == "__main__":
    private = os.fdopen(os.dup(1), "wb")  # whatever a library prints must not mix with answers
    os.dup2(2, 1)
    serve(sys.stdin.buffer, private)
