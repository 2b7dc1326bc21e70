"""What VPC endpoints say, and the services behind them: AWS's own and those of others."""

from dataclasses import dataclass
from typing import ClassVar

from playground.engine.nodes import Ref
from playground.engine.reasons.reason import Blocks, Passes, Undetermined

# --- gateway endpoints


@dataclass(frozen=True)
class PassesGatewayEndpoint(Passes):
    """The endpoint hands the packet to the service, with the private address of its sender."""

    endpoint: Ref
    aws_service: Ref
    rule: ClassVar[str] = "VPCE-08"


@dataclass(frozen=True)
class ReturnsThroughGatewayEndpoint(Passes):
    """The service's answer to what went out by this endpoint."""

    endpoint: Ref
    aws_service: Ref
    rule: ClassVar[str] = "VPCE-02"


@dataclass(frozen=True)
class SourceNotOfEndpointsVpc(Blocks):
    """A gateway endpoint serves the hosts of its own VPC alone."""

    endpoint: Ref
    vpc: Ref
    code: ClassVar[str] = "GATEWAY_REJECTS_SPOOFED_TRAFFIC"
    rule: ClassVar[str] = "VPCE-07"


@dataclass(frozen=True)
class GatewayEndpointProtocolRestriction(Blocks):
    """A gateway endpoint carries TCP and echo alone."""

    endpoint: Ref
    code: ClassVar[str] = "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "VPCE-09"


@dataclass(frozen=True)
class GatewayEndpointDestinationRestriction(Blocks):
    """A gateway endpoint leads to the addresses of its service alone."""

    endpoint: Ref
    aws_service: Ref
    rule: ClassVar[str] = "VPCE-09"


@dataclass(frozen=True)
class GatewayEndpointSourceRestriction(Blocks):
    """Out of a gateway endpoint comes nothing but what the service sends."""

    endpoint: Ref
    aws_service: Ref
    code: ClassVar[str] = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"
    rule: ClassVar[str] = "VPCE-09"


# --- endpoints of every kind


@dataclass(frozen=True)
class EndpointNotAvailable(Blocks):
    """An endpoint that is pending, rejected, failed or deleted carries nothing."""

    endpoint: Ref
    state: str
    code: ClassVar[str] = "BAD_STATE_VPC_ENDPOINT"
    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class EndpointOpensNoConnection(Blocks):
    """A service opens no connection into the VPC of an endpoint."""

    endpoint: Ref
    vpc: Ref
    code: ClassVar[str] = "VPCE_INTRA_VPC_TRAFFIC"
    rule: ClassVar[str] = "VPCE-16"


# --- interface endpoints


@dataclass(frozen=True)
class PassesInterfaceEndpoint(Passes):
    """The endpoint hands the packet to the service of AWS behind it."""

    endpoint: Ref
    aws_service: Ref
    rule: ClassVar[str] = "VPCE-11"


@dataclass(frozen=True)
class PassesPrivateLink(Passes):
    """The endpoint hands the packet to the load balancer of the service, in another VPC."""

    endpoint: Ref
    endpoint_service: Ref
    balancer: Ref
    rule: ClassVar[str] = "VPCE-22"


@dataclass(frozen=True)
class RestoredByEndpoint(Passes):
    """The endpoint knows the connection, and answers from its own address."""

    endpoint: Ref
    rule: ClassVar[str] = "VPCE-16"


@dataclass(frozen=True)
class EndpointAnswersNoPing(Blocks):
    """An interface endpoint does not answer echo requests; that is no fault."""

    endpoint: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "VPCE-13"


@dataclass(frozen=True)
class InterfaceEndpointProtocolRestriction(Blocks):
    """An interface endpoint takes TCP and UDP alone."""

    endpoint: Ref
    code: ClassVar[str] = "PROTOCOL_RESTRICTION"
    rule: ClassVar[str] = "VPCE-13"


@dataclass(frozen=True)
class ServiceNotInZone(Blocks):
    """The endpoint's interface stands in a zone that the service is not in."""

    endpoint: Ref
    endpoint_service: Ref
    availability_zone: str
    code: ClassVar[str] = "VPCE_SERVICE_NOT_INSTALLED_IN_AZ"
    rule: ClassVar[str] = "VPCE-24"


@dataclass(frozen=True)
class ServiceHasNoBalancer(Blocks):
    """Nothing stands behind the endpoint service."""

    endpoint: Ref
    endpoint_service: Ref
    code: ClassVar[str] = "NO_POSSIBLE_DESTINATION"
    rule: ClassVar[str] = "VPCE-21"


@dataclass(frozen=True)
class ServiceNotTold(Undetermined):
    """The endpoint names a service that is neither AWS's nor in this network; `target` it."""

    target: Ref
    code: ClassVar[str] = "UNSUPPORTED_COMPONENT"
    rule: ClassVar[str] = "VPCE-21"


# --- Gateway Load Balancer endpoints


@dataclass(frozen=True)
class PathThroughGwlbNotChecked(Passes):
    """The packet goes to the appliances behind the endpoint and comes back; they are not looked at.

    `subnet` is the endpoint's, from which it goes on.
    """

    endpoint: Ref
    subnet: Ref
    code: ClassVar[str] = "PATH_THROUGH_GWLB_NOT_CHECKED"
    rule: ClassVar[str] = "VPCE-26"


@dataclass(frozen=True)
class ReplyBypassesEndpoint(Blocks):
    """The request passed the appliances behind the endpoint, and the reply does not."""

    endpoint: Ref
    rule: ClassVar[str] = "VPCE-27"


@dataclass(frozen=True)
class RequestBypassedEndpoint(Blocks):
    """The reply comes to appliances that did not see the request."""

    endpoint: Ref
    rule: ClassVar[str] = "VPCE-27"


@dataclass(frozen=True)
class EgressOnlyAfterEndpoint(Blocks):
    """What passed a Gateway Load Balancer endpoint does not get out by an egress-only gateway."""

    gateway: Ref
    endpoint: Ref
    rule: ClassVar[str] = "GW-16"


@dataclass(frozen=True)
class NoWayBackToTransitGateway(Passes):
    """A transit gateway brings traffic to an endpoint whose subnet has no route back to it."""

    endpoint: Ref
    table: Ref
    transit_gateway: Ref
    code: ClassVar[str] = "RESPONSE_RTB_HAS_NO_ROUTE_TO_TRANSIT_GATEWAY"
    rule: ClassVar[str] = "RA-09"


# --- AWS's services


@dataclass(frozen=True)
class DeliveredToAwsService(Passes):
    """A service of AWS takes the packet."""

    aws_service: Ref
    endpoint: Ref
    rule: ClassVar[str] = "VPCE-11"


@dataclass(frozen=True)
class DeliveredToPublicService(Passes):
    """A service of AWS takes the packet at its public address."""

    rule: ClassVar[str] = "VPCE-02"


@dataclass(frozen=True)
class ServicePortNotModelled(Passes):
    """A service of AWS is asked on a port of which nobody says whether it listens there.

    `ports`: the TCP ports on which it does.
    """

    aws_service: Ref
    ports: tuple[int, ...]
    rule: ClassVar[str] = "VPCE-12"


# --- policies


@dataclass(frozen=True)
class DeniedByEndpointPolicy(Passes):
    """The network carries it, but the endpoint's policy allows nobody to use it."""

    endpoint: Ref
    wanted: str
    rule: ClassVar[str] = "VPCE-19"
