"""The scenario as a file to keep, and the schema of such files."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from playground import scenariofile
from playground.cabinet import open_drawer

CONTENT_TYPES = {"yaml": "application/yaml", "json": "application/json"}


@require_safe
def download_scenario(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The scenario file, as YAML or JSON."""
    drawer = open_drawer(slug)
    if drawer is None:
        raise Http404(f"No scenario is called “{slug}”.")
    name = f'attachment; filename="{drawer.slug}.{form}"'
    content_type = f"{CONTENT_TYPES[form]}; charset=utf-8"
    return HttpResponse(
        scenariofile.write(drawer.opened, form),
        content_type=content_type,
        headers={"Content-Disposition": name},
    )


@require_safe
def show_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of scenario files, for editors that complete and check while one types."""
    params = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(
        scenariofile.schema(), content_type="application/schema+json", json_dumps_params=params
    )
