"""What is only read, also by programs."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


def read_only(view: View) -> View:
    """Takes GET and HEAD.  Whoever sends something is told so, and not that a token is missing."""
    taking: View = csrf_exempt(require_safe(view))
    return taking
