"""The cards of what stands in a subnet: hosts, NAT gateways, endpoints, nodes of load balancers."""

from collections.abc import Iterator
from dataclasses import replace

from playground.drawing import styles
from playground.drawing.captions import clean, shorten
from playground.drawing.cards import ROOM, Card, Line, card_of
from playground.engine.addresses import format_address
from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointState,
    EndpointType,
    Instance,
    InstanceState,
    NatGateway,
    NatGatewayState,
    NetworkInterface,
    Node,
    Ref,
    VpcEndpoint,
)


def subnet_cards(network: Network, subnet: Ref) -> list[Card]:
    """What stands in a subnet: NAT gateways first, then endpoints that routes lead to, then hosts
    in the order of their addresses.
    """
    gateways = network.nat_gateways_in.get(subnet, [])
    interfaces = network.interfaces_in.get(subnet, [])
    inner = sorted(gateways, key=lambda one: (one.private_ip or 0, one.id))
    hosts = sorted(interfaces, key=lambda one: (one.addresses[:1], one.id))
    ways = [nat_card(network, one) for one in inner]
    ways += [inspection_card(one) for one in _inspecting(network, subnet)]
    return ways + [host_card(network, one) for one in hosts]


def _inspecting(network: Network, subnet: Ref) -> list[VpcEndpoint]:
    """The Gateway Load Balancer endpoints of a subnet."""
    kind = EndpointType.GATEWAY_LOAD_BALANCER
    every = [one for one in network.all(VpcEndpoint) if one.type is kind]
    return sorted((one for one in every if one.subnets[:1] == (subnet,)), key=lambda one: one.id)


def host_card(network: Network, interface: NetworkInterface) -> Card:
    """An instance at its primary interface; any other interface as itself."""
    lines = tuple(_address_lines(network, interface))
    holder = network.find(interface.attached_to) if interface.attached_to else None
    if holder is not None and type(holder) in styles.STYLES:
        return _held(network, interface, holder, lines)
    host = network.host_of(interface)
    if not isinstance(host, Instance) or network.interfaces_of[host.id][0] is not interface:
        marks = "" if interface.instance or interface.requester_managed else "unused"
        return card_of(interface, lines, marks)
    if host.state is InstanceState.STOPPED:
        return card_of(host, (*lines, Line("stopped", "words")), "stopped")
    return card_of(host, lines)


def _held(
    network: Network, interface: NetworkInterface, holder: Node, lines: tuple[Line, ...]
) -> Card:
    """An interface that AWS keeps for an endpoint or a load balancer looks like that."""
    style, marks = styles.STYLES[type(holder)], ""
    name = clean(holder.name or holder.id)
    if isinstance(holder, VpcEndpoint):
        service = shorten(f"to {service_of(network, holder)}", ROOM, styles.ADDRESS_SIZE)
        lines = (*lines, Line(service, "words"))
        if holder.state is not EndpointState.AVAILABLE:
            lines, marks = (*lines, Line(holder.state, "words")), "stopped"
    card = card_of(interface, lines, marks)
    said = ", ".join([f"{style.words} {name}", *(line.text for line in lines)])
    return replace(
        card,
        kind=styles.slug(type(holder)),
        icon=style.icon,
        name=shorten(name, ROOM, styles.NAME_SIZE),
        label=said,
    )


def service_of(network: Network, endpoint: VpcEndpoint) -> str:
    """What an endpoint leads to: 'sqs', or the name of somebody's own service."""
    if endpoint.service is None:
        return clean(short_service(endpoint.service_name) or endpoint.id)
    service = network.find(endpoint.service)
    return clean((service and service.name) or endpoint.service)


def short_service(full: str) -> str:
    """'ecr.api' for com.amazonaws.us-east-1.ecr.api."""
    return full.split(".", 3)[-1] if full.startswith("com.amazonaws.") else full


def _address_lines(network: Network, interface: NetworkInterface) -> Iterator[Line]:
    for address in interface.private_ips[:1] + interface.ipv6_addresses[:1]:
        yield Line(format_address(address), "address")
    public = {network.public_address_of.get((interface.id, one)) for one in interface.private_ips}
    for address in sorted(one for one in public if one is not None)[:1]:
        yield Line(format_address(address), "outward")


def nat_card(network: Network, gateway: NatGateway) -> Card:
    """A NAT gateway with its private and its public address, or the state that stops it."""
    private = gateway.private_ip
    lines = [Line("regional", "words")] if gateway.subnet is None else []
    lines += [Line(format_address(private), "address")] if private is not None else []
    held = (ip for (owner, _), ip in network.public_address_of.items() if owner == gateway.id)
    lines += [Line(format_address(public), "outward") for public in sorted(held)[:1]]
    if gateway.state is NatGatewayState.AVAILABLE:
        return card_of(gateway, tuple(lines))
    return card_of(gateway, (*lines, Line(gateway.state, "words")), "stopped")


def inspection_card(endpoint: VpcEndpoint) -> Card:
    """A Gateway Load Balancer endpoint: routes lead to it, appliances stand behind it."""
    words = Line("GWLB endpoint", "words")
    if endpoint.state is EndpointState.AVAILABLE:
        return card_of(endpoint, (words,))
    return card_of(endpoint, (words, Line(endpoint.state, "words")), "stopped")
