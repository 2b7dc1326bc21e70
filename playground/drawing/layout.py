"""The only place that runs Graphviz: a warm worker process, killed when it takes too long."""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from playground.drawing.geometry import Point

TIMEOUT = 5.0
"""Seconds that a layout may take, and that a request may wait for others."""
LARGEST_SOURCE = 1_000_000
"""Bytes of DOT; beyond it nobody could read the picture."""

LENGTH = struct.Struct("!I")
COMMAND = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]


class DrawingFailed(Exception):  # noqa: N818  (an outcome that pages expect, not a bug)
    """There is no picture; `reason` says why in words, and the outline stands in."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Layout = dict[str, Point]
"""Where Graphviz put each node: its centre, by the key that `dot.py` gave it."""


class Worker:
    """One Graphviz process, started when first needed and again after every death."""

    def __init__(self, command: list[str] | None = None, timeout: float = TIMEOUT) -> None:
        self._command = command or COMMAND
        self._timeout = timeout
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    @property
    def pid(self) -> int | None:
        """The process now at work, if any."""
        return self._process.pid if self._process else None

    def run(self, source: str) -> bytes:
        """Lay one graph out.  Raises DrawingFailed on timeout, crash, refusal, size."""
        request = source.encode()
        if len(request) > LARGEST_SOURCE:
            raise DrawingFailed("the network is too large for a picture")
        if not self._lock.acquire(timeout=self._timeout):
            raise DrawingFailed("too many pictures are being drawn at this moment")
        try:
            return self._ask(self._alive(), request)
        finally:
            self._lock.release()

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # after a fork the process belongs to the parent
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            pipe = subprocess.PIPE
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
                )
            except OSError:
                raise DrawingFailed("the layout of pictures could not be started") from None
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._timeout, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(process, request)
        except (OSError, EOFError):
            self._discard()
            reason = "took too long" if late.is_set() else "ended unexpectedly"
            raise DrawingFailed(f"the layout of the picture {reason}") from None
        finally:
            timer.cancel()
        if not answer:
            raise DrawingFailed("the layout of the picture was refused")
        return answer

    def _discard(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.communicate()
        self._process = None

    def close(self) -> None:
        """End the process; the next request starts another."""
        if self._owner == os.getpid():
            self._discard()


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    assert process.stdin and process.stdout
    process.stdin.write(LENGTH.pack(len(request)) + request)
    process.stdin.flush()
    length = LENGTH.unpack(_exactly(process.stdout, LENGTH.size))[0]
    return _exactly(process.stdout, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


WORKER = Worker()
atexit.register(WORKER.close)


def lay_out(source: str, worker: Worker | None = None) -> Layout:
    """The layout of a graph written by `dot.py`.  Raises DrawingFailed."""
    graph = json.loads((worker or WORKER).run(source))
    height = float(graph["bb"].split(",")[3])
    placed = (one for one in graph.get("objects", []) if "pos" in one)
    return {one["name"]: _point(one["pos"], height) for one in placed}


def _point(text: str, height: float) -> Point:
    """Graphviz counts y upwards."""
    x, y = text.split(",")
    return Point(float(x), height - float(y))
