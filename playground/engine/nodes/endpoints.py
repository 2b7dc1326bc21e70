"""VPC endpoints, and the services behind them: AWS's own, and those that somebody offers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from playground.engine.nodes.node import Node, Ref


class EndpointType(StrEnum):
    """A route target for S3 and DynamoDB, an interface in a subnet, or a way to appliances."""

    GATEWAY = "Gateway"
    INTERFACE = "Interface"
    GATEWAY_LOAD_BALANCER = "GatewayLoadBalancer"


class EndpointState(StrEnum):
    """AWS's states; only an available endpoint carries anything."""

    PENDING_ACCEPTANCE = "pendingAcceptance"
    PENDING = "pending"
    AVAILABLE = "available"
    DELETING = "deleting"
    DELETED = "deleted"
    REJECTED = "rejected"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class VpcEndpoint(Node):
    """An endpoint of a VPC.

    `service_name` is AWS's full name of the service (com.amazonaws.us-east-1.s3), or `service` the
    endpoint service of one's own.  A gateway endpoint is associated with `route_tables` (VPCE-02);
    the others stand in `subnets`.  The network interfaces of an interface endpoint are
    `attached_to` it and carry its security groups (VPCE-11, VPCE-12).
    """

    vpc: Ref
    type: EndpointType = EndpointType.INTERFACE
    service_name: str = ""
    service: Ref | None = None
    route_tables: tuple[Ref, ...] = ()
    subnets: tuple[Ref, ...] = ()
    security_groups: tuple[Ref, ...] = ()
    private_dns_enabled: bool = True
    private_dns_only_for_inbound_resolver_endpoint: bool = False
    policy_document: dict[str, Any] = field(default_factory=dict, hash=False)
    state: EndpointState = EndpointState.AVAILABLE


@dataclass(frozen=True, kw_only=True)
class VpcEndpointService(Node):
    """A service that others reach by endpoints of theirs (PrivateLink, VPCE-21).

    An interface service stands behind a network load balancer, and is there in its zones
    (VPCE-24); a GatewayLoadBalancer one leads to appliances.  `availability_zones` limits it.
    """

    type: EndpointType = EndpointType.INTERFACE
    region: str = "us-east-1"
    account: str = "123456789012"
    network_load_balancer: Ref | None = None
    availability_zones: tuple[str, ...] = ()
    acceptance_required: bool = True


@dataclass(frozen=True, kw_only=True)
class AwsService(Node):
    """A public service of AWS in a region; every network has them without naming them.

    `id` is the full name (com.amazonaws.us-east-1.s3), `name` the short one (s3).
    """

    region: str
