"""Transit gateways: the router between VPCs, its attachments and its own route tables."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref


class AttachmentState(StrEnum):
    """AWS's states; only an available attachment carries anything (TGW-27)."""

    PENDING_ACCEPTANCE = "pendingAcceptance"
    PENDING = "pending"
    AVAILABLE = "available"
    FAILED = "failed"
    REJECTED = "rejected"
    DELETING = "deleting"
    DELETED = "deleted"


class TransitGatewayRouteOrigin(StrEnum):
    """How a route came into a transit gateway's table; of equal prefixes the earlier wins."""

    STATIC = "static"
    PREFIX_LIST = "prefix-list"
    PROPAGATED = "propagated"


@dataclass(frozen=True, kw_only=True)
class TransitGateway(Node):
    """A transit gateway: attachments join it, its route tables say which reaches which (TGW-01).

    With the two defaults on, a new attachment is associated with the gateway's default table, and
    propagates to it.
    """

    region: str = "us-east-1"
    account: str = "123456789012"
    default_route_table_association: bool = True
    default_route_table_propagation: bool = True
    security_group_referencing_support: bool = False
    vpn_ecmp_support: bool = True


@dataclass(frozen=True, kw_only=True)
class TransitGatewayRoute:
    """One destination of a transit gateway's table.  Without attachment: a blackhole (TGW-11).

    `prefix_list`: the destination is an entry of this list.
    """

    destination: Prefix
    attachment: Ref | None
    origin: TransitGatewayRouteOrigin = TransitGatewayRouteOrigin.STATIC
    prefix_list: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class TransitGatewayPrefixListReference:
    """A prefix list in a transit gateway's table: a route for each entry of the list (RT-24)."""

    prefix_list: Ref
    attachment: Ref | None


@dataclass(frozen=True, kw_only=True)
class TransitGatewayRouteTable(Node):
    """A route table of a transit gateway.  `routes` holds what was written, not what is propagated.

    New attachments are associated with the default association table, and propagate to the default
    propagation table.
    """

    transit_gateway: Ref
    default_association: bool = False
    default_propagation: bool = False
    routes: tuple[TransitGatewayRoute | TransitGatewayPrefixListReference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TransitGatewayVpcAttachment(Node):
    """A VPC on a transit gateway: one subnet in each zone that may use it (TGW-02).

    `route_table` is the table that it is associated with (TGW-07), `propagate_to` are those that
    learn the VPC's blocks (TGW-08).
    """

    transit_gateway: Ref
    vpc: Ref
    subnets: tuple[Ref, ...] = ()
    route_table: Ref | None = None
    propagate_to: tuple[Ref, ...] = ()
    appliance_mode: bool = False
    ipv6_support: bool = False
    security_group_referencing_support: bool = True
    state: AttachmentState = AttachmentState.AVAILABLE


@dataclass(frozen=True, kw_only=True)
class TransitGatewayPeeringAttachment(Node):
    """Two transit gateways joined; only static routes lead over it (TGW-20).

    It is an attachment of both: `route_table` is the association at `transit_gateway`,
    `peer_route_table` the one at `peer_transit_gateway`.
    """

    transit_gateway: Ref
    peer_transit_gateway: Ref
    route_table: Ref | None = None
    peer_route_table: Ref | None = None
    state: AttachmentState = AttachmentState.AVAILABLE


@dataclass(frozen=True, kw_only=True)
class TransitGatewayVpnAttachment(Node):
    """A VPN connection on a transit gateway; it propagates what BGP announces (TGW-08)."""

    transit_gateway: Ref
    vpn_connection: Ref
    route_table: Ref | None = None
    propagate_to: tuple[Ref, ...] = ()
    state: AttachmentState = AttachmentState.AVAILABLE


@dataclass(frozen=True, kw_only=True)
class TransitGatewayDirectConnectAttachment(Node):
    """A Direct Connect gateway on a transit gateway; it propagates what the sites announce."""

    transit_gateway: Ref
    direct_connect_gateway: Ref
    route_table: Ref | None = None
    propagate_to: tuple[Ref, ...] = ()
    state: AttachmentState = AttachmentState.AVAILABLE


@dataclass(frozen=True, kw_only=True)
class TransitGatewayConnect(Node):
    """A Connect attachment: GRE tunnels over another attachment, to routers of somebody's own.

    `network` is the site that they lead to, `routes` what it announces by BGP (none written: its
    blocks).  It carries as long as the transport attachment does.
    """

    transit_gateway: Ref
    transport_attachment: Ref
    network: Ref
    routes: tuple[Prefix, ...] = ()
    route_table: Ref | None = None
    propagate_to: tuple[Ref, ...] = ()
    state: AttachmentState = AttachmentState.AVAILABLE


PropagatingAttachment = (
    TransitGatewayVpcAttachment
    | TransitGatewayVpnAttachment
    | TransitGatewayDirectConnectAttachment
    | TransitGatewayConnect
)
"""What puts prefixes into a transit gateway's tables by itself (TGW-08)."""

TransitGatewayAttachment = PropagatingAttachment | TransitGatewayPeeringAttachment
