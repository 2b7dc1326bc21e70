"""What internet gateways, egress-only gateways and NAT gateways say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class SourceTranslated(Passes):
    """The internet gateway replaces the private source by its public address."""

    gateway: Ref
    private: int
    public: int
    rule: ClassVar[str] = "ADDR-06"


@dataclass(frozen=True)
class DestinationTranslated(Passes):
    """The internet gateway replaces the public destination by the private address behind it."""

    gateway: Ref
    private: int
    public: int
    rule: ClassVar[str] = "ADDR-06"


@dataclass(frozen=True)
class PassesUntranslated(Passes):
    """IPv6, or a regional NAT gateway's own public address: the gateway changes nothing."""

    gateway: Ref
    rule: ClassVar[str] = "ADDR-10"


@dataclass(frozen=True)
class SourceHasNoPublicAddress(Blocks):
    """The internet gateway has no public address for the source."""

    gateway: Ref
    code: ClassVar[str] = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
    rule: ClassVar[str] = "ADDR-14"


@dataclass(frozen=True)
class PrivateDestinationAtGateway(Blocks):
    """An RFC 1918 destination cannot leave by the internet gateway."""

    gateway: Ref
    code: ClassVar[str] = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
    rule: ClassVar[str] = "GW-05"


@dataclass(frozen=True)
class SharedDestinationAtGateway(Blocks):
    """An RFC 6598 (100.64.0.0/10) destination cannot leave by the internet gateway."""

    gateway: Ref
    code: ClassVar[str] = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
    rule: ClassVar[str] = "GW-05"


@dataclass(frozen=True)
class PrivateSourceAtGateway(Blocks):
    """An RFC 1918 source cannot come in by the internet gateway."""

    gateway: Ref
    code: ClassVar[str] = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"
    rule: ClassVar[str] = "GW-05"


@dataclass(frozen=True)
class SharedSourceAtGateway(Blocks):
    """An RFC 6598 (100.64.0.0/10) source cannot come in by the internet gateway."""

    gateway: Ref
    code: ClassVar[str] = "IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS"
    rule: ClassVar[str] = "GW-05"


@dataclass(frozen=True)
class PrivateIpv6AtGateway(Blocks):
    """A unique local IPv6 address (fc00::/7) is dropped at the edge, even with a route."""

    gateway: Ref
    rule: ClassVar[str] = "ADDR-11"


@dataclass(frozen=True)
class SpoofedSource(Blocks):
    """The source is no address of the gateway's VPC."""

    gateway: Ref
    code: ClassVar[str] = "GATEWAY_REJECTS_SPOOFED_TRAFFIC"
    rule: ClassVar[str] = "GW-06"


@dataclass(frozen=True)
class NoPrivateAddressBehind(Blocks):
    """The destination is no public address of an attached interface of the VPC."""

    gateway: Ref
    code: ClassVar[str] = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    rule: ClassVar[str] = "GW-04"


@dataclass(frozen=True)
class OnlyIpv6AtEgressOnlyGateway(Blocks):
    """An egress-only gateway carries IPv6 alone."""

    gateway: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "GW-09"


@dataclass(frozen=True)
class OpensEgressOnly(Passes):
    """The egress-only gateway lets the connection out and remembers it."""

    gateway: Ref
    rule: ClassVar[str] = "GW-09"


@dataclass(frozen=True)
class ReturnsThroughEgressOnly(Passes):
    """The reply of a connection that the egress-only gateway remembers."""

    gateway: Ref
    rule: ClassVar[str] = "GW-09"


@dataclass(frozen=True)
class EgressOnlyRefusesConnection(Blocks):
    """A connection that was not opened from inside meets the egress-only gateway."""

    gateway: Ref
    rule: ClassVar[str] = "GW-09"


@dataclass(frozen=True)
class TranslatedByNatGateway(Passes):
    """The NAT gateway puts its own address and one of its ports in place of the sender's."""

    gateway: Ref
    address: int
    rule: ClassVar[str] = "NAT-02"


@dataclass(frozen=True)
class TranslatedByNat64(Passes):
    """The NAT gateway turns IPv6 into IPv4: the destination is in the last 32 bits."""

    gateway: Ref
    address: int
    rule: ClassVar[str] = "NAT-21"


@dataclass(frozen=True)
class RestoredByNatGateway(Passes):
    """The NAT gateway knows the connection and puts the sender's address and port back."""

    gateway: Ref
    rule: ClassVar[str] = "NAT-02"


@dataclass(frozen=True)
class NatGatewayNotAvailable(Blocks):
    """A pending, failed or deleted NAT gateway passes nothing."""

    gateway: Ref
    state: str
    code: ClassVar[str] = "BAD_STATE"
    rule: ClassVar[str] = "NAT-19"


@dataclass(frozen=True)
class NatGatewayRequiresSourceInVpc(Blocks):
    """The sender is not of the NAT gateway's own VPC."""

    gateway: Ref
    code: ClassVar[str] = "NGW_REQUIRES_SOURCE_IN_VPC"
    rule: ClassVar[str] = "NAT-11"


@dataclass(frozen=True)
class NatGatewayProtocolRestriction(Blocks):
    """NAT gateways carry TCP, UDP and ICMP only."""

    gateway: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "NAT-06"


@dataclass(frozen=True)
class NatGatewayHasNoIpv6(Blocks):
    """There is no IPv6-to-IPv6 translation, only 64:ff9b::/96."""

    gateway: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "RT-18"


@dataclass(frozen=True)
class NatGatewayLeadsToItself(Blocks):
    """The table of the NAT gateway's own subnet sends its packets back to it."""

    gateway: Ref
    code: ClassVar[str] = "NAT_GATEWAY_SUBNET_HAS_NO_INTERNET_GATEWAY_ROUTE"
    rule: ClassVar[str] = "NAT-01"


@dataclass(frozen=True)
class NatGatewayHasNoPublicAddress(Blocks):
    """A regional NAT gateway without an elastic IP has nothing to translate to."""

    gateway: Ref
    rule: ClassVar[str] = "NAT-15"


@dataclass(frozen=True)
class NatGatewayRefusesConnection(Blocks):
    """Nobody can open a connection to a NAT gateway, nor ping it."""

    gateway: Ref
    rule: ClassVar[str] = "NAT-03"


@dataclass(frozen=True)
class RegionalNatGatewayNotInZone(Blocks):
    """The regional NAT gateway is not present in the sender's zone."""

    gateway: Ref
    availability_zone: str
    code: ClassVar[str] = "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"
    rule: ClassVar[str] = "NAT-16"


@dataclass(frozen=True)
class SomeRepliesWouldBeDropped(Passes):
    """The NAT gateway picks any port from 1024 up, and replies to some of them are dropped."""

    gateway: Ref
    code: ClassVar[str] = "REMAP_EPHEMERAL_PORT"
    rule: ClassVar[str] = "NAT-05"


@dataclass(frozen=True)
class CrossesZones(Passes):
    """The NAT gateway stands in another Availability Zone than the sender."""

    gateway: Ref
    sender_zone: str
    gateway_zone: str
    code: ClassVar[str] = "AVAILABILITY_ZONE_CROSSED"
    rule: ClassVar[str] = "NAT-14"


@dataclass(frozen=True)
class PublicAccessIsBlocked(Blocks):
    """VPC Block Public Access stops what an internet or egress-only gateway would carry."""

    gateway: Ref
    block_public_access: Ref
    ingress_only: bool
    code: ClassVar[str] = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
    rule: ClassVar[str] = "GW-13"


@dataclass(frozen=True)
class ReturnsByExclusion(Passes):
    """The reply of a connection that was opened from an egress-only exclusion."""

    gateway: Ref
    rule: ClassVar[str] = "GW-15"
