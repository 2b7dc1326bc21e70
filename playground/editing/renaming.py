"""Renaming: checks, and questions in links, go on asking about who has another name now."""

from collections.abc import Mapping
from dataclasses import replace

from playground.cabinet import Drawer
from playground.editing.sheet import HEAD, Says, Sheet
from playground.editing.titles import title_after
from playground.engine.nodes import Ref
from playground.models.history import Edit

ENDS = ("source", "destination")
MOST_STEPS = 1_000
"""So far back names are looked for, from the newest step on."""


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
    head = after[HEAD]
    return {**after, HEAD: replace(head, says=asking_of(head.says, renamed))}


def asking_of(head: Says, renamed: dict[str, str]) -> Says:
    """What is said of a network, its checks by the new names."""
    return {**head, "checks": [_asking(one, renamed) for one in head["checks"]]}


def _asking(check: Says, renamed: dict[str, str]) -> Says:
    """One check by new names; so is its title, unless somebody typed it."""
    after = {**check, **{end: _renamed(check[end], renamed) for end in ENDS}}
    return {**after, "title": title_after(check, after)} if "title" in check else after


def asked_by_new_names(drawer: Drawer, asked: Mapping[str, str]) -> dict[str, str]:
    """A question as in an address; what nothing is called here is looked for in the history."""
    renamed = drawer.once("renamed", lambda: _other_names(drawer))
    ends = {end: _renamed(asked[end], renamed) for end in ("from", "to") if end in asked}
    return {**asked, **ends}


def _other_names(drawer: Drawer) -> dict[str, str]:
    """{a name of another time: the name here}, of what had it last."""
    edits = Edit.objects.filter(scenario=drawer.scenario).order_by("-revision")
    had: dict[str, Ref] = {}
    for changes in edits.values_list("changes", flat=True)[:MOST_STEPS]:
        for ref, sides in changes.items():
            for side in sides:
                had.setdefault(side["says"].get("name", "") if side else "", ref)
    here = {node.id: node.name for node in drawer.network}
    taken = {"", *here.values()}
    return {name: here[ref] for name, ref in had.items() if ref in here and name not in taken}


def _renamed(text: str, renamed: dict[str, str]) -> str:
    """'office:192.168.1.4' names the office too."""
    name, colon, address = text.partition(":")
    if text in renamed:
        return renamed[text]
    return f"{renamed[name]}:{address}" if colon and name in renamed else text
