"""Direct Connect: the leased line's virtual interfaces, and the gateway between them and AWS."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref


class VirtualInterfaceType(StrEnum):
    """Where a virtual interface may lead: to virtual private gateways, or to transit gateways."""

    PRIVATE = "private"
    TRANSIT = "transit"


class VirtualInterfaceState(StrEnum):
    """AWS's states; only an available one carries anything."""

    CONFIRMING = "confirming"
    VERIFYING = "verifying"
    PENDING = "pending"
    AVAILABLE = "available"
    DOWN = "down"
    TESTING = "testing"
    DELETING = "deleting"
    DELETED = "deleted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class DirectConnectAssociation:
    """A virtual private gateway or transit gateway behind a Direct Connect gateway.

    `allowed_prefixes` are announced to the sites; none: the blocks of the gateway's own VPC.
    """

    gateway: Ref
    allowed_prefixes: tuple[Prefix, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DirectConnectGateway(Node):
    """Joins virtual interfaces with gateways of any region, never two of either side."""

    account: str = "123456789012"
    associations: tuple[DirectConnectAssociation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VirtualInterface(Node):
    """A virtual interface: a site's way over Direct Connect.

    It leads to a Direct Connect gateway or, a private one, straight to a virtual private gateway.
    `routes` is what the site announces by BGP (none written: its blocks).
    """

    type: VirtualInterfaceType = VirtualInterfaceType.PRIVATE
    network: Ref
    direct_connect_gateway: Ref | None = None
    virtual_private_gateway: Ref | None = None
    routes: tuple[Prefix, ...] = ()
    state: VirtualInterfaceState = VirtualInterfaceState.AVAILABLE
