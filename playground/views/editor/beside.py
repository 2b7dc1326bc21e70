"""What stands beside a form: what one click does, and who uses the resource."""

from typing import NamedTuple

from playground.editing.quick import Plan, list_for
from playground.editing.sheet import holder_of
from playground.editing.uses import users_of
from playground.engine.network import Network
from playground.report.resources import JSON
from playground.views.editor.forms import Topic
from playground.views.inspector import Inspected

MOST_ROWS = 200


class Beside(NamedTuple):
    """Everything beside the form of one resource."""

    users: tuple[JSON, ...]
    quick: tuple[Plan, ...]
    is_short: bool
    """Has it few enough rows to show them once more, as they are in force?"""


def beside(topic: Topic, network: Network, inspected: Inspected | None) -> Beside:
    """Of a resource that is there."""
    quick = list_for(topic.sheet, network, topic.ref)
    rows = (topic.says.get(part.key) or () for part in topic.kind.parts)
    return Beside(tuple(_users(topic, inspected)), quick, sum(map(len, rows)) <= MOST_ROWS)


def _users(topic: Topic, inspected: Inspected | None) -> list[JSON]:
    """Who names it, and is not listed by a more exact word already."""
    sheet, related = topic.sheet, inspected.related if inspected else ()
    listed = {one["id"] for told in related for one in told.values if not isinstance(one, str)}
    found = [one.id for one in users_of(sheet, topic.ref) if one.of == topic.ref]
    return [
        {"id": ref, "name": sheet[ref].name or ref, "kind": sheet[ref].kind}
        for ref in dict.fromkeys(holder_of(sheet, one) for one in found)
        if ref not in listed and ref != topic.ref
    ]
