"""Messages of a form: each where its field stands, few of a kind, in words for who is edited."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from playground.editing.acts import called
from playground.editing.sheet import Told
from playground.views.editor.reading import in_form

if TYPE_CHECKING:
    from playground.views.editor.forms import Topic

MOST = 3
"""So many messages one field has; of more there are two, and how many more."""
_INDEX = re.compile(r"\[\d+\]$")
_OVERLAPS = re.compile(r"overlaps.*?(?P<rule> \[[A-Z0-9-]+\])?$", re.DOTALL)


def messages_of(
    topic: "Topic", faults: Iterable[Told], places: Mapping[str, str]
) -> dict[str, list[str]]:
    """By where they stand in the form, without the label that stands there already."""
    labels = {one.key: one.label for one in topic.fields} | {
        f"{part.key}.{one.key}": one.label for part in topic.kind.parts for one in part.fields
    }
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for fault in filter(topic.owns, faults):
        path = place_of(topic, fault.path, places)
        row, dot, column = path.partition(".")
        label = labels.get(row.partition("[")[0] + dot + column, "")
        found[path][_worded(topic, fault, label)] = None
    return {path: _few(list(told)) for path, told in found.items()}


def _few(told: list[str]) -> list[str]:
    if len(told) <= MOST:
        return told
    return [*told[: MOST - 1], f"And {len(told) - MOST + 1} more like this."]


def _worded(topic: "Topic", fault: Told, label: str) -> str:
    """What is told of another of the same kind says whose it is; who overlaps it is edited here."""
    message = fault.message.removeprefix(f"{label}: ")
    entry = topic.sheet.get(fault.id)
    if entry is None or fault.id == topic.ref or entry.kind != topic.kind.slug:
        return message
    name, block = entry.name or fault.id, entry.says.get(fault.path)
    overlaps = _OVERLAPS.search(message)
    if overlaps and isinstance(block, str):
        who = f"the {called(topic.kind)} {name} ({block})"
        return f"This overlaps {who}: choose a free block.{overlaps['rule'] or ''}"
    return f"{name}: {message}"


def place_of(topic: "Topic", path: str, places: Mapping[str, str]) -> str:
    """What is said of a row as a whole stands in its first column; of a value of a list, at the
    list.
    """
    path = in_form(path, places)
    part = next((one for one in topic.kind.parts if path.startswith(f"{one.key}[")), None)
    if part and "." not in path:
        return f"{path}.{part.fields[0].key}"
    return _INDEX.sub("", path)
