"""What a conversation that passes endpoints should still warn of."""

from collections.abc import Iterator

from playground.engine.aws_services import ports_of
from playground.engine.conversation import Conversation, Verdict
from playground.engine.headers import service
from playground.engine.hops.routing import routes_in_force
from playground.engine.network import Network
from playground.engine.nodes import (
    TCP,
    UDP,
    AwsService,
    NetworkInterface,
    Ref,
    TransitGatewayVpcAttachment,
    VpcEndpoint,
)
from playground.engine.places import Stage
from playground.engine.policies import allows
from playground.engine.prefix_lists import service_at
from playground.engine.reasons.endpoints import (
    DeniedByEndpointPolicy,
    NoWayBackToTransitGateway,
    PassesGatewayEndpoint,
    PassesInterfaceEndpoint,
    PathThroughGwlbNotChecked,
    ServicePortNotModelled,
)
from playground.engine.traffic import Packet
from playground.engine.walk import Step


def unchecked(found: Conversation[Packet]) -> Iterator[PathThroughGwlbNotChecked]:
    """Appliances that the request passes, and that nobody looks at here."""
    for step in found.request.steps:
        if isinstance(step.said, PathThroughGwlbNotChecked):
            yield step.said


def other_ports(network: Network, found: Conversation[Packet]) -> Iterator[ServicePortNotModelled]:
    """VPCE-12: a service of AWS is asked on a port that is not known to be its own."""
    step = found.request.steps[-1]
    asked = step.traffic.service
    if step.place.stage is not Stage.AWS_SERVICE or asked >> 16 not in (TCP, UDP):
        return
    behind = network.find(step.place.id) or service_at(network, step.traffic.destination)
    if not isinstance(behind, AwsService):
        return
    ports = ports_of(behind)
    if asked not in [service(TCP, port) for port in ports]:
        yield ServicePortNotModelled(behind.id, ports)


def denied(
    network: Network, found: Conversation[Packet], bucket: str
) -> Iterator[DeniedByEndpointPolicy]:
    """VPCE-19: the network carries it, but a policy on the way allows it to nobody."""
    if found.verdict is not Verdict.REACHABLE:
        return
    for step in found.request.steps:
        if isinstance(step.said, PassesGatewayEndpoint | PassesInterfaceEndpoint):
            endpoint = network.get(VpcEndpoint, step.said.endpoint)
            wanted = f"the bucket {bucket}" if bucket else "anything"
            if not allows(endpoint, bucket):
                yield DeniedByEndpointPolicy(endpoint.id, wanted)


def no_way_back(
    network: Network, found: Conversation[Packet]
) -> Iterator[NoWayBackToTransitGateway]:
    """A transit gateway brings the request to an endpoint; does its subnet know the way back?"""
    brought: Ref = ""
    for step in found.request.steps:
        place = step.place
        attachment = network.find(place.via) if place.stage is Stage.LINK else None
        if isinstance(attachment, TransitGatewayVpcAttachment):
            brought = attachment.transit_gateway
        subnet = _subnet_of_endpoint(network, step) if brought else None
        if subnet is not None:
            yield from _missing(network, place.id, subnet, brought, step.traffic.source)


def _subnet_of_endpoint(network: Network, step: Step[Packet]) -> Ref | None:
    """The subnet of the endpoint that is passed here."""
    match step.place.stage:
        case Stage.GWLB_ENDPOINT:
            return network.get(VpcEndpoint, step.place.id).subnets[0]
        case Stage.ENDPOINT:
            return network.get(NetworkInterface, step.place.via).subnet
    return None


def _missing(
    network: Network, endpoint: Ref, subnet: Ref, gateway: Ref, sender: int
) -> Iterator[NoWayBackToTransitGateway]:
    table = network.route_table_of(subnet)
    best = next((one for one in routes_in_force(network, table) if sender in one.destination), None)
    if best is None or best.target != gateway:
        yield NoWayBackToTransitGateway(endpoint, table.id, gateway)
