"""What stateful devices remember of a request, and what that lets them do with the reply."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from playground.engine.hops.client_vpn import endpoint_behind
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
from playground.engine.tables import Restore, Row
from playground.engine.traffic import Traffic

T = TypeVar("T", bound=Traffic)


class Seen(NamedTuple, Generic[T]):
    """Traffic that a stateful device let pass: as it came, and as it left."""

    place: Place
    before: T
    after: T
    tracked: bool = True


Memory = Sequence[Seen[T]]

ALWAYS_TRACKED = {Stage.NAT, Stage.EIGW_OUT, Stage.ENDPOINT, Stage.BALANCER}
"""A connection through one of these is tracked by security groups whatever their rules (SG-10)."""


def recall(  # noqa: C901 - one case a stage
    network: Network, place: Place, reply: T, memory: Memory[T]
) -> Row | None:
    """What a stateful device does with a reply that it remembers; None: as its table says.

    An egress-only gateway lets out only what was opened through it, and no reply ever was (GW-09).
    """
    match place.stage:
        case Stage.EGRESS | Stage.INGRESS:
            return _by_connection_state(network, place, reply, memory)
        case Stage.DELIVER:
            seen = _answered(reply, memory, Stage.DELIVER, place.id)
            if seen is not None:
                onward = Place(Stage.EGRESS, place.id)
                return Row((), onward, RestoredByNatInstance(place.id), rewrites=_undo(seen))
            back = _to_client(network, place.id, reply, memory)
            return back or _to_balancer(place.id, reply, memory)
        case Stage.GWLB_ENDPOINT:
            return _unseen(network, place.id, memory)
        case Stage.GATEWAY_ENDPOINT_REPLY:
            return _by_gateway_endpoint(network, place.id, reply, memory)
        case Stage.ENDPOINT_REPLY:
            seen = _answered(reply, memory, Stage.ENDPOINT, place.id)
            if seen is not None:
                onward = Place(Stage.EGRESS, seen.place.via)
                return Row((), onward, RestoredByEndpoint(place.id), rewrites=_undo(seen))
        case Stage.BALANCER_REPLY:
            return _by_balancer(place.id, reply, memory)
        case Stage.NAT_RETURN:
            return _by_translation(network, place.id, reply, memory)
        case Stage.ROUTE:
            return _to_sender(network, place.id, reply, memory)
        case Stage.INTERNET | Stage.OUTSIDE:
            seen = _answered(reply, memory, Stage.EIGW_OUT)
            if seen is not None:
                gateway = seen.place.id
                return _row(EntersByGateway(gateway), Place(Stage.EIGW_IN, gateway))
        case Stage.IGW_IN:
            seen = _answered(reply, memory, Stage.IGW_OUT, place.id)
            if seen is not None:
                onward = _inward(network, place.id)
                return Row((), onward, ReturnsByExclusion(place.id), rewrites=_undo(seen))
        case Stage.EIGW_IN:
            seen = _answered(reply, memory, Stage.EIGW_OUT, place.id)
            if seen is not None:
                vpc = network.get(EgressOnlyInternetGateway, place.id).vpc or ""
                return _row(ReturnsThroughEgressOnly(place.id), Place(Stage.VPC, vpc))
        case Stage.EIGW_OUT:
            return _row(EgressOnlyRefusesConnection(place.id), None)
    return None


def _to_sender(network: Network, router: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """NAT-13: what a NAT gateway sent over a peering is answered over it, whatever the routes.

    AWS calls it return to sender; ordinary hosts do not have it.
    """
    crossed = _answered(reply, memory, Stage.PEERING)
    translated = _answered(reply, memory, Stage.NAT)
    subnet = network.find(router)
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
    seen = _answered(reply, memory, Stage.CLIENT_ROUTE, endpoint.id)
    if seen is None:
        return None
    onward = Place(Stage.CLIENT_IN, endpoint.id)
    return Row((), onward, RestoredByClientVpn(endpoint.id), rewrites=_undo(seen))


def _to_balancer(interface: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """VPCE-23: what answers a connection of a load balancer goes to it."""
    seen = _answered(reply, memory, Stage.BALANCER)
    if seen is None or seen.place.via != interface:
        return None
    return Row((), Place(Stage.BALANCER_REPLY, seen.place.id, interface))


def _by_balancer(balancer: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """The load balancer knows which endpoint its client asked by."""
    seen = _answered(reply, memory, Stage.BALANCER, balancer)
    asked = seen and _answered(reply.as_answer(seen.before), memory, Stage.ENDPOINT)
    if seen is None or asked is None:
        return None
    onward = Place(Stage.ENDPOINT_REPLY, asked.place.id, asked.place.via)
    return Row((), onward, RestoredByBalancer(balancer), rewrites=_undo(seen))


def _by_gateway_endpoint(
    network: Network, endpoint: Ref, reply: T, memory: Memory[T]
) -> Row | None:
    """VPCE-02: the service answers by the endpoint, straight to the VPC's router."""
    seen = _answered(reply, memory, Stage.GATEWAY_ENDPOINT, endpoint)
    if seen is None:
        return None
    node = network.get(VpcEndpoint, endpoint)
    said = ReturnsThroughGatewayEndpoint(endpoint, node.service_name)
    return _row(said, Place(Stage.VPC, node.vpc))


def _unseen(network: Network, endpoint: Ref, memory: Memory[T]) -> Row | None:
    """VPCE-27: appliances that did not see the request drop its reply."""
    node = network.get(VpcEndpoint, endpoint)
    saw = any(seen.place == Place(Stage.GWLB_ENDPOINT, endpoint) for seen in memory)
    if saw or node.state is not EndpointState.AVAILABLE:
        return None
    onward = Place(Stage.LINK, node.subnets[0])
    return _row(RequestBypassedEndpoint(endpoint), onward)


def _row(said: Reason, onward: Place | None) -> Row:
    return Row((), onward, said)


def _answered(
    reply: T, memory: Memory[T], stage: Stage, device: Ref | None = None
) -> Seen[T] | None:
    for seen in memory:
        here = seen.place.stage is stage and device in (None, seen.place.id)
        if here and reply.answers(seen.after):
            return seen
    return None


def _by_connection_state(network: Network, place: Place, reply: T, memory: Memory[T]) -> Row | None:
    """SG-06: the request passed here the other way, so its reply may (SG-07: if tracked)."""
    other_way = Stage.INGRESS if place.stage is Stage.EGRESS else Stage.EGRESS
    seen = _answered(reply, memory, other_way, place.id)
    if seen is None:
        return None
    if not seen.tracked and not any(one.place.stage in ALWAYS_TRACKED for one in memory):
        return None
    if place.stage is Stage.INGRESS:
        onward = Place(Stage.DELIVER, place.id)
    else:
        onward = Place(Stage.LINK, network.get(NetworkInterface, place.id).subnet)
    return _row(AllowedByConnectionState(place.id), onward)


def _by_translation(network: Network, gateway: Ref, reply: T, memory: Memory[T]) -> Row | None:
    """NAT-02: the gateway puts the sender's address and port back, and sends the reply on."""
    seen = _answered(reply, memory, Stage.NAT, gateway)
    if seen is None:
        return None
    subnet = network.get(NatGateway, gateway).subnet
    onward = Place(Stage.LINK, subnet) if subnet else Place(Stage.ROUTE, gateway)
    said = RestoredByNatGateway(gateway)
    return Row((), onward, said, rewrites=_undo(seen))


def _inward(network: Network, gateway: Ref) -> Place:
    """Into the VPC: by the gateway's own route table if it has one (RT-26)."""
    node = network.get(InternetGateway, gateway)
    return Place(Stage.ROUTE, gateway) if node.route_table else Place(Stage.VPC, node.vpc or "")


def _undo(seen: Seen[T]) -> tuple[Restore]:
    """NAT-02: what a translation put in is put back."""
    return (Restore(seen.before),)
