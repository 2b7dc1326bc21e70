"""A packet at a VPC endpoint: by a route to S3, at an interface, or through appliances."""

from playground.engine.nodes import (
    TCP,
    EndpointState,
    EndpointType,
    NetworkInterface,
    NetworkLoadBalancer,
    Subnet,
    Vpc,
    VpcEndpoint,
    VpcEndpointService,
)
from tests.engine.oracle import aws, balancers, subnets
from tests.engine.oracle.headers import WITH_PORTS, inside
from tests.engine.oracle.lookups import node, vpc_blocks
from tests.engine.oracle.way import Fate, Way, answers


def by_route(way: Way, vpc: Vpc, endpoint: VpcEndpoint, sender: Subnet | None) -> Fate:
    """A route leads to the endpoint: to a service, or through appliances."""
    if endpoint.type is EndpointType.GATEWAY_LOAD_BALANCER:
        return _through(way, endpoint, sender)
    if endpoint.type is not EndpointType.GATEWAY:
        return way.stopped("BAD_STATE_ROUTE")
    packet = way.packet
    if endpoint.state is not EndpointState.AVAILABLE:
        return way.stopped("BAD_STATE_VPC_ENDPOINT")
    if not inside(packet.source, vpc_blocks(vpc)):
        return way.stopped("GATEWAY_REJECTS_SPOOFED_TRAFFIC")
    if packet.protocol != TCP and not packet.is_echo():
        return way.stopped("VPCE_GATEWAY_PROTOCOL_RESTRICTION")
    if not inside(packet.destination, aws.blocks_of(way.network, endpoint.service_name)):
        return way.stopped("GATEWAY_ENDPOINT_DESTINATION_RESTRICTION")
    return aws.reached(way, endpoint.service_name, endpoint.id)


def _through(way: Way, endpoint: VpcEndpoint, sender: Subnet | None) -> Fate:
    """VPCE-26: to the appliances and back, then on from the endpoint's subnet."""
    home = node(way.network, Subnet, endpoint.subnets[0])
    if sender is None or sender.id != home.id:
        subnets.into_subnet(way, home)
    if endpoint.state is not EndpointState.AVAILABLE:
        return way.stopped("BAD_STATE_VPC_ENDPOINT")
    if way.is_reply and endpoint.id not in way.memory.inspected:
        way.blocked("REQUEST_BYPASSED_ENDPOINT")
    way.inspected.append(endpoint.id)
    way.hidden_by = endpoint.id
    return subnets.onto_link(way, home)


def by_the_same(way: Way, fate: Fate) -> Fate:
    """VPCE-27: what the request passed, the reply must pass."""
    missed = [one for one in way.memory.inspected if one not in way.inspected]
    return way.stopped("REPLY_BYPASSES_ENDPOINT") if missed and fate.arrived else fate


def asked(way: Way, interface: NetworkInterface, endpoint: VpcEndpoint) -> Fate:
    """At the interface of an endpoint: on to what stands behind it."""
    if endpoint.state is not EndpointState.AVAILABLE:
        return way.stopped("BAD_STATE_VPC_ENDPOINT")
    if endpoint.service is None:
        if way.packet.protocol not in WITH_PORTS:
            return way.stopped("PROTOCOL_RESTRICTION")
        return aws.reached(way, endpoint.service_name, interface.id)
    service = node(way.network, VpcEndpointService, endpoint.service)
    if service.network_load_balancer is None:
        return way.stopped("NO_POSSIBLE_DESTINATION")
    balancer = node(way.network, NetworkLoadBalancer, service.network_load_balancer)
    zone = node(way.network, Subnet, interface.subnet).availability_zone
    here = balancers.node_in(way.network, balancer, zone)
    if here is None or (service.availability_zones and zone not in service.availability_zones):
        return way.stopped("VPCE_SERVICE_NOT_INSTALLED_IN_AZ")
    if way.packet.protocol not in WITH_PORTS:
        return way.stopped("PROTOCOL_RESTRICTION")
    before = way.packet
    way.rewrite(destination=balancers.address_at(here))
    way.memory.linked.append((interface.id, before, way.packet))
    way.came_by = endpoint.id
    return balancers.by_private_link(way, balancer, here)


def answered(way: Way) -> Fate:
    """The service's answer comes back to the endpoint, which answers from its own address."""
    for where, before, after in way.memory.linked:
        restored = before.reply()
        if restored and answers(way.packet, after):
            way.rewrite(**restored._asdict())
            way.hidden_by = where
            return subnets.from_host(way, node(way.network, NetworkInterface, where))
    return way.unknown()
