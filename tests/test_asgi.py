"""The doors: websockets are checked for their origin, and bodies for what they say they weigh."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from channels.testing import WebsocketCommunicator
from pytest_django import Settings
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from playground.asgi import application
from playground.gate.origins import from_own_pages
from playground.gate.upload_limit import without_large_bodies


async def test_a_websocket_to_nowhere_is_denied_without_an_error() -> None:
    here = [(b"host", b"localhost"), (b"origin", b"http://localhost")]
    connected, _ = await WebsocketCommunicator(application, "/nowhere", headers=here).connect()
    assert not connected


async def let_in(host: str, origin: str | None, scheme: str = "ws") -> bool:
    """Does a websocket come to the site whose browser, or whose program, says this of itself?"""
    seen = []

    async def site(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        await send({"type": "websocket.accept"})

    headers = [(b"host", host.encode())] if host else []
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    door = WebsocketCommunicator(from_own_pages(site), "/ws/s/x/", headers=headers)
    door.scope["scheme"] = scheme
    connected, _ = await door.connect()
    assert connected == bool(seen)
    return connected


@pytest.mark.parametrize(
    ("host", "origin", "scheme"),
    [
        ("localhost:8000", "http://localhost:8000", "ws"),
        ("localhost", "http://localhost", "ws"),
        ("localhost:80", "http://localhost", "ws"),
        ("LocalHost:8000", "http://localhost:8000", "ws"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000", "ws"),
        ("[::1]:8000", "http://[::1]:8000", "ws"),
        ("playground.example", "https://playground.example", "wss"),
        ("playground.example:443", "https://playground.example", "wss"),
        ("playground.example:8443", "https://playground.example:8443", "wss"),
    ],
)
async def test_a_page_of_this_site_is_let_in(
    host: str, origin: str, scheme: str, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "playground.example"]
    assert await let_in(host, origin, scheme)


@pytest.mark.parametrize(
    ("host", "origin", "scheme"),
    [
        ("localhost:8000", "http://localhost:9000", "ws"),
        ("localhost:8000", "http://localhost", "ws"),
        ("localhost", "http://localhost:8000", "ws"),
        ("localhost:8000", "http://127.0.0.1:8000", "ws"),
        ("localhost:8000", "https://localhost:8000", "ws"),
        ("playground.example", "http://playground.example", "wss"),
        ("playground.example", "https://other.example", "wss"),
        ("stranger.example", "http://stranger.example", "ws"),
        ("localhost:8000", "http://localhost:99999", "ws"),
        ("localhost:8000", "http://localhost:port", "ws"),
        ("localhost:8000", "ftp://localhost:8000", "ws"),
        ("localhost:8000@", "http://localhost:8000", "ws"),
        ("", "http://localhost", "ws"),
        ("localhost", None, "ws"),
    ],
)
async def test_no_other_page_is(
    host: str, origin: str | None, scheme: str, settings: Settings
) -> None:
    """Nor one that another port of the same machine serves: its forms are refused as well."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "playground.example", "other.example"]
    assert not await let_in(host, origin, scheme)


@pytest.mark.parametrize(
    ("proxy", "proto", "allowed"),
    [("127.0.0.1", "https", True), ("192.0.2.9", "https", False), ("127.0.0.1", "http", False)],
)
async def test_behind_a_proxy_the_scheme_is_what_the_proxy_says(
    proxy: str, proto: str, allowed: bool, settings: Settings
) -> None:
    """As nginx of docs/deploy.md sends it, and as uvicorn believes those it may believe."""
    settings.ALLOWED_HOSTS = ["playground.example"]

    async def site(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})

    headers = [
        (b"host", b"playground.example"),
        (b"origin", b"https://playground.example"),
        (b"x-forwarded-proto", proto.encode()),
        (b"x-forwarded-for", b"198.51.100.7"),
    ]
    behind: Any = ProxyHeadersMiddleware(cast(Any, from_own_pages(site)), "127.0.0.1")
    door = WebsocketCommunicator(behind, "/ws/s/x/", headers=headers)
    door.scope |= {"scheme": "ws", "client": [proxy, 4711]}
    connected, _ = await door.connect()
    assert connected == allowed


@pytest.mark.parametrize("origin", [b"http://[", b"http://stranger.example", b"null", b""])
async def test_whoever_comes_from_elsewhere_is_denied_without_an_error(origin: bytes) -> None:
    headers = [(b"host", b"localhost"), (b"origin", origin)]
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
