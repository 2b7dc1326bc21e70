"""The only place that runs Graphviz: a warm worker process, killed when it takes too long."""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playground.drawing.geometry import Point

TIMEOUT = 5.0
"""Seconds that a layout may take, and that a request may wait for others."""
LARGEST_SOURCE = 1_000_000
"""Bytes of DOT; beyond it nobody could read the picture."""

LENGTH = struct.Struct("!I")
COMMAND = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]


class DrawingFailed(Exception):
    """There is no picture; `reason` says why in words for the page, where the outline stands in."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Layout(NamedTuple):
    """Centres of nodes by key, and the Bezier controls of edges by their two keys."""

    nodes: dict[str, Point]
    edges: dict[tuple[str, str], tuple[Point, ...]]


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
        """Lay one graph out.  Raises DrawingFailed on timeout, crash, refusal and excessive size."""
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
            self._process = subprocess.Popen(
                self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], request: bytes) -> bytes:
        late = threading.Event()
        timer = threading.Timer(self._timeout, lambda: (late.set(), process.kill()))
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


def _exactly(stream: Any, count: int) -> bytes:
    data: bytes = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


WORKER = Worker()
atexit.register(WORKER.close)


def lay_out(source: str, worker: Worker | None = None) -> Layout:
    """The layout of a graph written by `dot.py`.  Raises DrawingFailed."""
    graph = json.loads((worker or WORKER).run(source))
    height = float(graph["bb"].split(",")[3])
    names = [one["name"] for one in graph.get("objects", [])]
    nodes = {
        one["name"]: _point(one["pos"], height)
        for one in graph.get("objects", [])
        if "pos" in one
    }
    edges = {
        (names[one["tail"]], names[one["head"]]): tuple(_spline(one["pos"], height))
        for one in graph.get("edges", [])
        if "pos" in one
    }
    return Layout(nodes, edges)


def _point(text: str, height: float) -> Point:
    x, y = text.split(",")
    return Point(float(x), height - float(y))


def _spline(text: str, height: float) -> Iterator[Point]:
    """The controls of the first piece; marks of arrow heads ('e,' and 's,') are not points."""
    for part in text.split(";")[0].split():
        if part[:2] not in ("e,", "s,"):
            yield _point(part, height)
