"""What sites, virtual private gateways, VPN connections and Direct Connect say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.nodes import OnPremisesRoute, Ref, TransitGatewayRoute
from playground.engine.reasons.reason import Blocks, Passes, Undetermined

# --- virtual private gateways


@dataclass(frozen=True)
class PrefixKnownToGateway(Passes):
    """The virtual private gateway knows the prefix, and takes the preferred way that is up."""

    virtual_private_gateway: Ref
    prefix: Prefix
    by: Ref
    rule: ClassVar[str] = "VPN-08"


@dataclass(frozen=True)
class PrefixNotKnownToGateway(Blocks):
    """Something is routed to the virtual private gateway that no way behind it announces."""

    virtual_private_gateway: Ref
    code: ClassVar[str] = "VGW_NO_ROUTE_TO_DESTINATION"
    rule: ClassVar[str] = "VPN-06"


@dataclass(frozen=True)
class SourceNotInVpcOfGateway(Blocks):
    """A virtual private gateway takes only what interfaces of its own VPC send."""

    virtual_private_gateway: Ref
    vpc: Ref
    code: ClassVar[str] = "VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"
    rule: ClassVar[str] = "VPN-10"


@dataclass(frozen=True)
class DestinationNotInVpcOfGateway(Blocks):
    """A virtual private gateway delivers only to private addresses of interfaces of its VPC."""

    virtual_private_gateway: Ref
    vpc: Ref
    code: ClassVar[str] = "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    rule: ClassVar[str] = "VPN-10"


@dataclass(frozen=True)
class EntersByVirtualPrivateGateway(Passes):
    """The packet comes from a site into the VPC of the gateway."""

    virtual_private_gateway: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPN-10"


@dataclass(frozen=True)
class VirtualPrivateGatewayHasNoIpv6(Blocks):
    """A virtual private gateway carries IPv4 alone."""

    virtual_private_gateway: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "VPN-13"


@dataclass(frozen=True)
class VirtualPrivateGatewayNotAttached(Blocks):
    """What comes from a site has nowhere to go."""

    virtual_private_gateway: Ref
    rule: ClassVar[str] = "VPN-02"


@dataclass(frozen=True)
class CloudHubNotModelled(Undetermined):
    """From one site to another by the same virtual private gateway: not modelled."""

    virtual_private_gateway: Ref
    rule: ClassVar[str] = "VPN-10"


# --- VPN connections


@dataclass(frozen=True)
class TakesTunnel(Passes):
    """One of the connection's tunnels that is up carries the packet to the site."""

    connection: Ref
    customer_gateway: Ref
    tunnel: str
    rule: ClassVar[str] = "VPN-09"


@dataclass(frozen=True)
class ComesByTunnel(Passes):
    """One of the connection's tunnels that is up carries the packet to AWS."""

    connection: Ref
    customer_gateway: Ref
    tunnel: str
    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class VpnConnectionDown(Blocks):
    """Both tunnels are down, or the connection is not available."""

    connection: Ref
    customer_gateway: Ref
    code: ClassVar[str] = "BAD_STATE_VPN"
    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class VpnConnectionOfTransitGatewayDown(Blocks):
    """A route of the transit gateway leads to a VPN connection whose tunnels are both down."""

    table: Ref
    row: TransitGatewayRoute
    connection: Ref
    code: ClassVar[str] = "TGW_BAD_STATE_VPN"
    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class VpnConnectionCarriesOtherFamily(Blocks):
    """A VPN connection carries either IPv4 or IPv6 inside its tunnels."""

    connection: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "VPN-13"


@dataclass(frozen=True)
class LeadsToNoGateway(Blocks):
    """A VPN connection or virtual interface ends at no gateway of AWS."""

    by: Ref
    rule: ClassVar[str] = "VPN-01"


# --- sites


@dataclass(frozen=True)
class SiteRouteMatched(Passes):
    """The site's most specific route, which was written there."""

    table: Ref
    row: OnPremisesRoute
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class SiteRouteLearned(Passes):
    """The site's most specific route, which BGP taught it."""

    table: Ref
    row: OnPremisesRoute
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class SiteTakenToKnow(Passes):
    """Nothing is told of the site's routes: it is taken to know the way."""

    site: Ref
    by: Ref
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class StaysInSite(Passes):
    """The destination is in the site as well."""

    site: Ref
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class NoRouteAtSite(Blocks):
    """The site has no route to the destination."""

    table: Ref
    code: ClassVar[str] = "NO_ROUTE_TO_DESTINATION"
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class BlackholeAtSite(Blocks):
    """The site's most specific route leads nowhere."""

    table: Ref
    row: OnPremisesRoute
    code: ClassVar[str] = "BAD_STATE_ROUTE"
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class LeadsToNoSite(Blocks):
    """A host of a site was asked for by name, but from here its address is somebody else's."""

    site: Ref
    code: ClassVar[str] = "LEADS_TO_ANOTHER_HOST"
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class LeavesSiteByItself(Undetermined):
    """The site goes to the internet by a way of its own, of which nothing is known here."""

    site: Ref
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class DeliveredToSite(Passes):
    """The packet reached a host of the site."""

    site: Ref
    rule: ClassVar[str] = "VPN-12"


@dataclass(frozen=True)
class NotOfSite(Blocks):
    """The site announced the prefix, but has no such address."""

    site: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "VPN-11"


@dataclass(frozen=True)
class PassesOnFromSite(Undetermined):
    """The site announced a prefix for the internet; what it does with the packet is not known."""

    site: Ref
    rule: ClassVar[str] = "VPN-11"
