"""What VPC peering connections say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class CrossesPeering(Passes):
    """The peering connection carries the packet into the VPC `peer`."""

    peering: Ref
    peer: Ref
    rule: ClassVar[str] = "PCX-03"


@dataclass(frozen=True)
class ReturnsToSender(Passes):
    """A reply to a NAT gateway goes back over the peering it came by, whatever the table says."""

    gateway: Ref
    peering: Ref
    rule: ClassVar[str] = "NAT-13"


@dataclass(frozen=True)
class PeeringRequiresDestinationInPeer(Blocks):
    """The destination is no address of the VPC at the other end."""

    peering: Ref
    peer: Ref
    code: ClassVar[str] = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
    rule: ClassVar[str] = "PCX-04"


@dataclass(frozen=True)
class PeeringRequiresSourceInVpc(Blocks):
    """The source is no address of the VPC that sends: a peering is not transitive."""

    peering: Ref
    vpc: Ref
    code: ClassVar[str] = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
    rule: ClassVar[str] = "PCX-05"


@dataclass(frozen=True)
class PeerResolverNotReachable(Blocks):
    """The resolver of a VPC (its base + 2) answers inside that VPC only."""

    peering: Ref
    peer: Ref
    rule: ClassVar[str] = "PCX-16"
