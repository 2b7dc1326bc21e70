"""At the door of the websockets: how often a client opens one, and how many it has open."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings

from playground.gate.rate_limits.budgets import Kind
from playground.gate.rate_limits.clients import client_in
from playground.gate.rate_limits.counting import taken

Application = Callable[[Any, Any, Any], Awaitable[Any]]

TOO_MANY = 4029
"""Why a socket is closed: the page reads it, and waits long before it tries again."""

_open: Counter[str] = Counter()


def within_limits(application: Application) -> Application:
    """The same for whoever is within the limits; others are let in to hear that they are not."""

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        client = client_in(scope)
        full = _open[client.address] >= settings.MOST_SOCKETS_OF_ADDRESS
        if full or await asyncio.to_thread(taken, Kind.SOCKETS, client):
            await receive()
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close", "code": TOO_MANY})
            return
        _open[client.address] += 1
        try:
            await application(scope, receive, send)
        finally:
            _open[client.address] -= 1
            if not _open[client.address]:
                del _open[client.address]

    return serve
