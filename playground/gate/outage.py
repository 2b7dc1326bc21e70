"""When a server is away: a clear answer, no traceback, and no guess whether it was stored."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

SECONDS_TO_WAIT = 5
AWAY = (OperationalError, InterfaceError)
"""What a database raises that does not answer, or that broke off."""


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
        # Without the request, of which a page may ask who has signed in: that is in the database.
        page = render_to_string("503.html", {"wrote": request.method == "POST"})
        response = HttpResponse(page, status=503)
        response.headers["Retry-After"] = str(SECONDS_TO_WAIT)
        response.headers["Cache-Control"] = "no-store"
        return response

    respond.process_exception = process_exception  # type: ignore[attr-defined]
    return respond
