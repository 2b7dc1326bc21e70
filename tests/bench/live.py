"""How soon 200 open pages have an edit, and whether a burst of edits loses any."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from time import sleep
from urllib.error import URLError
from urllib.request import build_opener

from playground.serving.server import server_command
from tests.bench.editing import RESOURCES, a_scenario_of
from tests.bench.editors import editors_of
from tests.bench.measuring import Measurement
from tests.bench.viewers import VIEWERS, Audience

EDITS = 60
BURST, EDITORS = 300, 10
GOAL = 0.15


def measurements() -> Iterator[Measurement]:
    """One process of each server, with viewers that read whatever they are sent."""
    port = free_port()
    daphne = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    yield from measured("daphne", daphne, port)
    port = free_port()
    yield from measured("uvicorn", server_command("127.0.0.1", port, workers=1), port)


def measured(server: str, command: list[str], port: int) -> list[Measurement]:
    """The lines of one server."""
    with running(command, port) as address:
        return asyncio.run(_measure(server, address, a_scenario_of(RESOURCES)))


async def _measure(server: str, address: str, slug: str) -> list[Measurement]:
    editors = await asyncio.to_thread(editors_of, address, slug, EDITORS)
    async with Audience(address, slug) as audience:
        spans = [span for _ in range(EDITS) for span in await audience.one_edit(editors[0])]
        by_percent = quantiles(spans, n=100)
        burst = await audience.burst(editors, BURST)
    what = f"{server}: edit to picture and checks at {VIEWERS} viewers"
    return [
        Measurement(f"{what}, p50", by_percent[49]),
        Measurement(f"{what}, p95", by_percent[94], GOAL),
        Measurement(f"{what}, p99", by_percent[98]),
        Measurement(f"{server}: {BURST} edits by {EDITORS} at once, 0 lost, all have them", burst),
    ]


def free_port() -> int:
    """One at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """The site, served with the database of the bench."""
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/help/codes/")
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            build_opener().open(url, timeout=5).close()
            return
        except URLError:
            sleep(0.1)
    raise RuntimeError(f"{url} does not answer")
