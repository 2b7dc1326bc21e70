"""What form of answer a request wants: a page for people, JSON for programs."""

from django.http import HttpRequest, JsonResponse

MEDIA_TYPE = "application/json"


def wants_json(request: HttpRequest) -> bool:
    """Does a program ask: by `.json` at the end of the address, or by saying that it reads JSON?"""
    if request.path.endswith(".json"):
        return True
    wanted: str | None = request.get_preferred_type(["text/html", MEDIA_TYPE])
    return wanted == MEDIA_TYPE


def error_in_json(message: str, status: int) -> JsonResponse:
    """What is wrong, as every program is told it."""
    return JsonResponse({"error": message}, status=status)
