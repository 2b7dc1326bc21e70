"""What endpoints, the services behind them and their load balancers have to do with each other."""

from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    EndpointType,
    NetworkLoadBalancer,
    Node,
    Subnet,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.engine.prefix_lists import public_blocks
from playground.views.relation import Relation, Tell, interfaces_for, known, leading

MOST_BLOCKS = 12
"""Of AWS's own addresses so many are shown."""


def _endpoint(network: Network, endpoint: VpcEndpoint) -> Iterator[Relation]:
    yield "AWS service", known(network, endpoint.service_name)
    yield interfaces_for(network, endpoint.id)
    if endpoint.type is not EndpointType.INTERFACE:
        yield leading(network, endpoint.id)
    subnets = [network.get(Subnet, one) for one in endpoint.subnets]
    yield "Zones", [one.availability_zone for one in subnets]


def _endpoint_service(network: Network, service: VpcEndpointService) -> Iterator[Relation]:
    every = network.all(VpcEndpoint)
    yield "Endpoints", [one for one in every if one.service == service.id]


def _balancer(network: Network, balancer: NetworkLoadBalancer) -> Iterator[Relation]:
    yield interfaces_for(network, balancer.id)
    every = network.all(VpcEndpointService)
    yield "Endpoint services", [one for one in every if one.network_load_balancer == balancer.id]


def _aws_service(network: Network, service: AwsService) -> Iterator[Relation]:
    every = network.all(VpcEndpoint)
    yield "Endpoints", [one for one in every if one.service_name == service.id]
    blocks = [str(block) for block in public_blocks(network, service)]
    more = [f"and {len(blocks) - MOST_BLOCKS} more"] if len(blocks) > MOST_BLOCKS else []
    yield "Public addresses", [*blocks[:MOST_BLOCKS], *more]


RELATIONS: dict[type[Node], Tell] = {
    VpcEndpoint: _endpoint,
    VpcEndpointService: _endpoint_service,
    NetworkLoadBalancer: _balancer,
    AwsService: _aws_service,
}
