"""Quick acts: what one click would add is told row by row, then done in one step."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from playground.cabinet import Drawer
from playground.editing.acts import Act
from playground.editing.doing import do
from playground.editing.judging import sheet_in, try_act
from playground.editing.quick import Plan, plan
from playground.editing.sheet import Refused
from playground.engine.nodes import Ref
from playground.views.replies.inspector import Obstacle, saved, shown, stopped
from playground.views.replies.presses import edits
from playground.visitors import person_of

OTHERWISE = "The network has changed meanwhile, and nothing is done yet: this is what it is now."


@require_http_methods(["GET", "POST"])
@edits
def quick_act(request: HttpRequest, drawer: Drawer, action: str, ref: str) -> HttpResponse:
    """GET tells each row that it would add and which checks change; POST does it, if it would
    still add what was shown: else it answers 409, and tells the same as GET.
    """
    try:
        found = plan(action, sheet_in(drawer), drawer.network, ref)
    except KeyError:
        raise Http404("There is nothing like it to do here.") from None
    if found.act is None:
        return stopped(request, drawer, ref, Obstacle(found.why_not))
    try:
        if request.method == "GET":
            return _told(request, drawer, ref, found, found.act)
        if request.POST.get("shown") != found.mark:
            return _told(request, drawer, ref, found, found.act, OTHERWISE)
        done = do(drawer.slug, person_of(request), found.act)
    except Refused as refusal:
        return stopped(request, drawer, ref, *(Obstacle(one.message) for one in refusal.faults))
    return saved(request, drawer.slug, done, ref)


def _told(
    request: HttpRequest, drawer: Drawer, ref: Ref, found: Plan, act: Act, stale: str = ""
) -> HttpResponse:
    turned = try_act(drawer, act).checks
    status = 409 if stale else 200
    return shown(request, drawer, ref, status, plan=found, turned=turned, otherwise=stale)
