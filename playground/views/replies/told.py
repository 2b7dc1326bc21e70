"""How pages hear of what was done: by an event, or after a plain form by the address."""

from typing import Literal

from django.http import HttpResponse, HttpResponseRedirect
from django_htmx.http import trigger_client_event

from playground.editing.doing import Done
from playground.engine.nodes import Ref

SAVED = "resource:saved"
"""What the page hears when something was stored."""
REFUSED = "edit:refused"
"""What the page hears when nothing was stored."""
DID = "did"
"""In the address after a plain form: the revision that it made, to say what was done."""
UNCHANGED = "Nothing has changed: it was like that already."


class SeeOther(HttpResponseRedirect):
    """Go there with GET, whatever brought you here."""

    status_code = 303


def saying(url: str, done: Done) -> str:
    """The address of a page that says what was done."""
    if not done.summary:
        return url
    return f"{url}{'&' if '?' in url else '?'}{DID}={done.revision}"


def tell_saved(
    response: HttpResponse,
    done: Done,
    ref: Ref = "",
    after: Literal["receive", "settle"] = "receive",
) -> HttpResponse:
    """With the event that says what was done; `ref` is what the inspector shows now."""
    told = {"id": ref, "revision": done.revision, "summary": done.summary or UNCHANGED}
    return trigger_client_event(response, SAVED, told, after=after)


def tell_refused(response: HttpResponse, message: str) -> HttpResponse:
    """With the event that says why nothing was stored."""
    return trigger_client_event(response, REFUSED, {"message": message})
