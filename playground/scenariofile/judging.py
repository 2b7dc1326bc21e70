"""Rows against each other: what AWS would not accept, told where the file says it."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from playground.engine.network import Network
from playground.engine.validity import Severity
from playground.engine.validity import faults as network_faults
from playground.kinds import KINDS
from playground.models import Resource
from playground.models.rows import Rows
from playground.scenariofile.faults import Fault, Faults, quoted
from playground.scenariofile.implied import set_reference
from playground.scenariofile.written import Draft, Written, WrittenRow, spot_of
from playground.words.faults import say


def judge_rows(draft: Draft, refusals: Faults, *, by_path: bool = False) -> None:
    """Each row by itself, to be told in `refusals`; and that no two have one id.

    `by_path`: the path of a fault is that of the field, whether it is written or not.
    """
    for one in draft.all_rows:
        if getattr(one.row, "undescribed", False):
            continue
        try:
            one.row.clean()
        except ValidationError as error:
            _tell(one, error, refusals, by_path)
    first: dict[str, Written] = {}
    for resource in draft.resources:
        earlier = first.setdefault(resource.row.aws_id, resource)
        if earlier is not resource:
            spot = spot_of("id", resource.table, resource.spot)
            draft.faults.add(spot, _one_too_many(resource, earlier))


def _one_too_many(resource: Written, earlier: Written) -> str:
    """Two of one id; without ids of their own, an instance brought an interface of that name."""
    line = earlier.spot.line
    if resource.kind is earlier.kind and resource.key == earlier.key:
        return f"The instance {quoted(resource.key)} in line {line} brings an interface so called."
    return f"The id {quoted(resource.row.aws_id)} stands twice; see line {line}."


def _tell(one: WrittenRow, error: ValidationError, faults: Faults, by_path: bool) -> None:
    """A model names its columns; the file calls some of them otherwise."""
    keys = {
        name: field.key
        for field in one.fields
        for name in (field.stored_in, *field.reference_fields)
    }
    for name, messages in error.message_dict.items():
        key = keys.get(name, name)
        spot = spot_of(key, one.table, one.spot)
        if by_path:
            spot = spot._replace(path=".".join(filter(None, (one.spot.path, key))))
        for message in messages:
            faults.add_unless_told(spot, message)


def judge_network(network: Network, draft: Draft) -> tuple[Fault, ...]:
    """What is wrong becomes faults of the file; returned is some of what is only unwise."""
    places = _places(draft)
    for fault in network_faults(network):
        told = draft.refusals if fault.severity is Severity.ERROR else draft.warnings
        if told is draft.warnings and draft.warnings.is_full:
            continue
        place = places.get(fault.resource)
        spot = place and spot_of(fault.field, place.table, place.spot)
        told.add(spot, say(fault, network))
    return draft.warnings.told()


def _places(draft: Draft) -> dict[str, Written]:
    """Where each resource is written; what AWS made by itself belongs to the place of its VPC, or
    of what it is attached to.
    """
    places = {one.row.aws_id: one for one in draft.resources}
    for row in _all_resources(draft.rows):
        vpc = set_reference(row, "vpc") if hasattr(type(row), "vpc") else None
        owner = vpc.aws_id if vpc is not None else getattr(row, "attached_to", "")
        if row.aws_id not in places and owner in places:
            places[row.aws_id] = places[owner]
    return places


def _all_resources(rows: Rows) -> Iterator[Resource]:
    for kind in KINDS:
        yield from rows.of(kind.model)
