"""Renaming: the checks go on asking about who has another name now."""

from dataclasses import replace

from playground.editing.sheet import HEAD, Sheet


def asking_by_new_names(before: Sheet, after: Sheet) -> Sheet:
    """Checks go on asking about a resource that has another name now."""
    renamed = {
        before[ref].name: entry.name
        for ref, entry in after.items()
        if ref != HEAD and ref in before and before[ref].name and before[ref].name != entry.name
    }
    still = {entry.name for ref, entry in after.items() if ref != HEAD}
    renamed = {old: new for old, new in renamed.items() if new and old not in still}
    if not renamed:
        return after
    ends = ("source", "destination")
    checks = [
        {key: _renamed(value, renamed) if key in ends else value for key, value in one.items()}
        for one in after[HEAD].says["checks"]
    ]
    head = after[HEAD]
    return {**after, HEAD: replace(head, says={**head.says, "checks": checks})}


def _renamed(text: str, renamed: dict[str, str]) -> str:
    """'office:192.168.1.4' names the office too."""
    name, colon, address = text.partition(":")
    if text in renamed:
        return renamed[text]
    return f"{renamed[name]}:{address}" if colon and name in renamed else text
