"""VPC endpoints and endpoint services as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import EndpointType
from playground.exchange.cloudformation.writing.values import id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.endpoints import AWS_SERVICES, front_of, with_a_service
from playground.models import (
    EndpointGroup,
    EndpointRouteTable,
    EndpointSubnet,
    VpcEndpoint,
    VpcEndpointService,
)


def write_services(deployment: Deployment) -> Iterator[Block]:
    """Each endpoint service with the load balancer that it stands behind."""
    for service in deployment.declared(VpcEndpointService):
        balancer = service.network_load_balancer
        says = said("acceptance_required", "type", "network_load_balancer")
        if service.type == EndpointType.GATEWAY_LOAD_BALANCER:
            front = {"GatewayLoadBalancerArns": [front_of(service, "String")]}
            says -= said("network_load_balancer")
        elif balancer is not None:
            front = {"NetworkLoadBalancerArns": [id_of(balancer, deployment)]}
        else:
            front = {"NetworkLoadBalancerArns": [front_of(service, "String")]}
        properties = {"AcceptanceRequired": service.acceptance_required, **front}
        yield tagged("AWS::EC2::VPCEndpointService", service, properties, says=says)


def write_endpoints(deployment: Deployment) -> Iterator[Block]:
    """Each endpoint."""
    for endpoint in with_a_service(deployment):
        yield _endpoint(endpoint, deployment)


def _endpoint(endpoint: VpcEndpoint, deployment: Deployment) -> Block:
    rows = deployment.rows
    tables = [one.table for one in rows.parts_of(EndpointRouteTable, "endpoint", endpoint)]
    subnets = [one.subnet for one in rows.parts_of(EndpointSubnet, "endpoint", endpoint)]
    groups = [one.group for one in rows.parts_of(EndpointGroup, "endpoint", endpoint)]
    by_interface = endpoint.type == EndpointType.INTERFACE
    aws = endpoint.service is None
    properties = {
        "VpcId": id_of(endpoint.vpc, deployment),
        "VpcEndpointType": endpoint.type,
        "ServiceName": _service_name(endpoint, deployment),
        "RouteTableIds": ids_of(tables, deployment),
        "SubnetIds": ids_of(subnets, deployment),
        "SecurityGroupIds": ids_of(groups, deployment),
        "PrivateDnsEnabled": endpoint.private_dns_enabled if by_interface and aws else None,
        "DnsOptions": _dns(endpoint),
        "PolicyDocument": endpoint.policy_document or None,
    }
    says = said("vpc", "type", "route_tables", "subnets", "security_groups")
    says |= said("private_dns_only_for_inbound_resolver_endpoint", "policy_document")
    says |= said("private_dns_enabled")
    dns = {} if aws else {"private_dns_enabled": endpoint.private_dns_enabled}
    return tagged("AWS::EC2::VPCEndpoint", endpoint, properties, says=says, beside=dns)


def _service_name(endpoint: VpcEndpoint, deployment: Deployment) -> Any:
    """A service of AWS by its name in the region; one of one's own by its id."""
    if endpoint.service is not None:
        prefix = {"Fn::Sub": "com.amazonaws.vpce.${AWS::Region}"}
        return {"Fn::Join": [".", [prefix, id_of(endpoint.service, deployment)]]}
    name = endpoint.service_name
    if not name.startswith((AWS_SERVICES, "aws.")):
        return {"Fn::Sub": AWS_SERVICES + "${AWS::Region}." + name}
    return name


def _dns(endpoint: VpcEndpoint) -> dict[str, str] | None:
    if not endpoint.private_dns_only_for_inbound_resolver_endpoint:
        return None
    return {"PrivateDnsOnlyForInboundResolverEndpoint": "OnlyInboundResolver"}
