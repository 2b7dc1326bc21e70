"""Acts: what people do to a network, each a function from sheet to sheet, and a line of history."""

import secrets
from dataclasses import dataclass, replace
from typing import Protocol

from playground.editing.over_time import born_with, forbidden, settled
from playground.editing.renaming import asking_by_new_names
from playground.editing.sheet import (
    HEAD,
    INSTANCE,
    INTERFACE,
    Entry,
    Refused,
    Says,
    Sheet,
    Told,
    fingerprint,
    primary_of,
    says_of,
)
from playground.editing.uses import User, users_of, without
from playground.engine.nodes import Ref
from playground.kinds import Kind, kind_named
from playground.kinds.shapes import Refers
from playground.scenariofile.by_id import NONE_GIVEN
from playground.words.kinds import KINDS as KIND_WORDS

GONE = "It is not in this network any more: somebody has deleted it."
DIGITS = 17
"""Of an id of AWS, after its prefix."""


class Conflict(Exception):  # noqa: N818  (nobody made a mistake)
    """Somebody else changed the resource since the form was made."""

    def __init__(self, ref: Ref, theirs: Says, mine: Says) -> None:
        super().__init__(f"{ref} has changed since the form was made.")
        self.id, self.theirs, self.mine = ref, theirs, mine


class InUse(Exception):  # noqa: N818
    """Others use what is to be deleted; `users` says what would become of them."""

    def __init__(self, ref: Ref, users: list[User]) -> None:
        super().__init__(f"{ref} is used by {len(users)} others.")
        self.id, self.users = ref, users


class Act(Protocol):
    """Something that is done to a network."""

    def on(self, sheet: Sheet) -> Sheet:
        """The sheet afterwards.  Raises Refused, Conflict or InUse."""

    def summary(self, sheet: Sheet) -> str:
        """A line of history: 'Added subnet web-a'.  `sheet` is the one before."""

    @property
    def id(self) -> Ref:
        """What it is about, "" for the whole."""


def called(kind: Kind) -> str:
    """What a kind is called inside a sentence."""
    return KIND_WORDS[kind.node]


def new_id(kind: Kind) -> Ref:
    """An id of AWS's form that nobody has."""
    return kind.prefix + secrets.token_hex(DIGITS // 2 + 1)[:DIGITS]


@dataclass(frozen=True)
class Add:
    """A new resource; an instance says in the same breath what its primary interface is to be."""

    kind: str
    says: Says
    id: Ref = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.id or new_id(kind_named(self.kind)))

    def on(self, sheet: Sheet) -> Sheet:
        """With one more resource; what AWS adds by itself, reading adds."""
        says = {"name": "", **_said(kind_named(self.kind), self.says)}
        if self.kind == INSTANCE:
            return _changed(sheet, {**sheet, **self._with_interface(sheet, says)})
        return _changed(sheet, {**sheet, self.id: Entry(self.kind, says)})

    def _with_interface(self, sheet: Sheet, says: Says) -> Sheet:
        """An instance and its primary interface, which comes after all others."""
        subnet = says.get("subnet")
        if not subnet:
            raise Refused(Told(self.id, "subnet", "An instance stands in a subnet. [ADDR-01]"))
        shared = {one.key for one in kind_named(INSTANCE).shorthand}
        own = {key: one for key, one in says.items() if key not in shared}
        if subnet in sheet:
            own = {"vpc": sheet[subnet].says.get("vpc"), **own}
        card: Says = {"name": says["name"], "instance": self.id, "device_index": 0}
        card |= {key: one for key, one in says.items() if key in shared}
        interface = new_id(kind_named(INTERFACE))
        return {self.id: Entry(INSTANCE, own), interface: Entry(INTERFACE, card)}

    def summary(self, sheet: Sheet) -> str:
        """Kind and name."""
        return f"Added {called(kind_named(self.kind))} {self.says.get('name') or self.id}"


@dataclass(frozen=True)
class Change:
    """Other values for some keys of a resource; the keys that `says` lacks stay as they are.

    `seen` is the fingerprint of what the form was made from; "" changes whatever is there.
    """

    id: Ref
    says: Says
    seen: str = ""

    def on(self, sheet: Sheet) -> Sheet:
        """Raises Conflict when the resource is not what was seen."""
        entry = known(sheet, self.id)
        if self.seen and self.seen != fingerprint(sheet, self.id):
            raise Conflict(self.id, says_of(sheet, self.id), self.says)
        says = _emptied(entry, self.says)
        said = _said(entry.declared, says)
        shared = {one.key for one in entry.declared.shorthand}
        own = {key: value for key, value in said.items() if key not in shared}
        after = {**sheet, self.id: _put(entry, own, says)}
        primary = primary_of(sheet, self.id) if shared else None
        if primary is not None:
            of_interface = {key: value for key, value in said.items() if key in shared}
            if entry.name == sheet[primary].name and "name" in said:
                of_interface["name"] = said["name"]
            after[primary] = _put(sheet[primary], of_interface, says)
        return _changed(sheet, asking_by_new_names(sheet, after))

    def summary(self, sheet: Sheet) -> str:
        """What it is called, and what it was called."""
        entry = sheet[self.id]
        old, new = entry.name or self.id, self.says.get("name", entry.name) or self.id
        what = called(entry.declared)
        said = says_of(sheet, self.id)
        changed = {
            key for key, value in self.says.items() if _means(value) != _means(said.get(key))
        }
        if old != new and changed == {"name"}:
            return f"Renamed {what} {old} to {new}"
        return f"Changed {what} {new}" if old == new else f"Changed {what} {old}, now {new}"


@dataclass(frozen=True)
class Delete:
    """Deletes a resource; `along`: also where others use it."""

    id: Ref
    along: bool = False

    def on(self, sheet: Sheet) -> Sheet:
        """Raises InUse where others use it and nobody said that this is meant."""
        known(sheet, self.id)
        users, own = users_of(sheet, self.id), born_with(sheet, self.id)
        after = without(sheet, self.id)
        _refuse(sheet, after)
        if not self.along and any(one.id not in own for one in users):
            raise InUse(self.id, users)
        return _changed(sheet, after)

    def summary(self, sheet: Sheet) -> str:
        """What is gone."""
        entry = sheet[self.id]
        return f"Deleted {called(entry.declared)} {entry.name or self.id}"


@dataclass(frozen=True)
class Several:
    """Acts that are one step of history, in their order."""

    acts: tuple[Act, ...]
    told: str

    @property
    def id(self) -> Ref:
        """What the first one is about."""
        return self.acts[0].id if self.acts else ""

    def on(self, sheet: Sheet) -> Sheet:
        """After all of them."""
        for act in self.acts:
            sheet = act.on(sheet)
        return sheet

    def summary(self, sheet: Sheet) -> str:
        """What they make together."""
        return self.told


def _means(value: object) -> object:
    """An empty list, an empty text and what is off say no more than nothing."""
    return value or None


def known(sheet: Sheet, ref: Ref) -> Entry:
    """The entry of a resource.  Raises Refused when it is gone."""
    if ref not in sheet or ref == HEAD:
        raise Refused(Told(ref, "", GONE))
    return sheet[ref]


def _said(kind: Kind, says: Says) -> Says:
    """Without what says nothing: only a reference may be said to be none."""
    references = {
        one.key for one in (*kind.fields, *kind.shorthand) if isinstance(one.shape, Refers)
    }
    return {key: value for key, value in says.items() if value is not None or key in references}


def _emptied(entry: Entry, says: Says) -> Says:
    """An interface that is there loses an address that is not said any more: none is assigned."""
    if entry.kind not in (INSTANCE, INTERFACE):
        return says
    lost = {key: none for key, none in NONE_GIVEN.items() if says.get(key, ...) is None}
    return {**says, **lost}


def _put(entry: Entry, said: Says, whole: Says) -> Entry:
    """The entry with other values; what is None in `whole`, and not said, is unset."""
    kept = {key: value for key, value in entry.says.items() if whole.get(key, ...) is not None}
    return replace(entry, says={**kept, **said})


def _changed(before: Sheet, after: Sheet) -> Sheet:
    """What AWS makes of it.  Raises Refused."""
    after = settled(before, after)
    _refuse(before, after)
    return after


def _refuse(before: Sheet, after: Sheet) -> None:
    told = tuple(forbidden(before, after))
    if told:
        raise Refused(*told)
