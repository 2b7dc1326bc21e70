"""What route tables say."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref, Route
from playground.engine.reasons.reason import Blocks, Passes, Undetermined


@dataclass(frozen=True)
class RouteMatched(Passes):
    """The most specific route for the destination (a local one has the target `local`)."""

    table: Ref
    row: Route
    rule: ClassVar[str] = "RT-05"


@dataclass(frozen=True)
class NoRouteToDestination(Blocks):
    """No route of the table covers the destination."""

    table: Ref
    rule: ClassVar[str] = "RT-34"


@dataclass(frozen=True)
class BlackholeRoute(Blocks):
    """The most specific route leads to something that is gone or not attached."""

    table: Ref
    row: Route
    code: ClassVar[str] = "BAD_STATE_ROUTE"
    rule: ClassVar[str] = "RT-19"


@dataclass(frozen=True)
class ReservedRangeNotForwarded(Blocks):
    """169.254.168.0/22 and fd00:ec2::/32 are never forwarded, whatever the table says."""

    table: Ref
    rule: ClassVar[str] = "RT-25"


@dataclass(frozen=True)
class TargetNotModelled(Undetermined):
    """The route leads to something whose behaviour is not modelled."""

    table: Ref
    row: Route
    target: Ref
    code: ClassVar[str] = "UNSUPPORTED_COMPONENT"
    rule: ClassVar[str] = "RT-15"


@dataclass(frozen=True)
class IngressTargetHasNoPublicAddress(Blocks):
    """The gateway's own table leads to an appliance that has no public address."""

    table: Ref
    row: Route
    interface: Ref
    code: ClassVar[str] = "INGRESS_RTB_NO_PUBLIC_IP"
    rule: ClassVar[str] = "RT-28"


@dataclass(frozen=True)
class IngressIsRedirected(Blocks):
    """What comes in for this subnet goes to an appliance, so it cannot leave by the gateway."""

    table: Ref
    row: Route
    gateway: Ref
    interface: Ref
    code: ClassVar[str] = "INGRESS_RTB_TRAFFIC_REDIRECTION"
    rule: ClassVar[str] = "RT-30"
