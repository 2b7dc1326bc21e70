"""A packet at a network load balancer that is asked through PrivateLink (VPCE-22 to VPCE-25)."""

from playground.engine.network import Network
from playground.engine.nodes import (
    BalancerTarget,
    NetworkInterface,
    NetworkLoadBalancer,
    Subnet,
)
from tests.engine.oracle import endpoints, nat, subnets
from tests.engine.oracle.filters import groups_refuse
from tests.engine.oracle.headers import Address, address
from tests.engine.oracle.lookups import is_up, node
from tests.engine.oracle.way import Fate, Way, answers


def node_in(network: Network, balancer: NetworkLoadBalancer, zone: str) -> NetworkInterface | None:
    """The balancer's interface in a zone."""
    for one in network.all(NetworkInterface):
        if one.attached_to == balancer.id and _zone(network, one) == zone:
            return one
    return None


def _zone(network: Network, interface: NetworkInterface) -> str:
    return node(network, Subnet, interface.subnet).availability_zone


def address_at(interface: NetworkInterface) -> Address:
    """Its private address."""
    return address(interface.private_ips[0])


def by_private_link(way: Way, balancer: NetworkLoadBalancer, here: NetworkInterface) -> Fate:
    """Its groups, its listeners, the targets of its zone; then a connection of its own."""
    enforced = balancer.enforce_security_group_inbound_rules_on_private_link_traffic
    if balancer.security_groups and enforced:
        code = groups_refuse(way, here, egress=False)
        if code is not None:
            way.blocked(code)
    listening = [
        one
        for one in balancer.targets
        if (one.protocol, one.listener_port) == (way.packet.protocol, way.packet.port)
    ]
    if not listening:
        return way.stopped("ELBV2_LISTENERS_MISMATCH")
    near, refusal = _near(way.network, balancer, here, listening)
    if refusal is not None:
        return way.stopped(refusal)
    return _to_target(way, here, *near[0])


def _near(
    network: Network,
    balancer: NetworkLoadBalancer,
    here: NetworkInterface,
    listening: list[BalancerTarget],
) -> tuple[list[tuple[BalancerTarget, NetworkInterface]], str | None]:
    """Targets in enabled zones (ELB-02), healthy ones if any (ELB-20), near ones (ELB-19)."""
    enabled = [node(network, Subnet, ref).availability_zone for ref in balancer.subnets]
    found = [(one, _host(network, one)) for one in listening]
    found = [(one, host) for one, host in found if _zone(network, host) in enabled]
    if not found:
        return [], "ELBV2_NO_TARGETS_IN_AZ"
    found = [(one, host) for one, host in found if is_up(network, host)] or found
    if balancer.cross_zone_load_balancing:
        return found, None
    own = [(one, host) for one, host in found if _zone(network, host) == _zone(network, here)]
    return own, None if own else "ELB_NOT_CROSSZONE"


def _host(network: Network, one: BalancerTarget) -> NetworkInterface:
    every = network.all(NetworkInterface)
    return next(host for host in every if one.target in (host.id, host.instance))


def _to_target(
    way: Way, here: NetworkInterface, one: BalancerTarget, host: NetworkInterface
) -> Fate:
    """VPCE-23: the target sees the balancer's address, and a port of its choice."""
    before = way.packet
    if before.source_port < nat.FIRST_PORT:
        way.rewrite_silently(source_port=nat.FIRST_PORT + before.source_port)
    port = one.port or before.port
    way.rewrite(source=address_at(here), destination=address_at(host), port=port)
    way.memory.balanced.append((here.id, before, way.packet))
    way.came_by = way.hidden_by = None
    way.sender = here.id
    return subnets.from_host(way, here)


def asked(way: Way, here: NetworkInterface) -> Fate:
    """At its own address: an answer of a target, or a question that is not modelled."""
    for where, before, after in way.memory.balanced:
        restored = before.reply()
        if restored and way.is_reply and where == here.id and answers(way.packet, after):
            way.rewrite(**restored._asdict())
            return endpoints.answered(way)
    return way.unknown()
