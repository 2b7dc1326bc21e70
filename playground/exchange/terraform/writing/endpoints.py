"""VPC endpoints and endpoint services as Terraform."""

import json
from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import EndpointType
from playground.exchange.terraform.writing.values import arn_of, id_of, ids_of, tagged
from playground.exchange.writing.blocks import Attribute, Block, said
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
        appliances = service.type == EndpointType.GATEWAY_LOAD_BALANCER
        front: Any = front_of(service, "string")
        says = said("acceptance_required", "type", "region", "account")
        if balancer is not None and not appliances:
            front = arn_of(balancer)
            says |= said("network_load_balancer")
        arguments = {
            "acceptance_required": service.acceptance_required,
            f"{'gateway' if appliances else 'network'}_load_balancer_arns": [front],
        }
        yield tagged("aws_vpc_endpoint_service", service, arguments, says=says)


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
    private = by_interface and endpoint.service is None
    only = endpoint.private_dns_only_for_inbound_resolver_endpoint
    policy = endpoint.policy_document
    arguments = {
        "vpc_id": id_of(endpoint.vpc, deployment),
        "vpc_endpoint_type": endpoint.type,
        "service_name": _service_name(endpoint, deployment),
        "route_table_ids": ids_of(tables, deployment),
        "subnet_ids": ids_of(subnets, deployment),
        "security_group_ids": ids_of(groups, deployment),
        "private_dns_enabled": endpoint.private_dns_enabled if private else None,
        "dns_options": _dns() if only else None,
        "policy": json.dumps(policy) if policy else None,
    }
    says = said("vpc", "type", "service_name", "service", "route_tables", "subnets")
    says |= said("security_groups", "policy_document", "private_dns_enabled")
    says |= said("private_dns_only_for_inbound_resolver_endpoint")
    return tagged("aws_vpc_endpoint", endpoint, arguments, says=says)


def _dns() -> dict[str, bool]:
    return {"private_dns_only_for_inbound_resolver_endpoint": True}


def _service_name(endpoint: VpcEndpoint, deployment: Deployment) -> Any:
    """A service of AWS by its name in the region; one of one's own as it is called when made."""
    if endpoint.service is not None:
        elsewhere = deployment.is_elsewhere(endpoint.service)
        made = f"{AWS_SERVICES}vpce.{endpoint.service.region}.{endpoint.service.aws_id}"
        return made if elsewhere else Attribute(endpoint.service, "service_name")
    name = endpoint.service_name
    if name.startswith((AWS_SERVICES, "aws.")):
        return name
    return f"{AWS_SERVICES}{endpoint.vpc.region}.{name}"
