"""Pages for addresses that open nothing: because nothing was ever there, or not any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from playground.views.requests import Gone

GONE = 410


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, or 410 for what was there once."""
    if isinstance(exception, Gone):
        return render(request, "410.html", {"gone": exception}, status=GONE)
    found: HttpResponse = page_not_found(request, exception)
    return found
