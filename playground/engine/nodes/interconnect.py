"""What joins VPCs with each other: VPC peering connections."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.nodes.node import Node, Ref


class PeeringStatus(StrEnum):
    """AWS's states of a peering connection; only an active one carries traffic (PCX-08)."""

    INITIATING_REQUEST = "initiating-request"
    PENDING_ACCEPTANCE = "pending-acceptance"
    PROVISIONING = "provisioning"
    ACTIVE = "active"
    REJECTED = "rejected"
    EXPIRED = "expired"
    FAILED = "failed"
    DELETING = "deleting"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True)
class VpcPeeringConnection(Node):
    """A peering connection between exactly two VPCs (PCX-01), of any region and account (PCX-10).

    A side's DNS resolution: do public names of that side's hosts mean private addresses when the
    other side asks (PCX-14)?
    """

    requester_vpc: Ref
    accepter_vpc: Ref
    status: PeeringStatus = PeeringStatus.ACTIVE
    requester_dns_resolution: bool = False
    accepter_dns_resolution: bool = False

    @property
    def vpcs(self) -> tuple[Ref, Ref]:
        """Both ends, the requester first."""
        return self.requester_vpc, self.accepter_vpc

    def peer_of(self, vpc: Ref) -> Ref:
        """The VPC at the other end."""
        return self.accepter_vpc if vpc == self.requester_vpc else self.requester_vpc
