"""Hosts: what leaves an interface, what its guest receives, and Amazon's own services beside it."""

from playground.engine.addresses import Intervals, join, minus, parse_address
from playground.engine.headers import ALL_ADDRESSES, DESTINATION, SOURCE
from playground.engine.hops.appliances import forwarding_rows
from playground.engine.hops.balancing import asked_directly, balancer_behind, open_rows
from playground.engine.hops.client_vpn import endpoint_behind, refuses
from playground.engine.hops.references import HERE, Origin
from playground.engine.hops.security import group_rows
from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointType,
    NetworkInterface,
    NetworkLoadBalancer,
    Ref,
    Subnet,
    Vpc,
    VpcEndpoint,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons.compute import (
    Delivered,
    HostNotRunning,
    InterfaceNotInUse,
    NotForItself,
    NotItsOwnAddress,
    RunsInACircle,
    StaysInHost,
)
from playground.engine.reasons.security import BypassesFilters
from playground.engine.reasons.vpc import AnsweredByAmazon, ResolverSwitchedOff
from playground.engine.tables import Order, Row, Table

RESOLVERS = (parse_address("169.254.169.253"), parse_address("fd00:ec2::253"))
OTHER_SERVICES = tuple(
    parse_address(text)
    for text in (
        "169.254.169.254",  # instance metadata
        "fd00:ec2::254",
        "169.254.169.123",  # Time Sync
        "fd00:ec2::123",
        "169.254.170.2",  # ECS task metadata
        "169.254.169.250",  # Windows activation
        "169.254.169.251",
        "fd00:ec2::250",
    )
)


def _points(*addresses: int) -> Intervals:
    return join(*((address, address + 1) for address in addresses))


def egress_table(network: Network, ref: Ref) -> Table:
    """Out of an interface: the guest runs, the source is its own, and a group allows (FLOW-01)."""
    interface = network.get(NetworkInterface, ref)
    if not network.runs(interface):
        return Table([Row((), None, _nobody_home(interface))])
    vpc = network.vpc_of(interface.subnet)
    service, onward = Place(Stage.SERVICE, vpc.id, ref), Place(Stage.LINK, interface.subnet)
    rows = []
    if interface.source_dest_check:
        foreign = minus(ALL_ADDRESSES, _points(*interface.addresses))
        rows.append(Row(((SOURCE, foreign),), None, NotItsOwnAddress(ref)))
    rows += _to_itself(network, interface)
    router = _router(network.get(Subnet, interface.subnet))
    rows.append(Row(((DESTINATION, _services(vpc)),), service, BypassesFilters(ref)))
    rows.append(Row(((DESTINATION, router),), onward, BypassesFilters(ref)))
    rows += open_rows(network, interface, onward)
    rows += group_rows(network, interface, True, onward, HERE)
    return Table(rows, Order.ANY_ALLOWS)


def _to_itself(network: Network, interface: NetworkInterface) -> list[Row]:
    """What a host sends to an address of its own stays in the guest."""
    own, said = [interface], StaysInHost(interface.id)
    if interface.instance is not None:
        own = network.interfaces_of[interface.instance]
    return [
        Row(((DESTINATION, _points(*one.addresses)),), Place(Stage.DELIVER, one.id), said)
        for one in own
    ]


def _router(subnet: Subnet) -> Intervals:
    """The subnet's router: the first address behind that of the network (VPC-14)."""
    return _points(*(block.first + 1 for block in subnet.blocks))


def ingress_table(network: Network, ref: Ref, origin: Origin) -> Table:
    """Into an interface: a group must allow (FLOW-02), for where the packet came from."""
    interface = network.get(NetworkInterface, ref)
    onward, balancer = Place(Stage.DELIVER, ref), balancer_behind(network, interface)
    if balancer is not None and _by_private_link(network, origin):
        onward = Place(Stage.BALANCER, balancer.id, ref)
    rows = open_rows(network, interface, onward)
    rows += group_rows(network, interface, False, onward, origin)
    return Table(rows, Order.ANY_ALLOWS)


def _by_private_link(network: Network, origin: Origin) -> bool:
    """Does it come from an interface endpoint, and not through appliances behind another one?"""
    endpoint = network.find(origin.via)
    return isinstance(endpoint, VpcEndpoint) and endpoint.type is EndpointType.INTERFACE


def forward_table(network: Network, ref: Ref) -> Table:
    """A route leads here: with the source/destination check on, others' packets end (ADDR-07)."""
    interface = network.get(NetworkInterface, ref)
    own, inward = _points(*interface.addresses), Place(Stage.INGRESS, ref)
    checked = interface.source_dest_check
    return Table(
        [
            Row(((DESTINATION, own),), inward),
            Row(((SOURCE, own),), None, RunsInACircle(ref)),
            Row((), None, NotForItself(ref)) if checked else Row((), inward),
        ]
    )


def deliver_table(network: Network, ref: Ref) -> Table:
    """The guest, if there is one and it runs, takes what is for it and may forward the rest."""
    interface = network.get(NetworkInterface, ref)
    if not network.runs(interface):
        return Table([Row((), None, _nobody_home(interface))])
    client_vpn = endpoint_behind(network, interface)
    if client_vpn is not None:
        return refuses(client_vpn)
    holder = network.find(interface.attached_to or "")
    if isinstance(holder, VpcEndpoint):
        return Table([Row((), Place(Stage.ENDPOINT, holder.id, ref))])
    if isinstance(holder, NetworkLoadBalancer):
        return asked_directly(holder)
    if interface.source_dest_check:
        return Table([Row((), None, Delivered(ref))])
    own = Row(((DESTINATION, _points(*interface.addresses)),), None, Delivered(ref))
    return Table([own, *forwarding_rows(network, interface)])


def _nobody_home(interface: NetworkInterface) -> HostNotRunning | InterfaceNotInUse:
    if interface.instance is None:
        return InterfaceNotInUse(interface.id)
    return HostNotRunning(interface.instance)


def _resolvers(vpc: Vpc) -> Intervals:
    """The Amazon resolver's addresses: link-local, and base + 2 of the primary block (VPC-15)."""
    return _points(*RESOLVERS, *(block.first + 2 for block in vpc.cidrs[:1]))


def _services(vpc: Vpc) -> Intervals:
    return join(_resolvers(vpc), _points(*OTHER_SERVICES))


def service_table(network: Network, ref: Ref) -> Table:
    """Amazon's services answer every interface of the VPC; the resolver if it is on (DNS-02)."""
    vpc = network.get(Vpc, ref)
    rows = []
    if not vpc.enable_dns_support:
        rows.append(Row(((DESTINATION, _resolvers(vpc)),), None, ResolverSwitchedOff(ref)))
    return Table([*rows, Row((), None, AnsweredByAmazon(ref))])


def service_reply_table(asker: Ref) -> Table:
    """Their answers bypass the filters too, straight to the asker (FLOW-07)."""
    return Table([Row((), Place(Stage.DELIVER, asker), BypassesFilters(asker))])
