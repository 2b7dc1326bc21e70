"""What DNS says of the names of AWS's services and of endpoints."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes


@dataclass(frozen=True)
class NameNotResolved(Blocks):
    """The VPC's resolver is off, so nobody learns the address behind the name."""

    vpc: Ref
    aws_service: Ref
    rule: ClassVar[str] = "VPCE-10"


@dataclass(frozen=True)
class NameLeadsToEndpoint(Passes):
    """Private DNS: inside the VPC the service's public name stands for the endpoint's address."""

    vpc: Ref
    aws_service: Ref
    endpoint: Ref
    address: int
    rule: ClassVar[str] = "VPCE-14"


@dataclass(frozen=True)
class NameLeadsToPublicAddress(Passes):
    """The service's name stands for a public address of it, whichever way leads there."""

    aws_service: Ref
    address: int
    rule: ClassVar[str] = "VPCE-05"


@dataclass(frozen=True)
class NameOfEndpoint(Passes):
    """One of the endpoint's own names: everybody may know it, and it means a private address."""

    named: str
    endpoint: Ref
    address: int
    rule: ClassVar[str] = "VPCE-15"


@dataclass(frozen=True)
class NameLeadsPastEndpoint(Passes):
    """There is an endpoint, but the service's public name stands for its public address."""

    vpc: Ref
    aws_service: Ref
    endpoint: Ref
    address: int
    rule: ClassVar[str] = "VPCE-14"
