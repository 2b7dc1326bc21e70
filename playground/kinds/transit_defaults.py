"""The default tables of transit gateways, and the attachments that use them unless told not to."""

from collections.abc import Iterable

from playground.kinds.making import Maker, called, left_out
from playground.models import (
    ConnectPropagation,
    DirectConnectPropagation,
    Resource,
    Row,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayPropagation,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VpnConnection,
    VpnPropagation,
)
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


PROPAGATIONS: tuple[tuple[type[Resource], type[Row]], ...] = (
    (TransitGatewayVpcAttachment, TransitGatewayPropagation),
    (TransitGatewayVpnAttachment, VpnPropagation),
    (TransitGatewayDirectConnectAttachment, DirectConnectPropagation),
    (TransitGatewayConnect, ConnectPropagation),
)
"""The attachments that propagate, each with the rows that say where."""


def complete_transit_gateway(maker: Maker, gateway: TransitGateway) -> None:
    """A transit gateway brings a default table, for association and propagation."""
    association, propagation = DefaultTables(maker.rows).missing(gateway)
    if association or propagation:
        made = TransitGatewayRouteTable(
            name=f"{called(gateway)}-default",
            transit_gateway=gateway,
            default_association=association,
            default_propagation=propagation,
            undescribed=gateway.undescribed,
        )
        maker.make(made)


def complete_vpn_attachments(maker: Maker) -> None:
    """A VPN connection to a transit gateway brings its attachment (VPN-01)."""
    attached = {
        id(one._meta.get_field("vpn_connection").get_cached_value(one, default=None))
        for one in maker.rows.of(TransitGatewayVpnAttachment)
    }
    for connection in maker.rows.of(VpnConnection):
        gateway = gateway_of(connection)
        if gateway is None or id(connection) in attached:
            continue
        made = TransitGatewayVpnAttachment(
            name=f"{called(connection)}-attachment",
            transit_gateway=gateway,
            vpn_connection=connection,
            undescribed=connection.undescribed,
        )
        maker.make(made).left_out |= {"route_table", "propagate_to"}


def complete_attachments(rows: Rows) -> None:
    """TGW-07, TGW-08: a new attachment uses the default tables."""
    tables = DefaultTables(rows)
    for model, propagations in PROPAGATIONS:
        for one in filter(_is_described, rows.of(model)):
            gateway = gateway_of(one)
            if gateway is not None and left_out(one, "route_table"):
                one.route_table = tables.association(gateway)
            table = tables.propagation(gateway) if gateway is not None else None
            if table is not None and left_out(one, "propagate_to"):
                rows.add(propagations(attachment=one, table=table))
    for peering in filter(_is_described, rows.of(TransitGatewayPeeringAttachment)):
        for side in ("", "peer_"):
            gateway = gateway_of(peering, f"{side}transit_gateway")
            if gateway is not None and left_out(peering, f"{side}route_table"):
                setattr(peering, f"{side}route_table", tables.association(gateway))


def _is_described(row: Resource) -> bool:
    """Does its source say what it is joined with?  Else nothing is to be filled in."""
    return not row.undescribed
