"""The filters: network ACLs and security groups, with their rows."""

from dataclasses import dataclass
from enum import StrEnum

from playground.engine.addresses import Prefix
from playground.engine.nodes.node import Node, Ref

ALL_PROTOCOLS = -1
ICMP, TCP, UDP, ICMPV6 = 1, 6, 17, 58
ANY_TYPE = -1
"""ICMP type or code -1: all (NACL-12)."""


class AclAction(StrEnum):
    """What an ACL entry does with what it matches."""

    ALLOW = "allow"
    DENY = "deny"


@dataclass(frozen=True, kw_only=True)
class Ports:
    """Destination ports of a rule, both ends included."""

    first: int = 0
    last: int = 65535


@dataclass(frozen=True, kw_only=True)
class Service:
    """What a rule is about: a protocol (-1 all), ports for TCP and UDP, type and code for ICMP.

    Ports are ignored for every other protocol (NACL-11, SG-21); type and code are -1 for all.
    """

    protocol: int = ALL_PROTOCOLS
    ports: Ports | None = None
    icmp_type: int = ANY_TYPE
    icmp_code: int = ANY_TYPE


@dataclass(frozen=True, kw_only=True)
class AclEntry:
    """A numbered row of a network ACL.  `cidr` is the far end of the traffic."""

    rule_number: int
    egress: bool
    action: AclAction
    service: Service
    cidr: Prefix


@dataclass(frozen=True, kw_only=True)
class NetworkAcl(Node):
    """A network ACL: stateless, first match by number, `*` denies the rest (NACL-04, NACL-05)."""

    vpc: Ref
    default: bool = False
    entries: tuple[AclEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SecurityGroupRule:
    """An allow row of a security group; its far end is one of CIDR, group, prefix list (SG-12)."""

    egress: bool
    service: Service
    cidr: Prefix | None = None
    group: Ref | None = None
    prefix_list: Ref | None = None
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class SecurityGroup(Node):
    """A security group: stateful, allow rules only (SG-01, SG-06)."""

    vpc: Ref
    default: bool = False
    description: str = ""
    rules: tuple[SecurityGroupRule, ...] = ()
