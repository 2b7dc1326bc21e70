"""Duplicating and deleting a resource; who uses it is said before it goes."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from playground.cabinet import Drawer
from playground.editing.acts import GONE, Delete, InUse
from playground.editing.copying import duplicate
from playground.editing.doing import do
from playground.editing.judging import CheckChange, sheet_in, try_act
from playground.editing.sheet import Refused, Sheet, holder_of
from playground.editing.uses import Fate, User, users_of
from playground.engine.nodes import Ref
from playground.kinds import Field, Part
from playground.report.resources import JSON
from playground.views.editor.topics import topic_of
from playground.views.replies.inspector import Obstacle, saved, shown, stopped
from playground.views.replies.presses import edits
from playground.visitors import person_of

HEADINGS = {
    Fate.GOES_ALONG: "Goes along with it",
    Fate.LOSES_IT: "Loses it",
    Fate.LOSES_ROW: "Loses a row that names it",
    Fate.BLACKHOLE: "Keeps a route that leads nowhere: a blackhole",
}


class Touched(NamedTuple):
    """Somebody whom a deletion touches, and by what it does."""

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
    mark: str
    """By what a press knows that these are the users who were shown."""


@require_POST
@edits
def duplicate_resource(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """One more like it, with a name and addresses of its own."""
    try:
        act = duplicate(sheet_in(drawer), ref)
        done = do(drawer.slug, person_of(request), act)
    except Refused as refusal:
        return stopped(request, drawer, ref, *_obstacles(drawer, ref, refusal))
    return saved(request, drawer.slug, done, act.id)


@require_http_methods(["GET", "POST"])
@edits
def delete_resource(request: HttpRequest, drawer: Drawer, ref: str) -> HttpResponse:
    """GET says what would become of whom; POST deletes, where others use it only if that is
    meant, and the users are those who were shown: else it answers 409, and says the same as GET.
    """
    if topic_of(drawer, ref) is None:
        return shown(request, drawer, ref, 404, gone=GONE)
    along = request.method == "POST" and "along" in request.POST
    used = users_of(sheet_in(drawer), ref)
    if along and request.POST.get("users", _mark(used)) != _mark(used):
        return _in_use(request, drawer, ref, used, more=True)
    act = Delete(ref, along)
    try:
        if request.method == "GET":
            checks = try_act(drawer, act).checks
            return shown(request, drawer, ref, leaving=_leaving(drawer, ref, (), checks))
        done = do(drawer.slug, person_of(request), act)
    except InUse as problem:
        return _in_use(request, drawer, ref, problem.users)
    except Refused as refusal:
        return stopped(request, drawer, ref, *_obstacles(drawer, ref, refusal))
    return saved(request, drawer.slug, done, "")


def _mark(users: Iterable[User]) -> str:
    """Who they are and what becomes of them; not what they are called."""
    return sha256("\n".join(sorted(map(repr, users))).encode()).hexdigest()[:16]


def _in_use(
    request: HttpRequest, drawer: Drawer, ref: Ref, users: list[User], more: bool = False
) -> HttpResponse:
    """Who uses it, and which checks would change; if AWS would not have it, that it would not."""
    try:
        checks = try_act(drawer, Delete(ref, along=True)).checks
    except Refused as refusal:
        return stopped(request, drawer, ref, *_obstacles(drawer, ref, refusal))
    leaving = _leaving(drawer, ref, users, checks)
    status = 200 if request.method == "GET" else 409
    return shown(request, drawer, ref, status, leaving=leaving, otherwise=more)


def _obstacles(drawer: Drawer, ref: Ref, refusal: Refused) -> Iterator[Obstacle]:
    """What a refusal says, each once, and who is in the way where it is somebody else."""
    sheet = sheet_in(drawer)
    for one in dict.fromkeys(refusal.faults):
        another = one.id in sheet and one.id != ref
        yield Obstacle(one.message, _named(sheet, one.id) if another else None)


def _leaving(
    drawer: Drawer, ref: Ref, users: Iterable[User], checks: Iterable[CheckChange] = ()
) -> Leaving:
    sheet = sheet_in(drawer)
    every = list(users)
    fates = (
        Fates(fate, words, tuple(_touched(sheet, ref, every, fate)))
        for fate, words in HEADINGS.items()
    )
    entry = sheet[ref]
    return Leaving(
        ref,
        entry.name or ref,
        entry.declared.label,
        tuple(one for one in fates if one.touched),
        tuple(checks),
        _mark(users_of(sheet, ref)),
    )


def _touched(sheet: Sheet, ref: Ref, users: list[User], fate: Fate) -> Iterator[Touched]:
    """All who meet a fate.  An instance and its primary interface are one, and the instance."""
    told: dict[tuple[Ref, str], Touched] = {}
    there = set[Ref]()
    for one in users:
        who = holder_of(sheet, one.id)
        once = fate is Fate.GOES_ALONG or not one.path
        if one.fate is not fate or who == ref or (once and who in there):
            continue
        there.add(who)
        by = _by(sheet, ref, one)
        told.setdefault((who, by), Touched(_named(sheet, who), by))
    yield from told.values()


def _named(sheet: Sheet, ref: Ref) -> JSON:
    return {"id": ref, "name": sheet[ref].name or ref, "kind": sheet[ref].kind}


def _by(sheet: Sheet, ref: Ref, user: User) -> str:
    """'by its subnet', 'by its subnet web-a', 'route 0.0.0.0/0 becomes a blackhole'."""
    kind = sheet[user.id].declared
    key, bracket, rest = user.path.partition("[")
    every: tuple[Field | Part, ...] = (*kind.fields, *kind.parts)
    label = next((one.label for one in every if one.key == key), key)
    if not bracket:
        named = sheet[user.of]
        of = f" {named.name or user.of}" if user.of not in (ref, holder_of(sheet, ref)) else ""
        by = "by " if user.fate is Fate.GOES_ALONG else ""
        return f"{by}its {_inside(label)}{of}" if label else ""
    at = int(rest.partition("]")[0])
    to = str(sheet[user.id].says[key][at].get("destination", ""))
    if user.fate is Fate.BLACKHOLE and to:
        return f"route {sheet[to].name or to if to in sheet else to} becomes a blackhole"
    return f"{_inside(label)}, row {at + 1}"


def _inside(label: str) -> str:
    """A label inside a sentence: 'VPC' stays what it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
