"""What is said of the DNS names of instances: which address a name means, and for whom."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class NameMeansPrivateAddress(Passes):
    """The asker is in the host's VPC, or joined with it by `way`: the name means what is private.

    `way`: "" within the VPC, else the peering connection or the transit gateway.
    """

    named: str
    address: int
    vpc: Ref
    way: Ref
    rule: ClassVar[str] = "DNS-05"


@dataclass(frozen=True)
class NameMeansPublicAddress(Passes):
    """For anybody else the public name means the public address.

    `way`: the peering connection of both VPCs, or a peering attachment of transit gateways, that
    might have made it private; "" where there is none.
    """

    named: str
    address: int
    vpc: Ref
    way: Ref
    rule: ClassVar[str] = "DNS-05"


@dataclass(frozen=True)
class HostNameNotResolved(Blocks):
    """The resolver of the asker's VPC is off, so nobody learns the address behind a name."""

    named: str
    vpc: Ref
    rule: ClassVar[str] = "DNS-02"


@dataclass(frozen=True)
class PrivateNameUnknownHere(Blocks):
    """A private name is known inside the host's own VPC, to askers that Amazon's DNS serves."""

    named: str
    vpc: Ref
    rule: ClassVar[str] = "DNS-04"
