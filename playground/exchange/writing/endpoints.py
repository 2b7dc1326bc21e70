"""Endpoints and their services, whatever the format: which can be written, what stands in front."""

from collections.abc import Iterator

from playground.engine.nodes import EndpointType
from playground.exchange.writing.blocks import Parameter
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import VpcEndpoint, VpcEndpointService

AWS_SERVICES = "com.amazonaws."


def with_a_service(deployment: Deployment) -> Iterator[VpcEndpoint]:
    """The endpoints of which it is known where they lead."""
    for endpoint in deployment.declared(VpcEndpoint):
        if endpoint.service is None and not endpoint.service_name:
            deployment.gaps.add("VPC endpoint", called(endpoint), "it leads to no service")
        else:
            yield endpoint


def front_of(service: VpcEndpointService, type: str) -> Parameter:
    """The load balancer of a service that the network does not tell: whoever deploys names it.

    The ARN has the right form and is nobody's.  `type` is the format's word for a text.
    """
    of_appliances = service.type == EndpointType.GATEWAY_LOAD_BALANCER
    kind = "gwy" if of_appliances else "net"
    what = "Gateway Load Balancer" if of_appliances else "network load balancer"
    place = f"{service.region}:{service.account}"
    arn = f"arn:aws:elasticloadbalancing:{place}:loadbalancer/{kind}/none/0000000000000000"
    name = f"{called(service)} load balancer arn"
    return Parameter(name, type, arn, f"The {what} behind {called(service)}.")
