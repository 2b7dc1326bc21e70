"""Who uses a resource, and what becomes of each of them when it is deleted.

What cannot be without it goes along; what can loses it; a row that names it goes, but a route stays
and becomes a blackhole (RT-20), as in AWS.  Which of these holds, the models say: `on_delete`.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from django.db import models

from playground.editing.sheet import HEAD, INSTANCE, INTERFACE, Entry, Says, Sheet
from playground.engine.nodes import Ref
from playground.kinds import Field, Part
from playground.kinds.shapes import ListOf, Refers

GONE = ("deleted", "blackhole")
"""The words for a target that is gone."""
KEPT_FOR = "attached_to"
"""The field of an interface that AWS keeps for something else."""
ATTACHMENT, ENDPOINT = "transit-gateway-vpc-attachment", "vpc-endpoint"


class Fate(StrEnum):
    """What becomes of somebody who used what is deleted."""

    GOES_ALONG = "goes along"
    LOSES_IT = "loses it"
    LOSES_ROW = "loses a row"
    BLACKHOLE = "has a blackhole"


class User(NamedTuple):
    """Somebody who names a resource, and where ("subnet", "routes[3].target")."""

    id: Ref
    path: str
    fate: Fate
    of: Ref
    """What it names."""


def users_of(sheet: Sheet, *refs: Ref) -> list[User]:
    """Everybody who is touched when these resources are deleted, nearest first; nobody twice for
    one reason."""
    uses = _Uses(sheet)
    found: list[User] = []
    gone, waiting = set(refs), deque(refs)
    while waiting:
        for user in uses.of(waiting.popleft()):
            if user.id in gone:
                continue
            found.append(user)
            if user.fate is Fate.GOES_ALONG:
                gone.add(user.id)
                waiting.append(user.id)
    return [one for one in found if one.fate is Fate.GOES_ALONG or one.id not in gone]


def without(sheet: Sheet, *refs: Ref) -> Sheet:
    """The sheet when these resources are gone, with all that goes along."""
    users = users_of(sheet, *refs)
    gone = {*refs, *(one.id for one in users if one.fate is Fate.GOES_ALONG)}
    touched = {one.id for one in users} - gone
    left = {key: entry for key, entry in sheet.items() if key not in gone}
    for key in touched:
        left[key] = _rid(left[key], gone | _out_of_reach(sheet, left[key], gone))
    return left


class _Uses:
    """Who names whom in a sheet, found in one pass: what is deleted may take thousands along."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._naming: dict[Ref, list[Ref]] = defaultdict(list)
        for key, entry in sheet.items():
            for named in dict.fromkeys(_everybody(entry)) if key != HEAD else ():
                self._naming[named].append(key)

    def of(self, ref: Ref) -> Iterator[User]:
        """Everybody who names a resource, or needs it without naming it."""
        entry = self._sheet[ref]
        for key in self._naming[ref]:
            if key != ref:
                for path, fate in _mentions(self._sheet[key], ref, entry.kind):
                    yield User(key, path, fate, ref)
        yield from self._out_of_reach(ref, entry)
        machine = entry.says.get(INSTANCE) if entry.kind == INTERFACE else None
        if machine in self._sheet and self._is_primary(ref, machine):
            yield User(machine, "", Fate.GOES_ALONG, ref)  # one is nothing without the other

    def _out_of_reach(self, ref: Ref, entry: Entry) -> Iterator[User]:
        """Routes to a transit gateway that a VPC is attached to no longer (RT-19)."""
        for key in self._naming[entry.says.get("vpc", "")] if entry.kind == ATTACHMENT else ():
            for lost in _out_of_reach(self._sheet, self._sheet[key], {ref}):
                for path, fate in _in_parts(self._sheet[key], lost):
                    yield User(key, path, fate, ref)

    def _is_primary(self, ref: Ref, machine: Ref) -> bool:
        cards = (one for one in self._naming[machine] if self._sheet[one].kind == INTERFACE)
        first = (one for one in cards if not self._sheet[one].says.get("device_index"))
        return next(first, None) == ref


def _everybody(entry: Entry) -> Iterator[Ref]:
    """Every text by which a resource may name another."""
    for field in entry.declared.fields:
        yield from (one for one in _named(field, entry.says) if isinstance(one, str))
    for part in entry.declared.parts:
        keys = [field.key for field in part.fields if _refers(field)]
        for row in entry.says.get(part.key, ()) if keys else ():
            yield from (row[key] for key in keys if isinstance(row.get(key), str))


def _out_of_reach(sheet: Sheet, entry: Entry, gone: set[Ref]) -> set[Ref]:
    """The transit gateways to which a VPC is attached no longer: its routes stay (RT-19)."""
    if entry.kind != "route-table":
        return set()
    every = (sheet[one] for one in gone if one in sheet and sheet[one].kind == ATTACHMENT)
    of_vpc = (one.says for one in every if one.says.get("vpc") == entry.says.get("vpc"))
    return {says["transit_gateway"] for says in of_vpc}


def _mentions(entry: Entry, ref: Ref, slug: str) -> Iterator[tuple[str, Fate]]:
    for field in entry.declared.fields:
        if ref in _named(field, entry.says):
            yield field.key, _fate(entry, field, slug)
    yield from _in_parts(entry, ref)


def _in_parts(entry: Entry, ref: Ref) -> Iterator[tuple[str, Fate]]:
    for part in entry.declared.parts:
        for at, row in enumerate(entry.says.get(part.key, ())):
            for field in part.fields:
                if row.get(field.key) == ref and _refers(field):
                    yield f"{part.key}[{at}].{field.key}", _row_fate(field)


def _refers(field: Field) -> Refers | None:
    shape = field.shape.of if isinstance(field.shape, ListOf) else field.shape
    return shape if isinstance(shape, Refers) else None


def _named(field: Field, says: Says) -> list[object]:
    """The texts by which a field may name somebody."""
    if _refers(field) is None:
        return []
    value = says.get(field.key)
    return value if isinstance(value, list) else [value]


def _fate(entry: Entry, field: Field, slug: str) -> Fate:
    if field.links is not None:
        return Fate.GOES_ALONG if _was_the_last(entry, field) else Fate.LOSES_IT
    if entry.kind == INTERFACE and field.key == INSTANCE:  # only the primary one goes along
        return Fate.LOSES_IT if entry.says.get("device_index") else Fate.GOES_ALONG
    column = entry.declared.model._meta.get_field(field.refers_to(slug))
    if not isinstance(column, models.ForeignKey):
        needed = field.required or field.key == KEPT_FOR
        return Fate.GOES_ALONG if needed else Fate.LOSES_IT
    cascades = column.remote_field.on_delete is models.CASCADE
    return Fate.GOES_ALONG if cascades else Fate.LOSES_IT


def _was_the_last(entry: Entry, field: Field) -> bool:
    """Is nothing left in a list that AWS never leaves empty (TGW-02, VPCE-26)?"""
    appliances = entry.kind == ENDPOINT and entry.says.get("type") == "GatewayLoadBalancer"
    needs_one = field.key == "subnets" and (appliances or entry.kind == ATTACHMENT)
    return needs_one and len(entry.says.get(field.key) or ()) < 2


def _row_fate(field: Field) -> Fate:
    shape = _refers(field)
    word = shape is not None and any(one in shape.words for one in GONE)
    return Fate.BLACKHOLE if word else Fate.LOSES_ROW


def _rid(entry: Entry, gone: set[Ref]) -> Entry:
    """The same resource without a word of those that are gone."""
    says = dict(entry.says)
    for field in entry.declared.fields:
        if _refers(field) is not None and field.key in says:
            says[field.key] = _rid_of(says[field.key], gone)
    for part in entry.declared.parts:
        if part.key in says:
            rows = (_rid_row(part, row, gone) for row in says[part.key])
            says[part.key] = [row for row in rows if row is not None]
    return replace(entry, says=says)


def _rid_of(value: object, gone: set[Ref]) -> object:
    if isinstance(value, list):
        return [one for one in value if one not in gone]
    return None if value in gone else value


def _rid_row(part: Part, row: Says, gone: set[Ref]) -> Says | None:
    kept = dict(row)
    for field in part.fields:
        shape = _refers(field)
        if shape is None or kept.get(field.key) not in gone:
            continue
        word = next((one for one in GONE if one in shape.words), None)
        if word is None:
            return None
        kept[field.key] = word
    return kept
