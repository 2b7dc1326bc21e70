"""What all pages of accounts have in common: nobody keeps them, and no address has a password."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

View = Callable[..., HttpResponse]

IN_THE_ADDRESS = (
    "A password does not belong into an address: logs and histories keep those. "
    "Nothing was done. If it is one of yours, change it."
)


def private(view: View) -> View:
    """A page for one person, never from a cache; what is typed reaches no report of errors."""

    @wraps(view)
    def careful(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any("password" in key.lower() for key in request.GET):
            return render(request, "400.html", {"problem": IN_THE_ADDRESS}, status=400)
        return view(request, *args, **kwargs)

    guarded: View = never_cache(sensitive_post_parameters()(careful))
    return guarded
