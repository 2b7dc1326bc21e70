"""How soon 200 open pages have an edit, and whether a burst of edits loses any."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from itertools import count
from statistics import quantiles
from time import perf_counter, sleep
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from django.urls import reverse
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.editing import RESOURCES, a_scenario_of, named, sheet
from tests.bench.measuring import Measurement

VIEWERS, EDITS = 200, 30
BURST, EDITORS = 300, 10
PATIENCE = 240
SERVERS = {
    "daphne": ("manage.py", "runserver", "--noreload"),
    "uvicorn": ("-m", "uvicorn", "--log-level", "warning", "playground.asgi:application"),
}


def measurements() -> Iterator[Measurement]:
    """One process of each server, with viewers that read whatever they are sent."""
    for name in SERVERS:
        with _server(name) as address:
            slug = a_scenario_of(RESOURCES)
            yield from asyncio.run(_measure(name, address, slug))


async def _measure(server: str, address: str, slug: str) -> list[Measurement]:
    editors = await asyncio.to_thread(lambda: [_Editor(address, slug, one) for one in _names(slug)])
    async with _Audience(address, slug) as audience:
        spans = [span for _ in range(EDITS) for span in await audience.one_edit(editors[0])]
        *_, middle = quantiles(spans, n=2)
        by_percent = quantiles(spans, n=100)
        burst = await audience.burst(editors)
    what = f"{server}: edit to picture and checks at {VIEWERS} viewers"
    return [
        Measurement(f"{what}, p50", middle),
        Measurement(f"{what}, p95", by_percent[94], 0.15),
        Measurement(f"{what}, p99", by_percent[98]),
        Measurement(f"{server}: {BURST} edits by {EDITORS} at once, all viewers have them", burst),
    ]


def _names(slug: str) -> list[str]:
    return [one.name for one in sheet(slug).values() if one.kind == "instance"][:EDITORS]


class _Audience:
    """Open pages, as far as the server sees them: each notes when it was told of which revision."""

    def __init__(self, address: str, slug: str) -> None:
        self.address, self.slug = address, slug
        self.revision = 0
        self.told: list[dict[int, float]] = [{} for _ in range(VIEWERS)]

    async def __aenter__(self) -> "_Audience":
        uri = f"ws://{self.address}/ws/s/{self.slug}/"
        origin = f"http://{self.address}"
        self.sockets = [
            await connect(uri, origin=origin, max_size=None, compression=None)  # type: ignore[arg-type]
            for _ in range(VIEWERS)
        ]
        self.revision = json.loads(await self.sockets[0].recv())["revision"]
        self.readers = [
            asyncio.create_task(self._read(socket, told))
            for socket, told in zip(self.sockets, self.told, strict=True)
        ]
        await asyncio.sleep(2)  # the lists of people have gone round
        return self

    async def __aexit__(self, *_: object) -> None:
        for reader in self.readers:
            reader.cancel()
        await asyncio.gather(*(one.close() for one in self.sockets), return_exceptions=True)

    async def _read(self, socket: ClientConnection, told: dict[int, float]) -> None:
        unsaid = 0
        async for text in socket:
            arrived = perf_counter()
            unsaid += 1
            if unsaid == 8:  # as a page does: who says nothing is taken for stuck
                await socket.send(json.dumps({"type": "got", "count": unsaid}))
                unsaid = 0
            if text.startswith('{"type": "revision"'):  # type: ignore[arg-type]
                message = json.loads(text)
                if not (message["picture"] and message["parts"]):
                    raise RuntimeError("a revision came without picture and checks")
                told[message["revision"]] = arrived

    async def one_edit(self, editor: "_Editor") -> list[float]:
        """Seconds from the click of the editor until each viewer had it."""
        start = perf_counter()
        await asyncio.to_thread(editor.rename)
        self.revision += 1
        await self._all_have(self.revision)
        await asyncio.sleep(0.05)
        return [told[self.revision] - start for told in self.told]

    async def burst(self, editors: "Sequence[_Editor]") -> float:
        """Seconds until everybody had the last of all edits, none of which may be lost."""
        start = perf_counter()
        each = BURST // len(editors)
        await asyncio.gather(*(asyncio.to_thread(one.rename_often, each) for one in editors))
        self.revision += BURST
        await self._all_have(self.revision)
        last = max(told[self.revision] for told in self.told)
        entries = await asyncio.to_thread(sheet, self.slug)
        found = {one.name for one in entries.values()}
        lost = [one.latest for one in editors if one.latest not in found]
        if lost:
            raise RuntimeError(f"edits were lost: {lost}")
        return last - start

    async def _all_have(self, revision: int) -> None:
        deadline = perf_counter() + PATIENCE
        while not all(revision in told for told in self.told):
            if perf_counter() > deadline:
                have = sorted({max(told, default=0) for told in self.told})
                raise RuntimeError(f"revision {revision} did not reach everybody: {have}")
            await asyncio.sleep(0.002)


class _Editor:
    """Somebody who renames one instance again and again by the form of its page."""

    def __init__(self, address: str, slug: str, name: str) -> None:
        self.site = f"http://{address}"
        ref = named(sheet(slug), "instance", name)
        self.form = self.site + reverse("resource-edit", args=[slug, ref])
        self.stem, self.latest, self.numbers = name, name, count(1)
        self.browser: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        page = self.browser.open(self.form).read().decode()
        self.fields = _FormReader(page, reverse("resource-edit", args=[slug, ref])).fields

    def rename(self) -> None:
        """One edit: what the form would send, with another name."""
        self.latest = f"{self.stem}-{next(self.numbers)}"
        fields = [(key, value) for key, value in self.fields if key not in ("name", "seen")]
        body = urlencode([*fields, ("name", self.latest)]).encode()
        self.browser.addheaders = [("Referer", self.form), ("HX-Request", "true")]
        self.browser.open(self.form, body).read()

    def rename_often(self, times: int) -> None:
        """So many edits, one after the other."""
        for _ in range(times):
            self.rename()


class _FormReader(HTMLParser):
    """What a browser would send of the form with this action."""

    def __init__(self, page: str, action: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._action, self._inside, self._select = action, False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inputs and the chosen options of the form."""
        said: dict[str, Any] = dict(attrs)
        if tag == "form":
            self._inside = said.get("action") == self._action
        elif self._inside and tag == "input" and said.get("name"):
            if said.get("type") not in ("checkbox", "radio", "submit") or "checked" in said:
                self.fields.append(
                    (said["name"], said.get("value") or "on"[: 2 * ("checked" in said)])
                )
        elif self._inside and tag == "select":
            self._select = said.get("name", "")
        elif self._inside and tag == "option" and "selected" in said:
            self.fields.append((self._select, said.get("value") or ""))


@contextmanager
def _server(name: str) -> Iterator[str]:
    """The site as one process, on a free port, with the database of the bench."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"127.0.0.1:{port}"
    where = [address] if name == "daphne" else ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, *SERVERS[name], *where]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        _wait_for(f"http://{address}/help/codes/")
        yield address
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
