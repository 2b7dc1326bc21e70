"""GET /you/token: what the forms of an open page are sent with."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache

from playground.views.reading import read_only


@read_only
@never_cache
def show_token(request: HttpRequest) -> JsonResponse:
    """The newest, for a page from before somebody signed in or out in another tab.

    As no other site may read it, it is as safe here as in a form.
    """
    return JsonResponse({"token": get_token(request)})
