"""At the door of the pages: a request over the budget gets 429, and when to come again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.http import trigger_client_event

from playground.rate_limits.budgets import Kind
from playground.rate_limits.clients import Client, client_of
from playground.rate_limits.counting import Refusal, taken
from playground.rate_limits.kinds import kind_of
from playground.rate_limits.words import sentence_of

REFUSED = "request:refused"
"""What an open page hears, and says where it says what was refused."""


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
        refusal = taken(Kind.REQUESTS, client)
        return refuse(request, refusal) if refusal else self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Refuse what is too much of its kind, before the view begins."""
        client: Client = getattr(request, "rate_limited")  # noqa: B009
        match = request.resolver_match
        kind = kind_of(request.method or "", match.view_name if match else "", request.GET)
        refusal = taken(kind, client) if kind else None
        return refuse(request, refusal) if refusal else None


def refuse(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """For a person a page, for a script JSON or text, for an open page a word at its place."""
    response = _told(request, sentence_of(refusal))
    response.status_code = 429
    response.headers["Retry-After"] = str(refusal.wait)
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept", "HX-Request"])
    # Django writes a line into the log for each refusal: a flood would be one of lines as well.
    setattr(response, "_has_been_logged", True)  # noqa: B010  (so Django itself keeps to one line)
    return response


def _told(request: HttpRequest, message: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(message, content_type="text/plain; charset=utf-8")
        return trigger_client_event(response, REFUSED, {"message": message})
    wanted = request.get_preferred_type(["text/html", "application/json", "text/plain"])
    if wanted == "application/json":
        return JsonResponse({"error": message})
    if wanted == "text/html" and "text/html" in request.headers.get("Accept", ""):
        return render(request, "429.html", {"message": message})
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8")
