"""Pages for addresses that open nothing: because nothing was ever there, or not any more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from playground.views.requests import Gone

NOT_FOUND, GONE = 404, 410


def show_missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the sentence of the page that looked for it, or 410 for what was there once."""
    if isinstance(exception, Gone):
        return render(request, "410.html", {"gone": exception}, status=GONE)
    said = next(iter(exception.args), "")
    told = {"said": said if isinstance(said, str) else ""}  # Django says which routes it tried
    return render(request, "404.html", told, status=NOT_FOUND)
