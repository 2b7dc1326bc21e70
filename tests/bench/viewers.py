"""Viewers of the bench: open pages, as far as the server sees them.

They share the machine with the server that is measured, so what arrives is only noted with its
time; it is read when the edit is over.
"""

import asyncio
import gc
import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from time import perf_counter

from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.typing import Origin
from websockets.uri import parse_uri

from playground.models import Edit, Scenario
from tests.bench.editing import sheet
from tests.bench.editors import Editor

VIEWERS = 200
PATIENCE = 240.0
LOOK = 0.02
"""Seconds between two looks whether everybody was told."""
CALM = 0.05
"""Seconds between two edits."""
OFTEN = 8
"""A page says what it got after so many messages: who says nothing is taken for stuck."""


class Viewer(asyncio.Protocol):
    """One page: when it was told of which revision."""

    def __init__(self, address: str, slug: str) -> None:
        uri = parse_uri(f"ws://{address}/ws/s/{slug}/")
        self._socket = ClientProtocol(uri, origin=Origin(f"http://{address}"), max_size=None)
        self._heard: list[tuple[float, bytes]] = []
        self._parts: list[bytes] = []
        self._unsaid = 0
        self.gone = False
        self.begins = 0
        """The revision from which on it is told of changes; 0 before it was greeted."""
        self.told: dict[int, float] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a websocket."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._socket.send_request(self._socket.connect())
        self._send()

    def data_received(self, data: bytes) -> None:
        """Note it, with the time."""
        self._heard.append((perf_counter(), data))

    def connection_lost(self, exc: Exception | None) -> None:
        """A page that is shown out has not seen everything."""
        self.gone = True

    @property
    def heard_something(self) -> bool:
        """Is there anything to read?"""
        return bool(self._heard)

    def read(self) -> None:
        """All that has come."""
        heard, self._heard = self._heard, []
        for at, data in heard:
            self._socket.receive_data(data)
            for event in self._socket.events_received():
                if isinstance(event, Frame) and event.opcode in (Opcode.TEXT, Opcode.CONT):
                    self._take(event, at)
        if self._unsaid >= OFTEN:
            self._socket.send_text(json.dumps({"type": "got", "count": self._unsaid}).encode())
            self._unsaid = 0
        self._send()

    def close(self) -> None:
        """Leave."""
        self._transport.close()

    def _take(self, frame: Frame, at: float) -> None:
        self._parts.append(bytes(frame.data))
        if not frame.fin:
            return
        text, self._parts = b"".join(self._parts), []
        self._unsaid += 1
        kind, revision = _understood(text)
        if kind == "hello":
            self.begins = revision
        elif kind == "revision":
            self.told[revision] = at

    def _send(self) -> None:
        for data in self._socket.data_to_send():
            if data:
                self._transport.write(data)


@lru_cache(64)
def _understood(text: bytes) -> tuple[str, int]:
    """Its type, and the revision that it is about; the same text for everybody is read once."""
    said = json.loads(text)
    if said["type"] == "revision" and not (said["picture"] and said["parts"]):
        raise RuntimeError("a revision came without picture and checks")
    return said["type"], said.get("revision", 0)


class Audience:
    """All viewers of one scenario."""

    def __init__(self, address: str, slug: str) -> None:
        self._address, self._slug = address, slug
        self._viewers: list[Viewer] = []
        self._revision = 0

    async def __aenter__(self) -> "Audience":
        host, _, port = self._address.partition(":")
        loop = asyncio.get_running_loop()
        for _ in range(VIEWERS):
            _, viewer = await loop.create_connection(self._viewer, host, int(port))
            self._viewers.append(viewer)
        await self._until(lambda viewer: viewer.begins > 0, "be greeted")
        self._revision = self._viewers[0].begins
        await asyncio.sleep(2)  # the lists of people have gone round
        gc.collect()
        gc.disable()  # a pause of this process is none of the server's
        return self

    async def __aexit__(self, *_: object) -> None:
        gc.enable()
        for viewer in self._viewers:
            viewer.close()

    def _viewer(self) -> Viewer:
        return Viewer(self._address, self._slug)

    async def one_edit(self, editor: Editor) -> list[float]:
        """Seconds from the click of the editor until each viewer had it."""
        start = perf_counter()
        await asyncio.to_thread(editor.rename)
        self._revision += 1
        await self._all_have(self._revision)
        await asyncio.sleep(CALM)
        return [viewer.told[self._revision] - start for viewer in self._viewers]

    async def burst(self, editors: Sequence[Editor], edits: int) -> float:
        """Seconds until everybody had the last of all edits, none of which may be lost."""
        start = perf_counter()
        each = edits // len(editors)
        edited = [asyncio.to_thread(one.rename_often, each) for one in editors]
        self._revision += each * len(editors)
        everybody = asyncio.create_task(self._all_have(self._revision))
        await asyncio.gather(*edited)
        await everybody
        await asyncio.to_thread(self._lose_none, editors, self._revision)
        return max(viewer.told[self._revision] for viewer in self._viewers) - start

    def _lose_none(self, editors: Sequence[Editor], revision: int) -> None:
        """Every step is kept, and the last word of each editor stands."""
        scenario = Scenario.objects.get(slug=self._slug)
        kept = Edit.objects.filter(scenario=scenario).count()
        names = {one.name for one in sheet(self._slug).values()}
        lost = [one.latest for one in editors if one.latest not in names]
        if lost or scenario.revision != revision or kept != revision - 1:
            raise RuntimeError(f"edits were lost: {lost}, {scenario.revision} and {kept} steps")

    async def _all_have(self, revision: int) -> None:
        await self._until(lambda viewer: revision in viewer.told, f"have revision {revision}")

    async def _until(self, done: Callable[[Viewer], bool], what: str) -> None:
        """Nothing is read before something has come for each who waits: that would take time
        from the server."""
        deadline = perf_counter() + PATIENCE
        waiting = self._viewers
        while waiting := [viewer for viewer in waiting if not done(viewer)]:
            gone = sum(viewer.gone for viewer in waiting)
            if gone or perf_counter() > deadline:
                raise RuntimeError(f"{len(waiting)} viewers do not {what}; {gone} were shown out")
            await asyncio.sleep(LOOK)
            if all(viewer.heard_something for viewer in waiting):
                for viewer in self._viewers:
                    viewer.read()
