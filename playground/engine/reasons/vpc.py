"""What can be said inside a VPC: same subnet, no subnet, nobody there."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class SameSubnet(Passes):
    """Both ends are in one subnet: neither its ACL nor its route table is asked."""

    subnet: Ref
    rule: ClassVar[str] = "FLOW-03"


@dataclass(frozen=True)
class AddressInNoSubnet(Blocks):
    """The destination lies in the VPC's blocks, but no subnet has it."""

    vpc: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "VPC-13"


@dataclass(frozen=True)
class AddressNotAssigned(Blocks):
    """The destination lies in a subnet, but no interface has it."""

    subnet: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "ADDR-01"


@dataclass(frozen=True)
class AddressReserved(Blocks):
    """The destination is one of the five addresses of a subnet that nobody can have."""

    subnet: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "VPC-14"


@dataclass(frozen=True)
class AnsweredByAmazon(Passes):
    """The resolver, the metadata service or another link-local service of AWS answers."""

    vpc: Ref
    rule: ClassVar[str] = "FLOW-07"


@dataclass(frozen=True)
class ResolverSwitchedOff(Blocks):
    """The packet asks the Amazon resolver, but the VPC's enableDnsSupport is off."""

    vpc: Ref
    rule: ClassVar[str] = "DNS-02"
