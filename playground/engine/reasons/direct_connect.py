"""What Direct Connect's virtual interfaces and gateways say, and Connect attachments."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.nodes import Ref, VirtualInterfaceState
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class TakesVirtualInterface(Passes):
    """The virtual interface carries the packet to its site."""

    virtual_interface: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class ComesByVirtualInterface(Passes):
    """The virtual interface carries the packet to AWS."""

    virtual_interface: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class VirtualInterfaceNotAvailable(Blocks):
    """Only an available virtual interface carries anything."""

    virtual_interface: Ref
    state: VirtualInterfaceState
    code: ClassVar[str] = "BAD_STATE"
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class CrossesDirectConnectGateway(Passes):
    """The gateway knows the prefix from its other side."""

    direct_connect_gateway: Ref
    prefix: Prefix
    by: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class PrefixNotAllowed(Blocks):
    """No associated gateway has the destination among its allowed prefixes."""

    direct_connect_gateway: Ref
    code: ClassVar[str] = "NO_ROUTE_TO_DESTINATION"
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class PrefixNotAnnounced(Blocks):
    """No site behind the gateway's virtual interfaces announces the destination."""

    direct_connect_gateway: Ref
    code: ClassVar[str] = "NO_ROUTE_TO_DESTINATION"
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class CrossesConnect(Passes):
    """A GRE tunnel of the Connect attachment carries the packet, over another attachment."""

    attachment: Ref
    transport: Ref
    rule: ClassVar[str] = "TGW-01"


@dataclass(frozen=True)
class ConnectNotAvailable(Blocks):
    """The Connect attachment, or the attachment below it, is not available."""

    attachment: Ref
    transport: Ref
    code: ClassVar[str] = "BAD_STATE_ATTACHMENT"
    rule: ClassVar[str] = "TGW-27"
