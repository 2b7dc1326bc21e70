"""GET /s/<slug>/state/: all that a page needs to catch up when it has missed changes."""

import json

from django.http import HttpRequest, HttpResponse

from playground.cabinet import TEXTS, Drawer
from playground.views.live.shared_parts import render_change
from playground.views.reading import read_only
from playground.views.requests import opened_or_404


@read_only
def show_state(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest revision as JSON, in the shape of a websocket's message, everything whole."""
    drawer = opened_or_404(slug)
    state = TEXTS.about(drawer, "state", lambda: _state(drawer))
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(state, content_type="application/json", headers=headers)


def _state(drawer: Drawer) -> str:
    told: dict[str, object] = {"by": None, "summary": "", "steps": [], "changed": None}
    revisions: dict[str, object] = {"type": "revision", "from": None, "revision": drawer.revision}
    return json.dumps(revisions | told | render_change(None, drawer), ensure_ascii=False)
