"""Refusals: to a person on a page, to a script as JSON or a line, to an open page as an event."""

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.http import trigger_client_event

from playground.gate.wanted import error_in_json, wants_json

REFUSED = "request:refused"
"""What an open page hears; it stays as it is, and says what was refused."""
OUTDATED = "token:outdated"
"""What it hears instead where it can mend that by itself, and send again."""
KINDS = ("text/html", "text/plain")
NOT_ALLOWED, TOO_MANY = 405, 429
LONGEST_METHOD = 20

FORGED = (
    "It did not come from a page of this site as this browser has it now, so nothing was changed. "
    "Whoever signs in or out in another tab makes pages old that were open before. Open the page "
    "again and send it from there; cookies have to be allowed."
)


def refusal(
    request: HttpRequest, status: int, message: str, page: str = "", event: str = REFUSED
) -> HttpResponse:
    """The message with this status; `page` is the template, else that of the status."""
    response = _told(request, status, message, page or f"{status}.html", event)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept", "HX-Request"])
    return response


def _told(request: HttpRequest, status: int, message: str, page: str, event: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        line = HttpResponse(message, content_type="text/plain; charset=utf-8")
        return trigger_client_event(line, event, {"message": message})
    if wants_json(request):
        return error_in_json(message, status)
    reads_pages = "text/html" in request.headers.get("Accept", "")
    if reads_pages and request.get_preferred_type(KINDS) == "text/html":
        again = status == TOO_MANY and request.method in ("GET", "HEAD")
        return HttpResponse(_page(page, message, again))
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8")


@lru_cache(256)
def _page(template: str, message: str, again: bool) -> str:
    """Nobody's own page, so that a flood of refusals is cheap; `again`: it will be given later."""
    return str(render_to_string(template, {"message": message, "again": again}))


def refuse_forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was sent from another site's page, or without this site's cookie."""
    return refusal(request, 403, FORGED, "403_csrf.html", OUTDATED)


def say_what_is_taken(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 405 in words, where a view only says so by its status."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != NOT_ALLOWED:
            return response
        allowed = response.headers.get("Allow", "")
        method = (request.method or "")[:LONGEST_METHOD]
        message = f"This address takes {allowed.replace(', ', ' and ')}, and not {method}."
        told = refusal(request, NOT_ALLOWED, message)
        told.headers["Allow"] = allowed
        setattr(told, "_has_been_logged", True)  # noqa: B010  (Django has, of the other one)
        return told

    return respond
