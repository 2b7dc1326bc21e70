"""A packet at an instance that a route leads to, though it is for somebody else."""

from playground.engine.nodes import (
    ClientVpnEndpoint,
    Forwards,
    InternetGateway,
    NetworkInterface,
    NetworkLoadBalancer,
    Node,
    Ref,
    RouteTable,
    Subnet,
    VpcEndpoint,
)
from tests.engine.oracle import balancers, clients, endpoints, nat, subnets
from tests.engine.oracle.headers import WITH_PORTS, address, block
from tests.engine.oracle.lookups import addresses_of, is_up, mappings, node
from tests.engine.oracle.routes import Candidate
from tests.engine.oracle.way import Fate, Way, answers


def by_route(way: Way, interface: NetworkInterface, sender: Subnet | None) -> Fate:
    """It belongs to somebody (RT-19); its subnet's ACL, the source/destination check (ADDR-07),
    its groups, its guest.
    """
    if _is_loose(interface):
        return way.stopped("BAD_STATE_ROUTE")
    home, own = node(way.network, Subnet, interface.subnet), addresses_of(interface)
    if sender is None or sender.id != home.id:
        subnets.into_subnet(way, home)
    if way.packet.destination in own:
        return subnets.to_owner(way, home)
    if way.packet.source in own:
        return way.stopped("FORWARDING_LOOP")
    if interface.source_dest_check:
        return way.stopped("ENI_SOURCE_DEST_CHECK_RESTRICTION")
    subnets.judge_groups(way, interface, egress=False)
    return at_guest(way, interface)


def at_guest(way: Way, interface: NetworkInterface) -> Fate:
    """It undoes its own translation, takes what is for it, and forwards as it was told."""
    if not is_up(way.network, interface):
        return way.stopped("BAD_STATE")
    holder = _named(way, interface.attached_to)
    if isinstance(holder, NetworkLoadBalancer):
        return balancers.asked(way, interface)
    if isinstance(holder, ClientVpnEndpoint):
        return clients.at_door(way, interface, holder)
    for where, before, after in way.memory.lent:
        restored = before.reply()
        if restored and way.is_reply and where == interface.id and answers(way.packet, after):
            way.rewrite(**restored._asdict())
            way.hidden_by = interface.id
            return subnets.from_host(way, interface)
    if way.packet.destination in addresses_of(interface):
        return _at_own_address(way, interface)
    if interface.forwards is Forwards.NO:
        return way.stopped("GUEST_FORWARDS_NOTHING")
    way.hidden_by = interface.id
    if interface.forwards is Forwards.NAT:
        return _by_nat(way, interface)
    if interface.forwards is Forwards.ROUTE:
        return subnets.from_host(way, interface)
    return way.unknown()


def _at_own_address(way: Way, interface: NetworkInterface) -> Fate:
    endpoint = _named(way, interface.attached_to)
    if isinstance(endpoint, VpcEndpoint):
        return endpoints.asked(way, interface, endpoint)
    return way.ends_at(interface.id)


def _by_nat(way: Way, interface: NetworkInterface) -> Fate:
    """NAT-20: the first address of the packet's family, and a port from 1024 on."""
    packet = way.packet
    v6 = packet.source.version == 6
    own = interface.ipv6_addresses if v6 else interface.private_ips
    if not own:
        return way.stopped("NAT_INSTANCE_HAS_NO_ADDRESS")
    if packet.protocol in WITH_PORTS and packet.source_port < nat.FIRST_PORT:
        way.rewrite_silently(source_port=nat.FIRST_PORT + packet.source_port)
    way.rewrite(source=address(own[0]))
    if not way.is_reply:
        way.memory.lent.append((interface.id, packet, way.packet))
    return subnets.from_host(way, interface)


def refused_at_the_edge(
    way: Way, winner: Candidate, router: Ref, subnet: Subnet | None
) -> str | None:
    """RT-28: a gateway hands on to a public address only.  RT-30: nothing leaves beside it."""
    target = _named(way, winner.target)
    here = _named(way, router)
    v6 = winner.destination.version == 6
    if isinstance(here, InternetGateway) and isinstance(target, NetworkInterface):
        if _is_loose(target):
            return None
        public = any(owner.id == target.id for owner, _, _ in mappings(way.network))
        with_v6 = v6 and bool(target.ipv6_addresses)
        return None if public or with_v6 else "INGRESS_RTB_NO_PUBLIC_IP"
    if isinstance(target, InternetGateway) and subnet is not None:
        own = subnet.ipv6_cidr if v6 else subnet.cidr
        if target.vpc == subnet.vpc and target.route_table and own is not None:
            table = node(way.network, RouteTable, target.route_table)
            covering = [one for one in table.routes if one.destination.covers(own)]
            covering.sort(key=lambda one: block(one.destination).prefixlen)
            steered = _named(way, covering[-1].target) if covering else None
            elsewhere = (
                subnet.id not in steered.subnets
                if isinstance(steered, VpcEndpoint)
                else isinstance(steered, NetworkInterface) and steered.subnet != subnet.id
            )
            if elsewhere:
                return "INGRESS_RTB_TRAFFIC_REDIRECTION"
    return None


def _is_loose(interface: NetworkInterface) -> bool:
    return interface.instance is None and not interface.requester_managed


def _named(way: Way, ref: Ref | None) -> Node | None:
    return next((one for one in way.network if one.id == ref), None)
