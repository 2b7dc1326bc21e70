"""What network load balancers say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes, Undetermined


@dataclass(frozen=True)
class BalancedToTarget(Passes):
    """The load balancer opens a connection of its own, from its address, to a target."""

    balancer: Ref
    interface: Ref
    address: int
    port: int
    rule: ClassVar[str] = "VPCE-23"


@dataclass(frozen=True)
class RestoredByBalancer(Passes):
    """The load balancer knows the connection, and hands the answer to who asked."""

    balancer: Ref
    rule: ClassVar[str] = "VPCE-23"


@dataclass(frozen=True)
class BalancerFiltersNothing(Passes):
    """A load balancer without security groups lets everything pass."""

    balancer: Ref
    rule: ClassVar[str] = "ELB-13"


@dataclass(frozen=True)
class NoListener(Blocks):
    """No listener of the load balancer is for this protocol and port."""

    balancer: Ref
    code: ClassVar[str] = "ELBV2_LISTENERS_MISMATCH"
    rule: ClassVar[str] = "ELB-06"


@dataclass(frozen=True)
class NoTargetInZone(Blocks):
    """All targets are in zones that the load balancer is not enabled in."""

    balancer: Ref
    availability_zone: str
    code: ClassVar[str] = "ELBV2_NO_TARGETS_IN_AZ"
    rule: ClassVar[str] = "ELB-02"


@dataclass(frozen=True)
class NotCrossZone(Blocks):
    """The targets are in other zones, and cross-zone load balancing is off."""

    balancer: Ref
    availability_zone: str
    code: ClassVar[str] = "ELB_NOT_CROSSZONE"
    rule: ClassVar[str] = "ELB-19"


@dataclass(frozen=True)
class BalancerNotAskedDirectly(Undetermined):
    """Asked at its own address, not by PrivateLink: not modelled.  `target` is the balancer."""

    target: Ref
    code: ClassVar[str] = "UNSUPPORTED_COMPONENT"
    rule: ClassVar[str] = "ELB-15"
