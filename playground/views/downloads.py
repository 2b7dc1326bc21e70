"""The scenario as a file to keep, and the schema of such files."""

from django.http import HttpRequest, HttpResponse


def download_yaml(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse("")


def download_json(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse("")


def show_schema(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
