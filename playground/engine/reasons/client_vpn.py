"""What Client VPN endpoints say: who is let in, by which subnet, and what comes back."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.nodes import ClientVpnRoute, Ref
from playground.engine.reasons.reason import Blocks, Passes, Undetermined


@dataclass(frozen=True)
class ClientAuthorized(Passes):
    """An authorization rule of the endpoint lets clients go to the destination."""

    client_vpn: Ref
    authorized: Prefix
    subnet: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientNotAuthorized(Blocks):
    """No authorization rule of the endpoint covers the destination."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnNotAssociated(Blocks):
    """The endpoint is associated with no subnet, so nobody can connect to it."""

    client_vpn: Ref
    code: ClassVar[str] = "BAD_STATE"
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class ClientVpnRouteMatched(Passes):
    """The endpoint's most specific route by the subnet; the source becomes its interface's."""

    table: Ref
    row: ClientVpnRoute
    subnet: Ref
    interface: Ref
    address: int
    rule: ClassVar[str] = "VPN-18"


@dataclass(frozen=True)
class NoClientVpnRoute(Blocks):
    """The endpoint has no route to the destination by the subnet that the client is served by."""

    table: Ref
    subnet: Ref
    code: ClassVar[str] = "NO_ROUTE_TO_DESTINATION"
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class StaysOutOfTunnel(Blocks):
    """Split tunnel: what the endpoint has no route for never comes to it."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-19"


@dataclass(frozen=True)
class LeavesBesideTunnel(Undetermined):
    """Split tunnel: the client goes to the internet by its own connection, not by the endpoint."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-20"


@dataclass(frozen=True)
class ClientToClientNotModelled(Undetermined):
    """From one client to another: not modelled."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-17"


@dataclass(frozen=True)
class NotFromClientCidr(Blocks):
    """A client sends only from the address that the endpoint gave it."""

    client_vpn: Ref
    code: ClassVar[str] = "ENI_ADDRESS_RESTRICTION"
    rule: ClassVar[str] = "VPN-17"


@dataclass(frozen=True)
class RestoredByClientVpn(Passes):
    """The endpoint knows the connection and puts the client's address back."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-18"


@dataclass(frozen=True)
class DeliveredToClient(Passes):
    """The packet reached the client through its tunnel."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-18"


@dataclass(frozen=True)
class ClientVpnRefusesConnection(Blocks):
    """Nobody listens behind an endpoint's interface; it only takes replies to its clients."""

    client_vpn: Ref
    rule: ClassVar[str] = "VPN-18"


@dataclass(frozen=True)
class ClientNotReachable(Blocks):
    """A client was asked for, but no route leads to the clients: they open every connection."""

    client_vpn: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "VPN-18"
