"""Endpoints, services and load balancers in one line each."""

from typing import Any

from playground.engine.nodes import (
    BalancerTarget,
    EndpointType,
    NetworkLoadBalancer,
    Ref,
    VpcEndpoint,
    VpcEndpointService,
)

APPLIANCES = "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b"
AWS_S3, AWS_SQS = "com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.sqs"


def gateway(id: Ref = "s3", *tables: Ref, **more: Any) -> VpcEndpoint:
    """A gateway endpoint for S3, if no other service is named."""
    more = {"vpc": "shop", "service_name": AWS_S3, **more}
    return VpcEndpoint(id=id, type=EndpointType.GATEWAY, route_tables=tables, **more)


def door(id: Ref = "sqs", *subnets: Ref, **more: Any) -> VpcEndpoint:
    """An interface endpoint for SQS, without private DNS."""
    more = {"vpc": "shop", "service_name": AWS_SQS, "private_dns_enabled": False, **more}
    if "service" in more:
        more["service_name"] = ""
    return VpcEndpoint(id=id, subnets=subnets, **more)


def wall(id: Ref = "wall", *subnets: Ref, **more: Any) -> VpcEndpoint:
    """A Gateway Load Balancer endpoint, of appliances of somebody else if no others are named."""
    name = "" if "service" in more else APPLIANCES
    more = {"vpc": "shop", "service_name": name, **more}
    return VpcEndpoint(id=id, type=EndpointType.GATEWAY_LOAD_BALANCER, subnets=subnets, **more)


def nlb(id: Ref = "nlb", *subnets: Ref, **more: Any) -> NetworkLoadBalancer:
    """A network load balancer."""
    more.setdefault("vpc", "shop")
    return NetworkLoadBalancer(id=id, subnets=subnets, **more)


def to(*targets: Ref) -> tuple[BalancerTarget, ...]:
    """The targets of a listener on 443."""
    return tuple(BalancerTarget(protocol=6, listener_port=443, target=one) for one in targets)


def offered(id: Ref = "svc", balancer: Ref | None = "nlb", **more: Any) -> VpcEndpointService:
    """An endpoint service."""
    return VpcEndpointService(id=id, network_load_balancer=balancer, **more)
