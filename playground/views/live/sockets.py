"""The websocket of a page: it takes a seat at its scenario's feed, and is told what changes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from channels.security.websocket import WebsocketDenier

from playground.gate.outage import AWAY
from playground.live import NoSeat, Rendering, Seat, take_seat
from playground.views.live.asking_again import answer_to
from playground.views.live.shared_parts import render_change
from playground.visitors import person_in_scope

log = logging.getLogger(__name__)

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

SECONDS_TO_CLOSE = 1.0
COME_AGAIN = 1013
"""The protocol's own word for it: the browser tries again."""
RENDERING = Rendering(render_change, answer_to)

deny = WebsocketDenier.as_asgi()
"""Turns a websocket to nowhere politely away."""


async def follow_scenario(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """One connection, from its beginning to its end."""
    await receive()
    slug = scope["url_route"]["kwargs"]["slug"]
    try:
        async with take_seat(slug, person_in_scope(scope), RENDERING) as seat:
            await send({"type": "websocket.accept"})
            code = await _serve(seat, receive, send)
    except NoSeat as refusal:
        await send({"type": "websocket.accept"})
        code = refusal.code
    except AWAY as problem:
        log.warning("A page cannot be followed, the database is away: %s", problem)
        await send({"type": "websocket.accept"})
        code = COME_AGAIN
    if code is not None:
        await _close(send, code)


async def _serve(seat: Seat, receive: Receive, send: Send) -> int | None:
    """Until the browser leaves (None), or is shown out (a code): whichever comes first."""
    reading = asyncio.ensure_future(_read(seat, receive))
    writing = asyncio.ensure_future(_write(seat, send))
    try:
        ends: set[asyncio.Future[Any]] = {reading, writing, seat.ended}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        reading.cancel()
        writing.cancel()
        for end in await asyncio.gather(reading, writing, return_exceptions=True):
            if isinstance(end, Exception) and not isinstance(end, OSError):
                raise end  # the browser being gone is no fault; anything else is
    return seat.ended.result() if seat.ended.done() else None


async def _read(seat: Seat, receive: Receive) -> None:
    while (message := await receive())["type"] == "websocket.receive":
        seat.hear(message.get("text"))


async def _write(seat: Seat, send: Send) -> None:
    while True:
        await send({"type": "websocket.send", "text": await seat.next()})


async def _close(send: Send, code: int) -> None:
    """A socket that takes nothing does not take this either: then the server ends it."""
    try:
        await asyncio.wait_for(send({"type": "websocket.close", "code": code}), SECONDS_TO_CLOSE)
    except (TimeoutError, OSError):
        return
