"""What is said where the source of a network names something, and does not describe it."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref, Route, TransitGatewayRoute
from playground.engine.reasons.reason import Undetermined


@dataclass(frozen=True)
class NotDescribed(Undetermined):
    """What this resource holds would decide, and nobody says it."""

    resource: Ref
    rule: ClassVar[str] = "RA-01"


@dataclass(frozen=True)
class RouteTargetNotDescribed(Undetermined):
    """The route leads to something of which nothing is told: it may be gone, or be there."""

    table: Ref
    row: Route
    target: Ref
    code: ClassVar[str] = "NOT_DESCRIBED"
    rule: ClassVar[str] = "RA-01"


@dataclass(frozen=True)
class AttachmentNotDescribed(Undetermined):
    """The transit gateway's route leads to an attachment of which nothing is told."""

    table: Ref
    row: TransitGatewayRoute
    target: Ref
    code: ClassVar[str] = "NOT_DESCRIBED"
    rule: ClassVar[str] = "RA-01"


@dataclass(frozen=True)
class HostsNotDescribed(Undetermined):
    """The source was not asked for network interfaces: who else is in the subnet, nobody says."""

    subnet: Ref
    code: ClassVar[str] = "NOT_DESCRIBED"
    rule: ClassVar[str] = "RA-01"
