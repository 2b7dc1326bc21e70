"""What stands beside a form: what one click does, and who uses the resource."""

from typing import NamedTuple

from playground.editing.quick import Plan, list_for
from playground.editing.sheet import primary_of
from playground.editing.uses import users_of
from playground.engine.network import Network
from playground.report.resources import JSON
from playground.views.editor.forms import Topic

MOST_ROWS = 200


class Beside(NamedTuple):
    """Everything beside the form of one resource."""

    users: tuple[JSON, ...]
    quick: tuple[Plan, ...]
    is_short: bool
    """Has it few enough rows to show them once more, as they are in force?"""


def beside(topic: Topic, network: Network) -> Beside:
    """Of a resource that is there."""
    quick = list_for(topic.sheet, network, topic.ref)
    rows = (topic.says.get(part.key) or () for part in topic.kind.parts)
    return Beside(tuple(_users(topic)), quick, sum(map(len, rows)) <= MOST_ROWS)


def _users(topic: Topic) -> list[JSON]:
    """Who names it; not the interface that is edited with its instance."""
    sheet, primary = topic.sheet, primary_of(topic.sheet, topic.ref)
    found = [one.id for one in users_of(sheet, topic.ref) if one.of == topic.ref]
    return [
        {"id": ref, "name": sheet[ref].name or ref, "kind": sheet[ref].kind}
        for ref in dict.fromkeys(found)
        if ref != primary
    ]
