"""Differences of sheets: found, kept, put on top of a sheet again, or taken back from it."""

from typing import Any

from playground.editing.renaming import asking_by_new_names, asking_of
from playground.editing.sheet import HEAD, Entry, Refused, Says, Sheet, Told
from playground.editing.uses import Fate, users_of, without
from playground.engine.nodes import Ref

Side = dict[str, Any] | None
"""An entry as it is stored: {"kind": ..., "says": ...}; None: it was not there."""
Changes = dict[Ref, tuple[Side, Side]]
"""Id -> what it was, what it became."""
NOTHING_SAID = object()
REMEDY = "delete it first, or take its step back in the history."


def difference(before: Sheet, after: Sheet) -> Changes:
    """What changed."""
    refs = [*after, *(ref for ref in before if ref not in after)]
    return {
        ref: (_side(before.get(ref)), _side(after.get(ref)))
        for ref in refs
        if before.get(ref) != after.get(ref)
    }


def _side(entry: Entry | None) -> Side:
    return None if entry is None else {"kind": entry.kind, "says": entry.says}


def inverse(changes: Changes) -> Changes:
    """What takes them back."""
    return {ref: (after, before) for ref, (before, after) in changes.items()}


def replayed(sheet: Sheet, changes: Changes) -> Sheet:
    """The sheet with changes that are known to fit it."""
    found = dict(sheet)
    for ref, (_, after) in changes.items():
        if after is None:
            found.pop(ref, None)
        else:
            found[ref] = Entry(after["kind"], after["says"])
    return found


def merged(sheet: Sheet, changes: Changes) -> Sheet:
    """The sheet with changes on top, whatever else happened to it in the meantime.

    Raises Refused where something else was made of the same field, or rests on what would go.
    """
    gone = [ref for ref, (_, after) in changes.items() if after is None and ref in sheet]
    found = dict(sheet)
    for ref, (before, after) in changes.items():
        if ref != HEAD and after is not None and (ref in found or before is None):
            found[ref] = _merged_entry(ref, found.get(ref), before, after)
    found = asking_by_new_names(sheet, found)
    if HEAD in changes:
        before, after = changes[HEAD]
        assert before is not None and after is not None  # a network always has one
        found[HEAD] = _merged_entry(HEAD, found[HEAD], _asking_anew(before, changes), after)
    if not gone:
        return found
    _refuse_if_needed(found, gone)
    return without(found, *gone)


def _asking_anew(head: dict[str, Any], changes: Changes) -> dict[str, Any]:
    """What was said of the whole network: of checks not what just follows the names in them.

    What others made of these names since then stays.
    """
    renamed = {
        before["says"]["name"]: after["says"]["name"]
        for ref, (before, after) in changes.items()
        if ref != HEAD and before and after
        if before["says"].get("name") and after["says"].get("name")
    }
    return {**head, "says": asking_of(head["says"], renamed)}


def _merged_entry(ref: Ref, now: Entry | None, before: Side, after: dict[str, Any]) -> Entry:
    if now is None or before is None or now.says == before["says"]:
        return Entry(after["kind"], after["says"])
    says = dict(now.says)
    for key in {**before["says"], **after["says"]}:
        old, new = (side.get(key, NOTHING_SAID) for side in (before["says"], after["says"]))
        if old != new:
            _put(says, key, _merged_value(ref, key, says.get(key, NOTHING_SAID), old, new))
    return Entry(now.kind, says)


def _put(says: Says, key: str, value: object) -> None:
    if value is NOTHING_SAID:
        says.pop(key, None)
    else:
        says[key] = value


def _merged_value(ref: Ref, key: str, now: object, old: object, new: object) -> object:
    if now in (old, new):
        return new
    if all(isinstance(value, list) for value in (now, old, new)):
        return _merged_list(now, old, new)  # type: ignore[arg-type]  # just asked
    message = (
        f"Since then somebody has changed “{key}” again: take that step back in the history first."
    )
    raise Refused(Told(ref, key, message))


def _merged_list(now: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    """Rows that went go, rows that came come, at their end; the others stay where they are."""
    kept = [row for row in now if row in new or row not in old]
    return [*kept, *(row for row in new if row not in old and row not in kept)]


def _refuse_if_needed(sheet: Sheet, gone: list[Ref]) -> None:
    """What others made in the meantime is not deleted along."""
    users = users_of(sheet, *gone)
    rests = next((one for one in users if one.fate is Fate.GOES_ALONG), None)
    if rests is not None:
        name, user = sheet[rests.of].name or rests.of, sheet[rests.id].name or rests.id
        message = f"{user} rests on {name}, and came later: {REMEDY}"
        raise Refused(Told(rests.id, rests.path, message))
