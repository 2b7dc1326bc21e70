"""What a request may weigh: judged by its header, before anybody reads or stores its body."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from playground.gate.wanted import error_in_json, wants_json

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Any, Any, Any], Awaitable[Any]]
BODIES = ("POST", "PUT", "PATCH")
NO_LENGTH = "What is sent here has to say its length first."
TOO_LARGE = "At most {} MiB can be sent here at once."
ENVELOPE = 64 * 1024
"""Bytes for what stands around the files of a form."""


def refuse_large_uploads(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 413 for a body that is too large, 411 for one that does not say how large.

    Without a length and not in chunks it is empty (RFC 9112, 6.3).
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method not in BODIES:
            return get_response(request)
        unsaid = "" if "Transfer-Encoding" in request.headers else "0"
        length = request.headers.get("Content-Length", unsaid)
        if not (length.isascii() and length.isdigit()):
            return _refuse(request, 411)
        if int(length) > _most():
            return _refuse(request, 413)
        return get_response(request)

    return respond


def _most() -> int:
    return int(settings.UPLOAD_LARGEST) + ENVELOPE


def without_large_bodies(application: Application) -> Application:
    """For the server: such a body is not read; Django would store it before it asks a middleware.

    A body in chunks does not say how large it is.
    """

    async def serve(scope: Any, receive: Receive, send: Any) -> None:
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"0")
        fits = length.isdigit() and int(length) <= _most() and b"transfer-encoding" not in headers
        await application(scope, receive if fits else _passing_by(receive), send)

    return serve


def _passing_by(receive: Receive) -> Receive:
    """An empty body; what comes of the other one is thrown away."""
    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive_next() -> Message:
        if waiting:
            return waiting.pop()
        message = await receive()
        while message["type"] == "http.request":
            message = await receive()
        return message

    return receive_next


def _refuse(request: HttpRequest, status: int) -> HttpResponse:
    """The rest of the body is not waited for."""
    most = settings.UPLOAD_LARGEST // 1024 // 1024
    if wants_json(request):
        words = NO_LENGTH if status == 411 else TOO_LARGE.format(most)
        response: HttpResponse = error_in_json(words, status)
    else:
        context = {"status": status, "most": most}
        response = render(request, "413.html", context, status=status)
    response.headers["Connection"] = "close"
    return response
