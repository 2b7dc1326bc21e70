"""A seat: one open page, what waits to be sent to it, and what it says of itself."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from playground.visitors import Person

MOST_WAITING = 64
"""Messages that wait while a socket takes no more; then it is closed, and comes again."""
MOST_UNREAD = 1024 * 1024
"""Characters that were sent and that the page has not said it got: some servers take everything."""
LONGEST_MESSAGE = 2048
LONGEST_ID = 300
BURST, PACE = 40, 10.0
"""Messages that a page may send at once, and then a second."""

POLICY = 4003
TOO_SLOW = 4008
FULL = 4029
NOTHING_HERE = 4404
WITHDRAWN = 4410
"""Why a socket is closed, as codes of the protocol: the browser reads them."""


class Seat:
    """One page that follows a scenario.  `moved` is called when it looks at something else."""

    def __init__(self, person: Person, moved: Callable[[], None]) -> None:
        self.person = person
        self.selected, self.asks = "", ""
        self.since = monotonic()
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        self._unread: deque[int] = deque()
        self._weight = 0
        self._moved = moved
        self._allowance, self._asked = float(BURST), monotonic()

    def offer(self, text: str) -> None:
        """Something to send.  Never waits: who does not read is shown out."""
        if self.ended.done():
            return
        if self._weight > MOST_UNREAD or self._waiting.full():
            self.end(TOO_SLOW)
            return
        self._waiting.put_nowait(text)
        self._unread.append(len(text))
        self._weight += len(text)

    async def next(self) -> str:
        """What is to be sent next."""
        return await self._waiting.get()

    def end(self, code: int) -> None:
        """Have the socket closed, and forget what waits."""
        if not self.ended.done():
            self.ended.set_result(code)
        self._waiting = asyncio.Queue(1)

    def hear(self, text: str | None) -> None:
        """Take what the page says.  Nonsense, too much of it or too often, ends the seat."""
        said = self._understood(text)
        if said is None:
            self.end(POLICY)
        elif said.get("type") == "ping":
            self.offer('{"type": "pong"}')
        elif said.get("type") == "got":
            self._got(said.get("count"))
        elif said.get("type") == "ask":
            self.asks = str(said.get("query") or "")
        elif said.get("type") == "look":
            self._look(said.get("selected"))

    def _understood(self, text: str | None) -> dict[str, Any] | None:
        now = monotonic()
        self._allowance = min(self._allowance + (now - self._asked) * PACE, BURST) - 1
        self._asked = now
        if text is None or len(text) > LONGEST_MESSAGE or self._allowance < 0:
            return None
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) else None

    def _got(self, count: object) -> None:
        """So many more messages have arrived."""
        if not isinstance(count, int):
            return
        for _ in range(min(count, len(self._unread))):
            self._weight -= self._unread.popleft()

    def _look(self, selected: object) -> None:
        """Look at another resource, or at none."""
        if not isinstance(selected, str) or len(selected) > LONGEST_ID:
            return
        if selected.isprintable() and selected != self.selected:
            self.selected, self.since = selected, monotonic()
            self._moved()
