"""Storing what an edit changed: only the rows of resources that are new, gone or different."""

from collections.abc import Collection, Iterator

from playground.editing.sheet import Refused, Sheet, Told
from playground.engine.nodes import Ref
from playground.kinds import KINDS
from playground.models import Resource, Row, Scenario
from playground.models.rows import MODELS, Rows
from playground.scenariofile.letters import misfit

RESOURCES: tuple[type[Resource], ...] = tuple(
    model for model in MODELS if issubclass(model, Resource)
)
OWNERS: dict[type[Row], str] = {part.model: part.owner for kind in KINDS for part in kind.parts} | {
    field.links.model: field.links.owner
    for kind in KINDS
    for field in (*kind.fields, *kind.shorthand)
    if field.links is not None
}
"""The models of what a resource is made of, and the field that names the resource."""

SAID = ("title", "description", "checks", "revision", "changed")
"""What an edit writes of a scenario; whose it is may have changed since it was opened."""


def refuse_unstorable(before: Sheet, after: Sheet) -> None:
    """Texts that not every database takes, or that hide something.  Raises Refused."""
    for ref, entry in after.items():
        if before.get(ref) == entry:
            continue
        for path, text in _texts(entry.says, ""):
            if wrong := misfit(text):
                raise Refused(Told(ref, path, wrong))


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a plain value, and the way to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield path, str(key)
            yield from _texts(one, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _texts(one, f"{path}[{at}]")


def store(scenario: Scenario, rows: Rows, before: Rows, changed: Collection[Ref]) -> None:
    """Make the stored rows `rows`, where `before` is what is stored.

    Whoever is in `changed` is written with all its parts; the others are left alone, and only learn
    their keys.
    """
    keys = {row.aws_id: row.pk for model in RESOURCES for row in before.of(model)}
    for model in RESOURCES:
        for row in rows.of(model):
            row.pk, row.scenario = keys.get(row.aws_id), scenario
    _delete_parts(before, changed)
    for model in MODELS:
        _write(model, rows, changed, keys)
    _delete_gone(rows, before)
    scenario.save(update_fields=SAID)


def _delete_parts(before: Rows, changed: Collection[Ref]) -> None:
    for model, owner in OWNERS.items():
        owners = {getattr(row, owner).pk for row in before.of(model)
                  if getattr(row, owner).aws_id in changed}  # fmt: skip
        if owners:
            rows = model._default_manager.filter(**{f"{owner}__in": owners})
            rows._raw_delete(rows.db)  # nothing refers to a part


def _write(model: type[Row], rows: Rows, changed: Collection[Ref], keys: dict[Ref, int]) -> None:
    """Others are written before what refers to them, so that every reference has a key."""
    owner = OWNERS.get(model)
    for row in rows.of(model):
        whose = row if owner is None else getattr(row, owner)
        if whose.aws_id in changed:
            row.scenario = rows.scenario
            for field in row._meta.concrete_fields:
                if field.is_relation:
                    setattr(row, field.name, getattr(row, field.name))
            row.save(force_insert=row.pk is None)


def _delete_gone(rows: Rows, before: Rows) -> None:
    for model in reversed(RESOURCES):
        still = {row.aws_id for row in rows.of(model)}
        gone = [row.pk for row in before.of(model) if row.aws_id not in still]
        if gone:
            model._default_manager.filter(pk__in=gone).delete()
