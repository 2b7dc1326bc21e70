"""The doors of a VPC: internet gateway, egress-only gateway, NAT gateway, and elastic IPs."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.nodes.node import Node, Ref


class ConnectivityType(StrEnum):
    """Whether a NAT gateway has an elastic IP (public) or only its private address (NAT-09)."""

    PUBLIC = "public"
    PRIVATE = "private"


class AvailabilityMode(StrEnum):
    """Does a NAT gateway stand in one subnet (zonal) or spread over the VPC (regional, NAT-15)?"""

    ZONAL = "zonal"
    REGIONAL = "regional"


class NatGatewayState(StrEnum):
    """AWS's states; only an available gateway passes anything (NAT-19)."""

    PENDING = "pending"
    AVAILABLE = "available"
    FAILED = "failed"
    DELETING = "deleting"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True)
class InternetGateway(Node):
    """An internet gateway, attached to `vpc` or to none (GW-01).

    `route_table` steers what comes in by it (edge association, RT-26).
    """

    vpc: Ref | None = None
    route_table: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class EgressOnlyInternetGateway(Node):
    """An egress-only internet gateway: IPv6 only, stateful (GW-09)."""

    vpc: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class NatGateway(Node):
    """A NAT gateway.

    Zonal: `subnet` and `private_ip` are set.  Regional: both are None, `route_table` is its own
    table (NAT-15), and `zones` names the zones it serves in manual mode (empty: it spreads over
    all by itself, NAT-16).  Its public addresses are the `ElasticIp`s that name it.
    """

    vpc: Ref
    subnet: Ref | None = None
    private_ip: int | None = None
    connectivity_type: ConnectivityType = ConnectivityType.PUBLIC
    availability_mode: AvailabilityMode = AvailabilityMode.ZONAL
    state: NatGatewayState = NatGatewayState.AVAILABLE
    route_table: Ref | None = None
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ElasticIp(Node):
    """A static public IPv4 address (ADDR-05).

    Associated with a network interface's `private_ip` (None: its primary one), or with a NAT
    gateway (for a regional one in `availability_zone`), or with nothing.
    """

    public_ip: int
    region: str = "us-east-1"
    network_interface: Ref | None = None
    private_ip: int | None = None
    nat_gateway: Ref | None = None
    availability_zone: str | None = None


class BlockMode(StrEnum):
    """What VPC Block Public Access stops (GW-13, GW-14)."""

    BIDIRECTIONAL = "bidirectional"
    INGRESS_ONLY = "ingress-only"


class ExclusionMode(StrEnum):
    """What an exclusion lets pass all the same (GW-15)."""

    BIDIRECTIONAL = "bidirectional"
    EGRESS_ONLY = "egress-only"


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """A VPC or a subnet that is exempt."""

    of: Ref
    mode: ExclusionMode = ExclusionMode.BIDIRECTIONAL


@dataclass(frozen=True, kw_only=True)
class BlockPublicAccess(Node):
    """VPC Block Public Access of an account in a region (GW-13)."""

    mode: BlockMode = BlockMode.BIDIRECTIONAL
    region: str = "us-east-1"
    account: str = "123456789012"
    exclusions: tuple[Exclusion, ...] = ()
