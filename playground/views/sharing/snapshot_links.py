"""Links to snapshots: what one opens, and where in it somebody looks."""

from collections.abc import Mapping

from django.http import Http404, QueryDict
from django.urls import reverse

from playground.cabinet import Drawer
from playground.models import Snapshot
from playground.sharing.snapshots import Unreadable, find, open_snapshot
from playground.views.here import SNAPSHOT, Here, here_of, says_something
from playground.views.requests import Gone

NONE_LIKE_IT = "No snapshot is called “{}”. Links are exact: every letter counts, large or small."


def snapshot_path(short: str) -> str:
    """Where the page of a snapshot is."""
    return reverse("snapshot", args=[short])


def snapshot_or_404(short: str) -> Snapshot:
    """The snapshot of this name.  Raises Http404."""
    snapshot = find(short)
    if snapshot is None:
        raise Http404(NONE_LIKE_IT.format(short))
    return snapshot


def opened_snapshot(snapshot: Snapshot) -> Drawer:
    """What it shows.  Raises Gone, a Http404, where that cannot be read any more."""
    try:
        return open_snapshot(snapshot)
    except Unreadable as problem:
        raise Gone("This snapshot cannot be shown", f"{problem} It is kept as it is.") from problem


def where_in(snapshot: Snapshot, query: Mapping[str, str]) -> Here:
    """The page of a snapshot: an address that says nothing shows what it was taken with."""
    asked = query if says_something(query) else QueryDict(snapshot.query)
    return here_of(snapshot_path(snapshot.short), asked, SNAPSHOT)
