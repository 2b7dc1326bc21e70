"""The content security policy: the browser runs and shows only what this site itself serves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_OWN = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
POLICY = "; ".join((*_OWN, "frame-ancestors 'none'"))
FRAMED = "; ".join((*_OWN, "frame-ancestors *"))
"""Of a page that is made to stand inside the pages of other sites."""


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: every response carries the policy, unless the view has set its own."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond
