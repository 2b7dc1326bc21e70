"""The default tables of transit gateways, and the attachments that use them unless told not to."""

from collections.abc import Iterable

from playground.models import Resource, TransitGateway, TransitGatewayRouteTable
from playground.models.rows import Rows


class DefaultTables:
    """Which table new attachments of a gateway are associated with, and which they propagate to."""

    def __init__(self, rows: Rows) -> None:
        tables = rows.of(TransitGatewayRouteTable)
        self._associations = _by_gateway(one for one in tables if one.default_association)
        self._propagations = _by_gateway(one for one in tables if one.default_propagation)

    def association(self, gateway: TransitGateway) -> TransitGatewayRouteTable | None:
        """The table that is associated with an attachment that says nothing of it."""
        on = gateway.default_route_table_association
        return self._associations.get(id(gateway)) if on else None

    def propagation(self, gateway: TransitGateway) -> TransitGatewayRouteTable | None:
        """The table that an attachment propagates to that says nothing of it."""
        on = gateway.default_route_table_propagation
        return self._propagations.get(id(gateway)) if on else None

    def missing(self, gateway: TransitGateway) -> tuple[bool, bool]:
        """Has it still no table for association, and none for propagation, that it should have?"""
        return (
            gateway.default_route_table_association and id(gateway) not in self._associations,
            gateway.default_route_table_propagation and id(gateway) not in self._propagations,
        )


def _by_gateway(
    tables: Iterable[TransitGatewayRouteTable],
) -> dict[int, TransitGatewayRouteTable]:
    """By the gateway's `id()`; of two default tables the first."""
    found: dict[int, TransitGatewayRouteTable] = {}
    for table in tables:
        found.setdefault(id(gateway_of(table)), table)
    return found


def gateway_of(row: Resource, field: str = "transit_gateway") -> TransitGateway | None:
    """The gateway that a row names, if it names one that is there."""
    return getattr(row, field, None)
