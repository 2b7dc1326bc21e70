"""The VPC and its subnets: the ground that everything else stands on."""

from dataclasses import dataclass

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref


@dataclass(frozen=True, kw_only=True)
class Vpc(Node):
    """A virtual private cloud (VPC-01).  `cidrs[0]` is the primary IPv4 block."""

    cidrs: tuple[Prefix, ...]
    ipv6_cidrs: tuple[Prefix, ...] = ()
    region: str = "us-east-1"
    account: str = "123456789012"
    enable_dns_support: bool = True
    enable_dns_hostnames: bool = False

    @property
    def blocks(self) -> tuple[Prefix, ...]:
        """Every block of both families: one local route each (RT-04)."""
        return self.cidrs + self.ipv6_cidrs


@dataclass(frozen=True, kw_only=True)
class Subnet(Node):
    """A subnet in one Availability Zone (VPC-19), IPv4-only, dual-stack or IPv6-only (VPC-18).

    `route_table` and `network_acl` are explicit associations; None means the VPC's main table
    (RT-01) and default network ACL (NACL-01).
    """

    vpc: Ref
    availability_zone: str
    cidr: Prefix | None = None
    ipv6_cidr: Prefix | None = None
    map_public_ip_on_launch: bool = False
    assign_ipv6_address_on_creation: bool = False
    route_table: Ref | None = None
    network_acl: Ref | None = None

    @property
    def blocks(self) -> tuple[Prefix, ...]:
        """Its one or two blocks, IPv4 first."""
        return tuple(block for block in (self.cidr, self.ipv6_cidr) if block is not None)
