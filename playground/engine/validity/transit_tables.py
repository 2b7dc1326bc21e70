"""What AWS accepts of the route tables of transit gateways, and who may name them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    Ref,
    TransitGatewayAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayPrefixListReference,
    TransitGatewayRoute,
    TransitGatewayRouteTable,
)
from playground.engine.transit_routes import propagating
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated


@dataclass(frozen=True)
class TableOfOtherTransitGateway(Fault):
    """An attachment names a route table of a transit gateway that it is not on."""

    table: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-06"


@dataclass(frozen=True)
class SecondDefaultTable(Fault):
    """Two tables of a transit gateway are the default for the same thing."""

    other: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-07"


@dataclass(frozen=True)
class TransitGatewayRouteTwice(Fault):
    """Two static routes of a table have one destination, a block or a prefix list."""

    destination: Prefix | Ref
    rule: ClassVar[str] = "TGW-10"


@dataclass(frozen=True)
class RouteByForeignAttachment(Fault):
    """A route names an attachment of another transit gateway."""

    attachment: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-10"


def _named_tables(network: Network) -> Iterator[tuple[Ref, str, Ref | None, Ref]]:
    """Attachment, field, the table named there, and the gateway that it has to be of."""
    for one in propagating(network):
        yield one.id, "route_table", one.route_table, one.transit_gateway
        for index, table in enumerate(one.propagate_to):
            yield one.id, f"propagate_to[{index}]", table, one.transit_gateway
    for peering in network.all(TransitGatewayPeeringAttachment):
        yield peering.id, "route_table", peering.route_table, peering.transit_gateway
        peer = peering.peer_transit_gateway
        yield peering.id, "peer_route_table", peering.peer_route_table, peer


def _tables(network: Network) -> Iterator[Fault]:
    for ref, field, table, gateway in _named_tables(network):
        if table is None:
            continue
        if network.get(TransitGatewayRouteTable, table).transit_gateway != gateway:
            yield TableOfOtherTransitGateway(ref, field, table, gateway)


def _default_tables(network: Network) -> Iterator[Fault]:
    for field in ("default_association", "default_propagation"):
        every = [one for one in network.all(TransitGatewayRouteTable) if getattr(one, field)]
        for first, table in repeated((one.transit_gateway, one) for one in every):
            yield SecondDefaultTable(table.id, field, first.id, table.transit_gateway)


def _destinations_twice(network: Network) -> Iterator[Fault]:
    for table in network.all(TransitGatewayRouteTable):
        keyed = ((_destination(route), index) for index, route in enumerate(table.routes))
        for _, index in repeated(keyed):
            destination, field = _destination(table.routes[index]), f"routes[{index}].destination"
            yield TransitGatewayRouteTwice(table.id, field, destination)


def _destination(route: TransitGatewayRoute | TransitGatewayPrefixListReference) -> Prefix | Ref:
    return route.destination if isinstance(route, TransitGatewayRoute) else route.prefix_list


def _gateways_of(attachment: TransitGatewayAttachment) -> tuple[Ref, ...]:
    if isinstance(attachment, TransitGatewayPeeringAttachment):
        return attachment.transit_gateway, attachment.peer_transit_gateway
    return (attachment.transit_gateway,)


def _foreign_attachments(network: Network) -> Iterator[Fault]:
    for table in network.all(TransitGatewayRouteTable):
        for index, route in enumerate(table.routes):
            found = network.find(route.attachment or "")
            if not isinstance(found, TransitGatewayAttachment):
                continue
            if table.transit_gateway not in _gateways_of(found):
                field = f"routes[{index}].attachment"
                yield RouteByForeignAttachment(table.id, field, found.id, table.transit_gateway)


CHECKS: tuple[Check, ...] = (
    _tables,
    _default_tables,
    _destinations_twice,
    _foreign_attachments,
)
