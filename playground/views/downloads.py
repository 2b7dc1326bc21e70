"""Files to keep: a scenario, its picture or an answer in every format, and the schema of files."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from playground import scenariofile
from playground.cabinet import Drawer
from playground.exporting import (
    FORMATS,
    GROUPS,
    Asking,
    ExportError,
    Format,
    Matter,
    make,
    moment,
)
from playground.question import Question
from playground.views.here import CARRIED, STEP, Here, here_of
from playground.views.pictures import OWN_STYLE, send_cached
from playground.views.questions import question_to
from playground.views.reading import read_only
from playground.views.requests import opened_or_404


class Download(NamedTuple):
    """A line of the menu: a format, and where its file is."""

    form: Format
    url: str


class Section(NamedTuple):
    """Formats of the menu that belong together."""

    title: str
    downloads: list[Download]


def export_menu(here: Here, answered: bool) -> list[Section]:
    """Every format; an answer only where there is one.  Addresses carry the question."""
    if here.still in (STEP, CARRIED):
        return []
    return list(_sections(here if answered else Here(here.path), answered))


def _sections(here: Here, answered: bool) -> Iterator[Section]:
    for group in GROUPS:
        forms = [form for form in group.formats if answered or not form.answers]
        if forms:
            yield Section(group.title, [Download(form, _url(form, here)) for form in forms])


def _url(form: Format, here: Here) -> str:
    asked = Here(f"{here.path}export/{form.slug}", here.question)
    return asked.url


@read_only
def export_scenario(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The file; the site's page of what is wrong where the question or the picture fails."""
    return send_export(request, opened_or_404(slug), form)


def send_export(request: HttpRequest, drawer: Drawer, form: str) -> HttpResponseBase:
    """A drawer in some format.  Raises Http404 where there is none of this name."""
    if form not in FORMATS:
        raise Http404(f"No format is called “{form}”.")
    here = here_of(request.path, request.GET)
    asked = question_to(drawer, here.question, "from" in request.GET or "to" in request.GET)
    if asked.errors:
        return _refused(request, " ".join(asked.errors))
    try:
        content = make(FORMATS[form], _matter(drawer, asked.question))
    except ExportError as problem:
        return _refused(request, str(problem))
    return _sent(request, FORMATS[form], drawer.opened.slug, content)


def _matter(drawer: Drawer, question: Question | None) -> Matter:
    name = _for_commands(drawer)
    asking = Asking(drawer.network, question, moment(), name) if question else None
    return Matter(drawer.opened, asking, lambda network: drawer.drawn)


def _for_commands(drawer: Drawer) -> str:
    """What a command calls the scenario; of one that no list shows, the file that is exported."""
    public = drawer.opened.slug
    return public if public == drawer.slug else FORMATS["yaml"].file_name(public)


def _sent(request: HttpRequest, form: Format, slug: str, content: bytes) -> HttpResponseBase:
    """The file as a download; nothing but its name where the browser has it already."""
    charset = "" if form.binary else "; charset=utf-8"
    headers = {
        "Content-Disposition": f'attachment; filename="{form.file_name(slug)}"',
        "Content-Security-Policy": OWN_STYLE,
    }
    return send_cached(request, content, form.media_type + charset, headers)


def _refused(request: HttpRequest, problem: str) -> HttpResponse:
    return render(request, "400.html", {"problem": problem}, status=400)


@read_only
def download_scenario(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The scenario file, as YAML or JSON."""
    drawer = opened_or_404(slug)
    content = make(FORMATS[form], _matter(drawer, None))
    return _sent(request, FORMATS[form], drawer.opened.slug, content)


@read_only
def show_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of scenario files, for editors that complete and check while one types."""
    params = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(
        scenariofile.schema(), content_type="application/schema+json", json_dumps_params=params
    )
