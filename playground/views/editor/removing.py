"""Duplicating and deleting a resource; who uses it is said before it goes."""

from collections.abc import Iterable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from playground.cabinet import Drawer
from playground.editing.acts import Delete, InUse
from playground.editing.copying import duplicate
from playground.editing.doing import do
from playground.editing.judging import CheckChange, sheet_in, try_act
from playground.editing.sheet import Refused, Sheet
from playground.editing.uses import Fate, User
from playground.engine.nodes import Ref
from playground.kinds import Field, Kind, Part
from playground.report.resources import JSON
from playground.views.editor.editing import GONE
from playground.views.editor.replies import edits, saved, shown
from playground.views.editor.topics import topic_of
from playground.visitors import person_of

HEADINGS = {
    Fate.GOES_ALONG: "Goes along with it",
    Fate.LOSES_IT: "Loses it",
    Fate.LOSES_ROW: "Loses a row that names it",
    Fate.BLACKHOLE: "Keeps a route that leads nowhere: a blackhole",
}


class Touched(NamedTuple):
    """Somebody whom a deletion touches, and where it names what goes."""

    resource: JSON
    where: str


class Fates(NamedTuple):
    """All who meet the same fate."""

    fate: Fate
    heading: str
    touched: tuple[Touched, ...]


class Leaving(NamedTuple):
    """What is to be deleted, and what becomes of the others."""

    id: Ref
    name: str
    kind: str
    fates: tuple[Fates, ...]
    checks: tuple[CheckChange, ...]


@require_POST
@edits
def duplicate_resource(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """One more like it, with a name and addresses of its own."""
    try:
        act = duplicate(sheet_in(drawer), ref)
        done = do(drawer.slug, person_of(request), act)
    except Refused as refusal:
        return _refused(request, drawer, ref, refusal)
    return saved(request, drawer.slug, done, act.id)


@require_http_methods(["GET", "POST"])
@edits
def delete_resource(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """GET says what would become of whom; POST deletes, where others use it only if that is
    meant.
    """
    if topic_of(drawer, ref) is None:
        return shown(request, drawer, ref, 404, gone=GONE)
    along = request.method == "POST" and "along" in request.POST
    act = Delete(ref, along)
    try:
        if request.method == "GET":
            checks = try_act(drawer, act).checks
            return shown(request, drawer, ref, leaving=_leaving(drawer, ref, (), checks))
        done = do(drawer.slug, person_of(request), act)
    except InUse as used:
        return _in_use(request, drawer, ref, used.users)
    except Refused as refusal:
        return _refused(request, drawer, ref, refusal)
    return saved(request, drawer.slug, done, "")


def _in_use(request: HttpRequest, drawer: Drawer, ref: Ref, users: list[User]) -> HttpResponse:
    """Who uses it, and which checks would change; if AWS would not have it, that it would not."""
    try:
        checks = try_act(drawer, Delete(ref, along=True)).checks
    except Refused as refusal:
        return _refused(request, drawer, ref, refusal)
    leaving = _leaving(drawer, ref, users, checks)
    return shown(request, drawer, ref, 409, leaving=leaving)


def _refused(request: HttpRequest, drawer: Drawer, ref: Ref, refusal: Refused) -> HttpResponse:
    messages = [fault.message for fault in refusal.faults]
    return shown(request, drawer, ref, 422, refused=messages)


def _leaving(
    drawer: Drawer, ref: Ref, users: Iterable[User], checks: Iterable[CheckChange] = ()
) -> Leaving:
    sheet = sheet_in(drawer)
    every = list(users)
    fates = (Fates(fate, words, _touched(sheet, every, fate)) for fate, words in HEADINGS.items())
    entry = sheet[ref]
    return Leaving(
        ref,
        entry.name or ref,
        entry.declared.label,
        tuple(one for one in fates if one.touched),
        tuple(checks),
    )


def _touched(sheet: Sheet, users: list[User], fate: Fate) -> tuple[Touched, ...]:
    return tuple(
        Touched(
            {"id": one.id, "name": sheet[one.id].name or one.id, "kind": sheet[one.id].kind},
            _where(sheet[one.id].declared, one.path),
        )
        for one in users
        if one.fate is fate
    )


def _where(kind: Kind, path: str) -> str:
    """'Subnet', 'Routes, row 2': where somebody names what goes."""
    key, bracket, rest = path.partition("[")
    every: tuple[Field | Part, ...] = (*kind.fields, *kind.parts)
    label = next((one.label for one in every if one.key == key), key)
    return f"{label}, row {int(rest.partition(']')[0]) + 1}" if bracket else label
