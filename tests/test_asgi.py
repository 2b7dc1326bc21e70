"""The doors: websockets are checked for their origin, and bodies for what they say they weigh."""

from collections.abc import Iterator
from typing import Any

import pytest
from channels.security.websocket import OriginValidator
from channels.testing import WebsocketCommunicator
from pytest_django import Settings

from playground.asgi import application, followers
from playground.gate.upload_limit import without_large_bodies


async def test_a_websocket_to_nowhere_is_denied_without_an_error() -> None:
    here = [(b"origin", b"http://localhost")]
    connected, _ = await WebsocketCommunicator(application, "/nowhere", headers=here).connect()
    assert not connected


def test_every_websocket_passes_the_origin_check() -> None:
    assert isinstance(followers, OriginValidator)
    assert "stranger.example" not in followers.allowed_origins


@pytest.mark.parametrize("origin", [b"http://[", b"http://stranger.example", b"null", b""])
async def test_whoever_comes_from_elsewhere_is_denied_without_an_error(origin: bytes) -> None:
    headers = [(b"origin", origin)]
    door = WebsocketCommunicator(application, "/ws/s/three-tier/", headers=headers)
    connected, _ = await door.connect()
    assert not connected


async def body_read(*headers: tuple[bytes, bytes]) -> bytes:
    """What an application reads of a body of two pieces, sent with these headers."""
    pieces: Iterator[dict[str, Any]] = iter(
        (
            {"type": "http.request", "body": b"first", "more_body": True},
            {"type": "http.request", "body": b"last", "more_body": False},
            {"type": "http.disconnect"},
        )
    )

    async def receive() -> dict[str, Any]:
        return next(pieces)

    found = []

    async def read(scope: Any, receive: Any, send: Any) -> None:
        while (message := await receive())["type"] == "http.request":
            found.append(message["body"])

    await without_large_bodies(read)({"type": "http", "headers": headers}, receive, None)
    return b"".join(found)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([(b"content-length", b"9")], b"firstlast"),
        ([(b"content-length", b"99999999999")], b""),
        ([(b"content-length", b"some")], b""),
        ([(b"transfer-encoding", b"chunked")], b""),
        ([(b"content-length", b"9"), (b"transfer-encoding", b"chunked")], b""),
    ],
)
async def test_what_is_too_large_or_does_not_say_how_large_is_never_read(
    headers: list[tuple[bytes, bytes]], body: bytes, settings: Settings
) -> None:
    settings.UPLOAD_LARGEST = 1024
    assert await body_read(*headers) == body
