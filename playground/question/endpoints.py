"""Endpoints as the ends of a question: at which addresses, and where what they send starts."""

from collections.abc import Iterator

from playground.engine.addresses import EVERYWHERE_V4, Prefix
from playground.engine.aws_services import aws_service
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    EndpointType,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    VpcEndpoint,
    VpcEndpointService,
)
from playground.engine.places import Place, Stage
from playground.engine.prefix_lists import public_blocks

HOLDERS = (VpcEndpoint, NetworkLoadBalancer)
"""The kinds that AWS keeps network interfaces for, and that are ends themselves."""


def addresses_of_endpoint(network: Network, endpoint: VpcEndpoint) -> tuple[int, ...]:
    """Those of its interfaces; a gateway endpoint stands for its service, another for nothing."""
    if endpoint.type is EndpointType.GATEWAY:
        service = aws_service(endpoint.service_name)
        blocks = public_blocks(network, service) if service else ()
        return tuple(block.first + (block.stop - block.first > 1) for block in blocks)
    own = network.interfaces_for.get(endpoint.id, [])
    return tuple(address for one in own for address in one.addresses)


def sends_from(endpoint: VpcEndpoint) -> tuple[Prefix, ...]:
    """Of a gateway endpoint anything may be asked; that it sends from its list alone is told."""
    return (EVERYWHERE_V4,) if endpoint.type is EndpointType.GATEWAY else ()


def door_of(network: Network, interface: NetworkInterface) -> Place:
    """Where a packet of an interface starts: what stands behind an endpoint's is its service."""
    holder = network.find(interface.attached_to or "")
    if isinstance(holder, VpcEndpoint):
        return Place(Stage.ENDPOINT_REPLY, holder.id, interface.id)
    return Place(Stage.EGRESS, interface.id)


def is_passed_only(node: Node | None) -> bool:
    """VPCE-26: a Gateway Load Balancer endpoint stands on a way, never at its end."""
    return isinstance(node, VpcEndpoint) and node.type is EndpointType.GATEWAY_LOAD_BALANCER


def endpoints_to(network: Network, node: Node) -> str:
    """What to ask for instead of an endpoint service: the endpoints that lead to it (VPCE-22)."""
    if not isinstance(node, VpcEndpointService):
        return ""
    doors = [one.name or one.id for one in network.all(VpcEndpoint) if one.service == node.id]
    return f"ask for an endpoint that leads to it: {', '.join(doors) or 'there is none yet'}"


def stands_for_holder(network: Network, node: Node) -> bool:
    """Is this the interface of an endpoint or a load balancer, which is named itself?"""
    if not isinstance(node, NetworkInterface):
        return False
    return isinstance(network.find(node.attached_to or ""), HOLDERS)


def services_named(network: Network) -> Iterator[tuple[str, AwsService]]:
    """The services of AWS that endpoints name, and how to ask for them: by the short name, unless
    it is that of services of several regions.
    """
    names = {one.service_name for one in network.all(VpcEndpoint) if one.service_name}
    found = [aws_service(name) for name in sorted(names)]
    services = [one for one in found if one is not None]
    for service in services:
        alike = [one for one in services if one.name == service.name]
        yield service.name if len(alike) == 1 else service.id, service
