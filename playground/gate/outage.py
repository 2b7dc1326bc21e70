"""When a server is away: a clear answer, no traceback, and no guess whether it was stored."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from playground.gate.wanted import error_in_json, wants_json

log = logging.getLogger(__name__)

SECONDS_TO_WAIT = 5
AWAY = (OperationalError, InterfaceError)
"""What a database raises that does not answer, or that broke off."""

COME_AGAIN = "The database does not answer. Please try again in a few seconds."
WHOLE_OR_NOT = (
    "The database does not answer. What you sent is stored whole or not at all: look, when it is "
    "back, before you send it again."
)


class InOneLine(logging.Filter):
    """A log of what is tried again and again: why it failed, without a traceback each second."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            record.msg, record.args = "%s: %s", (record.getMessage(), record.exc_info[1])
            record.exc_info = None
        return True


def say_that_the_database_is_away(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: 503 where a view could not reach the database.

    An edit is one transaction: either all of it was stored, or nothing.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    def process_exception(request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, AWAY):
            return None
        log.error("The database is away: %s", " ".join(str(problem).split()))
        wrote = request.method == "POST"
        if wants_json(request):
            response: HttpResponse = error_in_json(WHOLE_OR_NOT if wrote else COME_AGAIN, 503)
        else:
            # Without the request, of which a page may ask who has signed in, in the database.
            page = render_to_string("503.html", {"wrote": wrote, "again": not wrote})
            response = HttpResponse(page, status=503)
        response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
        response.headers["Cache-Control"] = "no-store"
        return response

    respond.process_exception = process_exception  # type: ignore[attr-defined]
    return respond
