"""Replies: what stateful devices do with one because of what they remember of the request."""

from collections.abc import Callable
from typing import TypeVar

from playground.engine.hops.client_vpn import endpoint_behind
from playground.engine.hops.memory import Memory, answered, undo
from playground.engine.network import Network
from playground.engine.nodes import (
    EgressOnlyInternetGateway,
    EndpointState,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Ref,
    Subnet,
    VpcEndpoint,
    VpcPeeringConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Reason
from playground.engine.reasons.appliances import RestoredByNatInstance
from playground.engine.reasons.balancing import RestoredByBalancer
from playground.engine.reasons.client_vpn import RestoredByClientVpn
from playground.engine.reasons.compute import EntersByGateway
from playground.engine.reasons.endpoints import (
    RequestBypassedEndpoint,
    RestoredByEndpoint,
    ReturnsThroughGatewayEndpoint,
)
from playground.engine.reasons.gateways import (
    EgressOnlyRefusesConnection,
    RestoredByNatGateway,
    ReturnsByExclusion,
    ReturnsThroughEgressOnly,
)
from playground.engine.reasons.interconnect import ReturnsToSender
from playground.engine.reasons.security import AllowedByConnectionState
from playground.engine.tables import Row
from playground.engine.traffic import Traffic

T = TypeVar("T", bound=Traffic)

ALWAYS_TRACKED = {Stage.NAT, Stage.EIGW_OUT, Stage.ENDPOINT, Stage.BALANCER}
"""A connection through one of these is tracked by security groups whatever their rules (SG-10)."""


def recall(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """What a stateful device does with a reply that it remembers; None: as its table says."""
    by_memory = RECALLS.get(place.stage)
    return by_memory(network, place, reply, memory) if by_memory else None


def _at_guest(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """The guest behind an interface: a NAT instance, a Client VPN endpoint, a load balancer."""
    seen = answered(reply, memory, Stage.DELIVER, place.id)
    if seen is not None:
        onward = Place(Stage.EGRESS, place.id)
        return Row((), onward, RestoredByNatInstance(place.id), rewrites=undo(seen))
    back = _to_client(network, place.id, reply, memory)
    return back or _to_balancer(place.id, reply, memory)


def _by_endpoint(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """VPCE-22: the endpoint answers from the address that was asked."""
    seen = answered(reply, memory, Stage.ENDPOINT, place.id)
    if seen is None:
        return None
    onward = Place(Stage.EGRESS, seen.place.via)
    return Row((), onward, RestoredByEndpoint(place.id), rewrites=undo(seen))


def _from_outside(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """GW-09: what was opened by an egress-only gateway comes back by it."""
    seen = answered(reply, memory, Stage.EIGW_OUT)
    if seen is None:
        return None
    gateway = seen.place.id
    return _row(EntersByGateway(gateway), Place(Stage.EIGW_IN, gateway))


def _by_exclusion(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """GW-15: what was opened outwards may return."""
    seen = answered(reply, memory, Stage.IGW_OUT, place.id)
    if seen is None:
        return None
    onward = _inward(network, place.id)
    return Row((), onward, ReturnsByExclusion(place.id), rewrites=undo(seen))


def _by_egress_only(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """GW-09: the egress-only gateway knows the connection."""
    if answered(reply, memory, Stage.EIGW_OUT, place.id) is None:
        return None
    vpc = network.get(EgressOnlyInternetGateway, place.id).vpc or ""
    return _row(ReturnsThroughEgressOnly(place.id), Place(Stage.VPC, vpc))


def _never_out(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """GW-09: it lets out only what was opened through it, and no reply ever was."""
    return _row(EgressOnlyRefusesConnection(place.id), None)


def _to_sender(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """NAT-13: what a NAT gateway sent over a peering is answered over it, whatever the routes.

    AWS calls it return to sender; ordinary hosts do not have it.
    """
    crossed = answered(reply, memory, Stage.PEERING)
    translated = answered(reply, memory, Stage.NAT)
    subnet = network.find(place.id)
    if crossed is None or translated is None or not isinstance(subnet, Subnet):
        return None
    peering = crossed.place.id
    if network.get(VpcPeeringConnection, peering).peer_of(crossed.place.via) != subnet.vpc:
        return None
    said = ReturnsToSender(translated.place.id, peering)
    return _row(said, Place(Stage.PEERING, peering, subnet.vpc))


def _to_client(network: Network, interface: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """VPN-18: the interface of a Client VPN endpoint hands a reply back to the client."""
    endpoint = endpoint_behind(network, network.get(NetworkInterface, interface))
    if endpoint is None:
        return None
    seen = answered(reply, memory, Stage.CLIENT_ROUTE, endpoint.id)
    if seen is None:
        return None
    onward = Place(Stage.CLIENT_IN, endpoint.id)
    return Row((), onward, RestoredByClientVpn(endpoint.id), rewrites=undo(seen))


def _to_balancer(interface: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """VPCE-23: what answers a connection of a load balancer goes to it."""
    seen = answered(reply, memory, Stage.BALANCER)
    if seen is None or seen.place.via != interface:
        return None
    return Row((), Place(Stage.BALANCER_REPLY, seen.place.id, interface))


def _by_balancer(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """The load balancer knows which endpoint its client asked by."""
    seen = answered(reply, memory, Stage.BALANCER, place.id)
    asked = seen and answered(reply.as_answer(seen.before), memory, Stage.ENDPOINT)
    if seen is None or asked is None:
        return None
    onward = Place(Stage.ENDPOINT_REPLY, asked.place.id, asked.place.via)
    return Row((), onward, RestoredByBalancer(place.id), rewrites=undo(seen))


def _by_gateway_endpoint(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """VPCE-02: the service answers by the endpoint, straight to the VPC's router."""
    seen = answered(reply, memory, Stage.GATEWAY_ENDPOINT, place.id)
    if seen is None:
        return None
    node = network.get(VpcEndpoint, place.id)
    said = ReturnsThroughGatewayEndpoint(place.id, node.service_name)
    return _row(said, Place(Stage.VPC, node.vpc))


def _unseen(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """VPCE-27: appliances that did not see the request drop its reply."""
    node = network.get(VpcEndpoint, place.id)
    saw = any(seen.place == Place(Stage.GWLB_ENDPOINT, place.id) for seen in memory)
    if saw or node.state is not EndpointState.AVAILABLE:
        return None
    onward = Place(Stage.LINK, node.subnets[0])
    return _row(RequestBypassedEndpoint(place.id), onward)


def _row(said: Reason, onward: Place | None) -> Row:
    return Row((), onward, said)


def _by_connection_state(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """SG-06: the request passed here the other way, so its reply may (SG-07: if tracked)."""
    other_way = Stage.INGRESS if place.stage is Stage.EGRESS else Stage.EGRESS
    seen = answered(reply, memory, other_way, place.id)
    if seen is None:
        return None
    if not seen.tracked and not any(one.place.stage in ALWAYS_TRACKED for one in memory):
        return None
    if place.stage is Stage.INGRESS:
        onward = Place(Stage.DELIVER, place.id)
    else:
        onward = Place(Stage.LINK, network.get(NetworkInterface, place.id).subnet)
    return _row(AllowedByConnectionState(place.id), onward)


def _by_translation(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """NAT-02: the gateway puts the sender's address and port back, and sends the reply on."""
    seen = answered(reply, memory, Stage.NAT, place.id)
    if seen is None:
        return None
    subnet = network.get(NatGateway, place.id).subnet
    onward = Place(Stage.LINK, subnet) if subnet else Place(Stage.ROUTE, place.id)
    said = RestoredByNatGateway(place.id)
    return Row((), onward, said, rewrites=undo(seen))


def _inward(network: Network, gateway: Ref) -> Place:
    """Into the VPC: by the gateway's own route table if it has one (RT-26)."""
    node = network.get(InternetGateway, gateway)
    return Place(Stage.ROUTE, gateway) if node.route_table else Place(Stage.VPC, node.vpc or "")


RECALLS: dict[Stage, Callable[..., Row | None]] = {
    Stage.EGRESS: _by_connection_state,
    Stage.INGRESS: _by_connection_state,
    Stage.DELIVER: _at_guest,
    Stage.GWLB_ENDPOINT: _unseen,
    Stage.GATEWAY_ENDPOINT_REPLY: _by_gateway_endpoint,
    Stage.ENDPOINT_REPLY: _by_endpoint,
    Stage.BALANCER_REPLY: _by_balancer,
    Stage.NAT_RETURN: _by_translation,
    Stage.ROUTE: _to_sender,
    Stage.INTERNET: _from_outside,
    Stage.OUTSIDE: _from_outside,
    Stage.IGW_IN: _by_exclusion,
    Stage.EIGW_IN: _by_egress_only,
    Stage.EIGW_OUT: _never_out,
}
"""What each stage does that remembers; all take the network, the place, the reply, the memory."""
