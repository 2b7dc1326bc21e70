"""Which tables of transit gateways AWS makes by itself, and who uses and feeds which table."""

from playground.kinds.transit_defaults import PROPAGATIONS, DefaultTables
from playground.models import (
    Resource,
    TransitGateway,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
)
from playground.models.rows import Rows

Tables = list[TransitGatewayRouteTable]
SIDES = ("", "peer_")


class Transit:
    """The tables of one scenario's transit gateways."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._defaults = DefaultTables(rows)
        self._plain = {id(one) for one in rows.of(TransitGateway) if self._is_plain(one)}

    def uses_default_tables(self, gateway: TransitGateway) -> bool:
        """Is everything about its default tables as AWS makes it?"""
        return id(gateway) in self._plain

    def is_as_made(self, table: TransitGatewayRouteTable) -> bool:
        """Is this a default table that nobody has changed?"""
        gateway = table.transit_gateway
        return _default(table, gateway) and self.uses_default_tables(gateway)

    def defaults_of(
        self, gateway: TransitGateway
    ) -> tuple[TransitGatewayRouteTable | None, TransitGatewayRouteTable | None]:
        """The tables that attachments are associated with, and propagate to, by default."""
        return self._defaults.association(gateway), self._defaults.propagation(gateway)

    def default_of(self, table: TransitGatewayRouteTable) -> str:
        """'association_default_route_table_id' for the default table of its gateway; else ''.

        AWS makes one table for both uses; a second one that is only propagated to is declared.
        """
        gateway = table.transit_gateway
        if not _default(table, gateway):
            return ""
        if self._defaults.association(gateway) is table:
            return "association_default_route_table_id"
        alone = self._defaults.association(gateway) is None
        return "propagation_default_route_table_id" if alone else ""

    def attachments(self) -> list[Resource]:
        """The attachments of every kind, those of peerings last."""
        found: list[Resource] = []
        for model in (*(model for model, _ in PROPAGATIONS), TransitGatewayPeeringAttachment):
            found += self._rows.of(model)
        return found

    def associations(self, attachment: Resource) -> list[TransitGatewayRouteTable]:
        """The tables that decide for its packets: one, or one on each side of a peering."""
        tables = [getattr(attachment, f"{side}route_table", None) for side in SIDES]
        return [table for table in tables if table is not None]

    def learning(self, attachment: Resource) -> list[TransitGatewayRouteTable]:
        """The tables that learn what it announces."""
        model = dict(PROPAGATIONS).get(type(attachment))
        if model is None:
            return []
        parts = self._rows.parts_of(model, "attachment", attachment)
        return [one.table for one in parts]

    def _is_plain(self, gateway: TransitGateway) -> bool:
        tables = [one for one in self._rows.of(TransitGatewayRouteTable) if _default(one, gateway)]
        if any(self._rows.parts_of(TransitGatewayRoute, "table", one) for one in tables):
            return False
        return all(self._follows(one, gateway, tables) for one in self.attachments())

    def _follows(self, attachment: Resource, gateway: TransitGateway, tables: Tables) -> bool:
        """Does it use and feed the default tables just as attachments do by default?"""
        association = self._defaults.association(gateway)
        for side in SIDES:
            if getattr(attachment, f"{side}transit_gateway", None) is not gateway:
                continue
            used = getattr(attachment, f"{side}route_table")
            if used is not association and (association is not None or used in tables):
                return False
        feeds = not isinstance(attachment, TransitGatewayPeeringAttachment)
        if not feeds or getattr(attachment, "transit_gateway", None) is not gateway:
            return True
        propagation = self._defaults.propagation(gateway)
        wanted = [] if propagation is None else [propagation]
        return [one for one in self.learning(attachment) if one in tables] == wanted


def _default(table: TransitGatewayRouteTable, gateway: TransitGateway) -> bool:
    """Is this a table of the gateway that AWS makes?"""
    association = table.default_association and gateway.default_route_table_association
    propagation = table.default_propagation and gateway.default_route_table_propagation
    return table.transit_gateway is gateway and (association or propagation)
