"""Pages for addresses that open nothing: because nothing was ever there, or not any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from playground.gate.wanted import error_in_json, wants_json
from playground.views.requests import Gone

NOT_FOUND, GONE = 404, 410
NOTHING = "Nothing here has this address."


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the sentence of the page that looked for it, or 410 for what was there once."""
    response = _told(request, exception)
    patch_vary_headers(response, ["Accept"])
    return response


def _told(request: HttpRequest, exception: Exception) -> HttpResponse:
    said = next(iter(exception.args), "")
    words = said if isinstance(said, str) else ""  # Django says which routes it tried
    if wants_json(request):
        status = GONE if isinstance(exception, Gone) else NOT_FOUND
        return error_in_json(words or NOTHING, status)
    if isinstance(exception, Gone):
        return render(request, "410.html", {"gone": exception}, status=GONE)
    return render(request, "404.html", {"said": words}, status=NOT_FOUND)
