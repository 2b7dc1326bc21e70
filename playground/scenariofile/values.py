"""Values: what a row's fields and parts are in a file, left out where reading fills them in."""

from typing import Any

from django.db import models

from playground.kinds import KINDS, Field, Part
from playground.kinds.shapes import ListOf, Refers
from playground.kinds.transit_defaults import DefaultTables
from playground.models import (
    NetworkInterface,
    Resource,
    Row,
    SecurityGroup,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    Vpc,
)
from playground.models.rows import Rows
from playground.scenariofile.implied import homes, set_reference
from playground.scenariofile.keys import Keys
from playground.scenariofile.references import SELF, STORED_WORDS
from playground.scenariofile.sections import IMPLIED

LEFT_OUT = object()
"""A value that is not written."""
PROPAGATION = "propagate_to"
ASSOCIATIONS: dict[tuple[type[Row], str], str] = {
    (TransitGatewayVpcAttachment, "route_table"): "transit_gateway",
    (TransitGatewayVpnAttachment, "route_table"): "transit_gateway",
    (TransitGatewayDirectConnectAttachment, "route_table"): "transit_gateway",
    (TransitGatewayConnect, "route_table"): "transit_gateway",
    (TransitGatewayPeeringAttachment, "route_table"): "transit_gateway",
    (TransitGatewayPeeringAttachment, "peer_route_table"): "peer_transit_gateway",
}
"""Model and field of an association -> the field of the gateway that may have a default table."""
Plain = dict[str, Any]


class Values:
    """Writes the fields of rows."""

    def __init__(self, rows: Rows, keys: Keys) -> None:
        self.rows, self.keys = rows, keys
        self._home_of = homes(rows)
        self._only_vpc = rows.of(Vpc)[0] if len(rows.of(Vpc)) == 1 else None
        groups = [group for group in rows.of(SecurityGroup) if group.default]
        self._default_tables = DefaultTables(rows)
        self._default_groups = {id(group.vpc): group for group in reversed(groups)}
        self._by_id = {row.aws_id: row for kind in KINDS for row in rows.of(kind.model)}

    def of_fields(self, row: Row, owner: Resource, fields: tuple[Field, ...]) -> Plain:
        """Everything that is not as reading would have it anyway."""
        found = {field.key: self._of_field(row, owner, field) for field in fields}
        return {key: value for key, value in found.items() if value is not LEFT_OUT}

    def of_part(self, owner: Resource, part: Part) -> list[Plain]:
        """The rows of one part, in order."""
        every = self.rows.parts_of(part.model, part.owner, owner)
        own = (row for row in every if part.fixed.items() <= vars(row).items())
        return [self.of_fields(row, owner, part.fields) for row in own]

    def _of_field(self, row: Any, owner: Resource, field: Field) -> object:
        if isinstance(field.shape, Refers):
            return self._of_reference(row, owner, field, field.shape)
        if isinstance(field.shape, ListOf) and isinstance(field.shape.of, Refers):
            return self._of_links(row, field, field.shape.of)
        stored = getattr(row, field.stored_in)
        if owner.undescribed and not stored and field.required:
            return LEFT_OUT
        default = type(row)._meta.get_field(field.stored_in).get_default()
        if stored != default or field.required:
            return field.shape.write(stored)
        return self._of_nothing(row, field)

    def _of_nothing(self, row: Any, field: Field) -> object:
        """Nothing, where reading would put something if nothing were said."""
        if not isinstance(row, NetworkInterface):
            return LEFT_OUT
        subnet = row.subnet
        if field.key == "public_ip" and subnet.map_public_ip_on_launch:
            return False if row.instance is not None and row.device_index == 0 else LEFT_OUT
        assigned = subnet.assign_ipv6_address_on_creation or not subnet.cidr
        if field.key == "ipv6_addresses" and subnet.ipv6_cidr and assigned:
            return []
        return LEFT_OUT

    def _of_reference(self, row: Row, owner: Resource, field: Field, shape: Refers) -> object:
        column = type(row)._meta.get_field(field.refers_in)
        if not isinstance(column, models.ForeignKey):
            return self._of_id(getattr(row, field.refers_in), shape)
        found = _named_by(row, field)
        if found is None:
            return self._of_no_reference(row, field, shape)
        if found is owner and SELF in shape.words:
            return SELF
        if field.key == IMPLIED and field.required and found is self._implied(owner):
            return LEFT_OUT
        if found is self._referred_by_itself(row, field):
            return LEFT_OUT
        return self._refer(found, shape)

    def _of_id(self, stored: str, shape: Refers) -> object:
        """A route's target: a word, a resource, or the id of what is not modelled."""
        words = {STORED_WORDS[word]: word for word in shape.words if word in STORED_WORDS}
        if stored in words:
            return words[stored]
        if not stored:
            return LEFT_OUT
        known = self._by_id.get(stored)
        return stored if known is None else self._refer(known, shape)

    def _of_no_reference(self, row: Row, field: Field, shape: Refers) -> object:
        if shape.or_shape is not None:
            return shape.or_shape.write(getattr(row, field.stored_in))
        said = field.key == IMPLIED or self._referred_by_itself(row, field) is not None
        return None if said else LEFT_OUT

    def _implied(self, row: Resource) -> Resource | None:
        """The VPC that a reader would take if none were written."""
        home = self._home_of(row)
        return self._only_vpc if home is None else set_reference(home, IMPLIED)

    def _refer(self, found: Resource, shape: Refers) -> str:
        name = self.keys.refer(found, shape.slugs)
        if shape.or_shape is None:
            return name
        try:
            shape.or_shape.read(name)
        except ValueError:
            return name
        return self.keys.names.full(found)

    def _of_links(self, row: Any, field: Field, shape: Refers) -> object:
        """What a list refers to, unless it is just what comes by itself."""
        assert field.links is not None
        links = self.rows.parts_of(field.links.model, field.links.owner, row)
        found = [getattr(link, field.links.target) for link in links]
        if found == self._linked_by_itself(row, field):
            return LEFT_OUT
        return [self._refer(one, shape) for one in found]

    def _linked_by_itself(self, row: Any, field: Field) -> list[Resource]:
        """The default group of an interface (SG-05), the table that a VPC propagates to."""
        if isinstance(row, NetworkInterface):
            return [] if row.undescribed else [self._default_groups[id(row.subnet.vpc)]]
        if field.key != PROPAGATION:
            return []
        table = self._default_tables.propagation(row.transit_gateway)
        return [] if table is None else [table]

    def _referred_by_itself(self, row: Any, field: Field) -> Resource | None:
        """The table that is associated with an attachment which names none."""
        gateway = ASSOCIATIONS.get((type(row), field.key))
        if gateway is None:
            return None
        return self._default_tables.association(getattr(row, gateway))


def _named_by(row: Row, field: Field) -> Resource | None:
    """What a reference names, whichever kind it is of."""
    named = (set_reference(row, name) for name in field.reference_fields)
    return next((found for found in named if found is not None), None)
