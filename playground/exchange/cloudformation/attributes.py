"""What `Fn::GetAtt` can know before deployment, because the template says it elsewhere."""

from typing import TYPE_CHECKING

from playground.exchange.cloudformation.calling import MistakeError
from playground.exchange.cloudformation.values import (
    Attribute,
    Reference,
    text_at,
    text_of,
)
from playground.scenariofile.faults import quoted
from playground.scenariofile.tree import Listing, Spot, Value

if TYPE_CHECKING:
    from playground.exchange.cloudformation.evaluating import Declared, Evaluator

VPC, VPC_BLOCK = "AWS::EC2::VPC", "AWS::EC2::VPCCidrBlock"
SAID: dict[tuple[str, str], str] = {
    (VPC, "CidrBlock"): "CidrBlock",
    ("AWS::EC2::Subnet", "AvailabilityZone"): "AvailabilityZone",
    ("AWS::EC2::Subnet", "CidrBlock"): "CidrBlock",
    ("AWS::EC2::Subnet", "VpcId"): "VpcId",
    ("AWS::EC2::SecurityGroup", "VpcId"): "VpcId",
    ("AWS::EC2::Instance", "AvailabilityZone"): "AvailabilityZone",
    ("AWS::EC2::Instance", "PrivateIp"): "PrivateIpAddress",
    ("AWS::EC2::NetworkInterface", "PrimaryPrivateIpAddress"): "PrivateIpAddress",
}
"""Type and attribute -> the property that says the same."""
# fmt: off
ITSELF = frozenset({
    "AllocationId", "Arn", "AttachmentId", "CustomerGatewayId", "DirectConnectGatewayArn",
    "DirectConnectGatewayId", "GroupId", "Id", "InstanceId", "InternetGatewayId",
    "LaunchTemplateId", "ListenerArn", "LoadBalancerArn", "NatGatewayId", "PrefixListId",
    "RouteTableId", "ServiceId", "SubnetId", "TargetGroupArn", "TransitGatewayArn",
    "TransitGatewayAttachmentId", "TransitGatewayConnectPeerId", "TransitGatewayRouteTableId",
    "VPNGatewayId", "VpcId", "VpnConnectionId",
})
# fmt: on
"""Attributes that name the resource itself, as `Ref` does."""
OTHERS = {("AWS::EC2::Instance", "VpcId"), ("AWS::EC2::NetworkInterface", "VpcId")}
"""Of these types such an attribute names somebody else."""
NUMBERS = 0xFFFE
"""So many blocks of illustration there are, `2001:db8:1:100::/56` and so on."""


class Attributes:
    """The attributes of one template's resources."""

    def __init__(self, by: "Evaluator") -> None:
        self._by = by
        self._open: set[tuple[str, str]] = set()
        self._blocks: dict[str, list[str]] | None = None
        self.illustrative: dict[str, list[str]] = {}
        """VPC -> the IPv6 blocks that stand for those that Amazon will give it."""

    def of(self, declared: "Declared", name: str, spot: Spot) -> Value:
        """The value of an attribute.  Raises MistakeError where it needs itself."""
        said = SAID.get((declared.type, name))
        if (declared.type, name) == (VPC, "Ipv6CidrBlocks"):
            return text_at(spot, *self.ipv6_blocks(declared.logical_id))
        if said is not None:
            found = self._said(declared, said, spot)
            if found is not None:
                return found
        if name in ITSELF and (declared.type, name) not in OTHERS:
            return Reference(None, spot, declared.logical_id)
        return Attribute(None, spot, declared.logical_id, name)

    def _said(self, declared: "Declared", name: str, spot: Spot) -> Value | None:
        asked = (declared.logical_id, name)
        if asked in self._open:
            raise MistakeError(spot, f"{quoted('.'.join(asked))} needs itself.")
        self._open.add(asked)
        try:
            return self._by.property_of(declared, name)
        finally:
            self._open.discard(asked)

    def ipv6_blocks(self, vpc: str) -> list[str]:
        """The IPv6 blocks of a VPC: written ones, and for those that Amazon gives, others out of
        the range that is kept for documentation (RFC 3849).
        """
        if self._blocks is None:
            self._blocks = {}
            self._find_blocks()
        return self._blocks.get(vpc, [])

    def _find_blocks(self) -> None:
        assert self._blocks is not None
        count = 0
        for declared in self._by.resources.values():
            if declared.type != VPC_BLOCK or self._by.is_made(declared) is False:
                continue
            vpc = self._by.property_of(declared, "VpcId")
            if not isinstance(vpc, Reference) or not self._gives_ipv6(declared):
                continue
            count += 1
            written = self._written(vpc.logical_id, declared)
            block = written or f"2001:db8:{count % NUMBERS or 1:x}:100::/56"
            self._blocks.setdefault(vpc.logical_id, []).append(block)
            if not written:
                self.illustrative.setdefault(vpc.logical_id, []).append(block)

    def _gives_ipv6(self, declared: "Declared") -> bool:
        given = self._by.property_of(declared, "AmazonProvidedIpv6CidrBlock")
        if given is not None and text_of(given) in ("true", "yes"):
            return True
        return any(
            self._by.property_of(declared, name) is not None
            for name in ("Ipv6CidrBlock", "Ipv6Pool", "Ipv6IpamPoolId")
        )

    def _written(self, vpc: str, declared: "Declared") -> str | None:
        """The block that the template names, or that its exporter kept."""
        own = self._by.property_of(declared, "Ipv6CidrBlock")
        if own is not None and text_of(own):
            return text_of(own)
        at = self._by.resources[vpc].metadata.entries.get("ipv6_cidrs")
        kept = at.value.items if at is not None and isinstance(at.value, Listing) else []
        taken = len((self._blocks or {}).get(vpc, []))
        return text_of(kept[taken]) if taken < len(kept) else None
