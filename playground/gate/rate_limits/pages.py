"""At the door of the pages: a request over the budget gets 429, and when to come again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from playground.gate.rate_limits.budgets import Kind
from playground.gate.rate_limits.clients import Client, client_of
from playground.gate.rate_limits.counting import Refusal, taken
from playground.gate.rate_limits.kinds import kind_of
from playground.gate.rate_limits.words import sentence_of
from playground.gate.refusals import refusal


class TooMuch(Exception):  # noqa: N818
    """What a view found out to be over a budget."""

    def __init__(self, refused: Refusal) -> None:
        super().__init__(sentence_of(refused))
        self.refused = refused


def count(request: HttpRequest, kind: Kind) -> None:
    """For a view that only learns what a request costs.  Raises TooMuch, which is answered here."""
    refused = taken(kind, _client(request))
    if refused:
        raise TooMuch(refused)


def _client(request: HttpRequest) -> Client:
    client: Client = getattr(request, "rate_limited")  # noqa: B009
    return client


class RateLimits:
    """Middleware: each request counts, and once its route is known, as what it asks for too.

    It stands behind what serves static files: they are free.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse before anything else is done."""
        client = client_of(request)
        setattr(request, "rate_limited", client)  # noqa: B010  (Django's class has no such name)
        refused = taken(Kind.REQUESTS, client)
        return refuse(request, refused) if refused else self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Refuse what is too much of its kind, before the view begins."""
        client = _client(request)
        match = request.resolver_match
        kind = kind_of(request.method or "", match.view_name if match else "", request.GET)
        refused = taken(kind, client) if kind else None
        return refuse(request, refused) if refused else None

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Refuse what a view counted."""
        return refuse(request, problem.refused) if isinstance(problem, TooMuch) else None


def refuse(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """What came too often, and in how many seconds to come again."""
    response = refusal(request, 429, sentence_of(refused))
    response.headers["Retry-After"] = str(refused.wait)
    # Django writes a line into the log for each refusal: a flood would be one of lines as well.
    setattr(response, "_has_been_logged", True)  # noqa: B010  (so Django itself keeps to one line)
    return response
