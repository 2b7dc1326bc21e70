"""What hosts say, and the internet: delivered, stopped, nobody there."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes, Undetermined


@dataclass(frozen=True)
class Delivered(Passes):
    """The packet reached the interface's guest."""

    interface: Ref
    rule: ClassVar[str] = "FLOW-02"


@dataclass(frozen=True)
class StaysInHost(Passes):
    """The destination is an address of the sender itself: the packet never leaves the guest."""

    interface: Ref
    rule: ClassVar[str] = "FLOW-01"


@dataclass(frozen=True)
class HostNotRunning(Blocks):
    """The instance is stopped: it neither sends nor answers."""

    instance: Ref
    code: ClassVar[str] = "BAD_STATE"
    rule: ClassVar[str] = "ADDR-03"


@dataclass(frozen=True)
class InterfaceNotInUse(Blocks):
    """The interface belongs to no instance and no service of AWS: nobody listens behind it."""

    interface: Ref
    code: ClassVar[str] = "BAD_STATE"
    rule: ClassVar[str] = "GW-04"


@dataclass(frozen=True)
class NotItsOwnAddress(Blocks):
    """The source/destination check: the interface sends only from its own addresses."""

    interface: Ref
    code: ClassVar[str] = "ENI_SOURCE_DEST_CHECK_RESTRICTION"
    rule: ClassVar[str] = "ADDR-07"


@dataclass(frozen=True)
class NotForItself(Blocks):
    """The source/destination check: the interface is neither sender nor receiver."""

    interface: Ref
    code: ClassVar[str] = "ENI_SOURCE_DEST_CHECK_RESTRICTION"
    rule: ClassVar[str] = "ADDR-07"


@dataclass(frozen=True)
class DeliveredToInternet(Passes):
    """The packet reached a host on the internet."""

    rule: ClassVar[str] = "GW-02"


@dataclass(frozen=True)
class EntersByGateway(Passes):
    """The destination is a public address of this network: the internet hands it to the gateway."""

    gateway: Ref
    rule: ClassVar[str] = "GW-02"


@dataclass(frozen=True)
class PublicAddressNotOwned(Blocks):
    """Nobody in this network has the destination."""

    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "GW-04"


@dataclass(frozen=True)
class PrivateAddressOnInternet(Blocks):
    """The internet carries no private addresses."""

    code: ClassVar[str] = "IGW_EXPECTS_PUBLIC_ADDRESS"
    rule: ClassVar[str] = "GW-05"


@dataclass(frozen=True)
class ElasticIpNotAssociated(Blocks):
    """The destination is an elastic IP that is associated with nothing."""

    elastic_ip: Ref
    code: ClassVar[str] = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    rule: ClassVar[str] = "GW-04"


@dataclass(frozen=True)
class NoInternetGatewayAttached(Blocks):
    """The VPC of the destination has no internet gateway to come in by."""

    vpc: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "GW-01"


@dataclass(frozen=True)
class HasNoPublicAddress(Blocks):
    """The destination was named, but it has no public address of the asked family."""

    destination: Ref
    code: ClassVar[str] = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
    rule: ClassVar[str] = "ADDR-14"


@dataclass(frozen=True)
class LeadsToAnotherHost(Blocks):
    """A host was asked for by name, but from here its address is that of another one."""

    meant: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-04"


@dataclass(frozen=True)
class ReplyNotRecognised(Blocks):
    """The reply has other addresses or ports than the asker expects, or reaches another host."""

    host: Ref
    rule: ClassVar[str] = "FLOW-04"


@dataclass(frozen=True)
class RunsInACircle(Blocks):
    """The packet came to a place where it had been before, unchanged."""

    resource: Ref
    code: ClassVar[str] = "FORWARDING_LOOP"
    rule: ClassVar[str] = "FLOW-08"


@dataclass(frozen=True)
class OnlySomeAreReplies(Undetermined):
    """Of many packets at once some answer what was remembered here, others do not."""

    resource: Ref
    code: ClassVar[str] = "UNSUPPORTED_COMPONENT"
    rule: ClassVar[str] = "FLOW-04"
