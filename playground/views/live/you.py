"""POST /you/: what the visitor wants to be called."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from playground.views.replies.told import SeeOther
from playground.views.requests import is_htmx
from playground.visitors import introduce


@require_POST
def rename_visitor(request: HttpRequest) -> HttpResponse:
    """Change the name, and go back to where one was; for htmx the form with its new state."""
    problem = ""
    try:
        introduce(request, request.POST.get("name", ""), request.POST.get("colour", ""))
    except ValueError as refusal:
        problem = str(refusal)
    if is_htmx(request):
        context = {"problem": problem, "typed": _typed(request, problem)}
        return render(request, "scenario/_you.html", context)
    if problem:
        return render(request, "400.html", {"problem": problem}, status=400)
    return SeeOther(_back(request))


def _typed(request: HttpRequest, problem: str) -> str:
    return request.POST.get("name", "")[:200] if problem else ""


def _back(request: HttpRequest) -> str:
    """The page that the form named, if it is one of this site."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if here else reverse("gallery")
