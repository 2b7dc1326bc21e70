"""What stands on premises, and the encrypted ways to it: gateways and VPN connections."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref


class TunnelStatus(StrEnum):
    """Does a tunnel carry anything now?"""

    UP = "up"
    DOWN = "down"


class StartupAction(StrEnum):
    """Who opens a tunnel: the customer's device alone (add), or AWS as well (VPN-03)."""

    ADD = "add"
    START = "start"


class VpnState(StrEnum):
    """AWS's states of a VPN connection; only an available one carries anything."""

    PENDING = "pending"
    AVAILABLE = "available"
    DELETING = "deleting"
    DELETED = "deleted"


class IpVersion(StrEnum):
    """The family that a VPN connection carries inside its tunnels (VPN-13)."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"


@dataclass(frozen=True, kw_only=True)
class VirtualPrivateGateway(Node):
    """The door of a VPC to VPN and Direct Connect, attached to `vpc` or to none (VPN-02).

    `route_table` steers what comes in by it (edge association, RT-26).
    """

    vpc: Ref | None = None
    region: str = "us-east-1"
    route_table: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class OnPremisesRoute:
    """A written route of a site.  `target`: a VPN connection, a virtual interface or a Connect
    attachment; None: a blackhole.
    """

    destination: Prefix
    target: Ref | None


@dataclass(frozen=True, kw_only=True)
class OnPremisesNetwork(Node):
    """A site: its blocks, and the routes written there; BGP teaches it others by itself."""

    cidrs: tuple[Prefix, ...]
    routes: tuple[OnPremisesRoute, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OnPremisesHost(Node):
    """A host of a site that the user gave a name."""

    network: Ref
    addresses: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerGateway(Node):
    """The customer's VPN device: its public address, and the site behind it (VPN-01).

    Without `network` nothing is told of the site: it has what its connections announce, and is
    taken to know the way back.
    """

    ip_address: int | None = None
    bgp_asn: int = 65000
    region: str = "us-east-1"
    network: Ref | None = None


@dataclass(frozen=True, kw_only=True)
class VpnTunnel:
    """One of the two tunnels of a connection."""

    status: TunnelStatus = TunnelStatus.UP
    startup_action: StartupAction = StartupAction.ADD


@dataclass(frozen=True, kw_only=True)
class VpnConnection(Node):
    """A Site-to-Site VPN connection to a virtual private gateway or a transit gateway (VPN-01).

    `routes` are the prefixes behind it: static ones where `static_routes_only`, else what the
    customer's device announces by BGP (none written: the blocks of its site) (VPN-04).
    """

    customer_gateway: Ref
    virtual_private_gateway: Ref | None = None
    transit_gateway: Ref | None = None
    static_routes_only: bool = False
    ip_version: IpVersion = IpVersion.IPV4
    routes: tuple[Prefix, ...] = ()
    tunnels: tuple[VpnTunnel, ...] = (VpnTunnel(), VpnTunnel())
    state: VpnState = VpnState.AVAILABLE

    @property
    def is_up(self) -> bool:
        """Does one of its tunnels carry (VPN-01)?"""
        up = any(tunnel.status is TunnelStatus.UP for tunnel in self.tunnels)
        return up and self.state is VpnState.AVAILABLE
