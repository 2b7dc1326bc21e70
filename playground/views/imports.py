"""Bring your own network: what is dropped or pasted becomes a scenario; the report comes first."""

import json
from pathlib import PurePosixPath
from typing import NamedTuple

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from playground.exchange import (
    Bounds,
    Bundle,
    BundleError,
    Imported,
    ImportOptions,
    anonymise,
    import_bundle,
    is_region,
)
from playground.scenariofile import Fault, ScenarioFileError
from playground.scenariofile.questions import MOST_CHECKS
from playground.sources import keep
from playground.views.requests import maker_of, opened_or_404

PASTED = "pasted text"
UNPACKED = 4
"""So many times as large as an upload may its files be, once they are unpacked; never larger than
a command reads.
"""
SHORTEST = 8
"""Bytes that a value takes, with its name, in any file that somebody means."""


class RefusalError(Exception):
    """Nothing was imported; `faults` say why."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults


class Wanted(NamedTuple):
    """What the form says."""

    text: str = ""
    region: str = ""
    parameters: str = ""
    anonymise: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def import_network(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads to the report, or comes back with what is wrong."""
    if request.method != "POST":
        return _show_form(request, Wanted(), (), 200)
    given = request.POST
    wanted = Wanted(
        given.get("text", ""),
        given.get("region", "").strip(),
        given.get("parameters", ""),
        bool(given.get("anonymise")),
    )
    try:
        scenario = keep(_import(request, wanted), maker_of(request))
    except RefusalError as refusal:
        return _show_form(request, wanted, refusal.faults, 422)
    response = HttpResponseRedirect(reverse("import-report", args=[scenario.slug]))
    response.status_code = 303
    return response


@require_safe
def show_import_report(request: HttpRequest, slug: str) -> HttpResponse:
    """What came in, what did not and why; and the network, to be opened."""
    drawer = opened_or_404(slug)
    if not drawer.import_report:
        raise Http404(f"No import is called “{slug}”.")
    context = {"scenario": drawer, "report": drawer.import_report}
    return render(request, "import/report.html", context)


def _show_form(
    request: HttpRequest, wanted: Wanted, faults: tuple[Fault, ...], status: int
) -> HttpResponse:
    context = {
        "wanted": wanted,
        "faults": faults,
        "files": bool(request.FILES),
        "most": settings.UPLOAD_LARGEST // 1024 // 1024,
        "most_resources": f"{settings.MOST_RESOURCES:,}",
    }
    return render(request, "import/page.html", context, status=status)


def _import(request: HttpRequest, wanted: Wanted) -> Imported:
    """Raises RefusalError."""
    parameters = _parameters(wanted.parameters)
    most = settings.MOST_RESOURCES, MOST_CHECKS
    options = ImportOptions(_region(wanted.region), parameters, *most)
    try:
        bundle = _bundle(request, wanted.text)
        imported = import_bundle(bundle, _name_of(bundle), options)
        _refuse_more(imported)
        return anonymise(imported) if wanted.anonymise else imported
    except BundleError as error:
        raise RefusalError(Fault("", 0, 0, str(error))) from error
    except ScenarioFileError as error:
        raise RefusalError(*error.faults) from error


def _refuse_more(imported: Imported) -> None:
    """What AWS makes by itself counts as well."""
    count = len(imported.scenario.network)
    if count > settings.MOST_RESOURCES:
        most = f"{settings.MOST_RESOURCES:,}"
        message = f"These are {count:,} resources; at most {most} can be opened here."
        raise RefusalError(Fault("", 0, 0, message))


def _bundle(request: HttpRequest, text: str) -> Bundle:
    """What was sent: files with their paths, and the text.  Raises BundleError, RefusalError."""
    largest, usual = settings.UPLOAD_LARGEST * UNPACKED, Bounds()
    most = (largest, largest, 5_000, largest // SHORTEST)
    bundle = Bundle(Bounds(*map(min, most, usual)))
    files = request.FILES.getlist("files")
    paths = _paths(request.POST.get("paths", ""), files)
    if len(files) == 1:
        bundle.add(paths[0], files[0].read())
    else:
        for path, file in zip(paths, files, strict=True):
            bundle.add_found(path, file.read)
    if text.strip():
        bundle.add(PASTED, text.encode("utf-8", "replace"))
    if not files and not text.strip():
        raise RefusalError(Fault("", 0, 0, "Nothing was sent. Choose files, or paste text."))
    return bundle


def _paths(told: str, files: list[UploadedFile]) -> list[str]:
    """Browsers send names without their folders; the page sends the paths beside them."""
    names = [str(file.name) for file in files]
    try:
        paths = json.loads(told) if told else names
    except (ValueError, RecursionError):
        return names
    fit = isinstance(paths, list) and len(paths) == len(names)
    return [str(path)[:500] for path in paths] if fit else names


def _name_of(bundle: Bundle) -> str:
    """The folder or the file that was sent."""
    names = [content.name for content in bundle.contents if content.name != PASTED]
    parts = PurePosixPath(names[0]).parts if names else ()
    return parts[0] if parts else "my-network"


def _region(text: str) -> str:
    if text and not is_region(text):
        raise RefusalError(
            Fault("", 0, 0, f"Region: “{text[:40]}” is none; write one like us-east-1.")
        )
    return text or ImportOptions().region


def _parameters(text: str) -> dict[str, str]:
    """A line for each: Name=value."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        name, equals, value = line.partition("=")
        if not equals or not name.strip():
            message = f"Parameters: “{line[:60]}” is not of the form Name=value."
            raise RefusalError(Fault("", 0, 0, message))
        found[name.strip()] = value.strip()
    return found
