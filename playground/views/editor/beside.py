"""What stands beside a form: what can be added inside the resource, and who uses it."""

from typing import NamedTuple

from playground.editing.sheet import primary_of
from playground.editing.uses import users_of
from playground.kinds import KINDS, Kind
from playground.kinds.shapes import Refers
from playground.report.resources import JSON
from playground.views.editor.forms import Topic


class Beside(NamedTuple):
    """Everything beside the form of one resource."""

    inside: tuple[Kind, ...]
    users: tuple[JSON, ...]


def beside(topic: Topic) -> Beside:
    """Of a resource that is there."""
    return Beside(inside_of(topic.kind), tuple(_users(topic)))


def inside_of(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that may stand in one of this kind."""
    return tuple(one for one in KINDS if _nests(one, kind.slug))


def _nests(one: Kind, slug: str) -> bool:
    homes = [field for field in (*one.fields, *one.shorthand) if field.key in one.nests_in]
    return any(isinstance(home.shape, Refers) and slug in home.shape.slugs for home in homes)


def _users(topic: Topic) -> list[JSON]:
    """Who names it; not the interface that is edited with its instance."""
    sheet, primary = topic.sheet, primary_of(topic.sheet, topic.ref)
    found = [one.id for one in users_of(sheet, topic.ref) if one.of == topic.ref]
    return [
        {"id": ref, "name": sheet[ref].name or ref, "kind": sheet[ref].kind}
        for ref in dict.fromkeys(found)
        if ref != primary
    ]
