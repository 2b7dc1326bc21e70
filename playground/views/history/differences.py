"""What lies between two states of a network, told: labels for keys, and names for ids."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from playground.editing.merging import Changes
from playground.editing.sheet import HEAD, INSTANCE, INTERFACE, Entry, Sheet, says_of
from playground.engine.nodes import Ref
from playground.kinds import Field
from playground.views.history.changed_rows import (
    NOTHING,
    RowChanges,
    Side,
    changed_rows,
    columns_of,
    text_of,
)

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
LABELS = {"name": "Name", "logical_id": "Logical id", "undescribed": "Not described"}
OF_HEAD = {"title": "Title", "description": "Story"}
OF_CHECKS = {
    "title": "Question",
    "expect": "Expected",
    "source": "From",
    "destination": "To",
    "protocol": "Protocol",
    "port": "Port",
    "source_port": "Source port",
    "icmp_type": "ICMP type",
    "icmp_code": "ICMP code",
    "size": "Size",
    "code": "Code",
}


class Line(NamedTuple):
    """One value; of what came or went only one side says something."""

    label: str
    before: str
    after: str


class Difference(NamedTuple):
    """A resource that came, changed or went; the head of the scenario is one as well."""

    id: Ref
    kind: str
    kind_name: str
    name: str
    fate: str
    lines: list[Line]
    tables: list[RowChanges]

    @property
    def told(self) -> list[str]:
        """The same as sentences: 'Subnet web-a: IPv4 CIDR 10.0.1.0/24 → 10.0.2.0/24'."""
        who = f"{self.kind_name} {self.name}"
        if self.fate != CHANGED:
            return [f"{who}: {self.fate}"]
        lines = [f"{who}: {one.label} {one.before} → {one.after}" for one in self.lines]
        rows = (
            f"{who}: {row.sign} {' '.join(filter(None, row.cells))}"
            for table in self.tables
            for row in table.rows
        )
        return [*lines, *rows]


def differences(before: Sheet, after: Sheet, changes: Changes) -> list[Difference]:
    """Everything that differs, told; what came first, then what changed, then what went.

    An instance and its primary interface are one thing.
    """
    told = [
        found
        for ref in dict.fromkeys(_subject(ref, before, after) for ref in changes)
        if (found := _difference(ref, before, after)) is not None
    ]
    told += _interfaces_themselves(before, after, changes)
    order = (ADDED, CHANGED, REMOVED)
    return sorted(told, key=lambda one: order.index(one.fate))


def _subject(ref: Ref, before: Sheet, after: Sheet) -> Ref:
    """Whom a change is about: of a primary interface its instance."""
    for sheet in (after, before):
        holder = _holder(ref, sheet)
        if holder:
            return holder
    return ref


def _holder(ref: Ref, sheet: Sheet) -> Ref:
    entry = sheet.get(ref)
    if entry is None or entry.kind != INTERFACE or entry.says.get("device_index"):
        return ""
    holder = entry.says.get(INSTANCE)
    return holder if holder in sheet else ""


def _difference(ref: Ref, before: Sheet, after: Sheet) -> Difference | None:
    entry = after.get(ref) or before[ref]
    sides = tuple(Side(one, says_of(one, ref) if ref in one else {}) for one in (before, after))
    fate = CHANGED if ref in before and ref in after else ADDED if ref in after else REMOVED
    if ref == HEAD:
        found = _head_difference(*sides)
    else:
        found = _told(ref, entry, fate, *sides)
    return found if found.lines or found.tables or fate != CHANGED else None


def _head_difference(before: Side, after: Side) -> Difference:
    said = [(key, label) for key, label in OF_HEAD.items() if before.says[key] != after.says[key]]
    lines = [
        Line(label, before.says[key] or NOTHING, after.says[key] or NOTHING) for key, label in said
    ]
    columns = {key: (label, None) for key, label in OF_CHECKS.items()}
    questions = changed_rows("Questions", columns, before, after, "checks")
    return Difference(
        HEAD, HEAD, "Network", after.says["title"], CHANGED, lines, [questions] if questions else []
    )


def _told(ref: Ref, entry: Entry, fate: str, before: Side, after: Side) -> Difference:
    kind = entry.declared
    fields = {one.key: one for one in (*kind.fields, *kind.shorthand)}
    parts = {part.key: part for part in kind.parts}
    keys = dict.fromkeys((*LABELS, *fields, *before.says, *after.says))
    plain = [key for key in keys if key not in parts]
    if fate != CHANGED:
        plain.remove("name")
    tables = (
        changed_rows(part.label, columns_of(part.fields), before, after, part.key)
        for part in parts.values()
    )
    return Difference(
        ref,
        entry.kind,
        kind.label,
        entry.name or ref,
        fate,
        [*_lines(plain, fields, fate, before, after)],
        [one for one in tables if one is not None],
    )


def _lines(
    keys: Sequence[str], fields: Mapping[str, Field], fate: str, before: Side, after: Side
) -> Iterator[Line]:
    for key in keys:
        old, new = before.says.get(key), after.says.get(key)
        if old == new or (fate != CHANGED and not (old or new)):
            continue
        field = fields.get(key)
        shape = field.shape if field else None
        label = field.label if field else LABELS.get(key, key.replace("_", " ").capitalize())
        yield Line(label, text_of(old, shape, before.sheet), text_of(new, shape, after.sheet))


def _interfaces_themselves(before: Sheet, after: Sheet, changes: Changes) -> Iterator[Difference]:
    """What changed of a primary interface and is not said with its instance."""
    for ref, sides in changes.items():
        if None in sides or _subject(ref, before, after) == ref:
            continue
        holder = after.get(_subject(ref, before, after))
        shared = {one.key for one in holder.declared.shorthand} if holder else set()
        if after[ref].name == (holder.name if holder else ""):
            shared.add("name")
        old, new = (
            Side(sheet, {key: one for key, one in sheet[ref].says.items() if key not in shared})
            for sheet in (before, after)
        )
        if old.says != new.says:
            yield _told(ref, after[ref], CHANGED, old, new)
