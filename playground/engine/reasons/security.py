"""What network ACLs and security groups say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import AclEntry, Ref, SecurityGroupRule
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class BypassesFilters(Passes):
    """Traffic to Amazon's link-local services passes neither security groups nor ACLs."""

    interface: Ref
    rule: ClassVar[str] = "FLOW-07"


@dataclass(frozen=True)
class AllowedByNetworkAcl(Passes):
    """The first matching entry allows."""

    acl: Ref
    row: AclEntry
    rule: ClassVar[str] = "NACL-05"


@dataclass(frozen=True)
class DeniedByNetworkAcl(Blocks):
    """The first matching entry denies; `row` is None for the closing `*` (NACL-04)."""

    acl: Ref
    egress: bool
    row: AclEntry | None
    code: ClassVar[str] = "SUBNET_ACL_RESTRICTION"
    rule: ClassVar[str] = "NACL-05"


@dataclass(frozen=True)
class AllowedBySecurityGroup(Passes):
    """One rule of one of the interface's groups allows; `tracked` as by SG-07."""

    group: Ref
    row: SecurityGroupRule
    tracked: bool
    rule: ClassVar[str] = "SG-02"


@dataclass(frozen=True)
class AllowedByConnectionState(Passes):
    """The reply of a connection that the interface's groups let pass."""

    interface: Ref
    rule: ClassVar[str] = "SG-06"


@dataclass(frozen=True)
class NoSecurityGroupRuleMatches(Blocks):
    """The groups have rules in this direction, but none fits.

    `near`: the VPCs whose groups a rule could name here.
    """

    groups: tuple[Ref, ...]
    egress: bool
    near: tuple[Ref, ...]
    code: ClassVar[str] = "ENI_SG_RULES_MISMATCH"
    rule: ClassVar[str] = "SG-29"


@dataclass(frozen=True)
class SecurityGroupHasNoRules(Blocks):
    """The groups have no rule at all in this direction.  `near` as for a rule that does not fit."""

    groups: tuple[Ref, ...]
    egress: bool
    near: tuple[Ref, ...]
    code: ClassVar[str] = "SG_HAS_NO_RULES"
    rule: ClassVar[str] = "SG-30"


@dataclass(frozen=True)
class SecurityGroupReferencesNotPreserved(Blocks):
    """A rule that names a group of the sender would fit, but a device on the way hid the sender."""

    groups: tuple[Ref, ...]
    device: Ref
    code: ClassVar[str] = "SG_REFERENCES_NOT_PRESERVED"
    rule: ClassVar[str] = "NAT-24"
