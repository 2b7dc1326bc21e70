"""What AWS accepts of Direct Connect gateways, virtual interfaces, and attachments to sites."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    DirectConnectGateway,
    Ref,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VirtualInterface,
    VirtualInterfaceType,
    VirtualPrivateGateway,
    VpnConnection,
)
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.sweep import repeated
from playground.engine.vpn_routes import association


@dataclass(frozen=True)
class AssociationWithOtherThing(Fault):
    """A Direct Connect gateway is associated with virtual private gateways or transit gateways."""

    gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class AssociationTwice(Fault):
    """A gateway is associated twice: with one Direct Connect gateway, or a virtual private one
    with two.
    """

    gateway: Ref
    other: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class MixedAssociations(Fault):
    """One Direct Connect gateway is for one kind of gateway, and of virtual interface."""

    other: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class TransitAssociationWithoutPrefixes(Fault):
    """For a transit gateway the allowed prefixes are all that the sites are told of."""

    gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class AttachmentWithoutAssociation(Fault):
    """A Direct Connect gateway is attached, but not associated with the transit gateway."""

    direct_connect_gateway: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class VirtualInterfaceOfOtherKind(Fault):
    """A private interface leads to virtual private gateways, a transit one to transit gateways."""

    type: str
    gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class VirtualInterfaceToNowhere(Fault):
    """A virtual interface that leads to no gateway."""

    rule: ClassVar[str] = "TGW-01"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class ConnectOverOtherThing(Fault):
    """A Connect attachment runs over a VPC or Direct Connect attachment of its own gateway."""

    transport: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class VpnAttachedElsewhere(Fault):
    """The attachment of a VPN connection that does not lead to this transit gateway."""

    connection: Ref
    transit_gateway: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class AttachedTwice(Fault):
    """A connection, or a Direct Connect gateway, has one attachment to a transit gateway."""

    attached: Ref
    other: Ref
    rule: ClassVar[str] = "TGW-06"


def _associations(network: Network) -> Iterator[Fault]:
    every = []
    for door in network.all(DirectConnectGateway):
        for index, one in enumerate(door.associations):
            field = f"associations[{index}]"
            gateway = network.find(one.gateway)
            if not isinstance(gateway, VirtualPrivateGateway | TransitGateway):
                yield AssociationWithOtherThing(door.id, f"{field}.gateway", one.gateway)
            if isinstance(gateway, TransitGateway) and not one.allowed_prefixes:
                yield TransitAssociationWithoutPrefixes(
                    door.id, f"{field}.allowed_prefixes", one.gateway
                )
            scope = "" if isinstance(gateway, VirtualPrivateGateway) else door.id
            every.append(((one.gateway, scope), (door.id, field, one.gateway)))
    for (first, _, _), (ref, field, gateway_id) in repeated(every):
        yield AssociationTwice(ref, f"{field}.gateway", gateway_id, first)


def _mixed(network: Network) -> Iterator[Fault]:
    for door in network.all(DirectConnectGateway):
        kinds: dict[type, Ref] = {}
        for index, one in enumerate(door.associations):
            gateway = network.find(one.gateway)
            if not isinstance(gateway, VirtualPrivateGateway | TransitGateway):
                continue
            kinds.setdefault(type(gateway), gateway.id)
            other = next((ref for kind, ref in kinds.items() if kind is not type(gateway)), None)
            if other is not None:
                yield MixedAssociations(door.id, f"associations[{index}].gateway", other)


def _lines(network: Network) -> Iterator[Fault]:
    for line in network.all(VirtualInterface):
        door = network.find(line.direct_connect_gateway or "")
        transit = line.type is VirtualInterfaceType.TRANSIT
        unfit = VirtualPrivateGateway if transit else TransitGateway
        if line.direct_connect_gateway is None and line.virtual_private_gateway is None:
            yield VirtualInterfaceToNowhere(line.id, "direct_connect_gateway")
        if transit and line.virtual_private_gateway is not None:
            straight = line.virtual_private_gateway
            yield VirtualInterfaceOfOtherKind(line.id, "type", line.type.value, straight)
        elif isinstance(door, DirectConnectGateway):
            ends = [network.find(one.gateway) for one in door.associations]
            if ends and all(isinstance(end, unfit) for end in ends):
                yield VirtualInterfaceOfOtherKind(line.id, "type", line.type.value, door.id)


def _attachments(network: Network) -> Iterator[Fault]:
    for one in network.all(TransitGatewayDirectConnectAttachment):
        door = network.get(DirectConnectGateway, one.direct_connect_gateway)
        if association(door, one.transit_gateway) is None:
            field = "direct_connect_gateway"
            yield AttachmentWithoutAssociation(one.id, field, door.id, one.transit_gateway)
    for vpn in network.all(TransitGatewayVpnAttachment):
        connection = network.get(VpnConnection, vpn.vpn_connection)
        if connection.transit_gateway != vpn.transit_gateway:
            field = "transit_gateway"
            yield VpnAttachedElsewhere(vpn.id, field, connection.id, vpn.transit_gateway)


def _attached_twice(network: Network) -> Iterator[Fault]:
    every = [
        ((one.vpn_connection,), ("vpn_connection", one.vpn_connection, one.id))
        for one in network.all(TransitGatewayVpnAttachment)
    ] + [
        (
            (one.direct_connect_gateway, one.transit_gateway),
            ("direct_connect_gateway", one.direct_connect_gateway, one.id),
        )
        for one in network.all(TransitGatewayDirectConnectAttachment)
    ]
    for (_, _, first), (field, attached, ref) in repeated(every):
        yield AttachedTwice(ref, field, attached, first)


def _transports(network: Network) -> Iterator[Fault]:
    carriers = (TransitGatewayVpcAttachment, TransitGatewayDirectConnectAttachment)
    for one in network.all(TransitGatewayConnect):
        below = network.find(one.transport_attachment)
        fits = isinstance(below, carriers) and below.transit_gateway == one.transit_gateway
        if not fits:
            below_id = one.transport_attachment
            yield ConnectOverOtherThing(
                one.id, "transport_attachment", below_id, one.transit_gateway
            )


CHECKS: tuple[Check, ...] = (
    _associations,
    _mixed,
    _lines,
    _attachments,
    _attached_twice,
    _transports,
)
