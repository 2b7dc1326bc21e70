"""What a request may weigh: judged by its header, before anybody reads or stores its body."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

BODIES = ("POST", "PUT", "PATCH")
ENVELOPE = 64 * 1024
"""Bytes for what stands around the files of a form."""


def refuse_large_uploads(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 413 for a body that is too large, 411 for one that does not say how large."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method not in BODIES:
            return get_response(request)
        length = request.headers.get("Content-Length", "")
        if not length.isdigit():
            return _refuse(request, 411)
        if int(length) > settings.UPLOAD_LARGEST + ENVELOPE:
            return _refuse(request, 413)
        return get_response(request)

    return respond


def _refuse(request: HttpRequest, status: int) -> HttpResponse:
    """The rest of the body is not waited for."""
    context = {"status": status, "most": settings.UPLOAD_LARGEST // 1024 // 1024}
    response = render(request, "413.html", context, status=status)
    response.headers["Connection"] = "close"
    return response
