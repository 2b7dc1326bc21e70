"""What instances say that forward packets for others: NAT instances, routers, firewalls."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes, Undetermined


@dataclass(frozen=True)
class ForwardedByAppliance(Passes):
    """The guest sends the packet on as it is."""

    interface: Ref
    rule: ClassVar[str] = "RT-12"


@dataclass(frozen=True)
class TranslatedByNatInstance(Passes):
    """The guest puts its own address and one of its ports in place of the sender's."""

    interface: Ref
    address: int
    rule: ClassVar[str] = "NAT-20"


@dataclass(frozen=True)
class RestoredByNatInstance(Passes):
    """The guest knows the connection and puts the sender's address and port back."""

    interface: Ref
    rule: ClassVar[str] = "NAT-20"


@dataclass(frozen=True)
class NatInstanceHasNoAddress(Blocks):
    """The guest has no address of the packet's family to put in place of the sender's."""

    interface: Ref
    rule: ClassVar[str] = "NAT-20"


@dataclass(frozen=True)
class GuestForwardsNothing(Blocks):
    """The guest takes the packet and keeps it: it is set up neither as router nor as NAT."""

    interface: Ref
    rule: ClassVar[str] = "NAT-20"


@dataclass(frozen=True)
class ForwardingNotTold(Undetermined):
    """Nobody said what the guest does with packets for others; `target` is its host."""

    target: Ref
    rule: ClassVar[str] = "RT-12"


@dataclass(frozen=True)
class BypassesAppliance(Passes):
    """One leg passes the appliance and the other does not."""

    appliance: Ref
    reply_bypasses: bool
    rule: ClassVar[str] = "RT-13"
