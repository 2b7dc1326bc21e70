"""The head of a scenario, edited in place: title, description, and the checks that are kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from playground.cabinet import Drawer
from playground.checks import Check
from playground.editing.acts import Conflict
from playground.editing.doing import do
from playground.editing.head import PARTS, DropCheck, KeepCheck, Write
from playground.editing.sheet import Refused
from playground.question import answer
from playground.views.here import here_of
from playground.views.questions import question_to
from playground.views.replies.presses import answered, edits, refused, take
from playground.views.requests import is_htmx, opened_or_404
from playground.visitors import person_of

MEANWHILE = "Somebody has written another meanwhile: “{}”. Save again to put yours in its place."
SHOWN = 300
"""Of another's text; the whole is on the page."""


@require_POST
@edits
def write_head(request: HttpRequest, drawer: Drawer, part: str) -> HttpResponse:
    """Another title or description; a text that was written on an older one is asked about."""
    if part not in PARTS:
        raise Http404(f"The head of a scenario has no “{part}”.")
    typed = request.POST.get("text", "")
    act = Write(part, typed, request.POST.get("seen"))
    try:
        done = do(drawer.slug, person_of(request), act)
    except Refused as refusal:
        return _again(request, drawer, part, typed, str(refusal))
    except Conflict as conflict:
        theirs = str(conflict.theirs[part])
        return _again(request, drawer, part, typed, MEANWHILE.format(theirs[:SHOWN]))
    return answered(request, drawer, done, lambda: _part(request, drawer.slug, part))


def _again(
    request: HttpRequest, drawer: Drawer, part: str, typed: str, problem: str
) -> HttpResponse:
    """The form as it was typed, with what is wrong."""
    if not is_htmx(request):
        return refused(request, drawer, problem)
    return _part(request, drawer.slug, part, typed=typed, problem=problem)


def _part(request: HttpRequest, slug: str, part: str, **more: Any) -> HttpResponse:
    """The title or the description as it is now."""
    drawer = opened_or_404(slug)
    context = {"scenario": drawer, "editable": True, **more}
    return render(request, f"scenario/_{part}.html", context)


@require_POST
@edits
def keep_check(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """Keep a question with the answer that it has now as the one to expect."""
    here = here_of(request.path, request.POST)
    form = question_to(drawer, here.question, True)
    if form.question is None:
        return refused(request, drawer, " ".join(form.errors))
    asked, spoken = form.asked, form.question.asked.spoken
    check = Check(
        title=request.POST.get("title", ""),
        source=asked["from"],
        destination=asked["to"],
        expect=answer(drawer.network, form.question)[0].verdict,
        protocol=spoken.protocol,
        port=spoken.port,
        source_port=_number(asked.get("source_port")) if spoken.port is not None else None,
        icmp_type=spoken.icmp_type if asked.get("icmp_type") else None,
        icmp_code=spoken.icmp_code if asked.get("icmp_code") else None,
        size=form.question.size if asked.get("size") else None,
    )
    return take(request, drawer, lambda person: do(drawer.slug, person, KeepCheck(check)))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


@require_POST
@edits
def drop_check(request: HttpRequest, drawer: Drawer) -> HttpResponse:
    """Keep a check no longer."""
    act = DropCheck(request.POST.get("mark", "")[:64])
    return take(request, drawer, lambda person: do(drawer.slug, person, act))
