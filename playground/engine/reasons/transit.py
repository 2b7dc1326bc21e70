"""What transit gateways, their attachments and their route tables say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref, TransitGatewayRoute
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class EntersTransitGateway(Passes):
    """An attachment takes the packet in; the table that it is associated with will decide."""

    transit_gateway: Ref
    attachment: Ref
    association: Ref
    rule: ClassVar[str] = "TGW-07"


@dataclass(frozen=True)
class AttachmentNotAssociated(Blocks):
    """The attachment is associated with no route table, so nobody decides for its packets."""

    transit_gateway: Ref
    attachment: Ref
    code: ClassVar[str] = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
    rule: ClassVar[str] = "TGW-07"


@dataclass(frozen=True)
class AttachmentHasNoIpv6(Blocks):
    """IPv6 support is an option of the attachment, and it is off."""

    transit_gateway: Ref
    attachment: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "TGW-25"


@dataclass(frozen=True)
class AttachmentNotAvailable(Blocks):
    """An attachment that is pending, rejected, failed or deleted carries nothing."""

    transit_gateway: Ref
    attachment: Ref
    state: str
    code: ClassVar[str] = "BAD_STATE_ATTACHMENT"
    rule: ClassVar[str] = "TGW-27"


@dataclass(frozen=True)
class AttachmentNotInZone(Blocks):
    """The attachment has no subnet in the sender's zone."""

    transit_gateway: Ref
    attachment: Ref
    availability_zone: str
    code: ClassVar[str] = "TGW_ROUTE_AZ_RESTRICTION"
    rule: ClassVar[str] = "TGW-03"


@dataclass(frozen=True)
class TransitGatewayRouteMatched(Passes):
    """The most specific route of the transit gateway's table; of equal ones the static."""

    table: Ref
    row: TransitGatewayRoute
    rule: ClassVar[str] = "TGW-10"


@dataclass(frozen=True)
class TransitGatewayBlackhole(Blocks):
    """The most specific route of the transit gateway's table is a blackhole."""

    table: Ref
    row: TransitGatewayRoute
    code: ClassVar[str] = "TGW_RTB_BAD_STATE_ROUTE"
    rule: ClassVar[str] = "TGW-11"


@dataclass(frozen=True)
class NoTransitGatewayRoute(Blocks):
    """No route of the transit gateway's table covers the destination."""

    table: Ref
    code: ClassVar[str] = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    rule: ClassVar[str] = "TGW-09"


@dataclass(frozen=True)
class LeavesTransitGatewayInSubnet(Passes):
    """The transit gateway's own interface stands in the receiver's subnet: no ACL is asked."""

    subnet: Ref
    attachment: Ref
    rule: ClassVar[str] = "TGW-15"


@dataclass(frozen=True)
class SecurityGroupReferencingOff(Blocks):
    """A rule names the sender's group, but referencing is off on the way (`lacking`), or the
    receiver is an endpoint's interface (`lacking` is the endpoint).
    """

    groups: tuple[Ref, ...]
    lacking: Ref
    code: ClassVar[str] = "SG_REFERENCING_SUPPORT"
    rule: ClassVar[str] = "SG-19"


@dataclass(frozen=True)
class ApplianceModeRecommended(Passes):
    """Request and reply pass the appliances of a VPC in different zones; the mode is off."""

    attachment: Ref
    code: ClassVar[str] = "TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED"
    rule: ClassVar[str] = "TGW-18"
