"""Names become the rows that they mean, once all rows of a file are known."""

from typing import Any

from django.db.models import ForeignKey

from playground.kinds import Field
from playground.models import (
    Instance,
    InterfaceGroup,
    NatGateway,
    NetworkInterface,
    Resource,
    Row,
    Vpc,
)
from playground.models.rows import Rows
from playground.scenariofile.plain.registry import AWS_ID, UnknownName
from playground.scenariofile.plain.resources import Reference, Resources


def settle(reader: Resources) -> None:
    """Find what every name means, and the VPCs that were left out."""
    for reference in reader.waiting:
        try:
            _settle(reader, reference)
        except UnknownName as error:
            reader.fault(reference.place, f"{reference.field.label}: {error}")
    _fill_in_vpcs(reader)


def _settle(reader: Resources, reference: Reference) -> None:
    row, owner, field, shape, text, _ = reference
    if text in shape.words:
        _settle_word(row, owner, field, text)
    elif field.key == "security_groups":
        group = reader.names.find(text, shape.slugs)
        position = len(reader.rows.of(InterfaceGroup))
        reader.rows.add(InterfaceGroup(interface=row, group=group, position=position))
    else:
        column = row._meta.get_field(field.refers_in)
        setattr(row, field.refers_in, _meant(reader, reference, column))


def _settle_word(row: Row, owner: Resource, field: Field, word: str) -> None:
    """`self` is the group that the rule belongs to; what is deleted leaves nothing behind."""
    meaning = {"self": owner, "deleted": ""}
    setattr(row, field.refers_in, meaning.get(word, word))


def _meant(reader: Resources, reference: Reference, column: Any) -> Any:
    """The row itself, or its id where the model keeps an id.

    An id of a kind that is not modelled stays as it is: the engine says that it cannot tell.
    """
    text, slugs = reference.text, reference.shape.slugs
    keeps_id = not isinstance(column, ForeignKey)
    if keeps_id and AWS_ID.fullmatch(text) and not reader.names.has_id(text):
        return text
    found = reader.names.find(text, slugs)
    return found.aws_id if keeps_id else _fitting(reader.rows, column, found)


def _fitting(rows: Rows, column: Any, found: Resource) -> Resource:
    """An instance named where an interface is meant stands for its primary interface."""
    if not isinstance(found, Instance) or column.related_model is Instance:
        return found
    own = [one for one in rows.of(NetworkInterface) if held(one, "instance") is found]
    if not own:
        raise UnknownName(f"The instance {found.name} has no network interface.")
    return min(own, key=lambda interface: interface.device_index)


def held(row: Row, field: str) -> Any:
    """What a row refers to, or None; a required reference that is missing is no error here."""
    return row._meta.get_field(field).get_cached_value(row, default=None)


def _fill_in_vpcs(reader: Resources) -> None:
    """A VPC that was left out follows from the subnet, or is the only one there is."""
    for interface in reader.rows.of(NetworkInterface):
        instance, subnet = held(interface, "instance"), held(interface, "subnet")
        if instance is not None and subnet is not None:
            _fill_in(instance, held(subnet, "vpc"))
    for gateway in reader.rows.of(NatGateway):
        if gateway.subnet is not None:
            _fill_in(gateway, held(gateway.subnet, "vpc"))
    for resource in reader.resources():
        if "vpc" in resource.left_out:
            _fill_in_only(reader, resource)


def _fill_in(resource: Resource, vpc: Vpc | None) -> None:
    if vpc is not None and held(resource, "vpc") is None:
        resource.vpc = vpc


def _fill_in_only(reader: Resources, resource: Resource) -> None:
    vpcs = reader.rows.of(Vpc)
    required = not resource._meta.get_field("vpc").null
    if held(resource, "vpc") is not None or not required:
        return
    if len(vpcs) == 1:
        resource.vpc = vpcs[0]
    else:
        place = reader.places[resource.aws_id, ""]
        reader.fault(place, f"vpc is missing: the file has {len(vpcs)} VPCs, so say which.")
